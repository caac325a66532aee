// Package gazetteer knows where towns lie: the places of GeoNames with more than a
// thousand inhabitants, by name. A name may be that of several, and nobody but the
// author knows which is meant.
package gazetteer

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
)

// packed are the places as go run ./cmd/gazetteer writes them.
//
//go:embed places.tsv.br
var packed []byte

// Place is a place of GeoNames.
type Place struct {
	Name     string
	Country  string // ISO 3166-1 alpha-2
	Lat, Lon string // degrees, WGS 84, to a thousandth
}

// Fold is a name without what two spellings of it may differ in.
func Fold(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// Find looks the names up, by Fold, and gives the places of each, in order of their
// countries. It takes a pass over all places however many names there are. It returns
// an error when the tool is damaged.
func Find(names []string) (map[string][]Place, error) {
	out := map[string][]Place{}
	for _, n := range names {
		out[Fold(n)] = nil
	}
	text, err := io.ReadAll(brotli.NewReader(bytes.NewReader(packed)))
	if err != nil {
		return nil, fmt.Errorf("the places that the tool carries are damaged: %w", err)
	}
	for line := range strings.Lines(string(text)) {
		name, rest, _ := strings.Cut(line, "\t")
		key := Fold(name)
		if all, wanted := out[key]; wanted {
			f := strings.Fields(rest)
			out[key] = append(all, Place{name, f[0], f[1], f[2]})
		}
	}
	return out, nil
}

// Pack writes places for the tool, in order of their names. Names with a tab or a line
// break are left out. It returns an error for a degree that is none.
func Pack(all []Place) ([]byte, error) {
	lines := make([]string, 0, len(all))
	for _, p := range all {
		lat, err := thousandth(p.Lat)
		if err != nil {
			return nil, err
		}
		lon, err := thousandth(p.Lon)
		if err != nil {
			return nil, err
		}
		if name := strings.Join(strings.Fields(p.Name), " "); name != "" && len(p.Country) == 2 {
			lines = append(lines, name+"\t"+p.Country+"\t"+lat+"\t"+lon+"\n")
		}
	}
	slices.Sort(lines)
	lines = slices.Compact(lines)
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.BestCompression)
	_, err := io.WriteString(w, strings.Join(lines, ""))
	if err == nil {
		err = w.Close()
	}
	return b.Bytes(), err
}

func thousandth(degrees string) (string, error) {
	v, err := strconv.ParseFloat(degrees, 64)
	if err != nil {
		return "", err
	}
	return strconv.FormatFloat(v, 'f', 3, 64), nil
}

// Package gazetteer looks up the coordinates of towns: the places of GeoNames
// with more than a thousand inhabitants, by name. Several places may share a
// name, and only the author knows which one is meant.
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

// packed are the places, written by go run ./cmd/gazetteer.
//
//go:embed places.tsv.br
var packed []byte

// Place is a place of GeoNames.
type Place struct {
	Name     string
	Country  string // ISO 3166-1 alpha-2
	Lat, Lon string // degrees, WGS 84, three decimals
}

// Fold normalises a name: letter case and blanks do not matter.
func Fold(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// Find returns the places for each name, by Fold, in the order of countries. It
// makes one pass over all places, however many names there are. It returns an
// error if the embedded data is damaged.
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

// Pack writes places in the format that the tool embeds, ordered by name. Names
// with a tab or a line break are left out. It returns an error for an invalid
// coordinate.
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

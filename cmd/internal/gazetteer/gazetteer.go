// Package gazetteer looks up the coordinates of towns: the places of GeoNames
// with more than a thousand inhabitants, by name. Several places may share a
// name, and only the author knows which one is meant.
package gazetteer

import (
	"bytes"
	"cmp"
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
	Region   string // its state, province or the like, or ""
	Lat, Lon string // degrees, WGS 84, three decimals
	People   int    // inhabitants, two digits exact, or 0 if unknown
}

// Fold normalises a name: letter case and blanks do not matter.
func Fold(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// Find returns the places for each name, by Fold, the largest first. It makes one pass
// over all places, however many names there are. It returns an error if the embedded
// data is damaged.
func Find(names []string) (map[string][]Place, error) {
	out := map[string][]Place{}
	for _, n := range names {
		out[Fold(n)] = nil
	}
	text, err := io.ReadAll(brotli.NewReader(bytes.NewReader(packed)))
	if err != nil {
		return nil, fmt.Errorf("the places that the tool carries are damaged: %w", err)
	}
	regions := map[string]string{}
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) == 2 {
			regions[f[0]] = f[1]
			continue
		}
		key := Fold(f[0])
		if all, wanted := out[key]; wanted && len(f) == 6 {
			people, _ := strconv.Atoi(f[5])
			out[key] = append(all, Place{f[0], f[1], regions[f[1]+"."+f[2]], f[3], f[4], people})
		}
	}
	for _, all := range out {
		slices.SortStableFunc(all, func(a, b Place) int { return cmp.Compare(b.People, a.People) })
	}
	return out, nil
}

// Pack writes places in the format that the tool embeds, ordered by name, after the
// names of their regions by country and code, such as US.OH. Region is a code here.
// Names with a tab or a line break are left out. It returns an error for an invalid
// coordinate.
func Pack(all []Place, regions map[string]string) ([]byte, error) {
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
		people := ""
		if p.People > 0 {
			people = strconv.Itoa(Round(p.People))
		}
		if name := strings.Join(strings.Fields(p.Name), " "); name != "" && len(p.Country) == 2 {
			lines = append(lines, strings.Join([]string{name, p.Country, p.Region, lat, lon, people}, "\t")+"\n")
		}
	}
	slices.Sort(lines)
	lines = slices.Compact(lines)
	var head []string
	for code, name := range regions {
		head = append(head, code+"\t"+strings.Join(strings.Fields(name), " ")+"\n")
	}
	slices.Sort(head)
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.BestCompression)
	_, err := io.WriteString(w, strings.Join(head, "")+strings.Join(lines, ""))
	if err == nil {
		err = w.Close()
	}
	return b.Bytes(), err
}

// Round keeps two digits of a number of people: the rest is not known to last.
func Round(people int) int {
	unit := 1
	for people/unit >= 100 {
		unit *= 10
	}
	return (people + unit/2) / unit * unit
}

func thousandth(degrees string) (string, error) {
	v, err := strconv.ParseFloat(degrees, 64)
	if err != nil {
		return "", err
	}
	return strconv.FormatFloat(v, 'f', 3, 64), nil
}

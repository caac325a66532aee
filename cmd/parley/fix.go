package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"

	"parley/cmd/internal/gazetteer"
	"parley/cmd/internal/plain"
	"parley/data/check"
	"parley/data/codebook"
	"parley/data/mend"
)

// fix writes into the files of a folder what is certain to be meant, says what it
// changed, and reads them again. It returns an error when the input is no folder or file
// of YAML, or a file cannot be written; each file is written whole or not at all.
func (in input) fix(s streams, v version, out io.Writer) (version, error) {
	if _, foreign, err := in.table(); foreign || err != nil || in.address != nil || in.folder == "" {
		return v, errors.Join(err, errors.New("--fix writes into a dataset's YAML; make one with parley import"))
	}
	byFile := map[string][]mend.Change{}
	for _, c := range slices.Concat(mend.Changes(v.found), coordinates(v)) {
		byFile[c.At.File] = append(byFile[c.At.File], c)
	}
	n := 0
	for _, name := range slices.Sorted(maps.Keys(byFile)) {
		done, err := in.fixFile(s, name, byFile[name], out)
		if n += done; err != nil {
			return v, err
		}
	}
	fmt.Fprintf(out, "%s\n", plural(n, "change"))
	if n == 0 {
		return v, nil
	}
	return in.version()
}

// fixFile makes the changes in one file and says which. What is not written in one
// place and line is left, with the fix that the editor may make.
func (in input) fixFile(s streams, name string, list []mend.Change, out io.Writer) (int, error) {
	data, err := plain.File(filepath.FromSlash(name), mostYAML)
	if err != nil {
		return 0, fmt.Errorf("%s: %s", name, plain.Why(err))
	}
	text, done, left := mend.Text(data, list)
	for _, c := range left {
		fmt.Fprintf(out, "%s: left “%s”: it is not written in one place and line; the fix: %s\n", c.At, c.From, c.To)
	}
	if len(done) == 0 {
		return 0, nil
	}
	if err := s.disk.Write(filepath.FromSlash(name), text); err != nil {
		return 0, err
	}
	for _, c := range done {
		fmt.Fprintf(out, "%s: %s\n", c.At, said(c))
	}
	return len(done), nil
}

// said is a change in words.
func said(c mend.Change) string {
	if len(c.Beside) == 0 {
		return fmt.Sprintf("“%s” → “%s” (%s)", c.From, c.To, c.Why)
	}
	return fmt.Sprintf("“%s” + %v (%s)", c.From, c.Beside, c.Why)
}

// coordinates are those of cities without any, where one town of that name fits: it is
// the only one, or the only one in the country that the record says.
func coordinates(v version) []mend.Change {
	var names []string
	at := map[string]int{}
	for i, p := range v.d.Places {
		if p.Kind == codebook.City && !p.Located {
			names, at[gazetteer.Fold(p.Name)] = append(names, p.Name), i
		}
	}
	if names == nil {
		return nil
	}
	all, err := gazetteer.Find(names)
	if err != nil {
		return nil // what is written is right without it
	}
	var out []mend.Change
	for i, p := range v.d.Places {
		if p.Kind != codebook.City || p.Located || at[gazetteer.Fold(p.Name)] != i {
			continue
		}
		towns := slices.DeleteFunc(slices.Clone(all[gazetteer.Fold(p.Name)]), func(t gazetteer.Place) bool { return p.Country != "" && t.Country != p.Country })
		w, found := v.pos["places."+string(p.ID)+".name"]
		if len(towns) != 1 || !found || v.pos["places."+string(p.ID)+".lat"] != (check.Where{}) || v.pos["places."+string(p.ID)+".coords_from"] != (check.Where{}) {
			continue
		}
		t := towns[0]
		out = append(out, mend.Change{At: w, From: p.Name, To: p.Name, Beside: []string{"lat: " + t.Lat, "lon: " + t.Lon, "coords_from: geonames"},
			Why: "the one town of that name in GeoNames, " + t.Country})
	}
	return out
}

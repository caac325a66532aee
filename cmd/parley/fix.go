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
	"parley/data/dataset"
	"parley/data/mend"
)

// fix writes into the files of a folder what is certain to be meant, says what it
// changed, and reads them again. It returns an error when the input is no folder or file
// of YAML, or a file cannot be written; each file is written whole or not at all.
func (in input) fix(s streams, v version, chosen mend.Accepted, out io.Writer) (version, error) {
	if _, foreign, err := in.table(); foreign || err != nil || in.address != nil || in.folder == "" {
		return v, errors.Join(err, errors.New("--fix writes into a dataset's YAML; make one with parley import"))
	}
	byFile := map[string][]mend.Change{}
	for _, c := range slices.Concat(mend.Changes(v.found, chosen), coordinates(v, chosen)) {
		byFile[c.At.File] = append(byFile[c.At.File], c)
	}
	for _, name := range slices.Sorted(maps.Keys(chosen)) {
		if !slices.ContainsFunc(v.found, func(f check.Finding) bool { _, ok := chosen.Of(f); return ok && f.Written == name }) {
			fmt.Fprintf(out, "--accept %s=%s: no finding has that choice\n", name, chosen[name])
		}
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

// said returns a change in words.
func said(c mend.Change) string {
	if len(c.Beside) == 0 {
		return fmt.Sprintf("“%s” → “%s” (%s)", c.From, c.To, c.Why)
	}
	return fmt.Sprintf("“%s” + %v (%s)", c.From, c.Beside, c.Why)
}

// coordinates returns those of places without any: of cities where one town of that name
// fits, as it is the only one, or the only one in the country that the record says; and
// of those for which the author chose a town.
func coordinates(v version, chosen mend.Accepted) []mend.Change {
	var names []string
	at := map[string]int{}
	for i, p := range v.d.Places {
		if (p.Kind == codebook.City || chosen[p.Name] != "") && !p.Located {
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
		if p.Located || at[gazetteer.Fold(p.Name)] != i {
			continue
		}
		t, why, ok := townOf(p, all[gazetteer.Fold(p.Name)], chosen[p.Name])
		w, named := v.pos.At("places." + string(p.ID) + ".name")
		_, lat := v.pos.At("places." + string(p.ID) + ".lat")
		_, from := v.pos.At("places." + string(p.ID) + ".coords_from")
		if !ok || !named || lat || from {
			continue
		}
		beside := []string{"lat: " + t.Lat, "lon: " + t.Lon, "coords_from: geonames"}
		if chosen[p.Name] != "" && p.Country == "" {
			beside = append(beside, "country: "+t.Country)
		}
		out = append(out, mend.Change{At: w, From: p.Name, To: p.Name, Beside: beside, Why: why})
	}
	return out
}

// townOf returns the town that a place is: the one that the author chose, else the only one
// that fits a city.
func townOf(p dataset.Place, towns []gazetteer.Place, choice string) (t gazetteer.Place, why string, ok bool) {
	if choice != "" {
		for i, t := range towns {
			if townKey(towns, i) == choice {
				return t, "chosen of the towns of that name in GeoNames, " + t.Country, true
			}
		}
	}
	towns = slices.DeleteFunc(slices.Clone(towns), func(t gazetteer.Place) bool { return p.Country != "" && t.Country != p.Country })
	if p.Kind != codebook.City || len(towns) != 1 {
		return t, "", false
	}
	return towns[0], "the one town of that name in GeoNames, " + towns[0].Country, true
}

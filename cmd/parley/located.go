package main

import (
	"fmt"
	"slices"
	"strings"

	"parley/cmd/internal/gazetteer"
	"parley/data/check"
)

// mostPlaces is the maximum number of places with one name that a finding
// shows.
const mostPlaces = 4

// located adds to findings about places without coordinates the towns with that
// name. It changes no place: a name does not tell which town is meant, or
// whether one is.
func located(found []check.Finding) []check.Finding {
	var names []string
	for _, f := range found {
		if name := unplacedName(f); name != "" {
			names = append(names, name)
		}
	}
	if names == nil {
		return found
	}
	all, err := gazetteer.Find(names)
	if err != nil {
		return found // the findings are complete without it
	}
	out := slices.Clone(found)
	for i := range out {
		if towns := all[gazetteer.Fold(unplacedName(out[i]))]; len(towns) > 0 {
			out[i].Suggest = townsText(towns)
		}
	}
	return out
}

// unplacedName returns the name of the place in a finding about missing
// coordinates, or "".
func unplacedName(f check.Finding) string {
	if f.Rule != "unplaced" {
		return ""
	}
	_, name, _ := strings.Cut(f.Say, "“")
	name, _, _ = strings.Cut(name, "”")
	return name
}

func townsText(towns []gazetteer.Place) string {
	var out []string
	for _, p := range towns[:min(len(towns), mostPlaces)] {
		out = append(out, fmt.Sprintf("lat: %s, lon: %s, country: %s", p.Lat, p.Lon, p.Country))
	}
	text := strings.Join(out, "; or ")
	if more := len(towns) - mostPlaces; more > 0 {
		text += fmt.Sprintf("; or %d more", more)
	}
	if len(towns) == 1 {
		return text + ", if the town of that name in GeoNames is meant"
	}
	return text + ": GeoNames has " + plural(len(towns), "town") + " of that name"
}

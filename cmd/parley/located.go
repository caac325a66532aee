package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/cmd/internal/gazetteer"
	"parley/data/check"
)

// mostPlaces is the maximum number of places with one name that a finding
// shows.
const mostPlaces = 6

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
		name := unplacedName(out[i])
		if towns := all[gazetteer.Fold(name)]; len(towns) > 0 {
			out[i].Suggest = townsText(towns)
			out[i].Written, out[i].Choices = name, check.Choices(townChoices(towns))
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

// townChoices are towns of one name by their country, and by their region too where a
// country has several, with what tells them apart.
func townChoices(towns []gazetteer.Place) []check.Choice {
	out := make([]check.Choice, len(towns))
	for i, p := range towns {
		out[i] = check.Choice{Write: townKey(towns, i), Tells: fmt.Sprintf("lat: %s, lon: %s, %s", p.Lat, p.Lon, sizeOf(p))}
	}
	return out
}

// townKey is what an author writes to choose a town: GB, US/Ohio, or US/Ohio/2.
func townKey(towns []gazetteer.Place, i int) string {
	p, inCountry, inRegion, before := towns[i], 0, 0, 1
	for j, o := range towns {
		if o.Country == p.Country {
			inCountry++
			if o.Region == p.Region {
				inRegion++
				if j < i {
					before++
				}
			}
		}
	}
	switch {
	case inCountry == 1:
		return p.Country
	case inRegion == 1:
		return p.Country + "/" + p.Region
	}
	return p.Country + "/" + p.Region + "/" + strconv.Itoa(before)
}

// sizeOf is how many people live in a town, and in which region it is.
func sizeOf(p gazetteer.Place) string {
	text := "of unknown size"
	if p.People > 0 {
		text = "some " + grouped(p.People) + " people"
	}
	if p.Region != "" {
		text += ", " + p.Region
	}
	return text
}

// grouped writes a number with commas.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func townsText(towns []gazetteer.Place) string {
	choices := townChoices(towns)
	if p := towns[0]; len(choices) == 1 {
		return fmt.Sprintf("lat: %s, lon: %s, country: %s, if the town of that name in GeoNames is meant (%s)", p.Lat, p.Lon, p.Country, sizeOf(p))
	}
	var out []string
	for _, c := range choices[:min(len(choices), mostPlaces)] {
		out = append(out, c.Write+" ("+c.Tells+")")
	}
	text := strings.Join(out, " or ")
	if more := len(towns) - mostPlaces; more > 0 {
		text += fmt.Sprintf(" or %d more", more)
	}
	return text + ": GeoNames has " + plural(len(towns), "town") + " of that name"
}

package carry

import (
	"strings"

	"parley/data/dataset"
)

// Part is a part of a record that a format may have no place for.
type Part string

// Parts of a record, in the words of the report.
const (
	Claims      Part = "claims with a speaker, a stance, a place in the source or words of their own"
	Links       Part = "links between events"
	History     Part = "changes in the history of events"
	Figures     Part = "figures"
	Media       Part = "pictures, sounds, films and documents"
	Contexts    Part = "events with a context"
	Relations   Part = "ties that last"
	Offices     Part = "offices"
	Descriptors Part = "participants with a description, other names, a sector or dates of life"
	Corrections Part = "corrections"
	Steps       Part = "steps of the story"
	Scheme      Part = "groups, types and class names of the record's own"
	Documents   Part = "sources with a kind, dates, an author or a note"
	Tongues     Part = "texts in other languages"
)

// counts returns how much of each part a record has.
var counts = []struct {
	part  Part
	count func(d *dataset.Dataset) int
}{
	{Claims, func(d *dataset.Dataset) int {
		return perEvent(d, func(e *dataset.Event) (n int) {
			for i := range e.Claims {
				c := &e.Claims[i]
				if c.By >= 0 || c.For >= 0 || c.SaidIn >= 0 || c.CitedFrom >= 0 || c.Via != 0 || c.Saying != nil && (c.Loc+c.Text+c.Quote+c.Note != "" || len(c.To)+len(c.Chain) > 0) {
					n++
				}
			}
			return n
		})
	}},
	{Links, func(d *dataset.Dataset) int { return perEvent(d, func(e *dataset.Event) int { return len(e.Links) }) }},
	{History, func(d *dataset.Dataset) int {
		return perEvent(d, func(e *dataset.Event) int { return len(e.History) })
	}},
	{Figures, func(d *dataset.Dataset) int {
		return perEvent(d, func(e *dataset.Event) int { return len(e.Rest().Figures) })
	}},
	{Media, func(d *dataset.Dataset) (n int) {
		d.EachMedia(func(_ *dataset.Media, path string) {
			if strings.Contains(path, ".media.") {
				n++
			}
		})
		return n
	}},
	{Contexts, func(d *dataset.Dataset) int {
		return perEvent(d, func(e *dataset.Event) int { return min(int(e.Context), 1) })
	}},
	{Relations, func(d *dataset.Dataset) int { return len(d.Relations) }},
	{Offices, func(d *dataset.Dataset) (n int) {
		for i := range d.Actors {
			n += len(d.Actors[i].Roles)
			if d.Actors[i].PartOf >= 0 {
				n++
			}
		}
		return n
	}},
	{Descriptors, func(d *dataset.Dataset) (n int) {
		for i := range d.Actors {
			a := &d.Actors[i]
			if a.Description+a.Sector+a.Short != "" || len(a.Aka) > 0 || !a.Born.IsZero() || !a.Died.IsZero() {
				n++
			}
		}
		return n
	}},
	{Corrections, func(d *dataset.Dataset) int { return len(d.Corrections) }},
	{Steps, func(d *dataset.Dataset) int { return len(d.Steps) }},
	{Scheme, func(d *dataset.Dataset) int {
		return len(d.Scheme.Groups) + len(d.Scheme.Types) + len(d.Scheme.Classes)
	}},
	{Documents, func(d *dataset.Dataset) (n int) {
		for i := range d.Sources {
			s := &d.Sources[i]
			if s.Author+s.Note+s.Archive != "" || !s.Published.IsZero() || s.Kind != 0 {
				n++
			}
		}
		return n
	}},
	{Tongues, func(d *dataset.Dataset) int { return len(d.Translations) }},
}

func perEvent(d *dataset.Dataset, count func(e *dataset.Event) int) (n int) {
	for i := range d.Events {
		n += count(&d.Events[i])
	}
	return n
}

// Loss is a part of a record that a file does not hold.
type Loss struct {
	Part  Part
	Count int
}

// Losses returns the parts of a record that a format does not hold, with their
// counts.
func Losses(d *dataset.Dataset, held ...Part) []Loss {
	var out []Loss
	for _, c := range counts {
		holds := false
		for _, h := range held {
			holds = holds || h == c.part
		}
		if n := c.count(d); n > 0 && !holds {
			out = append(out, Loss{c.part, n})
		}
	}
	return out
}

package chronicle

import (
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// history words the changes of an entry that were known on a day, in order.
func (b *Book) history(e *dataset.Event, on dataset.Day) []Step {
	var out []Step
	for i := range e.History {
		c := &e.History[i]
		if !b.isKnown(c.At, on) {
			continue
		}
		s := Step{When: b.when(c.At), Text: b.change(c.Field, c.From, c.To), Source: c.Source, told: inCourse(c.Field)}
		if c.Claim >= 0 && &b.d.Events[c.Claim] != e {
			s.Event, s.Title = b.d.Events[c.Claim].ID, b.d.Events[c.Claim].Title
		}
		if c.Note != "" {
			s.Text += " " + c.Note
		}
		out = append(out, s)
	}
	return out
}

// change words one change of a field.
func (b *Book) change(field, from, to string) string {
	from, to = b.value(field, from), b.value(field, to)
	name := b.field(field)
	if from == "" {
		return b.w.Say("change.set", name, to)
	}
	if to == "" {
		return b.w.Say("change.removed", name, from)
	}
	return b.w.Say("change.from", name, from, to)
}

// field is the word for a field of an entry, or its own name where there is none.
func (b *Book) field(field string) string {
	if b.w.Has("field." + field) {
		return b.w.Say("field." + field)
	}
	return field
}

// value puts the value of a field, as the record writes it, into words.
func (b *Book) value(field, v string) string {
	switch field {
	case "status":
		if s, ok := codebook.ParseStatus(v); ok {
			return b.w.Status(s)
		}
	case "when":
		if d, err := edtf.Parse(v); err == nil && v != "" {
			return b.w.Date(d)
		}
	case "where":
		if p := b.d.PlaceByID(dataset.PlaceID(v)); p >= 0 {
			return b.d.Places[p].Name
		}
	case "who":
		return b.actorList(v)
	}
	return v
}

// actorList names actors given as ids with commas between; other words stay.
func (b *Book) actorList(v string) string {
	var names []string
	for _, id := range strings.Split(v, ",") {
		a := b.x.Actor(dataset.ActorID(strings.TrimSpace(id)))
		if a < 0 {
			return v
		}
		names = append(names, b.d.Actors[a].Label())
	}
	return b.w.List(names)
}

// correction words an entry of the corrections log.
func (b *Book) correction(c *dataset.Correction) Correction {
	out := Correction{When: b.when(c.At), Text: b.change(c.Field, c.Was, c.Now), Note: c.Note, Source: c.Source}
	if c.Event >= 0 {
		out.Event, out.Title = b.d.Events[c.Event].ID, b.d.Events[c.Event].Title
	}
	return out
}

// Corrections words the corrections log, newest first.
func (b *Book) Corrections() []Correction {
	out := make([]Correction, 0, len(b.d.Corrections))
	for i := len(b.d.Corrections) - 1; i >= 0; i-- {
		out = append(out, b.correction(&b.d.Corrections[i]))
	}
	return out
}

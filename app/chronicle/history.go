package chronicle

import (
	"strings"

	"parley/data/dataset"
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
	return b.w.Change(field, b.w.Value(field, from, b.d), b.w.Value(field, to, b.d))
}

// correction words an entry of the corrections log.
func (b *Book) correction(c *dataset.Correction) Correction {
	out := Correction{When: b.when(c.At), Text: b.change(c.Field, c.Was, c.Now), Note: c.Note, Source: c.Source}
	if name, field := b.subject(c); name != "" {
		if out.Text = b.change(field, c.Was, c.Now); out.Text == "" {
			out.Text = b.w.Say("change.some", name)
		} else {
			out.Text = b.w.Say("change.of", name, out.Text)
		}
	}
	if c.Event >= 0 {
		out.Event, out.Title = b.d.Events[c.Event].ID, b.d.Events[c.Event].Title
	}
	return out
}

// subject is what a correction of no event speaks of: the name of the record to
// which its field is a path, such as "actors.ann.roles.0.since", and the field there;
// "" where it is none.
func (b *Book) subject(c *dataset.Correction) (name, field string) {
	part := strings.Split(c.Field, ".")
	if c.Event >= 0 {
		return "", ""
	}
	if part[0] == "relations" {
		name = b.w.Field(part[0])
	} else if len(part) > 1 {
		switch id := part[1]; part[0] {
		case "actors":
			name = b.d.ActorName(id)
		case "places":
			name = b.d.PlaceName(id)
		case "sources":
			name = b.d.Publisher(b.d.SourceByID(dataset.SourceID(id)))
		}
	}
	if len(part) > 2 {
		field = part[len(part)-1]
	}
	return name, field
}

// Corrections words the corrections log, newest first.
func (b *Book) Corrections() []Correction {
	out := make([]Correction, 0, len(b.d.Corrections))
	for i := len(b.d.Corrections) - 1; i >= 0; i-- {
		out = append(out, b.correction(&b.d.Corrections[i]))
	}
	return out
}

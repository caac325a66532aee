package chronicle

import (
	"strings"

	"parley/data/dataset"
)

// history words the changes of an entry that were known on a day, in order.
func (b *Book) history(ref dataset.EventRef, on dataset.Day) []Step {
	var out []Step
	e := &b.d.Events[ref]
	for i := range e.History {
		c := &e.History[i]
		if !b.isKnown(c.At, on) || c.From == c.To && c.From != "" {
			continue // not known yet, or no change
		}
		s := Step{When: b.when(c.At), Text: b.change(c.Field, c.From, c.To), Source: b.source(c.Source, on), told: inCourse(c.Field)}
		if c.Claim != ref {
			s.Event, s.Title = b.Titled(c.Claim, on)
		}
		if c.Note != "" {
			s.Text += " " + c.Note
		}
		out = append(out, s)
	}
	return out
}

// Titled returns the id and the title of an event as known on a day, "" for none and for
// one of which nothing was known.
func (b *Book) Titled(ref dataset.EventRef, on dataset.Day) (dataset.EventID, string) {
	if ref < 0 {
		return "", ""
	}
	st, ok := b.state(ref, on)
	if !ok {
		return "", ""
	}
	return b.d.Events[ref].ID, st.Title
}

// source returns a source that was known on a day, else None.
func (b *Book) source(ref dataset.SourceRef, on dataset.Day) dataset.SourceRef {
	if ref >= 0 && !b.ledger.SourceKnown(ref, on) {
		return dataset.None
	}
	return ref
}

// change words one change of a field.
func (b *Book) change(field, from, to string) string {
	return b.w.Change(field, b.w.Value(field, from, b.d), b.w.Value(field, to, b.d))
}

// correction words an entry of the corrections log.
func (b *Book) correction(c *dataset.Correction, on dataset.Day) Correction {
	out := Correction{When: b.when(c.At), Text: b.change(c.Field, c.Was, c.Now), Note: c.Note, Source: b.source(c.Source, on)}
	if name, field := b.subject(c); name != "" {
		if out.Text = b.change(field, c.Was, c.Now); out.Text == "" {
			out.Text = b.w.Say("change.some", name)
		} else {
			out.Text = b.w.Say("change.of", name, out.Text)
		}
	}
	out.Event, out.Title = b.Titled(c.Event, on)
	return out
}

// subject returns the record and the field of a correction that is not of an event, whose field
// is a path such as "actors.ann.roles.0.since"; "" if it is not a path.
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

// Corrections words the corrections log as known on a day, newest first.
func (b *Book) Corrections(on dataset.Day) []Correction {
	out := make([]Correction, 0, len(b.d.Corrections))
	for i := len(b.d.Corrections) - 1; i >= 0; i-- {
		c := &b.d.Corrections[i]
		if !b.isKnown(c.At, on) {
			continue
		}
		if said := b.correction(c, on); c.Event < 0 || said.Event != "" {
			out = append(out, said)
		}
	}
	return out
}

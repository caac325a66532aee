package chronicle

import (
	"slices"

	"parley/data/dataset"
	"parley/data/edtf"
)

// Profile describes one actor, as known on a day.
type Profile struct {
	Name
	Kind        string
	Country     string
	Office      string // held when the record ends, or on the day
	Description string
	Aka         []dataset.Alias
	Offices     []Tenure
	Ties        []Tie
	Met         []Partner // with whom the actor was in contact, most often first
	NoContact   string    // as what its other events count: "2 periods, 1 statement"
	Events      []Row     // in which the actor has a part, in order
	Told        []Row     // of which the actor speaks without a part in them
	Wikidata    string
	Media       []dataset.Media // chosen with all of the record in view: none on an earlier day
}

// Tenure is an office with the time it was held.
type Tenure struct {
	Text   string
	Held   string // "since 20 January 2025", or ""
	Source dataset.SourceRef
}

// Tie is a standing relation to another actor.
type Tie struct {
	Words    string // "buys from", read from this actor
	Other    Name
	Held     string
	Text     string
	Standing string // "", or a word such as "inferred"
	Source   dataset.SourceRef
}

// Actor describes an actor as known on a day.
func (b *Book) Actor(ref dataset.ActorRef, on dataset.Day) Profile {
	a := &b.d.Actors[ref]
	p := Profile{
		Name: b.name(ref), Kind: b.Kind(a.Kind), Country: a.Country, Description: a.Description, Wikidata: a.Wikidata,
		Office: b.Office(ref, b.present(on), on), Ties: b.ties(ref, on), Met: b.met(ref, on),
	}
	for _, aka := range a.Aka {
		if _, known := aka.On(on); known {
			p.Aka = append(p.Aka, aka)
		}
	}
	for i := range a.Roles {
		if o, known := a.Roles[i].On(on); known {
			p.Offices = append(p.Offices, Tenure{Text: b.office(&o), Held: b.held(o.Since, o.Until, o.AsOf), Source: b.source(o.Source, on)})
		}
	}
	for _, e := range b.events[ref] {
		if row, ok := b.Row(e, on); ok && dataset.Involves(b.casts.Who(e, on), ref) {
			p.Events = append(p.Events, row)
		}
	}
	p.Events = b.inTime(p.Events)
	var took []dataset.EventRef
	for _, e := range b.events[ref] {
		if dataset.Takes(b.casts.Who(e, on), ref) {
			took = append(took, e)
		}
	}
	p.NoContact = b.NoContact(b.Uncounted(took, ref, on), on)
	p.Told = b.toldBy(ref, on)
	if on == dataset.LatestDay {
		p.Media = a.Media
	}
	return p
}

// present returns the day the book speaks of: the given one, else the record's own.
func (b *Book) present(on dataset.Day) edtf.Date {
	if on != dataset.LatestDay {
		return edtf.FromDay(int64(on))
	}
	return b.d.Meta.AsOf
}

// held words the time of an office or a tie.
func (b *Book) held(since, until, asOf edtf.Date) string {
	switch {
	case !since.IsZero() && !until.IsZero():
		return b.w.Say("held.from-to", b.w.For("held.from-to", 0).Date(since), b.w.For("held.from-to", 1).Date(until))
	case !since.IsZero():
		return b.w.Say("held.since", b.w.For("held.since", 0).Date(since))
	case !until.IsZero():
		return b.w.Say("held.until", b.w.For("held.until", 0).Date(until))
	case !asOf.IsZero():
		return b.w.Say("held.as-of", b.w.For("held.as-of", 0).Date(asOf))
	}
	return ""
}

// ties lists the standing relations of an actor, both ways.
func (b *Book) ties(ref dataset.ActorRef, on dataset.Day) []Tie {
	var out []Tie
	for i := range b.d.Relations {
		r, known := b.d.Relations[i].On(on)
		if r.From != ref && r.To != ref || !known {
			continue
		}
		t := Tie{Words: r.Label, Other: b.name(r.To), Held: b.held(r.Since, r.Until, r.AsOf), Text: r.Text, Source: b.source(r.Source, on)}
		if r.Standing != "" && r.Standing != "stated" {
			t.Standing = b.w.Say("tie." + r.Standing)
		}
		if t.Words == "" {
			t.Words = b.w.Relation(r.Kind, b.d.Actors[r.From].Plural)
		}
		if r.From != ref {
			t.Other = b.name(r.From)
			if !r.Undirected {
				t.Words = b.w.Say("tie.back", t.Other.Text, t.Words)
				t.Other.Text = ""
			}
		}
		out = append(out, t)
	}
	return out
}

// toldBy lists the events about which an actor makes claims without taking part.
func (b *Book) toldBy(ref dataset.ActorRef, on dataset.Day) []Row {
	var out []Row
	for _, told := range b.told[ref] {
		if dataset.Involves(b.casts.Who(told, on), ref) {
			continue
		}
		e := &b.d.Events[told]
		if !slices.ContainsFunc(e.Claims, func(c dataset.Claim) bool { return c.By == ref && c.Known <= on }) {
			continue
		}
		if row, ok := b.Row(told, on); ok {
			out = append(out, row)
		}
	}
	return b.inTime(out)
}

// EventCount returns the number of events in which an actor has a part.
func (b *Book) EventCount(ref dataset.ActorRef) (n int) {
	for _, e := range b.events[ref] {
		n += b2i(dataset.Involves(b.d.Events[e].Who, ref))
	}
	return n
}

// inTime orders rows as every list does, see [dataset.Dataset.InTime].
func (b *Book) inTime(rows []Row) []Row {
	refs, at := make([]dataset.EventRef, len(rows)), make(map[dataset.EventRef]int, len(rows))
	for i := range rows {
		refs[i], at[rows[i].Ref] = rows[i].Ref, i
	}
	b.d.InTime(refs, func(e dataset.EventRef) edtf.Date { return rows[at[e]].When.Date })
	out := make([]Row, len(rows))
	for i, e := range refs {
		out[i] = rows[at[e]]
	}
	return out
}

package dataset

import (
	"slices"

	"parley/data/edtf"
)

// AsKnownOn returns the record as known on a day: a new sealed dataset that
// shares nothing mutable with d. In it
//
//   - an event is present if one of its claims was known, with only those claims;
//   - its title, date, place and participants are those its history gives for the day,
//     its status is the one that could be known (see statusOn), its standing is derived again;
//   - its history holds the changes known, and the changes of status that no entry records:
//     with these the copy agrees with d about every earlier day;
//   - text written with hindsight (text, figures, note, short, caption) is left out
//     while anything about the event became known later, and so is the head of the story;
//     the date at which it is drawn (show) is left out while its date was another;
//   - links, steps and corrections need both ends known and must not be later;
//     a source published later is kept only if a known claim cites it; offices,
//     names and relations that start later are left out, and so are ends in the future;
//   - Meta.AsOf is the day, if it is earlier.
//
// Actors and places keep their refs; events and sources do not. For LatestDay
// the result equals d. Ledger gives the same answers without a copy.
func AsKnownOn(d *Dataset, day Day) *Dataset {
	out := *d
	out.Places = slices.Clone(d.Places)
	if day != LatestDay {
		h := d.Meta.Head
		out.Meta.Head = Head{Byline: h.Byline, Published: h.Published, Logo: h.Logo}
	}
	out.Corrections = slices.DeleteFunc(slices.Clone(d.Corrections), func(c Correction) bool { return PublicDay(c.At) > day })
	out.Steps = slices.DeleteFunc(slices.Clone(d.Steps), func(s Step) bool { return s.On > day })
	out.Events = nil
	moved := make([]EventRef, len(d.Events))
	for i := range d.Events {
		moved[i] = None
		if d.Events[i].Known <= day {
			moved[i] = EventRef(len(out.Events))
			out.Events = append(out.Events, d.eventOn(EventRef(i), day))
		}
	}
	out.moveRefs(moved)
	out.Actors = actorsOn(d.Actors, day)
	out.Relations = knownOf(d.Relations, Relation.On, day)
	out.dropSources(day, d.rested())
	if day < out.AsOfDay() {
		out.Meta.AsOf = edtf.FromDay(int64(day))
	}
	out.sortEvents()
	var r Reason
	for i := range out.Events {
		out.assess(&out.Events[i], LatestDay, out.Events[i].Status, &r)
		out.Events[i].Standing = r.Standing
	}
	return &out
}

// eventOn returns an event as known on a day. Its refs to events are still
// those of d.
func (d *Dataset) eventOn(ref EventRef, day Day) Event {
	e := *d.castOn(&d.Events[ref], day)
	out := e
	out.Status, out.When = d.statusOn(&e, day), whenOn(&e, day)
	out.Title, out.Where = titleOn(&e, day), d.whereOn(&e, day)
	out.Who = slices.Clone(e.Who)
	out.Links = slices.Clone(e.Links)
	out.Claims = nil
	for _, c := range e.Claims {
		if c.Known > day {
			continue
		}
		if c.SaidIn >= 0 && d.Events[c.SaidIn].Known > day {
			if c.SaidAt.IsZero() {
				c.Edit().SaidAt = d.Events[c.SaidIn].When
			}
			c.SaidIn = None
		}
		out.Claims = append(out.Claims, c)
	}
	out.History = d.historyOn(&d.Events[ref], day)
	if e.More != nil && out.When != e.When { // it was drawn for the later date
		more := *e.More
		more.Show = edtf.Date{}
		e.More, out.More = &more, &more
	}
	if out.Status != e.Status || !e.WholeOn(day) {
		out.Text = ""
		if e.More != nil {
			more := *e.More
			more.Note, more.Figures, more.Short, more.Caption = "", nil, "", ""
			out.More = &more
		}
	}
	return out
}

// knownOf returns the items known on a day, each as known then.
func knownOf[T any](list []T, on func(T, Day) (T, bool), day Day) []T {
	var out []T
	for _, v := range list {
		if then, ok := on(v, day); ok {
			out = append(out, then)
		}
	}
	return out
}

// actorsOn drops the offices and names that start after the day, and ends in
// the future.
func actorsOn(actors []Actor, day Day) []Actor {
	out := slices.Clone(actors)
	for i := range out {
		out[i].Roles, out[i].Aka = knownOf(out[i].Roles, Office.On, day), knownOf(out[i].Aka, Alias.On, day)
		out[i].Died = dateOn(out[i].Died, day)
	}
	return out
}

// dropSources drops the sources published after the day that no remaining
// record cites, and moves the refs to the others.
func (d *Dataset) dropSources(day Day, rested []bool) {
	keep := make([]bool, len(d.Sources))
	for i := range d.Events {
		for k := range d.Events[i].Claims {
			c := &d.Events[i].Claims[k]
			d.keepSource(keep, c.Source)
			d.keepSource(keep, c.CitedFrom)
		}
	}
	for i := range d.Sources {
		if public := PublicDay(d.Sources[i].Published); public <= day && (public != DayNone || !rested[i]) {
			d.keepSource(keep, SourceRef(i))
		}
	}
	moved := make([]SourceRef, len(keep))
	var kept []Source
	for i := range keep {
		moved[i] = None
		if keep[i] {
			moved[i] = SourceRef(len(kept))
			kept = append(kept, d.Sources[i])
		}
	}
	d.Sources = kept
	d.moveSources(func(r *SourceRef) {
		if *r >= 0 {
			*r = moved[*r]
		}
	})
}

// rested marks the sources that any claim cites.
func (d *Dataset) rested() []bool {
	out := make([]bool, len(d.Sources))
	for i := range d.Events {
		for k := range d.Events[i].Claims {
			for _, s := range [...]SourceRef{d.Events[i].Claims[k].Source, d.Events[i].Claims[k].CitedFrom} {
				if s >= 0 {
					out[s] = true
				}
			}
		}
	}
	return out
}

// keepSource marks a source and every source behind it (CitedIn and Via).
func (d *Dataset) keepSource(keep []bool, s SourceRef) {
	if s < 0 || keep[s] {
		return
	}
	keep[s] = true
	d.keepSource(keep, d.Sources[s].CitedIn)
	for _, v := range d.Sources[s].Via {
		d.keepSource(keep, v)
	}
}

// moveSources calls move for every ref to a source, after copying the slices
// shared with another dataset.
func (d *Dataset) moveSources(move func(*SourceRef)) {
	for i := range d.Sources {
		s := &d.Sources[i]
		move(&s.CitedIn)
		s.Via = slices.Clone(s.Via)
		for k := range s.Via {
			move(&s.Via[k])
		}
	}
	for i := range d.Actors {
		for k := range d.Actors[i].Roles {
			move(&d.Actors[i].Roles[k].Source)
		}
	}
	for i := range d.Relations {
		move(&d.Relations[i].Source)
	}
	for i := range d.Corrections {
		move(&d.Corrections[i].Source)
	}
	for i := range d.Events {
		e := &d.Events[i]
		for k := range e.Claims {
			move(&e.Claims[k].Source)
			move(&e.Claims[k].CitedFrom)
		}
		for k := range e.History {
			move(&e.History[k].Source)
		}
	}
}

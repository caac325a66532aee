// Package change lists the changes of a record: between two knowledge days, and between two
// versions of the dataset.
package change

import (
	"cmp"
	"slices"

	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/sorts"
)

// Kind is the kind of a change.
type Kind uint8

// The kinds, in the order of a list.
const (
	New       Kind = iota // an event became known
	Resolved              // an expected event happened, lapsed or was called off
	Moved                 // date, place, title or participants changed
	Prospect              // an expected event became more or less likely
	Corrected             // the corrections log has an entry
	Evidence              // its evidence changed
	Told                  // it got more claims, nothing else
)

// KindCount is the number of kinds.
const KindCount = int(Told) + 1

var kindCodes = [KindCount]string{"new", "resolved", "moved", "prospect", "corrected", "evidence", "told"}

// Code returns the stable code of the kind.
func (k Kind) Code() string { return kindCodes[k] }

// Change is a change of one event between two days.
type Change struct {
	Kind   Kind
	Event  dataset.EventRef
	Day    dataset.Day   // day of the last such change
	Was    dataset.State // zero for New
	Now    dataset.State
	Who    [2][]dataset.Part // participants as known on the two days, if they differ
	Claims int               // number of claims that became known
	Log    int               // index in the corrections log, for Corrected
}

// Between lists the changes that became known after from, up to and including to, by kind
// and within a kind newest first. An event may appear under several kinds, but New, Resolved
// and Prospect exclude one another, and Evidence and Told apply only to events under none of
// the others. O(events).
func Between(d *dataset.Dataset, l *dataset.Ledger, from, to dataset.Day) []Change {
	var out []Change
	logged := corrections(d, from, to)
	for i := range d.Events {
		out = appendOf(out, d, l, dataset.EventRef(i), from, to, logged[dataset.EventRef(i)])
	}
	sorts.Stable(out, func(a, b Change) int {
		if a.Kind != b.Kind {
			return int(a.Kind) - int(b.Kind)
		}
		return int(max(-1, min(1, int64(b.Day)-int64(a.Day))))
	})
	return out
}

// Of lists the changes that Between finds for one event.
func Of(d *dataset.Dataset, l *dataset.Ledger, e dataset.EventRef, from, to dataset.Day) []Change {
	return appendOf(nil, d, l, e, from, to, corrections(d, from, to)[e])
}

// appendOf appends the changes of one event, given the indexes of its corrections in the log.
func appendOf(out []Change, d *dataset.Dataset, l *dataset.Ledger, ref dataset.EventRef, from, to dataset.Day, logged []int) []Change {
	now, known := l.At(ref, to)
	if !known {
		return out
	}
	was, before := l.At(ref, from)
	c := Change{Event: ref, Day: now.From, Was: was, Now: now, Claims: now.Claims - was.Claims}
	if !before {
		c.Kind, c.Day = New, d.Events[ref].Known
		return append(out, c)
	}
	if a, b := l.Who(ref, from), l.Who(ref, to); !slices.Equal(a, b) {
		c.Who = [2][]dataset.Part{a, b}
	}
	n := len(out)
	out = appendMoves(out, c)
	for _, at := range logged {
		c.Kind, c.Log = Corrected, at
		out = append(out, c)
	}
	switch {
	case len(out) > n:
	case was.Standing != now.Standing:
		c.Kind = Evidence
		out = append(out, c)
	case c.Claims > 0:
		c.Kind = Told
		out = append(out, c)
	}
	return out
}

// appendMoves appends the changes of status, date, place, title and participants.
func appendMoves(out []Change, c Change) []Change {
	settled := func(s codebook.Status) bool { return !s.Expected() }
	switch {
	case c.Was.Status == c.Now.Status:
	case settled(c.Now.Status) && !settled(c.Was.Status):
		c.Kind = Resolved
		out = append(out, c)
	case c.Was.Status != codebook.Happened || c.Now.Status != codebook.Ongoing:
		c.Kind = Prospect
		out = append(out, c)
	}
	if c.Was.When != c.Now.When || c.Was.Where != c.Now.Where || c.Was.Title != c.Now.Title || c.Who[1] != nil {
		c.Kind = Moved
		out = append(out, c)
	}
	return out
}

// corrections returns, by event, the indexes of the log entries after from, up to and
// including to.
func corrections(d *dataset.Dataset, from, to dataset.Day) map[dataset.EventRef][]int {
	out := map[dataset.EventRef][]int{}
	for i := range d.Corrections {
		c := &d.Corrections[i]
		if day := dataset.PublicDay(c.At); c.Event >= 0 && day > from && day <= to {
			out[c.Event] = append(out[c.Event], i)
		}
	}
	return out
}

// Line formats a change: "Status changed from planned to did not happen."
func (c *Change) Line(d *dataset.Dataset, w *words.Words) string {
	switch c.Kind {
	case New:
		return w.Say("diff.new", w.Status(c.Now.Status), w.Date(c.Now.When))
	case Resolved, Prospect:
		return w.Change("status", w.Inside().Status(c.Was.Status), w.Inside().Status(c.Now.Status))
	case Moved:
		return c.moveLine(d, w)
	case Corrected:
		x := &d.Corrections[c.Log]
		return cmp.Or(w.Change(x.Field, w.Value(x.Field, x.Was, d), w.Value(x.Field, x.Now, d)), x.Note)
	case Evidence:
		return w.Say("change.from", w.Say("diff.evidence"), w.Inside().Standing(c.Was.Standing), w.Inside().Standing(c.Now.Standing))
	}
	return w.Count("diff.claims", c.Claims)
}

// moveLine formats the changes of date, place, title and participants.
func (c *Change) moveLine(d *dataset.Dataset, w *words.Words) string {
	was, now, line := c.Was, c.Now, ""
	add := func(field, a, b string) {
		if a != b {
			line = dotted(line, w.Change(field, a, b))
		}
	}
	add("when", w.Date(was.When), w.Date(now.When))
	add("where", placeName(d, was.Where), placeName(d, now.Where))
	add("title", w.Quoted(was.Title), w.Quoted(now.Title))
	add("who", nameList(d, w, c.Who[0]), nameList(d, w, c.Who[1]))
	return line
}

// dotted joins two sentences with a space.
func dotted(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}

// nameList lists the names of the actors, each once.
func nameList(d *dataset.Dataset, w *words.Words, who []dataset.Part) string {
	var names []string
	for _, p := range who {
		if name := d.Actors[p.Actor].Label(); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return w.List(names)
}

func placeName(d *dataset.Dataset, p dataset.PlaceRef) string {
	if p < 0 {
		return ""
	}
	return d.Places[p].Name
}

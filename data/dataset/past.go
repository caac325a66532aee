package dataset

import (
	"cmp"
	"slices"

	"parley/data/codebook"
	"parley/data/edtf"
	"parley/data/sorts"
)

// historyOn returns the history of an event as known on a day, plus the changes
// of status that no entry records because they followed from a claim or from
// the calendar. With these a copy agrees with the whole record about every
// earlier day.
func (d *Dataset) historyOn(e *Event, day Day) []Change {
	out := slices.DeleteFunc(slices.Clone(e.History), func(c Change) bool { return PublicDay(c.At) > day })
	on := func(day Day) codebook.Status { return d.statusOn(d.castOn(e, day), day) }
	was := on(e.Known)
	add := func(turn Day, now codebook.Status) {
		out = append(out, statusChange(turn, was, now))
		sorts.Stable(out, func(a, b Change) int { return cmp.Compare(PublicDay(a.At), PublicDay(b.At)) })
	}
	if first, _ := statusChanges(e); first != nil && PublicDay(first.At) > day && isPast(was) && e.Known != DayNone {
		add(e.Known, was) // the status that a later change replaced
	}
	for _, turn := range d.turns(e, day) {
		now := on(turn)
		if told := statusTold(out, turn); told != now && (told != codebook.NoStatus || now != was) {
			add(turn, now)
		}
		was = now
	}
	return out
}

// statusChange returns a change of status that no entry records.
func statusChange(on Day, from, to codebook.Status) Change {
	return Change{At: edtf.FromDay(int64(on)), Field: "status", From: from.Code(), To: to.Code(), Claim: None, Source: None}
}

// turns returns in order the days, up to one, on which the status of an event
// may change: the days of its claims and history, the bounds of every date it
// had, and the dataset's as_of.
func (d *Dataset) turns(e *Event, day Day) (out []Day) {
	out = append(out, e.Known, d.AsOfDay())
	for k := range e.Claims {
		out = append(out, e.Claims[k].Known)
	}
	for i := range e.History {
		out = append(out, PublicDay(e.History[i].At))
	}
	datesOf(e, func(when edtf.Date) {
		out = append(out, FirstDay(when), LastDay(when))
		if last := LastDay(when); last != LatestDay {
			out = append(out, last+1)
		}
	})
	out = slices.DeleteFunc(out, func(turn Day) bool { return turn < e.Known || turn == DayNone || turn > day || turn == LatestDay })
	slices.Sort(out)
	return slices.Compact(out)
}

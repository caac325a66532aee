package dataset

import (
	"slices"

	"parley/data/codebook"
	"parley/data/edtf"
	"parley/data/sorts"
)

// historyOn is the history of an event as known on a day, with the changes of status
// that no entry of it told, because they followed from a claim or from the calendar:
// by these a copy says of every earlier day what the whole record says of it.
func (d *Dataset) historyOn(e *Event, day Day) []Change {
	out := slices.DeleteFunc(slices.Clone(e.History), func(c Change) bool { return PublicDay(c.At) > day })
	on := func(day Day) codebook.Status { return d.statusOn(d.castOn(e, day), day) }
	was := on(e.Known)
	add := func(turn Day, now codebook.Status) {
		out = append(out, statusChange(turn, was, now))
		sorts.Stable(out, func(a, b Change) int { return compareDays(PublicDay(a.At), PublicDay(b.At)) })
	}
	if first, _ := statusChanges(e); first != nil && PublicDay(first.At) > day && isPast(was) && e.Known != DayNone {
		add(e.Known, was) // what a later change replaced
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

// statusChange is a change of status that nobody told.
func statusChange(on Day, from, to codebook.Status) Change {
	return Change{At: edtf.FromDay(int64(on)), Field: "status", From: from.Code(), To: to.Code(), Claim: None, Source: None}
}

// turns lists in order all days up to one on which the status of an event may change:
// those of its claims and its history, those that bound a date that it was given, and
// the day the record is as of.
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

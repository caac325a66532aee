// Package promise finds what was announced, threatened or demanded with a date: what is
// still open on a day, what was kept, postponed, called off or lapsed, what set it and what
// responded to it.
//
// No author marks an event as a promise. An event counts as one if on some day its status
// was expected, according to the ledger.
package promise

import (
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// Kind is the kind of a promise.
type Kind uint8

// The kinds.
const (
	Announcement Kind = iota // announced or promised, without a threat
	Deadline                 // a day by which something is demanded
	Threat                   // announced in case something else does not happen
	Demand                   // what a deadline is for
	Expectation              // expected, but announced by nobody
)

var kindCodes = [...]string{"announcement", "deadline", "threat", "demand", "expectation"}

// Code returns the stable code of the kind.
func (k Kind) Code() string { return kindCodes[k] }

// Outcome is the outcome of a promise as of a day.
type Outcome uint8

// The outcomes.
const (
	Open      Outcome = iota // ahead, or due without a known outcome
	Postponed                // postponed without a new date
	Kept                     // it happened
	Lapsed                   // its time ran out
	CalledOff                // withdrawn by a speaker
	Untold                   // over, outcome unknown
)

var outcomeCodes = [...]string{"open", "postponed", "kept", "lapsed", "called-off", "untold"}

// Code returns the stable code of the outcome.
func (o Outcome) Code() string { return outcomeCodes[o] }

// outcomes maps a status to an outcome.
var outcomes = map[codebook.Status]Outcome{
	codebook.Possible: Open, codebook.Planned: Open, codebook.Confirmed: Open, codebook.Postponed: Postponed,
	codebook.Ongoing: Kept, codebook.Happened: Kept, codebook.Lapsed: Lapsed, codebook.Cancelled: CalledOff,
	codebook.Unknown: Untold, codebook.NoStatus: Untold,
}

// Group is the heading that lists an outcome.
type Group uint8

// The groups, in display order.
const (
	StillOpen Group = iota
	Over            // lapsed, called off, or unknown
	CameAbout
)

// GroupCount is the number of groups.
const GroupCount = int(CameAbout) + 1

var groupCodes = [GroupCount]string{"open", "lapsed", "kept"}

// Code returns the stable code of the group.
func (g Group) Code() string { return groupCodes[g] }

// Group returns the group that lists the outcome.
func (o Outcome) Group() Group {
	switch {
	case o <= Postponed:
		return StillOpen
	case o == Kept:
		return CameAbout
	}
	return Over
}

// Item is a promise in its state on a day.
type Item struct {
	Event   dataset.EventRef
	Kind    Kind
	Outcome Outcome
	Status  codebook.Status
	Title   string
	When    edtf.Date
	// First and Due are the first and last possible day on which it falls due, DayNone and
	// LatestDay if unbounded.
	First, Due dataset.Day
	Day        dataset.Day // as-of day of the list
	Since      dataset.Day // first day on which it was known
	Turned     dataset.Day // day since which the status is what it is, DayNone for always
	Slips      []Slip
	Voices     []Voice
	SetBy      []dataset.EventRef // events that announced, threatened or set it
	Answers    []dataset.EventRef // events that responded to, ended or replaced it
	About      []dataset.EventRef // events that it is a deadline for or would follow from
}

// Slip is a change of the date.
type Slip struct {
	On       dataset.Day // when the new date was given
	Was, Now edtf.Date
	// Days is the change of the last possible day, negative if it came nearer, 0 if one of
	// the dates has no end.
	Days int
	// Fixed marks a new date within the old one: it became more exact, it did not move.
	Fixed bool
}

// Voice is a speaker who committed to the event, with the stance.
type Voice struct {
	Claim  *dataset.Claim
	Stance codebook.Stance
}

// Left returns the number of days from the day of the item to its last possible day,
// negative if it has passed. It reports false if it has no end.
func (it *Item) Left() (int, bool) {
	if it.Due == dataset.LatestDay || it.Due == dataset.DayNone {
		return 0, false
	}
	return int(it.Due - it.Day), true
}

// Slipped returns by how many days the last possible day has moved since it was first given.
// It reports false if it never moved.
func (it *Item) Slipped() (days int, ok bool) {
	for _, s := range it.Slips {
		days += s.Days
		ok = ok || !s.Fixed && s.Days != 0
	}
	return days, ok
}

// Moved reports whether the date ever moved.
func (it *Item) Moved() bool {
	_, ok := it.Slipped()
	return ok
}

// List returns the promises known on a day: open ones by due day, then the others, last due
// first. With dataset.LatestDay everything is known, and days count from asOf. O(events).
func List(d *dataset.Dataset, l *dataset.Ledger, x *dataset.Index, on, asOf dataset.Day) []Item {
	if on != dataset.LatestDay {
		asOf = on
	}
	var out []Item
	for i := range d.Events {
		ref := dataset.EventRef(i)
		if it, ok := read(d, l, x, ref, on); ok {
			it.Day = asOf
			out = append(out, it)
		}
	}
	sorts.Stable(out, compare)
	return out
}

// compare sorts open items first, by next due day, and the others by last due day.
func compare(a, b Item) int {
	openA, openB := a.Outcome <= Postponed, b.Outcome <= Postponed
	switch {
	case openA != openB:
		if openA {
			return -1
		}
		return 1
	case a.Due == b.Due:
		return 0
	case (a.Due < b.Due) == openA:
		return -1
	}
	return 1
}

// read returns the promise that an event is on a day, if it is one.
func read(d *dataset.Dataset, l *dataset.Ledger, x *dataset.Index, ref dataset.EventRef, on dataset.Day) (Item, bool) {
	e := &d.Events[ref]
	if e.Known > on || e.When.IsZero() {
		return Item{}, false
	}
	life := l.Life(ref)
	promised := e.Type == codebook.Deadline
	n := 0
	for ; n < len(life) && life[n].From <= on; n++ {
		promised = promised || life[n].Status.Expected() || life[n].Status.Off()
	}
	if !promised || n == 0 {
		return Item{}, false
	}
	st := life[n-1]
	it := Item{Event: ref, Since: life[0].From, Status: st.Status, Outcome: outcomes[st.Status], Title: st.Title, When: st.When,
		First: dataset.FirstDay(st.When), Due: dataset.LastDay(st.When)}
	if it.First == dataset.DayNone && it.Due == dataset.LatestDay {
		return Item{}, false
	}
	it.Turned = st.From
	for k := n - 1; k > 0 && life[k-1].Status == st.Status; k-- {
		it.Turned = life[k-1].From
	}
	it.Kind = kindOf(d, x, ref, on)
	it.Slips = slips(life[:n])
	it.Voices = voices(e, on)
	tie(d, x, &it, on)
	return it, true
}

// Demanded reports whether somebody is to do something: a deadline, a threat or a demand.
func (k Kind) Demanded() bool { return k != Announcement && k != Expectation }

// kindOf derives the kind from the event's type, the links that lead to it and the stances of
// its claims.
func kindOf(d *dataset.Dataset, x *dataset.Index, ref dataset.EventRef, on dataset.Day) Kind {
	e := &d.Events[ref]
	if e.Type == codebook.Deadline {
		return Deadline
	}
	threat, announced := false, false
	for _, b := range x.Linked(ref) {
		if d.Events[b.From].Known > on {
			continue
		}
		switch d.Events[b.From].Links[b.Link].Kind {
		case codebook.DeadlineFor:
			return Demand
		case codebook.ThreatensEvent:
			threat = true
		}
	}
	for i := range e.Claims {
		c := &e.Claims[i]
		if c.Known <= on && carries(c) {
			threat = threat || c.Stance == codebook.Threatens
			announced = announced || c.Stance == codebook.Announces || c.Stance == codebook.Promises
		}
	}
	switch {
	case threat:
		return Threat
	case announced:
		return Announcement
	}
	return Expectation
}

// carries reports whether a claim is about the event itself, not only about its outcome or
// figures.
func carries(c *dataset.Claim) bool {
	return c.On == 0 || c.On&^(codebook.OnOutcome|codebook.OnFigure) != 0
}

// slips lists the changes of the date in a status history.
func slips(life []dataset.State) []Slip {
	var out []Slip
	for i := 1; i < len(life); i++ {
		was, now := life[i-1].When, life[i].When
		if was == now {
			continue
		}
		s := Slip{On: life[i].From, Was: was, Now: now, Fixed: now.Earliest > was.Earliest && now.Latest <= was.Latest}
		if a, b := dataset.LastDay(was), dataset.LastDay(now); a != dataset.LatestDay && b != dataset.LatestDay {
			s.Days = int(b - a)
		}
		out = append(out, s)
	}
	return out
}

// voices lists the speakers, with one claim each, in the order of the claims' days.
func voices(e *dataset.Event, on dataset.Day) []Voice {
	var out []Voice
	for i := range e.Claims {
		c := &e.Claims[i]
		said := c.Stance.Ahead() || c.Stance == codebook.Confirms && e.Type == codebook.Deadline
		if c.Known > on || !said || !carries(c) {
			continue
		}
		known := false
		for _, v := range out {
			known = known || v.Claim.By == c.By && (c.By >= 0 || v.Claim.Source == c.Source)
		}
		if !known {
			out = append(out, Voice{Claim: c, Stance: c.Stance})
		}
	}
	sorts.Stable(out, func(a, b Voice) int { return int(max(-1, min(1, int64(a.Claim.Known)-int64(b.Claim.Known)))) })
	return out
}

// Package promise reads a record for what was announced, threatened or demanded
// with a date: what is still open on a day, what was kept, moved, called off or
// ran out, what set it and what answered it.
//
// Nothing here is written by an author as a promise. An event counts as one when
// it stood, on some day, as lying ahead; the ledger knows on which.
package promise

import (
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// Kind is what sort of word was given.
type Kind uint8

// The kinds.
const (
	Announcement Kind = iota // said to come, without a threat
	Deadline                 // a day by which something is wanted
	Threat                   // said to come if something else does not
	Demand                   // what a deadline is for
)

var kindCodes = [...]string{"announcement", "deadline", "threat", "demand"}

// Code is the stable word for the kind.
func (k Kind) Code() string { return kindCodes[k] }

// Outcome is how a promise stands on a day.
type Outcome uint8

// The outcomes.
const (
	Open      Outcome = iota // ahead, or due and nothing known of it
	Postponed                // put off without a new date
	Kept                     // it came
	Lapsed                   // its time ran out
	CalledOff                // somebody took it back
	Untold                   // over, and the record does not know
)

var outcomeCodes = [...]string{"open", "postponed", "kept", "lapsed", "called-off", "untold"}

// Code is the stable word for the outcome.
func (o Outcome) Code() string { return outcomeCodes[o] }

// outcomes maps a status to how a promise stands.
var outcomes = map[codebook.Status]Outcome{
	codebook.Possible: Open, codebook.Planned: Open, codebook.Confirmed: Open, codebook.Postponed: Postponed,
	codebook.Ongoing: Kept, codebook.Happened: Kept, codebook.Lapsed: Lapsed, codebook.Cancelled: CalledOff,
	codebook.Unknown: Untold, codebook.NoStatus: Untold,
}

// Group is the heading under which an outcome is listed.
type Group uint8

// The groups, in the order of reading.
const (
	StillOpen Group = iota
	Over            // it ran out, was called off, or nothing is known of it
	CameAbout
)

// GroupCount is the number of groups.
const GroupCount = int(CameAbout) + 1

var groupCodes = [GroupCount]string{"open", "lapsed", "kept"}

// Code is the stable word for the group.
func (g Group) Code() string { return groupCodes[g] }

// Group is where the outcome is listed.
func (o Outcome) Group() Group {
	switch {
	case o <= Postponed:
		return StillOpen
	case o == Kept:
		return CameAbout
	}
	return Over
}

// Item is one promise as it stood on a day.
type Item struct {
	Event   dataset.EventRef
	Kind    Kind
	Outcome Outcome
	Status  codebook.Status
	Title   string
	When    edtf.Date
	// First and Due bound the days on which it falls due. First is DayNone and
	// Due is LatestDay where the record gives no bound.
	First, Due dataset.Day
	Day        dataset.Day // the day that the list is as of
	Since      dataset.Day // the first day on which it was known
	Slips      []Slip
	Voices     []Voice
	SetBy      []dataset.EventRef // what announced, threatened or set it
	Answers    []dataset.EventRef // what answered, ended or replaced it
	About      []dataset.EventRef // what it is a deadline for or would follow from
}

// Slip is one move of the date.
type Slip struct {
	On       dataset.Day // when the new date was given
	Was, Now edtf.Date
	// Days is how far the last possible day moved: negative when it came nearer,
	// 0 where one of the dates has no end.
	Days int
	// Fixed says that the new date lies within the old one: it was made more
	// exact, not moved.
	Fixed bool
}

// Voice is who gave the word, and how.
type Voice struct {
	Claim  *dataset.Claim
	Stance codebook.Stance
}

// Left is the number of days from the day of the item to its last possible day,
// negative when that lies behind. It reports false where no end is given.
func (it *Item) Left() (int, bool) {
	if it.Due == dataset.LatestDay || it.Due == dataset.DayNone {
		return 0, false
	}
	return int(it.Due - it.Day), true
}

// Slipped is by how many days the last possible day moved since it was first
// given. It reports false when it never moved.
func (it *Item) Slipped() (days int, ok bool) {
	for _, s := range it.Slips {
		days += s.Days
		ok = ok || !s.Fixed && s.Days != 0
	}
	return days, ok
}

// Moved reports whether the date was ever changed for another.
func (it *Item) Moved() bool {
	_, ok := it.Slipped()
	return ok
}

// List reads the promises known on a day: open ones by the day they fall due,
// then the others, last due first. With dataset.LatestDay everything known
// counts, and days are counted from asOf.
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

// compare puts what is open first, by what falls due next, and orders the rest
// by what fell due last.
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

// read is the promise that an event is on a day, if it is one.
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
	it.Kind = kindOf(d, x, ref, on)
	it.Slips = slips(life[:n])
	it.Voices = voices(e, on)
	tie(d, x, &it, on)
	return it, true
}

// kindOf reads the kind from the event's type, the links that lead to it and
// the stances of its claims.
func kindOf(d *dataset.Dataset, x *dataset.Index, ref dataset.EventRef, on dataset.Day) Kind {
	e := &d.Events[ref]
	if e.Type == codebook.Deadline {
		return Deadline
	}
	threat := false
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
		threat = threat || e.Claims[i].Known <= on && e.Claims[i].Stance == codebook.Threatens && carries(&e.Claims[i])
	}
	if threat {
		return Threat
	}
	return Announcement
}

// carries reports whether a claim speaks of the event itself, as against what may
// come of it alone.
func carries(c *dataset.Claim) bool {
	return c.On == 0 || c.On&^(codebook.OnOutcome|codebook.OnFigure) != 0
}

// slips lists the moves of the date in the life of an entry.
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

// voices lists who gave the word, one claim for each speaker, in order of
// saying.
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

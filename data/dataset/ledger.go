package dataset

import (
	"cmp"
	"slices"
	"sync"

	"parley/data/codebook"
	"parley/data/edtf"
	"parley/data/sorts"
)

// State is the state of an event as known on a day.
type State struct {
	// From is the first day of this state; DayNone for always.
	From     Day
	Status   codebook.Status
	Standing codebook.Standing
	When     edtf.Date
	Where    PlaceRef
	Title    string
	Claims   int // number of known claims
}

// Ledger returns the state of every event on every day. It agrees with
// AsKnownOn at the cost of a lookup, and may be shared between goroutines once
// built.
type Ledger struct {
	Casts // participants
	// The entries of event i are entries[ends[i-1]:ends[i]], by day.
	entries []entry
	ends    []int32
	// Dates and titles that differ from those in the dataset.
	dates  []edtf.Date
	titles []string
	ticks  []Tick
	// sources has the first day on which each source is known.
	sources []Day

	once     sync.Once
	contacts *Contacts
}

// Dataset returns the ledger's dataset.
func (l *Ledger) Dataset() *Dataset { return l.d }

// Contacts returns the index of contacts; it is built on first use.
func (l *Ledger) Contacts() *Contacts {
	l.once.Do(func() { l.contacts = newContacts(l) })
	return l.contacts
}

// entry is one state of an event. Date and title are positions in the ledger's
// lists, or None for those of the event.
type entry struct {
	from     Day
	date     int32
	title    int32
	where    PlaceRef
	claims   uint16
	status   codebook.Status
	standing codebook.Standing
}

// Tick counts what became known on one day.
type Tick struct {
	Day     Day
	Events  int // events first known
	Claims  int // claims first known
	Moves   int // events whose status, date, place, title or participants changed
	Sources int // sources first known
}

// NewLedger computes the states of all events of a sealed dataset, which must
// not change afterwards.
func NewLedger(d *Dataset) *Ledger {
	l := &Ledger{Casts: NewCasts(d), ends: make([]int32, len(d.Events)), entries: make([]entry, 0, len(d.Events)*5/4)}
	var b ledgerBuild
	for i := range d.Events {
		b.add(l, &d.Events[i])
		l.ends[i] = int32(len(l.entries))
	}
	l.sources = d.sourceDays()
	l.countTicks()
	return l
}

// ledgerBuild holds buffers that are reused for each event.
type ledgerBuild struct {
	days   []Day
	reason Reason
}

// add appends the states of an event.
func (b *ledgerBuild) add(l *Ledger, e *Event) {
	b.breakpoints(l.d, e)
	first := len(l.entries)
	for _, day := range b.days {
		n := b.entryOn(l, e, day)
		if len(l.entries) > first {
			if was := l.entries[len(l.entries)-1]; sameEntry(was, n) {
				continue
			}
		}
		l.entries = append(l.entries, n)
	}
}

// breakpoints returns in order the days on which the state of an event may
// change: those of its claims and history and, for each date and all
// participants it had, the day on which its status can be known and the day on
// which it ends.
func (b *ledgerBuild) breakpoints(d *Dataset, e *Event) {
	b.days = append(b.days[:0], e.Known)
	add := func(day Day) {
		if day > e.Known && day != LatestDay {
			b.days = append(b.days, day)
		}
	}
	for k := range e.Claims {
		add(e.Claims[k].Known)
	}
	for k := range e.History {
		add(PublicDay(e.History[k].At))
	}
	datesOf(e, func(when edtf.Date) {
		if isPast(e.Status) {
			add(d.settled(e, when))
			for k := range e.History {
				if e.History[k].Field == "who" {
					add(d.settled(d.castOn(e, PublicDay(e.History[k].At)-1), when))
				}
			}
		}
		if isInterval(when) {
			add(LastDay(when))
		}
	})
	if len(b.days) > 1 {
		slices.Sort(b.days)
		b.days = slices.Compact(b.days)
	}
}

func (b *ledgerBuild) entryOn(l *Ledger, e *Event, day Day) entry {
	now := e
	e = l.d.castOn(e, day)
	n := entry{from: day, date: None, title: None, where: e.Where, status: l.d.statusOn(e, day)}
	for k := range e.Claims {
		if e.Claims[k].Known <= day && n.claims < 1<<16-1 {
			n.claims++
		}
	}
	n.standing = e.Standing
	if int(n.claims) < len(e.Claims) || n.status != e.Status || e != now || len(e.History) > 0 {
		l.d.assess(e, day, n.status, &b.reason)
		n.standing = b.reason.Standing
	}
	if len(e.History) == 0 {
		return n
	}
	n.where = l.d.whereOn(e, day)
	if when := whenOn(e, day); when != e.When {
		n.date = l.dateIndex(when)
	}
	if title := titleOn(e, day); title != e.Title {
		n.title = l.titleIndex(title)
	}
	return n
}

// dateIndex returns the position of a date in the ledger's list, adding it if
// needed.
func (l *Ledger) dateIndex(d edtf.Date) (at int32) {
	l.dates, at = addRecent(l.dates, d)
	return at
}

// titleIndex returns the position of a title in the ledger's list, adding it if
// needed.
func (l *Ledger) titleIndex(s string) (at int32) {
	l.titles, at = addRecent(l.titles, s)
	return at
}

// addRecent returns the position of v in the list. It appends v unless it is
// among the last 16, which include those of the same event.
func addRecent[T comparable](list []T, v T) ([]T, int32) {
	for i := len(list) - 1; i >= max(0, len(list)-16); i-- {
		if list[i] == v {
			return list, int32(i)
		}
	}
	return append(list, v), int32(len(list))
}

func sameEntry(a, b entry) bool {
	a.from = b.from
	return a == b
}

// At returns the state of an event on a day, and false if nothing was known of
// it yet. It does not allocate.
func (l *Ledger) At(e EventRef, day Day) (State, bool) {
	list := l.states(e)
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].from <= day {
			return l.state(e, &list[i]), true
		}
	}
	return State{}, false
}

// Entry returns the number of the state of an event on a day, counted from 0,
// or -1 if nothing was known of it yet. last reports whether it is the state in
// the dataset itself. On two days with the same number the event is in the same
// state.
func (l *Ledger) Entry(e EventRef, day Day) (n int, last bool) {
	list := l.states(e)
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].from <= day {
			return i, i == len(list)-1
		}
	}
	return -1, false
}

// Stood returns the part of At that filters use, at a lower cost.
func (l *Ledger) Stood(e EventRef, day Day) (status codebook.Status, standing codebook.Standing, known bool) {
	list := l.states(e)
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].from <= day {
			return list[i].status, list[i].standing, true
		}
	}
	return 0, 0, false
}

// Bounds returns the earliest and the latest instant of the date of an event as
// known on a day; before it is known, those of its date in the dataset.
func (l *Ledger) Bounds(e EventRef, day Day) (earliest, latest edtf.Instant) {
	w := &l.d.Events[e].When
	list := l.states(e)
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].from > day {
			continue
		}
		if list[i].date >= 0 {
			w = &l.dates[list[i].date]
		}
		break
	}
	return w.Earliest, w.Latest
}

// Life returns the states of an event in chronological order: its status
// history. The first is that of the day on which it became known; some differ
// from the previous one only in standing or in the number of claims. It
// allocates.
func (l *Ledger) Life(e EventRef) []State {
	list := l.states(e)
	out := make([]State, len(list))
	for i := range list {
		out[i] = l.state(e, &list[i])
	}
	return out
}

func (l *Ledger) states(e EventRef) []entry {
	from := int32(0)
	if e > 0 {
		from = l.ends[e-1]
	}
	return l.entries[from:l.ends[e]]
}

func (l *Ledger) state(e EventRef, n *entry) State {
	ev := &l.d.Events[e]
	s := State{From: n.from, Status: n.status, Standing: n.standing, When: ev.When, Where: n.where, Title: ev.Title, Claims: int(n.claims)}
	if n.date >= 0 {
		s.When = l.dates[n.date]
	}
	if n.title >= 0 {
		s.Title = l.titles[n.title]
	}
	return s
}

// Changes returns in order the days on which an event changed: it became known,
// a claim was made about it, or one of its values changed.
func (l *Ledger) Changes() []Day {
	days := make([]Day, 0, len(l.ticks))
	for i := range l.ticks {
		if t := &l.ticks[i]; t.Events+t.Claims+t.Moves > 0 {
			days = append(days, t.Day)
		}
	}
	return days
}

// Ticks returns in order the days on which knowledge changed or a source
// appeared, with counts. The slice belongs to the ledger.
func (l *Ledger) Ticks() []Tick { return l.ticks }

// countTicks builds the ticks of all events, claims and sources.
func (l *Ledger) countTicks() {
	count := map[Day]*Tick{}
	on := func(day Day) *Tick {
		t := count[day]
		if t == nil {
			t = &Tick{Day: day}
			count[day] = t
		}
		return t
	}
	for i := range l.d.Events {
		e := &l.d.Events[i]
		on(e.Known).Events++
		for k := range e.Claims {
			on(e.Claims[k].Known).Claims++
		}
		list := l.states(EventRef(i))
		for k := 1; k < len(list); k++ {
			if was := list[k-1]; was.status != list[k].status || was.date != list[k].date || was.title != list[k].title || was.where != list[k].where {
				on(list[k].from).Moves++
			}
		}
	}
	for _, c := range l.list {
		on(c.before).Moves++
	}
	for _, day := range l.sources {
		on(day).Sources++
	}
	delete(count, DayNone)
	delete(count, LatestDay)
	l.ticks = make([]Tick, 0, len(count))
	for _, t := range count {
		l.ticks = append(l.ticks, *t)
	}
	sorts.Stable(l.ticks, func(a, b Tick) int { return cmp.Compare(a.Day, b.Day) })
}

// SortByDate sorts events in the order of the record, by their dates as known
// on a day.
func (l *Ledger) SortByDate(list []EventRef, day Day) {
	l.d.InTime(list, func(e EventRef) edtf.Date {
		st, _ := l.At(e, day)
		return st.When
	})
}

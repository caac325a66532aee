package view

import (
	"parley/app/query"
	"parley/app/timescale"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"slices"
)

// Model joins a dataset with a state: the filter has been run and ids have
// become refs. Every chart is built from it. Set changes it in place; it is
// used from one goroutine.
type Model struct {
	D        *dataset.Dataset
	Index    *query.Index
	Ledger   *dataset.Ledger
	IDs      *dataset.Index
	State    State
	Result   query.Result // of the filter, as known on State.On
	Selected dataset.EventRef
	Actor    dataset.ActorRef // selected actor, or None
	Other    dataset.ActorRef // second actor of a pair, or None
	Place    dataset.PlaceRef // selected place, or None
	From, To edtf.Instant     // the window shown: State's, or the default
	Extent   Extent
	clocked  Extent // with the clock times of events on the dataset's clock
	Filter   query.Filter
	ran      bool
	marks    marks
	opened   opened // on the latest day
	opening  opened // on the day that was asked last
}

// Extent is the span of a dataset that can be drawn: open ends do not count.
type Extent struct{ From, To edtf.Instant }

// NewModel prepares a sealed dataset: index, ledger and ids. The state is the
// zero state.
func NewModel(d *dataset.Dataset) *Model {
	m := &Model{D: d, Ledger: dataset.NewLedger(d)}
	m.Index = query.NewIndex(d, m.Ledger)
	m.IDs = dataset.NewIndex(d)
	m.Extent = extentOf(d)
	m.clocked = m.Extent.onClock(d)
	m.Set(State{})
	return m
}

// Reindex rebuilds what search looks at, after long texts have been added.
func (m *Model) Reindex() {
	m.Index.Reword()
	m.ran = false
	m.Set(m.State)
}

// Set makes s the state. It reports whether the filter was run again, that is,
// whether the events shown may have changed.
func (m *Model) Set(s State) (filtered bool) {
	m.State = s
	m.Selected = m.IDs.Event(s.Event)
	m.Actor = m.IDs.Actor(s.Actor)
	m.Other = m.IDs.Actor(s.Other)
	m.Place = m.IDs.Place(s.Place)
	m.From, m.To = m.Window(s)
	m.mark()
	f := m.filterOf(s)
	if m.ran && sameFilter(f, m.Filter) {
		return false
	}
	m.Filter, m.ran = f, true
	m.Index.Run(f, &m.Result)
	return true
}

// On returns the knowledge day of the state, LatestDay when none is set.
func (m *Model) On() dataset.Day {
	return m.State.On.Or(dataset.LatestDay)
}

// AsOf returns the day that the page shows: the knowledge day if one is set, else the
// last that the dataset covers, else the last of its dates.
func (m *Model) AsOf() dataset.Day {
	if on := m.On(); on != dataset.LatestDay {
		return on
	}
	if last := m.D.AsOfDay(); last != dataset.DayNone && last != dataset.LatestDay {
		return last
	}
	return dataset.DayOf(m.Extent.To - 1)
}

// Look shows another window without touching anything else; it costs nothing
// and is meant for every frame of a movement.
func (m *Model) Look(from, to edtf.Instant) {
	m.From, m.To = from, to
	m.State.From, m.State.To = m.Open(from, to)
}

// Window returns the window of a state: the opening one where it has none, and that of
// the whole record at an end that is open.
func (m *Model) Window(s State) (from, to edtf.Instant) {
	if s.From == 0 && s.To == 0 {
		return m.openingWindow()
	}
	whole, end := m.Whole()
	if from, to = s.From, s.To; from == edtf.Past {
		from = min(whole, to-edtf.DaySeconds)
	}
	if to == edtf.Future {
		to = max(end, from+edtf.DaySeconds)
	}
	return from, to
}

// Whole returns the window of the whole record: its extent, with a margin, and on an axis
// finer than a day all hours that its events have on the dataset's clock.
func (m *Model) Whole() (from, to edtf.Instant) {
	margin := (m.Extent.To-m.Extent.From)/50 + 1
	from, to = m.Extent.From-margin, m.Extent.To+margin
	if (timescale.Span{From: from, To: to}).Hours() {
		return m.clocked.From - margin, m.clocked.To + margin
	}
	return from, to
}

// Open returns a window as a state keeps it: with open ends when it is that of the
// whole record, so that its address grows with the record.
func (m *Model) Open(from, to edtf.Instant) (edtf.Instant, edtf.Instant) {
	if first, last := m.Whole(); from == first && to == last {
		return edtf.Past, edtf.Future
	}
	return from, to
}

// Pass shows a window on the way to the state's: the state keeps the one that
// the movement ends at, so that whatever is set meanwhile goes there at once.
func (m *Model) Pass(from, to edtf.Instant) { m.From, m.To = from, to }

// OnAxis returns the bounds of a date on the axis of the window: on an axis of days those
// of its own calendar, on a finer one those of the dataset's clock.
func (m *Model) OnAxis(d edtf.Date) (from, to edtf.Instant) {
	if (timescale.Span{From: m.From, To: m.To}).Hours() {
		return m.D.Meta.OnClock(d)
	}
	return d.Earliest, d.Latest
}

// Goal returns the window of the state, or the one shown where the state has none:
// what a next step counts from, however far a movement has come.
func (m *Model) Goal() (from, to edtf.Instant) {
	if m.State.From == 0 && m.State.To == 0 {
		return m.From, m.To
	}
	return m.Window(m.State)
}

// FirstKnown returns the first day on which something became known.
func (m *Model) FirstKnown() dataset.Day {
	days := m.Ledger.Changes()
	if len(days) == 0 {
		return dataset.LatestDay
	}
	return days[0]
}

// LastKnown returns the last day on which something became known, or DayNone.
func (m *Model) LastKnown() dataset.Day {
	days := m.Ledger.Changes()
	if len(days) == 0 {
		return dataset.DayNone
	}
	return days[len(days)-1]
}

// NextKnown returns the day of the next change (step > 0) or the previous one: the
// nearest day on which another state of the record became known than the one
// shown; dataset.LatestDay for the last of them, and from a day after it. It reports
// false where there is none.
func (m *Model) NextKnown(step int) (dataset.Day, bool) {
	days := m.Ledger.Changes()
	shown, on := -1, m.On() // the last change that is shown
	for shown+1 < len(days) && days[shown+1] <= on {
		shown++
	}
	next := shown + step
	switch {
	case step > 0 && next >= len(days)-1:
		return dataset.LatestDay, on != dataset.LatestDay
	case next < 0 || next >= len(days):
		return 0, false
	case next == len(days)-1:
		return dataset.LatestDay, true
	}
	return days[next], true
}

func (m *Model) filterOf(s State) query.Filter {
	f := query.Filter{Text: s.Query, On: m.State.On}
	for _, id := range s.Actors {
		if a := m.IDs.Actor(id); a >= 0 {
			f.Actors = append(f.Actors, a)
		}
	}
	for _, code := range s.Types {
		if t, ok := m.D.TypeByCode(code); ok {
			f.Types |= 1 << t
		} else if q, ok := codebook.ParseQuad(code); ok {
			f.Quads |= 1 << q
		}
	}
	for _, code := range s.Statuses {
		if st, ok := codebook.ParseStatus(code); ok {
			f.Statuses |= 1 << st
		}
	}
	for _, code := range s.Standings {
		if st, ok := codebook.ParseStanding(code); ok {
			f.Standings |= 1 << st
		}
	}
	if m.Place >= 0 {
		f.Places = append(f.Places, m.Place)
	}
	return f
}

func sameFilter(a, b query.Filter) bool {
	return a.Types == b.Types && a.Quads == b.Quads && a.Statuses == b.Statuses && a.Standings == b.Standings &&
		a.Text == b.Text && a.On == b.On && slices.Equal(a.Actors, b.Actors) && slices.Equal(a.Places, b.Places)
}

// extentOf spans the finite bounds of all events. Without any it is the day that
// the record is as of.
func extentOf(d *dataset.Dataset) Extent {
	x := emptyExtent
	for i := range d.Events {
		x.add(d.Events[i].When.Earliest, d.Events[i].When.Latest)
	}
	return x.or(dataset.LastDay(d.Meta.AsOf))
}

// onClock returns the extent of a record widened by the clock times of its events on the
// dataset's clock.
func (x Extent) onClock(d *dataset.Dataset) Extent {
	if len(d.Meta.Turns) > 0 {
		for i := range d.Events {
			if w := d.Events[i].When; w.Clocked() {
				x.add(d.Meta.OnClock(w))
			}
		}
	}
	return x
}

// extentOn is extentOf as known on a day.
func (m *Model) extentOn(day dataset.Day) Extent {
	x := emptyExtent
	for i := range m.D.Events {
		if m.D.Events[i].Known <= day {
			x.add(m.Ledger.Bounds(dataset.EventRef(i), day))
		}
	}
	asOf := day
	if a := dataset.LastDay(m.D.Meta.AsOf); a != dataset.DayNone {
		asOf = min(asOf, a)
	}
	return x.or(asOf)
}

var emptyExtent = Extent{edtf.Future, edtf.Past}

// add widens an extent by the finite bounds of a date.
func (x *Extent) add(earliest, latest edtf.Instant) {
	if earliest >= edtf.AxisEnd || latest <= edtf.AxisStart {
		return // a year that no axis shows is not what a record spans
	}
	if earliest != edtf.Past && earliest < x.From {
		x.From = earliest
	}
	if latest != edtf.Future && latest > x.To {
		x.To = latest
	}
	if latest == edtf.Future && earliest != edtf.Past && earliest >= x.To {
		x.To = earliest + edtf.DaySeconds
	}
	if earliest == edtf.Past && latest != edtf.Future && latest <= x.From {
		x.From = latest - edtf.DaySeconds
	}
}

// or returns the extent, or a day where nothing was added to it; day 0 where that is not
// known either.
func (x Extent) or(day dataset.Day) Extent {
	if x.From < x.To {
		return x
	}
	x.From = 0
	if day != dataset.DayNone && day != dataset.LatestDay {
		x.From = edtf.Instant(day) * edtf.DaySeconds
	}
	x.To = x.From + edtf.DaySeconds
	return x
}

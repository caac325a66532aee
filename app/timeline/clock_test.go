package timeline

import (
	"slices"
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

// lookAt returns the model of a case with the given days as its window.
func lookAt(t *testing.T, name, from, to string) *view.Model {
	t.Helper()
	m := view.NewModel(bundled.Case(t, name))
	m.Look(date(t, from).Earliest, date(t, to).Earliest)
	return m
}

// TestHoursOnTheClockOfTheDataset checks the positions of events of three zones: on an axis
// of hours by the clock in Kyiv, otherwise by their own days.
func TestHoursOnTheClockOfTheDataset(t *testing.T) {
	for _, c := range []struct{ id, hours, days string }{
		{"a", "2025-08-06T09:00", "2025-08-06T09:00"}, {"b", "2025-08-06T10:00", "2025-08-06T08:00"},
		{"c", "2025-08-07T01:30", "2025-08-07T01:30"}, {"d", "2025-08-07T03:00", "2025-08-06T20:00"}, {"e", "2025-08-06", "2025-08-06"},
	} {
		m := lookAt(t, "clock", "2025-08-06", "2025-08-08")
		chart := newChart(m, view.NoLanes)
		ref := m.IDs.Event(dataset.EventID(c.id))
		chart.Layout(m, Size{W: 1000})
		if got := chart.shapes[ref].from; got != date(t, c.hours).Earliest {
			t.Errorf("%s stands at %d among hours, want %s", c.id, got, c.hours)
		}
		m.Look(date(t, "2025-08-01").Earliest, date(t, "2025-08-31").Earliest)
		chart.Layout(m, Size{W: 1000})
		if got := chart.shapes[ref].from; got != date(t, c.days).Earliest {
			t.Errorf("%s stands at %d among days, want %s", c.id, got, c.days)
		}
	}
}

// TestAxisNamesItsClock checks the name of the zone beside hours, and that an axis of days
// has none.
func TestAxisNamesItsClock(t *testing.T) {
	for _, c := range []struct{ name, from, to, want string }{
		{"clock", "2025-08-06", "2025-08-07", "Europe/Kyiv"}, {"clock", "2025-08-01", "2025-08-31", ""},
		{"tz", "2025-08-06", "2025-08-07", "Own time zones"}, {"tz", "2025-08-01", "2025-08-07", ""},
	} {
		m := lookAt(t, c.name, c.from, c.to)
		chart := newChart(m, view.NoLanes)
		if got := chart.zone(chart.Layout(m, Size{W: 2000})); got != c.want {
			t.Errorf("%s from %s to %s: %q, want %q", c.name, c.from, c.to, got, c.want)
		}
		s := &scene.Scene{}
		chart.BuildCorner(m, Size{W: 2000}, s)
		if named := slices.ContainsFunc(s.Marks, func(m scene.Mark) bool { return m.Str == c.want }); c.want != "" && !named {
			t.Errorf("%s: the corner has no %q", c.name, c.want)
		}
	}
}

// TestOwnDayInEveryPicture checks for every case that a window of one day has the events
// dated to that day, and that lanes and result have the same count if no end is open.
func TestOwnDayInEveryPicture(t *testing.T) {
	for _, name := range bundled.Cases(t) {
		m := view.NewModel(bundled.Case(t, name))
		chart := newChart(m, view.NoLanes)
		for ref := range m.Result.All {
			e := &m.D.Events[ref]
			if !e.When.IsDay() {
				continue
			}
			day := e.When.Earliest.Day()
			m.Look(edtf.Instant(day*edtf.DaySeconds), edtf.Instant((day+1)*edtf.DaySeconds))
			if !m.Result.InWindow(ref, m.From, m.To) {
				t.Errorf("%s: %s is not in a window of its day", name, e.ID)
			}
			onAxis, open := 0, false
			for other := range m.Result.All {
				w := m.D.Events[other].When
				open = open || !w.Earliest.Finite() || !w.Latest.Finite()
				if s := &chart.latest[other]; m.Result.InWindow(other, m.From, m.To) && s.form != nowhere && s.form != period {
					onAxis++
				}
			}
			if f := chart.Layout(m, Size{W: 1000}); f.Lanes[0].Count-f.Lanes[0].Undated != onAxis && !open {
				t.Errorf("%s on the day of %s: %d in the lane, %d in the list", name, e.ID, f.Lanes[0].Count, onAxis)
			}
		}
	}
}

// TestOverviewCountsOwnDays counts the events of each bar by the days written in their dates,
// while a window of hours places them by the clock.
func TestOverviewCountsOwnDays(t *testing.T) {
	for _, name := range []string{"washington", "clock", "tz", "sameday", "follow"} {
		m := view.NewModel(bundled.Case(t, name))
		m.Look(m.Extent.From, m.Extent.From+edtf.DaySeconds)
		chart := newChart(m, view.NoLanes)
		chart.Layout(m, Size{W: 1000})
		chart.count(m, 1000)
		o := &chart.months
		for i, from := range o.from {
			want := int32(0)
			for k := range m.D.Events {
				if day := dataset.FirstDay(m.D.Events[k].When); int64(day) >= from.Day() && int64(day) < o.level.Next(from).Day() {
					want++
				}
			}
			if got := total(&o.counts[i]); got != want {
				t.Errorf("%s: the bar from day %d counts %d events, want %d", name, from.Day(), got, want)
			}
		}
	}
}

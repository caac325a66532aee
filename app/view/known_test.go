package view

import (
	"fmt"
	"testing"

	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

// standsAs is how all events of a record stand on a day, as text.
func standsAs(m *Model, day dataset.Day) (s string) {
	for i := range m.D.Events {
		st, known := m.Ledger.At(dataset.EventRef(i), day)
		st.From = 0
		s += fmt.Sprint(known, st, m.Ledger.Who(dataset.EventRef(i), day), "\n")
	}
	return s
}

// Every step of the second clock shows another record than the one before it, and
// the way back meets the same days as the way forward.
func TestNextKnown(t *testing.T) {
	for _, set := range bundled.Names(t) {
		t.Run(set, func(t *testing.T) {
			m := NewModel(bundled.Read(t, set))
			var back, forward []dataset.OptDay
			walk := func(step int) (met []dataset.OptDay) {
				for shown := standsAs(m, m.On()); ; {
					day, ok := m.NextKnown(step)
					if !ok {
						return met
					}
					m.Set(State{On: KnownOn(day)})
					met = append(met, m.State.On)
					now := standsAs(m, m.On())
					if now == shown {
						t.Fatalf("step %d to %v shows the same record", step, m.State.On)
					}
					shown = now
				}
			}
			back = walk(-1)
			if n := len(m.Ledger.Changes()) - 1; len(back) != n {
				t.Errorf("%d steps back, want %d", len(back), n)
			}
			forward = walk(1)
			if len(back) == 0 && len(forward) == 0 {
				return // all became known on one day
			}
			if len(forward) != len(back) || forward[len(forward)-1].Given() {
				t.Fatalf("%d steps forward after %d back, the last to %v", len(forward), len(back), m.State.On)
			}
			for i := range forward[:len(forward)-1] {
				if forward[i] != back[len(back)-2-i] {
					t.Fatalf("step %d forward leads to %v", i, forward[i])
				}
			}
		})
	}
}

// Between two changes a step back leads to another record, too.
func TestNextKnownBetweenChanges(t *testing.T) {
	m := recordOf(t, "2025-08-01", "2025-08-06", "2025-08-11", "2025-08-15")
	m.Set(State{On: dataset.SomeDay(day(2025, 8, 8))})
	if back, ok := m.NextKnown(-1); !ok || back != day(2025, 8, 1) {
		t.Errorf("back from 8 August: %v %v", back, ok)
	}
	if next, ok := m.NextKnown(1); !ok || next != day(2025, 8, 11) {
		t.Errorf("forward from 8 August: %v %v", next, ok)
	}
}

// Day 0, 1970-01-01, is a day like any other.
func TestDayZero(t *testing.T) {
	s := ParseFragment("#on=1970-01-01&since=1970-01-01")
	if s.On != dataset.SomeDay(0) || s.Since != dataset.SomeDay(0) || s.Fragment() != "on=1970-01-01&since=1970-01-01" {
		t.Fatalf("read as %+v, written as %q", s, s.Fragment())
	}
	m := recordOf(t, "1969-12-31", "1970-01-01", "1970-01-02")
	m.Set(s)
	if m.On() != 0 || m.AsOf() != 0 || m.Result.Known != 2 || m.Result.Day != 0 {
		t.Errorf("on day %d as of %d, %d events known on %d, want 2", m.On(), m.AsOf(), m.Result.Known, m.Result.Day)
	}
	if day, ok := m.NextKnown(-1); !ok || day != -1 {
		t.Errorf("the change before is on %v %v", day, ok)
	}
	m.Set(State{On: dataset.SomeDay(-1)})
	if day, ok := m.NextKnown(1); !ok || day != 0 {
		t.Errorf("the next change is on %v %v", day, ok)
	}
}

// An event that gives no importance counts as one of importance 2: with every such
// event set to 2 the page opens with the same window.
func TestOpeningWindowWithoutImportance(t *testing.T) {
	for _, given := range []uint8{0, dataset.ImportanceDefault} {
		m := recordOf(t, append(every(1, 60), "2005-01-01", "2005-01-02")...)
		for i := range m.D.Events {
			switch e := &m.D.Events[i]; {
			case e.When.Earliest < edtf.FromCivil(2000, 2, 1):
				e.Importance = given
			default:
				e.Importance = 1
			}
		}
		from, to := m.DefaultWindow()
		if dayOf(from) != "2000-01-01" || dayOf(to) != "2000-03-01" {
			t.Errorf("with %d the page opens with [%s, %s)", given, dayOf(from), dayOf(to))
		}
	}
}

// A record as of a month covers the whole of it.
func TestAsOfAMonth(t *testing.T) {
	m := recordOf(t, "2025-07-01")
	for as, want := range map[string]dataset.Day{"2025-08": day(2025, 8, 31), "2025-08-06": day(2025, 8, 6), "2025-08-06/..": day(2025, 7, 1)} {
		m.D.Meta.AsOf, _ = edtf.Parse(as)
		if got := m.AsOf(); got != want {
			t.Errorf("as of %s: %v, want %v", as, got, want)
		}
	}
}

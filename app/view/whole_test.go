package view

import (
	"testing"

	"parley/data/testkit/bundled"
)

// A link to the whole record shows the whole record when it has grown.
func TestWholeRecordGrows(t *testing.T) {
	m := NewModel(bundled.Case(t, "grow"))
	m.Look(m.Whole())
	link := m.State.Fragment()
	if link != "from=..&to=.." {
		t.Errorf("the address of the whole record is %q", link)
	}
	later := NewModel(bundled.Case(t, "grow", bundled.Edit{Was: "events:\n", Now: "events:\n  late: {title: Late, when: 2025-12-01, source: https://example.org/a}\n"}))
	later.Set(ParseFragment(link))
	if n := later.Result.CountIn(later.From, later.To); n != len(later.D.Events) {
		t.Errorf("the link shows %d of %d events", n, len(later.D.Events))
	}
	if from, to := later.Goal(); from != later.From || to != later.To {
		t.Errorf("the goal is %v to %v, the window %v to %v", from, to, later.From, later.To)
	}
	m.Look(m.From+1, m.To)
	if s := m.State; s.From != m.From || s.To != m.To {
		t.Error("another window has open ends")
	}
}

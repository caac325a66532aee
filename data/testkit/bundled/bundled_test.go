package bundled

import "testing"

// Every case is a record of its own name with at least one event.
func TestCasesRead(t *testing.T) {
	for _, name := range Cases(t) {
		d := Case(t, name)
		if len(d.Events) == 0 {
			t.Errorf("case %s has no events", name)
		}
	}
}

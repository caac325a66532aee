package bundled

import "testing"

// TestCasesRead checks that every case can be read and has at least one event.
func TestCasesRead(t *testing.T) {
	for _, name := range Cases(t) {
		d := Case(t, name)
		if len(d.Events) == 0 {
			t.Errorf("case %s has no events", name)
		}
	}
}

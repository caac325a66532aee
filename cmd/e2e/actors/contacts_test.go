package actors

import (
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// TestPanelCountsContacts checks that the panel counts only contacts: in July
// and August 2025 one of Ukraine and Russia, through Umerov and Medinsky, and
// three of Trump and Putin. The pair also lists what else the two have in
// common, and what counts.
func TestPanelCountsContacts(t *testing.T) {
	const rows = "[...document.querySelectorAll('#event ul.actors li')].map(e => e.textContent).join('\\n')"
	for who, want := range map[string][]string{"ukraine": {"Russia", "through Umerov, Medinsky and 2 others", "once"}, "trump": {"Putin", "18 Aug 2025", "3 times"}} {
		p := e2e.Visit(t, "#v=actors&who="+who+"&from=2025-07-01&to=2025-08-31", e2e.ReducedMotion)
		found := false
		for _, row := range strings.Split(e2e.Eval[string](p, rows), "\n") {
			if strings.Contains(row, want[0]) {
				found = true
				for _, w := range want[1:] {
					if !strings.Contains(row, w) {
						t.Errorf("%s: %q does not say %q", who, row, w)
					}
				}
			}
		}
		if !found {
			t.Errorf("%s did not meet %s", who, want[0])
		}
	}
	p := e2e.Visit(t, "#v=actors&who=ukraine&with=russia", e2e.ReducedMotion)
	text := e2e.Eval[string](p, "document.getElementById('event').textContent")
	for _, want := range []string{"13 contacts in this record", "through Umerov, Medinsky", "Counted apart, as no contact: ", " period", "What counts?", "in this record, from "} {
		if !strings.Contains(text, want) {
			t.Errorf("the pair does not say %q: %s", want, text)
		}
	}
	p.Axe()
}

// TestFactBesideTheSourcesWords checks that a fact contradicted by a source is
// shown with the source's words.
func TestFactBesideTheSourcesWords(t *testing.T) {
	p := e2e.Visit(t, "#e=2025-08-06-witkoff-putin-5", e2e.ReducedMotion)
	p.Until("document.querySelector('#event .facts')?.textContent.includes('EFE: Their fifth meeting of the year.')")
	text := e2e.Eval[string](p, "document.querySelector('#event .facts').textContent")
	if strings.Contains(text, "Fourth meeting") || !strings.Contains(text, "This record holds 4 meetings of Steve Witkoff and Vladimir Putin in 2025 up to this one") {
		t.Errorf("facts: %s", text)
	}
}

package ui

import (
	"html"
	"strings"
	"testing"

	"parley/app/facts"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// shown is a fact as the panel shows it.
func shown(p *Page, f *facts.Fact) string {
	return listed(p.panel.show(p.panel.writer().Fact(f, p.panel.factLink)))
}

// TestFactLeadsToWhatItCounts holds that a fact lists the events it counts, and where
// these are many, leads to a list that holds them all and says how many it has.
func TestFactLeadsToWhatItCounts(t *testing.T) {
	p := page(testkit.Events(200, testkit.Options{}), "pane=facts&t=CONSULT&from=..&to=..")
	some := facts.Fact{Text: "Some.", Events: []dataset.EventRef{0, 1, 2}, Actors: []dataset.ActorRef{0}}
	if got := shown(p, &some); strings.Count(got, "<li") != 3 || strings.Contains(got, "data-count") {
		t.Errorf("three events are listed as %s", got)
	}
	all := facts.Fact{Text: "All."}
	for e := range p.m.D.Events {
		all.Events = append(all.Events, dataset.EventRef(e))
	}
	got := html.UnescapeString(shown(p, &all))
	if strings.Count(got, "<li") != 40 || !strings.Contains(got, "List of all 200 events") {
		t.Errorf("200 events are listed as %s", got)
	}
	_, link, _ := strings.Cut(got, `href="#`)
	link, _, _ = strings.Cut(link, `"`)
	opened := page(p.m.D, link)
	if opened.m.State.View != view.List || opened.inWindow() != 200 {
		t.Errorf("the link #%s opens %d events", link, opened.inWindow())
	}
	for _, e := range all.Events {
		if !opened.shows(e) {
			t.Fatalf("the link #%s leaves out %s", link, p.m.D.Events[e].ID)
		}
	}
}

// TestDayNamesItsYearWhereTheWindowHasSeveral holds that a date beside a window leaves
// out the year only where it can be no other.
func TestDayNamesItsYearWhereTheWindowHasSeveral(t *testing.T) {
	p := page(testkit.Events(3, testkit.Options{}), "")
	day, _ := edtf.Parse("2025-08-06")
	for _, c := range []struct{ from, to, want string }{
		{"2025-01-01", "2025-12-31", "6 Aug"}, {"2024-07-01", "2025-12-31", "6 Aug 2025"}, {"2026-01-01", "2026-12-31", "6 Aug 2025"},
	} {
		from, _ := edtf.Parse(c.from)
		to, _ := edtf.Parse(c.to)
		if got := p.dayIn(day, from.Earliest, to.Latest); got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

// A comparison opens with two people of whom no two met more often in the window, with
// the actor that is chosen, or with the two that are; where nobody met, with everybody.
func TestComparisonOpensWithAPair(t *testing.T) {
	d := bundled.Wide(t)
	const august = "from=2025-07-01&to=2025-09-01"
	p := page(d, august)
	met := func(a, b dataset.ActorRef) (n int) {
		for _, e := range p.m.Ledger.Contacts().Between(a, b, p.m.On()) {
			if p.m.Result.InWindow(e, p.m.From, p.m.To) {
				n++
			}
		}
		return n
	}
	a, b := mostMet(p, dataset.None)
	if a < 0 || b < 0 || met(a, b) < 3 {
		t.Fatalf("%d and %d met %d times", a, b, met(a, b))
	}
	for i := range d.Actors {
		for k := range i {
			x, y := dataset.ActorRef(i), dataset.ActorRef(k)
			if d.Actors[i].Kind == codebook.Person && d.Actors[k].Kind == codebook.Person && met(x, y) > met(a, b) {
				t.Errorf("%s and %s met %d times, more than %s and %s", d.Actors[i].ID, d.Actors[k].ID, met(x, y), d.Actors[a].ID, d.Actors[b].ID)
			}
		}
	}
	for address, want := range map[string]string{
		august:                           compareName(d.Actors[a].ID, d.Actors[b].ID),
		august + "&who=witkoff":          "compare_witkoff_",
		august + "&who=trump&with=putin": "compare_trump_putin",
		"from=1900-01-01&to=1900-02-01":  "compare",
	} {
		if got := worthComparing(page(d, address)); !strings.HasPrefix(got, want) || want == "compare" && got != want {
			t.Errorf("%s opens %s, want %s", address, got, want)
		}
	}
}

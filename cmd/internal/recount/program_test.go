package recount

import (
	"slices"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"

	"parley/app/ui"
	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// TestNumbersOfTheProgramsPages checks every number in the program's own HTML
// against the record: in every view, for every event and actor, for many pairs
// and in every pane, on the latest day and on an earlier one, in both sets and
// all cases.
func TestNumbersOfTheProgramsPages(t *testing.T) {
	for name, d := range bundled.Records(t) {
		t.Run(name, func(t *testing.T) { t.Parallel(); programPages(t, d) })
	}
}

func programPages(t *testing.T, d *dataset.Dataset) {
	r, p := New(d), ui.New(d, words.English())
	found, told := 0, map[string]bool{}
	for _, address := range addresses(d) {
		p.Set(view.ParseFragment(address))
		root, err := html.Parse(strings.NewReader(app.HTMLString(p.Render())))
		if err != nil {
			t.Fatal(err)
		}
		wrong, n := r.Program(root)
		found += n
		for _, w := range wrong {
			if !told[w] {
				told[w] = true
				t.Errorf("#%s: %s", address, w)
			}
		}
	}
	if found < 20 {
		t.Errorf("only %d numbers found", found)
	}
}

// addresses returns the states that a reader can reach in a record: views,
// panes and selections, each on the latest day and on an earlier one.
func addresses(d *dataset.Dataset) []string {
	out := []string{"", "from=..&to=..", "q=a", "s=happened"}
	for _, v := range []string{"v=actors", "v=actors&f=table", "v=map", "v=list", "v=table"} {
		out = append(out, v, v+"&from=..&to=..")
	}
	for _, pane := range []string{"deadlines", "changes", "story", "facts", "compare", "cite", "corrections", "places", "off-undrawn", "story-5", "story-author", "device", "shifts"} {
		out = append(out, "pane="+pane, "from=..&to=..&pane="+pane)
	}
	for i := range d.Events {
		out = append(out, "e="+string(d.Events[i].ID))
	}
	for i := range d.Places {
		out = append(out, "p="+string(d.Places[i].ID), "from=..&to=..&v=map&p="+string(d.Places[i].ID))
	}
	for i := range d.Actors {
		id := "who=" + string(d.Actors[i].ID)
		out = append(out, id, id+"&from=..&to=..")
		for k := range min(i, 5) {
			out = append(out, id+"&with="+string(d.Actors[k].ID))
		}
	}
	days := dataset.NewLedger(d).Changes()
	n := len(out)
	for i, a := range out[:n] {
		if len(days) > 0 && i%3 == 0 {
			out = append(out, strings.TrimPrefix(a+"&on="+days[len(days)*(i%7)/7].Text(), "&"))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestWrongNumbersOfTheProgramAreFound checks that a wrong number is found, and
// a number that does not say what it counts.
func TestWrongNumbersOfTheProgramAreFound(t *testing.T) {
	r := New(bundled.Read(t, "august-2025"))
	for body, want := range map[string]string{
		`<b data-count="events?from=..&amp;to=..">27 events</b>`:                                                        "",
		`<b data-count="events?from=..&amp;to=..">26 events</b>`:                                                        "says 26 where",
		`<b data-count="held?from=..&amp;to=..&amp;who=trump">99 events</b>`:                                            "says 99 where",
		`<b data-count="events?from=..&amp;to=..&amp;pane=off-phone">99 events</b>`:                                     "says 99 where",
		`<b data-count="at?from=..&amp;to=..&amp;p=moscow">99 events</b>`:                                               "says 99 where",
		`<b data-count="tie?from=..&amp;to=..&amp;tie=usa,russia">99 events</b>`:                                        "says 99 where",
		`<b data-count="tie?from=..&amp;to=..&amp;tie=usa,russia tie?from=..&amp;to=..&amp;tie=usa,russia">0 to 99</b>`: "says 0 where",
		`<span>12 events</span>`:               "counts nothing that the page names",
		`<svg><text>12 events</text></svg>`:    "",
		`<p dir="auto">12 events, he said</p>`: "",
	} {
		root, err := html.Parse(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		wrong, _ := r.Program(root)
		if got := strings.Join(wrong, "; "); want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: found %q, want %q", body, got, want)
		}
	}
}

package ui

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"

	"parley/app/view"
	"parley/data/dataset"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// As known on a day the program renders, in every view, of every event, actor and
// place, of pairs and in every pane, the very HTML that it renders of the record cut
// at that day.
func TestProgramIsRenderedWithoutHindsight(t *testing.T) {
	sets := bundled.Records(t)
	sets["made"] = testkit.Events(80, testkit.Options{Seed: 7})
	sets["rewritten"] = testkit.Rewritten(testkit.Events(80, testkit.Options{Seed: 17}), 7)
	for name, d := range sets {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			days := dataset.NewLedger(d).Changes()
			rng := rand.New(rand.NewPCG(9, 8))
			for range min(3, len(days)) {
				day := days[rng.IntN(len(days))]
				if asOf := dataset.LastDay(d.Meta.AsOf); asOf != dataset.DayNone && day > asOf {
					continue // the record says nothing of that day
				}
				sameHTML(t, d, dataset.AsKnownOn(d, day), day, rng)
			}
		})
	}
}

// sameHTML compares a record looked at on a day with the record cut at that day.
func sameHTML(t *testing.T, d, cut *dataset.Dataset, day dataset.Day, rng *rand.Rand) {
	t.Helper()
	whole, then := page(d, ""), page(cut, "")
	for _, address := range lookedAt(cut, rng) {
		state := view.ParseFragment(address)
		state.On = view.KnownOn(day)
		whole.Set(state)
		then.Set(state)
		if s := testkit.Differ(rendered(t, whole), rendered(t, then)); s != "" {
			t.Errorf("#%s on %s:\n%s", address, day.Text(), s)
			return
		}
	}
}

// lookedAt are addresses of a record: all views and panes, and some of what can be
// chosen.
func lookedAt(d *dataset.Dataset, rng *rand.Rand) []string {
	out := []string{"v=timeline", "v=list", "v=table", "v=map", "v=actors", "v=actors&f=table", "q=a&v=list"}
	names := slices.DeleteFunc(slices.Clone(paneNames), func(name string) bool { return name == "cite" }) // it names the edition of the record, which is of a later day
	for _, pane := range append(names, "corrections", "places", "off-none", "off-phone", "story-5", "story-author") {
		out = append(out, "pane="+pane, "from=2025-01-01&to=2025-08-31&pane="+pane)
	}
	for range min(25, len(d.Events)) {
		out = append(out, "e="+string(d.Events[rng.IntN(len(d.Events))].ID))
	}
	for range min(25, len(d.Actors)) {
		a, b := string(d.Actors[rng.IntN(len(d.Actors))].ID), string(d.Actors[rng.IntN(min(len(d.Actors), 9))].ID)
		out = append(out, "who="+a, "who="+a+"&with="+b, "pane="+compareName(dataset.ActorID(a), dataset.ActorID(b)))
	}
	for range min(10, len(d.Places)) {
		out = append(out, "v=map&p="+string(d.Places[rng.IntN(len(d.Places))].ID))
	}
	return out
}

// later are the parts of the page that speak of later days and say so: what leads on
// to them, and how many sources they bring.
var later = []string{"came", "known-next", "known-back"}

// rendered is the HTML of the page, a tag or a text in each line, with the attributes
// of a tag in order, without what speaks of later days. Which of two entries of one day
// comes first goes by links that may be known later, the order of the record stays on
// every day: the entries of a list are put into one order, without their places in it.
func rendered(t *testing.T, p *Page) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(app.HTMLString(p.Render())))
	if err != nil {
		t.Fatal(err)
	}
	return lines(root)
}

func lines(n *html.Node) string {
	if n.Type == html.TextNode {
		if s := strings.Join(strings.Fields(n.Data), " "); s != "" {
			return s + "\n"
		}
		return ""
	}
	var attrs, parts []string
	for _, a := range n.Attr {
		switch {
		case a.Key == "data-do" && slices.Contains(later, a.Val), a.Key == "data-count" && strings.HasPrefix(a.Val, "later?"), a.Key == "class" && (a.Val == "d" || a.Val == "pn"):
			return ""
		case a.Key != "aria-posinset" && a.Key != "aria-rowindex":
			attrs = append(attrs, a.Key+"="+a.Val)
		}
	}
	for c := range n.ChildNodes() {
		parts = append(parts, lines(c))
	}
	if len(parts) > 4 && n.Data == "tr" && strings.HasPrefix(strings.Join(parts, ""), "<th class=t scope=row>\n<a data-do=actor:") {
		parts = slices.Delete(parts, 2, 5) // the delegation of an actor is that of the map, where nobody moves on any day
	}
	if slices.Contains([]string{"ol", "ul", "tbody"}, n.Data) {
		slices.Sort(parts)
	}
	slices.Sort(attrs)
	return "<" + strings.Join(append([]string{n.Data}, attrs...), " ") + ">\n" + strings.Join(parts, "")
}

// The steps below an event lead to those before and after it by the dates of the day,
// whether the event passes the filter or not, as the keys do.
func TestStepsGoByTheDatesOfTheDay(t *testing.T) {
	for _, c := range []struct{ address, before, after string }{
		{"from=..&to=..&e=put-off", "off", "far"},
		{"from=..&to=..&e=put-off&on=2025-08-09", "later", "kept"},
		{"from=..&to=..&e=put-off&on=2025-08-09&s=possible", "later", ""},
	} {
		p := page(bundled.Case(t, "hard"), c.address)
		at := p.m.Selected
		before, after := p.beside(at)
		for step, ref := range map[int]dataset.EventRef{-1: before, 1: after} {
			want, got := map[int]string{-1: c.before, 1: c.after}[step], ""
			if ref >= 0 {
				got = string(p.m.D.Events[ref].ID)
			}
			q := page(p.m.D, c.address)
			if moved := q.walk(step); got != want || moved != (want != "") || moved && string(q.m.State.Event) != want {
				t.Errorf("#%s, step %d: the link leads to %q, the key to %q, want %q", c.address, step, got, q.m.State.Event, want)
			}
		}
	}
}

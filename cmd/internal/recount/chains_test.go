package recount

import (
	"strconv"
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

// TestNumbersOfChains checks the steps that the program gives between two actors: as
// many as it lists, the fewest that a plain search over the shared events that happened
// needs, and no chain where there is none. On the latest day and on an earlier one.
func TestNumbersOfChains(t *testing.T) {
	for name, d := range bundled.Records(t) {
		t.Run(name, func(t *testing.T) { t.Parallel(); chains(t, d) })
	}
}

func chains(t *testing.T, d *dataset.Dataset) {
	l, p := dataset.NewLedger(d), ui.New(d, words.English())
	days := l.Changes()
	for _, on := range []dataset.Day{dataset.LatestDay, days[len(days)/2]} {
		for a := 0; a < len(d.Actors); a += 1 + len(d.Actors)/9 {
			fewest := steps(d, l, dataset.ActorRef(a), on)
			for b := 1; b < len(d.Actors); b += 1 + len(d.Actors)/7 {
				if a == b {
					continue
				}
				s := view.ParseFragment("who=" + string(d.Actors[a].ID) + "&with=" + string(d.Actors[b].ID))
				s.On = view.KnownOn(on)
				p.Set(s)
				root, err := html.Parse(strings.NewReader(app.HTMLString(p.Render())))
				if err != nil {
					t.Fatal(err)
				}
				said, listed := stepsOf(root)
				if want := fewest[b]; want > 6 && said != 0 || want <= 6 && (said != want || listed != want) {
					t.Errorf("#%s: %d steps are said and %d listed, %d are needed", s.Fragment(), said, listed, want)
				}
			}
		}
	}
}

// stepsOf returns the number of steps of the first chain on a page, and the length of
// the list that follows it; 0 without a chain.
func stepsOf(root *html.Node) (said, listed int) {
	for e := range root.Descendants() {
		if e.Data != "p" || !strings.HasPrefix(text(e), "In ") || !strings.HasSuffix(text(e), ":") {
			continue
		}
		said = 1
		if n, err := strconv.Atoi(strings.Fields(text(e))[1]); err == nil {
			said = n
		}
		list := e.NextSibling
		for list.Type != html.ElementNode {
			list = list.NextSibling
		}
		for li := range list.ChildNodes() {
			if li.Data == "li" {
				listed++
			}
		}
		return said, listed
	}
	return 0, 0
}

// steps counts the fewest events from an actor to each other, as far as 1,000: two
// actors are one step apart when both took part in an event that happened, or is under
// way, and that is neither denied nor taken back, as known on a day.
func steps(d *dataset.Dataset, l *dataset.Ledger, from dataset.ActorRef, on dataset.Day) []int {
	out := make([]int, len(d.Actors))
	for i := range out {
		out[i] = 1000
	}
	out[from] = 0
	for changed := true; changed; {
		changed = false
		for i := range d.Events {
			st, ok := l.At(dataset.EventRef(i), on)
			if !ok || !st.Status.Held() || st.Standing.Against() {
				continue
			}
			who := l.Who(dataset.EventRef(i), on)
			for _, a := range who {
				for _, b := range who {
					if a.Role.Takes() && b.Role.Takes() && out[a.Actor]+1 < out[b.Actor] {
						out[b.Actor], changed = out[a.Actor]+1, true
					}
				}
			}
		}
	}
	return out
}

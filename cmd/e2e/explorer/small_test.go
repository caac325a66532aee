package explorer

import (
	"fmt"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// Small records: few events or none, a single day, any script and any length of
// title.

var smallSets = map[string]e2e.Build{
	"scripts": {Record: "cmd/e2e/explorer/testdata/scripts"},
	"day":     {Record: "cmd/e2e/explorer/testdata/day"},
	"empty":   {Record: "cmd/e2e/explorer/testdata/empty"},
}

// small opens a page of a small record and waits until the program is idle.
func small(t *testing.T, set, fragment string, settings ...e2e.Setting) *e2e.Page {
	t.Helper()
	p := e2e.Open(t, smallSets[set].Serve(t)+fragment, settings...)
	p.Live()
	p.Idle()
	return p
}

// TestSmallRecordsHold checks that in every view of every small record nothing
// extends beyond the page, and that no text of a list row is cut off.
func TestSmallRecordsHold(t *testing.T) {
	for set := range smallSets {
		for name, size := range map[string]e2e.Setting{"wide": e2e.Viewport(1440, 900), "phone": e2e.Phone} {
			t.Run(set+"-"+name, func(t *testing.T) {
				p := small(t, set, "", size, e2e.ReducedMotion)
				for _, view := range []string{"timeline", "actors", "map", "list", "table"} {
					p.Exec(fmt.Sprintf("parley.do('view:%s')", view))
					p.Idle()
					if over := e2e.Eval[int](p, "document.documentElement.scrollWidth - innerWidth"); over > 0 {
						t.Errorf("%s: the page sticks out by %d pixels", view, over)
					}
					cut := e2e.Eval[[]string](p, `[...document.querySelectorAll("#app .row, #app .row .t")].filter(r => r.scrollHeight > r.clientHeight + 1 && getComputedStyle(r).webkitLineClamp === "none").map(r => r.textContent)`)
					if len(cut) > 0 {
						t.Errorf("%s: rows hold more than they show: %q", view, cut)
					}
				}
				p.Shot("small-" + set + "-" + name)
			})
		}
	}
}

// TestToolbarWordsStandApart checks that on a phone the labels of a toolbar do
// not touch.
func TestToolbarWordsStandApart(t *testing.T) {
	p := small(t, "scripts", "#v=actors", e2e.Phone)
	least := e2e.Eval[float64](p, `(() => {
		const all = [...document.querySelectorAll(".forms button")].map(b => b.getBoundingClientRect()).filter(r => r.width);
		const gaps = all.flatMap(a => all.filter(b => b.left > a.left && b.top < a.bottom && a.top < b.bottom).map(b => b.left - a.right));
		return Math.min(...gaps);
	})()`)
	if least < 6 {
		t.Errorf("only %.0f pixels between two forms of the map", least)
	}
}

// TestEmptyRecordSaysSo checks that a record without events says so, shows its
// as_of day, and offers no filter to clear.
func TestEmptyRecordSaysSo(t *testing.T) {
	p := small(t, "empty", "#v=list")
	for _, view := range []string{"list", "table"} {
		p.Exec(fmt.Sprintf("parley.do('view:%s')", view))
		p.Idle()
		if got := p.Texts("#app .empty"); got != "This record holds no events yet." {
			t.Errorf("%s: %q", view, got)
		}
	}
	if got := e2e.Eval[string](p, `document.body.textContent`); strings.Contains(got, "1970") || !strings.Contains(got, "7 August 2025") {
		t.Error("the page does not stand at the day the record is as of")
	}
}

// TestActorsWithoutACountry checks that names start beside the faces if no actor has
// a country.
func TestActorsWithoutACountry(t *testing.T) {
	for name, size := range map[string]e2e.Setting{"wide": e2e.Viewport(1440, 900), "phone": e2e.Phone} {
		for from, set := range map[string]e2e.Build{"e=ar": smallSets["scripts"], "e=" + e2e.Witkoff: e2e.Wide} {
			p := e2e.Open(t, set.Serve(t)+"#"+from, size, e2e.ReducedMotion)
			p.Live()
			p.Idle()
			in := e2e.Eval[float64](p, `(() => { const li = document.querySelector("#event .actors li"), b = li.querySelector("a, b"); return b.getBoundingClientRect().left - li.getBoundingClientRect().left })()`)
			if want := map[bool]float64{true: 38, false: 66}[from == "e=ar"]; in < want || in > want+13 {
				t.Errorf("%s, %s: names begin %v pixels from the edge, want %v", name, from, in, want)
			}
		}
	}
}

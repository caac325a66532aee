package explorer

import (
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// TestListsSayWhatTheyShow checks that list and table give the window they show
// and its share of the record, and that one click leads to the whole record,
// with an address that remains valid.
func TestListsSayWhatTheyShow(t *testing.T) {
	for name, at := range map[string][]e2e.Setting{"desktop": nil, "phone": {e2e.Phone}} {
		t.Run(name, func(t *testing.T) {
			for _, view := range []string{"list", "table"} {
				p := e2e.Visit(t, "#v="+view, at...)
				p.Says(view, "#stage .window-line", "2025", " of 177 events", "Show all 177 events")
				p.Exec(`document.querySelector("#stage .window-line button").click()`)
				p.Idle()
				p.Says(view, "#stage .window-line", "December 2019", "2026", "177 of 177 events", "not Show all")
				if got := e2e.Eval[string](p, "location.hash"); !strings.Contains(got, "from=..&to=..") {
					t.Errorf("%s: the address of all is %s", view, got)
				}
				p.Shot("list-" + view + "-" + name)
			}
		})
	}
}

// TestListBeginsInTheWindow checks that events that started before the window
// follow those in it, and that arrow keys move in the visible order.
func TestListBeginsInTheWindow(t *testing.T) {
	p := e2e.Visit(t, "#v=list&from=2025-07-01&to=2025-09-01")
	if first := e2e.Eval[string](p, `document.querySelector("#chronicle time").textContent`); !strings.Contains(first, "Jul 2025") && !strings.Contains(first, "July 2025") {
		t.Errorf("the list of July and August begins with %q", first)
	}
	p.Exec(`const s = document.querySelector("#chronicle-scroll"); s.scrollTop = s.scrollHeight; parley.idle()`)
	p.Idle()
	p.Until(`[...document.querySelectorAll("#chronicle .since")].some(e => e.textContent === "Began earlier")`)
	p.Shot("list-earlier")
	p.Exec(`document.querySelector("#chronicle-scroll").scrollTop = 0; parley.idle()`)
	p.Says("list", "#chronicle", "Sixth Trump–Putin call of 2025", "The two presidents spoke by phone", "Stated by those involved")
}

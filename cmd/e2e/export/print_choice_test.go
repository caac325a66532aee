package export

import (
	"slices"
	"strings"
	"testing"

	"parley/app/view"
	"parley/cmd/e2e"
	"parley/data/testkit/bundled"
)

// With the keyboard alone a reader prints the events of the window that pass the filter:
// exactly these are on paper, under a line that says so; afterwards, and for the whole
// record, everything is there again. The single file prints as the site does.
func TestPrintOfTheWindow(t *testing.T) {
	const window = "#from=2025-08-01&to=2025-08-20&t=consult"
	t.Run("site", func(t *testing.T) { printsWindow(t, e2e.Explorer(t, window), window) })
	t.Run("single file", func(t *testing.T) {
		p := e2e.Open(t, "file://"+e2e.Build{Record: e2e.Wide.Record, Flags: []string{"--single-file"}}.Path(t)+window)
		p.Live()
		p.Idle()
		printsWindow(t, p, window)
	})
}

func printsWindow(t *testing.T, p *e2e.Page, window string) {
	d := bundled.Wide(t)
	p.Exec(`(() => {
		window.print = () => { window.asked = true; };
		addEventListener("beforeprint", () => {
			window.printed = [...document.querySelectorAll("#chronicle .ev")].filter(e => e.getClientRects().length).map(e => e.id.slice(2)).sort();
		});
	})()`)
	m := view.NewModel(d)
	m.Set(view.ParseFragment(window))
	var shown []string
	for e := range m.Result.All {
		if m.Result.InWindow(e, m.From, m.To) {
			shown = append(shown, string(d.Events[e].ID))
		}
	}
	slices.Sort(shown)
	print := func(which string) (text string, events []string) {
		p.Exec("window.asked = false; window.printed = null")
		p.TabTo("#open-more")
		p.Key("Enter")
		p.Until("document.activeElement.closest('#menu-more')")
		p.TabTo("[data-do='print:" + which + "']")
		p.Key("Enter")
		p.Until("window.asked && !document.getElementById('menu-more')")
		text, _ = pdfText(t, p.PDF())
		return text, e2e.Eval[[]string](p, "window.printed")
	}
	text, events := print("window")
	if len(shown) < 3 || len(shown) > len(d.Events)/2 || !slices.Equal(events, shown) {
		t.Errorf("printed are %v, shown %v", events, shown)
	}
	for i := range d.Events {
		e := &d.Events[i]
		if asked := slices.Contains(events, string(e.ID)); strings.Contains(text, unspaced(e.Title)) != asked {
			t.Errorf("%s is on paper: %v", e.ID, !asked)
		}
	}
	if _, events = print("record"); len(events) != len(d.Events) {
		t.Errorf("of the whole record %d events are on paper", len(events))
	}
	if n := p.Count("#chronicle [hidden]"); n != 0 {
		t.Errorf("%d parts of the page stay hidden", n)
	}
}

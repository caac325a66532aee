package explorer

import (
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// The explorer as a reader meets it: the two bundled records, built by the
// tool and served as plain files.

func TestExplorerTakesOverInPlace(t *testing.T) {
	for name, settings := range map[string][]e2e.Setting{"wide": nil, "phone": {e2e.Phone}, "dark": {e2e.Dark}} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Explorer(t, "", append(settings, e2e.Keeping)...)
			if v := p.CLS(); v >= .02 {
				t.Errorf("the takeover shifts the page by %g", v)
			}
			if n := p.Count("*"); n > 1500 {
				t.Errorf("%d elements are alive, at most 1,500 may be", n)
			}
			p.Wants("events", "177")
		})
	}
}

func TestExplorerSelects(t *testing.T) {
	p := e2e.Visit(t, "")
	p.Exec("parley.do('event:" + e2e.Witkoff + "')")
	p.Idle()
	p.Wants("e", e2e.Witkoff)
	text := p.Texts("#event")
	for _, want := range []string{"According to whom", "great progress", "useful and constructive", "Steve Witkoff", "News.Az"} {
		if !strings.Contains(text, want) {
			t.Errorf("the panel does not say %q", want)
		}
	}
	p.Click("#event .actors a")
	p.Idle()
	if p.State("who") == "" || p.State("e") != "" {
		t.Errorf("a name in the panel does not open the actor: %s", e2e.Eval[string](p, "JSON.stringify(parley.state())"))
	}
	p.Back()
	p.Idle()
	p.Wants("e", e2e.Witkoff)
	p.Forward()
	p.Idle()
	p.Wants("e", "")
	p.Back()
	p.Idle()
	p.Reload()
	p.Live()
	p.Idle()
	p.Wants("e", e2e.Witkoff)
	p.Click("#rail .close")
	p.Idle()
	if p.Count("#rail") != 0 {
		t.Error("the panel does not close")
	}
}

func TestExplorerFilters(t *testing.T) {
	p := e2e.Visit(t, "")
	all := p.State("shown")
	p.Click("#open-type")
	p.Until("document.querySelector('#menu-type')")
	p.Click("#menu-type input[data-do='type:material-conflict']")
	p.Idle()
	p.Wants("t", "material-conflict")
	if some := p.State("shown"); some == all || some == "0" {
		t.Errorf("the filter shows %s of %s events", some, all)
	}
	p.Key("Escape")
	p.Idle()
	p.Typed("#query", "istanbul")
	p.Idle()
	p.Wants("q", "istanbul")
	if p.State("shown") != "0" {
		t.Errorf("sanctions in Istanbul: %s, want none", p.State("shown"))
	}
	p.Click("[data-do='clear']")
	p.Idle()
	p.Wants("shown", all)
	p.Typed("#query", "istanbul")
	p.Idle()
	if n := p.State("shown"); n == "0" || n == all {
		t.Errorf("a search for istanbul shows %s", n)
	}
	p.Open(e2e.Eval[string](p, "location.href"))
	p.Reload()
	p.Live()
	p.Idle()
	p.Wants("q", "istanbul")
}

func TestExplorerMovesThroughTime(t *testing.T) {
	p := e2e.Visit(t, "", e2e.ReducedMotion)
	from, to := p.State("windowFrom"), p.State("windowTo")
	changed := func(what string) {
		t.Helper()
		p.Idle()
		if p.State("windowFrom") == from && p.State("windowTo") == to {
			t.Errorf("%s does not move the window", what)
		}
		from, to = p.State("windowFrom"), p.State("windowTo")
	}
	p.Click("[data-do='zoom-in']")
	changed("the zoom button")
	p.Click("[data-do='whole']")
	changed("the whole range")
	box := e2e.Eval[[]float64](p, "(r => [r.left + r.width / 2, r.top + r.height / 2])(document.querySelector('#plot').getBoundingClientRect())")
	p.Wheel(box[0], box[1], 0, -240, true)
	changed("ctrl and wheel")
	p.Drag(box[0], box[1], box[0]+200, box[1])
	changed("a drag")
	p.Wheel(box[0], box[1], 0, -240, false)
	p.Idle()
	if p.State("windowFrom") != from {
		t.Error("a plain wheel moves the window; it belongs to the page")
	}
	over := e2e.Eval[[]float64](p, "(r => [r.left, r.top + 20, r.width])(document.querySelector('#cv-over').getBoundingClientRect())")
	p.Drag(over[0]+over[2]*.5, over[1], over[0]+over[2]*.6, over[1])
	changed("the brush")
	p.Click("#open-go")
	p.Until("document.querySelector('#go-date')")
	p.Typed("#go-date", "2022-02")
	p.Key("Enter")
	changed("go to date")
	if got := p.State("from"); !strings.HasPrefix(got, "2022-0") {
		t.Errorf("February 2022 begins at %s", got)
	}
}

func TestExplorerByKeyboard(t *testing.T) {
	p := e2e.Visit(t, "", e2e.ReducedMotion)
	p.Exec("document.querySelector('#proxies button[tabindex=\"0\"]').focus()")
	seen := map[string]bool{}
	first := ""
	for range 12 {
		label := e2e.Eval[string](p, "document.activeElement.getAttribute('aria-label') ?? ''")
		if first == "" {
			first = label
		}
		seen[label] = true
		p.Key("ArrowRight")
		p.Idle()
	}
	if len(seen) < 10 {
		t.Errorf("twelve steps to the right reach %d marks; the first says %q", len(seen), first)
	}
	p.Key("Enter")
	p.Idle()
	if p.State("e") == "" && p.State("v") != "list" {
		t.Error("Enter does not open what has the focus")
	}
	if n := p.Count("#proxies button"); n > 9 {
		t.Errorf("%d buttons stand over the chart, at most nine should", n)
	}
}

func TestExplorerViews(t *testing.T) {
	p := e2e.Visit(t, "#e="+e2e.Witkoff)
	for view, sign := range map[string]string{"actors": "#actors svg", "list": "#chronicle article", "table": "#table tbody tr", "timeline": "#timeline canvas"} {
		p.Click("nav.views a[data-do='view:" + view + "']")
		p.Idle()
		p.Wants("view", view)
		p.Wants("e", e2e.Witkoff)
		if p.Count(sign) == 0 {
			t.Errorf("%s shows no %s", view, sign)
		}
	}
	p.Open(e2e.Eval[string](p, "location.href.split('#')[0]") + "#v=list&e=" + e2e.Witkoff)
	p.Reload()
	p.Live()
	p.Idle()
	if p.Count("article#e-"+e2e.Witkoff) != 1 {
		t.Error("the list has no article for the selected event")
	}
}

func TestExplorerAsKnownOn(t *testing.T) {
	p := e2e.Visit(t, "#on=2025-08-06")
	if n := p.State("shown"); n == "177" {
		t.Error("as known on 6 August everything is shown")
	}
	if text := p.Texts(".stand, .clock"); !strings.Contains(text, "6 August 2025") {
		t.Errorf("the page does not say on which day it stands: %q", text)
	}
	p.Click(".clock [data-do='known-next']")
	p.Idle()
	p.Wants("on", "2025-08-07")
	p.Click(".clock [data-do='latest']")
	p.Idle()
	p.Wants("shown", "177")
}

func TestExplorerWithoutProgram(t *testing.T) {
	p := e2e.Open(t, e2e.Wide.Serve(t), e2e.Block("*.wasm"), e2e.Expect("Failed to load"), e2e.Expect("wasm"))
	p.Until("document.documentElement.matches('.failed')")
	if p.Count("#page article") < 170 || p.Count("#page article .cl li") < 400 {
		t.Error("without the program the page is not complete")
	}
}

func TestExplorerWithoutStorage(t *testing.T) {
	p := e2e.Explorer(t, "", e2e.NoStorage)
	p.Wants("events", "177")
}

func TestExplorerWithoutScript(t *testing.T) {
	p := e2e.Open(t, e2e.Article.Serve(t), e2e.NoScript)
	if n := p.Count("#chronicle article"); n != 27 { // 26 and the one of the official layer
		t.Errorf("%d events in the chronology, want 27", n)
	}
	p.Shot("article-noscript")
}

func TestExplorerIsAccessible(t *testing.T) {
	for name, s := range map[string][]e2e.Setting{"wide light": nil, "wide dark": {e2e.Dark}, "phone light": {e2e.Phone}, "phone dark": {e2e.Phone, e2e.Dark}} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Visit(t, "", s...)
			p.Shot("timeline-" + strings.ReplaceAll(name, " ", "-"))
			p.Axe()
			for _, step := range []string{"event:" + e2e.Witkoff, "view:actors", "view:list", "view:table", "menu:help"} {
				p.Exec("parley.do('" + step + "')")
				p.Idle()
				p.Shot(strings.ReplaceAll(step, ":", "-") + "-" + strings.ReplaceAll(name, " ", "-"))
				p.Axe()
			}
		})
	}
}

// A link that is wrong, or older than the record, says so and shows the rest.
func TestLinkToNothing(t *testing.T) {
	p := e2e.Visit(t, "#e=nowhere")
	p.Until(`document.querySelector("#app .foot").textContent.includes("“nowhere”, which this record does not hold")`)
	if got := p.State("shown"); got != p.State("events") {
		t.Errorf("%s events are shown", got)
	}
}

// A search whose matches lie outside the window says how many there are.
func TestMatchesOutsideTheWindowAreCounted(t *testing.T) {
	for _, set := range [][]e2e.Setting{{e2e.Viewport(1440, 900)}, {e2e.Phone}} {
		p := e2e.Visit(t, "#from=2020-01-01&to=2020-02-01&q=Alaska", append(set, e2e.ReducedMotion)...)
		if got := p.Texts(".tools .count, .window-line"); !strings.Contains(got, "0 of 5 matches") {
			t.Errorf("the page says %q", got)
		}
	}
}

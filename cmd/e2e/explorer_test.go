package e2e

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// The explorer as a reader meets it: the two bundled records, built by the
// tool and served as plain files.

// built makes the site of a record once per run of the tests. The folder is
// named from the root of the project.
func built(record string) func() (string, error) {
	return sync.OnceValues(func() (string, error) {
		dir, err := filepath.Abs("../../.out/e2e-" + filepath.Base(record))
		if err != nil {
			return "", err
		}
		cmd := exec.Command("go", "run", "./cmd/parley", "build", record, "-o", dir)
		cmd.Dir = "../.."
		if out, err := cmd.CombinedOutput(); err != nil {
			return "", fmt.Errorf("parley build %s: %v\n%s", record, err, out)
		}
		return dir, nil
	})
}

var (
	wideSet    = built("data/sets/ukraine-talks")
	articleSet = built("data/sets/august-2025")
)

const witkoff = "2025-08-06-witkoff-putin-5"

// site serves a built set and returns its address.
func site(t *testing.T, set func() (string, error)) string {
	t.Helper()
	dir, err := set()
	if err != nil {
		t.Fatal(err)
	}
	return serveDir(t, dir)
}

// explorer opens a page of the wide set and waits until the program has taken
// over and rests.
func explorer(t *testing.T, fragment string, settings ...setting) *page {
	t.Helper()
	p := open(t, site(t, wideSet)+fragment, settings...)
	p.live()
	p.idle()
	return p
}

// state is one field of window.parley.state().
func (p *page) state(field string) string {
	p.t.Helper()
	return eval[string](p, fmt.Sprintf("String(parley.state()[%q] ?? '')", field))
}

// wants fails when a field of the state has another value.
func (p *page) wants(field, want string) {
	p.t.Helper()
	if got := p.state(field); got != want {
		p.t.Errorf("state %s = %q, want %q", field, got, want)
	}
}

func (p *page) texts(selector string) string {
	p.t.Helper()
	return eval[string](p, fmt.Sprintf("[...document.querySelectorAll(%q)].map(e => e.textContent).join('\\n')", selector))
}

func (p *page) count(selector string) int {
	p.t.Helper()
	return eval[int](p, fmt.Sprintf("document.querySelectorAll(%q).length", selector))
}

func TestExplorerTakesOverInPlace(t *testing.T) {
	for name, settings := range map[string][]setting{"wide": nil, "phone": {phone}, "dark": {dark}} {
		t.Run(name, func(t *testing.T) {
			p := explorer(t, "", settings...)
			if v := p.cls(); v >= .02 {
				t.Errorf("the takeover shifts the page by %g", v)
			}
			if n := p.count("*"); n > 1500 {
				t.Errorf("%d elements are alive, at most 1,500 may be", n)
			}
			p.wants("events", "177")
		})
	}
}

func TestExplorerSelects(t *testing.T) {
	p := explorer(t, "")
	p.exec("parley.do('event:" + witkoff + "')")
	p.idle()
	p.wants("e", witkoff)
	text := p.texts("#event")
	for _, want := range []string{"According to whom", "great progress", "useful and constructive", "Steve Witkoff", "News.Az"} {
		if !strings.Contains(text, want) {
			t.Errorf("the panel does not say %q", want)
		}
	}
	p.click("#event .actors a")
	p.idle()
	if p.state("who") == "" || p.state("e") != "" {
		t.Errorf("a name in the panel does not open the actor: %s", eval[string](p, "JSON.stringify(parley.state())"))
	}
	p.back()
	p.idle()
	p.wants("e", witkoff)
	p.forward()
	p.idle()
	p.wants("e", "")
	p.back()
	p.idle()
	p.reload()
	p.live()
	p.idle()
	p.wants("e", witkoff)
	p.click("#rail .close")
	p.idle()
	if p.count("#rail") != 0 {
		t.Error("the panel does not close")
	}
}

func TestExplorerFilters(t *testing.T) {
	p := explorer(t, "")
	all := p.state("shown")
	p.click("#open-type")
	p.until("document.querySelector('#menu-type')")
	p.click("#menu-type input[data-do='type:material-conflict']")
	p.idle()
	p.wants("t", "material-conflict")
	if some := p.state("shown"); some == all || some == "0" {
		t.Errorf("the filter shows %s of %s events", some, all)
	}
	p.key("Escape")
	p.idle()
	p.typed("#query", "istanbul")
	p.idle()
	p.wants("q", "istanbul")
	if p.state("shown") != "0" {
		t.Errorf("sanctions in Istanbul: %s, want none", p.state("shown"))
	}
	p.click("[data-do='clear']")
	p.idle()
	p.wants("shown", all)
	p.typed("#query", "istanbul")
	p.idle()
	if n := p.state("shown"); n == "0" || n == all {
		t.Errorf("a search for istanbul shows %s", n)
	}
	p.open(eval[string](p, "location.href"))
	p.reload()
	p.live()
	p.idle()
	p.wants("q", "istanbul")
}

func TestExplorerMovesThroughTime(t *testing.T) {
	p := explorer(t, "", reducedMotion)
	from, to := p.state("windowFrom"), p.state("windowTo")
	changed := func(what string) {
		t.Helper()
		p.idle()
		if p.state("windowFrom") == from && p.state("windowTo") == to {
			t.Errorf("%s does not move the window", what)
		}
		from, to = p.state("windowFrom"), p.state("windowTo")
	}
	p.click("[data-do='zoom-in']")
	changed("the zoom button")
	p.click("[data-do='whole']")
	changed("the whole range")
	box := eval[[]float64](p, "(r => [r.left + r.width / 2, r.top + r.height / 2])(document.querySelector('#plot').getBoundingClientRect())")
	p.wheel(box[0], box[1], 0, -240, true)
	changed("ctrl and wheel")
	p.drag(box[0], box[1], box[0]+200, box[1])
	changed("a drag")
	p.wheel(box[0], box[1], 0, -240, false)
	p.idle()
	if p.state("windowFrom") != from {
		t.Error("a plain wheel moves the window; it belongs to the page")
	}
	over := eval[[]float64](p, "(r => [r.left, r.top + 20, r.width])(document.querySelector('#cv-over').getBoundingClientRect())")
	p.drag(over[0]+over[2]*.5, over[1], over[0]+over[2]*.6, over[1])
	changed("the brush")
	p.click("#open-go")
	p.until("document.querySelector('#go-date')")
	p.typed("#go-date", "2022-02")
	p.key("Enter")
	changed("go to date")
	if got := p.state("from"); !strings.HasPrefix(got, "2022-0") {
		t.Errorf("February 2022 begins at %s", got)
	}
}

func TestExplorerByKeyboard(t *testing.T) {
	p := explorer(t, "", reducedMotion)
	p.exec("document.querySelector('#proxies button[tabindex=\"0\"]').focus()")
	seen := map[string]bool{}
	first := ""
	for range 12 {
		label := eval[string](p, "document.activeElement.getAttribute('aria-label') ?? ''")
		if first == "" {
			first = label
		}
		seen[label] = true
		p.key("ArrowRight")
		p.idle()
	}
	if len(seen) < 10 {
		t.Errorf("twelve steps to the right reach %d marks; the first says %q", len(seen), first)
	}
	p.key("Enter")
	p.idle()
	if p.state("e") == "" && p.state("v") != "list" {
		t.Error("Enter does not open what has the focus")
	}
	if n := p.count("#proxies button"); n > 9 {
		t.Errorf("%d buttons stand over the chart, at most nine should", n)
	}
}

func TestExplorerViews(t *testing.T) {
	p := explorer(t, "#e="+witkoff)
	for view, sign := range map[string]string{"actors": "#actors svg", "list": "#chronicle article", "table": "#table tbody tr", "timeline": "#timeline canvas"} {
		p.click("nav.views a[data-do='view:" + view + "']")
		p.idle()
		p.wants("view", view)
		p.wants("e", witkoff)
		if p.count(sign) == 0 {
			t.Errorf("%s shows no %s", view, sign)
		}
	}
	p.open(eval[string](p, "location.href.split('#')[0]") + "#v=list&e=" + witkoff)
	p.reload()
	p.live()
	p.idle()
	if p.count("article#e-"+witkoff) != 1 {
		t.Error("the list has no article for the selected event")
	}
}

func TestExplorerAsKnownOn(t *testing.T) {
	p := explorer(t, "#on=2025-08-06")
	if n := p.state("shown"); n == "177" {
		t.Error("as known on 6 August everything is shown")
	}
	if text := p.texts(".stand, .clock"); !strings.Contains(text, "6 August 2025") {
		t.Errorf("the page does not say on which day it stands: %q", text)
	}
	p.click(".clock [data-do='known-next']")
	p.idle()
	p.wants("on", "2025-08-07")
	p.click(".clock [data-do='latest']")
	p.idle()
	p.wants("shown", "177")
}

func TestExplorerWithoutProgram(t *testing.T) {
	p := open(t, site(t, wideSet), block("*.wasm"), expect("Failed to load"), expect("wasm"))
	p.until("document.documentElement.matches('.failed')")
	if p.count("#page article") < 170 || p.count("#page article .cl li") < 400 {
		t.Error("without the program the page is not complete")
	}
}

func TestExplorerWithoutStorage(t *testing.T) {
	p := explorer(t, "", noStorage)
	p.wants("events", "177")
}

func TestExplorerWithoutScript(t *testing.T) {
	p := open(t, site(t, articleSet), noScript)
	if n := p.count("#chronicle article"); n != 27 { // 26 and the one of the official layer
		t.Errorf("%d events in the chronology, want 27", n)
	}
	p.shot("article-noscript")
}

func TestExplorerIsAccessible(t *testing.T) {
	for name, s := range map[string][]setting{"wide light": nil, "wide dark": {dark}, "phone light": {phone}, "phone dark": {phone, dark}} {
		t.Run(name, func(t *testing.T) {
			p := explorer(t, "", s...)
			p.shot("timeline-" + strings.ReplaceAll(name, " ", "-"))
			p.axe()
			for _, step := range []string{"event:" + witkoff, "view:actors", "view:list", "view:table", "menu:help"} {
				p.exec("parley.do('" + step + "')")
				p.idle()
				p.shot(strings.ReplaceAll(step, ":", "-") + "-" + strings.ReplaceAll(name, " ", "-"))
				p.axe()
			}
		})
	}
}

// A link that is wrong, or older than the record, says so and shows the rest.
func TestLinkToNothing(t *testing.T) {
	p := explorer(t, "#e=nowhere")
	p.until(`document.querySelector("#app .foot").textContent.includes("“nowhere”, which this record does not hold")`)
	if got := p.state("shown"); got != p.state("events") {
		t.Errorf("%s events are shown", got)
	}
}

// A search whose matches lie outside the window says how many there are.
func TestMatchesOutsideTheWindowAreCounted(t *testing.T) {
	for _, set := range [][]setting{{viewport(1440, 900)}, {phone}} {
		p := explorer(t, "#from=2020-01-01&to=2020-02-01&q=Alaska", append(set, reducedMotion)...)
		if got := p.texts(".tools .count, .window-line"); !strings.Contains(got, "0 of 5 matches") {
			t.Errorf("the page says %q", got)
		}
	}
}

package e2e

import (
	"fmt"
	"strings"
	"testing"
)

// The actor map as it is worked: by keys, by clicks, and on a phone.

const focusWords = "document.activeElement.getAttribute('aria-label') ?? ''"

func TestActorMapByKeyboard(t *testing.T) {
	p := explorer(t, "#v=actors", reducedMotion)
	if n := p.count("#actors [tabindex='0']"); n != 1 {
		t.Fatalf("%d tab stops on the map, not one", n)
	}
	p.exec("document.querySelector('#actors [tabindex=\"0\"]').focus()")
	seen := map[string]bool{}
	for _, key := range []string{"ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowUp", "End"} {
		p.key(key)
		p.idle()
		seen[eval[string](p, focusWords)] = true
	}
	if len(seen) != 5 || seen[""] {
		t.Errorf("two rows, two ties and the last row are not %v", seen)
	}
	p.key("Home")
	p.key("ArrowDown")
	p.key("Enter")
	p.idle()
	if got := p.state("who"); got != "trump" {
		t.Errorf("Enter chooses %q", got)
	}
	if n := p.count("#actors [tabindex='0']"); n != 1 {
		t.Errorf("%d tab stops after a choice", n)
	}
}

func TestActorMapOpensTies(t *testing.T) {
	p := explorer(t, "#v=actors", reducedMotion)
	ties := p.count("#actors [data-do^='tie:']")
	if ties < 5 {
		t.Fatalf("%d ties", ties)
	}
	p.exec("document.querySelector('#actors [data-do=\"tie:1\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
	p.idle()
	if n, listed := p.count("#actors a[href*='&e=']"), p.count("#event .claims li"); n < 2 || listed < n {
		t.Errorf("a tie opens to %d events, %d in the panel", n, listed)
	}
	if p.state("tie") == "" {
		t.Error("the address does not say which tie is open")
	}
	p.reload()
	p.live()
	if n := p.count("#actors a[href*='&e=']"); n < 2 {
		t.Errorf("the address opens a tie to %d events", n)
	}
	p.exec("document.querySelector('#actors [data-do=\"tie:-1\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
	p.idle()
	if n := p.count("#actors [data-do^='tie:']"); n != ties {
		t.Errorf("%d of %d ties come back", n, ties)
	}
	rows := p.count("#actors a[href*='who=']")
	p.exec("document.querySelector('#actors [data-do^=\"box:\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
	p.idle()
	if n := p.count("#actors a[href*='who=']"); n <= rows {
		t.Errorf("a fold opens from %d rows to %d", rows, n)
	}
}

// The forms of the map: each is chosen by a button, kept in the address, and
// shows the selection.
func TestActorMapForms(t *testing.T) {
	p := explorer(t, "#v=actors&who=trump", reducedMotion)
	for form, has := range map[string]string{
		"flat": "#actors a[href*='e=']", "rows": "#actors a[href*='&e=']", "matrix": "#actors a[href*='with=']", "table": "#actor-table tbody th a",
	} {
		p.click(".forms [data-do='form:" + form + "']")
		p.idle()
		p.wants("f", form)
		p.wants("who", "trump")
		if n := p.count(has); n < 5 {
			t.Errorf("%s shows %d of %s", form, n, has)
		}
		if n := p.count("*"); n > 1500 {
			t.Errorf("%s keeps %d elements alive", form, n)
		}
		p.axe()
		p.shot("actors-" + form)
	}
	p.click(".forms [data-do='form:delegations']")
	p.idle()
	p.wants("f", "")
}

func TestActorTableSorts(t *testing.T) {
	p := explorer(t, "#v=actors&f=table", reducedMotion)
	if got := eval[string](p, "document.querySelector('#actor-table tbody th a').textContent"); got != "Donald Trump" {
		t.Errorf("%s has the most events", got)
	}
	if got := eval[string](p, "document.querySelector('#actor-table th[aria-sort=descending]')?.textContent || ''"); got != "Events ▼" {
		t.Errorf("the column with the largest first is said to be %q", got)
	}
	p.click("#actor-table [data-do='sort-actors:0']")
	p.idle()
	if got := eval[string](p, "document.querySelector('#actor-table th[aria-sort]').textContent"); got != "Actor ▲" {
		t.Errorf("sorted by %s", got)
	}
	p.click("#actor-table td a[data-do^='pair:']")
	p.idle()
	if p.state("who") == "" || p.state("with") == "" {
		t.Error("a name in the table does not open the pair")
	}
}

// Time passes when asked, by button and by key, and stands when asked.
func TestActorMapPlays(t *testing.T) {
	p := explorer(t, "#v=actors", reducedMotion)
	start := p.state("windowFrom")
	p.exec("document.querySelector('[data-do=\"play\"]').focus()")
	p.key("p")
	p.until("parley.state().windowFrom !== '" + start + "'")
	p.key("p")
	p.idle()
	stood := p.state("windowFrom")
	p.idle()
	if p.state("windowFrom") != stood {
		t.Error("time goes on after it was stopped")
	}
	p.key("PageDown")
	p.idle()
	if p.state("windowFrom") == stood {
		t.Error("Page Down makes no step")
	}
	p.click(".forms [data-do='pane:shifts']")
	p.idle()
	p.wants("pane", "shifts")
	if n := p.count("#event .actors li"); n < 3 {
		t.Errorf("%d ties have changed", n)
	}
	p.axe()
}

// On a phone the map is a list that a finger works, and the panel a sheet.
func TestActorMapByTouch(t *testing.T) {
	p := explorer(t, "#v=actors", phone, reducedMotion)
	p.shot("actors-phone")
	p.tap("#actors a[href*='who=']")
	p.idle()
	if p.state("who") == "" || p.count("#rail") != 1 {
		t.Error("a tap does not open the actor in a sheet")
	}
	p.axe()
	p.tap("#rail .grab")
	p.idle()
	p.tap("#rail .close")
	p.idle()
	p.wants("who", "")
	p.exec("document.querySelector(\"#actors [data-do='tie:0']\").scrollIntoView({block: 'center'})")
	p.tap("#actors [data-do='tie:0']")
	p.idle()
	if p.state("tie") == "" || p.count("#event .claims li") < 3 {
		t.Errorf("a tap on a tie opens %q with %d events", p.state("tie"), p.count("#event .claims li"))
	}
	p.axe()
	p.exec("parley.do('close')")
	p.idle()
	p.wants("tie", "")
	const drawn = "document.querySelector('#actors svg').getBoundingClientRect().width"
	p.exec("parley.do('form:flat')")
	p.idle()
	before := eval[float64](p, drawn)
	p.pinch(200, 500, 60, 180)
	p.idle()
	if after := eval[float64](p, drawn); after < 2*before {
		t.Errorf("a pinch enlarges the map from %g to %g pixels", before, after)
	}
	p.exec("parley.do('enlarge')")
	p.idle()
	if after := eval[float64](p, drawn); after != before {
		t.Errorf("the whole map is %g pixels wide, not %g", after, before)
	}
	for _, form := range []string{"rows", "flat", "matrix", "table"} {
		p.exec("parley.do('form:" + form + "')")
		p.idle()
		p.axe()
		p.shot("actors-phone-" + form)
		if w := eval[int](p, "document.documentElement.scrollWidth"); w > 390 {
			t.Errorf("%s is %d pixels wide", form, w)
		}
	}
}

// How two actors are linked: asked in the panel, answered in sentences and as a
// picture, on the map too.
func TestActorMapChains(t *testing.T) {
	p := explorer(t, "#v=actors&who=witkoff", reducedMotion)
	p.exec("(() => { const s = document.querySelector('select[data-do=\"path-to\"]'); s.value = 'modi'; s.dispatchEvent(new Event('change', {bubbles: true})) })()")
	p.idle()
	p.wants("with", "modi")
	if n := p.count("#event ol.path"); n != 5 {
		t.Errorf("%d chains", n)
	}
	p.click("#event input[data-do='forward']")
	p.idle()
	p.wants("fwd", "1")
	forward := p.texts("#event ol.path .hd")
	p.reload()
	p.live()
	if again := p.texts("#event ol.path .hd"); again != forward || !eval[bool](p, "document.querySelector('[data-do=forward]').checked") {
		t.Errorf("the address brings back %q, not %q", again, forward)
	}
	p.click("#event input[data-do='forward']")
	p.idle()
	p.wants("fwd", "")
	if n := p.count("#event .picture a[href*='&e=']"); n < 5 {
		t.Errorf("the picture has %d events", n)
	}
	if n := p.count("#actors a[href*='&e=']"); n != 2 {
		t.Errorf("the map shows %d events of the chain", n)
	}
	p.axe()
	p.shot("actors-chain")
}

// A mouse enlarges the map by the wheel with ctrl and moves it by dragging.
func TestActorMapByMouse(t *testing.T) {
	p := explorer(t, "#v=actors&f=flat", reducedMotion)
	const drawn = "document.querySelector('#actors svg').getBoundingClientRect()"
	before := eval[float64](p, drawn+".width")
	for range 4 {
		p.wheel(700, 500, 0, -120, true)
		p.idle()
	}
	p.until(drawn + fmt.Sprintf(".width > %g", 1.5*before))
	left := eval[float64](p, drawn+".left")
	p.drag(700, 500, 500, 450)
	p.until(drawn + fmt.Sprintf(".left < %g", left-150))
	if got := eval[string](p, "getComputedStyle(document.querySelector('#actors svg')).willChange"); got != "transform" {
		t.Errorf("the drawing is painted anew at every step: will-change is %q", got)
	}
	p.wants("who", "")
}

// What is chosen in one view is chosen in all, and the address says it: an actor and
// a tie mark their events in the timeline, the list, the table and on the map; an
// event and a place stay chosen too.
func TestSelectionIsShared(t *testing.T) {
	p := explorer(t, "#v=actors", viewport(1440, 900), reducedMotion)
	p.exec("document.querySelector('#actors [data-do=\"tie:0\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
	p.idle()
	tie := p.state("tie")
	if tie == "" {
		t.Fatal("the address does not say which tie is chosen")
	}
	events := p.count("#event .claims li")
	view := func(name string) {
		t.Helper()
		p.click(".views [data-do='view:" + name + "']")
		p.idle()
	}
	view("list")
	p.wants("tie", tie)
	if n := p.count("#chronicle .of"); n < 3 || n > events {
		t.Errorf("the list marks %d of the %d events of the tie", n, events)
	}
	view("table")
	if n := p.count("#table tr.of"); n < 3 || n > events {
		t.Errorf("the table marks %d of the %d events of the tie", n, events)
	}
	p.axe()
	view("map")
	if n, off := p.count("#map-world .is-dim"), p.count("#map-tray .s-mark-ring"); n == 0 || off == 0 {
		t.Errorf("the map dims %d places and marks %d events without one", n, off)
	}
	view("timeline")
	p.wants("tie", tie)
	p.shot("shared-tie")
	p.click("#event .claims li a")
	p.idle()
	e := p.state("e")
	if e == "" || p.state("tie") != tie {
		t.Errorf("event %q of tie %q", e, p.state("tie"))
	}
	for _, name := range []string{"list", "map", "actors", "table"} {
		view(name)
		p.wants("e", e)
	}
	if n := p.count("#table tr.sel"); n != 1 {
		t.Errorf("%d rows are chosen", n)
	}
	p.exec("location.hash = '#v=timeline&tie=nowhere,ru'")
	p.idle()
	if got := p.texts("footer"); !strings.Contains(got, "nowhere") {
		t.Errorf("a tie that the record does not hold passes without a word: %q", got)
	}
	p.exec("location.hash = '#v=list&who=putin'")
	p.idle()
	if n := p.count("#chronicle .of"); n < 3 {
		t.Errorf("the list marks %d events of an actor", n)
	}
	view("map")
	p.wants("who", "putin")
	p.click("#map-world a[href*='p=moscow']")
	p.idle()
	for _, name := range []string{"list", "actors", "timeline"} {
		view(name)
		p.wants("p", "moscow")
	}
}

// In a long record the boxes of several countries show these; each opens to its
// actors by a click, a tap or Enter, and closes again.
func TestActorMapOpensCountries(t *testing.T) {
	const opens = "#actors [data-do^='box:'][data-do*='.']"
	for name, set := range map[string][]setting{"wide": {viewport(1440, 900), reducedMotion}, "phone": {phone, reducedMotion}} {
		t.Run(name, func(t *testing.T) {
			p := explorer(t, "#v=actors", set...)
			if n := p.count(opens); n < 10 {
				t.Fatalf("%d countries", n)
			}
			rows := p.count("#actors a[href*='who=']")
			p.exec("document.querySelector(\"" + opens + "\").scrollIntoView({block: 'center'})")
			if name == "phone" {
				p.tap(opens)
			} else {
				p.click(opens)
			}
			p.idle()
			opened := p.count("#actors a[href*='who=']")
			if opened <= rows {
				t.Errorf("%d rows before, %d after", rows, opened)
			}
			p.axe()
			p.shot("actors-open-" + name)
			p.exec("document.querySelector(\"" + opens + "\").focus()")
			words := eval[string](p, focusWords)
			p.key("Enter")
			p.idle()
			if n := p.count("#actors a[href*='who=']"); n != rows {
				t.Errorf("Enter leaves %d rows, not %d", n, rows)
			}
			if now := eval[string](p, focusWords); now == words || now == "" {
				t.Errorf("the focus says %q of what was %q", now, words)
			}
		})
	}
}

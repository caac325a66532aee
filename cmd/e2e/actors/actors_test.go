package actors

import (
	"fmt"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// Interaction with the actor map: by keyboard, by mouse, and on a phone.

const focusWords = "document.activeElement.getAttribute('aria-label') ?? ''"

func TestActorMapByKeyboard(t *testing.T) {
	p := e2e.Explorer(t, "#v=actors", e2e.ReducedMotion)
	if n := p.Count("#actors [tabindex='0']"); n != 1 {
		t.Fatalf("%d tab stops on the map, not one", n)
	}
	p.Exec("document.querySelector('#actors [tabindex=\"0\"]').focus()")
	seen := map[string]bool{}
	for _, key := range []string{"ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowUp", "End"} {
		p.Key(key)
		p.Idle()
		seen[e2e.Eval[string](p, focusWords)] = true
	}
	if len(seen) != 5 || seen[""] {
		t.Errorf("two rows, two ties and the last row are not %v", seen)
	}
	p.Key("Home")
	p.Key("ArrowDown")
	p.Key("Enter")
	p.Idle()
	if got := p.State("who"); got != "trump" {
		t.Errorf("Enter chooses %q", got)
	}
	if n := p.Count("#actors [tabindex='0']"); n != 1 {
		t.Errorf("%d tab stops after a choice", n)
	}
}

func TestActorMapOpensTies(t *testing.T) {
	p := e2e.Explorer(t, "#v=actors", e2e.ReducedMotion)
	ties := p.Count("#actors [data-do^='tie:']")
	if ties < 5 {
		t.Fatalf("%d ties", ties)
	}
	p.Exec("document.querySelector('#actors [data-do=\"tie:1\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
	p.Idle()
	if n, listed := p.Count("#actors a[href*='&e=']"), p.Count("#event .claims li"); n < 2 || listed < n {
		t.Errorf("a tie opens to %d events, %d in the panel", n, listed)
	}
	if p.State("tie") == "" {
		t.Error("the address does not say which tie is open")
	}
	p.Reload()
	p.Live()
	if n := p.Count("#actors a[href*='&e=']"); n < 2 {
		t.Errorf("the address opens a tie to %d events", n)
	}
	p.Exec("document.querySelector('#actors [data-do=\"tie:-1\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
	p.Idle()
	if n := p.Count("#actors [data-do^='tie:']"); n != ties {
		t.Errorf("%d of %d ties come back", n, ties)
	}
	rows := p.Count("#actors a[href*='who=']")
	p.Exec("document.querySelector('#actors [data-do^=\"box:\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
	p.Idle()
	if n := p.Count("#actors a[href*='who=']"); n <= rows {
		t.Errorf("a fold opens from %d rows to %d", rows, n)
	}
}

// TestActorMapForms checks that each form of the map is selected by a button,
// kept in the address, and shows the selection.
func TestActorMapForms(t *testing.T) {
	p := e2e.Explorer(t, "#v=actors&who=trump", e2e.ReducedMotion)
	for form, has := range map[string]string{
		"flat": "#actors a[href*='e=']", "rows": "#actors a[href*='&e=']", "matrix": "#actors a[href*='with=']", "table": "#actor-table tbody th a",
	} {
		p.Click(".forms [data-do='form:" + form + "']")
		p.Idle()
		p.Wants("f", form)
		p.Wants("who", "trump")
		if n := p.Count(has); n < 5 {
			t.Errorf("%s shows %d of %s", form, n, has)
		}
		if n := p.Count("*"); n > 1500 {
			t.Errorf("%s keeps %d elements alive", form, n)
		}
		p.Axe()
		p.Shot("actors-" + form)
	}
	p.Click(".forms [data-do='form:delegations']")
	p.Idle()
	p.Wants("f", "")
}

func TestActorTableSorts(t *testing.T) {
	p := e2e.Explorer(t, "#v=actors&f=table", e2e.ReducedMotion)
	if got := e2e.Eval[string](p, "document.querySelector('#actor-table tbody th a').textContent"); got != "Donald Trump" {
		t.Errorf("%s has the most events", got)
	}
	if got := e2e.Eval[string](p, "document.querySelector('#actor-table th[aria-sort=descending]')?.textContent || ''"); got != "Events ▼" {
		t.Errorf("the column with the largest first is said to be %q", got)
	}
	p.Click("#actor-table [data-do='sort-actors:0']")
	p.Idle()
	if got := e2e.Eval[string](p, "document.querySelector('#actor-table th[aria-sort]').textContent"); got != "Actor ▲" {
		t.Errorf("sorted by %s", got)
	}
	p.Click("#actor-table td a[data-do^='pair:']")
	p.Idle()
	if p.State("who") == "" || p.State("with") == "" {
		t.Error("a name in the table does not open the pair")
	}
}

// TestActorMapPlays checks that playback starts and stops by button and by key.
func TestActorMapPlays(t *testing.T) {
	p := e2e.Explorer(t, "#v=actors", e2e.ReducedMotion)
	start := p.State("windowFrom")
	p.Exec("document.querySelector('[data-do=\"play\"]').focus()")
	p.Key("p")
	p.Until("parley.state().windowFrom !== '" + start + "'")
	p.Key("p")
	p.Idle()
	stood := p.State("windowFrom")
	p.Idle()
	if p.State("windowFrom") != stood {
		t.Error("time goes on after it was stopped")
	}
	p.Key("PageDown")
	p.Idle()
	if p.State("windowFrom") == stood {
		t.Error("Page Down makes no step")
	}
	p.Click(".forms [data-do='pane:shifts']")
	p.Idle()
	p.Wants("pane", "shifts")
	if n := p.Count("#event .actors li"); n < 3 {
		t.Errorf("%d ties have changed", n)
	}
	p.Axe()
}

// TestActorMapByTouch checks that on a phone the map is a list that works by
// touch, and the panel a sheet.
func TestActorMapByTouch(t *testing.T) {
	p := e2e.Explorer(t, "#v=actors", e2e.Phone, e2e.ReducedMotion)
	p.Shot("actors-phone")
	p.Tap("#actors a[href*='who=']")
	p.Idle()
	if p.State("who") == "" || p.Count("#rail") != 1 {
		t.Error("a tap does not open the actor in a sheet")
	}
	p.Axe()
	p.Tap("#rail .grab")
	p.Idle()
	p.Tap("#rail .close")
	p.Idle()
	p.Wants("who", "")
	p.Exec("document.querySelector(\"#actors [data-do='tie:0']\").scrollIntoView({block: 'center'})")
	p.Tap("#actors [data-do='tie:0']")
	p.Idle()
	if p.State("tie") == "" || p.Count("#event .claims li") < 3 {
		t.Errorf("a tap on a tie opens %q with %d events", p.State("tie"), p.Count("#event .claims li"))
	}
	p.Axe()
	p.Exec("parley.do('close')")
	p.Idle()
	p.Wants("tie", "")
	const drawn = "document.querySelector('#actors svg').getBoundingClientRect().width"
	p.Exec("parley.do('form:flat')")
	p.Idle()
	before := e2e.Eval[float64](p, drawn)
	p.Pinch(200, 500, 60, 180)
	p.Idle()
	if after := e2e.Eval[float64](p, drawn); after < 2*before {
		t.Errorf("a pinch enlarges the map from %g to %g pixels", before, after)
	}
	p.Exec("parley.do('enlarge')")
	p.Idle()
	if after := e2e.Eval[float64](p, drawn); after != before {
		t.Errorf("the whole map is %g pixels wide, not %g", after, before)
	}
	for _, form := range []string{"rows", "flat", "matrix", "table"} {
		p.Exec("parley.do('form:" + form + "')")
		p.Idle()
		p.Axe()
		p.Shot("actors-phone-" + form)
		if w := e2e.Eval[int](p, "document.documentElement.scrollWidth"); w > 390 {
			t.Errorf("%s is %d pixels wide", form, w)
		}
	}
}

// TestActorMapChains checks the links between two actors: requested in the
// panel, shown as sentences, as a picture and on the map.
func TestActorMapChains(t *testing.T) {
	p := e2e.Visit(t, "#v=actors&who=witkoff", e2e.ReducedMotion)
	p.Exec("(() => { const s = document.querySelector('select[data-do=\"path-to\"]'); s.value = 'modi'; s.dispatchEvent(new Event('change', {bubbles: true})) })()")
	p.Idle()
	p.Wants("with", "modi")
	if n := p.Count("#event ol.path"); n != 5 {
		t.Errorf("%d chains", n)
	}
	p.Click("#event input[data-do='forward']")
	p.Idle()
	p.Wants("fwd", "1")
	forward := p.Texts("#event ol.path .hd")
	p.Reload()
	p.Live()
	if again := p.Texts("#event ol.path .hd"); again != forward || !e2e.Eval[bool](p, "document.querySelector('[data-do=forward]').checked") {
		t.Errorf("the address brings back %q, not %q", again, forward)
	}
	p.Click("#event input[data-do='forward']")
	p.Idle()
	p.Wants("fwd", "")
	if n := p.Count("#event .picture a[href*='&e=']"); n < 5 {
		t.Errorf("the picture has %d events", n)
	}
	if n := p.Count("#actors a[href*='&e=']"); n != 2 {
		t.Errorf("the map shows %d events of the chain", n)
	}
	p.Axe()
	p.Shot("actors-chain")
}

// TestActorMapByMouse checks that ctrl and the wheel zoom the map and that
// dragging pans it.
func TestActorMapByMouse(t *testing.T) {
	p := e2e.Explorer(t, "#v=actors&f=flat", e2e.ReducedMotion)
	const drawn = "document.querySelector('#actors svg').getBoundingClientRect()"
	before := e2e.Eval[float64](p, drawn+".width")
	for range 4 {
		p.Wheel(700, 500, 0, -120, true)
		p.Idle()
	}
	p.Until(drawn + fmt.Sprintf(".width > %g", 1.5*before))
	left := e2e.Eval[float64](p, drawn+".left")
	p.Drag(700, 500, 500, 450)
	p.Until(drawn + fmt.Sprintf(".left < %g", left-150))
	if got := e2e.Eval[string](p, "getComputedStyle(document.querySelector('#actors svg')).willChange"); got != "transform" {
		t.Errorf("the drawing is painted again at every step: will-change is %q", got)
	}
	p.Wants("who", "")
	const near = "document.querySelector('#actors a .is-near')"
	if got := e2e.Eval[string](p, "getComputedStyle("+near+").opacity"); got != "0" {
		t.Errorf("a name that belongs under the pointer has opacity %s", got)
	}
	p.Exec(near + ".parentNode.focus()")
	if got := e2e.Eval[string](p, "getComputedStyle(document.activeElement.querySelector('.is-near')).opacity"); got != "1" {
		t.Errorf("the name of the actor in focus has opacity %s", got)
	}
}

// TestSelectionIsShared checks that a selection applies to all views and is in
// the address: an actor and a tie mark their events in the timeline, the list,
// the table and on the map; an event and a place stay selected too.
func TestSelectionIsShared(t *testing.T) {
	p := e2e.Visit(t, "#v=actors", e2e.Viewport(1440, 900), e2e.ReducedMotion)
	p.Exec("document.querySelector('#actors [data-do=\"tie:0\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
	p.Idle()
	tie := p.State("tie")
	if tie == "" {
		t.Fatal("the address does not say which tie is chosen")
	}
	events := p.Count("#event .claims li")
	view := func(name string) {
		t.Helper()
		p.Click(".views [data-do='view:" + name + "']")
		p.Idle()
	}
	view("list")
	p.Wants("tie", tie)
	if n := p.Count("#chronicle .of"); n < 2 || n > events {
		t.Errorf("the list marks %d of the %d events of the tie", n, events)
	}
	view("table")
	if n := p.Count("#table tr.of"); n < 3 || n > events {
		t.Errorf("the table marks %d of the %d events of the tie", n, events)
	}
	p.Axe()
	view("map")
	if n, off := p.Count("#map-world .is-dim"), p.Count("#map-tray .s-mark-ring"); n == 0 || off == 0 {
		t.Errorf("the map dims %d places and marks %d events without one", n, off)
	}
	view("timeline")
	p.Wants("tie", tie)
	p.Shot("shared-tie")
	p.Click("#event .claims li a")
	p.Idle()
	e := p.State("e")
	if e == "" || p.State("tie") != tie {
		t.Errorf("event %q of tie %q", e, p.State("tie"))
	}
	for _, name := range []string{"list", "map", "actors", "table"} {
		view(name)
		p.Wants("e", e)
	}
	if n := p.Count("#table tr.sel"); n != 1 {
		t.Errorf("%d rows are chosen", n)
	}
	p.Exec("location.hash = '#v=timeline&tie=nowhere,ru'")
	p.Idle()
	if got := p.Texts("footer"); !strings.Contains(got, "nowhere") {
		t.Errorf("a tie that the record does not hold passes without a word: %q", got)
	}
	p.Exec("location.hash = '#v=list&who=putin'")
	p.Idle()
	if n := p.Count("#chronicle .of"); n < 2 {
		t.Errorf("the list marks %d events of an actor", n)
	}
	view("map")
	p.Wants("who", "putin")
	p.Click("#map-world a[href*='p=moscow']")
	p.Idle()
	for _, name := range []string{"list", "actors", "timeline"} {
		view(name)
		p.Wants("p", "moscow")
	}
}

// TestActorMapOpensCountries checks that in a long record the boxes of regions
// list their countries, and that each expands to its actors by a click, a tap
// or Enter, and collapses again.
func TestActorMapOpensCountries(t *testing.T) {
	const opens = "#actors [data-do^='box:'][data-do*='.']"
	for name, set := range map[string][]e2e.Setting{"wide": {e2e.Viewport(1440, 900), e2e.ReducedMotion}, "phone": {e2e.Phone, e2e.ReducedMotion}} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Visit(t, "#v=actors", set...)
			if n := p.Count(opens); n < 10 {
				t.Fatalf("%d countries", n)
			}
			rows := p.Count("#actors a[href*='who=']")
			p.Exec("document.querySelector(\"" + opens + "\").scrollIntoView({block: 'center'})")
			if name == "phone" {
				p.Tap(opens)
			} else {
				p.Click(opens)
			}
			p.Idle()
			opened := p.Count("#actors a[href*='who=']")
			if opened <= rows {
				t.Errorf("%d rows before, %d after", rows, opened)
			}
			p.Axe()
			p.Shot("actors-open-" + name)
			p.Exec("document.querySelector(\"" + opens + "\").focus()")
			words := e2e.Eval[string](p, focusWords)
			p.Key("Enter")
			p.Idle()
			if n := p.Count("#actors a[href*='who=']"); n != rows {
				t.Errorf("Enter leaves %d rows, not %d", n, rows)
			}
			if now := e2e.Eval[string](p, focusWords); now == words || now == "" {
				t.Errorf("the focus says %q of what was %q", now, words)
			}
		})
	}
}

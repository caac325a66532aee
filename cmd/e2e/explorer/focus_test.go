package explorer

import (
	"fmt"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// TestSingleKeysOnAFreshPage checks the single-key shortcuts on an untouched
// page, where nothing has the focus. The first two pages are new, as the first
// handled key moves the focus; the others are put back.
func TestSingleKeysOnAFreshPage(t *testing.T) {
	const wide = "#from=2025-03-01&to=2025-09-01"
	from := `window.from = parley.state().windowFrom, window.to = parley.state().windowTo`
	for i, c := range []struct{ keys, fragment, becomes string }{
		{"/", "", `document.activeElement.id === "query"`},
		{".", wide, `parley.state().e`},
		{"?", "", `document.getElementById("menu-help")`},
		{",", wide, `parley.state().e`},
		{"+", wide, `parley.state().windowTo - parley.state().windowFrom < to - from`},
		{"-", wide, `parley.state().windowTo - parley.state().windowFrom > to - from`},
		{"0", wide, `parley.state().windowFrom < from`},
		{"]", "#on=2025-08-06", `parley.state().on > "2025-08-06"`},
		{"[", "#on=2025-08-06", `parley.state().on < "2025-08-06"`},
		{"Escape", "#e=" + e2e.Witkoff, `!parley.state().e`},
		{"? Escape", "", `!document.getElementById("menu-help") && window.opened`},
	} {
		t.Run(c.keys, func(t *testing.T) {
			open := e2e.Visit
			if i < 2 {
				open = e2e.Explorer
			}
			p := open(t, c.fragment)
			p.Exec(from + `, document.activeElement.blur()`)
			if !e2e.Eval[bool](p, `document.activeElement === document.body`) {
				t.Error("something has the focus")
			}
			if c.keys == "? Escape" {
				p.Key("?")
				p.Until(`document.getElementById("menu-help") && document.activeElement !== document.body`)
				p.Exec(`window.opened = true, document.activeElement.blur()`)
				p.Key("Escape")
			} else {
				p.Key(c.keys)
			}
			p.Until(c.becomes)
		})
	}
}

// TestKeysWaitForTheProgram checks that keys do nothing while the static page
// is shown.
func TestKeysWaitForTheProgram(t *testing.T) {
	p := e2e.Open(t, e2e.Wide.Serve(t)+"?wasm=false")
	p.Key("?")
	if p.Count("#menu-help") != 0 {
		t.Error("the written page opens the help")
	}
}

// focused returns the id of the focused element or of its nearest ancestor with
// one.
func focused(p *e2e.Page) string {
	p.T.Helper()
	p.Idle()
	return e2e.Eval[string](p, `document.activeElement.closest("[id]")?.id || document.activeElement.tagName`)
}

// TestFocusReturnsToTheMenuButton checks that every menu of the toolbar can be
// opened, used and closed by keyboard only, and that Escape returns the focus
// to its button.
func TestFocusReturnsToTheMenuButton(t *testing.T) {
	for name, set := range map[string][]e2e.Setting{"wide": {}, "phone": {e2e.Phone}} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Visit(t, "#e="+e2e.Witkoff, set...)
			menus := strings.Fields(e2e.Eval[string](p, `[...document.querySelectorAll("#app .tools [id^=open-]")].map(e => e.id.slice(5)).join(" ")`))
			if len(menus) < 5 {
				t.Fatalf("menus: %v", menus)
			}
			for _, menu := range menus {
				p.Exec(`document.getElementById("open-` + menu + `").focus()`)
				p.Key("Enter")
				p.Until(`document.activeElement.closest("#menu-` + menu + `")`)
				p.Key("Tab")
				p.Key("Escape")
				p.Until(`!document.querySelector(".menu")`)
				if got := focused(p); got != "open-"+menu {
					t.Errorf("after Escape in the menu %q the focus is at %s", menu, got)
				}
				p.Wants("e", e2e.Witkoff) // Escape closes only the topmost layer
			}
			// Where the focus was lost meanwhile, it comes back as well.
			p.Exec(`document.getElementById("open-go").focus()`)
			p.Key("Enter")
			p.Until(`document.activeElement.closest("#menu-go")`)
			p.Exec(`document.activeElement.blur()`)
			p.Key("Escape")
			p.Until(`!document.querySelector(".menu")`)
			if got := focused(p); got != "open-go" {
				t.Errorf("after Escape without a focus the focus is at %s", got)
			}
			// Two menus deep: the embed dialog is opened from Share.
			p.Exec(`document.getElementById("open-share").focus()`)
			p.Key("Enter")
			p.Until(`document.activeElement.closest("#menu-share")`)
			p.Exec(`document.querySelector("#menu-share [data-do='menu:embed']").focus()`)
			p.Key("Enter")
			p.Until(`document.activeElement.closest("#menu-embed")`)
			p.Key("Escape")
			if got := focused(p); got != "open-share" {
				t.Errorf("after the dialog for other pages the focus is at %s", got)
			}
		})
	}
}

// TestFocusStaysInTheMenu checks that ticks in a filter menu keep the focus and
// the menu's element, including the first tick, with which "Clear" appears, and
// that a control that removes itself leaves the focus in the page.
func TestFocusStaysInTheMenu(t *testing.T) {
	for menu, set := range map[string]e2e.Setting{"type": e2e.Viewport(1440, 900), "evidence": e2e.Viewport(1440, 900), "actor": e2e.Viewport(1440, 900), "filters": e2e.Phone} {
		t.Run(menu, func(t *testing.T) {
			p := e2e.Visit(t, "", set)
			p.Exec(`document.getElementById("open-` + menu + `").focus()`)
			p.Key("Enter")
			p.Until(`document.activeElement.closest("#menu-` + menu + `")`)
			p.Exec(`window.kept = document.getElementById("menu-` + menu + `")`)
			for i := range 3 {
				p.Exec(fmt.Sprintf(`(window.box = document.querySelectorAll("#menu-%s input[type=checkbox]")[%d]).focus()`, menu, i))
				do := e2e.Eval[string](p, `box.dataset.do`)
				p.Key(" ")
				p.Idle()
				if got := e2e.Eval[string](p, `[document.activeElement.dataset.do, document.activeElement.checked, kept === document.getElementById("menu-`+menu+`")].join(" ")`); got != do+" true true" {
					t.Errorf("after tick %d the focus, its tick and whether the menu is the same: %s, want %s true true", i+1, got, do)
				}
			}
			p.Key("Escape")
			if got := focused(p); got != "open-"+menu {
				t.Errorf("after Escape the focus is at %s", got)
			}
			if menu == "filters" {
				return
			}
			p.Exec(`document.querySelector(".tools [data-do=clear]").focus()`)
			p.Key("Enter")
			p.Until(`!document.querySelector(".tools [data-do=clear]")`)
			if got := focused(p); got == "BODY" || got == "" {
				t.Errorf("after Clear the focus is at %s", got)
			}
		})
	}
	p := e2e.Visit(t, "")
	p.Exec(`document.getElementById("open-lanes").focus()`)
	p.Key("Enter")
	p.Until(`document.activeElement.closest("#menu-lanes")`)
	p.Exec(`document.querySelector("#menu-lanes [data-do='lanes:actor']").focus()`)
	p.Key("Enter")
	p.Until(`!document.querySelector(".menu")`)
	if got := focused(p); got != "open-lanes" {
		t.Errorf("after a choice that closes the menu the focus is at %s", got)
	}
}

// TestNoElementWithoutAnID checks that the page never looks up an element with
// an empty id, about which Firefox warns.
func TestNoElementWithoutAnID(t *testing.T) {
	p := e2e.Open(t, e2e.Wide.Serve(t), e2e.Inject(`window.empty = 0; { const find = Document.prototype.getElementById;
		Document.prototype.getElementById = function (id) { if (!id) empty++; return find.call(this, id); }; }`))
	p.Live()
	for _, do := range []string{"view:actors", "view:map", "view:list", "view:table", "view:timeline", "event:" + e2e.Witkoff, "close"} {
		p.Exec(`parley.do("` + do + `")`)
		p.Idle()
	}
	if n := e2e.Eval[int](p, "empty"); n != 0 {
		t.Errorf("asked %d times for an element without an id", n)
	}
}

// outOfSight lists the controls that extend beyond the left or right edge of
// the page, except in areas that scroll sideways and marks in a chart.
const outOfSight = `(() => {
	const out = [], wide = innerWidth, scrolls = e => { for (; e && e.id !== "app"; e = e.parentElement) {
		const o = getComputedStyle(e).overflowX; if (e.scrollWidth > e.clientWidth && (o === "auto" || o === "scroll")) return true; } };
	for (const e of document.querySelectorAll("#app :is(button, a[href], input, select, textarea, summary, [role=button], .count)")) {
		if (e.closest(".proxies, svg, .sliders, .sr") || !e.checkVisibility({ visibilityProperty: true })) continue;
		const r = e.getBoundingClientRect();
		if (r.width > 1 && (r.right > wide + .5 || r.left < -.5) && !scrolls(e)) out.push((e.dataset.do || e.id || e.className) + " " + Math.round(r.left) + "-" + Math.round(r.right));
	}
	if (document.documentElement.scrollWidth > wide) out.push("page " + document.documentElement.scrollWidth);
	return out.join(", ");
})()`

// resized gives the page a width in CSS pixels.
func resized(p *e2e.Page, wide int64) {
	p.T.Helper()
	e2e.Protocol[struct{}](p, "Emulation.setDeviceMetricsOverride", map[string]any{"width": wide, "height": 900, "deviceScaleFactor": 1, "mobile": false})
}

// TestNothingRunsOutOfThePage checks that no control extends beyond the page, at
// any width and with all settings of a reader.
func TestNothingRunsOutOfThePage(t *testing.T) {
	const set = "#on=2025-08-10&q=talks&type=verbal-cooperation"
	for _, c := range []struct {
		fragment string
		step     int64
	}{{set, 10}, {"", 10}, {set + "&e=" + e2e.Witkoff, 50}, {set + "&v=actors", 50}, {set + "&v=map", 50}, {set + "&v=list", 50}, {set + "&v=table", 50}} {
		t.Run(c.fragment, func(t *testing.T) {
			p := e2e.Visit(t, c.fragment)
			defer resized(p, 1440)
			bad := 0
			for wide := int64(320); wide <= 1920 && bad < 5; wide += c.step {
				resized(p, wide)
				// The page receives its size in the first frame, and is idle once it is laid out.
				if got := e2e.Eval[string](p, `new Promise(requestAnimationFrame).then(parley.idle).then(() => `+outOfSight+`)`); got != "" {
					bad++
					t.Errorf("%d px: %s", wide, got)
				}
			}
		})
	}
}

package actors

import (
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// The world map as it is worked: by mouse, by touch, by keys, and on a phone.

func TestMapLooks(t *testing.T) {
	for name, c := range map[string]struct {
		set  []e2e.Setting
		hash string
	}{
		"map-1440":      {[]e2e.Setting{e2e.Viewport(1440, 900)}, "#v=map"},
		"map-1440-sel":  {[]e2e.Setting{e2e.Viewport(1440, 900)}, "#v=map&e=witkoff-putin"},
		"map-1440-dark": {[]e2e.Setting{e2e.Viewport(1440, 900), e2e.Dark}, "#v=map&from=2019-12&to=2026-04"},
		"map-768":       {[]e2e.Setting{e2e.Viewport(768, 1024)}, "#v=map"},
		"map-768-dark":  {[]e2e.Setting{e2e.Viewport(768, 1024), e2e.Dark}, "#v=map&p=moscow"},
		"map-390":       {[]e2e.Setting{e2e.Phone}, "#v=map"},
		"map-390-dark":  {[]e2e.Setting{e2e.Phone, e2e.Dark}, "#v=map&pane=places"},
		"map-forced":    {[]e2e.Setting{e2e.Viewport(1440, 900), e2e.ForcedColors}, "#v=map"},
	} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Visit(t, c.hash, append(c.set, e2e.ReducedMotion)...)
			p.Shot(name)
			p.Axe()
		})
	}
}

// mapAt is where the middle of a node of the map lies on the page.
func mapAt(p *e2e.Page, selector string) (x, y float64) {
	p.T.Helper()
	at := e2e.Eval[[2]float64](p, `(() => { const r = document.querySelector("`+selector+`").getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2] })()`)
	return at[0], at[1]
}

// mapShown is the transform of the picture and the first point of its land: it
// changes when another part of the map is seen.
const mapShown = `document.querySelector("#map-world .s-land").getAttribute("d").slice(0, 30) + document.getElementById("map-world").style.transform`

func TestMapByMouse(t *testing.T) {
	p := e2e.Explorer(t, "#v=map", e2e.Viewport(1440, 900), e2e.ReducedMotion)
	if n := p.Count("#map-world .s-land"); n < 2 {
		t.Fatalf("%d pieces of land", n)
	}
	home := e2e.Eval[string](p, mapShown)
	links := p.Count("#map-world a")

	x, y := mapAt(p, "#map-view")
	p.Wheel(x, y, 0, -240, true)
	p.Idle()
	enlarged := e2e.Eval[string](p, mapShown)
	if enlarged == home {
		t.Error("ctrl and the wheel do not enlarge the map")
	}
	if n := p.Count(".world-zoom button"); n != 3 {
		t.Errorf("%d buttons on an enlarged map", n)
	}
	p.Drag(x, y, x-150, y+40)
	p.Idle()
	if e2e.Eval[string](p, mapShown) == enlarged {
		t.Error("a drag does not move the map")
	}
	p.Wants("p", "")
	at, shown := p.State("m"), e2e.Eval[string](p, mapShown)
	if strings.Count(at, ",") != 2 {
		t.Errorf("the address says of the map: %q", at)
	}
	length := e2e.Eval[int](p, "history.length")
	p.Reload()
	p.Live()
	p.Idle()
	if again := e2e.Eval[string](p, mapShown); p.State("m") != at || again != shown {
		t.Errorf("the address brings back %s at %q, not %s at %q", again, p.State("m"), shown, at)
	}
	p.Click("[data-do='map-whole']")
	p.Idle()
	if e2e.Eval[string](p, mapShown) != home {
		t.Error("the whole map is another than at first")
	}
	p.Wants("m", "")
	if n := e2e.Eval[int](p, "history.length"); n != length {
		t.Errorf("moving the map adds %d steps to the history", n-length)
	}

	p.Click("#map-world a[href*='p=moscow']")
	p.Idle()
	p.Wants("p", "moscow")
	if got := p.Texts("#event h2"); got != "Moscow" {
		t.Errorf("the panel tells of %q", got)
	}
	if n := p.Count("#map-world a"); n != links {
		t.Errorf("%d places of %d are left beside the chosen one", n, links)
	}
	if n := p.Count("#map-world .s-ring"); n != 1 {
		t.Errorf("%d rings", n)
	}
	p.Click("#event .path .hd a")
	p.Idle()
	if p.State("e") == "" || p.State("p") != "moscow" {
		t.Errorf("event %q, place %q", p.State("e"), p.State("p"))
	}
	p.Click("#rail .close")
	p.Idle()
	p.Wants("p", "")
}

func TestMapGroupsOpen(t *testing.T) {
	p := e2e.Explorer(t, "#v=map", e2e.Viewport(1440, 900), e2e.ReducedMotion)
	if n := p.Count("#map-world a[href*='p=new-york']"); n != 0 {
		t.Fatal("New York stands alone already")
	}
	x, y := mapAt(p, "#map-world [data-do^='map-open'] .s-halo")
	p.Click("#map-world [data-do^='map-open']")
	p.Idle()
	if n := p.Count("#map-world a[href*='p=new-york']") * p.Count("#map-world a[href*='p=washington']"); n != 1 {
		t.Errorf("the group at %v, %v does not open", x, y)
	}
}

func TestMapByKeyboard(t *testing.T) {
	p := e2e.Explorer(t, "#v=map", e2e.Viewport(1440, 900), e2e.ReducedMotion)
	for _, id := range []string{"map-world", "map-tray"} {
		if n := p.Count("#" + id + " [tabindex='0']"); n != 1 {
			t.Fatalf("%d tab stops in #%s, not one", n, id)
		}
	}
	p.Exec(`document.querySelector("#map-world [tabindex='0']").focus()`)
	seen := map[string]bool{}
	for _, key := range []string{"Home", "ArrowLeft", "ArrowDown", "ArrowRight", "ArrowRight", "End"} {
		p.Key(key)
		p.Idle()
		words := e2e.Eval[string](p, focusWords)
		if !strings.Contains(words, "event") {
			t.Errorf("%s leads to %q", key, words)
		}
		seen[words] = true
	}
	if len(seen) < 4 {
		t.Errorf("six keys lead to %v", seen)
	}
	home := e2e.Eval[string](p, mapShown)
	p.Key("+")
	p.Idle()
	near := e2e.Eval[string](p, mapShown)
	p.Key("Shift+ArrowLeft")
	p.Idle()
	if moved := e2e.Eval[string](p, mapShown); near == home || moved == near {
		t.Errorf("keys neither enlarge nor move the map: %s, %s, %s; focus on %s", home, near, moved, e2e.Eval[string](p, focusWords))
	}
	if !e2e.Eval[bool](p, `document.getElementById("map-world").contains(document.activeElement)`) {
		t.Error("the focus is lost as the map is drawn again")
	}
	p.Key("0")
	p.Idle()
	p.Exec(`document.querySelector("#map-world a[href*='p=moscow']").focus()`)
	p.Key("Enter")
	p.Idle()
	p.Wants("p", "moscow")
	p.Key("Escape")
	p.Idle()
	p.Wants("p", "")
	p.Exec(`document.querySelector("#map-tray [tabindex='0']").focus()`)
	p.Key("ArrowRight")
	p.Key("Enter")
	p.Idle()
	if p.State("e") == "" {
		t.Errorf("Enter on %q opens nothing", e2e.Eval[string](p, focusWords))
	}
}

func TestMapByTouch(t *testing.T) {
	p := e2e.Explorer(t, "#v=map&from=2019-12&to=2026-04", e2e.Phone, e2e.ReducedMotion)
	home := e2e.Eval[string](p, mapShown)
	x, y := mapAt(p, "#map-view")
	p.Pinch(x, y, 60, 200)
	p.Idle()
	if e2e.Eval[string](p, mapShown) == home {
		t.Error("a pinch does not enlarge the map")
	}
	near := e2e.Eval[string](p, mapShown)
	p.Swipe(x, y, x-100, y-5)
	p.Idle()
	if e2e.Eval[string](p, mapShown) == near {
		t.Error("a finger does not move the enlarged map")
	}
	p.Tap("[data-do='map-whole']")
	p.Idle()
	p.Tap("#map-tray a")
	p.Idle()
	p.Wants("pane", "off-phone")
	if got := p.Texts("#event h2"); got != "Phone or video" {
		t.Errorf("the sheet tells of %q", got)
	}
}

// The window and the second clock change which places are there; a place chosen
// elsewhere is shown where it lies.
func TestMapFollowsTheState(t *testing.T) {
	p := e2e.Explorer(t, "#v=map&from=2019-12&to=2026-04", e2e.Viewport(1440, 900), e2e.ReducedMotion)
	all := p.Texts(".world-line [data-count]")
	p.Exec(`location.hash = "#v=map&from=2019-12&to=2026-04&on=2022-01-01"`)
	p.Idle()
	if then := p.Texts(".world-line [data-count]"); then == all {
		t.Errorf("as known in 2022: %s", then)
	}
	p.Exec(`location.hash = "#v=map&from=2019-12&to=2020-01"`)
	p.Idle()
	if one := p.Texts(".world-line [data-count]"); !strings.HasPrefix(one, "1 of ") || p.Count("#map-world a") != 1 {
		t.Errorf("December 2019: %s, %d places", one, p.Count("#map-world a"))
	}
}

func TestMapSaves(t *testing.T) {
	p := e2e.Explorer(t, "#v=map", e2e.Viewport(1440, 900), e2e.ReducedMotion)
	p.Exec(`window.saved = []; const make = URL.createObjectURL; URL.createObjectURL = b => { saved.push(b); return make.call(URL, b) }`)
	for _, kind := range []string{"svg", "geojson", "csv", "png"} {
		p.Click("#open-download")
		p.Idle()
		p.Click("[data-do='save:" + kind + "']")
		p.Idle()
	}
	p.Until("saved.length === 4")
	if got := e2e.Eval[string](p, `saved[0].text().then(s => [s.includes("s-land"), s.includes("Visionscarto"), s.includes("Phone or video"), s.startsWith("<svg ")].join())`); got != "true,true,true,true" {
		t.Errorf("the SVG has land, caption, tray, root: %s", got)
	}
	if got := e2e.Eval[string](p, `saved[1].text().then(s => JSON.parse(s)).then(g => g.type + " " + g.features.some(f => f.id === "moscow"))`); got != "FeatureCollection true" {
		t.Errorf("GeoJSON: %s", got)
	}
	if got := e2e.Eval[string](p, `createImageBitmap(saved[3]).then(b => b.width > 1900 && b.height > 800 ? "large" : b.width + "x" + b.height)`); got != "large" {
		t.Errorf("the PNG is %s", got)
	}
}

// The first page loads no land; the map loads the coarse outlines, and the fine
// ones only when it is enlarged.
func TestMapLoadsLandWhenAsked(t *testing.T) {
	p := e2e.Explorer(t, "", e2e.Viewport(1440, 900), e2e.ReducedMotion)
	loaded := func() (out []string) {
		for _, r := range p.Requests() {
			if i := strings.Index(r, "/land"); i >= 0 {
				name, _, _ := strings.Cut(r[i+1:], ".")
				out = append(out, name)
			}
		}
		return out
	}
	if got := loaded(); len(got) != 0 {
		t.Errorf("the first page loads %v", got)
	}
	p.Click(".views [data-do='view:map']")
	p.Idle()
	if got := strings.Join(loaded(), " "); got != "land" {
		t.Errorf("the map loads %q", got)
	}
	for range 2 {
		p.Click("[data-do='map-in']")
		p.Idle()
	}
	if got := strings.Join(loaded(), " "); got != "land land-fine" {
		t.Errorf("the enlarged map loads %q", got)
	}
}

// The page of the map reads without the program: the same dots lead to the rows
// of a table.
func TestMapPage(t *testing.T) {
	for name, set := range map[string][]e2e.Setting{
		"mappage-1440": {e2e.Viewport(1440, 900)}, "mappage-390": {e2e.Phone, e2e.Dark}, "mappage-320": {e2e.Viewport(320, 640)},
	} {
		p := e2e.Open(t, e2e.Wide.Serve(t)+"map/?wasm=false", set...)
		p.Shot(name)
		if n := e2e.Eval[int](p, `[...document.querySelectorAll("figure a")].filter(a => document.querySelector(a.getAttribute("href"))).length`); n < 20 || n != p.Count("figure a") {
			t.Errorf("%s: %d dots of %d lead to a row", name, n, p.Count("figure a"))
		}
		if w := e2e.Eval[int](p, "document.documentElement.scrollWidth - innerWidth"); w > 0 {
			t.Errorf("%s: %d pixels too wide", name, w)
		}
		p.Axe()
	}
}

// The map is there without a network, once the worker has kept its files.
func TestMapOffline(t *testing.T) {
	p := e2e.Explorer(t, "#v=map", e2e.Viewport(1440, 900), e2e.ReducedMotion, e2e.Keeping)
	names := e2e.Eval[string](p, `navigator.serviceWorker ? navigator.serviceWorker.ready.then(() => caches.keys()).then(k => Promise.all(k.map(n => caches.open(n).then(c => c.keys()))))
		.then(l => l.flat().map(r => r.url.split("/").pop().split(".")[0]).filter(n => n.startsWith("land")).sort().join(" ")) : "no worker"`)
	if names != "land land-fine" {
		t.Errorf("kept for days without a network: %q", names)
	}
}

// One finger moves an enlarged map up and down as well as sideways, until its edge:
// from there on it scrolls the page. The whole map leaves it to the page.
func TestMapFollowsAFinger(t *testing.T) {
	p := e2e.Explorer(t, "#v=map", e2e.Phone, e2e.Viewport(390, 480), e2e.ReducedMotion)
	const touches = `getComputedStyle(document.getElementById("map-view")).touchAction`
	if got := e2e.Eval[string](p, touches); got != "pan-y" {
		t.Errorf("a finger on the whole map: touch-action %q", got)
	}
	x, y := mapAt(p, "#map-view")
	p.Pinch(x, y, 60, 200)
	p.Idle()
	if got := e2e.Eval[string](p, touches); got != "none" {
		t.Errorf("a finger on the enlarged map: touch-action %q", got)
	}
	const row = "+parley.state().m.split(',')[1]"
	before := e2e.Eval[float64](p, row)
	p.Swipe(x, y, x+4, y-60)
	p.Idle()
	after := e2e.Eval[float64](p, row)
	if after <= before || e2e.Eval[float64](p, "document.getElementById('map').scrollTop") != 0 {
		t.Errorf("a finger moving up takes the map from %g to %g and scrolls the page by %g", before, after, e2e.Eval[float64](p, "document.getElementById('map').scrollTop"))
	}
	for range 12 {
		p.Swipe(x, y+60, x+2, y-60)
		p.Idle()
		if e2e.Eval[float64](p, "document.getElementById('map').scrollTop") > 0 {
			break
		}
	}
	if e2e.Eval[float64](p, "document.getElementById('map').scrollTop") == 0 {
		t.Errorf("at its edge (%g) the map does not hand the finger on; touch-action %q", e2e.Eval[float64](p, row), e2e.Eval[string](p, touches))
	}
	p.Axe()
}

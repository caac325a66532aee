package e2e

import (
	"strings"
	"testing"
)

// The world map as it is worked: by mouse, by touch, by keys, and on a phone.

func TestMapLooks(t *testing.T) {
	for name, c := range map[string]struct {
		set  []setting
		hash string
	}{
		"map-1440":      {[]setting{viewport(1440, 900)}, "#v=map"},
		"map-1440-sel":  {[]setting{viewport(1440, 900)}, "#v=map&e=witkoff-putin"},
		"map-1440-dark": {[]setting{viewport(1440, 900), dark}, "#v=map&from=2019-12&to=2026-04"},
		"map-768":       {[]setting{viewport(768, 1024)}, "#v=map"},
		"map-768-dark":  {[]setting{viewport(768, 1024), dark}, "#v=map&p=moscow"},
		"map-390":       {[]setting{phone}, "#v=map"},
		"map-390-dark":  {[]setting{phone, dark}, "#v=map&pane=places"},
		"map-forced":    {[]setting{viewport(1440, 900), forcedColors}, "#v=map"},
	} {
		t.Run(name, func(t *testing.T) {
			p := explorer(t, c.hash, append(c.set, reducedMotion)...)
			p.shot(name)
			p.axe()
		})
	}
}

// mapAt is where the middle of a node of the map lies on the page.
func (p *page) mapAt(selector string) (x, y float64) {
	p.t.Helper()
	at := eval[[2]float64](p, `(() => { const r = document.querySelector("`+selector+`").getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2] })()`)
	return at[0], at[1]
}

// mapShown is the transform of the picture and the first point of its land: it
// changes when another part of the map is seen.
const mapShown = `document.querySelector("#map-world .s-land").getAttribute("d").slice(0, 30) + document.getElementById("map-world").style.transform`

func TestMapByMouse(t *testing.T) {
	p := explorer(t, "#v=map", viewport(1440, 900), reducedMotion)
	if n := p.count("#map-world .s-land"); n < 2 {
		t.Fatalf("%d pieces of land", n)
	}
	home := eval[string](p, mapShown)
	links := p.count("#map-world a")

	x, y := p.mapAt("#map-view")
	p.wheel(x, y, 0, -240, true)
	p.idle()
	enlarged := eval[string](p, mapShown)
	if enlarged == home {
		t.Error("ctrl and the wheel do not enlarge the map")
	}
	if n := p.count(".world-zoom button"); n != 3 {
		t.Errorf("%d buttons on an enlarged map", n)
	}
	p.drag(x, y, x-150, y+40)
	p.idle()
	if eval[string](p, mapShown) == enlarged {
		t.Error("a drag does not move the map")
	}
	p.wants("p", "")
	at, shown := p.state("m"), eval[string](p, mapShown)
	if strings.Count(at, ",") != 2 {
		t.Errorf("the address says of the map: %q", at)
	}
	length := eval[int](p, "history.length")
	p.reload()
	p.live()
	p.idle()
	if again := eval[string](p, mapShown); p.state("m") != at || again != shown {
		t.Errorf("the address brings back %s at %q, not %s at %q", again, p.state("m"), shown, at)
	}
	p.click("[data-do='map-whole']")
	p.idle()
	if eval[string](p, mapShown) != home {
		t.Error("the whole map is another than at first")
	}
	p.wants("m", "")
	if n := eval[int](p, "history.length"); n != length {
		t.Errorf("moving the map adds %d steps to the history", n-length)
	}

	p.click("#map-world a[href*='p=moscow']")
	p.idle()
	p.wants("p", "moscow")
	if got := p.texts("#event h2"); got != "Moscow" {
		t.Errorf("the panel tells of %q", got)
	}
	if n := p.count("#map-world a"); n != links {
		t.Errorf("%d places of %d are left beside the chosen one", n, links)
	}
	if n := p.count("#map-world .s-ring"); n != 1 {
		t.Errorf("%d rings", n)
	}
	p.click("#event .path .hd a")
	p.idle()
	if p.state("e") == "" || p.state("p") != "moscow" {
		t.Errorf("event %q, place %q", p.state("e"), p.state("p"))
	}
	p.click("#rail .close")
	p.idle()
	p.wants("p", "")
}

func TestMapGroupsOpen(t *testing.T) {
	p := explorer(t, "#v=map", viewport(1440, 900), reducedMotion)
	if n := p.count("#map-world a[href*='p=new-york']"); n != 0 {
		t.Fatal("New York stands alone already")
	}
	x, y := p.mapAt("#map-world [data-do^='map-open'] .s-halo")
	p.click("#map-world [data-do^='map-open']")
	p.idle()
	if n := p.count("#map-world a[href*='p=new-york']") * p.count("#map-world a[href*='p=washington']"); n != 1 {
		t.Errorf("the group at %v, %v does not open", x, y)
	}
}

func TestMapByKeyboard(t *testing.T) {
	p := explorer(t, "#v=map", viewport(1440, 900), reducedMotion)
	for _, id := range []string{"map-world", "map-tray"} {
		if n := p.count("#" + id + " [tabindex='0']"); n != 1 {
			t.Fatalf("%d tab stops in #%s, not one", n, id)
		}
	}
	p.exec(`document.querySelector("#map-world [tabindex='0']").focus()`)
	seen := map[string]bool{}
	for _, key := range []string{"Home", "ArrowLeft", "ArrowDown", "ArrowRight", "ArrowRight", "End"} {
		p.key(key)
		p.idle()
		words := eval[string](p, focusWords)
		if !strings.Contains(words, "event") {
			t.Errorf("%s leads to %q", key, words)
		}
		seen[words] = true
	}
	if len(seen) < 4 {
		t.Errorf("six keys lead to %v", seen)
	}
	home := eval[string](p, mapShown)
	p.key("+")
	p.idle()
	near := eval[string](p, mapShown)
	p.key("Shift+ArrowLeft")
	p.idle()
	if moved := eval[string](p, mapShown); near == home || moved == near {
		t.Errorf("keys neither enlarge nor move the map: %s, %s, %s; focus on %s", home, near, moved, eval[string](p, focusWords))
	}
	if !eval[bool](p, `document.getElementById("map-world").contains(document.activeElement)`) {
		t.Error("the focus is lost as the map is drawn anew")
	}
	p.key("0")
	p.idle()
	p.exec(`document.querySelector("#map-world a[href*='p=moscow']").focus()`)
	p.key("Enter")
	p.idle()
	p.wants("p", "moscow")
	p.key("Escape")
	p.idle()
	p.wants("p", "")
	p.exec(`document.querySelector("#map-tray [tabindex='0']").focus()`)
	p.key("ArrowRight")
	p.key("Enter")
	p.idle()
	if p.state("e") == "" {
		t.Errorf("Enter on %q opens nothing", eval[string](p, focusWords))
	}
}

func TestMapByTouch(t *testing.T) {
	p := explorer(t, "#v=map&from=2019-12&to=2026-04", phone, reducedMotion)
	home := eval[string](p, mapShown)
	x, y := p.mapAt("#map-view")
	p.pinch(x, y, 60, 200)
	p.idle()
	if eval[string](p, mapShown) == home {
		t.Error("a pinch does not enlarge the map")
	}
	near := eval[string](p, mapShown)
	p.swipe(x, y, x-100, y-5)
	p.idle()
	if eval[string](p, mapShown) == near {
		t.Error("a finger does not move the enlarged map")
	}
	p.tap("[data-do='map-whole']")
	p.idle()
	p.tap("#map-tray a")
	p.idle()
	p.wants("pane", "off-phone")
	if got := p.texts("#event h2"); got != "Phone or video" {
		t.Errorf("the sheet tells of %q", got)
	}
}

// The window and the second clock change which places are there; a place chosen
// elsewhere is shown where it lies.
func TestMapFollowsTheState(t *testing.T) {
	p := explorer(t, "#v=map&from=2019-12&to=2026-04", viewport(1440, 900), reducedMotion)
	all := p.texts(".world-line b")
	p.exec(`location.hash = "#v=map&from=2019-12&to=2026-04&on=2022-01-01"`)
	p.idle()
	if then := p.texts(".world-line b"); then == all {
		t.Errorf("as known in 2022: %s", then)
	}
	p.exec(`location.hash = "#v=map&from=2019-12&to=2020-01"`)
	p.idle()
	if one := p.texts(".world-line b"); !strings.HasPrefix(one, "1 of ") || p.count("#map-world a") != 1 {
		t.Errorf("December 2019: %s, %d places", one, p.count("#map-world a"))
	}
}

func TestMapSaves(t *testing.T) {
	p := explorer(t, "#v=map", viewport(1440, 900), reducedMotion)
	p.exec(`window.saved = []; const make = URL.createObjectURL; URL.createObjectURL = b => { saved.push(b); return make.call(URL, b) }`)
	for _, kind := range []string{"svg", "geojson", "csv", "png"} {
		p.click("#open-download")
		p.idle()
		p.click("[data-do='save:" + kind + "']")
		p.idle()
	}
	p.until("saved.length === 4")
	if got := eval[string](p, `saved[0].text().then(s => [s.includes("s-land"), s.includes("Visionscarto"), s.includes("Phone or video"), s.startsWith("<svg ")].join())`); got != "true,true,true,true" {
		t.Errorf("the SVG has land, caption, tray, root: %s", got)
	}
	if got := eval[string](p, `saved[1].text().then(s => JSON.parse(s)).then(g => g.type + " " + g.features.some(f => f.id === "moscow"))`); got != "FeatureCollection true" {
		t.Errorf("GeoJSON: %s", got)
	}
	if got := eval[string](p, `createImageBitmap(saved[3]).then(b => b.width > 1900 && b.height > 800 ? "large" : b.width + "x" + b.height)`); got != "large" {
		t.Errorf("the PNG is %s", got)
	}
}

// The first page loads no land; the map loads the coarse outlines, and the fine
// ones only when it is enlarged.
func TestMapLoadsLandWhenAsked(t *testing.T) {
	p := explorer(t, "", viewport(1440, 900), reducedMotion)
	loaded := func() (out []string) {
		for _, r := range p.requests() {
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
	p.click(".views [data-do='view:map']")
	p.idle()
	if got := strings.Join(loaded(), " "); got != "land" {
		t.Errorf("the map loads %q", got)
	}
	for range 2 {
		p.click("[data-do='map-in']")
		p.idle()
	}
	if got := strings.Join(loaded(), " "); got != "land land-fine" {
		t.Errorf("the enlarged map loads %q", got)
	}
}

// The page of the map reads without the program: the same dots lead to the rows
// of a table.
func TestMapPage(t *testing.T) {
	for name, set := range map[string][]setting{
		"mappage-1440": {viewport(1440, 900)}, "mappage-390": {phone, dark}, "mappage-320": {viewport(320, 640)},
	} {
		p := open(t, site(t, wideSet)+"map/?wasm=false", set...)
		p.shot(name)
		if n := eval[int](p, `[...document.querySelectorAll("figure a")].filter(a => document.querySelector(a.getAttribute("href"))).length`); n < 20 || n != p.count("figure a") {
			t.Errorf("%s: %d dots of %d lead to a row", name, n, p.count("figure a"))
		}
		if w := eval[int](p, "document.documentElement.scrollWidth - innerWidth"); w > 0 {
			t.Errorf("%s: %d pixels too wide", name, w)
		}
		p.axe()
	}
}

// The map is there without a network, once the worker has kept its files.
func TestMapOffline(t *testing.T) {
	p := explorer(t, "#v=map", viewport(1440, 900), reducedMotion)
	names := eval[string](p, `navigator.serviceWorker ? navigator.serviceWorker.ready.then(() => caches.keys()).then(k => Promise.all(k.map(n => caches.open(n).then(c => c.keys()))))
		.then(l => l.flat().map(r => r.url.split("/").pop().split(".")[0]).filter(n => n.startsWith("land")).sort().join(" ")) : "no worker"`)
	if names != "land land-fine" {
		t.Errorf("kept for days without a network: %q", names)
	}
}

// One finger moves an enlarged map up and down as well as sideways, until its edge:
// from there on it scrolls the page. The whole map leaves it to the page.
func TestMapFollowsAFinger(t *testing.T) {
	p := explorer(t, "#v=map", phone, viewport(390, 480), reducedMotion)
	const touches = `getComputedStyle(document.getElementById("map-view")).touchAction`
	if got := eval[string](p, touches); got != "pan-y" {
		t.Errorf("a finger on the whole map: touch-action %q", got)
	}
	x, y := p.mapAt("#map-view")
	p.pinch(x, y, 60, 200)
	p.idle()
	if got := eval[string](p, touches); got != "none" {
		t.Errorf("a finger on the enlarged map: touch-action %q", got)
	}
	const row = "+parley.state().m.split(',')[1]"
	before := eval[float64](p, row)
	p.swipe(x, y, x+4, y-60)
	p.idle()
	after := eval[float64](p, row)
	if after <= before || eval[float64](p, "document.getElementById('map').scrollTop") != 0 {
		t.Errorf("a finger moving up takes the map from %g to %g and scrolls the page by %g", before, after, eval[float64](p, "document.getElementById('map').scrollTop"))
	}
	for range 12 {
		p.swipe(x, y+60, x+2, y-60)
		p.idle()
		if eval[float64](p, "document.getElementById('map').scrollTop") > 0 {
			break
		}
	}
	if eval[float64](p, "document.getElementById('map').scrollTop") == 0 {
		t.Errorf("at its edge (%g) the map does not hand the finger on; touch-action %q", eval[float64](p, row), eval[string](p, touches))
	}
	p.axe()
}

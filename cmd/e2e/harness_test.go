package e2e

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The page of these tests counts what reaches it and answers as a program would.
const harnessHTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Harness</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="page.css"><script defer src="page.js"></script></head>
<body><main><h1>Harness</h1><button id="b">Press</button> <label>Name <input id="i"></label>
<div id="pad"></div><p id="late"></p><p id="deep">End</p></main></body></html>`

const harnessCSS = `body { margin: 0; color: #111; background: #fff } #pad { width: 300px; height: 300px; background: #ccc; touch-action: none }
#deep { margin-top: 2000px }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #111 } }`

const harnessJS = `"use strict";
const seen = { clicks: 0, keys: [], wheel: 0, ctrl: false, drag: 0, fingers: 0, pops: 0 };
let pending = Promise.resolve();
window.parley = { idle: () => pending, state: () => ({ clicks: String(seen.clicks) }) };
document.getElementById("b").addEventListener("click", () => {
	pending = new Promise(done => setTimeout(() => { seen.clicks++; done(); }, 30));
});
const pad = document.getElementById("pad");
addEventListener("keydown", e => seen.keys.push((e.shiftKey ? "Shift+" : "") + e.key));
addEventListener("popstate", () => seen.pops++);
pad.addEventListener("wheel", e => { seen.wheel += e.deltaY; seen.ctrl ||= e.ctrlKey; e.preventDefault(); }, { passive: false });
pad.addEventListener("pointermove", e => { if (e.buttons === 1) seen.drag += e.movementX; });
pad.addEventListener("touchmove", e => { seen.fingers = Math.max(seen.fingers, e.touches.length); }, { passive: true });
`

func harness() Files {
	return Files{"index.html": harnessHTML, "page.css": harnessCSS, "page.js": harnessJS}
}

func TestHarnessPointerAndKeys(t *testing.T) {
	p := Open(t, Serve(t, harness()))
	p.Click("#b")
	p.Idle()
	if n := Eval[int](p, "seen.clicks"); n != 1 {
		t.Errorf("%d clicks after idle, want 1: idle did not wait for the promise", n)
	}
	p.Typed("#i", "Kyiv")
	p.Key("Shift+Tab")
	p.Key("ArrowRight")
	if got := Eval[string](p, "document.getElementById('i').value + ' ' + seen.keys.slice(-2).join(' ')"); got != "Kyiv Shift+Tab ArrowRight" {
		t.Errorf("typed and pressed: %s", got)
	}
	p.Exec("document.getElementById('pad').scrollIntoView()")
	p.Wheel(100, 100, 0, 120, true)
	p.Until("seen.wheel === 120 && seen.ctrl")
	p.Drag(50, 50, 150, 60)
	p.Until("seen.drag === 100")
	p.Exec("history.pushState(null, '', '#one')")
	p.Back()
	p.Forward()
	p.Until("seen.pops === 2 && location.hash === '#one'")
	p.Shot("harness")
}

// A key that the page has taken does nothing else, wherever the focus has gone.
func TestHarnessTakenKey(t *testing.T) {
	p := Open(t, Serve(t, harness()))
	p.Exec(`document.getElementById("i").addEventListener("keydown", e => { if (e.key === "Enter") { e.preventDefault(); document.getElementById("b").focus() } })`)
	p.Typed("#i", "Kyiv")
	p.Key("Enter")
	p.Idle()
	if got := Eval[string](p, "document.activeElement.id + ' ' + seen.clicks"); got != "b 0" {
		t.Errorf("focus and clicks after Enter in the field: %s, want b 0", got)
	}
	p.Key("Enter")
	p.Idle()
	if n := Eval[int](p, "seen.clicks"); n != 1 {
		t.Errorf("%d clicks after Enter on the button, want 1", n)
	}
}

func TestHarnessTouch(t *testing.T) {
	p := Open(t, Serve(t, harness()), Phone)
	p.Tap("#b")
	p.Idle()
	p.Pinch(150, 200, 60, 200)
	if got := Eval[[]int](p, "[seen.clicks, seen.fingers, innerWidth]"); got[0] != 1 || got[1] != 2 || got[2] != 390 {
		t.Errorf("taps, fingers, width = %v, want 1, 2, 390", got)
	}
}

func TestHarnessMedia(t *testing.T) {
	address := Serve(t, harness())
	for query, set := range map[string]Setting{
		"(prefers-color-scheme: dark)":     Dark,
		"(forced-colors: active)":          ForcedColors,
		"(prefers-reduced-motion: reduce)": ReducedMotion,
		"(max-width: 320px)":               Viewport(320, 600),
	} {
		if !Eval[bool](Open(t, address, set), "matchMedia('"+query+"').matches") {
			t.Errorf("%s does not match", query)
		}
		if Eval[bool](Open(t, address), "matchMedia('"+query+"').matches") {
			t.Errorf("%s matches without being asked for", query)
		}
	}
}

func TestHarnessRefuses(t *testing.T) {
	address := Serve(t, harness())
	p := Open(t, address, NoStorage)
	if got := Eval[string](p, "(() => { try { localStorage.length; return 'open' } catch (e) { return e.name } })()"); got != "SecurityError" {
		t.Errorf("storage is %s", got)
	}
	p = Open(t, address, Block("*.css"), Expect("ERR_BLOCKED_BY_CLIENT"))
	if Eval[string](p, "getComputedStyle(document.body).margin") == "0px" {
		t.Error("the style sheet was not blocked")
	}
	p = Open(t, address, NoScript)
	if Eval[bool](p, "'parley' in window") {
		t.Error("the page's script ran")
	}
	p = Open(t, address, Expect("Content Security Policy"))
	p.Exec(`(() => { const s = document.createElement("script"); s.textContent = "window.inline = true"; document.head.append(s) })()`)
	if Eval[bool](p, "'inline' in window") {
		t.Error("an inline script ran under the strict policy")
	}
}

// recorder stands in for a test that ought to fail.
type recorder struct {
	testing.TB
	heard chan string
}

func (r recorder) Errorf(format string, args ...any) {
	select {
	case r.heard <- fmt.Sprintf(format, args...):
	default:
	}
}

func TestHarnessNotices(t *testing.T) {
	address := Serve(t, harness())
	elsewhere := strings.Replace(address, "127.0.0.1", "localhost", 1)
	for fault, script := range map[string]string{
		"console error":     `console.error("planted")`,
		"exception":         `throw new Error("planted")`,
		"rejection":         `Promise.reject(new Error("planted"))`,
		"missing file":      `fetch("planted")`,
		"foreign origin":    `new Image().src = "` + elsewhere + `planted.png"`,
		"refused by policy": `document.body.setAttribute("style", "color: red")`,
	} {
		t.Run(fault, func(t *testing.T) {
			r := recorder{t, make(chan string, 1)}
			patience, stop := patient(t.Context())
			defer stop()
			Open(r, address).Exec(`setTimeout(() => { ` + script + ` }, 50)`)
			select {
			case <-r.heard:
			case <-patience.Done():
				t.Error("nobody noticed")
			}
		})
	}
}

func TestHarnessLayoutShift(t *testing.T) {
	p := Open(t, Serve(t, harness()))
	if v := p.CLS(); v != 0 {
		t.Errorf("a page at rest shifts by %g", v)
	}
	p.Exec(`new Promise(done => requestAnimationFrame(() => {
		document.querySelector("h1").style.marginTop = "300px"; requestAnimationFrame(() => requestAnimationFrame(done)) }))`)
	if v := p.CLS(); v < .05 {
		t.Errorf("a jump of 300 pixels measures %g", v)
	}
}

func TestHarnessAxe(t *testing.T) {
	address := Serve(t, harness())
	for _, set := range []Setting{Viewport(1440, 900), Phone, Dark} {
		Open(t, address, set).Axe()
	}
	p := Open(t, address)
	p.Exec(`document.querySelector("label").replaceWith(document.getElementById("i"))`)
	found := p.AxeFindings()
	if len(found) != 1 || found[0].ID != "label" {
		t.Errorf("a field without a name gives %+v", found)
	}
}

func TestHarnessPDFAndShot(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PARLEY_SHOTS", dir)
	p := Open(t, Serve(t, harness()))
	p.Shot("page")
	if b, err := os.ReadFile(filepath.Join(dir, "page.png")); err != nil || !strings.HasPrefix(string(b), "\x89PNG") {
		t.Errorf("no picture: %v", err)
	}
	if !Tagged(p.PDF()) {
		t.Error("the printed page is not a tagged PDF")
	}
}

func TestHarnessRequests(t *testing.T) {
	p := Open(t, Serve(t, harness()))
	var paths []string
	for _, r := range p.Requests() {
		if u, err := url.Parse(r); err == nil && u.Scheme == "http" {
			paths = append(paths, u.Path)
		}
	}
	if got := strings.Join(paths, " "); got != "/ /page.css /page.js" {
		t.Errorf("requested %s", got)
	}
}

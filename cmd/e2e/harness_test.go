package e2e

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
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

func harness() files {
	return files{"index.html": harnessHTML, "page.css": harnessCSS, "page.js": harnessJS}
}

func TestHarnessPointerAndKeys(t *testing.T) {
	p := open(t, serve(t, harness()))
	p.click("#b")
	p.idle()
	if n := eval[int](p, "seen.clicks"); n != 1 {
		t.Errorf("%d clicks after idle, want 1: idle did not wait for the promise", n)
	}
	p.typed("#i", "Kyiv")
	p.key("Shift+Tab")
	p.key("ArrowRight")
	if got := eval[string](p, "document.getElementById('i').value + ' ' + seen.keys.slice(-2).join(' ')"); got != "Kyiv Shift+Tab ArrowRight" {
		t.Errorf("typed and pressed: %s", got)
	}
	p.exec("document.getElementById('pad').scrollIntoView()")
	p.wheel(100, 100, 0, 120, true)
	p.until("seen.wheel === 120 && seen.ctrl")
	p.drag(50, 50, 150, 60)
	p.until("seen.drag === 100")
	p.exec("history.pushState(null, '', '#one')")
	p.back()
	p.forward()
	p.until("seen.pops === 2 && location.hash === '#one'")
	p.shot("harness")
}

func TestHarnessTouch(t *testing.T) {
	p := open(t, serve(t, harness()), phone)
	p.tap("#b")
	p.idle()
	p.pinch(150, 200, 60, 200)
	if got := eval[[]int](p, "[seen.clicks, seen.fingers, innerWidth]"); got[0] != 1 || got[1] != 2 || got[2] != 390 {
		t.Errorf("taps, fingers, width = %v, want 1, 2, 390", got)
	}
}

func TestHarnessMedia(t *testing.T) {
	address := serve(t, harness())
	for query, set := range map[string]setting{
		"(prefers-color-scheme: dark)":     dark,
		"(forced-colors: active)":          forcedColors,
		"(prefers-reduced-motion: reduce)": reducedMotion,
		"(max-width: 320px)":               viewport(320, 600),
	} {
		if !eval[bool](open(t, address, set), "matchMedia('"+query+"').matches") {
			t.Errorf("%s does not match", query)
		}
		if eval[bool](open(t, address), "matchMedia('"+query+"').matches") {
			t.Errorf("%s matches without being asked for", query)
		}
	}
}

func TestHarnessRefuses(t *testing.T) {
	address := serve(t, harness())
	p := open(t, address, noStorage)
	if got := eval[string](p, "(() => { try { localStorage.length; return 'open' } catch (e) { return e.name } })()"); got != "SecurityError" {
		t.Errorf("storage is %s", got)
	}
	p = open(t, address, block("*.css"), expect("ERR_BLOCKED_BY_CLIENT"))
	if eval[string](p, "getComputedStyle(document.body).margin") == "0px" {
		t.Error("the style sheet was not blocked")
	}
	p = open(t, address, noScript)
	if eval[bool](p, "'parley' in window") {
		t.Error("the page's script ran")
	}
	p = open(t, address, expect("Content Security Policy"))
	p.exec(`(() => { const s = document.createElement("script"); s.textContent = "window.inline = true"; document.head.append(s) })()`)
	if eval[bool](p, "'inline' in window") {
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
	address := serve(t, harness())
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
			open(r, address).exec(`setTimeout(() => { ` + script + ` }, 50)`)
			select {
			case <-r.heard:
			case <-time.After(10 * time.Second):
				t.Error("nobody noticed")
			}
		})
	}
}

func TestHarnessLayoutShift(t *testing.T) {
	p := open(t, serve(t, harness()))
	if v := p.cls(); v != 0 {
		t.Errorf("a page at rest shifts by %g", v)
	}
	p.exec(`new Promise(done => requestAnimationFrame(() => {
		document.querySelector("h1").style.marginTop = "300px"; requestAnimationFrame(() => requestAnimationFrame(done)) }))`)
	if v := p.cls(); v < .05 {
		t.Errorf("a jump of 300 pixels measures %g", v)
	}
}

func TestHarnessAxe(t *testing.T) {
	address := serve(t, harness())
	for _, set := range []setting{viewport(1440, 900), phone, dark} {
		open(t, address, set).axe()
	}
	p := open(t, address)
	p.exec(`document.querySelector("label").replaceWith(document.getElementById("i"))`)
	found := p.axeFindings()
	if len(found) != 1 || found[0].ID != "label" {
		t.Errorf("a field without a name gives %+v", found)
	}
}

func TestHarnessPDFAndShot(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PARLEY_SHOTS", dir)
	p := open(t, serve(t, harness()))
	p.shot("page")
	if b, err := os.ReadFile(filepath.Join(dir, "page.png")); err != nil || !strings.HasPrefix(string(b), "\x89PNG") {
		t.Errorf("no picture: %v", err)
	}
	if !tagged(p.pdf()) {
		t.Error("the printed page is not a tagged PDF")
	}
}

func TestHarnessRequests(t *testing.T) {
	p := open(t, serve(t, harness()))
	var paths []string
	for _, r := range p.requests() {
		if u, err := url.Parse(r); err == nil && u.Scheme == "http" {
			paths = append(paths, u.Path)
		}
	}
	if got := strings.Join(paths, " "); got != "/ /page.css /page.js" {
		t.Errorf("requested %s", got)
	}
}

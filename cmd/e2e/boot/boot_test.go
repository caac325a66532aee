package boot

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"

	"parley/cmd/e2e"
	"parley/web"
)

// The pages of these tests contain what boot.js requires, with a stand-in for
// the Go program that the test controls.
const bootHTML = `<!doctype html><html lang="en"%s><head><meta charset="utf-8"><title>Boot</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="page.css">
<script defer src="wasm_exec.js"></script><script defer src="boot.js"></script></head><body><div id="app"></div>
<div id="page"><h1 id="title" tabindex="-1">The record</h1><p id="app-status" role="status" data-loading="Loading" data-ready="Ready above"
data-failed="Only the page">Nothing yet</p><p><a id="link" href="other/">Other</a> <input id="field" aria-label="Note"> <span id="word">words</span></p>
<p id="tall">Long</p><p id="end">End</p></div></body></html>`

const bootCSS = `body { margin: 0 } #tall { height: 3000px } html:not(.live) #app { visibility: hidden; position: fixed; inset: 0 }`

// program is wasm_exec.js for the tests: it runs until it is told to end.
const program = `"use strict";
window.Go = class {
	importObject = {};
	run() {
		return new Promise((end, burst) => {
			window.program = {
				draw() {
					const app = document.createElement("div");
					app.id = "app";
					app.innerHTML = "<h1 id='title' tabindex='-1'>The record, alive</h1>";
					document.getElementById("app").replaceWith(app);
					parleyBoot.live();
				},
				end, burst, resume: () => this._resume(),
			};
		});
	}
	_resume() { throw new Error("Go program has already exited"); }
};`

const emptyWasm = "\x00asm\x01\x00\x00\x00"

// bootSite returns the page with attributes of <html>, and with files replaced;
// an empty file is removed.
func bootSite(t *testing.T, attributes string, over e2e.Files) e2e.Files {
	t.Helper()
	boot, err := web.Files.ReadFile("boot.js")
	if err != nil {
		t.Fatal(err)
	}
	f := e2e.Files{"index.html": fmt.Sprintf(bootHTML, attributes), "page.css": bootCSS, "boot.js": string(boot),
		"wasm_exec.js": program, "app.wasm": emptyWasm, "other/index.html": "<!doctype html><title>Other</title><link rel=icon href=data:,>"}
	maps.Copy(f, over)
	maps.DeleteFunc(f, func(_, body string) bool { return body == "" })
	return f
}

// stands returns what the reader sees: the program or the page, and the status
// line.
const stands = `[document.documentElement.className, document.getElementById("page") ? "page" : "no page",
	document.getElementById("app").textContent || "empty", document.getElementById("app-status")?.textContent ?? "",
	document.getElementById("progress") ? "progress" : ""].join(" | ")`

func standsAs(p *e2e.Page, want string) {
	p.T.Helper()
	if got := e2e.Eval[string](p, stands); got != want {
		p.T.Errorf("the reader has: %s\nwant: %s", got, want)
	}
}

const (
	alive  = "js live | no page | The record, alive |  | "
	fallen = "js failed | page | empty | Only the page | "
	ready  = "js | page | The record, alive | Ready above | "
)

func TestBootTakesOver(t *testing.T) {
	for _, set := range []e2e.Setting{e2e.Viewport(1440, 900), e2e.Phone} {
		p := e2e.Open(t, e2e.Serve(t, bootSite(t, "", nil)), set)
		p.Until("window.program")
		p.Exec("program.draw()")
		standsAs(p, alive)
		if v := p.CLS(); v > .02 {
			t.Errorf("the takeover shifts the page by %g", v)
		}
		if e2e.Eval[string](p, "document.body.firstElementChild.id") != "app" {
			t.Error("#app is no longer the first child of body")
		}
	}
}

// doings are activities of a reader in the static page and their ends, for
// which the program waits.
var doings = map[string][2]string{
	"reads further down": {`scrollTo(0, 1500)`, `scrollTo(0, 0)`},
	"writes in a field":  {`document.getElementById("field").focus()`, `document.getElementById("field").blur()`},
	"marks some words":   {`getSelection().selectAllChildren(document.getElementById("word"))`, `getSelection().removeAllRanges()`},
}

func TestBootWaitsForReader(t *testing.T) {
	address := e2e.Serve(t, bootSite(t, "", nil))
	for doing, d := range doings {
		t.Run(doing, func(t *testing.T) {
			p := e2e.Open(t, address)
			p.Until("window.program")
			p.Exec(d[0])
			p.Exec("program.draw()")
			standsAs(p, ready)
			p.Exec(d[1])
			p.Until(`document.documentElement.classList.contains("live")`)
			standsAs(p, alive)
		})
	}
}

func TestBootCarriesFocus(t *testing.T) {
	p := e2e.Open(t, e2e.Serve(t, bootSite(t, "", nil)))
	p.Until("window.program")
	p.Exec(`document.getElementById("title").focus()`)
	p.Exec("program.draw()")
	if got := e2e.Eval[string](p, "document.activeElement.textContent"); got != "The record, alive" {
		t.Errorf("the focus is on %q", got)
	}
}

// TestBootWithoutProgram checks the ways in which the program can be missing
// from the start.
func TestBootWithoutProgram(t *testing.T) {
	refused := strings.Replace(e2e.Policy, "'wasm-unsafe-eval'", "", 1)
	for name, c := range map[string]struct {
		over     e2e.Files
		policy   string
		settings []e2e.Setting
	}{
		"wasm missing":         {over: e2e.Files{"app.wasm": ""}, settings: []e2e.Setting{e2e.Expect("404")}},
		"wasm blocked":         {settings: []e2e.Setting{e2e.Block("*.wasm"), e2e.Expect("ERR_BLOCKED")}},
		"wasm broken":          {over: e2e.Files{"app.wasm": "\x00asmetc."}},
		"wasm empty":           {over: e2e.Files{"app.wasm": " "}},
		"wasm_exec.js missing": {over: e2e.Files{"wasm_exec.js": ""}, settings: []e2e.Setting{e2e.Expect("wasm_exec.js")}},
		"refused by policy":    {policy: refused, settings: []e2e.Setting{e2e.Expect("Content Security Policy")}},
	} {
		t.Run(name, func(t *testing.T) {
			site := bootSite(t, "", c.over)
			p := e2e.Open(t, e2e.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if c.policy != "" {
					w.Header().Set("Content-Security-Policy", c.policy)
				}
				site.ServeHTTP(w, r)
			})), c.settings...)
			p.Until(`document.documentElement.classList.contains("failed")`)
			standsAs(p, fallen)
		})
	}
}

// TestBootProgramDies checks the ways in which the program can die, during
// startup and later. Callbacks that it leaves behind do nothing.
func TestBootProgramDies(t *testing.T) {
	address := e2e.Serve(t, bootSite(t, "", nil))
	for name, death := range map[string]string{
		"exit": "program.end()", "panic": `program.burst(new Error("unreachable"))`, "own word": `parleyBoot.fail("no dataset")`,
		"trap": `setTimeout(() => { throw new WebAssembly.RuntimeError("unreachable") })`,
	} {
		for when, before := range map[string]string{"before": "0", "after": "program.draw()", "while waiting": "scrollTo(0, 1500), program.draw()"} {
			t.Run(name+" "+when, func(t *testing.T) {
				p := e2e.Open(t, address, e2e.Expect("RuntimeError"))
				p.Until("window.program")
				p.Exec(before)
				p.Exec(death)
				p.Until(`document.documentElement.classList.contains("failed")`)
				p.Exec("program.resume()")
				standsAs(p, fallen)
				if !e2e.Eval[bool](p, `document.getElementById("end").checkVisibility()`) {
					t.Error("the page is in the document but not to be seen")
				}
			})
		}
	}
}

func TestBootStatic(t *testing.T) {
	p := e2e.Open(t, e2e.Serve(t, bootSite(t, ` data-pack="talks.pack"`, nil))+"?wasm=false")
	standsAs(p, "js static | page | empty | Nothing yet | ")
	for _, r := range p.Requests() {
		if strings.Contains(r, "app.wasm") || strings.Contains(r, "pack") {
			t.Errorf("static mode asked for %s", r)
		}
	}
}

func TestBootGivesPaperThePage(t *testing.T) {
	p := e2e.Open(t, e2e.Serve(t, bootSite(t, "", nil)))
	p.Until("window.program")
	p.Exec("program.draw()")
	p.Exec(`addEventListener("beforeprint", () => { window.printed = ` + stands + ` })`)
	p.PDF()
	if got := e2e.Eval[string](p, "window.printed"); !strings.HasPrefix(got, "js | page |") {
		t.Errorf("on paper: %s", got)
	}
	standsAs(p, alive)
}

func zipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func TestBootLoadsParts(t *testing.T) {
	p := e2e.Open(t, e2e.Serve(t, bootSite(t, ` data-pack="talks.pack" data-texts="talks.texts.gz"`,
		e2e.Files{"talks.pack": "PACK", "talks.texts.gz": zipped("TEXTS")})))
	p.Until("window.program")
	for name, want := range map[string]string{"pack": "PACK", "texts": "TEXTS", "more": "Error: the page names no more"} {
		got := e2e.Eval[string](p, `parleyBoot.load("`+name+`").then(b => b instanceof Uint8Array && new TextDecoder().decode(b), String)`)
		if got != want {
			t.Errorf("load(%s) = %s, want %s", name, got, want)
		}
	}
	asked := map[string]int{}
	for _, r := range p.Requests() {
		asked[r[strings.LastIndexByte(r, '/')+1:]]++
	}
	if asked["talks.pack"] != 1 || asked["talks.texts.gz"] != 1 {
		t.Errorf("asked for %v, want each part once", asked)
	}
}

// TestBootPrefersSmallProgram checks that the gzip copy is requested from a
// host without compression, and not from one with it.
func TestBootPrefersSmallProgram(t *testing.T) {
	attributes := ` data-wasm="app.wasm" data-wasm-gz="app.wasm.gz"`
	for name, c := range map[string]struct {
		over  e2e.Files
		coded bool
		want  bool
	}{
		"plain host":       {over: e2e.Files{"app.wasm.gz": zipped(emptyWasm)}, want: true},
		"compressing host": {over: e2e.Files{"app.wasm": zipped(emptyWasm)}, coded: true},
		"copy is missing":  {want: true},
	} {
		t.Run(name, func(t *testing.T) {
			site := bootSite(t, attributes, c.over)
			p := e2e.Open(t, e2e.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if c.coded && r.URL.Path == "/app.wasm" {
					w.Header().Set("Content-Encoding", "gzip")
				}
				site.ServeHTTP(w, r)
			})), e2e.Expect("404"))
			p.Until("window.program")
			if got := strings.Contains(strings.Join(p.Requests(), " "), "app.wasm.gz"); got != c.want {
				t.Errorf("asked for the gzip copy: %v, want %v", got, c.want)
			}
		})
	}
}

// TestBootProgress checks that the progress line shows the bytes received, and
// disappears when all have been.
func TestBootProgress(t *testing.T) {
	site := bootSite(t, ` data-wasm-bytes="8"`, nil)
	rest := make(chan struct{})
	p := e2e.Open(t, e2e.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/app.wasm" {
			site.ServeHTTP(w, r)
			return
		}
		w.Write([]byte(emptyWasm[:4]))
		w.(http.Flusher).Flush()
		<-rest
		w.Write([]byte(emptyWasm[4:]))
	})))
	p.Until(`document.querySelector("#progress > i")?.style.transform === "scaleX(0.5)"`)
	standsAs(p, "js loading | page | empty | Loading | progress")
	close(rest)
	p.Until("window.program")
	standsAs(p, "js loading | page | empty | Loading | ")
	p.Exec("program.draw()")
	standsAs(p, alive)
}

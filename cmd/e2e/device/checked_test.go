package device

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"parley/cmd/e2e"
)

// What is kept was checked: a wrong answer that looks right, status 200, is
// neither kept nor run, whenever it comes, and the next visit heals.

// a fault answers for a file with something else than its content.
type fault struct {
	name   string
	answer func(w http.ResponseWriter, r *http.Request, data []byte)
}

const forAYear = "public, max-age=31536000, immutable"

// faults are the wrong answers that reach a browser with status 200. What a host
// has marked as lasting stays in the browser's own cache as well.
func faults() []fault {
	return []fault{
		{"login", func(w http.ResponseWriter, _ *http.Request, _ []byte) {
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Cache-Control", "no-store")
			fmt.Fprint(w, "<!doctype html><html><title>Login</title><h1>Login</h1>")
		}},
		{"flip", func(w http.ResponseWriter, _ *http.Request, data []byte) {
			w.Header().Set("Cache-Control", forAYear)
			bad := append([]byte{}, data...)
			bad[len(bad)/2] ^= 1
			w.Write(bad)
		}},
		{"cut", func(w http.ResponseWriter, _ *http.Request, data []byte) {
			w.Header().Set("Cache-Control", forAYear)
			w.Write(data[:len(data)/2])
		}},
		{"moved", func(w http.ResponseWriter, r *http.Request, data []byte) {
			if r.URL.RawQuery == "moved" {
				w.Header().Set("Cache-Control", "no-cache")
				w.Write(data)
				return
			}
			http.Redirect(w, r, r.URL.Path+"?moved", http.StatusFound)
		}},
	}
}

// faulty serves a built site and answers for the file whose path has a part with a
// fault, each time or only at first.
type faulty struct {
	dir, address string
	mu           sync.Mutex
	part         string
	fault        *fault
	once         bool
	gone         bool
	given        int // wrong answers so far
}

func newFaulty(t *testing.T, dir, part string, f *fault, once bool) *faulty {
	t.Helper()
	h := &faulty{dir: dir, part: part, fault: f, once: once}
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	h.address = srv.URL + "/"
	return h
}

func (h *faulty) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := strings.TrimPrefix(r.URL.Path, "/")
	if path == "" || strings.HasSuffix(path, "/") {
		path += "index.html"
	}
	data, err := os.ReadFile(filepath.Join(h.dir, filepath.FromSlash(path)))
	h.mu.Lock()
	f := h.fault
	wrong := err == nil && f != nil && strings.HasPrefix(path, h.part) && (!h.once || h.given == 0 || r.URL.RawQuery != "")
	if wrong {
		h.given++
	}
	gone := h.gone
	h.mu.Unlock()
	switch {
	case gone:
		panic(http.ErrAbortHandler)
	case err != nil:
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", map[string]string{".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".json": "application/json"}[filepath.Ext(path)])
	if wrong {
		f.answer(w, r, data)
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	if strings.HasPrefix(path, "assets/") {
		w.Header().Set("Cache-Control", forAYear)
	}
	w.Write(data)
}

// heal ends the fault.
func (h *faulty) heal() { h.is(func(h *faulty) { h.fault = nil }) }

func (h *faulty) is(change func(*faulty)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change(h)
}

// anything lets the page say what it likes: files that it names are damaged.
var anything = e2e.Expect("")

// attempt lets the worker install, and is "activated" or "redundant" as it ends.
const attempt = `navigator.serviceWorker.register("/sw.js").then(r => new Promise(done => {
	const w = r.installing || r.waiting || r.active, look = () => { if (/activated|redundant/.test(w.state)) done(w.state); };
	w.addEventListener("statechange", look); look(); }))`

// unsound lists what the caches hold that is not what the site was built with, or
// their number when all of it is. It does not ask the worker's own code.
const unsound = `(async () => {
	const sum = async b => [...new Uint8Array(await crypto.subtle.digest("SHA-256", b))].slice(0, 5).map(x => x.toString(16).padStart(2, "0")).join("");
	const bad = [];
	let n = 0;
	for (const name of await caches.keys()) for (const r of await (await caches.open(name)).keys()) {
		const bytes = await (await (await caches.open(name)).match(r)).arrayBuffer(), [, hash] = /\.([0-9a-f]{10})\./.exec(r.url) || [];
		n++;
		if (r.url.endsWith("/pages.json")) continue;
		if (hash) { if (hash !== await sum(bytes)) bad.push(r.url); continue; }
		const text = new TextDecoder().decode(bytes), [seal, own] = / data-sum="([0-9a-f]{10})"/.exec(text) || [];
		if (!seal || own !== await sum(new TextEncoder().encode(text.replace(seal, "")))) bad.push(r.url);
	}
	return bad.join(" ") || String(n);
})()`

// opensAgain opens an address whose page opens itself again when it finds a script or
// the style sheet damaged in the browser's cache, and waits until the program is there.
func opensAgain(p *e2e.Page, address string) {
	p.T.Helper()
	p.Open(address)
	p.UntilAnywhere(`document.querySelector("html:is(.live, .story)")`)
	p.Idle()
}

// parts are the files of the first visit, as faults of them were told of.
var parts = []string{"assets/app.", "assets/wasm_exec.", "assets/painter.", "assets/boot.", "assets/device.", "assets/parley.", "assets/texts.", "assets/core.", "assets/land.", "index.html"}

// An install with one wrong answer among the files keeps nothing; the next keeps all.
func TestInstallKeepsNothingWrong(t *testing.T) {
	dir := e2e.Article.Path(t)
	for i, f := range faults() {
		files := parts
		if i > 1 { // half an answer and a redirect are told apart by the same comparison
			files = []string{"assets/core.", "assets/parley.", "index.html"}
		}
		for _, part := range files {
			t.Run(f.name+" "+part, func(t *testing.T) {
				h := newFaulty(t, dir, part, &f, false)
				p := e2e.Open(t, h.address+"corrections/?wasm=false", anything, e2e.Keeping)
				if got := e2e.Eval[string](p, attempt); got != "redundant" {
					t.Errorf("with a wrong answer the worker is %s", got)
				}
				if n := e2e.Eval[int](p, `caches.keys().then(k => k.length)`); n != 0 {
					t.Errorf("%d caches are left", n)
				}
				h.heal()
				if got := e2e.Eval[string](p, attempt); got != "activated" {
					t.Errorf("with right answers the worker is %s", got)
				}
				if got := e2e.Eval[string](p, unsound); len(got) > 2 || got < "10" {
					t.Errorf("kept: %s", got)
				}
			})
		}
	}
}

// The table of first visits with one wrong answer: the next visit is whole, online
// and without a network. What is kept then is as built, the same files each time, so that
// one part of each kind shows what opens from it.
func TestNextVisitHeals(t *testing.T) {
	dir := e2e.Article.Path(t)
	healthy := e2e.Open(t, newFaulty(t, dir, "", nil, false).address, e2e.Keeping)
	healthy.Live()
	healthy.Kept()
	whole := e2e.Eval[string](healthy, unsound)
	if len(whole) > 2 || whole < "10" {
		t.Fatalf("without a fault are kept: %s", whole)
	}
	all := faults()
	for f, files := range map[*fault][]string{
		&all[0]: {"assets/app.", "assets/wasm_exec.", "assets/boot.", "assets/parley.", "assets/texts.", "assets/core.", "index.html", "event/witkoff-putin/"},
		&all[1]: {"assets/app.", "assets/wasm_exec.", "assets/painter.", "assets/boot.", "assets/device.", "assets/parley.", "assets/texts.", "assets/core.", "assets/land.", "index.html", "event/witkoff-putin/"}, // stays in the browser's cache
	} {
		for _, part := range files {
			t.Run(f.name+" "+part, func(t *testing.T) {
				h := newFaulty(t, dir, part, f, false)
				p := e2e.Open(t, h.address, anything, e2e.Keeping)
				p.Until(`document.documentElement.matches(".live, .story, .failed") || document.readyState === "complete" && !document.querySelector("html.js")`)
				if part != "index.html" && part != "assets/device." {
					p.Until(`window.parleyDevice?.state.copy === "none" || window.parleyDevice?.state.copy === "ready" || !document.querySelector("html.js")`)
				}
				if strings.HasPrefix(part, "event/") {
					p.Open(h.address + part)
				}
				h.heal()
				p.Open("about:blank")
				opensAgain(p, h.address)
				p.Kept()
				p.Wants("events", "27")
				p.Exec(`parley.do("event:witkoff-putin")`)
				p.Idle()
				if got := e2e.Eval[string](p, `[getComputedStyle(document.body).marginLeft, document.querySelector("#app .foot").textContent.includes("could not be loaded"), !!window.parleyPainter].join(" ")`); got != "0px false true" {
					t.Errorf("style sheet, trouble with texts, painter: %s", got)
				}
				event := strings.HasPrefix(part, "event/") // it may be kept as a page that was seen
				if got := e2e.Eval[string](p, unsound); len(got) > 2 || got < whole || got > whole && !event {
					t.Errorf("kept: %s, want the %s files of a visit without a fault", got, whole)
				}
				if !event && !slices.Contains([]string{"assets/app.", "assets/boot.", "index.html"}, part) {
					return
				}
				if event {
					p.Open(h.address + part)
					p.Open("about:blank")
				}
				h.is(func(h *faulty) { h.gone = true })
				p.Open(h.address)
				p.Live()
				p.Wants("events", "27")
				if event {
					p.Open(h.address + part)
					if text := p.Texts("body"); strings.Contains(text, "Login") || !strings.Contains(text, "Witkoff") {
						t.Errorf("the page of the event is %.60q", text)
					}
				}
			})
		}
	}
}

// Without a worker the page itself compares: a wrong answer that comes once is
// asked for again, past the browser's cache, and what runs is right at once.
func TestPageChecksWhatItLoads(t *testing.T) {
	dir := e2e.Article.Path(t)
	for _, f := range faults()[:3] {
		for _, part := range []string{"assets/app.", "assets/core.", "assets/texts.", "assets/land."} {
			t.Run(f.name+" "+part, func(t *testing.T) {
				h := newFaulty(t, dir, part, &f, true)
				p := e2e.Open(t, h.address+"#v=map", e2e.Expect("WebAssembly"))
				p.Live()
				p.Until(`document.querySelector("#map-world path")`)
				p.Wants("events", "27")
				if text := p.Texts("#app .foot"); strings.Contains(text, "could not be loaded") {
					t.Errorf("the page says %q", text)
				}
				if h.given != 1 {
					t.Errorf("%d wrong answers", h.given)
				}
			})
		}
	}
	// A server that goes on with wrong answers gets no program run, and the written page stays.
	f := faults()[1]
	h := newFaulty(t, dir, "assets/app.", &f, false)
	p := e2e.Open(t, h.address, e2e.Expect("WebAssembly"))
	p.Until(`document.documentElement.matches(".failed")`)
	if p.Count("#page #chronicle article") == 0 {
		t.Error("the written page is gone")
	}
	// A damaged script is got again, and the page with it, by itself.
	for _, part := range []string{"assets/boot.", "assets/wasm_exec."} {
		h := newFaulty(t, dir, part, &faults()[2], true)
		p := e2e.Open(t, h.address, anything)
		p.UntilAnywhere(`document.querySelector("html:is(.live, .story)")`)
	}
}

// A page whose host does not want it to be kept is not, nor is one that is not of
// the site; a page that is kept is renewed.
func TestPagesAreKeptAsTheirHostWants(t *testing.T) {
	dir := e2e.Article.Path(t)
	for _, life := range []string{"no-store", "private, max-age=60", "no-store, private"} {
		private := fault{life, func(w http.ResponseWriter, _ *http.Request, data []byte) {
			w.Header().Set("Cache-Control", life)
			w.Write(data)
		}}
		h := newFaulty(t, dir, "event/", &private, false)
		p := e2e.Open(t, h.address, anything, e2e.Keeping)
		p.Live()
		p.Kept()
		p.Open(h.address + "event/witkoff-putin/")
		p.Open(h.address + "corrections/")
		const seen = `caches.open("parley:" + location.origin + "/:seen").then(c => c.keys()).then(k => k.map(r => r.url.slice(location.origin.length)).filter(u => !u.startsWith("/assets/")).join(" "))`
		p.Until(seen)
		if got := e2e.Eval[string](p, seen); got != "/corrections/" {
			t.Errorf("%s: kept are %s", life, got)
		}
	}
	private := fault{"private", func(w http.ResponseWriter, _ *http.Request, data []byte) {
		w.Header().Set("Cache-Control", "private")
		w.Write(data)
	}}
	h := newFaulty(t, dir, "assets/core.", &private, false)
	p := e2e.Open(t, h.address+"corrections/?wasm=false", anything, e2e.Keeping)
	if got := e2e.Eval[string](p, attempt); got != "redundant" {
		t.Errorf("a host that wants its record not to be kept: the worker is %s", got)
	}
	// The copy of the first page comes back with a healthy visit.
	h = newFaulty(t, dir, "", nil, false)
	p = e2e.Open(t, h.address, cuts, e2e.Keeping)
	p.Live()
	p.Kept()
	const first = `caches.keys().then(async names => { for (const n of names) if (/:[0-9a-f]{12}$/.test(n)) return caches.open(n); })`
	p.Exec(first + `.then(c => c.put("/", new Response("Login")))`)
	p.Reload()
	p.Until(first + `.then(c => c.match("/")).then(a => a.text()).then(t => t.includes("data-sum"))`)
}

// A tab that stays on the old program is told of the new one, to which another tab
// has already changed.
func TestSecondTabIsToldOfANewProgram(t *testing.T) {
	v := versions(t)
	h := newHost(t, v.first, "/")
	first := e2e.Open(t, h.address, cuts, e2e.Keeping)
	first.Live()
	first.Kept()
	second := first.Beside(h.address)
	second.Live()
	second.Kept()
	second.Exec(`parleyDevice.do("check")`)
	h.is(func(h *host) { h.dir = v.program })
	first.Exec(`parleyDevice.do("check")`)
	first.Until(`parleyDevice.state.fresh`)
	first.Follow(`parleyDevice.do("reload")`)
	first.Live()
	first.Kept()
	second.Notice("A new version is ready.")
	second.Follow(`document.querySelector("#notice [data-do='device:reload']").click()`)
	second.Live()
	if second.Texts("#notice") != "" {
		t.Errorf("after the reload the line says %q", second.Texts("#notice"))
	}
	if a, b := e2e.Eval[string](first, `document.documentElement.dataset.wasm`), e2e.Eval[string](second, `document.documentElement.dataset.wasm`); a != b {
		t.Errorf("two programs: %s, %s", a, b)
	}
}

package device

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"parley/cmd/e2e"
)

// host serves a built site and can be told to be another version of it, to lack
// a file, or to be gone.
type host struct {
	address string
	mu      sync.Mutex
	dir     string
	lacking string // part of a path that answers 404
	gone    bool
	mute    bool // takes questions and never answers, as a line in a tunnel
	asked   map[string]int
}

// newHost serves a folder below a path such as "/" or "/deep/repo/".
func newHost(t *testing.T, dir, path string) *host {
	t.Helper()
	h := &host{dir: dir, asked: map[string]int{}}
	srv := httptest.NewServer(http.StripPrefix(strings.TrimSuffix(path, "/"), h))
	t.Cleanup(srv.Close)
	h.address = srv.URL + path
	return h
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	dir, lacking, gone, mute := h.dir, h.lacking, h.gone, h.mute
	h.asked[strings.TrimPrefix(r.URL.Path, "/")]++
	h.mu.Unlock()
	switch {
	case mute:
		<-r.Context().Done()
	case gone:
		panic(http.ErrAbortHandler) // the connection breaks
	case lacking != "" && strings.Contains(r.URL.Path, lacking):
		http.NotFound(w, r)
	default:
		if !strings.HasPrefix(r.URL.Path, "/assets/") {
			w.Header().Set("Cache-Control", "no-cache")
		}
		r.Header.Del("If-Modified-Since") // two versions are often built in one second
		http.FileServer(http.Dir(dir)).ServeHTTP(w, r)
	}
}

// is changes the host.
func (h *host) is(change func(*host)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change(h)
}

func (h *host) count(path string) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.asked[path]
}

// versions are three builds of the article's record: as it is, with another
// title of an event and one event more, and with another program.
func versions(t *testing.T) (v struct{ first, data, program string }) {
	t.Helper()
	v.first = e2e.Article.Path(t)
	v.data = e2e.Build{Record: edited(t)}.Path(t)
	v.program = e2e.Build{Record: e2e.Article.Record, Program: otherProgram(t)}.Path(t)
	return v
}

// secondWave is the event that the edited record has more.
const secondWave = "schema: 1\nevents:\n  second-wave:\n    title: A second wave\n    when: 2025-08-06\n    status: happened\n    type: STATEMENT\n" +
	"    who: {actor: [usa]}\n    claims: [{by: trump, source: fs-2025-08-06, on: [happened], stance: announces, text: More.}]\n"

// edited is the folder of the edited record.
func edited(t *testing.T) string {
	t.Helper()
	const was, now = "    title: Trump–Putin–Zelenskyy meeting\n", "    title: Meeting of three\n"
	return e2e.Once(t, "e2e/edited-"+e2e.Digest(e2e.Source(t), was, now, secondWave), func(to string) error {
		if err := os.CopyFS(to, os.DirFS("../../../"+e2e.Article.Record)); err != nil {
			return err
		}
		name := filepath.Join(to, "dataset.yaml")
		text := strings.Replace(e2e.ReadFile(t, name), was, now, 1)
		return errors.Join(os.WriteFile(name, []byte(text), 0o644), os.WriteFile(filepath.Join(to, "z-more.yaml"), []byte(secondWave), 0o644))
	})
}

// otherProgram is the folder of a program that does the same and is another.
func otherProgram(t *testing.T) string {
	t.Helper()
	return e2e.Once(t, "e2e/other-"+e2e.Source(t), func(to string) error {
		if err := os.CopyFS(to, os.DirFS(e2e.Program(t))); err != nil {
			return err
		}
		name := filepath.Join(to, "app.wasm")
		wasm := e2e.ReadFile(t, name) + "\x00\x02\x01x" // an empty section of no meaning
		return os.WriteFile(name, []byte(wasm), 0o644)
	})
}

// cuts is what a page without a network says on the console.
var cuts = e2e.Expect("Failed to load resource")

// TestOffline visits once, loses the server and comes back: to the page, to a
// view of it, to pages that were visited and to some that never were. A further language
// keeps a copy of its own, with files of the site around it.
func TestOffline(t *testing.T) {
	dir := e2e.Article.Path(t)
	for path, folder := range map[string]string{"/": "", "/deep/repo/": "uk/"} {
		h := newHost(t, dir, path)
		h.address += folder
		p := e2e.Open(t, h.address, cuts, e2e.Keeping)
		p.Live()
		p.Kept()
		p.Exec(`caches.open("foreign").then(() => 0)`)
		p.Open(h.address + "event/kremlin-statement/")
		p.Open(h.address)
		p.Live()
		h.is(func(h *host) { h.gone = true })
		for rest, want := range map[string]string{
			"": "", "#v=list&e=witkoff-putin": "witkoff-putin", "event/witkoff-putin/": "witkoff-putin", "event/witkoff-putin/#n3": "witkoff-putin",
			"?from=elsewhere": "", "corrections/": "",
		} {
			p.Open("about:blank")
			p.Open(h.address + rest)
			p.Live()
			p.Idle()
			p.Wants("events", "27")
			p.Wants("e", want)
			p.Until(`getComputedStyle(document.body).marginLeft === "0px"`)
		}
		p.Open(h.address + "event/kremlin-statement/")
		if got := e2e.Eval[string](p, `location.href + " " + document.styleSheets.length`); !strings.HasSuffix(got, "/event/kremlin-statement/ 1") {
			t.Errorf("the page of an event that was visited: %s", got)
		}
		if !e2e.Eval[bool](p, `caches.has("foreign")`) {
			t.Error("a cache of somebody else is gone")
		}
	}
}

// In a tunnel there is a network that does not answer: the page opens from the
// copy all the same, and says that it is offline.
func TestTunnel(t *testing.T) {
	dir := e2e.Article.Path(t)
	h := newHost(t, dir, "/")
	p := e2e.Open(t, h.address, cuts, e2e.Expect("503"), e2e.Keeping)
	p.Live()
	p.Kept()
	h.is(func(h *host) { h.mute = true })
	p.Open(h.address + "#e=witkoff-putin")
	p.Reload()
	p.Live()
	p.Wants("e", "witkoff-putin")
	p.Until(`document.querySelector(".foot [data-do='pane:device']")`)
}

// A new version that lacks a file is not taken; the old one goes on without a
// network. The same version whole waits, and takes over when the reader wants
// it: one reload, in one tab, the other stays.
func TestProgramUpdate(t *testing.T) {
	v := versions(t)
	h := newHost(t, v.first, "/")
	p := e2e.Open(t, h.address, cuts, e2e.Expect("404"), e2e.Expect("bad HTTP response"), e2e.Keeping)
	p.Live()
	p.Kept()
	p.Exec(`window.mark = 1`)

	h.is(func(h *host) { h.dir, h.lacking = v.program, "assets/app." })
	p.Exec(`parleyDevice.do("check")`)
	p.Until(`navigator.serviceWorker.getRegistration().then(r => !r.installing && !r.waiting) && true`)
	if e2e.Eval[bool](p, "parleyDevice.state.fresh") {
		t.Error("half a version is offered")
	}
	h.is(func(h *host) { h.gone = true })
	p.Reload()
	p.Live()
	p.Wants("events", "27")

	h.is(func(h *host) { h.gone, h.lacking = false, "" })
	p.Exec(`(window.mark = 1, sessionStorage.setItem("loads", "0"), parleyDevice.do("check"))`)
	p.Until(`parleyDevice.state.fresh`)
	if !e2e.Eval[bool](p, `navigator.serviceWorker.getRegistration().then(r => !!r.waiting)`) {
		t.Error("no worker waits")
	}
	p.Follow(`parleyDevice.do("reload")`)
	p.Live()
	p.Kept()
	p.Until(`navigator.serviceWorker.getRegistration().then(r => !r.waiting && r.active.state === "activated")`) // by then it has cleared up
	if e2e.Eval[bool](p, "parleyDevice.state.fresh || !!window.mark") {
		t.Error("the new version is offered again, or the page was not loaded again")
	}
	if n := e2e.Eval[int](p, `caches.keys().then(k => k.filter(n => /:[0-9a-f]{12}$/.test(n)).length)`); n != 1 {
		t.Errorf("%d versions are kept, want 1", n)
	}
}

// What a browser has thrown away of the copy is fetched again, and a request for
// a part of a file gets that part.
func TestCopyIsMended(t *testing.T) {
	dir := e2e.Article.Path(t)
	h := newHost(t, dir, "/")
	p := e2e.Open(t, h.address, cuts, e2e.Keeping)
	p.Live()
	p.Kept()
	const half = `caches.keys().then(async names => { let n = 0; for (const name of names) { const c = await caches.open(name);
		for (const r of (await c.keys()).filter((_, i) => i % 2)) { await c.delete(r); n++ } } return n })`
	if n := e2e.Eval[int](p, half); n < 3 {
		t.Fatalf("%d files thrown away", n)
	}
	p.Reload()
	p.Live()
	p.Kept()
	p.Until(`parleyDevice.state.missing === 0`)
	h.is(func(h *host) { h.gone = true })
	p.Reload()
	p.Live()
	p.Wants("events", "27")
	got := e2e.Eval[string](p, `fetch(document.documentElement.dataset.pack, { headers: { Range: "bytes=1-3" } })
		.then(async a => a.status + " " + await a.text() + " " + a.headers.get("Content-Range").split("/")[0])`)
	if got != "206 PLY bytes 1-3" {
		t.Errorf("a part of the pack: %s", got)
	}
}

// Where storage is refused or full the page works as without a worker.
func TestNoRoomForACopy(t *testing.T) {
	dir := e2e.Article.Path(t)
	for name, set := range map[string][]e2e.Setting{
		"storage denied": {e2e.NoStorage, e2e.Inject(`delete window.caches; Object.defineProperty(window, "caches", { get() { throw new DOMException("denied", "SecurityError") } });
			navigator.serviceWorker.register = () => Promise.reject(new DOMException("denied", "SecurityError"))`)},
		"no worker": {e2e.Inject(`delete Navigator.prototype.serviceWorker`)},
	} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Open(t, newHost(t, dir, "/").address, append(set, e2e.Keeping)...)
			p.Live()
			p.Until(`window.parleyDevice?.state.copy === "none"`)
			p.Wants("events", "27")
		})
	}
}

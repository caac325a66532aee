package e2e

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
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
var versions = sync.OnceValues(func() (v struct{ first, data, program string }, err error) {
	if v.first, err = articleSet(); err != nil {
		return v, err
	}
	out, err := filepath.Abs("../../.out")
	if err != nil {
		return v, err
	}
	set, other := filepath.Join(out, "e2e-set"), filepath.Join(out, "e2e-other")
	for _, dir := range []string{set, other} {
		if err := os.RemoveAll(dir); err != nil {
			return v, err
		}
	}
	if err := os.CopyFS(set, os.DirFS("../../data/sets/august-2025")); err != nil {
		return v, err
	}
	name := filepath.Join(set, "dataset.yaml")
	text, err := os.ReadFile(name)
	if err != nil {
		return v, err
	}
	edited := strings.Replace(string(text), "    title: Trump–Putin–Zelenskyy meeting\n", "    title: Meeting of three\n", 1)
	more := "schema: 1\nevents:\n  second-wave:\n    title: A second wave\n    when: 2025-08-06\n    status: happened\n    type: STATEMENT\n" +
		"    who: {actor: [usa]}\n    claims: [{by: trump, source: fs-2025-08-06, on: [happened], stance: announces, text: More.}]\n"
	if err := errors.Join(os.WriteFile(name, []byte(edited), 0o644), os.WriteFile(filepath.Join(set, "z-more.yaml"), []byte(more), 0o644)); err != nil {
		return v, err
	}
	if err := os.CopyFS(other, os.DirFS(filepath.Join(out, "wasm"))); err != nil {
		return v, err
	}
	wasm, err := os.ReadFile(filepath.Join(other, "app.wasm"))
	if err != nil {
		return v, err
	}
	wasm = append(wasm, 0, 2, 1, 'x') // an empty section of no meaning
	if err := os.WriteFile(filepath.Join(other, "app.wasm"), wasm, 0o644); err != nil {
		return v, err
	}
	build := func(dir string, args ...string) (string, error) {
		to := filepath.Join(out, "e2e-"+dir)
		cmd := exec.Command("go", append([]string{"run", "./cmd/parley", "build", "-o", to}, args...)...)
		cmd.Dir = "../.."
		said, err := cmd.CombinedOutput()
		if err != nil {
			os.Stderr.Write(said)
		}
		return to, err
	}
	if v.data, err = build("data", set); err != nil {
		return v, err
	}
	v.program, err = build("program", "data/sets/august-2025", "--program", other)
	return v, err
})

// kept waits until the copy on the device is whole.
func (p *page) kept() {
	p.t.Helper()
	p.until(`window.parleyDevice?.state.copy === "ready" && navigator.serviceWorker.controller`)
}

// cuts is what a page without a network says on the console.
var cuts = expect("Failed to load resource")

// TestOffline visits once, loses the server and comes back: to the page, to a
// view of it, to pages that were visited and to some that never were.
func TestOffline(t *testing.T) {
	dir, err := articleSet()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/", "/deep/repo/"} {
		h := newHost(t, dir, path)
		p := open(t, h.address, cuts)
		p.live()
		p.kept()
		p.exec(`caches.open("foreign").then(() => 0)`)
		p.open(h.address + "event/kremlin-statement/")
		p.open(h.address)
		p.live()
		h.is(func(h *host) { h.gone = true })
		for rest, want := range map[string]string{
			"": "", "#v=list&e=witkoff-putin": "witkoff-putin", "event/witkoff-putin/": "witkoff-putin", "event/witkoff-putin/#n3": "witkoff-putin",
			"?from=elsewhere": "", "corrections/": "",
		} {
			p.open("about:blank")
			p.open(h.address + rest)
			p.live()
			p.idle()
			p.wants("events", "27")
			p.wants("e", want)
			p.until(`getComputedStyle(document.body).marginLeft === "0px"`)
		}
		p.open(h.address + "event/kremlin-statement/")
		if got := eval[string](p, `location.href + " " + document.styleSheets.length`); !strings.HasSuffix(got, "/event/kremlin-statement/ 1") {
			t.Errorf("the page of an event that was visited: %s", got)
		}
		if !eval[bool](p, `caches.has("foreign")`) {
			t.Error("a cache of somebody else is gone")
		}
	}
}

// In a tunnel there is a network that does not answer: the page opens from the
// copy all the same, and says that it is offline.
func TestTunnel(t *testing.T) {
	dir, err := articleSet()
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, dir, "/")
	p := open(t, h.address, cuts, expect("503"))
	p.live()
	p.kept()
	h.is(func(h *host) { h.mute = true })
	p.open(h.address + "#e=witkoff-putin")
	p.reload()
	p.live()
	p.wants("e", "witkoff-putin")
	p.until(`document.querySelector(".foot [data-do='pane:device']")`)
}

// A new version that lacks a file is not taken; the old one goes on without a
// network. The same version whole waits, and takes over when the reader wants
// it: one reload, in one tab, the other stays.
func TestProgramUpdate(t *testing.T) {
	v, err := versions()
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, v.first, "/")
	p := open(t, h.address, cuts, expect("404"), expect("bad HTTP response"))
	p.live()
	p.kept()
	p.exec(`window.mark = 1`)

	h.is(func(h *host) { h.dir, h.lacking = v.program, "assets/app." })
	p.exec(`parleyDevice.do("check")`)
	p.until(`navigator.serviceWorker.getRegistration().then(r => !r.installing && !r.waiting) && true`)
	if eval[bool](p, "parleyDevice.state.fresh") {
		t.Error("half a version is offered")
	}
	h.is(func(h *host) { h.gone = true })
	p.reload()
	p.live()
	p.wants("events", "27")

	h.is(func(h *host) { h.gone, h.lacking = false, "" })
	p.exec(`(window.mark = 1, sessionStorage.setItem("loads", "0"), parleyDevice.do("check"))`)
	p.until(`parleyDevice.state.fresh`)
	if !eval[bool](p, `navigator.serviceWorker.getRegistration().then(r => !!r.waiting)`) {
		t.Error("no worker waits")
	}
	p.follow(`parleyDevice.do("reload")`)
	p.live()
	p.kept()
	p.until(`navigator.serviceWorker.getRegistration().then(r => !r.waiting)`)
	if eval[bool](p, "parleyDevice.state.fresh || !!window.mark") {
		t.Error("the new version is offered again, or the page was not loaded again")
	}
	if n := eval[int](p, `caches.keys().then(k => k.filter(n => /:[0-9a-f]{12}$/.test(n)).length)`); n != 1 {
		t.Errorf("%d versions are kept, want 1", n)
	}
}

// What a browser has thrown away of the copy is fetched again, and a request for
// a part of a file gets that part.
func TestCopyIsMended(t *testing.T) {
	dir, err := articleSet()
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, dir, "/")
	p := open(t, h.address, cuts)
	p.live()
	p.kept()
	const half = `caches.keys().then(async names => { let n = 0; for (const name of names) { const c = await caches.open(name);
		for (const r of (await c.keys()).filter((_, i) => i % 2)) { await c.delete(r); n++ } } return n })`
	if n := eval[int](p, half); n < 3 {
		t.Fatalf("%d files thrown away", n)
	}
	p.reload()
	p.live()
	p.kept()
	p.until(`parleyDevice.state.missing === 0`)
	h.is(func(h *host) { h.gone = true })
	p.reload()
	p.live()
	p.wants("events", "27")
	got := eval[string](p, `fetch(document.documentElement.dataset.pack, { headers: { Range: "bytes=1-3" } })
		.then(async a => a.status + " " + await a.text() + " " + a.headers.get("Content-Range").split("/")[0])`)
	if got != "206 PLY bytes 1-3" {
		t.Errorf("a part of the pack: %s", got)
	}
}

// Where storage is refused or full the page works as without a worker.
func TestNoRoomForACopy(t *testing.T) {
	dir, err := articleSet()
	if err != nil {
		t.Fatal(err)
	}
	for name, set := range map[string][]setting{
		"storage denied": {noStorage, inject(`delete window.caches; Object.defineProperty(window, "caches", { get() { throw new DOMException("denied", "SecurityError") } });
			navigator.serviceWorker.register = () => Promise.reject(new DOMException("denied", "SecurityError"))`)},
		"no worker": {inject(`delete Navigator.prototype.serviceWorker`)},
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, newHost(t, dir, "/").address, set...)
			p.live()
			p.until(`window.parleyDevice?.state.copy === "none"`)
			p.wants("events", "27")
		})
	}
}

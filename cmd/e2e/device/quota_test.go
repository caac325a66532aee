package device

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"parley/cmd/e2e"
)

// fullAt is a site whose worker finds the device full at one of its puts, counted
// from its start, and has room at the others.
type fullAt struct {
	http.Handler
	put     atomic.Int64
	version atomic.Value // what stands for the version that the worker was built with
}

func newFullAt(t *testing.T, dir string) (*fullAt, string) {
	t.Helper()
	worker, err := os.ReadFile(filepath.Join(dir, "sw.js"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(worker), "CACHE = PREFIX + \"")
	built, _, ok := strings.Cut(rest, `"`)
	if !ok {
		t.Fatal("the worker names no version")
	}
	h := &fullAt{Handler: newFaultyHandler(dir)}
	h.version.Store(built)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/sw.js" {
			h.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/javascript")
		w.Header().Set("Cache-Control", "no-store")
		fmt.Fprintf(w, `let puts = 0; const room = Cache.prototype.put;
Cache.prototype.put = function (...what) { return ++puts === %d ? Promise.reject(new DOMException("full", "QuotaExceededError")) : room.apply(this, what); };
%s`, h.put.Load(), strings.Replace(string(worker), built, h.version.Load().(string), 1))
	}))
	t.Cleanup(srv.Close)
	return h, srv.URL + "/"
}

func newFaultyHandler(dir string) http.Handler { return &faulty{dir: dir} }

// A device that is full at any one put of the worker: the install is all of it or
// nothing, a newer worker that fails leaves the copy of the older as it was, and a page
// that cannot be kept is shown.
func TestFullDeviceAtEveryPut(t *testing.T) {
	dir := e2e.Article.Path(t)
	h, address := newFullAt(t, dir)
	p := e2e.Open(t, address+"corrections/?wasm=false", anything)
	const names = `caches.keys().then(k => k.join(" "))`
	install := func(put int64) string { h.put.Store(put); return e2e.Eval[string](p, attempt) }
	files := int64(1)
	for ; install(files) == "redundant"; files++ {
		if got := e2e.Eval[string](p, names); got != "" {
			t.Errorf("full at put %d: left are %s", files, got)
		}
		if files > 40 {
			t.Fatal("no install ends")
		}
	}
	old := e2e.Eval[string](p, names)
	if files--; files < 10 || old == "" {
		t.Fatalf("%d files, caches %q", files, old)
	}
	h.version.Store("0123456789ab")
	for _, put := range []int64{1, files / 2, files} {
		h.put.Store(put)
		if got := e2e.Eval[string](p, `navigator.serviceWorker.getRegistration().then(r => r.update()).then(r => new Promise(done => {
	const w = r.installing || r.waiting, look = () => { if (!w || /installed|activated|redundant/.test(w.state)) done(w?.state || "none"); };
	w?.addEventListener("statechange", look); look(); }))`); got != "redundant" {
			t.Errorf("a newer worker, full at put %d, is %s", put, got)
		}
		if got := e2e.Eval[string](p, names); got != old {
			t.Errorf("a newer worker, full at put %d: caches %s, want %s", put, got, old)
		}
		if got := e2e.Eval[string](p, unsound); got != fmt.Sprint(files) {
			t.Errorf("a newer worker, full at put %d: kept %s, want %d", put, got, files)
		}
	}
	t.Logf("full at each of %d puts of an install, and at 3 of the next", files)
}

// A page for which there is no room is shown, and is kept when there is.
func TestFullDeviceAtAVisit(t *testing.T) {
	h, address := newFullAt(t, e2e.Article.Path(t))
	files := int64(0)
	p := e2e.Open(t, address+"corrections/?wasm=false", anything)
	if got := e2e.Eval[string](p, attempt); got != "activated" {
		t.Fatalf("the worker is %s", got)
	}
	files = e2e.Eval[int64](p, unsound+`.then(Number)`)
	p.Exec(`navigator.serviceWorker.getRegistration().then(r => r.unregister()).then(() => caches.keys()).then(all => Promise.all(all.map(n => caches.delete(n))))`)
	h.put.Store(files + 1) // the first page that is visited
	p.Open("about:blank")
	p.Open(address + "corrections/?wasm=false")
	if got := e2e.Eval[string](p, attempt); got != "activated" {
		t.Fatalf("the worker is %s", got)
	}
	const event = "event/witkoff-putin/"
	for want := range 2 {
		p.Open(address + event)
		if text := p.Texts("h1"); !strings.Contains(text, "Witkoff") {
			t.Errorf("the page of the event is %.60q", text)
		}
		p.Until(fmt.Sprintf(`%s.then(n => n === %d)`, pagesHere, want))
	}
}

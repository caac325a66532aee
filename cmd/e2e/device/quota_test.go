package device

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"parley/cmd/e2e"
)

// troubled is a site whose worker runs a script of the test before its own.
type troubled struct {
	before  atomic.Value // the script
	version atomic.Value // what stands for the version that the worker was built with
}

// newTroubled serves a built site and gives its address.
func newTroubled(t *testing.T, dir, before string) (*troubled, string) {
	t.Helper()
	worker, err := os.ReadFile(filepath.Join(dir, "sw.js"))
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`CACHE ?= ?PREFIX ?\+ ?"([0-9a-f]+)"`).FindSubmatch(worker)
	if found == nil {
		t.Fatal("the worker names no version")
	}
	built := string(found[1])
	h := &troubled{}
	h.before.Store(before)
	h.version.Store(built)
	site := &faulty{dir: dir}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/sw.js" {
			site.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/javascript")
		w.Header().Set("Cache-Control", "no-store")
		fmt.Fprintln(w, h.before.Load())
		fmt.Fprint(w, strings.Replace(string(worker), built, h.version.Load().(string), 1))
	}))
	t.Cleanup(srv.Close)
	return h, srv.URL + "/"
}

// fullAt makes the device full at one of the worker's puts, counted from its start; it
// has room at the others.
func fullAt(put int) string {
	return fmt.Sprintf(`let puts = 0; const room = Cache.prototype.put;
Cache.prototype.put = function (...what) { return ++puts === %d ? Promise.reject(new DOMException("full", "QuotaExceededError")) : room.apply(this, what); };`, put)
}

// A device that is full at any one put of the worker: the install is all of it or
// nothing, a newer worker that fails leaves the copy of the older as it was, and a page
// that cannot be kept is shown.
func TestFullDeviceAtEveryPut(t *testing.T) {
	dir := e2e.Article.Path(t)
	h, address := newTroubled(t, dir, "")
	p := e2e.Open(t, address+"corrections/?wasm=false", anything, e2e.Keeping)
	const names = `caches.keys().then(k => k.join(" "))`
	install := func(put int) string { h.before.Store(fullAt(put)); return e2e.Eval[string](p, attempt) }
	files := 1
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
	for _, put := range []int{1, files / 2, files} {
		h.before.Store(fullAt(put))
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
	h, address := newTroubled(t, e2e.Article.Path(t), "")
	p := e2e.Open(t, address+"corrections/?wasm=false", anything, e2e.Keeping)
	if got := e2e.Eval[string](p, attempt); got != "activated" {
		t.Fatalf("the worker is %s", got)
	}
	files := e2e.Eval[int](p, unsound+`.then(Number)`)
	p.Exec(`navigator.serviceWorker.getRegistration().then(r => r.unregister()).then(() => caches.keys()).then(all => Promise.all(all.map(n => caches.delete(n))))`)
	h.before.Store(fullAt(files + 1)) // the first page that is visited
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

// A worker whose caches fail, all of a sudden, answers every event that it takes: pages
// and files come from the network, and without one a page fails as it does without a
// worker, not with an error of the worker's.
func TestWorkerAnswersWhateverFails(t *testing.T) {
	dir := e2e.Article.Path(t)
	_, address := newTroubled(t, dir, `let fails = false;
addEventListener("message", e => { if (e.data === "fail") { fails = true; e.ports[0].postMessage(0); } });
for (const name of ["open", "keys", "match", "has"]) {
	const works = CacheStorage.prototype[name];
	CacheStorage.prototype[name] = function (...what) { return fails ? Promise.reject(new DOMException("gone", "InvalidStateError")) : works.apply(this, what); };
}`)
	p := e2e.Open(t, address+"?wasm=false", anything, e2e.Keeping)
	if got := e2e.Eval[string](p, attempt); got != "activated" {
		t.Fatalf("the worker is %s", got)
	}
	const fail = `new Promise(done => { const line = new MessageChannel(); line.port1.onmessage = done; navigator.serviceWorker.controller.postMessage("fail", [line.port2]); })`
	p.Until(`navigator.serviceWorker.controller`)
	p.Exec(fail)
	p.Open(address + "event/witkoff-putin/")
	if text := p.Texts("h1"); !strings.Contains(text, "Witkoff") {
		t.Errorf("the page of the event is %.60q", text)
	}
	p.Exec(fail) // the browser may have started another worker
	if got := e2e.Eval[string](p, `Promise.all([...document.querySelectorAll("link[rel=stylesheet], script[src]")].map(({ href, src }) => fetch(href || src).then(a => a.status, why => String(why)))).then(all => [...new Set(all)].join(" "))`); got != "200" {
		t.Errorf("files are answered with %s", got)
	}
	if got := e2e.Eval[string](p, `fetch("/assets/none.0123456789.js").then(a => a.type, why => why.name)`); got != "TypeError" {
		t.Errorf("a file that is nowhere is answered with %s", got)
	}
}

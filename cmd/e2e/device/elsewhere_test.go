package device

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// What another site answers is not kept: a host that sends files or pages there, as a
// proxy or a login does, gives the browser answers that it may not read, or that it
// may, with the right bytes in them.

// elsewhere is another site with the same files, which lets other sites read them or
// not.
func elsewhere(t *testing.T, dir string, readable bool) string {
	t.Helper()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if readable {
			w.Header().Set("Access-Control-Allow-Origin", "*")
		}
		path := r.URL.Path
		if strings.HasSuffix(path, "/") {
			path += "index.html"
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(path)))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", map[string]string{".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm"}[filepath.Ext(path)])
		w.Write(data)
	}))
	t.Cleanup(srv.Close)
	return srv.URL
}

// away sends what is asked for to another site.
func away(to string) *fault {
	return &fault{"away", func(w http.ResponseWriter, r *http.Request, _ []byte) {
		w.Header().Set("Cache-Control", "no-store")
		http.Redirect(w, r, to+r.URL.Path, http.StatusFound)
	}}
}

// pagesHere counts what the caches hold of the pages of events.
const pagesHere = `(async () => {
	let n = 0;
	for (const name of await caches.keys()) for (const r of await (await caches.open(name)).keys()) n += r.url.includes("/event/");
	return n;
})()`

// An install that meets an answer of another site among the files keeps nothing; a
// visit of a page that leads there shows that site and keeps nothing of it. Both are
// right as soon as the host is.
func TestAnswersOfAnotherSiteAreNotKept(t *testing.T) {
	dir := e2e.Article.Path(t)
	for name, readable := range map[string]bool{"readable": true, "opaque": false} {
		to := elsewhere(t, dir, readable)
		for _, part := range []string{"assets/core.", "assets/parley.", "assets/app.", "index.html"} {
			t.Run("install "+name+" "+part, func(t *testing.T) {
				h := newFaulty(t, dir, part, away(to), false)
				p := e2e.Open(t, h.address+"corrections/?wasm=false", anything, e2e.Friend(to), e2e.Keeping)
				if got := e2e.Eval[string](p, attempt); got != "redundant" {
					t.Errorf("with an answer of another site the worker is %s", got)
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
		t.Run("visit "+name, func(t *testing.T) {
			const event = "event/witkoff-putin/"
			h := newFaulty(t, dir, event, away(to), false)
			p := e2e.Open(t, h.address+"?wasm=false", anything, e2e.Friend(to), e2e.Keeping)
			if got := e2e.Eval[string](p, attempt); got != "activated" {
				t.Fatalf("the worker is %s", got)
			}
			p.Open(h.address + event + "?wasm=false")
			if got := e2e.Eval[string](p, `location.origin`); got != to {
				t.Fatalf("the browser shows %s, want %s", got, to)
			}
			p.Open(h.address + "?wasm=false")
			p.Until(`navigator.serviceWorker.controller`)
			if n := e2e.Eval[int](p, pagesHere); n != 0 {
				t.Errorf("%d pages of another site are kept", n)
			}
			h.heal()
			p.Open(h.address + event + "?wasm=false")
			p.Until(pagesHere + `.then(n => n === 1)`)
			if got := e2e.Eval[string](p, unsound); len(got) > 2 || got < "10" {
				t.Errorf("kept: %s", got)
			}
		})
	}
}

package e2e

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

// Policy is the strictest content security policy under which a page of Parley
// must work: no inline scripts, no inline styles, nothing from other hosts.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"img-src 'self' data: blob:; media-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'"

// Serve serves h for the duration of the test, under the strict policy and with
// revalidation, and returns the address of its root with a trailing slash.
func Serve(t testing.TB, h http.Handler) string {
	t.Helper()
	srv := httptest.NewServer(strict(h))
	t.Cleanup(srv.Close)
	return srv.URL + "/"
}

// strict serves h under the strict policy and with revalidation.
func strict(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", Policy)
		w.Header().Set("Cache-Control", "no-cache")
		h.ServeHTTP(w, r)
	})
}

// ServeDir serves a folder, such as the output of a build.
func ServeDir(t testing.TB, dir string) string {
	t.Helper()
	return Serve(t, http.FileServer(http.Dir(dir)))
}

// Files is a site in memory: contents by path without the leading slash. A path
// that is empty or ends in a slash serves its index.html.
type Files map[string]string

var mime = map[string]string{"html": "text/html; charset=utf-8", "js": "text/javascript", "css": "text/css",
	"svg": "image/svg+xml", "wasm": "application/wasm"}

// ServeHTTP serves a file, or status 404 with the page for it.
func (f Files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	body, ok := f[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	if kind, ok := mime[name[strings.LastIndexByte(name, '.')+1:]]; ok {
		w.Header().Set("Content-Type", kind)
	}
	w.Write([]byte(body))
}

// ReadFile returns the content of a file, such as one of a build.
func ReadFile(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

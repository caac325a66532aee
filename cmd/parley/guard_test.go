package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestServeAnswersItsOwnPages checks who may read a record being edited: by the
// name in the address, and by the headers that browsers send.
func TestServeAnswersItsOwnPages(t *testing.T) {
	s, _, _ := tiny(t)
	var err error
	if s.guard, err = newGuard("desk.example:8080", false); err != nil {
		t.Fatal(err)
	}
	open := server{streams: s.streams, reload: s.reload, guard: guard{public: true}}
	open.site.Store(s.site.Load())
	const from, mode = "Sec-Fetch-Site", "Sec-Fetch-Mode"
	for _, c := range []struct {
		host   string
		header []string
		path   string
		ok     bool
	}{
		{"127.0.0.1:8080", nil, "/", true},
		{"localhost", nil, "/", true},
		{"LOCALHOST.:1", nil, "/", true},
		{"[::1]:8080", nil, "/", true},
		{"127.9.9.9", nil, "/", true},
		{"wide.localhost:8080", nil, "/", true},
		{"desk.example:8080", nil, "/", true},
		{"", nil, "/", false},
		{"rebind.test", nil, "/", false},
		{"rebind.test:8080", nil, "/data/dataset.json", false},
		{"10.0.0.1:8080", nil, "/", false},
		{"localhost.evil.test", nil, "/", false},
		{"127.0.0.1.evil.test", nil, "/", false},
		{"localhost", []string{from, "same-origin", mode, "cors"}, "/data/dataset.json", true},
		{"localhost", []string{from, "none", mode, "navigate"}, "/", true},
		{"localhost", []string{from, "cross-site", mode, "navigate"}, "/", true},
		{"localhost", []string{from, "cross-site", mode, "cors"}, "/data/dataset.json", false},
		{"localhost", []string{from, "cross-site", mode, "no-cors"}, "/data/dataset.json", false},
		{"localhost", []string{from, "same-site", mode, "cors"}, "/data/dataset.json", false},
		{"localhost", []string{from, "cross-site", mode, "cors"}, "/-/rebuilt", false},
		{"localhost", []string{from, "cross-site"}, "/-/reload.js", false},
		{"localhost:8080", []string{"Origin", "http://localhost:8080"}, "/data/dataset.json", true},
		{"localhost:8080", []string{"Origin", "http://localhost:3000"}, "/data/dataset.json", false},
		{"localhost:8080", []string{"Origin", "http://evil.test"}, "/-/rebuilt", false},
		{"localhost:8080", []string{"Origin", "null"}, "/data/dataset.json", false},
		{"localhost:8080", []string{from, "same-origin", "Origin", "http://evil.test"}, "/data/dataset.json", false},
	} {
		ask := func(h http.Handler) *httptest.ResponseRecorder {
			r := httptest.NewRequest("GET", c.path, nil).WithContext(ended(t))
			r.Host = c.host
			for i := 0; i+1 < len(c.header); i += 2 {
				r.Header.Set(c.header[i], c.header[i+1])
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			return w
		}
		w := ask(s)
		if c.ok != (w.Code == http.StatusOK) || !c.ok && (w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "--public")) {
			t.Errorf("%s%s with %v: %d", c.host, c.path, c.header, w.Code)
		}
		if w.Header().Get("Access-Control-Allow-Origin") != "" || w.Header().Get("Cross-Origin-Resource-Policy") != "same-origin" ||
			!strings.Contains(w.Header().Get("Content-Security-Policy"), "frame-ancestors 'self'") {
			t.Errorf("%s%s may be read from elsewhere: %v", c.host, c.path, w.Header())
		}
		if w := ask(&open); w.Code != http.StatusOK || w.Header().Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s%s with --public: %d, %v", c.host, c.path, w.Code, w.Header())
		}
	}
}

// TestPublicIsAsked checks that a server is open to every machine only with
// --public, and then says what it exposes.
func TestPublicIsAsked(t *testing.T) {
	for _, addr := range []string{":8080", "0.0.0.0:8080", "[::]:8080"} {
		if exit, _, errs := parley("serve", "--addr", addr); exit != exitFailed || !strings.Contains(errs, "--public") {
			t.Errorf("%s: %d, %q", addr, exit, errs)
		}
		g, err := newGuard(addr, true)
		if err != nil || !strings.Contains(g.opens(), "every machine") {
			t.Errorf("%s: %v, %q", addr, err, g.opens())
		}
	}
	if g, err := newGuard("127.0.0.1:0", false); err != nil || g.opens() != "" {
		t.Errorf("a server for this machine: %v, %q", err, g.opens())
	}
}

package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const tinySet = `dataset: {id: tiny, title: A tiny record, license: CC0-1.0, language: en, as_of: 2025-08-10}
events:
  one: {title: The first, when: 2025-08-06, claims: [{text: So it was., source: s}]}
sources: {s: {kind: news-article, title: A page}}
`

// tiny returns a server of a small dataset in a new folder.
func tiny(t *testing.T) (*server, string, *bytes.Buffer) {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, tinySet)
	var errs bytes.Buffer
	s := &server{streams: streams{out: io.Discard, err: &errs}, from: input{folder: folder(dir)}, reload: newBell()}
	p, err := readProgram(fakeProgram(t))
	if err != nil {
		t.Fatal(err)
	}
	s.program.Store(p)
	s.rebuild()
	return s, dir, &errs
}

func put(t *testing.T, dir, yaml string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, "dataset.yaml"), []byte(yaml), 0o644); err != nil {
		t.Fatal(err)
	}
}

func get(s http.Handler, path string, header ...string) *http.Response {
	r := httptest.NewRequest("GET", path, nil)
	r.Host = "127.0.0.1:8080"
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// asset returns the path of the asset with that suffix.
func asset(t *testing.T, s *server, ending string) string {
	t.Helper()
	for _, f := range s.site.Load().site.assets {
		if strings.HasSuffix(f.path, ending) {
			return "/" + f.path
		}
	}
	t.Fatalf("no asset *%s", ending)
	return ""
}

func TestServeHeaders(t *testing.T) {
	s, _, _ := tiny(t)
	for _, c := range []struct {
		path, kind, cache string
		status            int
	}{
		{"/", "text/html; charset=utf-8", "no-cache", 200},
		{"/event/one/", "text/html; charset=utf-8", "no-cache", 200},
		{asset(t, s, ".wasm"), "application/wasm", "immutable", 200},
		{asset(t, s, ".pack"), "application/octet-stream", "immutable", 200},
		{asset(t, s, ".css"), "text/css; charset=utf-8", "immutable", 200},
		{asset(t, s, ".js"), "text/javascript; charset=utf-8", "immutable", 200},
		{"/nowhere/at/all", "text/html; charset=utf-8", "no-cache", 404},
		{"/-/reload.js", "text/javascript; charset=utf-8", "no-cache", 200},
	} {
		r := get(s, c.path)
		if r.StatusCode != c.status || r.Header.Get("Content-Type") != c.kind || !strings.Contains(r.Header.Get("Cache-Control"), c.cache) {
			t.Errorf("%s: %d, %s, %s", c.path, r.StatusCode, r.Header.Get("Content-Type"), r.Header.Get("Cache-Control"))
		}
		if r.Header.Get("Access-Control-Allow-Origin") != "" || r.Header.Get("Cross-Origin-Resource-Policy") != "same-origin" || r.Header.Get("X-Content-Type-Options") != "nosniff" ||
			!strings.Contains(r.Header.Get("Content-Security-Policy"), "script-src 'self' 'wasm-unsafe-eval'") {
			t.Errorf("%s lacks a header: %v", c.path, r.Header)
		}
	}
	if r := get(s, "/event/one?x=1"); r.StatusCode != http.StatusMovedPermanently || r.Header.Get("Location") != "/event/one/?x=1" {
		t.Errorf("a folder without its slash: %d, %s", r.StatusCode, r.Header.Get("Location"))
	}
	r := httptest.NewRequest("POST", "/", nil)
	r.Host = "localhost"
	w := httptest.NewRecorder()
	if s.ServeHTTP(w, r); w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
}

func TestServeNegotiates(t *testing.T) {
	s, _, _ := tiny(t)
	plain := body(t, get(s, "/"))
	for accept, want := range map[string]string{"": "", "gzip": "gzip", "gzip, deflate, br;q=1": "br", "br;q=0, gzip": "gzip", "identity": ""} {
		r := get(s, "/", "Accept-Encoding", accept)
		if got := r.Header.Get("Content-Encoding"); got != want {
			t.Errorf("%q: %q, want %q", accept, got, want)
		}
		if want == "gzip" {
			z, err := gzip.NewReader(r.Body)
			if err != nil {
				t.Fatal(err)
			}
			if b, _ := io.ReadAll(z); string(b) != plain {
				t.Error("the gzip copy differs")
			}
		}
	}
	tag := get(s, "/").Header.Get("ETag")
	if r := get(s, "/", "If-None-Match", tag); r.StatusCode != http.StatusNotModified {
		t.Errorf("what the reader has already is sent again: %d", r.StatusCode)
	}
}

func TestServeShowsFindingsAndLivesOn(t *testing.T) {
	s, dir, errs := tiny(t)
	put(t, dir, strings.Replace(tinySet, "source: s", "source: nobody", 1))
	s.rebuild()
	page := body(t, get(s, "/"))
	if !strings.Contains(page, `class="findings"`) || !strings.Contains(page, "nobody") || !strings.Contains(page, "The first") {
		t.Error("the finding is not on the page, or the rest of the record is gone")
	}
	if !strings.Contains(errs.String(), "dataset.yaml:3:") {
		t.Errorf("the terminal does not say where: %q", errs.String())
	}
	put(t, dir, "\x00 this: [is no yaml")
	s.rebuild()
	if page = body(t, get(s, "/")); !strings.Contains(page, `class="findings"`) {
		t.Error("a file that cannot be read is not told on the page")
	}
	if err := os.Remove(filepath.Join(dir, "dataset.yaml")); err != nil {
		t.Fatal(err)
	}
	s.rebuild()
	if r := get(s, "/"); r.StatusCode != 200 || !strings.Contains(body(t, r), "there is no .yaml file") {
		t.Error("a dataset that is gone ends the server or is not told")
	}
	put(t, dir, tinySet)
	s.rebuild()
	if page = body(t, get(s, "/")); strings.Contains(page, `class="findings"`) {
		t.Error("old findings stay")
	}
}

func TestServeReloadsThePage(t *testing.T) {
	s, dir, _ := tiny(t)
	if !strings.Contains(body(t, get(s, "/")), `<script defer src="/-/reload.js"></script>`) {
		t.Fatal("the page does not listen")
	}
	h := httptest.NewServer(s)
	defer h.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, "GET", h.URL+"/-/rebuilt", nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	go s.follow(ctx, s.inputs())
	heard := make(chan string, 1)
	go func() {
		var all strings.Builder
		buf := make([]byte, 256)
		for {
			n, err := answer.Body.Read(buf)
			all.Write(buf[:n])
			if err != nil || strings.Contains(all.String(), "event: rebuilt") {
				heard <- all.String()
				return
			}
		}
	}()
	put(t, dir, strings.Replace(tinySet, "The first", "The second", 1))
	if got := <-heard; !strings.Contains(got, "event: rebuilt") || !strings.Contains(body(t, get(s, "/")), "The second") {
		t.Errorf("heard %q", got)
	}
}

func TestBundledSetIsServedWithoutAFolder(t *testing.T) {
	d, _, err := folder("").load()
	if err != nil || len(d.Events) < 100 {
		t.Fatalf("%v, %d events", err, len(d.Events))
	}
	if s := (&server{}); s.inputs() != s.inputs() {
		t.Error("the bundled dataset changes")
	}
}

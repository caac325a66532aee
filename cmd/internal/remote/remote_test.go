package remote

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// published is a server of a table that can change, disappear or turn into a
// web page.
type published struct {
	body, tag, kind string
	status, asked   int
	matched         int
}

func (p *published) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.asked++
	w.Header().Set("Content-Type", p.kind)
	w.Header().Set("ETag", p.tag)
	if p.status != 0 {
		w.WriteHeader(p.status)
		return
	}
	if r.Header.Get("If-None-Match") == p.tag && p.tag != "" {
		p.matched++
		w.WriteHeader(http.StatusNotModified)
		return
	}
	_, _ = w.Write([]byte(p.body))
}

func TestAddressIsAskedByItsTag(t *testing.T) {
	p := &published{body: "a", tag: `"1"`, kind: "text/csv"}
	h := httptest.NewServer(p)
	cache, now := t.TempDir(), time.Date(2025, 8, 6, 0, 0, 0, 0, time.UTC)
	open := func() *Address {
		a, err := New(h.URL+"/pub/story.csv?output=csv", cache)
		if err != nil {
			t.Fatal(err)
		}
		a.now = func() time.Time { return now }
		return a
	}
	a := open()
	want := func(when, text string, asked, matched int, stale bool) {
		t.Helper()
		got, err := a.Get()
		if err != nil || string(got.Data) != text || p.asked != asked || p.matched != matched || (got.Stale != nil) != stale {
			t.Errorf("%s: %q, %v, asked %d, matched %d, stale %v", when, got.Data, err, p.asked, p.matched, got.Stale)
		}
	}
	want("first", "a", 1, 0, false)
	want("at once again", "a", 1, 0, false)
	now = now.Add(rest)
	want("later, unchanged", "a", 2, 1, false)
	a = open()
	want("another run, unchanged", "a", 3, 2, false)
	p.body, p.tag = "b", `"2"`
	now = now.Add(rest)
	want("changed", "b", 4, 2, false)
	p.status = http.StatusInternalServerError
	now = now.Add(rest)
	want("broken", "b", 5, 2, true)
	a = open()
	want("broken, another run", "b", 6, 2, true)
	p.status, p.kind, p.tag = 0, "text/html; charset=utf-8", ""
	now = now.Add(rest)
	want("a page", "b", 7, 2, true)
	h.Close()
	now = now.Add(rest)
	want("gone", "b", 7, 2, true)
	if a.Name() != "story.csv" {
		t.Errorf("it is called %s", a.Name())
	}
}

func TestAddressWithoutCopy(t *testing.T) {
	p := &published{status: http.StatusNotFound}
	h := httptest.NewServer(p)
	defer h.Close()
	a, err := New(h.URL, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Get(); err == nil || !strings.Contains(err.Error(), "404") {
		t.Errorf("an address that is not there: %v", err)
	}
	p.status, p.kind = 0, "text/html"
	if _, err := a.Get(); err == nil || !strings.Contains(err.Error(), "publish it as CSV") {
		t.Errorf("a page: %v", err)
	}
	for address, want := range map[string]string{"https://ann:pw@example.org/a.csv": "password", "https:///a": "no host"} {
		if _, err := New(address, ""); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", address, err)
		}
	}
	if Is("story.csv") || !Is("https://example.org/x") {
		t.Error("a file is no address")
	}
}

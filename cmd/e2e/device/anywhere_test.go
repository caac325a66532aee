package device

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"parley/cmd/e2e"
)

// The one file opens from a disk, reads without its program, runs with it, asks
// for nothing and registers nothing.
func TestSingleFile(t *testing.T) {
	name := e2e.Build{Record: e2e.Article.Record, Flags: []string{"--single-file"}}.Path(t)
	p := e2e.Open(t, "file://"+name+"#e=witkoff-putin")
	p.Live()
	p.Idle()
	p.Wants("events", "27")
	p.Wants("e", "witkoff-putin")
	p.Exec(`parley.do("view:actors")`)
	p.Idle()
	p.Shot("single-file")
	p.Until(`window.parleyDevice?.state.copy === "none"`)
	for _, r := range p.Requests() {
		if !strings.HasPrefix(r, "file:") && !strings.HasPrefix(r, "data:") && !strings.HasPrefix(r, "blob:") {
			t.Errorf("a request to %.80s", r)
		}
	}
	p.Drop([2]string{"mine.yaml", `"schema: 1"`})
	p.Notice("opens .parley packs only")

	p = e2e.Open(t, "file://"+name, e2e.NoScript)
	if n := e2e.Eval[int](p, `document.querySelectorAll("#chronicle article").length`); n != 27 {
		t.Errorf("%d events to read without a script", n)
	}
	if bad := e2e.Eval[string](p, `[...document.querySelectorAll("a[href^='#']")].map(a => a.getAttribute("href")).filter(h => !h.includes("=") && !document.getElementById(h.slice(1))).join(" ")`); bad != "" {
		t.Errorf("links to nothing: %s", bad)
	}
}

// A part of the single file that is not what its name says is not used: the page stays
// as it is written. The last bytes of the program hold texts, with which it would run.
func TestSingleFileChecksItsParts(t *testing.T) {
	page := e2e.ReadFile(t, e2e.Build{Record: e2e.Article.Record, Flags: []string{"--single-file"}}.Path(t))
	for _, part := range []string{"wasm", "pack"} {
		before, rest, _ := strings.Cut(page, `data-part="`+part+`"`)
		head, rest, _ := strings.Cut(rest, ">")
		text, after, ok := strings.Cut(rest, "<")
		small, err := base64.StdEncoding.DecodeString(text)
		if !ok || err != nil {
			t.Fatalf("%s: no such part in the file, %v", part, err)
		}
		name := filepath.Join(t.TempDir(), "damaged.html")
		damaged := before + `data-part="` + part + `"` + head + ">" + base64.StdEncoding.EncodeToString(flipped(t, small)) + "<" + after
		if err := os.WriteFile(name, []byte(damaged), 0o644); err != nil {
			t.Fatal(err)
		}
		p := e2e.Open(t, "file://"+name, anything)
		p.Until(`document.documentElement.matches(".failed, .story, .live")`)
		if got := e2e.Eval[string](p, `document.documentElement.className + " " + document.querySelectorAll("#page #chronicle article").length`); !strings.HasSuffix(got, "failed 27") {
			t.Errorf("with another %s the page is %q", part, got)
		}
	}
}

// flipped is packed data with one bit of what is in it changed, near the end.
func flipped(t *testing.T, small []byte) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)-len(data)/50] ^= 1
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(data)
	w.Close()
	return out.Bytes()
}

// Two tabs: one takes the new version, the other goes on with the old program
// and can still open everything.
func TestTwoTabs(t *testing.T) {
	v := versions(t)
	h := newHost(t, v.first, "/")
	p := e2e.Open(t, h.address, cuts, e2e.Keeping)
	p.Live()
	p.Kept()
	q := p.Beside(h.address)
	q.Live()
	q.Kept()
	q.Exec("window.mark = 1")
	h.is(func(h *host) { h.dir = v.program })
	p.Exec(`parleyDevice.do("check")`)
	p.Until("parleyDevice.state.fresh")
	p.Follow(`parleyDevice.do("reload")`)
	p.Live()
	p.Kept()
	if !e2e.Eval[bool](q, "window.mark === 1") {
		t.Error("the other tab was loaded again")
	}
	q.Exec(`parley.do("event:witkoff-putin")`)
	q.Idle()
	q.Wants("e", "witkoff-putin")
	h.is(func(h *host) { h.gone = true })
	q.Reload()
	q.Live()
	q.Wants("events", "27")
	q.Wants("e", "witkoff-putin")
}

// meter lets so many bytes through and breaks every connection after that.
type meter struct {
	mu         sync.Mutex
	left, sent int64
	site       http.Handler
}

func (m *meter) set(left int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.left = left
}

// take is how many of n bytes may pass.
func (m *meter) take(n int64) int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	n = min(n, m.left)
	m.left -= n
	m.sent += n
	return n
}

func (m *meter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/blank" {
		w.Write([]byte("<!doctype html><title>Blank</title><link rel=icon href=data:,>"))
		return
	}
	r.Header.Del("If-Modified-Since")
	whole := httptest.NewRecorder()
	m.site.ServeHTTP(whole, r)
	body := whole.Body.Bytes()
	n := m.take(int64(len(body)))
	for k, v := range whole.Header() {
		w.Header()[k] = v
	}
	w.WriteHeader(whole.Code)
	w.Write(body[:n])
	if n < int64(len(body)) {
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
}

// readable waits until the static page can be read. The browser may put another
// document in the place of one that was cut.
func readable(p *e2e.Page) {
	p.T.Helper()
	p.UntilAnywhere(`document.getElementById("page") && getComputedStyle(document.getElementById("page")).visibility === "visible" && document.body.innerText.length > 999`)
}

// However far the first load came before the line broke, what there is of the
// page can be read, and a reload makes it whole.
func TestLineBreaksAtEveryTenth(t *testing.T) {
	dir := e2e.Article.Path(t)
	m := &meter{left: 1 << 40, site: http.FileServer(http.Dir(dir))}
	address := e2e.Serve(t, m)
	p := e2e.Open(t, address, e2e.Keeping)
	p.Live()
	p.Kept()
	p.Open("about:blank")
	whole := m.sent
	for tenth := int64(1); tenth < 10; tenth++ {
		p := e2e.Open(t, address+"blank", e2e.Expect("net::ERR"), e2e.Expect("Failed to"), e2e.Expect("network error"), e2e.Keeping)
		m.set(whole * tenth / 10)
		p.Exec(`void (location = ` + "`" + address + "`" + `)`)
		readable(p)
		m.set(1 << 40)
		p.Reload()
		p.Live()
		p.Wants("events", "27")
	}
}

package e2e

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// The one file opens from a disk, reads without its program, runs with it, asks
// for nothing and registers nothing.
func TestSingleFile(t *testing.T) {
	name, err := filepath.Abs("../../.out/e2e-single.html")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "run", "./cmd/parley", "build", "data/sets/august-2025", "-o", name, "--single-file")
	cmd.Dir = "../.."
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	p := open(t, "file://"+name+"#e=witkoff-putin")
	p.live()
	p.idle()
	p.wants("events", "27")
	p.wants("e", "witkoff-putin")
	p.exec(`parley.do("view:actors")`)
	p.idle()
	p.shot("single-file")
	p.until(`window.parleyDevice?.state.copy === "none"`)
	for _, r := range p.requests() {
		if !strings.HasPrefix(r, "file:") && !strings.HasPrefix(r, "data:") && !strings.HasPrefix(r, "blob:") {
			t.Errorf("a request to %.80s", r)
		}
	}
	p.drop([2]string{"mine.yaml", `"schema: 1"`})
	p.notice("opens .parley packs only")

	p = open(t, "file://"+name, noScript)
	if n := eval[int](p, `document.querySelectorAll("#chronicle article").length`); n != 27 {
		t.Errorf("%d events to read without a script", n)
	}
	if bad := eval[string](p, `[...document.querySelectorAll("a[href^='#']")].map(a => a.getAttribute("href")).filter(h => !h.includes("=") && !document.getElementById(h.slice(1))).join(" ")`); bad != "" {
		t.Errorf("links to nothing: %s", bad)
	}
}

// meter lets so many bytes of a whole first load through and breaks every
// connection after that.
type meter struct {
	mu   sync.Mutex
	left int64
	sent int64
	site http.Handler
}

func (m *meter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/blank" {
		w.Write([]byte("<!doctype html><title>Blank</title><link rel=icon href=data:,>"))
		return
	}
	r.Header.Del("If-Modified-Since")
	rec := httptest.NewRecorder()
	m.site.ServeHTTP(rec, r)
	body := rec.Body.Bytes()
	m.mu.Lock()
	n := min(int64(len(body)), max(m.left, 0))
	m.left -= n
	m.sent += n
	broken := m.left <= 0
	m.mu.Unlock()
	for k, v := range rec.Header() {
		w.Header()[k] = v
	}
	w.Header().Set("Content-Length", rec.Header().Get("Content-Length"))
	w.WriteHeader(rec.Code)
	w.Write(body[:n])
	if broken && (n < int64(len(body)) || len(body) == 0) {
		if f, ok := w.(http.Flusher); ok {
			f.Flush()
		}
		panic(http.ErrAbortHandler)
	}
}

// loaded waits until a page that was cut has done what it could. The browser may
// put another document in its place meanwhile, and then a question is lost.
func (p *page) loaded() {
	p.t.Helper()
	for p.ctx.Err() == nil {
		ctx, end := context.WithTimeout(p.ctx, 3*time.Second)
		_, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`new Promise(done => document.readyState === "complete" ? done(true) : addEventListener("load", () => done(true)))`, chromedp.EvalAwaitPromise))
		end()
		if err == nil {
			return
		}
	}
	p.t.Fatal("the page never came to rest")
}

// However far the first load came before the line broke, what there is of the
// page can be read, and a reload makes it whole.
func TestLineBreaksAtEveryTenth(t *testing.T) {
	dir, err := articleSet()
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil || !bytes.Contains(page, []byte("</html>")) {
		t.Fatal(err)
	}
	m := &meter{left: 1 << 40, site: http.FileServer(http.Dir(dir))}
	address := serve(t, m)
	p := open(t, address)
	p.live()
	p.kept()
	p.open("about:blank")
	whole := m.sent
	for tenth := int64(1); tenth < 10; tenth++ {
		m.mu.Lock()
		m.left = whole * tenth / 10
		m.mu.Unlock()
		p := open(t, address+"blank", expect("net::ERR"), expect("Failed to"), expect("network error"))
		_ = chromedp.Do(p.ctx, chromedp.Navigate(address)) // which says that the page was cut
		p.loaded()
		if text := eval[string](p, `getComputedStyle(document.getElementById("page") || document.body).visibility + document.body.innerText.length`); !strings.HasPrefix(text, "visible") || len(text) < len("visible999") {
			t.Errorf("after %d tenths: %s", tenth, text)
		}
		m.mu.Lock()
		m.left = 1 << 40
		m.mu.Unlock()
		p.reload()
		p.live()
		p.wants("events", "27")
	}
}

// Two tabs: one takes the new version, the other goes on with the old program
// and can still open everything.
func TestTwoTabs(t *testing.T) {
	v, err := versions()
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, v.first, "/")
	p := open(t, h.address, cuts)
	p.live()
	p.kept()
	q := p.tab(h.address)
	q.live()
	q.kept()
	q.exec("window.mark = 1")
	h.is(func(h *host) { h.dir = v.program })
	p.exec(`parleyDevice.do("check")`)
	p.until("parleyDevice.state.fresh")
	p.follow(`parleyDevice.do("reload")`)
	p.live()
	p.kept()
	if !eval[bool](q, "window.mark === 1") {
		t.Error("the other tab was loaded again")
	}
	q.exec(`parley.do("event:witkoff-putin")`)
	q.idle()
	q.wants("e", "witkoff-putin")
	h.is(func(h *host) { h.gone = true })
	q.reload()
	q.live()
	q.wants("events", "27")
	q.wants("e", "witkoff-putin")
}

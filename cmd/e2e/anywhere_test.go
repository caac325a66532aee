package e2e

import (
	"context"
	"net/http"
	"net/http/httptest"
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
// document in the place of one that was cut, and then a question is lost.
func (p *page) readable() {
	p.t.Helper()
	const script = `(async () => { while (!(document.getElementById("page") && getComputedStyle(document.getElementById("page")).visibility === "visible" &&
		document.body.innerText.length > 999)) await new Promise(requestAnimationFrame) })()`
	for p.ctx.Err() == nil {
		ctx, end := context.WithTimeout(p.ctx, 5*time.Second)
		_, err := chromedp.Run(ctx, chromedp.Evaluate[chromedp.Void](script, chromedp.EvalAwaitPromise))
		end()
		if err == nil {
			return
		}
	}
	p.t.Fatal("the page cannot be read")
}

// However far the first load came before the line broke, what there is of the
// page can be read, and a reload makes it whole.
func TestLineBreaksAtEveryTenth(t *testing.T) {
	dir, err := articleSet()
	if err != nil {
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
		p := open(t, address+"blank", expect("net::ERR"), expect("Failed to"), expect("network error"))
		m.set(whole * tenth / 10)
		p.exec(`void (location = ` + "`" + address + "`" + `)`)
		p.readable()
		m.set(1 << 40)
		p.reload()
		p.live()
		p.wants("events", "27")
	}
}

// Package e2e drives built pages in a real Chromium. One browser serves the
// whole test binary; every page has its own storage, cache and worker. Waits
// are for promises and states of the page, never for time to pass.
//
// Only this file, verbs_test.go and painted of embed_test.go know the browser library.
package e2e

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"parley/cmd/internal/chromium"
)

// patience is how long one page may live. A page that waits for something that
// never comes fails with the wait's own words, not with the binary's timeout.
const patience = 60 * time.Second

// shared is the one browser of the test binary, started by the first page.
var shared = sync.OnceValues(func() (*chromium.Browser, error) {
	b, err := chromium.Launch()
	started = b
	return b, err
})

var started *chromium.Browser

func TestMain(m *testing.M) {
	code := m.Run()
	if started != nil {
		started.Close()
	}
	os.Exit(code)
}

// setting changes a page before its address is opened.
type setting func(*page)

// page is one open page. Its verbs end the test when they cannot be done.
type page struct {
	t       testing.TB
	ctx     context.Context
	end     context.CancelFunc
	mu      sync.Mutex
	asked   []string // every address requested, in order
	known   []string // parts of console errors that the test expects
	media   map[string]string
	medium  string // "print", or "" for a screen
	width   int64
	height  int64
	mobile  bool
	blocked []*network.BlockPattern
	before  []string // scripts that run before the page's own
	mute    bool     // scripts of the page are switched off
	friends []string // hosts besides the page's own that it may ask
}

// Settings. The default is a desktop of 1440 by 900 in the light theme.

func phone(p *page)         { p.width, p.height, p.mobile = 390, 844, true }
func dark(p *page)          { p.media["prefers-color-scheme"] = "dark" }
func forcedColors(p *page)  { p.media["forced-colors"] = "active" }
func onPaper(p *page)       { p.medium = "print" }
func reducedMotion(p *page) { p.media["prefers-reduced-motion"] = "reduce" }
func noScript(p *page)      { p.mute = true }

// viewport sets the size in CSS pixels.
func viewport(width, height int64) setting {
	return func(p *page) { p.width, p.height = width, height }
}

// block makes requests fail whose path and query match, "*" standing for any
// characters: block("*.wasm").
func block(pattern string) setting {
	return func(p *page) {
		p.blocked = append(p.blocked, &network.BlockPattern{URLPattern: "*://*:*/" + strings.TrimPrefix(pattern, "/"), Block: true})
	}
}

// expect lets console errors pass that contain text. Everything else that the
// page says as an error, and every uncaught exception, fails the test.
func expect(text string) setting { return func(p *page) { p.known = append(p.known, text) } }

// inject runs a script in the page before any of its own.
func inject(script string) setting { return func(p *page) { p.before = append(p.before, script) } }

// friend lets the page ask another address, too: that of a frame in it.
func friend(address string) setting {
	return func(p *page) {
		if to, err := url.Parse(address); err == nil {
			p.friends = append(p.friends, to.Host)
		}
	}
}

// noStorage makes the mention of either storage throw, as in a sandboxed frame.
func noStorage(p *page) {
	p.before = append(p.before, `for (const name of ["localStorage", "sessionStorage"])
		Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException("denied", "SecurityError") } })`)
}

// open shows address in a page of its own, which lives as long as the test. It
// skips the test where no browser can be had, and fails it under CI=true.
func open(t testing.TB, address string, settings ...setting) *page {
	t.Helper()
	if _, err := shared(); err != nil {
		if errors.Is(err, chromium.ErrMissing) && os.Getenv("CI") != "true" {
			fmt.Fprintln(os.Stderr, "\n*** "+t.Name()+" SKIPPED: "+err.Error())
			t.Skip(err)
		}
		t.Fatal(err)
	}
	p := &page{t: t, width: 1440, height: 900, media: map[string]string{"prefers-color-scheme": "light"}}
	for _, set := range settings {
		set(p)
	}
	p.begin()
	p.watch(address)
	p.prepare()
	p.do(chromedp.Navigate(address))
	return p
}

func (p *page) begin() {
	p.t.Helper()
	b, err := shared()
	if err != nil {
		p.t.Fatal(err)
	}
	ctx, cancel, err := b.Tab()
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(cancel)
	p.ctx, p.end = context.WithTimeout(ctx, patience)
	p.t.Cleanup(p.end)
}

// tab opens an address in another tab, with the same storage and worker.
func (p *page) tab(address string) *page {
	p.t.Helper()
	q := &page{t: p.t, width: p.width, height: p.height, media: p.media, known: p.known}
	ctx, cancel := chromedp.NewContext(p.ctx)
	p.t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		p.t.Fatal(err)
	}
	q.ctx, q.end = context.WithTimeout(ctx, patience)
	p.t.Cleanup(q.end)
	q.watch(address)
	q.prepare()
	q.do(chromedp.Navigate(address))
	return q
}

// watch fails the test on an unexpected console error, an uncaught exception,
// or a request to another origin than the address's.
func (p *page) watch(address string) {
	home, err := url.Parse(address)
	if err != nil {
		p.t.Fatal(err)
	}
	err = chromedp.Listen(p.ctx, func(event any) {
		e, ok := event.(*network.EventRequestWillBeSent)
		if !ok {
			return
		}
		p.mu.Lock()
		p.asked = append(p.asked, e.Request.URL)
		p.mu.Unlock()
		to, err := url.Parse(e.Request.URL)
		if err == nil && (to.Scheme == "data" || to.Scheme == "blob" || to.Host == home.Host || slices.Contains(p.friends, to.Host)) {
			return
		}
		p.t.Errorf("request to another origin: %s", e.Request.URL)
	})
	if err != nil {
		p.t.Fatal(err)
	}
	p.listen()
}

// listen reads the console until the test's end. The first error ends the page,
// so that a wait does not outlive its hope.
func (p *page) listen() {
	const last = "the test is over"
	messages, done := chromedp.Console(p.ctx), make(chan struct{})
	go func() {
		defer close(done)
		for m, err := range messages {
			if err != nil || m.Text == last {
				return
			}
			if (m.IsException() || m.Type == chromedp.ConsoleError) && !p.expected(m.Text+" "+m.URL) {
				p.t.Errorf("console: %s (%s:%d)", m, m.URL, m.Line+1)
				p.end()
			}
		}
	}()
	p.t.Cleanup(func() {
		// What the page has said so far comes before its last word.
		if _, err := chromedp.Run(p.ctx, chromedp.Evaluate[chromedp.Void](fmt.Sprintf("console.debug(%q)", last))); err != nil {
			p.end()
		}
		<-done
	})
}

func (p *page) expected(text string) bool {
	return slices.ContainsFunc(p.known, func(part string) bool { return strings.Contains(text, part) })
}

// prepare applies the settings to the empty tab.
func (p *page) prepare() {
	p.t.Helper()
	size := []chromedp.EmulateViewportOption{}
	if p.mobile {
		size = append(size, chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulateScale(2))
	}
	p.do(chromedp.EmulateViewport(p.width, p.height, size...))
	features := []*emulation.MediaFeature{}
	for _, name := range slices.Sorted(maps.Keys(p.media)) {
		features = append(features, &emulation.MediaFeature{Name: name, Value: p.media[name]})
	}
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: p.medium, Features: features})
	call(p, network.Enable, network.EnableParams{})
	if len(p.blocked) > 0 {
		call(p, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: p.blocked})
	}
	for _, script := range p.before {
		call(p, cdpage.AddScriptToEvaluateOnNewDocument, cdpage.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	}
	if p.mute {
		call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	}
}

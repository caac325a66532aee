package e2e

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"parley/cmd/internal/engine"
)

// Page is one open page. Its verbs end the test when they cannot be done.
type Page struct {
	T testing.TB // the test that the page belongs to

	tab     engine.Tab
	ctx     context.Context // ends with the page, or when it did what it must not
	end     context.CancelCauseFunc
	look    engine.Look
	known   []string // parts of console errors that the test expects
	friends []string // hosts besides the page's own that it may ask
	keeps   bool     // it may have a service worker
	in      *shared  // the browser that it is opened in
	home    string   // where the program is on a page for Visit

	mu    sync.Mutex
	asked []string      // every address requested, in order
	said  []string      // on the console, in order
	after []string      // faults while no test had the page: see Visit
	heard chan struct{} // receives when the page has said lastWord
}

// Open shows address in a page of its own, which lives as long as the test. It
// skips the test where no browser can be had, and fails it under CI=true.
//
// The page has no service worker, as on a host without https: it keeps no copy on
// the device, which costs each page a fifth more. A test of the copy, of updates or of
// what works without a network asks for it with Keeping.
func Open(t testing.TB, address string, settings ...Setting) *Page {
	t.Helper()
	p := newPage(t, settings)
	p.begin(address, browser(t, p.in).Open)
	t.Cleanup(p.close)
	p.Open(address)
	return p
}

// newPage returns a page before it has a tab.
func newPage(t testing.TB, settings []Setting) *Page {
	p := &Page{T: t, in: bare, heard: make(chan struct{}, 1), look: engine.Look{Width: 1440, Height: 900, Media: map[string]string{"prefers-color-scheme": "light"}}}
	for _, set := range settings {
		set(p)
	}
	if !p.keeps {
		Inject(`delete Navigator.prototype.serviceWorker`)(p)
	}
	return p
}

// Beside opens an address in another tab, with the same storage and worker. It
// looks as this one and expects the same console errors.
func (p *Page) Beside(address string) *Page {
	p.T.Helper()
	q := &Page{T: p.T, look: p.look, known: p.known, friends: p.friends, keeps: p.keeps}
	q.look.Media = maps.Clone(p.look.Media)
	q.begin(address, p.tab.Beside)
	q.T.Cleanup(q.close)
	q.Open(address)
	return q
}

// consoleLines is how much of its console the page of a failed test shows.
const consoleLines = 40

// begin gives the page an empty tab, which listens to all that comes of an address.
func (p *Page) begin(address string, open func(engine.Look, engine.Ears) (engine.Tab, error)) {
	p.T.Helper()
	home, err := url.Parse(address)
	if err == nil {
		p.ctx, p.end = context.WithCancelCause(context.Background())
		p.tab, err = open(p.look, engine.Ears{Asked: func(address string) { p.hearAsked(address, home.Host) }, Said: p.hearSaid})
	}
	if err != nil {
		p.T.Fatal(err)
	}
}

// close closes the tab, and shows the end of its console if the test has failed.
func (p *Page) close() {
	ctx, stop := patient(context.Background()) // p.ctx may have ended
	defer stop()
	p.tab.Close(ctx)
	p.end(errors.New("the test is over"))
	if p.T.Failed() && len(p.said) > 0 { // a program that panics says so there
		p.T.Logf("the console:\n%s", strings.Join(p.said[max(0, len(p.said)-consoleLines):], "\n"))
	}
}

// hearAsked fails the test on a request to another host than home and friends.
func (p *Page) hearAsked(address, home string) {
	p.mu.Lock()
	p.asked = append(p.asked, address)
	p.mu.Unlock()
	to, err := url.Parse(address)
	if err == nil && (to.Scheme == "data" || to.Scheme == "blob" || to.Host == home || slices.Contains(p.friends, to.Host)) {
		return
	}
	p.fault("request to another origin: %s", address)
}

// hearSaid fails the test on an unexpected console error or exception. The first
// ends the page, so that a wait does not outlive its hope.
func (p *Page) hearSaid(m engine.Message) {
	p.mu.Lock()
	p.said = append(p.said, m.Text)
	p.mu.Unlock()
	if strings.Contains(m.Text, lastWord) {
		p.heard <- struct{}{}
	}
	expected := slices.ContainsFunc(p.known, func(part string) bool { return strings.Contains(m.Text+" "+m.URL, part) })
	if m.Bad && !expected {
		p.fault("console: %s (%s:%d)", m.Text, m.URL, m.Line)
		p.end(errors.New("the page said an error"))
	}
}

// fault fails the test that has the page, or the next that will.
func (p *Page) fault(format string, args ...any) {
	p.mu.Lock()
	t := p.T
	if t == nil {
		p.after = append(p.after, fmt.Sprintf(format, args...))
	}
	p.mu.Unlock()
	if t != nil {
		t.Errorf(format, args...)
	}
}

// Requests lists the addresses asked for so far, in order.
func (p *Page) Requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.asked)
}

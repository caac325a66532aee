// Package e2e drives built pages in a real Chromium. One browser serves the
// whole test binary; every page has its own storage, cache and worker. Waits
// are for promises and states of the page, never for time to pass.
//
// This file is the only one that knows the browser library.
package e2e

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// patience is how long one page may live. A page that waits for something that
// never comes fails with the wait's own words, not with the binary's timeout.
const patience = 60 * time.Second

// chromium is the one browser of the test binary, started by the first page.
type chromium struct {
	start  func() error
	ctx    context.Context
	cancel []context.CancelFunc
}

var shared = func() *chromium {
	b := &chromium{}
	b.start = sync.OnceValue(b.launch)
	return b
}()

func TestMain(m *testing.M) {
	code := m.Run()
	for _, c := range slices.Backward(shared.cancel) {
		c() // closes the browser and removes its profile
	}
	os.Exit(code)
}

// browserNames are tried in this order; PARLEY_CHROMIUM comes first.
var browserNames = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"}

func findBrowser() string {
	for _, name := range append([]string{os.Getenv("PARLEY_CHROMIUM")}, browserNames...) {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	return ""
}

var errNoBrowser = errors.New("no Chromium found, so no browser test ran; make test installs it as root on Debian, " +
	"otherwise: apt-get install -y --no-install-recommends chromium, or name one in PARLEY_CHROMIUM")

func (b *chromium) launch() error {
	path := findBrowser()
	if path == "" {
		return errNoBrowser
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(path), chromedp.DisableGPU, chromedp.WindowSize(1440, 900),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("lang", "en-GB"))
	if os.Getuid() == 0 || os.Getenv("CI") == "true" {
		options = append(options, chromedp.NoSandbox) // Chromium refuses to start as root otherwise
	}
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	b.cancel = append(b.cancel, cancel)
	b.ctx, cancel = chromedp.NewContext(allocator)
	b.cancel = append(b.cancel, cancel)
	return chromedp.Do(b.ctx) // starts it; a deadline here would end the browser
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
	width   int64
	height  int64
	mobile  bool
	blocked []*network.BlockPattern
	before  []string // scripts that run before the page's own
	mute    bool     // scripts of the page are switched off
}

// Settings. The default is a desktop of 1440 by 900 in the light theme.

func phone(p *page)         { p.width, p.height, p.mobile = 390, 844, true }
func dark(p *page)          { p.media["prefers-color-scheme"] = "dark" }
func forcedColors(p *page)  { p.media["forced-colors"] = "active" }
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

// noStorage makes the mention of either storage throw, as in a sandboxed frame.
func noStorage(p *page) {
	p.before = append(p.before, `for (const name of ["localStorage", "sessionStorage"])
		Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException("denied", "SecurityError") } })`)
}

// open shows address in a page of its own, which lives as long as the test. It
// skips the test where no browser can be had, and fails it under CI=true.
func open(t testing.TB, address string, settings ...setting) *page {
	t.Helper()
	if err := shared.start(); err != nil {
		if errors.Is(err, errNoBrowser) && os.Getenv("CI") != "true" {
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
	ctx, cancel := chromedp.NewContext(shared.ctx, chromedp.WithNewBrowserContext())
	p.t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		p.t.Fatal(err)
	}
	p.ctx, p.end = context.WithTimeout(ctx, patience)
	p.t.Cleanup(p.end)
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
		if err == nil && (to.Scheme == "data" || to.Scheme == "blob" || to.Host == home.Host) {
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
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
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

func (p *page) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
}

func run[T any](p *page, a chromedp.Action[T]) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, a)
	if err != nil {
		p.t.Fatal(err)
	}
	return v
}

func call[P, R any](p *page, command cdp.Command[P, R], params P) R {
	p.t.Helper()
	r, err := chromedp.Call(p.ctx, command, params)
	if err != nil {
		p.t.Fatal(err)
	}
	return r
}

// eval returns the value of a JavaScript expression; a promise is waited for.
// The page's security policy does not bind it.
func eval[T any](p *page, script string) T {
	p.t.Helper()
	return run(p, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
}

// exec runs a JavaScript expression for its effect.
func (p *page) exec(script string) { p.t.Helper(); eval[chromedp.Void](p, script) }

// until waits, frame by frame, until a JavaScript expression is true.
func (p *page) until(condition string) {
	p.t.Helper()
	script := fmt.Sprintf(`(async () => { while (!(%s)) await new Promise(requestAnimationFrame) })()`, condition)
	if _, err := chromedp.Run(p.ctx, chromedp.Evaluate[chromedp.Void](script, chromedp.EvalAwaitPromise)); err != nil {
		p.t.Fatalf("waiting until %s: %v", condition, err)
	}
}

// idle waits until the program has started and nothing in it is pending. A
// program that failed to start fails the test at once.
func (p *page) idle() {
	p.t.Helper()
	p.exec(`(async () => {
		while (!window.parley?.idle) {
			if (document.documentElement.classList.contains("failed")) throw new Error("the program has failed");
			await new Promise(requestAnimationFrame);
		}
		await window.parley.idle();
	})()`)
}

// live waits until the program is shown in place of the static page, and idle.
func (p *page) live() {
	p.t.Helper()
	p.until(`document.documentElement.matches(".live, .failed")`)
	p.idle()
}

// open opens another address in the same page.
func (p *page) open(address string) { p.t.Helper(); p.do(chromedp.Navigate(address)) }
func (p *page) reload()             { p.t.Helper(); p.do(chromedp.Reload()) }

// back and forward walk the history and wait for the address to change, which
// within one document happens after the call.
func (p *page) back()    { p.t.Helper(); p.walk("back") }
func (p *page) forward() { p.t.Helper(); p.walk("forward") }

func (p *page) walk(way string) {
	p.t.Helper()
	p.exec(`new Promise(done => { addEventListener("popstate", () => setTimeout(done), { once: true }); history.` + way + `() })`)
}

// click presses the left button in the middle of the first element that a CSS
// selector finds, once it is visible.
func (p *page) click(selector string) {
	p.t.Helper()
	p.do(chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// typed focuses an element and types text into it.
func (p *page) typed(selector, text string) {
	p.t.Helper()
	p.do(chromedp.SendKeys(chromedp.CSS(selector), text, chromedp.NodeVisible))
}

// keys are the names of KeyboardEvent.key that are not one character.
var keys = map[string]string{"Tab": "\t", "Enter": "\r", "Escape": "\u001b", "Backspace": "\b", "Delete": "\u007f",
	"ArrowDown": "\u0301", "ArrowLeft": "\u0302", "ArrowRight": "\u0303", "ArrowUp": "\u0304",
	"End": "\u0305", "Home": "\u0306", "PageDown": "\u0307", "PageUp": "\u0308"}

var modifiers = map[string]chromedp.Modifier{"Shift": chromedp.ModifierShift, "Control": chromedp.ModifierCtrl,
	"Alt": chromedp.ModifierAlt, "Meta": chromedp.ModifierMeta}

// key presses one key on what has the focus: "a", "ArrowRight", "Shift+Tab".
func (p *page) key(name string) {
	p.t.Helper()
	var held []chromedp.Modifier
	for {
		before, after, ok := strings.Cut(name, "+")
		if !ok || after == "" {
			break
		}
		held, name = append(held, modifiers[before]), after
	}
	if code, ok := keys[name]; ok {
		name = code
	}
	p.do(chromedp.KeyEvent(name, chromedp.KeyModifiers(held...)))
}

// mouse sends one mouse event at a point in CSS pixels of the viewport.
func (p *page) mouse(e input.DispatchMouseEventParams) {
	p.t.Helper()
	call(p, input.DispatchMouseEvent, e)
}

// hover moves the pointer to a point of the viewport.
func (p *page) hover(x, y float64) {
	p.t.Helper()
	p.mouse(input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: x, Y: y})
}

// wheel turns the wheel over a point; dy > 0 is towards the reader. With ctrl
// it is what a trackpad's pinch sends.
func (p *page) wheel(x, y, dx, dy float64, ctrl bool) {
	p.t.Helper()
	// The protocol library leaves out a zero, and the browser then refuses.
	e := input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseWheel, X: x, Y: y, DeltaX: nonzero(dx), DeltaY: nonzero(dy)}
	if ctrl {
		e.Modifiers = int64(chromedp.ModifierCtrl)
	}
	p.mouse(e)
}

func nonzero(v float64) float64 {
	if v == 0 {
		return math.SmallestNonzeroFloat64
	}
	return v
}

// drag moves the pressed left button from one point to another in ten steps.
func (p *page) drag(x0, y0, x1, y1 float64) {
	p.t.Helper()
	const steps = 10
	at := func(kind input.DispatchMouseEventType, i float64, held int64) {
		p.mouse(input.DispatchMouseEventParams{Type: kind, Button: input.MouseButtonLeft, Buttons: held, ClickCount: 1,
			X: x0 + (x1-x0)*i/steps, Y: y0 + (y1-y0)*i/steps})
	}
	p.hover(x0, y0)
	at(input.DispatchMouseEventTypeMousePressed, 0, 1)
	for i := 1.0; i <= steps; i++ {
		at(input.DispatchMouseEventTypeMouseMoved, i, 1)
	}
	at(input.DispatchMouseEventTypeMouseReleased, steps, 0)
}

// tap touches the middle of an element; the page must be a phone.
func (p *page) tap(selector string) {
	p.t.Helper()
	p.do(chromedp.Tap(chromedp.CSS(selector)))
}

// pinch puts two fingers about (x, y), from pixels apart, and moves them to be
// to pixels apart, in ten steps along the x axis. The page must be a phone.
func (p *page) pinch(x, y, from, to float64) {
	p.t.Helper()
	touch := func(kind input.DispatchTouchEventType, apart float64) {
		points := []*input.TouchPoint{}
		if apart > 0 {
			points = append(points, &input.TouchPoint{X: x - apart/2, Y: y, ID: new(1.0)}, &input.TouchPoint{X: x + apart/2, Y: y, ID: new(2.0)})
		}
		call(p, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
	}
	touch(input.DispatchTouchEventTypeTouchStart, from)
	for i := 1.0; i <= 10; i++ {
		touch(input.DispatchTouchEventTypeTouchMove, from+(to-from)*i/10)
	}
	touch(input.DispatchTouchEventTypeTouchEnd, 0)
}

// shot writes a picture of the viewport to the folder in PARLEY_SHOTS, which
// says where somebody wants to look; without it shot does nothing.
func (p *page) shot(name string) {
	p.t.Helper()
	dir := os.Getenv("PARLEY_SHOTS")
	if dir == "" {
		return
	}
	picture := run(p, chromedp.CaptureScreenshot())
	if err := errors.Join(os.MkdirAll(dir, 0o755), os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o644)); err != nil {
		p.t.Fatal(err)
	}
}

// pdf prints the page on A4 paper.
func (p *page) pdf() []byte {
	p.t.Helper()
	return run(p, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize(), chromedp.PDFOutlineAndTagged()))
}

// requests lists the addresses asked for so far, in order.
func (p *page) requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.asked)
}

package e2e

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/accessibility"
	cdbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"parley/cmd/internal/chromium"
)

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

// follow runs a JavaScript expression that leads to another document, a click
// on a link for one, and waits until that has loaded.
func (p *page) follow(script string) {
	p.t.Helper()
	run(p, chromedp.WaitEvent(cdpage.LoadEventFired, nil, chromedp.Evaluate[chromedp.Void](script)))
}

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

// must ends the test when what a hand was to do could not be done.
func (p *page) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// hover moves the pointer to a point of the viewport.
func (p *page) hover(x, y float64) { p.t.Helper(); p.must(chromium.Hover(p.ctx, x, y)) }

// wheel turns the wheel over a point; dy > 0 is towards the reader. With ctrl
// it is what a trackpad's pinch sends.
func (p *page) wheel(x, y, dx, dy float64, ctrl bool) {
	p.t.Helper()
	p.must(chromium.Wheel(p.ctx, x, y, dx, dy, ctrl))
}

// drag moves the pressed left button from one point to another in ten steps.
func (p *page) drag(x0, y0, x1, y1 float64) {
	p.t.Helper()
	p.must(chromium.Drag(p.ctx, chromium.Path{X0: x0, Y0: y0, X1: x1, Y1: y1}, nil))
}

// doubleClick presses the left button twice at a point of the viewport.
func (p *page) doubleClick(x, y float64) { p.t.Helper(); p.must(chromium.DoubleClick(p.ctx, x, y)) }

// tap touches the middle of an element; the page must be a phone.
func (p *page) tap(selector string) {
	p.t.Helper()
	p.do(chromedp.Tap(chromedp.CSS(selector)))
}

// pinch puts two fingers about (x, y), from pixels apart, and moves them to be
// to pixels apart, in ten steps along the x axis. The page must be a phone.
func (p *page) pinch(x, y, from, to float64) {
	p.t.Helper()
	p.must(chromium.Pinch(p.ctx, x, y, from, to))
}

// swipe moves one finger from one point to another; the page must be a phone.
func (p *page) swipe(x0, y0, x1, y1 float64) {
	p.t.Helper()
	p.must(chromium.Swipe(p.ctx, chromium.Path{X0: x0, Y0: y0, X1: x1, Y1: y1}))
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
func (p *page) pdf() []byte { return p.pdfOn(chromedp.PaperA4) }

// pdfOn prints the page on paper of a size.
func (p *page) pdfOn(paper chromedp.PaperSize) []byte {
	p.t.Helper()
	return run(p, chromedp.PrintToPDF(chromedp.PDFPaper(paper), chromedp.PDFPreferCSSPageSize(), chromedp.PDFOutlineAndTagged()))
}

// requests lists the addresses asked for so far, in order.
func (p *page) requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.asked)
}

// downloads lets the page save files, and returns a function that does something
// and waits for the file which comes of it: its name and its content.
func (p *page) downloads() func(do func()) (name string, content []byte) {
	p.t.Helper()
	dir := p.t.TempDir()
	call(p, cdbrowser.SetDownloadBehavior, cdbrowser.SetDownloadBehaviorParams{
		Behavior: cdbrowser.SetDownloadBehaviorBehaviorAllowAndName, BrowserContextID: chromedp.FromContext(p.ctx).BrowserContextID,
		DownloadPath: dir, EventsEnabled: &yes,
	})
	return func(do func()) (string, []byte) {
		p.t.Helper()
		begun, progress := chromedp.Events(p.ctx, cdbrowser.DownloadWillBegin), chromedp.Events(p.ctx, cdbrowser.DownloadProgress)
		do()
		name := ""
		for e, err := range begun {
			p.must(err)
			name = e.SuggestedFilename
			break
		}
		for e, err := range progress {
			p.must(err)
			if e.State == cdbrowser.DownloadProgressStateCompleted {
				content, err := os.ReadFile(filepath.Join(dir, e.GUID))
				p.must(err)
				return name, content
			}
		}
		return name, nil
	}
}

var yes = true

// heard is what a screen reader says of the element in focus: its role and its
// name in the browser's tree of accessible things.
func (p *page) heard() (role, name string) {
	p.t.Helper()
	tree := call(p, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	for _, n := range tree.Nodes {
		if n.Ignored || n.Role == nil || n.Name == nil {
			continue
		}
		for _, has := range n.Properties {
			if has.Name == accessibility.PropertyNameFocused && string(has.Value.Value) == "true" {
				p.must(json.Unmarshal(n.Role.Value, &role))
				p.must(json.Unmarshal(n.Name.Value, &name))
			}
		}
	}
	return role, name
}

package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"parley/cmd/internal/engine"
)

// Must ends the test on an error.
func (p *Page) Must(err error) {
	p.T.Helper()
	if err != nil {
		p.T.Fatal(err)
	}
}

// do runs an operation on the tab, within patience.
func (p *Page) do(run func(context.Context) error) {
	p.T.Helper()
	ctx, stop := patient(p.ctx)
	defer stop()
	p.Must(run(ctx))
}

// ask is do for an operation with a result.
func ask[T any](p *Page, run func(context.Context) (T, error)) (answer T) {
	p.T.Helper()
	p.do(func(ctx context.Context) (err error) {
		answer, err = run(ctx)
		return err
	})
	return answer
}

// Eval returns the value of a JavaScript expression, awaiting promises. It
// bypasses the page's content security policy.
func Eval[T any](p *Page, script string) T {
	p.T.Helper()
	var v T
	p.Must(read(ask(p, func(ctx context.Context) (json.RawMessage, error) { return p.tab.Eval(ctx, script) }), &v))
	return v
}

// read decodes the result of a script. A value that is undefined or null is an
// error for a number, string, struct or boolean.
func read[T any](raw json.RawMessage, v *T) error {
	if len(raw) == 0 {
		raw = json.RawMessage("null")
	}
	if zero, err := json.Marshal(*v); err == nil && !bytes.Equal(zero, raw) && bytes.Equal(raw, []byte("null")) {
		return errors.New("the script's value is null or undefined")
	}
	return json.Unmarshal(raw, v)
}

// Exec runs a JavaScript expression for its effect.
func (p *Page) Exec(script string) {
	p.T.Helper()
	ask(p, func(ctx context.Context) (json.RawMessage, error) { return p.tab.Eval(ctx, script) })
}

// asked returns a promise that a JavaScript expression becomes true. It polls
// every 16 ms without requesting frames, as drawing costs more than most waits.
func asked(condition string) string {
	return fmt.Sprintf(`(async () => { while (!(%s)) await new Promise(done => setTimeout(done, 16)) })()`, condition)
}

// Until waits until a JavaScript expression is true.
func (p *Page) Until(condition string) {
	p.T.Helper()
	script := asked(condition)
	p.do(func(ctx context.Context) error {
		if _, err := p.tab.Eval(ctx, script); err != nil {
			return fmt.Errorf("waiting until %s: %w", condition, err)
		}
		return nil
	})
}

// UntilAnywhere is Until for a page that may be replaced by another document
// meanwhile: a lost query is repeated.
func (p *Page) UntilAnywhere(condition string) {
	p.T.Helper()
	script := asked(condition)
	p.do(func(ctx context.Context) error {
		for ctx.Err() == nil {
			once, stop := context.WithTimeout(ctx, 5*time.Second)
			_, err := p.tab.Eval(once, script)
			stop()
			if err == nil {
				return nil
			}
		}
		return fmt.Errorf("waiting until %s: %w", condition, context.Cause(ctx))
	})
}

// Protocol sends a command in the browser's own protocol and returns its
// result. It is for features of a single engine.
func Protocol[R any](p *Page, method string, params any) (answer R) {
	p.T.Helper()
	raw := ask(p, func(ctx context.Context) (json.RawMessage, error) { return p.tab.Protocol(ctx, method, params) })
	p.Must(json.Unmarshal(raw, &answer))
	return answer
}

// Open opens another address in the same page.
func (p *Page) Open(address string) {
	p.T.Helper()
	p.do(func(ctx context.Context) error { return p.tab.Go(ctx, address) })
}

// Reload reloads the page.
func (p *Page) Reload() { p.T.Helper(); p.do(p.tab.Reload) }

// Follow runs a JavaScript expression that navigates to another document, such
// as a click on a link, and waits until that has loaded.
func (p *Page) Follow(script string) {
	p.T.Helper()
	p.do(func(ctx context.Context) error { return p.tab.Follow(ctx, script) })
}

// Back goes back in the history and waits for the address to change, which
// within one document happens after the call.
func (p *Page) Back() { p.T.Helper(); p.walk("back") }

// Forward goes forward in the history, in the manner of Back.
func (p *Page) Forward() { p.T.Helper(); p.walk("forward") }

func (p *Page) walk(way string) {
	p.T.Helper()
	p.Exec(`new Promise(done => { addEventListener("popstate", () => setTimeout(done), { once: true }); history.` + way + `() })`)
}

// Click presses the left button at the centre of the first element that a CSS
// selector matches, once it is visible.
func (p *Page) Click(selector string) {
	p.T.Helper()
	p.do(func(ctx context.Context) error { return p.tab.Click(ctx, selector) })
}

// Typed focuses an element and types text into it.
func (p *Page) Typed(selector, text string) {
	p.T.Helper()
	p.do(func(ctx context.Context) error { return p.tab.Type(ctx, selector, text) })
}

// Key presses one key on the focused element: "a", "ArrowRight", "Shift+Tab".
func (p *Page) Key(name string) {
	p.T.Helper()
	p.do(func(ctx context.Context) error { return p.tab.Press(ctx, name) })
}

// Hover moves the pointer to a point of the viewport.
func (p *Page) Hover(x, y float64) {
	p.T.Helper()
	p.do(func(ctx context.Context) error { return p.tab.Hover(ctx, x, y) })
}

// Wheel turns the wheel over a point; dy > 0 scrolls down. With ctrl it is the
// event that a trackpad pinch sends.
func (p *Page) Wheel(x, y, dx, dy float64, ctrl bool) {
	p.T.Helper()
	p.do(func(ctx context.Context) error { return p.tab.Wheel(ctx, x, y, dx, dy, ctrl) })
}

// Drag drags with the left button from one point to another in ten steps.
func (p *Page) Drag(x0, y0, x1, y1 float64) {
	p.T.Helper()
	p.do(func(ctx context.Context) error { return p.tab.Drag(ctx, engine.Path{X0: x0, Y0: y0, X1: x1, Y1: y1}) })
}

// DoubleClick double-clicks the left button at a point of the viewport.
func (p *Page) DoubleClick(x, y float64) {
	p.T.Helper()
	p.do(func(ctx context.Context) error { return p.tab.DoubleClick(ctx, x, y) })
}

// Tap touches the centre of an element; the page must be a phone.
func (p *Page) Tap(selector string) {
	p.T.Helper()
	p.do(func(ctx context.Context) error { return p.tab.Tap(ctx, selector) })
}

// Pinch puts two fingers around (x, y) at the distance from along the x axis,
// and moves them to the distance to in ten steps. The page must be a phone.
func (p *Page) Pinch(x, y, from, to float64) {
	p.T.Helper()
	p.do(func(ctx context.Context) error { return p.tab.Pinch(ctx, x, y, from, to) })
}

// Swipe moves one finger from one point to another; the page must be a phone.
func (p *Page) Swipe(x0, y0, x1, y1 float64) {
	p.T.Helper()
	p.do(func(ctx context.Context) error { return p.tab.Swipe(ctx, engine.Path{X0: x0, Y0: y0, X1: x1, Y1: y1}) })
}

// Painted waits until the browser has painted frames of other sites: before
// that, a click passes through them.
func (p *Page) Painted() { p.T.Helper(); ask(p, p.tab.Screenshot) }

// Shot saves a screenshot to the folder in the environment variable
// PARLEY_SHOTS, for inspection; it does nothing if that is not set.
func (p *Page) Shot(name string) {
	p.T.Helper()
	dir := os.Getenv("PARLEY_SHOTS")
	if dir == "" {
		return
	}
	picture := ask(p, p.tab.Screenshot)
	p.Must(errors.Join(os.MkdirAll(dir, 0o755), os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o644)))
}

// Paper is a paper size.
type Paper = engine.Paper

// Paper sizes.
const (
	A4     = engine.A4
	Letter = engine.Letter
)

// PDF prints the page on A4 paper.
func (p *Page) PDF() []byte { p.T.Helper(); return p.PDFOn(A4) }

// PDFOn prints the page on paper of the given size.
func (p *Page) PDFOn(paper Paper) []byte {
	p.T.Helper()
	return ask(p, func(ctx context.Context) ([]byte, error) { return p.tab.PDF(ctx, paper) })
}

// Downloads returns a function that calls do and waits for the file that the
// page then saves. It returns the file's name and content.
func (p *Page) Downloads() func(do func()) (name string, content []byte) {
	return func(do func()) (name string, content []byte) {
		p.T.Helper()
		p.do(func(ctx context.Context) (err error) {
			name, content, err = p.tab.Download(ctx, do)
			return err
		})
		return name, content
	}
}

// Heard returns the role and name of the focused element in the accessibility
// tree.
func (p *Page) Heard() (role, name string) {
	p.T.Helper()
	p.do(func(ctx context.Context) (err error) {
		role, name, err = p.tab.Focused(ctx)
		return err
	})
	return role, name
}

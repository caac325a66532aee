package chromium

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"parley/cmd/internal/engine"
)

// unhurried lets the browser run a program as it has first compiled it: what a page
// of the tests runs is over before a second, faster compilation has paid.
const unhurried = "--wasm-tiering-budget=1000000000"

// bare is Chromium without what is around a page: no window, no tab strip, nothing
// drawn but the page. A page costs half of what it costs in the whole browser.
const bare = "chromium-headless-shell"

// Engine is Launch for the browser tests: of the bare browser where it is installed,
// else of the whole one.
func Engine() (engine.Browser, error) { return drive(append([]string{bare}, names...)) }

// Whole is Engine, of the whole browser alone.
func Whole() (engine.Browser, error) { return drive(names) }

func drive(names []string) (engine.Browser, error) {
	path := find(names)
	if path == "" {
		return nil, ErrMissing
	}
	b, err := Launch(chromedp.ExecPath(path), chromedp.Flag("js-flags", unhurried))
	if err != nil {
		return nil, err
	}
	return driven{b}, nil
}

// driven is a Browser as the tests see it.
type driven struct{ *Browser }

func (d driven) Open(look engine.Look, ears engine.Ears) (engine.Tab, error) {
	ctx, cancel, err := d.Tab()
	if err != nil {
		return nil, err
	}
	return ready(&tab{ctx: ctx, cancel: cancel}, look, ears)
}

// tab is one tab of Chromium; its context is what chromedp acts on.
type tab struct {
	ctx    context.Context
	cancel context.CancelFunc
	heard  chan struct{} // closed after the last message
}

func (t *tab) Beside(look engine.Look, ears engine.Ears) (engine.Tab, error) {
	ctx, cancel := chromedp.NewContext(t.ctx)
	if err := chromedp.Do(ctx); err != nil {
		cancel()
		return nil, err
	}
	return ready(&tab{ctx: ctx, cancel: cancel}, look, ears)
}

// ready gives an empty tab its look and its ears.
func ready(t *tab, look engine.Look, ears engine.Ears) (engine.Tab, error) {
	err := chromedp.Listen(t.ctx, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok {
			ears.Asked(e.Request.URL)
		}
	})
	if err == nil {
		t.listen(ears)
		err = t.wear(look)
	}
	if err != nil {
		t.cancel()
		return nil, err
	}
	return t, nil
}

// lastWord ends what a tab says.
const lastWord = "the test is over"

func (t *tab) listen(ears engine.Ears) {
	t.heard = make(chan struct{})
	messages := chromedp.Console(t.ctx)
	go func() {
		defer close(t.heard)
		for m, err := range messages {
			if err != nil || m.Text == lastWord {
				return
			}
			ears.Said(engine.Message{Text: m.String(), URL: m.URL, Line: int(m.Line) + 1, Bad: m.IsException() || m.Type == chromedp.ConsoleError})
		}
	}()
}

func (t *tab) Close(ctx context.Context) {
	defer t.cancel()
	if _, err := t.Eval(ctx, `console.debug("`+lastWord+`")`); err != nil {
		t.cancel()
	}
	<-t.heard
}

func (t *tab) wear(look engine.Look) error {
	size := []chromedp.EmulateViewportOption{}
	if look.Mobile {
		size = append(size, chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulateScale(2))
	}
	features := []*emulation.MediaFeature{}
	for _, name := range slices.Sorted(maps.Keys(look.Media)) {
		features = append(features, &emulation.MediaFeature{Name: name, Value: look.Media[name]})
	}
	err := cmp.Or(chromedp.Do(t.ctx, chromedp.EmulateViewport(look.Width, look.Height, size...)),
		tell(t.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: look.Medium, Features: features}),
		tell(t.ctx, network.Enable, network.EnableParams{}))
	if len(look.Blocked) > 0 && err == nil {
		patterns := []*network.BlockPattern{}
		for _, p := range look.Blocked {
			patterns = append(patterns, &network.BlockPattern{URLPattern: p, Block: true})
		}
		err = tell(t.ctx, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: patterns})
	}
	for _, script := range look.Before {
		err = cmp.Or(err, tell(t.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script}))
	}
	if look.Mute {
		err = cmp.Or(err, tell(t.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
	}
	return err
}

// tell sends a command whose answer says nothing.
func tell[P, R any](ctx context.Context, command cdp.Command[P, R], params P) error {
	_, err := chromedp.Call(ctx, command, params)
	return err
}

// within runs an action with the tab's context, which knows the tab, until ctx
// ends. Then the error is why it ended.
func within[T any](ctx context.Context, t *tab, run func(context.Context) (T, error)) (T, error) {
	in, end := context.WithCancel(t.ctx)
	defer end()
	defer context.AfterFunc(ctx, end)()
	v, err := run(in)
	if err != nil && ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	return v, err
}

// do is within for actions that give nothing back.
func (t *tab) do(ctx context.Context, run func(context.Context) error) error {
	_, err := within(ctx, t, func(ctx context.Context) (struct{}, error) { return struct{}{}, run(ctx) })
	return err
}

func (t *tab) steps(ctx context.Context, steps ...chromedp.Action[chromedp.Void]) error {
	return t.do(ctx, func(ctx context.Context) error { return chromedp.Do(ctx, steps...) })
}

func take[T any](ctx context.Context, t *tab, a chromedp.Action[T]) (T, error) {
	return within(ctx, t, func(ctx context.Context) (T, error) { return chromedp.Run(ctx, a) })
}

func (t *tab) Go(ctx context.Context, address string) error {
	return t.steps(ctx, chromedp.Navigate(address))
}
func (t *tab) Reload(ctx context.Context) error { return t.steps(ctx, chromedp.Reload()) }

func (t *tab) Follow(ctx context.Context, script string) error {
	_, err := take(ctx, t, chromedp.WaitEvent(page.LoadEventFired, nil, chromedp.Evaluate[chromedp.Void](script)))
	return err
}

func (t *tab) Eval(ctx context.Context, script string) (json.RawMessage, error) {
	return take(ctx, t, chromedp.Action[json.RawMessage](func(ctx context.Context, target *chromedp.Target) (json.RawMessage, error) {
		raw, err := chromedp.Evaluate[[]byte](script, chromedp.EvalAwaitPromise)(ctx, target)
		return raw, err
	}))
}

func (t *tab) Screenshot(ctx context.Context) ([]byte, error) {
	return take(ctx, t, chromedp.CaptureScreenshot())
}

var papers = map[engine.Paper]chromedp.PaperSize{engine.A4: chromedp.PaperA4, engine.Letter: chromedp.PaperLetter}

func (t *tab) PDF(ctx context.Context, paper engine.Paper) ([]byte, error) {
	return take(ctx, t, chromedp.PrintToPDF(chromedp.PDFPaper(papers[paper]), chromedp.PDFPreferCSSPageSize(), chromedp.PDFOutlineAndTagged()))
}

func (t *tab) Download(ctx context.Context, do func()) (name string, content []byte, err error) {
	dir, err := os.MkdirTemp("", "parley-download-*")
	if err != nil {
		return "", nil, err
	}
	defer os.RemoveAll(dir)
	err = tell(t.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllowAndName, BrowserContextID: chromedp.FromContext(t.ctx).BrowserContextID,
		DownloadPath: dir, EventsEnabled: new(true),
	})
	if err != nil {
		return "", nil, err
	}
	err = t.do(ctx, func(ctx context.Context) error {
		var file string
		name, file, err = saved(ctx, do)
		if err == nil {
			content, err = os.ReadFile(filepath.Join(dir, file))
		}
		return err
	})
	return name, content, err
}

// saved does something and waits for the end of the download that it begins: the
// name that the page gives, and that of the file.
func saved(ctx context.Context, do func()) (name, file string, err error) {
	begun, progress := chromedp.Events(ctx, browser.DownloadWillBegin), chromedp.Events(ctx, browser.DownloadProgress)
	do()
	for e, err := range begun {
		if err != nil {
			return "", "", err
		}
		name = e.SuggestedFilename
		break
	}
	for e, err := range progress {
		if err != nil {
			return "", "", err
		}
		if e.State == browser.DownloadProgressStateCompleted {
			return name, e.GUID, nil
		}
	}
	return "", "", errors.New("the page saved no file")
}

func (t *tab) Focused(ctx context.Context) (role, name string, err error) {
	err = t.do(ctx, func(ctx context.Context) error {
		tree, err := chromedp.Call(ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
		if err != nil {
			return err
		}
		// The document has the focus, too; what is in it comes later.
		for _, n := range slices.Backward(tree.Nodes) {
			if !n.Ignored && n.Role != nil && n.Name != nil && hasFocus(n) {
				return cmp.Or(json.Unmarshal(n.Role.Value, &role), json.Unmarshal(n.Name.Value, &name))
			}
		}
		return nil
	})
	return role, name, err
}

func hasFocus(n *accessibility.Node) bool {
	return slices.ContainsFunc(n.Properties, func(p *accessibility.Property) bool {
		return p.Name == accessibility.PropertyNameFocused && string(p.Value.Value) == "true"
	})
}

func (t *tab) Protocol(ctx context.Context, method string, params any) (answer json.RawMessage, err error) {
	return within(ctx, t, func(ctx context.Context) (json.RawMessage, error) {
		return chromedp.Call(ctx, cdp.Command[any, json.RawMessage]{Method: method}, params)
	})
}

// keys are the names of KeyboardEvent.key that are not one character, as chromedp
// writes them.
var keys = map[string]string{"Tab": "\t", "Enter": "\r", "Escape": "\u001b", "Backspace": "\b", "Delete": "\u007f",
	"ArrowDown": "\u0301", "ArrowLeft": "\u0302", "ArrowRight": "\u0303", "ArrowUp": "\u0304",
	"End": "\u0305", "Home": "\u0306", "PageDown": "\u0307", "PageUp": "\u0308"}

var modifiers = map[string]chromedp.Modifier{"Shift": chromedp.ModifierShift, "Control": chromedp.ModifierCtrl,
	"Alt": chromedp.ModifierAlt, "Meta": chromedp.ModifierMeta}

func (t *tab) Press(ctx context.Context, key string) error {
	var held []chromedp.Modifier
	for {
		before, after, ok := strings.Cut(key, "+")
		if !ok || after == "" {
			break
		}
		held, key = append(held, modifiers[before]), after
	}
	if code, ok := keys[key]; ok {
		key = code
	}
	return t.do(ctx, func(ctx context.Context) error { return Press(ctx, key, held...) })
}

func (t *tab) Click(ctx context.Context, selector string) error {
	return t.steps(ctx, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

func (t *tab) Type(ctx context.Context, selector, text string) error {
	return t.do(ctx, func(ctx context.Context) error {
		if err := chromedp.Do(ctx, chromedp.Focus(chromedp.CSS(selector), chromedp.NodeVisible)); err != nil {
			return err
		}
		return Press(ctx, text)
	})
}

func (t *tab) Tap(ctx context.Context, selector string) error {
	return t.steps(ctx, chromedp.Tap(chromedp.CSS(selector)))
}

func (t *tab) Hover(ctx context.Context, x, y float64) error {
	return t.do(ctx, func(ctx context.Context) error { return Hover(ctx, x, y) })
}

func (t *tab) Wheel(ctx context.Context, x, y, dx, dy float64, ctrl bool) error {
	return t.do(ctx, func(ctx context.Context) error { return Wheel(ctx, x, y, dx, dy, ctrl) })
}

func (t *tab) Drag(ctx context.Context, p engine.Path) error {
	return t.do(ctx, func(ctx context.Context) error { return Drag(ctx, p, nil) })
}

func (t *tab) DoubleClick(ctx context.Context, x, y float64) error {
	return t.do(ctx, func(ctx context.Context) error { return DoubleClick(ctx, x, y) })
}

func (t *tab) Swipe(ctx context.Context, p engine.Path) error {
	return t.do(ctx, func(ctx context.Context) error { return Swipe(ctx, p) })
}

func (t *tab) Pinch(ctx context.Context, x, y, from, to float64) error {
	return t.do(ctx, func(ctx context.Context) error { return Pinch(ctx, x, y, from, to) })
}

package chromium

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/systeminfo"
	"github.com/chromedp/chromedp"
)

// Eval returns the value of a JavaScript expression in the tab; a promise is
// waited for. The page's security policy does not bind it.
func Eval[T any](ctx context.Context, script string) (T, error) {
	return chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
}

// Run runs a JavaScript expression for its effect.
func Run(ctx context.Context, script string) error {
	_, err := Eval[chromedp.Void](ctx, script)
	return err
}

// Open opens an address in the tab and waits until it has loaded. Scripts in
// before run in the page ahead of its own.
func Open(ctx context.Context, address string, before ...string) error {
	for _, script := range before {
		if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script}); err != nil {
			return err
		}
	}
	return chromedp.Do(ctx, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(address))
}

// Press presses keys on what has the focus, one after another, as chromedp writes
// keys.
func Press(ctx context.Context, keys string, held ...chromedp.Modifier) error {
	return chromedp.Do(ctx, chromedp.KeyEvent(keys, chromedp.KeyModifiers(held...), ofKeyboard))
}

// ofKeyboard makes a key event one that a keyboard sends: where the page prevents
// it, no keypress follows. After chromedp's own kind one does, and a button that
// has got the focus meanwhile is pressed.
func ofKeyboard(e *input.DispatchKeyEventParams) {
	if e.Type == input.DispatchKeyEventTypeKeyDown {
		e.Type = input.DispatchKeyEventTypeRawKeyDown
	}
}

// Forget stops what the protocol library has every tab write down for it: a copy
// of each answer in base64, of each style sheet and of each node that it hears
// of. Whoever measures memory calls it before the page is opened: no reader's
// tab holds these.
func Forget(ctx context.Context) error {
	var errs []error
	for _, domain := range []string{"Network", "CSS", "DOM", "Log"} {
		_, err := chromedp.Call(ctx, cdp.Command[cdp.Empty, cdp.Empty]{Method: domain + ".disable"}, cdp.Empty{})
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// Memory is the private memory footprint of the browser's largest page, in
// bytes: what Chromium's own task manager shows as a tab's memory. On Linux that
// is the anonymous memory of the page's process, resident or swapped out: its
// heaps, the program's memory, the compiled program; not the files that it has
// mapped, which all processes share. It returns an error on systems without
// /proc.
func Memory(ctx context.Context) (int64, error) {
	list, err := chromedp.CallBrowser(ctx, systeminfo.GetProcessInfo, cdp.Empty{})
	if err != nil {
		return 0, err
	}
	var sizes []int64
	for _, p := range list.ProcessInfo {
		if p.Type == "renderer" {
			n, err := footprint(p.ID)
			if err != nil {
				return 0, err
			}
			sizes = append(sizes, n)
		}
	}
	if len(sizes) == 0 {
		return 0, errors.New("the browser names no process of a page")
	}
	return slices.MaxFunc(sizes, cmp.Compare[int64]), nil
}

var footprintPart = regexp.MustCompile(`(?m)^(?:RssAnon|VmSwap):\s+(\d+) kB$`)

// footprint is the private memory footprint of a process.
func footprint(pid int64) (int64, error) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, fmt.Errorf("measuring a page's memory needs Linux: %w", err)
	}
	parts := footprintPart.FindAllSubmatch(b, -1)
	if len(parts) != 2 {
		return 0, fmt.Errorf("/proc/%d/status names no RssAnon and VmSwap", pid)
	}
	var sum int64
	for _, m := range parts {
		n, err := strconv.ParseInt(string(m[1]), 10, 64)
		if err != nil {
			return 0, err
		}
		sum += n * 1024
	}
	return sum, nil
}

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

// Eval returns the value of a JavaScript expression in the tab, awaiting
// promises. It bypasses the page's content security policy.
func Eval[T any](ctx context.Context, script string) (T, error) {
	return chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
}

// Run runs a JavaScript expression for its effect.
func Run(ctx context.Context, script string) error {
	_, err := Eval[chromedp.Void](ctx, script)
	return err
}

// Open opens an address in the tab and waits until it has loaded. The scripts
// in before run ahead of the page's own.
func Open(ctx context.Context, address string, before ...string) error {
	for _, script := range before {
		if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script}); err != nil {
			return err
		}
	}
	return chromedp.Do(ctx, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(address))
}

// Press presses keys one after another on the focused element, in chromedp's
// notation.
func Press(ctx context.Context, keys string, held ...chromedp.Modifier) error {
	return chromedp.Do(ctx, chromedp.KeyEvent(keys, chromedp.KeyModifiers(held...), ofKeyboard))
}

// ofKeyboard turns a key event into one that a keyboard sends: if the page
// prevents it, no keypress follows. With chromedp's own kind one does, and
// presses a button that has received focus meanwhile.
func ofKeyboard(e *input.DispatchKeyEventParams) {
	if e.Type == input.DispatchKeyEventTypeKeyDown {
		e.Type = input.DispatchKeyEventTypeRawKeyDown
	}
}

// Forget disables what the protocol library makes every tab record: a base64
// copy of each response, and every style sheet and node. Call it before opening
// a page whose memory is measured, as a reader's tab has none of these.
func Forget(ctx context.Context) error {
	var errs []error
	for _, domain := range []string{"Network", "CSS", "DOM", "Log"} {
		_, err := chromedp.Call(ctx, cdp.Command[cdp.Empty, cdp.Empty]{Method: domain + ".disable"}, cdp.Empty{})
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// Memory returns the private memory footprint of the browser's largest page in
// bytes, as shown by Chromium's task manager. On Linux it is the anonymous
// memory of the page's process, resident or swapped out: its heaps, the
// program's memory and the compiled program, but not mapped files, which all
// processes share. It returns an error on systems without /proc.
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

// footprint returns the private memory footprint of a process in bytes.
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

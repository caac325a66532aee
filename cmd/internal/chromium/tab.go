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

// Press presses one key on what has the focus, as chromedp writes keys.
func Press(ctx context.Context, key string) error { return chromedp.Do(ctx, chromedp.KeyEvent(key)) }

// Memory is how many bytes the process of the largest page of the browser keeps
// to itself: its heap, the program's memory, pictures; not the browser's code,
// which all processes share. It returns an error on systems without /proc.
func Memory(ctx context.Context) (int64, error) {
	list, err := chromedp.CallBrowser(ctx, systeminfo.GetProcessInfo, cdp.Empty{})
	if err != nil {
		return 0, err
	}
	var sizes []int64
	for _, p := range list.ProcessInfo {
		if p.Type == "renderer" {
			n, err := private(p.ID)
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

var privatePart = regexp.MustCompile(`(?m)^Private_(?:Clean|Dirty): +(\d+) kB$`)

// private is what a process shares with no other.
func private(pid int64) (int64, error) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	if err != nil {
		return 0, fmt.Errorf("measuring a page's memory needs Linux: %w", err)
	}
	var sum int64
	for _, m := range privatePart.FindAllSubmatch(b, -1) {
		n, err := strconv.ParseInt(string(m[1]), 10, 64)
		if err != nil {
			return 0, err
		}
		sum += n * 1024
	}
	return sum, nil
}

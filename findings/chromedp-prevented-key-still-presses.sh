#!/usr/bin/env bash
# chromedp.KeyEvent sends a keypress even after the page has prevented the keydown: a button that got the focus is pressed.
# Needs: go chromium
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >main.go <<'GO'
package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

const page = `<!doctype html><title>Keys</title><input id="field"><button id="next">Next</button><script>
let clicks = 0
next.addEventListener("click", () => clicks++)
field.addEventListener("keydown", e => { e.preventDefault(); next.focus() })
</script>`

// enter presses Enter in the field, whose keydown the page prevents, and counts the
// clicks on the button that the page gives the focus.
func enter(ctx context.Context, address string, options ...chromedp.KeyOption) int {
	steps := []chromedp.Action[chromedp.Void]{chromedp.Navigate(address), chromedp.Focus(chromedp.CSS("#field")), chromedp.KeyEvent("\r", options...)}
	if err := chromedp.Do(ctx, steps...); err != nil {
		panic(err)
	}
	clicks, err := chromedp.Run(ctx, chromedp.Evaluate[int]("clicks"))
	if err != nil {
		panic(err)
	}
	return clicks
}

func main() {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, page)
	}))
	defer site.Close()
	allocator, end := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox)...)
	defer end()
	ctx, stop := chromedp.NewContext(allocator)
	defer stop()
	if err := chromedp.Do(ctx); err != nil {
		panic(err)
	}
	raw := func(e *input.DispatchKeyEventParams) {
		if e.Type == input.DispatchKeyEventTypeKeyDown {
			e.Type = input.DispatchKeyEventTypeRawKeyDown
		}
	}
	fmt.Printf("%d as it is, %d with rawKeyDown\n", enter(ctx, site.URL), enter(ctx, site.URL, raw))
}
GO
go mod init example.org/keys >/dev/null 2>&1
go get github.com/chromedp/chromedp@v0.23.0 >/dev/null 2>&1
go mod tidy >/dev/null 2>&1
echo "version: chromedp v0.23.0, $(chromium --version 2>/dev/null | head -1)"
echo "guess: Enter in a field whose keydown the page prevents does nothing else, as from a keyboard: 0 clicks both times"
out=$(go run .)
echo "behaviour: the keydown is sent as one without a character of its own, so that preventing it does not hold back the keypress, which is sent apart and presses the button"
echo "output: $out"
[ "$out" = "1 as it is, 0 with rawKeyDown" ]

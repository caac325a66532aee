// Package chromium starts a real Chromium and does with it what a hand does:
// the wheel, a drag, two fingers. The browser tests and bench share it.
package chromium

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"

	"github.com/chromedp/chromedp"

	"parley/cmd/internal/engine"
)

// names are tried in this order; PARLEY_CHROMIUM comes first.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"}

// ErrMissing is the error of Launch where no browser is installed.
var ErrMissing = fmt.Errorf("%w: no Chromium; make test installs it as root on Debian, "+
	"otherwise: apt-get install -y --no-install-recommends chromium, or name one in PARLEY_CHROMIUM", engine.ErrMissing)

// Browser is a running browser. Every tab of it has its own storage, cache and
// worker.
type Browser struct {
	ctx  context.Context
	stop []context.CancelFunc
}

// unused are features of the browser around the page that cost a process for each
// tab and do nothing for a page: two kinds of suggestions below the address bar,
// which nobody types into, a process kept for the next address, and what chromedp
// turns off by itself.
const unused = "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,SpareRendererForSitePerProcess,Translate,BlinkGenPropertyTrees"

// Launch starts a browser without a window, with more options where a caller has
// some. It returns ErrMissing when none is
// installed, and an error when the one found does not start.
func Launch(more ...chromedp.ExecAllocatorOption) (*Browser, error) {
	path := find(append(slices.Clone(names), bare))
	if path == "" {
		return nil, ErrMissing
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(path), chromedp.DisableGPU, chromedp.WindowSize(1440, 900),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("lang", "en-GB"), chromedp.Flag("disable-features", unused))
	if os.Getuid() == 0 || os.Getenv("CI") == "true" {
		options = append(options, chromedp.NoSandbox) // Chromium refuses to start as root otherwise
	}
	options = append(options, more...)
	b := &Browser{}
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	b.stop = append(b.stop, cancel)
	b.ctx, cancel = chromedp.NewContext(allocator)
	b.stop = append(b.stop, cancel)
	if err := chromedp.Do(b.ctx); err != nil { // starts it; a deadline here would end the browser
		b.Close()
		return nil, err
	}
	return b, nil
}

// find returns the path of the first program that is installed, PARLEY_CHROMIUM first, or "".
func find(names []string) string {
	for _, name := range append([]string{os.Getenv("PARLEY_CHROMIUM")}, names...) {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	return ""
}

// Close ends the browser and removes its profile.
func (b *Browser) Close() {
	for _, stop := range slices.Backward(b.stop) {
		stop()
	}
	b.stop = nil
}

// Tab opens an empty tab. Its context is what chromedp acts on, and ends with
// cancel.
func (b *Browser) Tab() (ctx context.Context, cancel context.CancelFunc, err error) {
	ctx, cancel = chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	if err := chromedp.Do(ctx); err != nil {
		cancel()
		return nil, nil, err
	}
	return ctx, cancel, nil
}

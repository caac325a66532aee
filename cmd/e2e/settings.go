package e2e

import (
	"net/url"
	"strings"
)

// Setting changes a page before its address is opened. The default is a desktop of
// 1440 by 900 in the light theme.
type Setting func(*Page)

// Phone is a phone of 390 by 844 pixels that is touched.
func Phone(p *Page) { p.look.Width, p.look.Height, p.look.Mobile = 390, 844, true }

// Tablet is a tablet of 1180 by 820 pixels that is touched.
func Tablet(p *Page) { p.look.Width, p.look.Height, p.look.Mobile = 1180, 820, true }

// Dark is the dark theme.
func Dark(p *Page) { p.look.Media["prefers-color-scheme"] = "dark" }

// ForcedColors is a device that sets the colours of every page.
func ForcedColors(p *Page) { p.look.Media["forced-colors"] = "active" }

// ReducedMotion is a reader who wants no animation.
func ReducedMotion(p *Page) { p.look.Media["prefers-reduced-motion"] = "reduce" }

// OnPaper shows the page as it is printed.
func OnPaper(p *Page) { p.look.Medium = "print" }

// NoScript is a browser that runs no JavaScript.
func NoScript(p *Page) { p.look.Mute = true }

// Viewport sets the size in CSS pixels.
func Viewport(width, height int64) Setting {
	return func(p *Page) { p.look.Width, p.look.Height = width, height }
}

// Block makes requests fail whose path and query match, "*" standing for any
// characters: Block("*.wasm").
func Block(pattern string) Setting {
	return func(p *Page) { p.look.Blocked = append(p.look.Blocked, "*://*:*/"+strings.TrimPrefix(pattern, "/")) }
}

// Expect lets console errors pass that contain text. Everything else that the
// page says as an error, and every uncaught exception, fails the test.
func Expect(text string) Setting { return func(p *Page) { p.known = append(p.known, text) } }

// Inject runs a script in the page before any of its own.
func Inject(script string) Setting {
	return func(p *Page) { p.look.Before = append(p.look.Before, script) }
}

// Keeping lets the page have a service worker, and so a copy on the device: see Open.
func Keeping(p *Page) { p.keeps = true }

// WholeBrowser opens the page in the browser with all that is around a page, such as
// installing it as an app. Others are opened in one without, where one is installed.
func WholeBrowser(p *Page) { p.in = whole }

// Friend lets the page ask another address, too: that of a frame in it.
func Friend(address string) Setting {
	return func(p *Page) {
		if to, err := url.Parse(address); err == nil {
			p.friends = append(p.friends, to.Host)
		}
	}
}

// NoStorage makes the mention of either storage throw, as in a sandboxed frame.
func NoStorage(p *Page) {
	Inject(`for (const name of ["localStorage", "sessionStorage"])
		Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException("denied", "SecurityError") } })`)(p)
}

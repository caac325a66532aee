// Package engine is what the browser tests ask of a browser. cmd/internal/chromium
// answers with Chromium; another engine needs another implementation of Browser
// and Tab, and nothing else of the tests changes.
package engine

import (
	"context"
	"encoding/json"
	"errors"
)

// ErrMissing is in the chain of the error that an engine starts with where it is
// not installed.
var ErrMissing = errors.New("no browser found")

// Browser is a running browser.
type Browser interface {
	// Open opens an empty tab with storage, cache and worker of its own.
	Open(Look, Ears) (Tab, error)
	// Close ends the browser and removes its profile.
	Close()
}

// Tab is one tab. Every verb returns an error when it cannot be done, when the tab
// has ended, and when ctx ends first: then the cause of ctx.
type Tab interface {
	// Beside opens an empty tab with the same storage, cache and worker.
	Beside(Look, Ears) (Tab, error)
	// Close ends the tab once Ears.Said has heard what the page said so far, or
	// ctx ends.
	Close(ctx context.Context)

	// Go opens an address and waits until it has loaded.
	Go(ctx context.Context, address string) error
	// Reload loads the page once more and waits until it has.
	Reload(ctx context.Context) error
	// Follow runs a JavaScript expression that leads to another document and waits
	// until that has loaded.
	Follow(ctx context.Context, script string) error
	// Eval is the value of a JavaScript expression, nil where it is undefined. A
	// promise is waited for. The page's security policy does not bind it.
	Eval(ctx context.Context, script string) (json.RawMessage, error)

	Hand

	// Screenshot is the viewport as a PNG.
	Screenshot(ctx context.Context) ([]byte, error)
	// PDF is the page printed on paper, with its structure for screen readers.
	PDF(ctx context.Context, paper Paper) ([]byte, error)
	// Download does something and waits for the file that the page saves because of
	// it: the name that the page gives it, and what is in it.
	Download(ctx context.Context, do func()) (name string, content []byte, err error)
	// Focused is what a screen reader says of the element in focus: its role and its
	// name in the browser's tree of accessible things.
	Focused(ctx context.Context) (role, name string, err error)
	// Protocol sends a command in the engine's own protocol: for what tests ask of
	// one engine alone.
	Protocol(ctx context.Context, method string, params any) (json.RawMessage, error)
}

// Hand is what a hand does, in CSS pixels of the viewport. Elements are the first
// that a CSS selector finds.
type Hand interface {
	// Click presses the left button in the middle of an element, once it is visible.
	Click(ctx context.Context, selector string) error
	// Type puts the focus on an element, once it is visible, and types text.
	Type(ctx context.Context, selector, text string) error
	// Press presses one key on what has the focus, as KeyboardEvent.key names it,
	// with modifiers: "a", "ArrowRight", "Shift+Tab".
	Press(ctx context.Context, key string) error
	Hover(ctx context.Context, x, y float64) error
	// Wheel turns the wheel; dy > 0 is towards the reader. With ctrl it is what a
	// trackpad's pinch sends.
	Wheel(ctx context.Context, x, y, dx, dy float64, ctrl bool) error
	// Drag moves the pressed left button along a path in ten steps.
	Drag(ctx context.Context, p Path) error
	DoubleClick(ctx context.Context, x, y float64) error

	// The tab must emulate touch for these.

	// Tap touches the middle of an element.
	Tap(ctx context.Context, selector string) error
	// Swipe moves one finger along a path in ten steps.
	Swipe(ctx context.Context, p Path) error
	// Pinch puts two fingers about a point, from pixels apart, and moves them to be
	// to pixels apart along the x axis, in ten steps.
	Pinch(ctx context.Context, x, y, from, to float64) error
}

// Path is the way of a drag or a finger: from one point to another in CSS pixels.
type Path struct{ X0, Y0, X1, Y1 float64 }

// Paper is a size of paper.
type Paper int

// The sizes of paper.
const (
	A4 Paper = iota
	Letter
)

// Look is how a tab is before its first address.
type Look struct {
	Width, Height int64             // of the viewport, in CSS pixels
	Mobile        bool              // a phone with touch, twice as many pixels
	Medium        string            // "print", or "" for a screen
	Media         map[string]string // media features: "prefers-color-scheme": "dark"
	Blocked       []string          // requests that fail: patterns of URLs with *
	Before        []string          // scripts that run ahead of the page's own
	Mute          bool              // scripts of the page do not run
}

// Ears hear what a tab does. The functions are called from other goroutines.
type Ears struct {
	Asked func(address string) // before each request
	Said  func(Message)        // in order
}

// Message is what a page says on its console, or throws.
type Message struct {
	Text, URL string
	Line      int  // from 1
	Bad       bool // an error, an uncaught exception or rejection
}

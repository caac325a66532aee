// Package engine is the interface between the browser tests and a browser.
// cmd/internal/chromium implements it for Chromium; another browser only needs
// another implementation of Browser and Tab.
package engine

import (
	"context"
	"encoding/json"
	"errors"
)

// ErrMissing is wrapped by the error of an engine that is not installed.
var ErrMissing = errors.New("no browser found")

// Browser is a running browser.
type Browser interface {
	// Open opens an empty tab with its own storage, cache and service worker.
	Open(Look, Ears) (Tab, error)
	// Close quits the browser and removes its profile.
	Close()
}

// Tab is one tab. Every method returns an error if it fails or the tab has
// closed, and the cause of ctx if ctx ends first.
type Tab interface {
	// Beside opens an empty tab with the same storage, cache and service
	// worker.
	Beside(Look, Ears) (Tab, error)
	// Close closes the tab after Ears.Said has received all messages so far, or
	// when ctx ends.
	Close(ctx context.Context)

	// Go opens an address and waits until it has loaded.
	Go(ctx context.Context, address string) error
	// Reload reloads the page and waits until it has loaded.
	Reload(ctx context.Context) error
	// Follow runs a JavaScript expression that navigates to another document
	// and waits until that has loaded.
	Follow(ctx context.Context, script string) error
	// Eval returns the value of a JavaScript expression, nil if it is
	// undefined, awaiting promises. It bypasses the page's content security
	// policy.
	Eval(ctx context.Context, script string) (json.RawMessage, error)

	Hand

	// Screenshot returns the viewport as a PNG.
	Screenshot(ctx context.Context) ([]byte, error)
	// PDF returns the printed page, with its structure for screen readers.
	PDF(ctx context.Context, paper Paper) ([]byte, error)
	// Download calls do and waits for the file that the page then saves. It
	// returns the file's name and content.
	Download(ctx context.Context, do func()) (name string, content []byte, err error)
	// Focused returns the role and name of the focused element in the
	// accessibility tree.
	Focused(ctx context.Context) (role, name string, err error)
	// Protocol sends a command in the engine's own protocol, for tests of a
	// single engine.
	Protocol(ctx context.Context, method string, params any) (json.RawMessage, error)
}

// Hand is user input, in CSS pixels of the viewport. A selector means the first
// element that matches.
type Hand interface {
	// Click presses the left button at the centre of an element, once it is
	// visible.
	Click(ctx context.Context, selector string) error
	// Type focuses an element, once it is visible, and types text.
	Type(ctx context.Context, selector, text string) error
	// Press presses one key on the focused element, named as in
	// KeyboardEvent.key, with modifiers: "a", "ArrowRight", "Shift+Tab".
	Press(ctx context.Context, key string) error
	Hover(ctx context.Context, x, y float64) error
	// Wheel turns the wheel; dy > 0 scrolls down. With ctrl it is the event
	// that a trackpad pinch sends.
	Wheel(ctx context.Context, x, y, dx, dy float64, ctrl bool) error
	// Drag drags with the left button along a path in ten steps.
	Drag(ctx context.Context, p Path) error
	DoubleClick(ctx context.Context, x, y float64) error

	// The following require a tab with touch emulation.

	// Tap touches the centre of an element.
	Tap(ctx context.Context, selector string) error
	// Swipe moves one finger along a path in ten steps.
	Swipe(ctx context.Context, p Path) error
	// Pinch puts two fingers around a point at the distance from along the x
	// axis, and moves them to the distance to in ten steps.
	Pinch(ctx context.Context, x, y, from, to float64) error
}

// Path is the path of a drag or a finger, between two points in CSS pixels.
type Path struct{ X0, Y0, X1, Y1 float64 }

// Paper is a paper size.
type Paper int

// Paper sizes.
const (
	A4 Paper = iota
	Letter
)

// Look is the configuration of a tab before its first address.
type Look struct {
	Width, Height int64             // of the viewport, in CSS pixels
	Mobile        bool              // a phone with touch and a device pixel ratio of 2
	Medium        string            // "print", or "" for screen
	Media         map[string]string // media features: "prefers-color-scheme": "dark"
	Blocked       []string          // URL patterns with * whose requests fail
	Before        []string          // scripts that run ahead of the page's own
	Mute          bool              // disables scripts of the page
}

// Ears receive what happens in a tab. The functions are called from other
// goroutines.
type Ears struct {
	Asked func(address string) // before each request
	Said  func(Message)        // in order
}

// Message is a console message or an exception of a page.
type Message struct {
	Text, URL string
	Line      int  // from 1
	Bad       bool // an error, an uncaught exception or rejection
}

//go:build !js

package canvas

import "parley/app/scene"

// Surface is a canvas element to draw scenes on; there is none outside a browser.
type Surface struct{}

// New returns nil outside a browser.
func New(any) *Surface { return nil }

// Same returns false outside a browser.
func (s *Surface) Same(any) bool { return false }

// Setup does nothing outside a browser.
func Setup() {}

// Draw does nothing outside a browser.
func (s *Surface) Draw(*scene.Scene) {}

// PNG does nothing outside a browser.
func (s *Surface) PNG(*scene.Scene, func(any)) {}

// Measurer estimates widths outside a browser.
type Measurer struct{ scene.Widths }

// NewMeasurer returns a measurer.
func NewMeasurer() *Measurer { return &Measurer{} }

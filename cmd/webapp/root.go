//go:build js && wasm

package main

import (
	"syscall/js"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// root stands in the place of the shell: an empty element that tells the page
// that the program runs.
type root struct {
	app.Compo
}

// Render keeps the id that the style sheet knows: go-app puts the element of
// the root component in the place of the empty <div id="app">.
func (r *root) Render() app.UI { return app.Div().ID("app") }

// OnMount hands the page over once the first frame stands.
func (r *root) OnMount(app.Context) {
	if boot := js.Global().Get("parleyBoot"); boot.Truthy() {
		boot.Call("live")
	}
}

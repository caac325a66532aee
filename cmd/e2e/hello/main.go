//go:build js && wasm

// Command hello is the smallest program on the component shell. Browser tests
// run it to test the shell itself instead of Parley's views.
package main

import (
	"syscall/js"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func main() {
	app.Route("/", func() app.Composer { return &hello{} })
	app.RunWhenOnBrowser()
}

type hello struct {
	app.Compo
	pressed int
}

func (h *hello) OnMount(app.Context) { js.Global().Get("parleyBoot").Call("live") }

func (h *hello) Render() app.UI {
	return app.Div().ID("app").Body(
		app.H1().ID("title").TabIndex(-1).Text("Hello"),
		app.P().ID("pressed").Text(h.pressed),
		app.Button().ID("press").Text("Press").OnClick(func(app.Context, app.Event) { h.pressed++ }),
		app.Button().ID("panic").Text("Panic").OnClick(func(app.Context, app.Event) { panic("planted") }),
		app.Button().ID("fail").Text("Give up").OnClick(func(app.Context, app.Event) { js.Global().Get("parleyBoot").Call("fail", "planted") }),
		app.A().ID("link").Href("other/").Text("Other"),
	)
}

//go:build js && wasm

// Command webapp is the program that runs in the reader's browser. It mounts
// the one component of the page into <div id="app">, the first child of body,
// and touches nothing else. It embeds no dataset: the page names the pack.
package main

import "github.com/maxence-charriere/go-app/v10/pkg/app"

func main() {
	app.Route("/", func() app.Composer { return &root{} })
	app.RunWhenOnBrowser()
}

//go:build js && wasm

// Command webapp is the program that runs in the reader's browser. It mounts
// the page's single component into <div id="app">, the first child of body, and
// touches nothing else. It embeds no dataset: the page names the pack.
package main

import (
	"runtime/debug"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
	"parley/app/ui"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/pack"
)

// The memory of a wasm program never shrinks, so with many events garbage is
// collected at a growth of 20 percent. Panning, zooming and filtering allocate
// almost nothing, so this is rare.
const (
	many  = 20_000
	tight = 20
)

func main() {
	core, err := browser.Load("pack")
	if err != nil {
		browser.Fail(err.Error())
		return
	}
	collect := debug.SetGCPercent(-1) // all that Decode allocates is kept; collecting meanwhile would take half as long again
	d, err := pack.Decode(core)
	if err == nil && len(d.Events) > many {
		collect = tight
	}
	debug.SetGCPercent(collect)
	if err != nil {
		browser.Fail(err.Error())
		return
	}
	browser.Mark("parley:decoded")
	w := words.English()
	if browser.RootData("words") != "" { // the page is in another language
		text, err := browser.Load("words")
		if err != nil {
			browser.Fail(err.Error())
			return
		}
		w = words.New(string(text), w)
	}
	page := ui.New(d, w)
	go texts(d, page)
	app.Route("/", func() app.Composer { return page })
	app.RunWhenOnBrowser()
}

// texts adds the long texts after the first picture. If they cannot be loaded,
// the page continues and says so.
func texts(d *dataset.Dataset, page *ui.Page) {
	done := browser.Busy()
	defer done()
	data, err := browser.Load("texts")
	if err == nil {
		err = pack.AddTexts(d, data)
	}
	page.TextsLoaded(err)
}

package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
	"parley/app/view"
	"parley/app/worldmap"
)

// shareMenu offers the address of what is seen.
func (p *Page) shareMenu() []app.UI {
	out := []app.UI{
		button("", "copy:view", text(p.w.Say("share.view"))),
		when(p.m.Selected >= 0, func() app.UI { return button("", "copy:event", text(p.w.Say("share.event"))) }),
		when(len(p.m.D.Events) > 0, func() app.UI { return button("", "copy:pinned", text(p.pinLabel())) }),
		button("", "copy:cite", text(p.w.Say("share.cite"))),
		button("", "pane:cite", text(p.w.Say("pane.cite-title"))),
		when(!p.embed, func() app.UI { return button("", "menu:embed", text(p.w.Say("offer.open"))) }),
	}
	out = append(out, p.cardMenu()...)
	if browser.CanShare() {
		out = append(out, button("", "share", text(p.w.Say("share.sheet"))))
	}
	return out
}

// downloadMenu offers what is seen as a file.
func (p *Page) downloadMenu() []app.UI {
	rows := []struct{ arg, key string }{{"svg", "download.svg"}, {"png", "download.png"}, {"csv", "download.csv"}}
	if !p.charted() {
		rows = rows[2:]
	}
	if p.m.State.View == view.Actors {
		for _, f := range networkFiles {
			rows = append(rows, struct{ arg, key string }{f.arg, "download." + f.arg})
		}
	}
	if p.m.State.View == view.Map {
		rows = append(rows, struct{ arg, key string }{"geojson", "download.geojson"})
	}
	return each(rows, func(_ int, r struct{ arg, key string }) app.UI {
		return button("", "save:"+r.arg, text(p.w.Say(r.key)))
	})
}

// link returns the full address of a state.
func (p *Page) link(s view.State) string {
	if f := fragment(s, p.embed); f != "" {
		return browser.Address() + "#" + f
	}
	return browser.Address()
}

// copy puts an address or a citation on the clipboard and says so.
func (p *Page) copy(what string) bool {
	out := ""
	switch what {
	case "view":
		out = p.link(p.m.State)
	case "pinned":
		out = p.pinned()
	case "embed":
		out = p.snippet()
	case "event":
		out = browser.Address() + "event/" + string(p.m.State.Event) + "/" // pageEvent is the way from here
		if p.device.own != nil || browser.RootData("single") != "" {
			out = p.link(p.m.State)
		}
	case "cite":
		out = p.cite("plain")
	case "cite-apa", "cite-bibtex", "cite-plain", "cite-wiki":
		out = p.cite(strings.TrimPrefix(what, "cite-"))
	case "path":
		out = p.panel.pathText()
	default:
		return false
	}
	browser.Emit("share", what)
	browser.Copy(out, func(ok bool) {
		key := "share.copied"
		if !ok {
			key = "share.refused"
		}
		if what != "embed" {
			p.menu = ""
		}
		line := p.w.Say(key)
		if !ok && p.embed {
			line = out // a frame has no address bar to copy from
		}
		p.announce(line)
		p.Fail(line)
	})
	return true
}

func (p *Page) share() bool {
	browser.Share(p.headline(), p.link(p.m.State))
	return true
}

// save offers a file of what is seen.
func (p *Page) save(kind string) bool {
	p.menu = ""
	p.refresh()
	name := p.m.D.Meta.ID + "-" + p.m.State.View.Code()
	switch kind {
	case "csv":
		browser.Save(name+".csv", "text/csv;charset=utf-8", p.csv())
	case "geojson":
		browser.Save(name+".geojson", "application/geo+json", worldmap.GeoJSON(p.m, p.m.From, p.m.To))
	case "svg":
		p.saveSVG(name + ".svg")
	case "png":
		if st, ok := p.stage().(pictured); ok {
			sc, _ := st.picture()
			p.mount(sc)
			p.savePNG(sc, name+".png")
		}
	default:
		return p.saveNetwork(kind)
	}
	return true
}

// announce says a line to screen readers unless it was the last one said.
func (p *Page) announce(line string) {
	if line != p.told {
		p.told = line
		browser.Announce(line)
	}
}

// tell says what the view now shows: number, window and filter in a sentence.
func (p *Page) tell() {
	if !p.drawn {
		return
	}
	if e := p.m.Selected; e >= 0 {
		st := p.m.Result.State(e)
		p.announce(p.w.Say("tell.event", p.w.For("tell.event", 0).ShortDate(st.When), st.Title))
		return
	}
	line := p.w.Say("tell.window", p.windowCount(), p.w.Window(p.m.From, p.m.To))
	if p.m.State.Query != "" {
		line += " " + p.w.Say("tell.query", p.m.State.Query)
	}
	p.announce(line)
}

// renderDialog draws the help, which explains the marks and lists the keys.
func (p *Page) renderDialog() app.UI {
	if p.menu == "embed" {
		return p.renderOffer()
	}
	if p.menu != "help" {
		return nil
	}
	row := func(class, symbol, words string) app.UI {
		return h("li", nil, glyph("mk "+class, symbol), text(" "+words))
	}
	var marks []app.UI
	for _, k := range p.keys {
		marks = append(marks, row(k.Class, k.Symbol, k.Text))
	}
	for _, k := range [...][3]string{{"q3", "mf", "type.deadline"}, {"q0", "mp", "type.period"}, {"q1", "m1d", "help.expected"}, {"q1", "m1x", "help.off"}, {"q1", "m1h", "help.disputed"}} {
		marks = append(marks, row(k[0], k[1], p.w.Say(k[2])))
	}
	keys := []string{"help.key.arrows", "help.key.enter", "help.key.links", "help.key.zoom", "help.key.map", "help.key.whole", "help.key.step", "help.key.known", "help.key.play", "help.key.search", "help.key.close"}
	return h("aside.sheet-over", at{"data-do", "close", "aria-label", p.w.Say("legend.how")},
		h("div.dialog", at{"role", "dialog", "aria-modal", "true", "aria-labelledby", "help-title", "id", "menu-help", "data-do", "menu-keep"},
			h("h2", at{"id", "help-title"}, text(p.w.Say("legend.how"))),
			h("p", nil, text(p.w.Say("help.what"))),
			h("ul.marks", nil, marks...),
			h("p", nil, text(p.w.Say("help.chosen"))),
			h("p", nil, text(p.w.Say("help.known"))),
			h("h3", nil, text(p.w.Say("help.keys"))),
			h("dl.keys", nil, each(keys, func(i int, k string) app.UI {
				key, what, _ := strings.Cut(p.w.Say(k), "|")
				return h("div", at{"id", "key-" + strconv.Itoa(i)}, h("dt", nil, h("kbd", nil, text(key))), h("dd", nil, text(what)))
			})...),
			button("tb framed", "close", text(p.w.Say("dialog.close"))),
		))
}

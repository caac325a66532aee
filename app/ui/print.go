package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
	"parley/app/view"
)

// printChoices offers the record on paper, and the events of the window alone where the
// page that is printed holds them all as they are shown. A larger record has a page of
// its own for it, unless its site is a single file. A dataset of the reader's has no
// pages.
func (p *Page) printChoices(single bool) []app.UI {
	large := len(p.m.D.Events) > view.MostOnPage
	if p.device.own != nil || single && large {
		return nil
	}
	all := p.w.Say("print.record")
	if large {
		return []app.UI{h("a", at{"href", "all/"}, text(all))}
	}
	n := p.inWindow()
	return []app.UI{
		when(n > 0 && n < len(p.m.D.Events) && !p.m.State.On.Given(), func() app.UI {
			return h("button", at{"type", "button", "data-do", "print:window", "data-count", p.counted("events", nil)}, text(p.w.Say("print.window", p.w.For("print.window", 0).Count("count.events", n))))
		}),
		button("", "print:record", text(all)),
	}
}

// print closes the menu and prints the events of the window, or everything.
func (p *Page) print(what string) bool {
	if what != "window" && what != "record" {
		return false
	}
	p.menu = ""
	p.refresh()
	printed := ""
	if what == "window" {
		printed = p.onPaper()
	}
	browser.DeviceDo("print", printed)
	return true
}

// onPaper returns the text that the printing script reads: a line that describes the events of
// the window, and their ids, a line each.
func (p *Page) onPaper() string {
	lines := []string{p.w.Say("tell.window", p.windowWords(), p.countLine())}
	for e := range p.m.Result.All {
		if p.m.Result.InWindow(e, p.m.From, p.m.To) {
			lines = append(lines, string(p.m.D.Events[e].ID))
		}
	}
	return strings.Join(lines, "\n")
}

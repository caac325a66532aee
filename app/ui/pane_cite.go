package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
	"parley/data/dataset"
)

// cites are what can be cited: the event that was chosen, this view of the record,
// the record in its version.
var cites = []string{"event", "view", "record"}

// citations offers a citation in several styles, each with a button that copies it.
func (n *panel) citations() []app.UI {
	p := n.p
	what := n.citeWhat()
	out := append(n.paneHead("cite"), h("p.path-ask", at{"role", "group", "aria-label", p.w.Say("cite.what")}, each(cites, func(_ int, c string) app.UI {
		return when(c != "event" || n.citing != "", func() app.UI {
			return h("button", at{"type", "button", "class", "tb framed", "data-do", "cite:" + c, "aria-pressed", yes(c == what)}, text(p.w.Say("cite.what-"+c)))
		})
	})...), h("p.sum", nil, text(p.w.Say("cite.how-"+what))))
	return append(out, n.show(n.writer().Citations(p.cite)...)...)
}

// citeWhat is what the citations are of.
func (n *panel) citeWhat() string {
	switch {
	case n.cited != "" && (n.cited != "event" || n.citing != ""):
		return n.cited
	case n.citing != "":
		return "event"
	}
	return "view"
}

// chooseCited takes what is cited.
func (n *panel) chooseCited(what string) bool {
	if !slices.Contains(cites, what) {
		return false
	}
	n.cited = what
	n.p.refresh()
	return true
}

// cite is a citation of what is chosen, or was before the citations were opened.
func (p *Page) cite(style string) string {
	s := p.m.State
	ref := p.m.Selected
	if s.Panel == "cite" {
		s.Panel = ""
		switch p.panel.citeWhat() {
		case "event":
			s.Event, ref = p.panel.citing, p.m.IDs.Event(p.panel.citing)
		case "record":
			return p.book.Cite(style, dataset.None, dataset.LatestDay, browser.Address())
		}
	}
	if ref < 0 {
		ref = dataset.None
	}
	return p.book.Cite(style, ref, p.m.On(), p.link(s))
}

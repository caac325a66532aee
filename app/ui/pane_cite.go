package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
	"parley/data/dataset"
)

// cites are the things that can be cited: the selected event, this view of the record, the
// record in its version.
var cites = []string{"event", "view", "record"}

// citeName returns the name of the pane that cites something, with an event to offer, or
// "" for none: "cite_EVENT", "cite-view_EVENT", "cite-record_EVENT"; without an event
// "cite" and "cite-record".
func citeName(what string, event dataset.EventID) string {
	name := "cite"
	if what == "record" || what == "view" && event != "" {
		name += "-" + what
	}
	if event != "" {
		name += "_" + string(event)
	}
	return name
}

// cited returns what the pane of a name cites, and the event it offers. Any other name means
// the event, or the view if there is none.
func cited(name string) (what string, event dataset.EventID) {
	head, id, _ := strings.Cut(name, "_")
	what = strings.TrimPrefix(head, "cite-")
	if what != "record" && id == "" {
		what = "view"
	} else if !slices.Contains(cites, what) {
		what = "event"
	}
	return what, dataset.EventID(id)
}

// citations offers a citation in several styles, each with a button that copies it.
func (n *panel) citations() []app.UI {
	p := n.p
	what, event := cited(p.m.State.Panel)
	out := append(n.paneHead("cite"), h("p.path-ask", at{"role", "group", "aria-label", p.w.Say("cite.what")}, each(cites, func(_ int, c string) app.UI {
		return when(c != "event" || event != "", func() app.UI {
			return h("button", at{"type", "button", "class", "tb framed", "data-do", "pane:" + citeName(c, event), "aria-pressed", yes(c == what)}, text(p.w.Say("cite.what-"+c)))
		})
	})...), h("p.sum", nil, text(p.w.Say("cite.how-"+what))))
	return append(out, n.show(n.writer().Citations(p.cite)...)...)
}

// cite returns a citation of what the open pane cites, else of what is selected.
func (p *Page) cite(style string) string {
	s, ref := p.m.State, p.m.Selected
	if family(s.Panel) == "cite" {
		what, event := cited(s.Panel)
		s.Panel = ""
		switch {
		case ref >= 0: // it lies over the citations
		case what == "event":
			s.Event, ref = event, p.m.IDs.Event(event)
		case what == "record":
			return p.book.Cite(style, dataset.None, dataset.LatestDay, browser.Address())
		}
	}
	if ref < 0 {
		ref = dataset.None
	}
	return p.book.Cite(style, ref, p.m.On(), p.link(s))
}

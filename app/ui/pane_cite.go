package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/chronicle"
	"parley/data/dataset"
)

// citations offers a citation of the event that was chosen, or of the view, in
// several styles, each with a button that copies it.
func (n *panel) citations() []app.UI {
	p := n.p
	out := append(n.paneHead("cite"), h("p.sum", nil, text(p.w.Say("cite.how"))))
	for _, style := range chronicle.Styles() {
		out = append(out, h("h3.h3", nil, text(p.w.Say("cite.style-"+style)), button("tb framed", "copy:cite-"+style, text(p.w.Say("cite.copy")))),
			h("p.src.cite", at{"dir", "auto"}, text(p.cite(style))))
	}
	return out
}

// cite is a citation of what is chosen, or was before the citations were opened.
func (p *Page) cite(style string) string {
	s := p.m.State
	ref := p.m.Selected
	if s.Panel == "cite" {
		s.Panel = ""
		if ref < 0 && p.panel.citing != "" {
			s.Event, ref = p.panel.citing, p.m.IDs.Event(p.panel.citing)
		}
	}
	if ref < 0 {
		ref = dataset.None
	}
	return p.book.Cite(style, ref, p.m.On(), p.link(s))
}

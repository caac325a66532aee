package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
	"parley/app/view"
)

// embedNarrow is the width in pixels below which the timeline of a frame runs
// down: in the column of an article a chart is readable at widths at which a
// window is a phone's.
const embedNarrow = 560

// renderEmbed draws the program in the frame of another page: one header line,
// the view, the panel over it, one line of credit. The prerendered page of the
// frame has the same lines in the same places.
func (p *Page) renderEmbed(class string) app.UI {
	if p.m.State.On.Given() {
		class += " is-known"
	}
	return h("div", at{"id", "app"},
		h("div", at{"class", class},
			h("header.head", nil,
				h("h1", at{"dir", "auto", "lang", p.lang(p.headline())}, backLink(p.headline())),
				p.renderTabs(),
				h("div.minor", nil,
					when(p.charted() && p.size != Narrow, func() app.UI { return h("span.zooms", nil, p.zoomButtons()[:2]...) }),
					p.iconButton("share", p.w.Say("share.name"))),
				p.renderMenu()),
			p.renderStage(), p.panel.render(),
			p.renderCredit()),
		p.renderDialog(), p.renderLive(),
	)
}

// backLink returns the title: it leads back to the story of the frame, or where the frame has
// none to the full page.
func backLink(title string) app.UI {
	to, where := browser.RootData("up"), "_blank"
	if browser.RootData("story") != "" {
		to, where = "#", "_self"
	}
	return h("a", at{"href", to, "target", where, "rel", "noopener"}, text(title))
}

// renderCredit draws the last line: what the view rests on, what it leaves out,
// and the way to the full story.
func (p *Page) renderCredit() app.UI {
	d := p.m.D
	return h("footer.foot", nil,
		when(p.status != "", func() app.UI { return h("b", at{"role", "status"}, text(p.status)) }),
		h("span", at{"data-count", p.record("sources", nil)}, text(p.w.Count("count.sources", p.m.Ledger.SourceCount(p.m.On())))),
		when(p.filtered(), func() app.UI {
			return h("span", at{"data-count", p.ofWindow()}, text(p.countLine()+" "), button("link", "clear", text(p.w.Say("filter.clear"))))
		}),
		when(!p.filtered() && !p.m.State.On.Given() && !d.Meta.AsOf.IsZero(), func() app.UI {
			return h("span", nil, text(p.w.Say("embed.known", p.w.For("embed.known", 0).Date(d.Meta.AsOf))))
		}),
		h("span.gap", nil),
		h("a", at{"href", p.link(p.m.State), "rel", "noopener"}, text(p.w.Say("embed.open"))),
		h("span", nil, text(p.w.Say("embed.made"))),
	)
}

// brief reports whether the panel shows an event in a few lines below the view, as in an embed.
func (n *panel) brief() bool {
	_, story := n.telling()
	return n.p.embed && n.p.m.Selected >= 0 && story == 0
}

// unfold returns the way from the few lines to everything and back.
func (n *panel) unfold() app.UI {
	key := "embed.all"
	if n.height == "full" {
		key = "embed.less"
	}
	return h("button", at{"type", "button", "class", "link unfold", "data-do", "sheet", "aria-expanded", yes(n.height == "full"), "aria-controls", "event"}, text(n.p.w.Say(key)))
}

// publish sends the state to the page around the program.
func (p *Page) publish(s view.State) { browser.Emit("state", s.Fragment()) }

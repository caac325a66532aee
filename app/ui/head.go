package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/chronicle"
	"parley/app/opening"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// renderHead draws the title, the standfirst and the tabs of the views.
func (p *Page) renderHead() app.UI {
	return h("header.head", nil,
		h("div", nil,
			when(p.opening().Kicker != "" && p.size != Narrow && !p.m.State.On.Given(), func() app.UI {
				return h("p.kick", at{"dir", "auto", "lang", p.lang(p.opening().Kicker)}, text(p.opening().Kicker))
			}),
			h("h1", at{"dir", "auto", "lang", p.lang(p.headline())}, h("a", at{"href", "./", "data-do", "home"}, text(p.headline()))),
			when(p.size != Narrow || p.m.State.On.Given(), p.renderStand), // a phone has it on the static page and on that of the story
		),
		p.renderTabs(),
	)
}

func (p *Page) renderTabs() app.UI {
	return h("nav.views", at{"aria-label", p.w.Say("views.name")},
		each(views, func(_ int, n view.Name) app.UI {
			s := p.m.State
			s.View = n
			return h("a", at{"href", "#" + s.Fragment(), "data-do", "view:" + n.Code(), "aria-current", pageIf(n == p.m.State.View)},
				text(p.w.Say("view."+n.Code())))
		})...)
}

// views are the tabs, in order.
var views = []view.Name{view.Timeline, view.Actors, view.Map, view.List, view.Table}

func pageIf(b bool) string {
	if b {
		return "page"
	}
	return ""
}

// opening returns the head of the story, made once for a record.
func (p *Page) opening() *opening.Head {
	if p.begins.of != p.m.D {
		p.begins.of, p.begins.Head = p.m.D, opening.HeadOf(p.m, p.w)
	}
	return &p.begins.Head
}

// headline returns the author's headline, or the title on a day on which the headline was not
// known yet.
func (p *Page) headline() string {
	if meta := &p.m.D.Meta; p.m.State.On.Given() && meta.Title != "" {
		return meta.Title
	}
	return p.opening().Headline
}

// headed is the head of the story of a record.
type headed struct {
	of *dataset.Dataset
	opening.Head
}

// renderStand draws the standfirst: the finding, or what was known on the chosen day.
func (p *Page) renderStand() app.UI {
	if t := p.opening(); !p.m.State.On.Given() && t.Counted == "" {
		return h("p.stand", at{"dir", "auto", "lang", p.lang(t.Finding)}, text(t.Finding))
	}
	line, counts := p.standfirst()
	return h("p.stand", at{"data-count", counts}, text(line))
}

// standfirst words the numbers of records, in all or as known on the chosen day, and returns
// what they count.
func (p *Page) standfirst() (line, counts string) {
	if t := p.opening(); !p.m.State.On.Given() {
		return t.Finding, t.Counted
	}
	ahead := 0
	for i := range p.m.D.Events {
		if s, ok := p.m.Ledger.At(dataset.EventRef(i), p.m.On()); ok && s.Status.Expected() {
			ahead++
		}
	}
	return p.w.Say("stand.known", p.w.For("stand.known", 0).Date(edtf.FromDay(int64(p.m.On()))), p.w.For("stand.known", 1).Count("count.events", p.m.Result.Known), p.w.Number(ahead)),
		p.record("events", nil) + " " + p.record("events", expected)
}

// renderTools draws the toolbar: search, filters, count, and what can be done
// with the view.
func (p *Page) renderTools() app.UI {
	return h("section.tools", at{"aria-label", p.w.Say("tools.name")}, p.renderBar(), p.renderMenu())
}

// renderBar draws what is in the toolbar. It is one element, so that a menu
// beside it stays the same element while buttons come and go.
func (p *Page) renderBar() app.UI {
	s := p.m.State
	return h("div.bar", nil,
		when(p.size != Narrow || p.search || s.Query != "", func() app.UI {
			return h("label.search", nil,
				glyph("ic", "i-search"),
				h("span.sr", nil, text(p.w.Say("search.name"))),
				h("input", at{"id", "query", "type", "search", "data-do", "query", "placeholder", p.w.Say("search.hint"), "autocomplete", "off", "spellcheck", "false"}),
				when(p.size != Narrow, func() app.UI { return h("kbd", at{"aria-hidden", "true"}, text("/")) }),
			)
		}),
		when(p.size == Narrow && !p.search && s.Query == "", func() app.UI {
			return h("button", at{"type", "button", "class", "tb", "data-do", "search", "aria-label", p.w.Say("search.name")}, glyph("ic", "i-search"))
		}),
		app.If(p.size == Narrow, func() app.UI { return p.menuButton("filters", p.w.Say("filter.all"), p.filtered()) }),
		app.IfSlice(p.size != Narrow, func() []app.UI {
			return []app.UI{
				p.menuButton("type", p.w.Say("filter.type"), len(s.Types) > 0),
				p.menuButton("actor", p.w.Say("filter.actor"), len(s.Actors) > 0),
				p.menuButton("evidence", p.w.Say("filter.evidence"), len(s.Standings)+len(s.Statuses) > 0),
			}
		}),
		when(s.View == view.Timeline && p.size != Narrow, func() app.UI {
			return p.menuButton("lanes", p.w.Say("lanes.name"), s.Lanes != view.OwnLanes || s.Scale != view.ToScale)
		}),
		when(s.On.Given() && (p.size == Wide || p.size == Medium && s.View != view.Timeline), p.knownButton), // else the clock has it
		when(p.filtered() && p.size != Narrow, func() app.UI { return button("tb", "clear", text(p.w.Say("filter.clear"))) }),
		h("span.count.phone-off", at{"role", "status", "data-count", p.ofWindow()}, text(p.countLine())),
		h("span.gap", nil),
		when(p.charted(), func() app.UI { return h("span.zooms.phone-off", nil, p.zoomButtons()...) }),
		p.menuButton("go", p.w.Say("go.name"), false),
		p.menuButton("more", p.w.Say("pane.more"), s.Panel != ""),
		h("span.vr.phone-off", nil),
		when(!p.tight(), func() app.UI { return p.iconButton("share", p.w.Say("share.name")) }),
		when(!p.tight(), func() app.UI { return p.iconButton("download", p.w.Say("download.name")) }),
		when(s.On.Given() && p.size == Narrow && s.View != view.Timeline, p.knownButton),
	)
}

// knownButton shows the knowledge day of the page and leads back to the latest.
func (p *Page) knownButton() app.UI {
	on := edtf.FromDay(int64(p.m.On()))
	return button("tb set k", "latest", text(p.w.Say("known.on", p.w.For("known.on", 0).ShortDate(on))), h("span.x", at{"aria-hidden", "true"}, text("×")))
}

// tight reports whether the toolbar is too narrow for all: Share and Download are
// then in the last of its menus.
func (p *Page) tight() bool { return p.size == Narrow && p.wide < 380 }

// charted reports whether the view in force has a window that can be zoomed.
func (p *Page) charted() bool { return p.m.State.View != view.List && p.m.State.View != view.Table }

// filtered reports whether a filter leaves events out: an id or a word in the
// address that the record and the codebook do not know filters nothing.
func (p *Page) filtered() bool {
	f := &p.m.Filter
	return f.Text != "" || f.Types != 0 || f.Quads != 0 || f.Statuses != 0 || f.Standings != 0 || len(f.Actors)+len(f.Places) > 0
}

func (p *Page) zoomButtons() []app.UI {
	return []app.UI{
		h("button", at{"type", "button", "class", "tb", "data-do", "zoom-out", "aria-label", p.w.Say("timeline.zoom-out")}, glyph("ic", "i-minus")),
		h("button", at{"type", "button", "class", "tb", "data-do", "zoom-in", "aria-label", p.w.Say("timeline.zoom-in")}, glyph("ic", "i-plus")),
		button("tb", "whole", glyph("ic", "i-whole"), text(p.w.Say("timeline.whole"))),
	}
}

func (p *Page) menuButton(name, label string, set bool) app.UI {
	class := "tb"
	if set {
		class = "tb set"
	}
	return h("button", at{"type", "button", "class", class, "id", "open-" + name, "data-do", "menu:" + name, "aria-expanded", yes(p.menu == name), "aria-controls", "menu-" + name},
		text(label), glyph("ic", "i-down"))
}

// iconButton opens a menu; on a phone only its icon is seen.
func (p *Page) iconButton(name, label string) app.UI {
	return h("button", at{"type", "button", "class", "tb", "id", "open-" + name, "data-do", "menu:" + name, "aria-label", label,
		"aria-expanded", yes(p.menu == name), "aria-controls", "menu-" + name},
		glyph("ic", "i-"+name), h("span.phone-off", nil, text(label)))
}

// renderMenu draws the menu that is open, if any.
func (p *Page) renderMenu() app.UI {
	build, ok := map[string]func() []app.UI{
		"filters": p.filterMenu, "type": p.typeMenu, "actor": p.actorMenu, "evidence": p.evidenceMenu, "go": p.goMenu, "download": p.downloadMenu, "share": p.shareMenu, "lanes": p.lanesMenu, "more": p.moreMenu,
	}[p.menu]
	if !ok {
		return nil
	}
	by := p.menu
	if p.tight() && (by == "share" || by == "download") {
		by = "more"
	}
	return h("div", at{"class", "menu m-" + p.menu, "id", "menu-" + p.menu, "role", "group", "aria-labelledby", "open-" + by}, build()...)
}

// choice returns one row of a filter menu.
func choice(do string, on bool, mark app.UI, label string, n int, counted string) app.UI {
	return h("label", nil,
		h("input", at{"type", "checkbox", "data-do", do, "checked", yes(on)}),
		mark, h("span", nil, text(label)),
		when(n >= 0, func() app.UI { return h("span.n", at{"data-count", counted}, text(strconv.Itoa(n))) }),
	)
}

// counts of the events of a record known on a day, by type, status and standing.
type counts struct {
	of        *view.Model
	on        dataset.Day
	types     []int // by dataset.TypeRef
	quads     [codebook.QuadCount]int
	statuses  [codebook.StatusCount]int
	standings [codebook.StandingCount]int
}

// tally counts what menus offer. It remembers its last answer, which holds for
// every filter.
func (p *Page) tally() *counts {
	c := &p.counts
	if c.of == p.m && c.on == p.m.On() {
		return c
	}
	d := p.m.D
	*c = counts{of: p.m, on: p.m.On(), types: make([]int, d.TypeCount())}
	for i := range d.Events {
		status, standing, known := p.m.Ledger.Stood(dataset.EventRef(i), c.on)
		if !known {
			continue
		}
		c.types[d.Type(&d.Events[i])]++
		c.quads[d.Quad(&d.Events[i])]++
		c.statuses[status]++
		c.standings[standing]++
	}
	return c
}

func (p *Page) typeMenu() []app.UI {
	c := p.tally()
	var out []app.UI
	for q := range codebook.Quad(codebook.QuadCount) {
		if c.quads[q] == 0 {
			continue
		}
		out = append(out, choice("type:"+q.Code(), slices.Contains(p.m.State.Types, q.Code()), glyph("mk "+chronicle.Class(q), "m"+strconv.Itoa(int(q))), p.w.Say("quad."+q.Code()), c.quads[q], p.record("events", func(s *view.State) { s.Types = []string{q.Code()} })))
	}
	out = append(out, h("hr", nil))
	for t := dataset.TypeRef(1); int(t) < len(c.types); t++ {
		if code := p.m.D.TypeCode(t); c.types[t] > 0 {
			out = append(out, choice("type:"+code, slices.Contains(p.m.State.Types, code), nil, p.w.TypesOf(p.m.D, t), c.types[t], p.record("events", func(s *view.State) { s.Types = []string{code} })))
		}
	}
	return out
}

// filterMenu returns all filters in one, for a narrow page.
func (p *Page) filterMenu() []app.UI {
	head := func(key string) app.UI { return h("p.quiet.pad", nil, text(p.w.Say(key))) }
	// An element around it keeps the rows below in their places.
	clear := h("div", nil, when(p.filtered(), func() app.UI { return button("", "clear", text(p.w.Say("filter.clear"))) }))
	out := append([]app.UI{clear, head("filter.type")}, p.typeMenu()...)
	out = append(append(out, head("filter.evidence")), p.evidenceMenu()...)
	return append(append(out, head("filter.actor")), p.actorMenu()...)
}

func (p *Page) evidenceMenu() []app.UI {
	c := p.tally()
	var out []app.UI
	for s := codebook.Standing(1); int(s) < codebook.StandingCount; s++ {
		if c.standings[s] > 0 {
			out = append(out, choice("standing:"+s.Code(), slices.Contains(p.m.State.Standings, s.Code()), glyph("gl", "s-"+s.Code()), p.w.Standing(s), c.standings[s], p.record("events", func(v *view.State) { v.Standings = []string{s.Code()} })))
		}
	}
	out = append(out, h("hr", nil))
	for s := codebook.Status(1); int(s) < codebook.StatusCount; s++ {
		if c.statuses[s] > 0 {
			out = append(out, choice("status:"+s.Code(), slices.Contains(p.m.State.Statuses, s.Code()), nil, p.w.Status(s), c.statuses[s], p.record("events", func(v *view.State) { v.Statuses = []string{s.Code()} })))
		}
	}
	return out
}

// actorMenu lists actors by number of events, narrowed by what is typed.
func (p *Page) actorMenu() []app.UI {
	out := []app.UI{h("label.find", nil, h("span.sr", nil, text(p.w.Say("filter.find-actor"))),
		h("input", at{"type", "search", "data-do", "find-actor", "placeholder", p.w.Say("filter.find-actor"), "autocomplete", "off"}))}
	for _, a := range p.list.actors(40) {
		actor := &p.m.D.Actors[a]
		on := false
		for _, id := range p.m.State.Actors {
			on = on || id == actor.ID
		}
		out = append(out, choice("by:"+string(actor.ID), on, nil, actor.Name, p.list.counts()[a], p.record("events", func(s *view.State) { s.Actors = []dataset.ActorID{actor.ID} })))
	}
	return out
}

func (p *Page) goMenu() []app.UI {
	return []app.UI{
		h("label.find", nil, h("span", nil, text(p.w.Say("go.label"))),
			h("input", at{"type", "text", "id", "go-date", "data-do", "go-date", "placeholder", "2025-08", "autocomplete", "off", "aria-describedby", "go-help"})),
		h("p.quiet.pad", at{"id", "go-help", "role", "status"}, text(cmp.Or(p.undated, p.w.Say("go.help")))),
		button("", "go", text(p.w.Say("go.do"))),
		when(p.m.Selected >= 0, func() app.UI { return button("", "fit", text(p.w.Say("timeline.fit"))) }),
		button("", "whole", text(p.w.Say("timeline.whole"))),
		button("", "zoom-in", text(p.w.Say("timeline.zoom-in"))),
		button("", "zoom-out", text(p.w.Say("timeline.zoom-out"))),
		button("", "earlier", text(p.w.Say("timeline.earlier"))),
		button("", "later", text(p.w.Say("timeline.later"))),
	}
}

// lanesMenu offers the divisions of the timeline and its scales.
func (p *Page) lanesMenu() []app.UI {
	own := p.timeline().division()
	out := each([]view.Lanes{view.ByDelegation, view.NoLanes, view.ByActor, view.ByType, view.ByPair}, func(_ int, l view.Lanes) app.UI {
		return h("button", at{"type", "button", "data-do", "lanes:" + l.Code(), "aria-pressed", yes(l == own)}, text(p.w.Say("lanes."+l.Code())))
	})
	out = append(out, h("h3", nil, text(p.w.Say("scale.name"))))
	for x := view.ToScale; x <= view.Relative; x++ {
		out = append(out, h("button", at{"type", "button", "data-do", "scale:" + x.Code(), "aria-pressed", yes(x == p.m.State.Scale)}, text(p.w.Say("scale."+x.Code()))))
	}
	return out
}

// renderFoot draws the footer: sources, date, corrections, licence.
func (p *Page) renderFoot() app.UI {
	d, fixes := p.m.D, len(p.book.Corrections(p.m.On()))
	return h("footer.foot", nil,
		p.device.badge(),
		p.device.render(),
		when(p.status != "", func() app.UI { return h("b", at{"role", "status"}, text(p.status)) }),
		h("span.phone-off", at{"data-count", p.record("sources", nil)}, text(p.w.Say("foot.sources", p.w.For("foot.sources", 0).Count("count.sources", p.m.Ledger.SourceCount(p.m.On()))))),
		when(!d.Meta.AsOf.IsZero() && !p.m.State.On.Given() && !p.tight(), func() app.UI {
			return h("span", nil, text(p.w.Say("foot.updated", p.w.For("foot.updated", 0).Date(d.Meta.AsOf))))
		}),
		when(fixes > 0, func() app.UI {
			return h("a", at{"href", "corrections/", "data-do", "pane:corrections"}, text(p.w.Say("foot.corrections", strconv.Itoa(fixes))))
		}),
		when(d.Meta.License != "", func() app.UI { return h("span.phone-off", nil, text(p.w.Say("foot.licence", d.Meta.License))) }),
		h("span.phone-off", nil, text(strings.Join(d.Meta.Credits, " · "))),
		h("span.gap", nil),
		button("tb phone-off", "menu:help", text(p.w.Say("legend.how"))),
		when(!p.embed, func() app.UI { return h("a", at{"href", "data/"}, text(p.w.Say("foot.data"))) }),
		h("span.phone-off", nil, text(p.w.Say("foot.made"))),
	)
}

package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/actormap"
	"parley/app/chronicle"
	"parley/app/network"
	"parley/app/scene"
	"parley/app/scene/svg"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// metIn lists with whom an actor was in contact in the window, most often first.
func (p *Page) metIn(a dataset.ActorRef) []network.Met {
	return network.Within(network.Partners(p.m.Ledger, a, p.m.On()), p.shows)
}

// shows reports whether an event passes the filter and may lie in the window.
func (p *Page) shows(e dataset.EventRef) bool {
	return p.m.Result.Has(e) && p.m.Result.InWindow(e, p.m.From, p.m.To)
}

// choosePair chooses two actors, given as their ids with a slash.
func choosePair(s *view.State, arg string) {
	a, b, _ := strings.Cut(arg, "/")
	s.Actor, s.Other, s.Event, s.Tie = dataset.ActorID(a), dataset.ActorID(b), "", nil
}

// graph returns the network of the actor map, as known on the day of the page.
func (p *Page) graph() *network.Graph { return p.actors().chart.AsOf(p.m.Ledger, p.m.On()).Graph }

// pair shows two actors: every contact in order, and the silences between.
func (n *panel) pair() []app.UI {
	p := n.p
	a, b := &p.m.D.Actors[p.m.Actor], &p.m.D.Actors[p.m.Other]
	out := []app.UI{
		n.kick(text(p.w.Say("pair.kick"))),
		h("h2", at{"dir", "auto"}, text(p.w.Say("pair.title", a.Name, b.Name))),
	}
	out = append(out, n.inRecord(n.reader().Pair(p.m.Actor, p.m.Other, p.m.On(), p.m.AsOf()))...)
	hidden := func(e dataset.EventRef) bool { return !p.m.Result.Has(e) }
	contacts := slices.DeleteFunc(p.m.Ledger.Contacts().Between(p.m.Actor, p.m.Other, p.m.On()), hidden)
	common := slices.DeleteFunc(p.graph().Common(p.m.Actor, p.m.Other), func(e dataset.EventRef) bool { return hidden(e) || slices.Contains(contacts, e) })
	if len(contacts) == 0 {
		out = append(out, h("p.sum", nil, text(p.w.Say("pair.none"))))
	} else {
		out = append(out, h("p.sum", at{"data-count", p.counted("contacts", func(s *view.State) {
			allTime(s)
			s.Actor, s.Other = a.ID, b.ID
		})}, text(p.w.Count("pair.contacts", len(contacts)))))
		out = append(out, n.picture(p.w.Say("pair.picture"), func(c *actormap.Chart, w scene.Px, s *scene.Scene) {
			c.BuildContacts(p.m, contacts, n.reader().Silence(p.m.Actor, p.m.Other, p.m.On()), w, s)
		}))
		out = append(out, h("ol.links.contacts", nil, n.contacts(contacts)...))
	}
	if len(common) > 0 {
		out = append(out, h("details", nil, h("summary", nil, text(p.book.NoContact(common, p.m.On()))), h("ol.links.contacts", nil, each(common, func(_ int, e dataset.EventRef) app.UI {
			return h("li", nil, n.contact(e)...)
		})...)))
	}
	out = append(append(out, n.show(n.writer().WhatCounts())...), h("p", nil, button("tb framed", "pane:"+compareName(a.ID, b.ID), text(p.w.Say("compare.these")))))
	return append(out, n.paths()...)
}

// picture returns a small chart in the panel. What it shows is said in words beside it.
func (n *panel) picture(name string, build func(*actormap.Chart, scene.Px, *scene.Scene)) app.UI {
	var s scene.Scene
	build(n.p.actors().chart, scene.Px(n.p.panelWidth()), &s)
	return app.Raw(string(svg.Append(nil, &s, svg.Options{Title: name, Class: "picture", Prefix: "n", Href: n.p.actors().href,
		Speak: func(t scene.Target) string { return n.p.actors().chart.Speak(n.p.m, t) }})))
}

// panelWidth is how wide a picture in the panel is, in pixels.
func (p *Page) panelWidth() float64 {
	switch {
	case p.size == Wide:
		return 318
	case p.size == Medium:
		return min(640, p.wide-48)
	}
	return max(260, p.wide-32)
}

func (n *panel) contacts(list []dataset.EventRef) []app.UI {
	p := n.p
	var out []app.UI
	for i, e := range list {
		st := p.m.Result.State(e)
		if i > 0 {
			before := p.m.Result.When(list[i-1])
			if gap := st.When.Earliest - before.Latest; st.When.Earliest.Finite() && gap > 60*edtf.DaySeconds {
				out = append(out, h("li.gap.quiet", nil, text(p.w.Say("pair.gap", p.w.For("pair.gap", 0).Duration(before.Latest, st.When.Earliest)))))
			}
		}
		row := n.contact(e)
		if through := p.book.Through(e, p.m.Actor, p.m.Other, p.m.On()); through != "" {
			row = append(row, h("span.off", nil, text(p.w.Comma()+through)))
		}
		out = append(out, h("li", nil, row...))
	}
	return out
}

// contact returns the date and the title of an event that two actors have in common.
func (n *panel) contact(e dataset.EventRef) []app.UI {
	p := n.p
	st := p.m.Result.State(e)
	return []app.UI{h("time", at{"datetime", chronicle.Machine(st.When)}, text(p.w.ShortDate(st.When))), text(" "),
		h("span", at{"class", lifeClass(st.Status)}, n.eventLink(p.m.D.Events[e].ID, st.Title))}
}

// mostChains is how many chains are shown.
const mostChains = 5

// chains returns the shortest chains between the two actors that are chosen.
func (n *panel) chains() []network.Chain {
	return n.p.graph().Chains(&n.p.m.Result, network.Ask{From: n.p.m.Actor, To: n.p.m.Other, Forward: n.p.m.State.Forward, Most: mostChains})
}

// paths is "How are X and Y linked?": Y is the second actor of the state.
func (n *panel) paths() []app.UI {
	p := n.p
	from, to := p.m.Actor, p.m.Other
	out := []app.UI{h("h3.h3.rule", nil, text(p.w.Say("path.title", p.m.D.Actors[from].Label()))),
		h("p.path-ask", nil,
			h("label", nil, h("span.sr", nil, text(p.w.Say("path.to"))), n.pathTo(from, to)),
			h("label", nil, h("input", at{"type", "checkbox", "data-do", "forward", "checked", yes(p.m.State.Forward)}), text(" "+p.w.Say("path.forward")))),
	}
	if to < 0 {
		return out
	}
	chains := n.chains()
	if len(chains) == 0 {
		return append(out, h("p.quiet", nil, text(p.w.Say("path.none"))))
	}
	out = append(out, n.picture(p.w.Say("path.picture"), func(c *actormap.Chart, w scene.Px, s *scene.Scene) { c.BuildChains(p.m, chains, w, s) }))
	for _, c := range chains {
		out = append(out, h("p.quiet", nil, text(p.w.Count("path.steps", len(c)))), h("ol.claims.path", nil, each(c, func(_ int, hop network.Hop) app.UI { return n.hop(hop) })...))
	}
	return append(out, h("p.quiet", nil, text(p.w.Say("path.only")+" "), button("link", "copy:path", text(p.w.Say("path.copy")))))
}

func (n *panel) pathTo(from, to dataset.ActorRef) app.UI {
	p := n.p
	options := []app.UI{h("option", nil, text(p.w.Say("path.to")))}
	for _, a := range p.list.byName() {
		if a != from {
			options = append(options, h("option", at{"value", string(p.m.D.Actors[a].ID), "selected", yes(a == to)}, text(p.m.D.Actors[a].Name)))
		}
	}
	return h("select", at{"data-do", "path-to"}, options...)
}

// hop returns one dated step of a chain with its source.
func (n *panel) hop(hop network.Hop) app.UI {
	p := n.p
	row, ok := p.book.Row(hop.Event, p.m.On())
	if !ok {
		return nil
	}
	return h("li", nil,
		h("span.g", nil, glyph("mk "+row.Class, row.Symbol)),
		h("div.hd", nil, h("span", nil, h("b", nil, text(p.m.D.Actors[hop.From].Label())), text(" – "), h("b", nil, text(p.m.D.Actors[hop.To].Label()))),
			h("time", at{"datetime", row.When.Machine}, text(row.When.Short))),
		h("p.gist", nil, n.eventLink(row.ID, row.Title)),
		h("p.src", nil, text(p.book.Publishers(hop.Event, p.m.On()))))
}

// pathText returns the chains as plain text, each step a sentence with its date and its
// sources.
func (n *panel) pathText() string {
	p := n.p
	if p.m.Actor < 0 || p.m.Other < 0 {
		return ""
	}
	var lines []string
	for _, c := range n.chains() {
		lines = append(lines, p.w.Count("path.steps", len(c)))
		for _, hop := range c {
			st := p.m.Result.State(hop.Event)
			lines = append(lines, p.w.Say("path.line", p.m.D.Actors[hop.From].Name, p.m.D.Actors[hop.To].Name, st.Title, p.w.For("path.line", 3).Date(st.When), p.book.Publishers(hop.Event, p.m.On())))
		}
	}
	return strings.Join(append(lines, p.link(p.m.State)), "\n")
}

// worth returns the ways to find two actors worth comparing, the first that finds two is
// taken: those that are chosen; who is chosen and whom it met most in the window; the
// two people who met most in the window.
func worth() [3]func(*Page) (a, b dataset.ActorRef) {
	return [...]func(*Page) (a, b dataset.ActorRef){
		func(p *Page) (a, b dataset.ActorRef) { return p.m.Actor, p.m.Other },
		func(p *Page) (a, b dataset.ActorRef) {
			if p.m.Actor < 0 {
				return dataset.None, dataset.None
			}
			return mostMet(p, p.m.Actor)
		},
		func(p *Page) (a, b dataset.ActorRef) { return mostMet(p, dataset.None) },
	}
}

// worthComparing returns the pane with which a comparison opens: that of two actors, else of
// everybody.
func worthComparing(p *Page) string {
	for _, find := range worth() {
		if a, b := find(p); a >= 0 && b >= 0 {
			return compareName(p.m.D.Actors[a].ID, p.m.D.Actors[b].ID)
		}
	}
	return compareName("", "")
}

// mostMet returns the two people who were most often in contact in the window, or an actor
// and whom it met most; None where nobody met.
func mostMet(p *Page, only dataset.ActorRef) (a, b dataset.ActorRef) {
	count := map[[2]dataset.ActorRef]int{}
	contacts := p.m.Ledger.Contacts()
	var m dataset.Encounter
	for e := range p.m.Result.All {
		if !p.m.Result.InWindow(e, p.m.From, p.m.To) || !contacts.Read(e, p.m.On(), &m) {
			continue
		}
		who := people(p, e)
		if only >= 0 {
			who = append(slices.DeleteFunc(who, func(r dataset.ActorRef) bool { return r == only }), only)
		}
		for i, one := range who {
			for _, other := range who[:i] {
				if pair := [2]dataset.ActorRef{min(one, other), max(one, other)}; (only < 0 || one == only) && m.Met(one, other) {
					count[pair]++
				}
			}
		}
	}
	best := [2]dataset.ActorRef{dataset.None, dataset.None}
	for pair, n := range count {
		if n > count[best] || n == count[best] && slices.Compare(pair[:], best[:]) < 0 {
			best = pair
		}
	}
	if best[1] == only && only >= 0 {
		best[0], best[1] = best[1], best[0]
	}
	return best[0], best[1]
}

// people returns the persons named in an event, each once.
func people(p *Page, e dataset.EventRef) (out []dataset.ActorRef) {
	for _, part := range p.m.Ledger.Who(e, p.m.On()) {
		if p.m.D.Actors[part.Actor].Kind == codebook.Person && !slices.Contains(out, part.Actor) {
			out = append(out, part.Actor)
		}
	}
	return out
}

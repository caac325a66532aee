package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/article"
	"parley/app/browser"
	"parley/app/chronicle"
	"parley/app/doc"
	"parley/app/doc/nodes"
	"parley/app/facts"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// panel is the column beside the chart (a drawer or a sheet on small screens): the selected
// event, the selected actor, or a pane.
type panel struct {
	p       *Page
	came    bool // what came of an event is shown although the clock stands earlier
	key     string
	height  string // of the sheet on a phone: "", peek or full
	touched browser.El
	// What the readings keep between two drawings.
	promised promises
	facts    *facts.Reader
	visit    visit
}

func (n *panel) open() bool {
	s := n.p.m.State
	return n.p.m.Selected >= 0 || n.p.m.Actor >= 0 || s.Panel != "" || n.chosenTie() != nil || n.p.m.Place >= 0
}

// changed resets what belongs to the record shown before and scrolls to the top of the new one.
func (n *panel) changed() {
	s := n.p.m.State
	key := string(s.Event) + "|" + string(s.Actor) + "|" + string(s.Other) + "|" + s.Panel + "|" + joined(s.Tie...) + "|" + string(s.Place)
	if key == n.key {
		return
	}
	n.key, n.came = key, false
	browser.Frame(func(float64) { browser.ByID("event").ScrollTo(0) })
}

// reveal shows the outcome of the event on request, and hides it again.
func (n *panel) reveal() bool {
	n.came = !n.came
	n.p.refresh()
	return true
}

// resize steps the sheet of a phone through its heights.
func (n *panel) resize() bool {
	next := map[string]string{"": "full", "full": "peek", "peek": ""}
	if n.p.embed {
		next["full"] = ""
	}
	n.height = next[n.height]
	n.p.refresh()
	return true
}

func (n *panel) render() app.UI {
	if !n.open() {
		return nil
	}
	class := "rail"
	if n.height != "" {
		class += " " + n.height
	} else if n.brief() {
		class += " brief"
	}
	return h("aside", at{"class", class, "id", "rail", "aria-label", n.p.w.Say("panel.name")},
		h("button", at{"type", "button", "class", "grab", "data-do", "sheet", "aria-label", n.p.w.Say("panel.size")}),
		h("div.in", at{"id", "event", "tabindex", "-1"}, n.body()...),
		when(n.brief(), n.unfold),
		n.steps(),
	)
}

func (n *panel) body() []app.UI {
	p, s := n.p, n.p.m.State
	if stops, number := n.telling(); number > 0 {
		return n.stop(stops, number)
	}
	switch {
	case p.m.Selected >= 0:
		return n.event(p.m.Selected)
	case p.m.Actor >= 0 && p.m.Other >= 0:
		return n.pair()
	case p.m.Actor >= 0:
		return n.actor()
	case n.chosenTie() != nil:
		return n.tie(n.chosenTie())
	case p.m.Place >= 0 && s.Panel == "":
		return n.place()
	}
	if body := n.pane(p.m.State.Panel); body != nil {
		return body
	}
	return []app.UI{n.kick(text("")), h("p", nil, text(p.w.Say("empty.none")))}
}

// kick returns the first line of a panel, with the button that closes it.
func (n *panel) kick(parts ...app.UI) app.UI {
	return h("p.kick", nil, append(parts,
		h("button", at{"type", "button", "class", "close", "data-do", "close", "aria-label", n.p.w.Say("panel.close")}, glyph("ic", "i-close")))...)
}

// event shows an event: class and status, title, date and place, text, participants, claims,
// links, and the changes of its entry.
func (n *panel) event(ref dataset.EventRef) []app.UI {
	p := n.p
	on := p.m.On()
	if n.came {
		on = dataset.LatestDay
	}
	e, known := p.book.Event(ref, on)
	if !known {
		return []app.UI{n.kick(text("")), h("h2", nil, text(p.w.Say("panel.unknown"))), n.asItStood()}
	}
	w := n.writer()
	out := append([]app.UI{n.back(), n.closing(w.Kick(&e))}, n.show(w.Title(&e)...)...)
	if p.m.On() != dataset.LatestDay {
		out = append(out, n.asItStood())
	}
	if len(e.Text) == 0 && p.m.D.TextsMissing {
		out = append(out, h("p.quiet", nil, text(p.w.Say("texts.loading"))))
	}
	out = append(out, n.show(append(w.Text(&e), w.Media(e.Media), w.People(&e), w.Whom(&e), w.Course(&e))...)...)
	out = append(out, n.inRecord(n.reader().Event(ref, on))...)
	out = append(out, n.show(w.Links(&e), w.History(&e))...)
	return append(out, p.ownPage(pageEvent(e.ID)))
}

// writer writes the sections of text that the panel shows.
func (n *panel) writer() *article.Writer {
	w := article.New(n.p.book)
	w.Count, w.On, w.All = n.p.record, n.p.m.On(), n.promised.all
	return w
}

// show makes elements of text.
func (n *panel) show(list ...*doc.Node) []app.UI { return nodes.Of(list, browser.RootData("up")) }

// closing returns the first line of a text, with the button that closes the panel.
func (n *panel) closing(kick *doc.Node) app.UI {
	kick.Kids = append(kick.Kids, doc.To(doc.Action, "close", "close", doc.To(doc.Mark, "ic", "i-close")).Named(n.p.w.Say("panel.close")))
	return nodes.One(kick, browser.RootData("up"))
}

func (n *panel) where(e *chronicle.Entry) string {
	if e.Place != "" {
		return " · " + e.Place
	}
	if e.Mode != "" {
		return " · " + e.Mode
	}
	return ""
}

// asItStood says that the knowledge day is in the past and offers the outcome, or the way back.
func (n *panel) asItStood() app.UI {
	p := n.p
	day := p.w.Date(edtf.FromDay(int64(p.m.On())))
	said, offer := p.w.Say("panel.as-known", day), p.w.Say("panel.came")
	if n.came {
		said, offer = p.w.Say("panel.came-shown", day), p.w.Say("panel.came-back", day)
	}
	return h("p.note", nil, text(said+" "), button("link", "came", text(offer)))
}

func (n *panel) eventLink(id dataset.EventID, title string) app.UI {
	if id == "" {
		return nil
	}
	return h("a", at{"href", pageEvent(id), "data-do", "event:" + string(id)}, text(title))
}

// steps returns the last lines of the panel: the event before and after.
func (n *panel) steps() app.UI {
	if _, number := n.telling(); n.p.m.Selected < 0 || number > 0 {
		return nil // a story has its own ways on
	}
	before, after := n.p.beside(n.p.m.Selected)
	step := func(e dataset.EventRef, front, back string) app.UI {
		if e < 0 {
			return h("span", nil)
		}
		ev := &n.p.m.D.Events[e]
		return h("a", at{"href", pageEvent(ev.ID), "data-do", "event:" + string(ev.ID), "dir", "auto", "lang", n.p.lang(n.p.m.Result.State(e).Title)}, text(front+n.p.m.Result.State(e).Title+back))
	}
	return h("nav.pn", at{"aria-label", n.p.w.Say("panel.steps")}, step(before, "‹ ", ""), step(after, "", " ›"))
}

// beside returns the events before and after one among those that pass the filter, by the
// dates they have on the day of the page.
func (p *Page) beside(ref dataset.EventRef) (before, after dataset.EventRef) {
	before = dataset.None
	passed, among := false, p.m.Result.Has(ref)
	for e := range p.m.Result.InTime {
		switch {
		case e == ref:
			passed = true
		case passed || !among && p.earlier(ref, e):
			return before, e
		default:
			before = e
		}
	}
	return before, dataset.None
}

// earlier reports whether one event lies before another on the day of the page.
func (p *Page) earlier(a, b dataset.EventRef) bool {
	order := p.m.D.Meta.CompareDates(p.m.Result.When(a), p.m.Result.When(b))
	return order < 0 || order == 0 && a < b
}

// actor shows an actor as of the day: office, contacts, relations, and the way to any other
// actor.
func (n *panel) actor() []app.UI {
	p := n.p
	pr := p.book.Actor(p.m.Actor, p.m.On())
	met, took := p.metIn(p.m.Actor), n.took()
	of := func(s *view.State) { s.Actor = pr.ID }
	line := "panel.actor-line"
	if !p.m.D.Actors[p.m.Actor].Kind.InPerson() {
		line = "panel.body-line"
	}
	w := n.writer()
	w.Count = p.counted
	top := w.Actor(&pr, p.m.AsOf())
	out := append([]app.UI{n.back(), n.closing(top[0])}, n.show(top[1:]...)...)
	out = append(out,
		h("p.sum.window", at{"data-count", p.counted("took", of) + " " + p.counted("events", nil) + " " + p.counted("met", of)}, text(p.w.Say(line, p.windowWords(), p.w.Number(len(took)), p.w.Count("count.events", p.inWindow()), p.w.Count("count.actors", len(met))))),
		h("p", nil, button("tb framed", "only:"+string(pr.ID), text(p.w.Say("panel.only")))))
	apart := p.book.NoContact(p.book.Uncounted(took, p.m.Actor, p.m.On()), p.m.On())
	out = append(out, n.show(w.Met(pr.ID, p.book.Partners(p.m.Actor, met, p.m.On()), apart))...)
	out = append(out, n.inRecord(n.reader().Actor(p.m.Actor, p.m.On(), p.m.AsOf()))...)
	out = append(out, n.show(w.Ties(pr.Ties))...)
	out = append(out, n.paths()...)
	return append(out, p.ownPage(pageActor(pr.ID)))
}

// took lists the events of the window in which the selected actor takes part.
func (n *panel) took() []dataset.EventRef {
	p := n.p
	var out []dataset.EventRef
	for _, e := range p.m.Index.ActorEvents(p.m.Actor) {
		if dataset.Takes(p.m.Result.Who(e), p.m.Actor) && p.shows(e) {
			out = append(out, e)
		}
	}
	return out
}

func (n *panel) hrefPair(other dataset.ActorID) string {
	s := n.p.m.State
	s.Other, s.Event, s.Tie = other, "", nil
	return "#" + s.Fragment()
}

func joined(parts ...string) string { return dotted(" ", parts...) }

package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/actormap"
	"parley/app/browser"
	"parley/app/story"
	"parley/app/worldmap"
	"parley/data/dataset"
	"parley/data/edtf"
)

// paneNames are the panes of the panel that belong to no single record, in the order of the
// menu. The address has them after pane=.
var paneNames = []string{"deadlines", "changes", "story", "facts", "compare", "cite"}

// pane returns the pane of a name, or nil.
func (n *panel) pane(name string) []app.UI {
	switch name {
	case "deadlines":
		return n.deadlines()
	case "changes":
		return n.changes()
	case "device":
		return n.onDevice()
	case "corrections":
		return n.corrections()
	case "story":
		return n.catchUp()
	case actormap.ShiftsPane:
		return n.shifts()
	case "facts":
		return n.factsPane()
	case "places":
		return n.places()
	}
	switch family(name) {
	case "compare":
		return n.compare()
	case "cite":
		return n.citations()
	}
	if t, ok := worldmap.ParseTray(strings.TrimPrefix(name, offPane)); ok && strings.HasPrefix(name, offPane) {
		return n.off(t)
	}
	if stops := n.stopsOf(name); len(story.Known(stops, n.p.m.On())) > 0 {
		return n.storyOverview(stops)
	}
	return nil
}

// family returns the kind of a pane: that of "story-5" is "story".
func family(pane string) string {
	if i := strings.IndexAny(pane, "-_"); i >= 0 {
		return pane[:i]
	}
	return pane
}

// moreMenu lists the panes.
func (p *Page) moreMenu() []app.UI {
	out := each(append(paneNames[:len(paneNames):len(paneNames)], "device"), func(_ int, name string) app.UI {
		return h("button", at{"type", "button", "data-do", "pane:" + name, "aria-pressed", yes(family(p.m.State.Panel) == name)}, text(p.w.Say("pane."+name)))
	})
	if single := browser.RootData("single") != ""; single || browser.RootData("device") != "" { // a frame does not print
		out = append(out, p.printChoices(single)...)
	}
	if p.tight() {
		out = append(out, button("", "menu:share", text(p.w.Say("share.name"))), button("", "menu:download", text(p.w.Say("download.name"))))
	}
	if p.size == Narrow {
		out = append(out, button("", "menu:help", text(p.w.Say("legend.how"))))
	}
	return append(out, tongueLinks(browser.RootData("tongues"))...)
}

// tongueLinks lead to the page in other languages, given as "uk=uk/=Українська;…". The page's
// script has them keep the state.
func tongueLinks(given string) []app.UI {
	var out []app.UI
	for one := range strings.SplitSeq(given, ";") {
		if f := strings.SplitN(one, "=", 3); len(f) == 3 {
			out = append(out, h("a", at{"href", f[1], "hreflang", f[0], "lang", f[0], "data-tongue", f[0]}, text(f[2])))
		}
	}
	return out
}

// openPane shows a pane and moves the focus to it.
func (p *Page) openPane(name string) bool {
	if name == compareName("", "") {
		name = worthComparing(p)
	}
	s := p.m.State
	if name == "cite" {
		name = citeName("event", s.Event)
	}
	if family(name) != family(s.Panel) {
		s.Since = dataset.OptDay{} // each reading has its own
	}
	s.Panel, s.Step, s.Event, s.Actor, s.Other, s.Tie = name, 0, "", "", "", nil
	p.Set(s)
	focusSoon("#event", patience)
	return true
}

// patience is the number of frames that something may take to be rendered.
const patience = 30

// soon calls a function before each of some frames until it reports that it is done, because
// elements are rendered a frame or more after they are asked for.
func soon(tries int, done func() bool) {
	browser.Frame(func(float64) {
		if !done() && tries > 0 {
			soon(tries-1, done)
		}
	})
}

// focusSoon moves the focus to an element as soon as it exists.
func focusSoon(selector string, tries int) {
	soon(tries, func() bool {
		e := browser.Find(selector)
		if e.OK() {
			e.Focus()
		}
		return e.OK()
	})
}

// paneHead returns the top of a pane: its title and its as-of day.
func (n *panel) paneHead(name string) []app.UI {
	top := n.writer().Reading(n.p.w.Say("pane."+name+"-title"), n.p.m.AsOf())
	return append([]app.UI{n.closing(top[0])}, n.show(top[1:]...)...)
}

// back leads from a record back to the pane in which it was opened.
func (n *panel) back() app.UI {
	name := n.p.m.State.Panel
	label := family(name)
	return when(n.p.w.Has("pane."+label), func() app.UI {
		return h("p.src", nil, button("link", "pane:"+name, text("‹ "+n.p.w.Say("pane."+label))))
	})
}

// paneClock sets the as-of day of a pane.
func (n *panel) paneClock() app.UI {
	p := n.p
	day := edtf.FromDay(int64(p.m.AsOf())).String()
	return h("p.path-ask", nil,
		p.knownStep(-1, "tb framed", text("‹")),
		h("label", nil, h("span.sr", nil, text(p.w.Say("known.day"))), h("input", at{"type", "date", "data-do", "on-day", "value", day})),
		p.knownStep(1, "tb framed", text("›")),
		when(p.m.State.On.Given(), func() app.UI { return button("link", "latest", text(p.w.Say("known.forward"))) }))
}

// title returns the title of an event as it stood on the day of the page.
func (n *panel) title(e dataset.EventRef) string {
	if st, ok := n.p.m.Ledger.At(e, n.p.m.On()); ok {
		return st.Title
	}
	return n.p.m.D.Events[e].Title
}

// showAll shows all rows of a pane that was cut.
func (n *panel) showAll() bool {
	n.promised.all = true
	n.p.refresh()
	return true
}

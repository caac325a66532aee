package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
	"parley/app/story"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// authorStory is the pane of the story that the author laid.
const authorStory = "story-author"

// stops returns the stops of the story in force, nil for none. What a digest chooses
// from depends on the filter and the window, which its stops leave alone.
func (n *panel) stops() []story.Stop { return n.stopsOf(n.p.m.State.Panel) }

func (n *panel) stopsOf(name string) []story.Stop {
	m := n.p.m
	if name == authorStory {
		return story.Authored(m.D)
	}
	text, ok := strings.CutPrefix(name, "story-")
	count, err := strconv.Atoi(text)
	if !ok || err != nil && text != "all" {
		return nil
	}
	var events []dataset.EventRef
	for e := range m.Result.InTime {
		if m.Result.InWindow(e, m.From, m.To) && (count == 0 || m.D.Events[e].Type != codebook.Period) {
			events = append(events, e)
		}
	}
	return story.Stops(story.Digest(m.D, m.On(), events, m.Result.When, m.From, m.To, count))
}

// storyName returns the pane of a digest of that many events, 0 for all.
func storyName(count int) string {
	if count == 0 {
		return "story-all"
	}
	return "story-" + strconv.Itoa(count)
}

// catchUp offers the story in few or many events, with the time it takes to read.
func (n *panel) catchUp() []app.UI {
	p := n.p
	out := append(n.paneHead("story"), h("p.when", nil, h("b", nil, text(p.w.Window(p.m.From, p.m.To)))), h("p.sum", nil, text(p.w.Say("story.how"))))
	names := make([]string, 0, 4)
	if len(story.Known(story.Authored(p.m.D), p.m.On())) > 0 {
		names = append(names, authorStory)
	}
	seen := -1
	for _, count := range story.Lengths() {
		if k := len(n.stopsOf(storyName(count))); k > 0 && k != seen {
			names, seen = append(names, storyName(count)), k
		}
	}
	if len(names) == 0 {
		return append(out, h("p.sum", nil, text(p.w.Say("empty.window"))))
	}
	return append(out, h("ul.choices", nil, each(names, func(_ int, name string) app.UI {
		stops := n.stopsOf(name)
		label, counts := n.length(name, len(story.Known(stops, p.m.On())))
		return h("li", nil, h("button.link", at{"type", "button", "data-do", "pane:" + name, "data-count", counts}, text(label)), text(" "+p.w.Count("story.minutes", n.minutes(stops))))
	})...))
}

// length words the number of stops of a story, and returns what it counts: events of the
// window, or nothing for the author's steps.
func (n *panel) length(name string, stops int) (words, counts string) {
	if name == authorStory {
		return n.p.w.Count("story.author", stops), ""
	}
	return n.p.w.Count("story.events", stops), n.p.counted("events", inPane(name))
}

// minutes returns the time to read the stops up to the day of the page.
func (n *panel) minutes(stops []story.Stop) int {
	var known []story.Stop
	for _, i := range story.Known(stops, n.p.m.On()) {
		known = append(known, stops[i])
	}
	return story.Minutes(n.p.m.D, n.p.m.On(), known)
}

// storyOverview lists the stops of a story, each a link into it.
func (n *panel) storyOverview(stops []story.Stop) []app.UI {
	p := n.p
	known := story.Known(stops, p.m.On())
	long, counts := n.length(p.m.State.Panel, len(known))
	page := p.m.State.Panel == authorStory && !p.embed && p.device.own == nil && browser.RootData("single") == "" && !p.m.State.On.Given()
	out := append(n.paneHead("story"), h("p.sum", nil, h("span", at{"data-count", counts}, text(long)), text(p.w.Comma()+p.w.Count("story.minutes", n.minutes(stops)))),
		h("p.path-ask", nil, button("tb framed", "stop:1", text(p.w.Say("story.begin"))), button("link", "pane:story", text(p.w.Say("story.other"))),
			when(page, func() app.UI { return h("a", at{"href", "#steps"}, text(p.w.Say("story.page"))) })))
	return append(out, h("ol.links.contacts", nil, each(known, func(_, i int) app.UI {
		s, when := &stops[i], ""
		if s.Event >= 0 {
			when = p.w.ShortDate(p.m.Result.When(s.Event)) + " "
		}
		return h("li", nil, text(when), h("a", at{"href", "#" + n.stopState(stops, i+1).Fragment(), "data-do", "stop:" + strconv.Itoa(i+1), "dir", "auto", "lang", n.p.lang(n.stopTitle(s))}, text(n.stopTitle(s))))
	})...))
}

func (n *panel) stopTitle(s *story.Stop) string {
	if s.Title != "" {
		return s.Title
	}
	if s.Event >= 0 {
		return n.title(s.Event)
	}
	return n.p.w.Say("story.untitled")
}

// stopState returns the state of the page at a stop, numbered from 1.
func (n *panel) stopState(stops []story.Stop, number int) view.State {
	return stops[number-1].Apply(n.p.m.D, n.p.m.State, number)
}

// telling returns the current stop of the story and its number; 0 without a story, or if
// another event is selected.
func (n *panel) telling() ([]story.Stop, int) {
	s := n.p.m.State
	if s.Step == 0 {
		return nil, 0
	}
	stops := n.stops()
	if s.Step > len(stops) {
		return nil, 0
	}
	at := stops[s.Step-1]
	if n.p.m.Selected >= 0 && at.Event != n.p.m.Selected {
		return nil, 0
	}
	return stops, s.Step
}

// stop shows one stop of a story with links to the next and the previous one.
func (n *panel) stop(stops []story.Stop, number int) []app.UI {
	p := n.p
	s := &stops[number-1]
	out := []app.UI{
		n.kick(text(p.w.Say("story.place", p.w.Number(number), p.w.Number(len(stops))))),
		h("h2", at{"dir", "auto", "lang", n.p.lang(n.stopTitle(s))}, text(n.stopTitle(s))),
	}
	if p.m.State.On.Given() {
		out = append(out, h("p.said", nil, text(p.w.Say("known.on", p.w.For("known.on", 0).Date(edtf.FromDay(int64(p.m.On())))))))
	}
	told := s.Text
	if s.Event >= 0 {
		e, ok := p.book.Event(s.Event, p.m.On())
		if ok {
			out = append(out, h("p.when", nil, h("time", at{"datetime", e.When.Machine}, h("b", nil, text(e.When.Words))), text(n.where(&e))))
			if told == "" {
				told = strings.Join(e.Text, "\n\n")
			}
		}
		if told == "" && p.m.D.TextsMissing {
			out = append(out, h("p.quiet", nil, text(p.w.Say("texts.loading"))))
		}
		out = append(out, n.told(told)...)
		if ok {
			out = append(out, h("p.standing", nil, h("span", nil, h("b", nil, text(e.Evidence+". ")), text(e.Reason))))
		}
		out = append(out, h("p.src", nil, button("link", "event:"+string(p.m.D.Events[s.Event].ID), text(p.w.Say("story.whole-event")))))
	} else {
		out = append(out, n.told(told)...)
	}
	if n.p.m.State.Panel == authorStory {
		out = append(out, n.show(n.writer().Media(p.m.D.Steps[number-1].Media))...)
	}
	ways := []app.UI{}
	if number > 1 {
		ways = append(ways, button("tb framed", "stop:"+strconv.Itoa(number-1), text("‹ "+p.w.Say("story.previous"))))
	}
	if number < len(stops) {
		ways = append(ways, h("button", at{"type", "button", "class", "tb framed", "id", "story-next", "data-do", "stop:" + strconv.Itoa(number+1)}, text(p.w.Say("story.next")+" ›")))
	} else {
		ways = append(ways, h("span.quiet", nil, text(p.w.Say("story.end"))))
	}
	return append(out, h("p.path-ask", nil, append(ways, button("link", "stop:0", text(p.w.Say("story.overview"))))...))
}

// told returns a text in paragraphs.
func (n *panel) told(s string) []app.UI {
	if s == "" {
		return nil
	}
	return []app.UI{h("div.sum", nil, each(strings.Split(s, "\n\n"), func(_ int, t string) app.UI { return h("p", at{"dir", "auto", "lang", n.p.lang(t)}, text(t)) })...)}
}

// goStop goes to a stop of the story in force; 0 is its overview.
func (p *Page) goStop(arg string) bool {
	number, err := strconv.Atoi(arg)
	stops := p.panel.stops()
	if err != nil || number < 0 || number > len(stops) {
		return false
	}
	if number == 0 {
		s := p.m.State
		s.Step, s.Event = 0, ""
		p.Set(s)
	} else {
		p.Set(p.panel.stopState(stops, number))
	}
	focusSoon("#event", patience)
	return true
}

// stepStory goes to the next or the previous stop of the story; it reports false without a
// story.
func (p *Page) stepStory(step int) bool {
	stops, number := p.panel.telling()
	if number == 0 {
		return false
	}
	if next := number + step; next >= 1 && next <= len(stops) {
		return p.goStop(strconv.Itoa(next))
	}
	return true
}

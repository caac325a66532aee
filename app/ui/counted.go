package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/view"
	"parley/data/codebook"
	"parley/data/edtf"
)

// Every number of events, actors, claims, sources or contacts on the page carries
// what it counts, as data-count: for each number of its text a unit, '?' and the
// address of the page that holds what is counted.

// counted returns one of these: the unit and the state with its window, day and filters,
// after an edit, or nil for none.
func (p *Page) counted(unit string, edit func(s *view.State)) string {
	now := &p.m.State
	s := view.State{From: now.From, To: now.To, On: now.On, Query: now.Query, Place: now.Place,
		Actors: now.Actors, Types: now.Types, Statuses: now.Statuses, Standings: now.Standings}
	if edit != nil {
		edit(&s)
	}
	return unit + "?" + s.Fragment()
}

// allTime opens the window of a state to the whole record.
func allTime(s *view.State) { s.From, s.To = edtf.Past, edtf.Future }

// record is what a number counts over the whole record as known on the page's day.
func (p *Page) record(unit string, edit func(s *view.State)) string {
	s := view.State{On: p.m.State.On}
	allTime(&s)
	if edit != nil {
		edit(&s)
	}
	return unit + "?" + s.Fragment()
}

// ofWindow is what countLine counts: the events of the window, and those of all time.
func (p *Page) ofWindow() string {
	return p.counted("events", nil) + " " + p.counted("events", allTime)
}

// countLine words the number of events in the window and of all events, or of all matches while
// a search is active, so that an empty window does not read as no matches.
func (p *Page) countLine() string {
	if p.filtered() {
		return p.w.Say("count.of", p.w.Number(p.inWindow()), p.w.For("count.of", 1).Count("count.matches", p.m.Result.N))
	}
	return p.w.Say("count.of", p.w.Number(p.inWindow()), p.w.For("count.of", 1).Count("count.events", p.m.Result.Known))
}

// windowCount words the number of events in the window, without the total.
func (p *Page) windowCount() string {
	if p.filtered() {
		return p.countLine()
	}
	return p.w.Count("count.events", p.inWindow())
}

// windowCounted is what windowCount counts.
func (p *Page) windowCounted() string {
	if p.filtered() {
		return p.ofWindow()
	}
	return p.counted("events", nil)
}

// windowWords words the window, within the extent of the record.
func (p *Page) windowWords() string {
	known := p.m.Span()
	if from, to := max(p.m.From, known.From), min(p.m.To, known.To); from < to {
		return p.w.Window(from, to)
	}
	return p.w.Window(p.m.From, p.m.To)
}

// spanLine is the line above a list: its period, its number of events of all, and a link to the
// whole record; in an embed the link leads to the full page.
func (p *Page) spanLine() app.UI {
	all := p.w.Count("count.events", p.m.Result.N)
	if p.filtered() {
		all = p.w.Count("count.matches", p.m.Result.N)
	}
	return h("div.window-line", nil,
		h("span", at{"data-count", p.ofWindow()}, text(p.w.Say("tell.window", p.windowWords(), p.countLine()))),
		when(!p.embed && p.inWindow() < p.m.Result.N, func() app.UI {
			return h("button.link", at{"type", "button", "data-do", "whole", "data-count", p.counted("events", allTime)}, text(p.w.Say("list.all", all)))
		}))
}

// expected narrows a state to what lies ahead.
func expected(s *view.State) {
	for i := range codebook.StatusCount {
		if codebook.Status(i).Expected() {
			s.Statuses = append(s.Statuses, codebook.Status(i).Code())
		}
	}
}

// anywhere leaves out the place of a state: the world map shows what lies beside it.
func anywhere(s *view.State) { s.Place = "" }

// placedCounts is what the caption of the world map counts.
func (p *Page) placedCounts() string {
	return p.counted("placed", anywhere) + " " + p.counted("events", anywhere)
}

// inPane makes the state that of a pane.
func inPane(name string) func(*view.State) {
	return func(s *view.State) { s.Panel, s.Place = name, "" }
}

func (p *Page) inWindow() int { return p.m.Result.CountIn(p.m.From, p.m.To) }

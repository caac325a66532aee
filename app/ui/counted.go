package ui

import (
	"parley/app/view"
	"parley/data/edtf"
)

// Every number of events, actors, claims, sources or contacts on the page carries
// what it counts, as data-count: for each number of its text a unit, '?' and the
// address of the page that holds what is counted.

// counted is one of these: the unit and the state with its window, day and filters,
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

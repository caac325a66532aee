// Package worldmap draws where events happened: places sized by their events,
// clusters that open, land behind them, and a tray for what happened by phone,
// online or nowhere that is known. It is pure: the same dataset, state and size
// give the same scene, natively and in the browser.
package worldmap

import (
	"parley/app/query"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// preciseAs is how exactly a place is known: its kind, or what is coarser.
func preciseAs(p *dataset.Place) codebook.PlaceKind {
	if p.Precision.OnMap() && p.Precision > p.Kind {
		return p.Precision
	}
	return p.Kind
}

// countPlaces tallies the events of a result that may lie within [from, to) by
// the place where each was on the result's day; nowhere counts those without one.
func countPlaces(m *view.Model, r *query.Result, from, to edtf.Instant) (counts []Tally, nowhere int) {
	counts = make([]Tally, len(m.D.Places))
	for e := range r.All {
		st := r.State(e)
		switch {
		case !r.InWindow(e, from, to):
		case st.Where < 0:
			nowhere++
		default:
			counts[st.Where].add(e, m.D.Events[e].Type.Quad(), st.Status)
		}
	}
	return counts, nowhere
}

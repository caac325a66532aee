// Package worldmap draws where events happened: places sized by their events, clusters
// that open, land behind them, and rows of events without a dot: by phone, online or
// unlocated. It is pure: the same dataset, state and size give the same scene, natively
// and in the browser.
package worldmap

import (
	"parley/app/query"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// preciseAs returns how exactly a place is known: its kind, or its coarser precision.
func preciseAs(p *dataset.Place) codebook.PlaceKind {
	if p.Precision.OnMap() && p.Precision > p.Kind {
		return p.Precision
	}
	return p.Kind
}

// countPlaces tallies the events of a result that may lie within [from, to) by their place
// on the result's day; nowhere counts events without a place. O(events).
func countPlaces(m *view.Model, r *query.Result, from, to edtf.Instant) (counts []Tally, nowhere int) {
	counts = make([]Tally, len(m.D.Places))
	for e := range r.All {
		st := r.State(e)
		switch {
		case !r.InWindow(e, from, to):
		case st.Where < 0:
			nowhere++
		default:
			counts[st.Where].add(e, m.D.Quad(&m.D.Events[e]), st.Status)
		}
	}
	return counts, nowhere
}

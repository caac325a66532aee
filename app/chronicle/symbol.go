package chronicle

import (
	"parley/data/codebook"
	"parley/data/dataset"
)

// Symbol returns the id of an event's mark in the page's sprite: m and the number of
// its shape (mf for a deadline, mp for a period), then x when it did not come
// about, d while it is expected, h when it is disputed or denied.
func Symbol(d *dataset.Dataset, e *dataset.Event, st codebook.Status, ev codebook.Standing) string {
	s := shapeSymbol(d.Sign(e).Shape)
	switch e.Type {
	case codebook.Deadline:
		s = "mf"
	case codebook.Period:
		s = "mp"
	}
	switch {
	case st.Off():
		return s + "x"
	case st.Expected():
		return s + "d"
	case ev == codebook.Disputed || ev == codebook.Denied:
		return s + "h"
	}
	return s
}

// Class returns the class name that gives a mark the colour of its quad class.
func Class(q codebook.Quad) string { return "q" + string(rune('0'+q)) }

// glyphs is the sign of each stance in the rail of claims.
var glyphs = map[codebook.Stance]string{
	codebook.NoStance: "g-asserts", codebook.Asserts: "g-asserts", codebook.Confirms: "g-confirms", codebook.Reports: "g-reports",
	codebook.Announces: "g-ahead", codebook.Promises: "g-ahead", codebook.Threatens: "g-ahead", codebook.Predicts: "g-ahead",
	codebook.Doubts: "g-doubts", codebook.Denies: "g-denies", codebook.Disputes: "g-denies", codebook.Retracts: "g-retracts",
}

// Glyph returns the id of a stance's sign in the page's sprite.
func Glyph(s codebook.Stance) string { return glyphs[s] }

// StandingGlyph returns the id of the sign of a standing, "" for NoStanding.
func StandingGlyph(s codebook.Standing) string {
	if s == codebook.NoStanding {
		return ""
	}
	return "s-" + s.Code()
}

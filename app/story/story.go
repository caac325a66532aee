// Package story selects and steps through a story of a record: a digest of its most important
// events, or the steps of an author.
package story

import (
	"slices"
	"strings"

	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Lengths returns the numbers of events that a digest can have; 0 means all.
func Lengths() []int { return []int{5, 15, 0} }

// Stop is one stop of a story: a state of the page with a title and text.
type Stop struct {
	Event    dataset.EventRef // or None
	From, To edtf.Instant     // window to show; both zero: unchanged
	On       dataset.OptDay   // knowledge day; LatestDay: everything; none: unchanged
	Title    string           // by the author, or "" for that of the event
	Text     string           // by the author, or "" for that of the event
}

// shown is the number of parts of the window; a second event within one part of another loses
// worth.
const shown = 12

// manyClaims is the number of claims above which more add no worth.
const manyClaims = 20

// Digest selects n of the given events by importance so that they cover the time [from, to);
// all of them for n <= 0. A shorter digest is a subset of every longer one. The result is in
// the order of events. when returns the date of an event. O(n × events).
//
// The selection is greedy: an event's worth is the square of its importance plus a small term
// for its claims known on the day, reduced by its proximity in time to events already chosen.
func Digest(d *dataset.Dataset, on dataset.Day, events []dataset.EventRef, when func(dataset.EventRef) edtf.Date, from, to edtf.Instant, n int) []dataset.EventRef {
	if n <= 0 || n >= len(events) {
		return slices.Clone(events)
	}
	span := float64(max(to-from, 1)) / shown
	at := make([]float64, len(events))
	worth := make([]float64, len(events))
	for i, e := range events {
		at[i] = float64(when(e).Mid()-from) / span
		w := float64(d.Events[e].Weight())
		worth[i] = float64(w*w) + float64(min(claimsOn(&d.Events[e], on), manyClaims))/4
	}
	near := make([]float64, len(events)) // 0 far from all chosen events, 1 at the same time
	chosen := make([]bool, len(events))
	var out []dataset.EventRef
	for range n {
		best := -1
		for i := range events {
			if !chosen[i] && (best < 0 || worth[i]*(1-0.75*near[i]) > worth[best]*(1-0.75*near[best])) {
				best = i
			}
		}
		chosen[best] = true
		out = append(out, events[best])
		for i := range events {
			apart := at[i] - at[best]
			near[i] = max(near[i], 1-min(1, max(apart, -apart)))
		}
	}
	slices.Sort(out)
	return out
}

// claimsOn counts the claims of an event that were known on a day.
func claimsOn(e *dataset.Event, on dataset.Day) (n int) {
	for i := range e.Claims {
		if e.Claims[i].Known <= on {
			n++
		}
	}
	return n
}

// Known returns the indexes of the stops that show nothing later than a day.
func Known(stops []Stop, on dataset.Day) []int {
	var out []int
	for i := range stops {
		if !stops[i].On.Given() || stops[i].On.Or(on) <= on {
			out = append(out, i)
		}
	}
	return out
}

// Stops returns a stop for each event. The window stays unchanged.
func Stops(events []dataset.EventRef) []Stop {
	out := make([]Stop, len(events))
	for i, e := range events {
		out[i] = Stop{Event: e}
	}
	return out
}

// Authored returns the steps of the author of a dataset, in order. A step whose window has an
// open end keeps the window; a step without a day shows everything known.
func Authored(d *dataset.Dataset) []Stop {
	out := make([]Stop, len(d.Steps))
	for i, s := range d.Steps {
		out[i] = Stop{Event: s.Event, Title: s.Title, Text: s.Text}
		if !s.From.IsZero() && !s.To.IsZero() && s.From.Earliest.Finite() && s.To.Latest.Finite() && s.To.Latest > s.From.Earliest {
			out[i].From, out[i].To = s.From.Earliest, s.To.Latest
		}
		if out[i].On = dataset.SomeDay(s.On); s.On == dataset.DayNone {
			out[i].On = dataset.SomeDay(dataset.LatestDay)
		}
	}
	return out
}

// Apply returns the state of the page at a stop, based on v. number counts from 1.
func (s *Stop) Apply(d *dataset.Dataset, v view.State, number int) view.State {
	v.Step, v.Event, v.Actor, v.Other = number, "", "", ""
	if s.Event >= 0 {
		v.Event = d.Events[s.Event].ID
	}
	if s.To > s.From {
		v.From, v.To = s.From, s.To
	}
	if s.On.Given() {
		v.On = view.KnownOn(s.On.Or(dataset.LatestDay))
	}
	return v
}

// wordsPerMinute is the reading speed; unread is the assumed length in words of a text that is
// not loaded.
const (
	wordsPerMinute = 220
	unread         = 35
)

// Minutes returns the time in minutes to read the titles and texts of stops as known on a day,
// at least 1.
func Minutes(d *dataset.Dataset, on dataset.Day, stops []Stop) int {
	n := 0
	for i := range stops {
		title, text := stops[i].Title, stops[i].Text
		if e := stops[i].Event; e >= 0 {
			if title == "" {
				title = d.Events[e].Title
			}
			if text == "" && d.Events[e].WholeOn(on) {
				text = d.Events[e].Text
			}
		}
		if text == "" && d.TextsMissing {
			n += unread
		}
		n += len(strings.Fields(title)) + len(strings.Fields(text))
	}
	return max(1, (n+wordsPerMinute-1)/wordsPerMinute)
}

// Package view holds what a reader is looking at: State, which the address
// fragment carries, and Model, which joins a dataset with a state and is what
// the charts are built from.
package view

import (
	"parley/data/dataset"
	"parley/data/edtf"
)

// Name is one of the views of the page.
type Name uint8

// The views.
const (
	Timeline Name = iota
	Actors
	Map
	List
	Table
)

// Lanes is how the timeline is divided.
type Lanes uint8

// The lane modes. OwnLanes is the default: the division in which the record is a picture.
const (
	OwnLanes Lanes = iota
	ByDelegation
	NoLanes
	ByActor
	ByType
	ByPair
)

// Scale is how the timeline draws time.
type Scale uint8

// The scales. ToScale is the default.
const (
	ToScale     Scale = iota
	Stretched         // crowded days are wider
	Broken            // long gaps are left out
	InOrder           // each day with events has the same width
	Logarithmic       // each tenfold distance from the end of the record has the same width
	Relative          // to scale, counted from a day
)

// Form is how the actor map is drawn.
type Form uint8

// The forms. OwnForm is the default: by delegation where the record has some,
// else flat.
const (
	OwnForm Form = iota
	Delegations
	Flat
	Rows
	Matrix
	ActorTable
)

// Layer is which kind of tie the flat map draws: the kinds are never summed.
type Layer uint8

// The layers. TogetherLayer is the default.
const (
	TogetherLayer Layer = iota
	AboutLayer
	BelongsLayer
)

// State is everything a reader can choose. It names records by id, so that it
// outlives a dataset version. The zero State is the page as it opens; a field
// at its zero value is not written into the address.
type State struct {
	From, To  edtf.Instant      // window; both zero: the view's own default
	On        dataset.OptDay    // as known on; none: latest (see KnownOn)
	Event     dataset.EventID   // selected event
	Actors    []dataset.ActorID // filter by actors
	Actor     dataset.ActorID   // selected actor (opened in the panel)
	Other     dataset.ActorID   // second actor of a selected pair or path
	Place     dataset.PlaceID   // selected place
	Types     []string          // codes of event types, or quad codes
	Statuses  []string          // codes
	Standings []string          // codes
	Query     string
	View      Name
	Lanes     Lanes
	Scale     Scale
	Zero      dataset.OptDay // the day that a Relative scale counts from; none: that of the selected event
	Form      Form
	Layer     Layer
	Tie       []string       // selected tie of the actor map: keys of its delegations
	Forward   bool           // chains between two actors go forward in time only
	Spot      Spot           // the part of the world map that is seen
	Theme     string         // "", light or dark
	Lang      string         // "", or BCP 47
	Panel     string         // what the panel shows when no record is selected: "", deadlines, changes, story, compare, cite, facts
	Step      int            // stop of the story, from 1
	Since     dataset.OptDay // "what changed" since that day
}

// KnownOn returns the State.On of a day: none for LatestDay, on which nothing is hidden.
func KnownOn(day dataset.Day) dataset.OptDay {
	if day == dataset.LatestDay {
		return dataset.OptDay{}
	}
	return dataset.SomeDay(day)
}

// Package testkit generates datasets of any size for tests and benchmarks. The
// same options give the same dataset on every machine. Countries, people and
// outlets are invented.
//
// Only tests and programs below cmd may import it.
package testkit

import (
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Style is how the events of a dataset look.
type Style uint8

// Styles of a dataset.
const (
	// Written events look like an editor's: titles are composed from templates
	// and names in four scripts, one event in four has more than one claim, and
	// events have links and histories.
	Written Style = iota
	// Coded events look like machine-coded news, as in event data sets: titles
	// from a stock of a few hundred, one claim each by the publisher of its
	// source.
	Coded
)

// Options are the parameters of a dataset. The zero value is 30 years of
// Written events, with a number of actors that depends on the number of events.
type Options struct {
	Seed   uint64 // any value, including 0
	Style  Style
	Actors int // number of actors, at least 60; 0 means 60 to 300, growing with the events
	Years  int // length of the period, which ends in 2024; 0 means 30
}

// Shares in percent.
const (
	shareRanges    = 30
	shareUncertain = 4
	sharePlaced    = 70
	shareLinked    = 12
	shareHistory   = 6
	shareAhead     = 2 // share of the period after the dataset's as_of day
)

// importances are the percentages of events with importance 1 to 5.
var importances = []int{60, 25, 10, 4, 1}

// Events returns a sealed dataset of n events, n >= 0.
func Events(n int, o Options) *dataset.Dataset {
	if o.Years == 0 {
		o.Years = 30
	}
	if o.Actors == 0 {
		o.Actors = min(max(60, 60+n/400), 300)
	}
	m := &maker{rng: newRand(o.Seed), o: o, d: &dataset.Dataset{}}
	m.last = edtf.FromCivil(2025, 1, 1).Day() - 1
	m.first = edtf.FromCivil(2025-int64(o.Years), 1, 1).Day()
	m.asOf = m.last - (m.last-m.first)*shareAhead/100
	m.meta()
	m.places()
	m.cast(max(o.Actors, 60))
	m.relations()
	m.events(n)
	dataset.Seal(m.d)
	return m.d
}

// maker is the shared state of the generator.
type maker struct {
	rng               *rand
	o                 Options
	d                 *dataset.Dataset
	first, last, asOf int64 // days of the period, and the last one that is not in the future
	lanes             []lane
	outlets           []dataset.ActorRef
	sources           map[int64]dataset.SourceRef // by day and outlet
	modes             [codebook.TypeCount][]codebook.Mode
	titles            *titler
	parts             []dataset.Part  // block that rows are cut from
	claimRows         []dataset.Claim // same for claims
	placeOf           [laneCount][]dataset.PlaceRef
	remote            dataset.PlaceRef
	laneWeights       *dice
	typeDice          *dice
	importDice        *dice
	stanceDice        *dice
}

func (m *maker) meta() {
	m.d.Meta = dataset.Meta{
		ID: "testkit", Title: "Generated events", Description: "Invented countries, people and outlets, for tests.",
		Language: "en", Timezone: "Etc/UTC", AsOf: edtf.FromDay(m.asOf), Version: "1.0.0", License: "CC0-1.0",
		Creators: []dataset.Creator{{Name: "testkit"}}, Keywords: []string{"test", "generated"},
		Credits: []string{"Nothing here has happened."},
	}
}

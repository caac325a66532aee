package dataset_test

import (
	"fmt"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

func day(text string) edtf.Date {
	d, err := edtf.Parse(text)
	if err != nil {
		panic(err)
	}
	return d
}

// Seal sorts the events and updates all refs: the link still leads to the
// talks.
func ExampleSeal() {
	d := &dataset.Dataset{Events: []dataset.Event{
		{ID: "talks", Title: "Talks", When: day("2025-08-15"), Where: dataset.None},
		{ID: "call", Title: "Call", When: day("2025-08-06"), Where: dataset.None, Links: []dataset.Link{{To: 0, Kind: codebook.Causes}}},
	}}
	dataset.Seal(d)
	for _, e := range d.Events {
		fmt.Println(e.When, e.Title)
	}
	fmt.Println("the call leads to", d.Events[d.Events[0].Links[0].To].ID)
	// Output:
	// 2025-08-06 Call
	// 2025-08-15 Talks
	// the call leads to talks
}

// A Ledger returns the state of an event on any day.
func ExampleLedger_At() {
	d := &dataset.Dataset{
		Actors:  []dataset.Actor{{ID: "ann", Name: "Ann", PartOf: dataset.None}},
		Sources: []dataset.Source{{ID: "paper", Publisher: dataset.None, CitedIn: dataset.None, Published: day("2025-08-01")}},
		Events: []dataset.Event{{
			ID: "talks", Title: "Talks", When: day("2025-08-15"), Where: dataset.None, Status: codebook.Happened,
			Claims:  []dataset.Claim{{SaidIn: dataset.None, By: 0, For: dataset.None, Source: 0, CitedFrom: dataset.None, Stance: codebook.Announces}},
			History: []dataset.Change{{At: day("2025-08-15"), Field: "status", From: "planned", To: "happened", Claim: dataset.None, Source: dataset.None}},
		}},
	}
	dataset.Seal(d)
	l := dataset.NewLedger(d)
	for _, text := range []string{"2025-07-31", "2025-08-06", "2025-08-16"} {
		state, known := l.At(0, dataset.FirstDay(day(text)))
		if !known {
			fmt.Println(text, "not known yet")
			continue
		}
		fmt.Println(text, state.Status.Code())
	}
	// Output:
	// 2025-07-31 not known yet
	// 2025-08-06 planned
	// 2025-08-16 happened
}

// Day 0 is a valid day; an OptDay records whether a day is given.
func ExampleOptDay() {
	var none dataset.OptDay
	fmt.Println(none.Or(dataset.LatestDay) == dataset.LatestDay, dataset.SomeDay(0).Or(dataset.LatestDay))
	// Output: true 0
}

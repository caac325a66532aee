package testkit

import (
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Rewritten gives events of a record a history of former titles, dates, places,
// participants, statuses and texts, each with the event in which the change was
// announced. It changes d in place and seals it again.
func Rewritten(d *dataset.Dataset, seed uint64) *dataset.Dataset {
	rng := newRand(seed)
	for i := range d.Events {
		e := &d.Events[i]
		if rng.below(3) > 0 || e.Known == dataset.DayNone || e.Known == dataset.LatestDay || len(e.History) > 0 {
			continue
		}
		change := func(field, from, to string) {
			e.History = append(e.History, dataset.Change{At: edtf.FromDay(int64(e.Known) + int64(rng.below(300))), Field: field, From: from, To: to,
				Claim: dataset.EventRef(rng.below(len(d.Events))), Source: dataset.None})
		}
		change("title", "Before: "+e.Title, e.Title)
		change("when", edtf.FromDay(int64(e.Known)-int64(rng.below(20))).String(), e.When.String())
		change("text", "An older text.", e.Text)
		if len(d.Places) > 0 {
			change("where", string(d.Places[rng.below(len(d.Places))].ID), "")
		}
		if len(e.Who) > 0 {
			change("who", string(d.Actors[e.Who[0].Actor].ID)+", "+string(d.Actors[rng.below(len(d.Actors))].ID), "")
		}
		if e.Status == codebook.Happened {
			was := [...]codebook.Status{codebook.Planned, codebook.Possible, codebook.Postponed}[rng.below(3)]
			change("status", was.Code(), e.Status.Code())
		}
	}
	dataset.Seal(d)
	return d
}

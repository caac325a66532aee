package timeline

import (
	"math/rand/v2"
	"slices"
	"testing"

	"parley/app/network"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

// recast gives every third event former participants.
func recast(d *dataset.Dataset, rng *rand.Rand) *dataset.Dataset {
	for i := range d.Events {
		e := &d.Events[i]
		if rng.IntN(3) > 0 || len(e.Who) == 0 || e.Known == dataset.DayNone || e.Known == dataset.LatestDay {
			continue
		}
		for range 2 {
			from := string(d.Actors[e.Who[len(e.Who)-1].Actor].ID)
			if rng.IntN(2) == 0 {
				from += ", " + string(d.Actors[rng.IntN(len(d.Actors))].ID)
			}
			e.History = append(e.History, dataset.Change{At: edtf.FromDay(int64(e.Known) + int64(rng.IntN(200))), Field: "who", From: from, Claim: dataset.None, Source: dataset.None})
		}
	}
	dataset.Seal(d)
	return d
}

// belongs reports, by the definition of a lane alone, whether an event lies in it.
func belongs(d *dataset.Dataset, boxes *network.Boxes, l *laneState, e *dataset.Event) bool {
	lead := leader(e.Who)
	takes := network.Participants(nil, e.Who)
	if len(takes) == 0 && lead >= 0 {
		takes = append(takes, lead)
	}
	switch l.kind {
	case actorLane:
		return slices.Contains(takes, l.actor)
	case pairLane:
		takes = network.Participants(nil, e.Who)
		takes = takes[:min(len(takes), mostParties)]
		return slices.Contains(takes, l.actor) && slices.Contains(takes, l.with)
	case boxLane:
		key := func(a dataset.ActorRef) bool { return boxes.List[boxes.Of[a]].Key == l.key }
		return lead >= 0 && (key(lead) || slices.ContainsFunc(takes, key))
	}
	return false
}

// elsewhere reports whether somebody takes part in an event whose delegation has no lane.
func elsewhere(c *Chart, d *dataset.Dataset, boxes *network.Boxes, e *dataset.Event) bool {
	takes := network.Participants(nil, e.Who)
	if lead := leader(e.Who); lead >= 0 {
		takes = append(takes, lead)
	}
	return len(takes) == 0 || slices.ContainsFunc(takes, func(a dataset.ActorRef) bool {
		return !slices.ContainsFunc(c.lanes, func(l laneState) bool { return l.kind == boxLane && l.key == boxes.List[boxes.Of[a]].Key })
	})
}

// TestLanesEqualRecordOnRandomDays checks on random days, in both directions, that every
// event lies in the lane of everyone who takes part as the record known on that day has
// them, in the last lane otherwise, and that one lane names it.
func TestLanesEqualRecordOnRandomDays(t *testing.T) {
	for _, mode := range []view.Lanes{view.ByActor, view.ByPair, view.ByDelegation} {
		rng := rand.New(rand.NewPCG(20250815, uint64(mode)))
		m := view.NewModel(recast(bundled.Wide(t), rng))
		c := newChart(m, mode)
		boxes := network.NewBoxes(m.D)
		days := m.Ledger.Changes()
		recast := 0
		for k := range 30 {
			day := days[rng.IntN(len(days))] - dataset.Day(rng.IntN(2))
			slow, s := m.D, view.State{}
			if k%5 > 0 {
				slow, s.On = dataset.AsKnownOn(m.D, day), dataset.SomeDay(day)
			}
			m.Set(s)
			c.Refresh(m)
			x := dataset.NewIndex(slow)
			parts := make([]int, len(c.lanes))
			for ref := range m.Result.All {
				if !c.pass[ref] || m.D.Events[ref].Type == codebook.Period {
					continue
				}
				e := &slow.Events[x.Event(m.D.Events[ref].ID)]
				some, named := false, 0
				for i := range c.lanes {
					l := &c.lanes[i]
					want := belongs(slow, boxes, l, e)
					switch l.kind {
					case restLane:
						want = !some
					case othersLane:
						want = elsewhere(c, slow, boxes, e)
					}
					some = some || want
					if got := slices.Contains(l.refs, ref); got != want {
						t.Fatalf("%v on %s: %s in lane %s: %v", mode, edtf.FromDay(int64(day)), e.ID, l.key, got)
					}
					parts[i] += b2i(want)
					named += b2i(want && c.lay.names(i, ref))
				}
				if named != 1 {
					t.Fatalf("%v on %s: %d lanes name %s", mode, edtf.FromDay(int64(day)), named, e.ID)
				}
				recast += b2i(!slices.Equal(e.Who, m.D.Events[ref].Who))
			}
			m.Look(m.Extent.From-400*edtf.DaySeconds, m.Extent.To+400*edtf.DaySeconds)
			for i, b := range c.Layout(m, Size{W: 1016}).Lanes {
				if b.Count != parts[i] {
					t.Fatalf("%v on %s: lane %s says %d events, want %d", mode, edtf.FromDay(int64(day)), b.Key, b.Count, parts[i])
				}
			}
		}
		if recast < 100 {
			t.Errorf("%v: %d events had others in them", mode, recast)
		}
	}
}

// TestAidesJoinLater checks in the bundled record that the aides' lanes lack the meeting in
// Alaska before it is known that they attend.
func TestAidesJoinLater(t *testing.T) {
	m := view.NewModel(bundled.Wide(t))
	c := newChart(m, view.ByActor)
	summit := m.IDs.Event("2025-08-15-anchorage")
	for _, tt := range []struct {
		on            string
		putin, others bool
	}{{"2025-08-14", true, false}, {"2025-08-15", true, true}} {
		m.Set(view.State{On: dataset.SomeDay(dataset.FirstDay(date(t, tt.on)))})
		c.Refresh(m)
		for i := range c.lanes {
			l := &c.lanes[i]
			want, watched := map[string]bool{"putin": tt.putin, "trump": tt.putin, "lavrov": tt.others, "rubio": tt.others, "witkoff": tt.others, "ushakov": tt.others}[l.key]
			if got := slices.Contains(l.refs, summit); watched && got != want {
				t.Errorf("%s in the lane of %s: %v", tt.on, l.key, got)
			}
		}
	}
}

package timeline

import (
	"fmt"
	"slices"
	"testing"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

// TestLaneLineCountsRecord compares the count of every lane with a slow count of the events
// in which it has a part: both bundled sets and the small records, all lane modes, the whole
// range, months, days and hours.
func TestLaneLineCountsRecord(t *testing.T) {
	for name, d := range bundled.Records(t) {
		for _, mode := range modes {
			m := view.NewModel(d)
			c := newChart(m, mode)
			boxes := network.NewBoxes(d)
			for _, w := range testWindows(m) {
				m.Look(w.From, w.To)
				f := c.Layout(m, Size{W: 1016, H: 400})
				for i := range c.lanes {
					want := slowParts(c, m, boxes, i, f.window())
					if got := f.Lanes[i].Count; got != want {
						t.Errorf("%s, %v, lane %s, %v: %d, want %d", name, mode, c.lanes[i].key, w, got, want)
					}
				}
			}
		}
	}
}

// testWindows returns windows of a record from long to short.
func testWindows(m *view.Model) []timescale.Span {
	from, to := m.Extent.From, m.Extent.To
	mid := from + (to-from)/2
	out := []timescale.Span{{From: from, To: to}, {From: from - 1000, To: mid}}
	for _, days := range []edtf.Instant{400, 60, 7, 1} {
		for k := range edtf.Instant(5) {
			at := timescale.Floor(from+(to-from)/5*k, edtf.DaySeconds)
			out = append(out, timescale.Span{From: at, To: at + days*edtf.DaySeconds})
		}
	}
	return append(out, timescale.Span{From: mid, To: mid + 5000})
}

// slowParts counts the events of lane i one by one.
func slowParts(c *Chart, m *view.Model, boxes *network.Boxes, i int, w timescale.Span) (n int) {
	for ref := range m.Result.All {
		e, s := &m.D.Events[ref], &c.latest[ref]
		if e.Type == codebook.Period || s.form != nowhere && (s.from >= w.To || max(s.to, s.from+1) <= w.From) {
			continue
		}
		if hasPart(c, boxes, i, e) {
			n++
		}
	}
	return n
}

// hasPart reports by definition whether lane i has a part in an event. The last lane of
// delegations has those without a lane of their own; in other modes, events in no lane.
func hasPart(c *Chart, boxes *network.Boxes, i int, e *dataset.Event) bool {
	l := &c.lanes[i]
	switch l.kind {
	case wholeLane:
		return true
	case typeLane:
		return c.d.Type(e) == l.typ
	case restLane:
		return !slices.ContainsFunc(c.lanes[:i], func(o laneState) bool { return belongs(c.d, boxes, &o, e) })
	case othersLane:
		who := network.Participants(nil, e.Who)
		if lead := leader(e.Who); len(who) == 0 && lead >= 0 {
			who = append(who, lead)
		}
		return len(who) == 0 || slices.ContainsFunc(who, func(a dataset.ActorRef) bool {
			return !slices.ContainsFunc(c.lanes[:i], func(o laneState) bool { return o.key == boxes.List[boxes.Of[a]].Key })
		})
	}
	return belongs(c.d, boxes, l, e)
}

// TestEveryPartHasItsMark checks that an event of the window stands in the lane of every
// delegation, actor or pair that takes part, as a mark or in a bar, that one lane names it,
// and that the lanes' names add up to the events of the page: each is counted once.
func TestEveryPartHasItsMark(t *testing.T) {
	sets := bundled.Records(t)
	for name, d := range sets {
		for _, mode := range modes {
			m := view.NewModel(d)
			c := newChart(m, mode)
			boxes := network.NewBoxes(d)
			for _, w := range testWindows(m) {
				m.Look(w.From, w.To)
				var s scene.Scene
				c.Build(m, Size{W: 1016, H: 500}, &s)
				drawn := map[scene.Target]bool{}
				for _, n := range s.Nodes {
					drawn[n.Target] = true
				}
				for ref := range m.Result.All {
					e, s := &m.D.Events[ref], &c.shapes[ref]
					if e.Type == codebook.Period || !w.Contains(s.at) {
						continue
					}
					named := 0
					for i := range c.lanes {
						l, b := &c.lanes[i], &c.frame.Lanes[i]
						if !hasPart(c, boxes, i, e) {
							continue
						}
						named += b2i(c.lay.names(i, ref))
						mark := drawn[scene.Target{Kind: scene.EventTarget, Ref: int32(ref), Other: int32(i)}]
						if hazy := b.Count > 0 && c.pack(l, c.frame.octave).seats[c.position(l, ref)].Row == setAside; !mark && !b.bars && !hazy {
							t.Fatalf("%s, lanes %v, %v: %s has no mark in lane %s", name, mode, w, e.ID, l.key)
						}
					}
					if named != 1 {
						t.Fatalf("%s, lanes %v: %d lanes name %s", name, mode, named, e.ID)
					}
				}
			}
		}
	}
}

// TestNoLaneSaysZeroBesideItsEvent checks over the whole wide record, in steps of three
// days, that a lane counts no events only if no event of those days has a part of it.
func TestNoLaneSaysZeroBesideItsEvent(t *testing.T) {
	m := view.NewModel(bundled.Wide(t))
	c := newChart(m, view.ByDelegation)
	boxes := network.NewBoxes(m.D)
	var s scene.Scene
	guests := 0
	for day := m.Extent.From; day < m.Extent.To; day += 3 * edtf.DaySeconds {
		m.Look(day, day+3*edtf.DaySeconds)
		c.Build(m, Size{W: 1016, H: 400}, &s)
		for i := range c.frame.Lanes {
			b := &c.frame.Lanes[i]
			want := slowParts(c, m, boxes, i, c.frame.window())
			words := fmt.Sprintf("%d event", want)
			if want != 1 {
				words += "s"
			}
			if k := slices.IndexFunc(s.Marks, func(k scene.Mark) bool {
				return k.Kind == scene.Text && (k.Str == words || k.Str == fmt.Sprint(want) || b.Hazy > 0)
			}); k < 0 {
				t.Fatalf("%s is in %d events and the picture does not say so", b.Name, want)
			}
			if got := c.Speak(m, scene.Target{Kind: scene.LaneTarget, Ref: int32(i), Count: int32(b.Count)}); got != b.Name+", "+words {
				t.Fatalf("spoken %q, want %s, %s", got, b.Name, words)
			}
			l := &c.lanes[i]
			guests += b2i(want > 0 && !slices.ContainsFunc(l.refs, func(e dataset.EventRef) bool {
				return c.lay.names(i, e) && c.shapes[e].from < m.To && c.shapes[e].to > m.From
			}))
		}
	}
	if guests < 5 {
		t.Errorf("only %d lanes take part and lead nothing", guests)
	}
}

// TestSmallRecordFillsItsPage checks that the lanes of a record of some events take most of
// the height that they are given, and are never higher.
func TestSmallRecordFillsItsPage(t *testing.T) {
	for _, name := range []string{"merger", "season", "trial"} {
		m := caseModel(t, name)
		c := newChart(m, Own(m.D))
		for _, h := range []scene.Px{360, 430, 520} {
			f := c.Layout(m, Size{W: 1280, H: h})
			if share := f.LanesH / h; share > 1.001 || share < 0.6 || name == "merger" && share < 0.9 {
				t.Errorf("%s: the lanes take %.0f of %.0f pixels", name, f.LanesH, h)
			}
		}
	}
}

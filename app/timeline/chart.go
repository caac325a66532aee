// Package timeline draws the record along time: an axis, periods, lanes of
// events, the links of the selected one, the overview strip and the ruler of
// knowledge. It is pure: a Chart fills scenes, a backend shows them.
//
// What depends on the data alone is worked out by New; what depends on the
// filter, once per result; what depends on the zoom, once per octave. A frame
// then costs as much as it has pixels.
package timeline

import (
	"slices"

	"parley/app/density"
	"parley/app/lane"
	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Chart draws one dataset in one lane mode. It keeps the memory of its last
// frames, so that a warm frame allocates nothing; it is used from one goroutine.
type Chart struct {
	d    *dataset.Dataset
	mode view.Lanes
	say  *phrases
	meas scene.Measurer

	latest []shape      // per event, as it is known now
	days   []shape      // these, or those of an earlier day: on an axis of days
	shapes []shape      // these, or on a finer axis as they lie on the dataset's clock
	last   edtf.Instant // by when all of the latest have ended
	clock  clockShapes
	past   past
	pass   []bool             // per event: passes the filter and has a place on the axis
	lost   []dataset.EventRef // what passes and has no place on the axis
	lay    *division
	lanes  []laneState
	bars   []dataset.EventRef // periods, by start

	epoch     uint32
	result    bool               // a result has been taken in
	order     []dataset.EventRef // all events by time: see inTime
	walk      []dataset.EventRef // what passes, by time
	walkEpoch uint32

	known  knownBars
	months overviewBars

	packer lane.Packer
	frame  Frame
	names  names
	draw   drawing
}

// laneState is a lane with what the present filter lets through.
type laneState struct {
	laneSpec
	name      string
	lines     [2]string // the name as it fits the gutter
	quiet     string    // the same on one line, in the ink of a lane without events
	brief     string    // and with room for a number beside it
	collapsed bool

	// own as it is on the latest day: by place of the symbol, by beginning, by end;
	// and guests by place.
	byAt, byFrom, byTo, guestsAt []dataset.EventRef

	refs  []dataset.EventRef // what passes, by place of the symbol
	items lane.Items         // the same for packing
	rough []uint8            // what packing must know besides: see roughOf
	lost  int                // what passes and has no place on the axis
	reach density.Overlaps   // their stretches
	tree  density.Tree       // their places and ranks
	ticks *density.Places    // what the base line shows: tree, or guest
	guest density.Places
	odd   stretches      // of the guests that do not last the day around their place
	away  int            // guests without a place on the axis
	rest  density.Places // all of the lane's ticks, whatever the filter
	packs [keptPacks]pack
}

// keptPacks is for how many zoom octaves the rows are kept.
const keptPacks = 6

// New prepares a chart of a sealed dataset. The measurer gives the widths of
// names; words says everything a reader reads.
func New(d *dataset.Dataset, mode view.Lanes, w *words.Words, meas scene.Measurer) *Chart {
	c := &Chart{d: d, mode: mode, say: newPhrases(w), meas: meas}
	c.latest = make([]shape, len(d.Events))
	asOf := d.AsOfDay()
	c.last = edtf.Past
	for i := range d.Events {
		e := &d.Events[i]
		st := dataset.State{Status: e.Status, Standing: e.Standing, When: e.When}
		c.latest[i] = shapeOf(e, dataset.EventRef(i), st, asOf)
		if s := &c.latest[i]; s.form != nowhere && s.form != period {
			c.last = max(c.last, s.to)
		}
		if c.latest[i].form == period {
			c.bars = append(c.bars, dataset.EventRef(i))
		}
	}
	c.days, c.shapes = c.latest, c.latest
	c.clock.find(d)
	c.lay = divide(d, mode)
	for _, spec := range c.lay.lanes {
		l := laneState{laneSpec: spec}
		l.name = c.say.lane(d, &l.laneSpec)
		l.lines, l.quiet = c.fitName(l.name), scene.Fit(meas, scene.LaneCount, l.name, Gutter)
		l.brief = scene.Fit(meas, scene.LaneCount, l.name, Gutter-shortRoom)
		c.sortLane(&l)
		c.lanes = append(c.lanes, l)
	}
	c.known.build(d)
	return c
}

// sortLane works out the orders in which a lane takes in what passes a filter.
func (c *Chart) sortLane(l *laneState) {
	l.byAt = sorted(l.own, func(e dataset.EventRef) edtf.Instant { return c.shapes[e].at })
	l.byFrom = sorted(l.own, func(e dataset.EventRef) edtf.Instant { return c.shapes[e].from })
	l.byTo = sorted(l.own, c.until)
	l.guestsAt = sorted(l.guests, func(e dataset.EventRef) edtf.Instant { return c.shapes[e].at })
}

// all are a lane's ticks without a filter, built when first asked for.
func (c *Chart) all(l *laneState) *density.Places {
	order, out := l.byAt, l.out
	if l.guests != nil {
		order, out = l.guestsAt, l.guestsOut
	}
	if l.rest.Len() == 0 {
		for _, e := range order {
			if s := &c.latest[e]; s.form != nowhere && !left(out, e) {
				l.rest.Add(s.at)
			}
		}
	}
	return &l.rest
}

// Mode is the lane mode the chart was made for.
func (c *Chart) Mode() view.Lanes { return c.mode }

// compareAt orders events by the place of their symbols, then as in the dataset.
func (c *Chart) compareAt(a, b dataset.EventRef) int {
	switch x, y := c.shapes[a].at, c.shapes[b].at; {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return int(a) - int(b)
}

// sortByTime orders events by the place of their symbols.
func (c *Chart) sortByTime(refs []dataset.EventRef) { slices.SortFunc(refs, c.compareAt) }

// LaneKey is the permanent name of a lane, "" when there is no such lane.
func (c *Chart) LaneKey(i int) string {
	if i < 0 || i >= len(c.lanes) {
		return ""
	}
	return c.lanes[i].key
}

// LaneCount is the number of lanes.
func (c *Chart) LaneCount() int { return len(c.lanes) }

// Collapse closes a lane to its base line, or opens it again. An unknown key is
// ignored.
func (c *Chart) Collapse(key string, closed bool) {
	for i := range c.lanes {
		if c.lanes[i].key == key {
			c.lanes[i].collapsed = closed
		}
	}
}

// Collapsed reports whether a lane is closed.
func (c *Chart) Collapsed(key string) bool {
	return slices.ContainsFunc(c.lanes, func(l laneState) bool { return l.key == key && l.collapsed })
}

// Refresh takes in the result of the model's filter if it is a new one. Build
// calls it; a page may call it at another time to spread the work.
func (c *Chart) Refresh(m *view.Model) {
	r := &m.Result
	hours := c.clock.needed(m)
	if c.result && c.epoch == r.Epoch && c.clock.on == hours {
		return
	}
	c.epoch, c.result, c.clock.on, c.walk = r.Epoch, true, hours, nil
	c.names.forget()
	clear(c.say.periods)
	c.days, c.past.of = c.latest, nil
	if !r.Latest() {
		c.reshape(r)
	}
	c.shapes = c.days
	if hours {
		c.toClock(r)
	}
	c.sift(m)
	c.lay.asOf(r.Day, c.lanes)
	for i := range c.lanes {
		c.fill(&c.lanes[i])
	}
	c.months.stale = true
}

// sift notes which events pass and have a place on the axis.
func (c *Chart) sift(m *view.Model) {
	if c.pass == nil {
		c.pass = make([]bool, len(c.shapes))
	}
	clear(c.pass)
	c.lost = c.lost[:0]
	for ref := range m.Result.All {
		c.pass[ref] = c.shapes[ref].form != nowhere
		if !c.pass[ref] {
			c.lost = append(c.lost, ref)
		}
	}
}

// scaleOf is the scale of the model's window over a width.
func scaleOf(m *view.Model, w scene.Px) timescale.Scale {
	return timescale.Scale{Window: timescale.Span{From: m.From, To: max(m.To, m.From+1)}, Width: timescale.Px(w)}
}

// endOfDay is the first instant after a day.
func endOfDay(d dataset.Day) edtf.Instant { return edtf.Instant(int64(d)+1) * edtf.DaySeconds }

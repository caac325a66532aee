// Package timeline draws the record along time: an axis, periods, lanes of events, the
// links of the selected one, the overview strip and the ruler of the knowledge day. It is
// pure: a Chart fills scenes, a backend draws them.
//
// Whatever depends on the data alone is computed by New; what depends on the filter,
// once per result; what depends on the zoom, once per octave. The cost of a frame is then
// proportional to its width in pixels.
package timeline

import (
	"slices"

	"parley/app/density"
	"parley/app/lane"
	"parley/app/scene"
	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Chart draws one dataset in one lane mode. It reuses the buffers of earlier frames, so
// that a warm frame does not allocate. It is not safe for concurrent use.
type Chart struct {
	d    *dataset.Dataset
	mode view.Lanes
	say  *phrases
	meas scene.Measurer

	latest []shape // per event, as of now
	days   []shape // these, or those of an earlier day, on an axis of days
	real   []shape // these, or placed by the dataset's clock on a finer axis
	shapes []shape // these, in drawn time
	axis   axis
	zero   edtf.Instant // what a relative axis counts from
	last   edtf.Instant // by when all of latest have ended
	clock  clockShapes
	past   past
	pass   []bool             // per event: passes the filter and has a place on the axis
	lost   []dataset.EventRef // events that pass without a place on the axis
	lay    *division
	lanes  []laneState
	bars   []dataset.EventRef // periods, by start

	epoch     uint32
	result    bool               // a result has been applied
	order     []dataset.EventRef // all events by position as of now
	walk      []dataset.EventRef // events that pass, by time
	walkEpoch uint32

	known  knownBars
	months overviewBars

	packer lane.Packer
	frame  Frame
	names  names
	draw   drawing
}

// laneState is a lane with the events that pass the current filter.
type laneState struct {
	laneSpec
	no        int // its index
	name      string
	lines     [2]string // the name broken to the gutter
	quiet     string    // the name on one line, in the style of a lane without events
	brief     string    // quiet, with room for a number beside it
	collapsed bool
	open      bool // as many rows as it needs

	byAt []dataset.EventRef // own as of now, sorted by symbol position

	refs  []dataset.EventRef // events that pass, by symbol position
	lost  int                // events that pass without a place on the axis
	tree  density.Tree       // their positions and ranks
	odd   stretches          // those whose interval is not the day around their position
	packs [keptPacks]pack
}

// keptPacks is the number of zoom octaves for which rows are cached.
const keptPacks = 6

// New prepares a chart of a sealed dataset. meas measures the names; w supplies all text.
func New(d *dataset.Dataset, mode view.Lanes, w *words.Words, meas scene.Measurer) *Chart {
	c := &Chart{d: d, mode: mode, say: newPhrases(w), meas: meas}
	c.latest = make([]shape, len(d.Events))
	asOf := d.AsOfDay()
	c.last = edtf.Past
	for i := range d.Events {
		e := &d.Events[i]
		st := dataset.State{Status: e.Status, Standing: e.Standing, When: e.When}
		c.latest[i] = shapeOf(d, dataset.EventRef(i), st, asOf)
		if s := &c.latest[i]; s.form != nowhere && s.form != period {
			c.last = max(c.last, s.to)
		}
		if c.latest[i].form == period {
			c.bars = append(c.bars, dataset.EventRef(i))
		}
	}
	c.spread()
	c.days, c.real, c.shapes = c.latest, c.latest, c.latest
	c.clock.find(d)
	c.lay = divide(d, mode)
	for i, spec := range c.lay.lanes {
		l := laneState{laneSpec: spec, no: i}
		l.name = c.say.lane(d, &l.laneSpec)
		l.lines, l.quiet = c.fitName(l.name), scene.Fit(meas, scene.LaneCount, l.name, Gutter)
		l.brief = scene.Fit(meas, scene.LaneCount, l.name, Gutter-shortRoom)
		l.byAt = sorted(l.own, func(e dataset.EventRef) edtf.Instant { return c.shapes[e].at })
		c.lanes = append(c.lanes, l)
	}
	c.known.build(d)
	return c
}

// Mode returns the lane mode of the chart.
func (c *Chart) Mode() view.Lanes { return c.mode }

// compareAt compares events by symbol position, then by index.
func (c *Chart) compareAt(a, b dataset.EventRef) int {
	switch x, y := c.shapes[a].at, c.shapes[b].at; {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return int(a) - int(b)
}

// sortByTime sorts events by symbol position.
func (c *Chart) sortByTime(refs []dataset.EventRef) { slices.SortFunc(refs, c.compareAt) }

// LaneKey returns the permanent key of a lane, "" if there is no such lane.
func (c *Chart) LaneKey(i int) string {
	if i < 0 || i >= len(c.lanes) {
		return ""
	}
	return c.lanes[i].key
}

// LaneCount returns the number of lanes.
func (c *Chart) LaneCount() int { return len(c.lanes) }

// Collapse collapses a lane to its base line, or expands it. An unknown key is ignored.
func (c *Chart) Collapse(key string, closed bool) {
	for i := range c.lanes {
		if c.lanes[i].key == key {
			c.lanes[i].collapsed, c.lanes[i].open = closed, false
		}
	}
}

// Open gives a lane all the rows of names that it needs, however high the lanes become. An
// index without a lane is ignored.
func (c *Chart) Open(i int) {
	if i >= 0 && i < len(c.lanes) {
		c.lanes[i].open = true
	}
}

// Collapsed reports whether a lane is collapsed.
func (c *Chart) Collapsed(key string) bool {
	return slices.ContainsFunc(c.lanes, func(l laneState) bool { return l.key == key && l.collapsed })
}

// Refresh applies the model's result if it is a new one. The Build methods call it; a
// page may call it earlier to spread the work.
func (c *Chart) Refresh(m *view.Model) {
	r := &m.Result
	hours := c.clock.needed(m)
	c.zero = c.zeroOf(m)
	if c.result && c.epoch == r.Epoch && c.clock.on == hours && c.axis.scale == m.State.Scale {
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
	c.rescale(m)
	c.lay.asOf(r.Day, c.lanes)
	for i := range c.lanes {
		c.fill(&c.lanes[i])
	}
	c.months.stale = true
}

// sift records which events pass and have a place on the axis.
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

// endOfDay returns the first instant after a day.
func endOfDay(d dataset.Day) edtf.Instant { return edtf.Instant(int64(d)+1) * edtf.DaySeconds }

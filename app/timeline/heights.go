package timeline

import (
	"parley/app/scene"
	"parley/app/timescale"
)

// share gives each lane the rows it needs if the height allows, with lower rows if
// necessary; otherwise the highest common limit that fits, and the remaining rows to the
// lanes that lack the most.
func (f *Frame) share(h scene.Px) {
	room := h - arcH
	limit := f.limit(room)
	for i := range f.Lanes {
		l := &f.Lanes[i]
		l.rows = l.within(limit)
	}
	if f.Size.H > 0 {
		f.spend(room - f.height(limit))
	}
	for i := range f.Lanes {
		l := &f.Lanes[i]
		l.shown = l.near.first(l.rows)
	}
}

// Limits of the room that lanes get beyond their need, so that a small record fills its
// page: per lane, and the height of a row.
const (
	mostSpare = 72
	rowWide   = 34
)

// spread reports whether every lane has all the rows that it needs.
func (f *Frame) spread() bool {
	for i := range f.Lanes {
		if f.Lanes[i].rows < f.Lanes[i].need {
			return false
		}
	}
	return true
}

// settle places the lanes, with as much room as their marks without a name take, and shares
// spare height among them.
func (c *Chart) settle(f *Frame, spare scene.Px) {
	w := f.window()
	near := bucketsAround(w, timescale.Step(f.octave, demandBits))
	y := scene.Px(arcH)
	for i := range f.Lanes {
		l := &f.Lanes[i]
		if l.rows < l.need && !l.Collapsed && l.Count > 0 {
			l.quiet, l.bars = c.quiet(&c.lanes[i], c.pack(&c.lanes[i], f.octave), l.shown).near(&c.lanes[i], near)
		}
		l.bars = l.bars || l.Collapsed
		l.bars = l.bars || l.quiet > f.quiet
		l.Y, l.H = y, f.high(l, l.rows, l.base())
		if l.Count > 0 && !l.Collapsed {
			l.H += min(spare/scene.Px(len(f.Lanes)), mostSpare)
		}
		if l.row = f.row; l.rows > 0 {
			l.row = min(max(l.row, (l.H-l.base()-laneTop-laneFoot)/scene.Px(l.rows)), rowWide)
		}
		y += l.H
	}
	f.LanesH = y
}

// base returns the height of the marks without a name, or of the bars in their place.
func (l *LaneBox) base() scene.Px {
	if l.bars {
		return max(l.peak, leastBars)
	}
	return scene.Px(l.quiet) * quietRow
}

// guess returns about the height of the base with the given rows of names and at most the
// given ones without: events of a crowded stretch without a name have some 8 places in the
// time of 5 bars.
func (l *LaneBox) guess(rows, most int) scene.Px {
	over := l.quiet
	if rows < l.need {
		over = max(over, (l.crowd-rows)*5/8+1)
	}
	if l.bars || l.quiet > most || over > mostQuiet+2 {
		return max(l.peak, leastBars)
	}
	return scene.Px(min(over, most)) * quietRow
}

// leastBars is the minimum height of the room for bars.
const leastBars scene.Px = 10

// limit sets the row height and returns the maximum number of rows per lane.
func (f *Frame) limit(room scene.Px) int {
	f.row, f.quiet = rowH, mostQuiet
	if f.Size.H <= 0 {
		return freeRows
	}
	for f.row > rowLow && f.height(mostRows) > room {
		f.row--
	}
	if f.height(fewRows) > room+nearly {
		f.quiet = fewQuiet
	}
	limit := mostRows
	for limit > fewRows && f.height(limit) > room {
		limit--
	}
	if f.height(limit) > room+nearly { // the lanes scroll anyway
		f.row, f.quiet = rowH, mostQuiet
		return rollRows
	}
	return limit
}

// spend gives single rows to the lanes that lack the most, while there is room.
func (f *Frame) spend(room scene.Px) {
	for ; room >= f.row; room -= f.row {
		best, lack := -1, 0
		for i := range f.Lanes {
			if n := f.Lanes[i].need - f.Lanes[i].rows; n > lack {
				best, lack = i, n
			}
		}
		if best < 0 {
			return
		}
		f.Lanes[best].rows++
	}
}

// height returns the height of all lanes under a limit of rows.
func (f *Frame) height(limit int) (h scene.Px) {
	for i := range f.Lanes {
		l := &f.Lanes[i]
		rows := l.within(limit)
		h += f.high(l, rows, l.guess(rows, f.quiet))
	}
	return h
}

// within returns the rows of a lane under a limit: one more if only that one is missing,
// since the overflow row would take about the same height.
func (l *LaneBox) within(limit int) int {
	if l.open || l.need <= limit+1 {
		return l.need
	}
	return limit
}

// high returns the height of a lane with the given rows and base.
func (f *Frame) high(l *LaneBox, rows int, base scene.Px) scene.Px {
	switch {
	case l.Count == 0:
		return laneNone
	case l.Collapsed:
		return laneShut
	}
	return max(laneTop+scene.Px(rows)*f.row+base+laneFoot, l.least)
}

package timeline

import (
	"cmp"
	"slices"

	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// drawFolds draws the overflow of a lane: a few events as symbols without a name, more as
// a count above their interval.
func (c *Chart) drawFolds(m *view.Model, f *Frame, p pen, laneNo int) {
	l, b := &c.lanes[laneNo], &f.Lanes[laneNo]
	k := c.pack(l, f.octave)
	k.fold(l, b.shown)
	step := timescale.Step(f.octave, foldBits)
	i, _ := slices.BinarySearchFunc(k.folds, timescale.Floor(f.Wide.Window.From, step), func(a fold, t edtf.Instant) int { return cmp.Compare(a.from, t) })
	before, after := l.reachIn(k, b.shown, f.window())
	x0 := scene.Px(f.Size.Skirt)
	x1 := x0 + scene.Px(f.Scale.Width)
	left := fold{top: int32(max(l.tree.Search(m.From)-1, 0)), count: int32(before), first: edtf.Past, last: m.From}
	right := fold{top: int32(max(min(l.tree.Search(m.To), l.tree.Len()-1), 0)), count: int32(after), first: m.To, last: edtf.Future - 1}
	c.draw.leftX = -100
	for ; i < len(k.folds) && k.folds[i].from < f.Wide.Window.To; i++ {
		fo := &k.folds[i]
		a, e := f.x(fo.first), f.x(fo.last)
		switch {
		case e < 0 || a > p.w:
		case before > 0 && e >= x0 && a < x0+edgeRoom:
			left.join(l, fo)
		case after > 0 && a <= x1 && e > x1-edgeRoom:
			right.join(l, fo)
		case fo.count <= fewMost && c.apart(f, l, fo):
			for _, pos := range fo.few[:fo.count] {
				c.drawLeftOver(f, p, laneNo, l.refs[pos], b.foldY())
			}
		default:
			c.drawPlus(p, l, laneNo, fo, c.middle(f, fo, step), b.foldY())
		}
	}
	if before > 0 {
		c.drawPlus(p, l, laneNo, &left, x0+16, b.foldY())
	}
	if after > 0 {
		c.drawPlus(p, l, laneNo, &right, x1-16, b.foldY())
	}
}

// edgeRoom is the width in pixels at each border kept for the count of events that reach in.
const edgeRoom = 36

// join adds the events of another fold to one at the border of the window.
func (fo *fold) join(l *laneState, o *fold) {
	fo.count += o.count
	fo.first, fo.last = min(fo.first, o.first), max(fo.last, o.last)
	if l.tree.Rank(int(o.top)) > l.tree.Rank(int(fo.top)) {
		fo.top = o.top
	}
}

// middle returns the position of a bucket's count: above the middle of its events, but
// far enough from the next bucket for its count.
func (c *Chart) middle(f *Frame, fo *fold, step edtf.Instant) scene.Px {
	half := c.width(scene.More, c.say.plus(fo.count))/2 + 4
	mid := (f.x(fo.first) + f.x(fo.last)) / 2
	return min(max(mid, f.x(fo.from)+half), f.x(fo.from+step)-half)
}

// apart reports whether the few events of a bucket fit side by side, next to what was
// drawn before them.
func (c *Chart) apart(f *Frame, l *laneState, fo *fold) bool {
	last := c.draw.leftX
	for _, pos := range fo.few[:fo.count] {
		x := f.x(l.items.At[pos])
		if x-last < 14 {
			return false
		}
		last = x
	}
	return true
}

// drawLeftOver draws an event without a row as a small symbol.
func (c *Chart) drawLeftOver(f *Frame, p pen, laneNo int, ref dataset.EventRef, y scene.Px) {
	s := &c.shapes[ref]
	x := f.x(s.at)
	if !p.inside(x) {
		return
	}
	p.s.Begin(scene.Target{Kind: scene.EventTarget, Ref: int32(ref), Other: int32(laneNo)}, p.dx+x-7, p.dy+y-target/2, 14, target)
	c.draw.leftX = x
	p.s.Symbol(s.sign(), s.opt, p.dx+x, p.dy+y, min(s.radius(), 4.4))
	p.s.End()
}

// drawPlus draws "+12" above the interval of the events.
func (c *Chart) drawPlus(p pen, l *laneState, laneNo int, fo *fold, mid, y scene.Px) {
	mid = min(max(mid, 14), p.w-14)
	c.draw.leftX = mid + 8
	p.s.Begin(scene.Target{Kind: scene.MoreTarget, Ref: int32(l.refs[fo.top]), Other: int32(laneNo), Count: fo.count,
		From: int64(fo.first), To: int64(fo.last) + 1}, p.dx+mid-18, p.dy+y-target/2, 36, target)
	p.text(c.onGround(scene.More, mid-8), scene.AnchorMid, mid, y+4, c.say.plus(fo.count))
	p.s.End()
}

package timeline

import (
	"cmp"
	"slices"

	"parley/app/lane"
	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// drawing holds the buffers reused between frames.
type drawing struct {
	clock  uint32
	late   []dataset.EventRef // displaced events
	items  lane.Items
	pick   []int32
	seats  []lane.Seat
	placed []placed
	quiet  []placed // marks without a name
	labels []lane.Label
	placer lane.Placer
	order  []int32
	spots  []scene.Px // of the event being drawn
	quota  []int16
	ties   []tie          // per event
	tint   scene.Px       // start of expected time
	rowEnd []edtf.Instant // of the rows of periods
	bands  []int8         // per period: its row, or -1

	links   []Link // of the selected event
	linksOf dataset.EventRef
	linked  bool
	arcs    []arc
}

// placed is an event with a row in the picture.
type placed struct {
	ref   dataset.EventRef
	lane  int32
	body  body
	x, y  scene.Px // middle of the symbol
	a, b  scene.Px // extent drawn to scale, without fading ends
	named bool     // of a mark without a name: it has found room for one
}

// body is the form drawn behind the symbol.
type body uint8

const (
	bare   body = iota // nothing
	thin               // a thin bar
	band               // a bar as high as a row, with the name inside
	strung             // a dashed line from the first of several symbols to the last
)

// thinFrom and bandFrom are the lengths in pixels, at the coarse end of an octave, from
// which a date is drawn as a thin bar and as a band.
const (
	thinFrom = 11
	bandFrom = 44
)

// bodyOf returns the body of a date at an octave. A plain day becomes a bar only if hours
// can be told apart.
func (s *shape) bodyOf(octave int) body {
	long := s.to - s.from
	switch {
	case s.form == nowhere || s.form == period:
		return bare
	case s.form == several && long >= at(octave, thinFrom):
		return strung
	case s.form == several:
		return bare
	case long >= at(octave, bandFrom) && s.form != banner:
		if s.form == point && long < at(octave, 2*bandFrom) {
			return bare
		}
		return band
	case s.form != point && s.form != banner && long >= at(octave, thinFrom):
		return thin
	}
	return bare
}

// beyond is the distance in pixels outside the picture up to which marks are gathered, so
// that names near the border do not depend on its position.
const beyond = 600

// heads reports whether the symbol of an event goes to the head of its band.
func (s *shape) heads(octave int) bool {
	return s.bodyOf(octave) == band && s.doubt&listed == 0 && (s.form != soft || s.opt&(scene.Open|scene.Struck) != 0)
}

// gather collects the events of all lanes that have a row and reach into the picture, in
// order of lane, row and time, and places their names.
func (c *Chart) gather(m *view.Model, f *Frame) {
	c.draw.placed, c.draw.labels = c.draw.placed[:0], c.draw.labels[:0]
	w := wholeStretches(f.Wide.Widened(beyond).Window, f.octave)
	for i := range f.Lanes {
		b := &f.Lanes[i]
		if b.rows == 0 || b.Collapsed || f.hidden(b) {
			continue
		}
		l := &c.lanes[i]
		p := c.pack(l, f.octave)
		for r := range p.rows {
			if !b.shown.has(r) {
				continue
			}
			c.gatherRow(m, f, l, p, i, r, w)
		}
	}
	c.ration(f, w)
	c.draw.placer.Place(c.draw.labels, (*namer)(c))
	skirt := timescale.Px(f.Size.Skirt)
	c.draw.placer.Edge(c.draw.labels, skirt, skirt+f.Scale.Width, (*namer)(c))
	c.draw.quiet = c.draw.quiet[:0]
	for i := range f.Lanes {
		if !f.hidden(&f.Lanes[i]) {
			c.gatherQuiet(f, i)
		}
	}
	c.nameQuiet(m, f)
}

// hidden reports whether a lane lies outside the part that is drawn.
func (f *Frame) hidden(b *LaneBox) bool {
	return f.Size.View > 0 && (b.Y+b.H < f.Size.Top || b.Y > f.Size.Top+f.Size.View)
}

// gatherRow collects the events of a row that reach into the span.
func (c *Chart) gatherRow(m *view.Model, f *Frame, l *laneState, p *pack, laneNo, row int, w timescale.Span) {
	list := p.rows[row]
	k := l.search(list, w.From)
	if k > 0 && c.shapes[l.refs[list[k-1]]].to > w.From {
		k--
	}
	for ; k < len(list) && c.shapes[l.refs[list[k]]].from < w.To; k++ {
		i := list[k]
		e, lb := c.seat(m, f, laneNo, row, l.refs[i], c.namedSeat(l, p, i))
		c.draw.placed, c.draw.labels = append(c.draw.placed, e), append(c.draw.labels, lb)
	}
}

// seat turns an event in a row into a mark with a label to place.
func (c *Chart) seat(m *view.Model, f *Frame, laneNo, row int, ref dataset.EventRef, seat namedSeat) (placed, lane.Label) {
	s := &c.shapes[ref]
	e := placed{ref: ref, lane: int32(laneNo), body: s.bodyOf(f.octave), y: f.Lanes[laneNo].rowY(f.Lanes[laneNo].shown.slot(row))}
	e.a, e.b, e.x = f.x(s.from), f.x(s.to), f.spot(s)
	left, right := e.reach(s, ref == m.Selected || m.Marked(ref))
	name := timescale.Px(float64(seat.name) / f.Scale.SecondsPerPx())
	lb := lane.Label{
		Row: int32(laneNo*mostRows + row), Side: seat.Side, Spot: timescale.Px(e.x), Rank: s.rank, Left: left, Right: right,
		Bar: e.body == band && s.doubt&listed == 0, Inner: timescale.Px(e.x + s.radius() + 6), InnerEnd: timescale.Px(e.b),
		Most: widths[s.weight], Full: timescale.Px(c.full(ref)),
	}
	lb.Lo, lb.Hi = left, max(right, timescale.Px(e.x)+name)
	if seat.Side == lane.Left {
		lb.Lo, lb.Hi = min(left, timescale.Px(e.x)-name), right
	}
	if ref == m.Selected {
		lb.Full = timescale.Px(c.meas.Measure(scene.LabelSel, c.label(ref)))
		lb.Most = widths[5]
	}
	return e, lb
}

// reach returns the horizontal extent of a mark: symbol, bar, fading ends.
func (e *placed) reach(s *shape, ringed bool) (left, right timescale.Px) {
	r := s.radius() + 1
	a, b := e.x-r, e.x+r
	if e.body != bare {
		a, b = min(a, e.a), max(b, e.b)
	}
	if s.form == banner {
		b += 8
	}
	if s.opt&scene.Struck != 0 { // the strike extends on both sides
		a, b = a-r/2, b+r/2
	}
	if ringed {
		a, b = a-3, b+3
	}
	if s.ends&fadesIn != 0 {
		a -= fadeRoom
	}
	if s.doubt.sign() != "" {
		a -= signRoom
	}
	if s.ends&fadesOut != 0 {
		b += fadeRoom
	}
	return timescale.Px(a), timescale.Px(b)
}

// widths is the width of names in the first round, by importance, in pixels.
var widths = [...]timescale.Px{180, 180, 180, 210, 260, 400}

// namer is the chart as a lane.Cutter for the names of placed events.
type namer Chart

// Len returns the length of the label of placed event i in bytes.
func (n *namer) Len(i int) int { return len((*Chart)(n).label(n.draw.placed[i].ref)) }

// Cut returns how much of the label of placed event i fits into w pixels.
func (n *namer) Cut(i int, w timescale.Px) (int, timescale.Px) {
	c := (*Chart)(n)
	breaks := c.breaks(n.draw.placed[i].ref)
	for k := len(breaks) - 1; k >= 0; k-- {
		if width := timescale.Px(breaks[k].width); width <= w {
			return int(breaks[k].kept), width
		}
	}
	return 0, 0
}

// leastCut is the minimum width of a shortened name in pixels: less is meaningless.
const leastCut = 60

// mostNames is the maximum number of names per interval; quotaBits makes these intervals
// 512 to 1,024 pixels long. They are anchored in time and gathered whole, and their
// number of names does not depend on the window, so that names do not come and go while it moves.
const (
	mostNames = 75
	quotaBits = 9
)

// wholeStretches widens a window to whole intervals of names.
func wholeStretches(w timescale.Span, octave int) timescale.Span {
	step := timescale.Step(octave, quotaBits)
	return timescale.Span{From: timescale.Floor(w.From, step), To: timescale.Floor(w.To, step) + step}
}

// ration mutes the least important names where there would be too many.
func (c *Chart) ration(f *Frame, w timescale.Span) {
	labels := c.draw.labels
	if len(labels) <= mostNames {
		return
	}
	step := timescale.Step(f.octave, quotaBits)
	n := int(w.Len()/step) + 1
	c.draw.quota = append(c.draw.quota[:0], make([]int16, n)...)
	c.sortByRank()
	for _, i := range c.draw.order {
		at := c.shapes[c.draw.placed[i].ref].at
		b := min(max(int((at-w.From)/step), 0), n-1)
		if c.draw.quota[b] >= mostNames {
			labels[i].Mute = true
			continue
		}
		c.draw.quota[b]++
	}
}

// sortByRank sorts the placed events by importance.
func (c *Chart) sortByRank() {
	c.draw.order = c.draw.order[:0]
	for i := range c.draw.labels {
		c.draw.order = append(c.draw.order, int32(i))
	}
	labels := c.draw.labels
	slices.SortFunc(c.draw.order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(labels[b].Rank, labels[a].Rank), int(a-b))
	})
}

package worldmap

import (
	"cmp"
	"strconv"

	"parley/app/lane"
	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// Measures of the trays, in pixels unless noted.
const (
	Gutter   scene.Px = 112 // width of the names
	trayAxis scene.Px = 40
	trayRow  scene.Px = 19 // height of a line of events
	trayMax           = 3  // maximum lines of a tray
	trayName scene.Px = 42 // minimum height of a tray: its name and number
	symbolR  scene.Px = 5
	textIn   scene.Px = 12 // from the middle of a symbol to its text
)

// BuildTray draws the events without a dot on the map by date, as one row per tray that has
// any, below an axis. On a narrow page it draws only names and numbers. The height of the
// scene is what it needs, 0 if all events are on the map.
func (c *Chart) BuildTray(m *view.Model, w scene.Px, s *scene.Scene) {
	c.count(m)
	s.Reset(w, 0)
	narrow := w < NarrowBelow
	y := scene.Px(0)
	scale := timescale.Scale{Window: timescale.Span{From: m.From, To: m.To}, Width: timescale.Px(w - Gutter)}
	if !narrow {
		c.drawAxis(scale, s)
	}
	axis := len(s.Marks)
	for t := range c.tray {
		if len(c.tray[t]) == 0 {
			continue
		}
		if y == 0 && !narrow {
			y = trayAxis
		}
		high := scene.Px(30)
		if !narrow {
			high = c.drawEvents(m, c.tray[t], scale, y, s)
		}
		c.drawTray(Tray(t), y, w, high, narrow, s)
		y += high
	}
	if s.H = y; y == 0 {
		s.Reset(w, 0)
	}
	for i := range s.Marks[:min(axis, len(s.Marks))] { // grid lines lie below the text and reach to the end
		if k := &s.Marks[i]; k.Kind == scene.Line && k.W == 0 {
			k.H = y - k.Y
		}
	}
}

// drawTray draws the name of a tray and its number of events; it links to their list.
func (c *Chart) drawTray(t Tray, y, w, high scene.Px, narrow bool, s *scene.Scene) {
	n := len(c.tray[t])
	target := scene.Target{Kind: scene.LaneTarget, Ref: int32(t), Count: int32(n)}
	name := c.w.Say("map.tray." + t.Code())
	if narrow {
		s.Begin(target, 0, y, w, high)
		s.Text(scene.LaneName, 0, 0, y+20, name)
		s.Text(scene.LaneCount, scene.AnchorEnd, w, y+20, c.w.Count("count.events", n))
		s.End()
	} else {
		s.Begin(target, 0, y+2, Gutter-8, 34)
		s.Text(scene.LaneName, 0, 0, y+17, scene.Fit(c.meas, scene.LaneName, name, Gutter-8))
		s.Text(scene.LaneCount, 0, 0, y+33, c.w.Count("count.events", n))
		s.End()
	}
	s.Line(scene.LaneRule, 0, y+high-.5, w, y+high-.5)
}

// drawEvents draws the events of a tray in as many lines as needed, at most trayMax, and
// returns their height. Events without room are counted at the end.
func (c *Chart) drawEvents(m *view.Model, events []dataset.EventRef, scale timescale.Scale, y scene.Px, s *scene.Scene) scene.Px {
	var ends [trayMax]scene.Px // right end of each line
	for i := range ends {
		ends[i] = Gutter
	}
	lines, rest := 1, 0
	right := s.W - 36 // room for the number of those left out
	stands := c.stands(m, events, scale)
	for i := range stands {
		e, st, x := stands[i].e, &stands[i].st, stands[i].x
		k := 0
		for k < trayMax && ends[k]+symbolR > x-symbolR {
			k++
		}
		if k == trayMax {
			rest++
			continue
		}
		lines = max(lines, k+1)
		cy := y + 14 + scene.Px(k)*trayRow
		name, end := c.tellAt(stands[i:], right)
		s.Begin(scene.Target{Kind: scene.EventTarget, Ref: int32(e), Count: 1}, x-12, cy-trayRow/2, end-x+12, trayRow)
		if e == m.Selected {
			s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Ring, X: x, Y: cy, W: symbolR + 4})
		} else if m.Marked(e) {
			s.Add(scene.Mark{Kind: scene.Circle, Style: scene.MarkRing, X: x, Y: cy, W: symbolR + 2.6})
		}
		s.Symbol(c.d.Sign(&c.d.Events[e]), scene.LifeOf(st.Status, st.Standing), x, cy, symbolR)
		if name != "" {
			s.Text(styleOf(st.Status, e == m.Selected), 0, x+textIn, cy+4, name)
		}
		s.End()
		ends[k] = end + 8
	}
	high := max(trayName, 10+scene.Px(lines)*trayRow)
	if rest > 0 {
		s.Text(scene.More, scene.AnchorEnd, s.W, y+high-10, "+"+strconv.Itoa(rest))
	}
	return high
}

// stand is an event in a tray and the position of its symbol.
type stand struct {
	e  dataset.EventRef
	st dataset.State
	x  scene.Px
}

// stands places events on the axis, from left to right: each at its earliest start, or on
// its last day if the start is unknown. At the same position, events exact to the day come
// first.
func (c *Chart) stands(m *view.Model, events []dataset.EventRef, scale timescale.Scale) []stand {
	out := make([]stand, len(events))
	for i, e := range events {
		st := m.Result.State(e)
		at, to := m.OnAxis(st.When)
		if at == edtf.Past && to.Finite() {
			at = to - edtf.DaySeconds
		}
		out[i] = stand{e, st, Gutter + scene.Px(max(2*timescale.Px(symbolR), min(scale.Width-8, scale.X(max(at, m.From)))))}
	}
	sorts.Stable(out, func(a, b stand) int {
		switch known := a.st.When.IsDay(); {
		case a.x != b.x || known == b.st.When.IsDay():
			return cmp.Compare(a.x, b.x)
		case known:
			return -1
		}
		return 1
	})
	return out
}

// tellAt returns the title of the first event of stands as far as it fits beside its symbol:
// up to the third event after it, since those between go to other lines. A date other than
// a plain day precedes it, because the symbol alone would imply a day.
func (c *Chart) tellAt(stands []stand, right scene.Px) (name string, end scene.Px) {
	st, x := &stands[0].st, stands[0].x
	room := min(right-x-textIn, 260)
	if len(stands) > trayMax {
		room = min(room, stands[trayMax].x-x-26)
	}
	switch date := c.w.DayMonth(st.When); {
	case room <= 36:
	case st.When.IsDay():
		name = scene.Fit(c.meas, scene.Label, st.Title, room)
	case c.meas.Measure(scene.Label, date) <= room:
		name = c.dated(date, st.Title, room)
	}
	if name == "" {
		return "", x + symbolR + 2
	}
	return name, x + textIn + c.meas.Measure(scene.Label, name)
}

// dated returns a title after its date, or the date alone if no more fits.
func (c *Chart) dated(date, title string, room scene.Px) string {
	const dot = " · "
	if name := scene.Fit(c.meas, scene.Label, date+dot+title, room); len(name) > len(date+dot+lane.Ellipsis) {
		return name
	}
	return date
}

func styleOf(st codebook.Status, selected bool) scene.Style {
	switch {
	case st.Off():
		return scene.LabelOff
	case st.Expected():
		return scene.LabelSoon
	case selected:
		return scene.LabelSel
	}
	return scene.Label
}

// drawAxis draws the months, years or days above the trays.
func (c *Chart) drawAxis(scale timescale.Scale, s *scene.Scene) {
	a := scale.Axis()
	x := func(t edtf.Instant) scene.Px { return Gutter + scene.Px(scale.X(t)) }
	if a.Coarse.Unit != timescale.NoUnit {
		for t := a.Coarse.Floor(scale.Window.From); t < scale.Window.To; t = a.Coarse.Next(t) {
			from, to := max(x(t), Gutter), min(x(a.Coarse.Next(t)), s.W)
			if t >= scale.Window.From {
				s.Line(scene.GridMajor, from, 0, from, s.H)
			}
			if words := c.w.Tick(a.Coarse.Unit, t, true); c.meas.Measure(scene.AxisMajor, words) <= to-from-10 {
				s.Text(scene.AxisMajor, 0, from+5, 14, words)
			}
		}
	}
	last := scene.Px(0)
	for t := a.Fine.First(scale.Window.From); t < scale.Window.To; t = a.Fine.Next(t) {
		words := c.w.Tick(a.Fine.Unit, t, a.Coarse.Unit == timescale.NoUnit)
		at := x(t)
		if wide := c.meas.Measure(scene.AxisText, words); at > last && at+wide+4 < s.W {
			s.Line(scene.Grid, at, 22, at, s.H)
			s.Text(scene.AxisText, 0, at+4, 32, words)
			last = at + wide + 8
		}
	}
	s.Line(scene.GridMajor, 0, trayAxis-1, s.W, trayAxis-1)
}

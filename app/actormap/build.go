package actormap

import (
	"slices"
	"strconv"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// Chart is the actor map of one dataset. It keeps what does not change with
// the state; Build fills a scene.
type Chart struct {
	d      *dataset.Dataset
	w      *words.Words
	meas   scene.Measurer
	Graph  *network.Graph
	Boxes  *network.Boxes
	takes  []int // per actor: events it takes part in, over all time
	open   map[string]bool
	layout *Layout
	counts []int // per actor: events in the window
	bands  []band
	takers []dataset.ActorRef
	taken  []scene.Node // badges placed in this frame, to keep them apart
}

// New prepares the actor map of a sealed dataset.
func New(d *dataset.Dataset, w *words.Words, meas scene.Measurer) *Chart {
	c := &Chart{d: d, w: w, meas: meas, Graph: network.New(d), Boxes: network.NewBoxes(d), open: map[string]bool{}}
	c.takes = make([]int, len(d.Actors))
	for i := range d.Events {
		for _, a := range network.Participants(nil, &d.Events[i]) {
			c.takes[a]++
		}
	}
	c.counts = make([]int, len(d.Actors))
	return c
}

// Toggle opens or closes a box whose silent actors are folded away.
func (c *Chart) Toggle(box int) {
	if box >= 0 && box < len(c.Boxes.List) {
		k := c.Boxes.List[box].Key
		c.open[k] = !c.open[k]
		c.layout = nil
	}
}

// Height is the height the map needs at a width.
func (c *Chart) Height(w scene.Px) scene.Px { return c.lay(w).H }

func (c *Chart) lay(w scene.Px) *Layout {
	if c.layout == nil || c.layout.W != w {
		c.layout = layoutFor(c.d, c.Boxes, c.takes, c.open, w)
	}
	return c.layout
}

// Build draws the map for the model's window and filter into s.
func (c *Chart) Build(m *view.Model, w scene.Px, s *scene.Scene) {
	l := c.lay(w)
	s.Reset(w, l.H)
	c.count(m)
	c.taken = c.taken[:0]
	chosen := c.chosen(m)
	c.drawBands(m, l, s, m.Actor >= 0 || m.Selected >= 0)
	if len(chosen) > 0 {
		c.drawEvents(m, l, s, chosen)
	}
	for i := range l.boxes {
		c.drawBox(m, l, i, s)
	}
}

// count fills the number of events in the window per actor.
func (c *Chart) count(m *view.Model) {
	clear(c.counts)
	for e := range m.Result.All {
		if !m.Result.InWindow(e, m.From, m.To) {
			continue
		}
		c.takers = network.Participants(c.takers[:0], &c.d.Events[e])
		for _, a := range c.takers {
			c.counts[a]++
		}
	}
}

// chosen lists the events to draw as dots: those of the chosen actor, or of
// the chosen pair, or the chosen event.
func (c *Chart) chosen(m *view.Model) []dataset.EventRef {
	var out []dataset.EventRef
	switch {
	case m.Actor >= 0:
		for _, e := range m.Index.ActorEvents(m.Actor) {
			if !m.Result.Has(e) || !m.Result.InWindow(e, m.From, m.To) {
				continue
			}
			c.takers = network.Participants(c.takers[:0], &c.d.Events[e])
			if slices.Contains(c.takers, m.Actor) && (m.Other < 0 || slices.Contains(c.takers, m.Other)) {
				out = append(out, e)
			}
		}
	case m.Selected >= 0 && m.Result.Has(m.Selected):
		out = append(out, m.Selected)
	}
	return out
}

// drawBox draws a delegation: its rule, name and count, then its rows.
func (c *Chart) drawBox(m *view.Model, l *Layout, i int, s *scene.Scene) {
	p, b := &l.boxes[i], &c.Boxes.List[i]
	s.Begin(scene.Target{Kind: scene.GroupTarget, Ref: int32(i), Other: -1}, p.x, p.y, p.w, headH)
	s.Line(scene.BoxRule, p.x, p.y+1, p.x+p.w, p.y+1)
	s.Text(scene.BoxName, 0, p.x, p.y+20, c.BoxName(i))
	if n := c.boxCount(m, i); n > 0 {
		s.Text(scene.RowCount, scene.AnchorEnd, p.x+p.w, p.y+20, strconv.Itoa(n))
	}
	s.End()
	for k := range p.rows {
		c.drawRow(m, &p.rows[k], s)
	}
	if p.hidden > 0 || p.open {
		y := p.y + p.h - rowH/2 + 4
		s.Begin(scene.Target{Kind: scene.GroupTarget, Ref: int32(i), Other: -1, Count: int32(p.hidden)}, p.x, y-15, p.w, rowH)
		s.Text(scene.RowNameOff, 0, p.x, y, c.w.Say("actors.silent", strconv.Itoa(p.hidden)))
		s.End()
	}
	_ = b
}

// boxCount counts the events in the window in which the delegation takes part.
func (c *Chart) boxCount(m *view.Model, box int) int {
	n := 0
	for e := range m.Result.All {
		if m.Result.InWindow(e, m.From, m.To) && c.inBox(e, box) {
			n++
		}
	}
	return n
}

func (c *Chart) inBox(e dataset.EventRef, box int) bool {
	for _, p := range c.d.Events[e].Who {
		if p.Role.Takes() && c.Boxes.Of[p.Actor] == int32(box) {
			return true
		}
	}
	return false
}

// BoxName is the name of a delegation in words.
func (c *Chart) BoxName(box int) string {
	b := &c.Boxes.List[box]
	if b.Actor >= 0 {
		return c.d.Actors[b.Actor].Name
	}
	return c.w.Say("region." + b.Key)
}

// drawRow draws one actor: name, office as of the day, number of events.
func (c *Chart) drawRow(m *view.Model, r *row, s *scene.Scene) {
	a := &c.d.Actors[r.actor]
	s.Begin(scene.Target{Kind: scene.ActorTarget, Ref: int32(r.actor)}, r.x-4, r.y-rowH/2, r.w+8, rowH)
	if r.actor == m.Actor || r.actor == m.Other {
		s.Rect(scene.RowBox, r.x-4, r.y-rowH/2+1, r.w+8, rowH-2)
	}
	n := c.counts[r.actor]
	room := r.w - 26
	style := scene.RowName
	if n == 0 {
		style = scene.RowNameOff
	}
	name := scene.Fit(c.meas, style, c.rowName(a), room)
	s.Text(style, 0, r.x, r.y+4, name)
	used := c.meas.Measure(style, name)
	if a.Kind == codebook.Unnamed {
		s.Line(scene.RowDashed, r.x, r.y+8, r.x+used, r.y+8)
	}
	if office := c.office(m, r.actor); n > 0 && office != "" && room-used > 44 {
		s.Text(scene.RowOffice, 0, r.x+used+7, r.y+4, scene.Fit(c.meas, scene.RowOffice, office, room-used-7))
	}
	if n > 0 {
		s.Text(scene.RowCount, scene.AnchorEnd, r.x+r.w, r.y+4, strconv.Itoa(n))
	}
	s.End()
}

// rowName is the short name; a state says that it is one, since its box may
// carry the same name.
func (c *Chart) rowName(a *dataset.Actor) string {
	if a.Kind == codebook.State {
		return c.w.Say("actors.state", a.Name)
	}
	return a.Label()
}

// office is the office held as of the day the page speaks of.
func (c *Chart) office(m *view.Model, a dataset.ActorRef) string {
	day := m.AsOf()
	if m.To > m.From && m.State.On == 0 {
		if end := dataset.Day((m.To - 1).Day()); end < day {
			day = end
		}
	}
	held := c.d.OfficeAt(a, day)
	if len(held) == 0 {
		return ""
	}
	return held[0].Role
}

// band joins two delegations: how many events tie them in the window.
type band struct {
	a, b  int
	n     int
	quads [codebook.QuadCount]int
}

// gatherBands counts, for each pair of delegations, the events in the window
// in which both take part. An event counts once for a pair, however many of
// their actors were there.
func (c *Chart) gatherBands(m *view.Model) {
	c.bands = c.bands[:0]
	var boxes []int
	for e := range m.Result.All {
		if !m.Result.InWindow(e, m.From, m.To) {
			continue
		}
		boxes = boxes[:0]
		for _, p := range c.d.Events[e].Who {
			if b := int(c.Boxes.Of[p.Actor]); p.Role.Takes() && !slices.Contains(boxes, b) {
				boxes = append(boxes, b)
			}
		}
		slices.Sort(boxes)
		for i, a := range boxes {
			for _, b := range boxes[i+1:] {
				bd := c.band(a, b)
				bd.n++
				bd.quads[c.d.Events[e].Type.Quad()]++
			}
		}
	}
	sorts.Stable(c.bands, func(x, y band) int {
		if x.n != y.n {
			return y.n - x.n
		}
		if x.a != y.a {
			return x.a - y.a
		}
		return x.b - y.b
	})
}

func (c *Chart) band(a, b int) *band {
	for i := range c.bands {
		if c.bands[i].a == a && c.bands[i].b == b {
			return &c.bands[i]
		}
	}
	c.bands = append(c.bands, band{a: a, b: b})
	return &c.bands[len(c.bands)-1]
}

// drawBands draws the ties between delegations; faint says that an actor or
// event is chosen and the bands are only ground.
func (c *Chart) drawBands(m *view.Model, l *Layout, s *scene.Scene, faint bool) {
	c.gatherBands(m)
	most := 1
	for i := range c.bands {
		most = max(most, c.bands[i].n)
	}
	for i := range c.bands {
		b := &c.bands[i]
		curve := l.join(b.a, b.b, i)
		style := scene.TieBand
		if faint {
			style = scene.TieFaint
		}
		n := int32(len(s.Pts))
		s.Pts = append(s.Pts, curve[:]...)
		width := 2 + 7*scene.Px(b.n)/scene.Px(most)
		s.Add(scene.Mark{Kind: scene.Curve, Style: style, N: n, M: 8, W: width})
	}
	if faint {
		return
	}
	for i := range c.bands {
		c.drawBadge(&c.bands[i], l.join(c.bands[i].a, c.bands[i].b, i), s)
	}
}

// join is the curve between two boxes: straight across where they face each
// other, bowed outwards or through the free middle where not.
func (l *Layout) join(a, b, turn int) [8]scene.Px {
	p, q := &l.boxes[a], &l.boxes[b]
	if p.x > q.x {
		p, q = q, p
	}
	py, qy := p.anchor(turn), q.anchor(turn)
	if q.x-p.x < 20 { // one column: bow into the middle, or outwards at the right
		x, bow := p.x+p.w+4, scene.Px(46)
		if p.x > l.W/2 {
			x, bow = p.x-4, -46
		}
		return [8]scene.Px{x, py, x + bow, py, x + bow, qy, x, qy}
	}
	x0, x1 := p.x+p.w+4, q.x-4
	half := (x1 - x0) / 2
	return [8]scene.Px{x0, py, x0 + half, py, x1 - half, qy, x1, qy}
}

// anchor is where bands meet a box: below its name, spread a little.
func (p *place) anchor(turn int) scene.Px {
	steps := max(1, min(6, int(p.h/rowH)-1))
	return p.y + 13 + scene.Px(turn%steps)*14
}

// badgeAt are the points of a curve that a badge tries in turn.
var badgeAt = [...]scene.Px{0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82}

// drawBadge sets the number and a small bar of the classes on a band where no
// other badge and no box is.
func (c *Chart) drawBadge(b *band, curve [8]scene.Px, s *scene.Scene) {
	text := strconv.Itoa(b.n)
	w := max(36, c.meas.Measure(scene.BadgeText, text)+16)
	x, y := point(curve, 0.5)
	for _, t := range badgeAt {
		px, py := point(curve, t)
		if c.free(px-w/2, py-15, w, 26) {
			x, y = px, py
			break
		}
	}
	box := scene.Node{X: x - w/2, Y: y - 15, W: w, H: 26}
	c.taken = append(c.taken, box)
	s.Begin(scene.Target{Kind: scene.GroupTarget, Ref: int32(b.a), Other: int32(b.b), Count: int32(b.n)}, box.X, box.Y, box.W, box.H)
	s.Rect(scene.Badge, box.X, box.Y, box.W, box.H)
	s.Text(scene.BadgeText, scene.AnchorMid, x, y, text)
	left := x - w/2 + 2
	full := w - 4
	for q := codebook.Quad(1); int(q) <= codebook.QuadCount; q++ {
		k := q % codebook.QuadCount
		part := scene.Px(int(full*scene.Px(b.quads[k])/scene.Px(b.n) + 0.5))
		if b.quads[k] == 0 {
			continue
		}
		s.Add(scene.Mark{Kind: scene.Rect, Style: scene.DensityBar, Quad: k, X: left, Y: y + 5, W: part, H: 4})
		left += part
	}
	s.End()
}

// free reports whether a rectangle touches no badge and no row of the map.
func (c *Chart) free(x, y, w, h scene.Px) bool {
	hits := func(bx, by, bw, bh scene.Px) bool {
		return x < bx+bw+4 && bx < x+w+4 && y < by+bh+4 && by < y+h+4
	}
	for i := range c.taken {
		if hits(c.taken[i].X, c.taken[i].Y, c.taken[i].W, c.taken[i].H) {
			return false
		}
	}
	for i := range c.layout.boxes {
		p := &c.layout.boxes[i]
		if hits(p.x, p.y, p.w, p.h) {
			return false
		}
	}
	return true
}

// point is the point of a cubic at t.
func point(c [8]scene.Px, t scene.Px) (x, y scene.Px) {
	u := 1 - t
	a, b, d, e := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	x = scene.Px(a*c[0]) + scene.Px(b*c[2]) + scene.Px(d*c[4]) + scene.Px(e*c[6])
	y = scene.Px(a*c[1]) + scene.Px(b*c[3]) + scene.Px(d*c[5]) + scene.Px(e*c[7])
	return x, y
}

// mostDots is how many events get a dot of their own; more are put together
// by month.
const mostDots = 8

// dot is one event, or the events of one month, of the chosen actor.
type dot struct {
	events []dataset.EventRef
	label  string
	date   string
}

// drawEvents sets the chosen events as dated dots in the free middle, in order
// of time, with a line to each participant.
func (c *Chart) drawEvents(m *view.Model, l *Layout, s *scene.Scene, events []dataset.EventRef) {
	dots := c.dots(m, events)
	x := l.middle[0] + (l.middle[1]-l.middle[0])*2/5
	step := min(56, (l.free-60)/scene.Px(max(1, len(dots))))
	y := scene.Px(topY + 44)
	for i := range dots {
		c.drawDot(m, l, s, &dots[i], x, y)
		y += step
	}
}

func (c *Chart) dots(m *view.Model, events []dataset.EventRef) []dot {
	var out []dot
	if len(events) <= mostDots {
		for _, e := range events {
			out = append(out, dot{events: []dataset.EventRef{e}, label: m.Result.State(e).Title, date: c.w.ShortDate(m.Result.When(e))})
		}
		return out
	}
	last := ""
	for _, e := range events {
		month := c.w.MonthYear(max(m.Result.When(e).Earliest, m.From))
		if month != last || len(out) == 0 {
			out = append(out, dot{date: month})
			last = month
		}
		d := &out[len(out)-1]
		d.events = append(d.events, e)
		d.label = c.w.Count("count.events", len(d.events))
	}
	for len(out) > 2*mostDots { // years of months: join neighbours
		joined := out[:0]
		for i := 0; i < len(out); i += 2 {
			d := out[i]
			if i+1 < len(out) {
				d.date += " – " + out[i+1].date
				d.events = append(d.events, out[i+1].events...)
				d.label = c.w.Count("count.events", len(d.events))
			}
			joined = append(joined, d)
		}
		out = joined
	}
	return out
}

func (c *Chart) drawDot(m *view.Model, l *Layout, s *scene.Scene, d *dot, x, y scene.Px) {
	e := d.events[0]
	ev := &c.d.Events[e]
	quad := ev.Type.Quad()
	c.spokes(l, s, d, x, y, quad)
	t := scene.Target{Kind: scene.EventTarget, Ref: int32(e), Count: 1}
	if len(d.events) > 1 {
		t = scene.Target{Kind: scene.MoreTarget, Ref: int32(e), Count: int32(len(d.events)), From: int64(m.Result.When(e).Earliest),
			To: int64(m.Result.When(d.events[len(d.events)-1]).Latest)}
	}
	room := l.middle[1] - x - 20
	date := c.meas.Measure(scene.LabelBig, d.date)
	label := scene.Fit(c.meas, scene.Label, d.label, room-date-6)
	s.Begin(t, x-12, y-12, min(room, date+c.meas.Measure(scene.Label, label)+30), 24)
	r := scene.Px(6)
	if len(d.events) > 1 {
		r = min(11, 6+scene.Px(len(d.events))/2)
	}
	s.Symbol(quad, life(m.Result.Status(e), m.Result.Standing(e)), x, y, r)
	if e == m.Selected {
		s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Ring, X: x, Y: y, W: r + 4})
	}
	s.Text(scene.LabelBig, 0, x+14, y-8, d.date)
	s.Text(scene.Label, 0, x+14+date+6, y-8, label)
	s.End()
}

// spokes draws a line from the dot to each participant of its events.
func (c *Chart) spokes(l *Layout, s *scene.Scene, d *dot, x, y scene.Px, quad codebook.Quad) {
	var who []dataset.ActorRef
	for _, e := range d.events {
		who = network.Participants(who, &c.d.Events[e])
	}
	for _, a := range who {
		r, _, ok := l.find(a)
		if !ok {
			continue
		}
		px := r.port(x)
		half := (x - px) / 2
		s.Curve(scene.Spoke, quad, 0, px, r.y, px+half, r.y, x-half, y, x, y)
	}
	for _, p := range c.d.Events[d.events[0]].Who { // over whom: a side branch
		if r, _, ok := l.find(p.Actor); ok && p.Role == codebook.RoleAffected && len(d.events) == 1 {
			px := r.port(x)
			half := (x - px) / 2
			s.Curve(scene.Spoke, quad, scene.Open, px, r.y, px+half, r.y, x-half, y, x, y)
		}
	}
}

// life turns status and standing into the way a mark is drawn.
func life(st codebook.Status, ev codebook.Standing) scene.Opt {
	switch {
	case st.Off():
		return scene.Struck
	case st.Expected():
		return scene.Open
	case ev == codebook.Disputed || ev == codebook.Denied:
		return scene.Half
	}
	return 0
}

// Speak says what a target of the map is, for a screen reader and a tooltip.
func (c *Chart) Speak(m *view.Model, t scene.Target) string {
	switch t.Kind {
	case scene.ActorTarget:
		a := &c.d.Actors[t.Ref]
		name := a.Name
		if office := c.office(m, dataset.ActorRef(t.Ref)); office != "" {
			name += ", " + office
		}
		return c.w.Say("actors.row", name, c.w.Count("count.events", c.counts[t.Ref]))
	case scene.EventTarget:
		st := m.Result.State(dataset.EventRef(t.Ref))
		return c.w.Say("actors.event", c.w.ShortDate(st.When), st.Title, c.w.Say("status."+st.Status.Code()))
	case scene.MoreTarget:
		return c.w.Say("actors.months", c.w.Window(edtf.Instant(t.From), edtf.Instant(t.To)), c.w.Count("count.events", int(t.Count)))
	case scene.GroupTarget:
		if t.Other >= 0 {
			return c.w.Say("actors.band", c.BoxName(int(t.Ref)), c.BoxName(int(t.Other)), c.w.Count("count.events", int(t.Count)))
		}
		if t.Count > 0 {
			return c.w.Say("actors.silent", strconv.Itoa(int(t.Count)))
		}
		return c.w.Say("actors.box", c.BoxName(int(t.Ref)), c.w.Count("count.events", c.boxCount(m, int(t.Ref))))
	}
	return ""
}

package actormap

import (
	"strconv"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
)

// Chart is the actor map of one dataset. It keeps whatever does not depend on the state
// of the page; Build fills a scene.
type Chart struct {
	d     *dataset.Dataset
	w     *words.Words
	meas  scene.Measurer
	Graph *network.Graph
	Boxes *network.Boxes
	Order Order // of the matrix
	// Room is the height in pixels that the flat map should fill, 0 for its own height.
	Room scene.Px
	// Large is how much the page enlarges the network, 0 or 1 for not at all: the larger,
	// the more names are shown.
	Large   float64
	roll    *roll
	open    map[string]bool
	layout  *Layout
	spots   []network.Spot // of the flat map, computed on first use
	counts  []int          // per actor: events in the window
	totals  []int          // per box: events in the window
	homes   [][]int        // per box and country: events in the window
	ties    []tie          // ties of the window
	tie     []int32        // delegations of the selected tie, or nil
	compare bool           // ties are compared with the previous window
	page    int            // page of ties shown, if not all fit
	casts   *casts
	cast    int // identifies the participants that d has, see dataset.Ledger.Cast
	met     network.Meetings
	metOn   dataset.Day
}

// New prepares the actor map of a sealed dataset.
func New(d *dataset.Dataset, w *words.Words, meas scene.Measurer) *Chart {
	c := &Chart{d: d, cast: -1, w: w, meas: meas, Graph: network.New(d), Boxes: network.NewBoxes(d), open: map[string]bool{}}
	c.casts = newCasts(d, c.Boxes)
	c.roll = newRoll(d, c.Boxes, c.casts)
	c.counts = make([]int, len(d.Actors))
	c.totals = make([]int, len(c.Boxes.List))
	c.homes = make([][]int, len(c.Boxes.List))
	for i := range c.homes {
		c.homes[i] = make([]int, len(c.roll.homes[i]))
	}
	return c
}

// AsOf sets the participants of every event to those known on day. No actor moves; only
// the ties change.
func (c *Chart) AsOf(l *dataset.Ledger, day dataset.Day) *Chart {
	cast := l.Cast(day)
	if cast == c.cast {
		return c
	}
	c.cast = cast
	if d := l.CastOn(day); d != c.d {
		c.d, c.Graph, c.casts = d, network.New(d), newCasts(d, c.Boxes)
	}
	return c
}

// Toggle expands or collapses a box, given by its index.
func (c *Chart) Toggle(box int) {
	if box >= 0 && box < len(c.Boxes.List) {
		c.turn(c.Boxes.List[box].Key)
	}
}

// ToggleHome expands or collapses a country in a box that holds several, both given by
// their index as in a target: see Home.
func (c *Chart) ToggleHome(box, home int) {
	if box >= 0 && box < len(c.Boxes.List) && home >= 0 && home < len(c.roll.homes[box]) {
		c.turn(c.roll.homeKey(box, int32(home)))
	}
}

func (c *Chart) turn(key string) {
	c.open[key] = !c.open[key]
	c.layout = nil
}

// Home returns the index of the country that a target of the drawing toggles, or false.
func Home(t scene.Target) (int, bool) {
	return int(t.From) - 1, t.Kind == scene.GroupTarget && t.From > 0
}

// TieKeys returns the permanent key of tie i of the last drawing: the keys of its
// delegations, as in view.State; nil if there is no such tie.
func (c *Chart) TieKeys(i int) []string {
	if i < 0 || i >= len(c.ties) {
		return nil
	}
	return c.Keys(c.ties[i].boxes)
}

// Keys returns the keys of some delegations, as view.State holds them for a tie.
func (c *Chart) Keys(boxes []int32) []string {
	keys := make([]string, len(boxes))
	for k, b := range boxes {
		keys[k] = c.Boxes.List[b].Key
	}
	return keys
}

// NextTies shows the next page of ties, and the first after the last.
func (c *Chart) NextTies() { c.page++ }

// TieName returns the label of a tie: the names of its delegations.
func (c *Chart) TieName(boxes []int32) string { return c.w.List(c.names(boxes)) }

// Height returns the height in pixels of the map by delegation at a width in pixels.
func (c *Chart) Height(w scene.Px) scene.Px { return c.lay(w).H }

func (c *Chart) lay(w scene.Px) *Layout {
	if c.layout == nil || c.layout.W != w {
		c.layout = layoutFor(c.roll, c.open, w)
	}
	return c.layout
}

// Form returns the form of the map: the one of the state, or the default of the record.
func (c *Chart) Form(m *view.Model) view.Form {
	if f := m.State.Form; f != view.OwnForm {
		return f
	}
	return c.OwnForm()
}

// OwnForm returns the default form of the record: by delegation if it has delegations.
func (c *Chart) OwnForm() view.Form {
	if c.Boxes.Delegations() {
		return view.Delegations
	}
	return view.Flat
}

// Build draws the map for the model's window and filter into s, w pixels wide, in the
// form of the state. For the table, which is not drawn, it draws the map by delegation.
func (c *Chart) Build(m *view.Model, w scene.Px, s *scene.Scene) {
	c.AsOf(m.Ledger, m.On())
	if len(c.d.Actors) == 0 {
		c.buildNobody(w, s)
		return
	}
	l := c.lay(w)
	c.tally(m)
	c.tie = c.Boxes.Find(m.State.Tie)
	form := c.Form(m)
	switch form {
	case view.Flat:
		c.buildFlat(m, w, s)
		return
	case view.Rows:
		c.buildRows(m, w, s)
		return
	case view.Matrix:
		c.buildMatrix(m, w, s)
		return
	}
	if l.narrow {
		c.buildNarrow(m, l, s)
		return
	}
	s.Reset(w, l.H)
	bands := false
	if e := m.Selected; e >= 0 && m.Actor < 0 && c.tie == nil && m.Result.Has(e) {
		c.drawEvent(m, l, e, s)
	} else {
		c.drawTies(m, l, s)
		bands = true
	}
	for i := range l.boxes {
		c.drawBox(m, &l.boxes[i], i, s)
	}
	if bands && len(c.ties) > 0 {
		c.above(s, func() scene.Px {
			return c.write(scene.More, c.w.Say("actors.bands", c.w.For("actors.bands", 0).Window(m.From, m.To)), edge, topY-6, s.W-2*edge, s) + footGap - topY
		})
	}
	c.drawAbove(m, s)
}

// drawAbove draws the events of the selection above the rest of the drawing.
func (c *Chart) drawAbove(m *view.Model, s *scene.Scene) {
	events := c.chosen(m)
	if len(events) == 0 {
		return
	}
	c.above(s, func() scene.Px { return c.drawColumn(m, events, topY, s) - topY })
}

// above draws something at the top of a drawing, which moves down by its height.
func (c *Chart) above(s *scene.Scene, draw func() scene.Px) {
	nodes, marks, pts := len(s.Nodes), len(s.Marks), len(s.Pts)
	high := draw()
	s.ShiftFirst(nodes, marks, pts, 0, high)
	s.H += high
}

// Counts returns, per actor, the number of events of the window in which it takes part.
// The chart owns the slice and overwrites it in the next call or drawing.
func (c *Chart) Counts(m *view.Model) []int {
	c.tally(m)
	return c.counts
}

// Meetings returns the contacts of every actor as known on the knowledge day, whatever
// the window.
func (c *Chart) Meetings(m *view.Model) network.Meetings {
	if c.met == nil || c.metOn != m.On() {
		c.met, c.metOn = network.NewMeetings(m.Ledger, m.On()), m.On()
	}
	return c.met
}

// drawBox draws a delegation: its rule, name and count, then its rows.
func (c *Chart) drawBox(m *view.Model, p *place, i int, s *scene.Scene) {
	c.drawHead(p, i, s)
	for k := range p.rows {
		c.drawLine(m, i, &p.rows[k], rowH, s)
	}
	c.drawFold(p, i, rowH, s)
}

// drawHead draws the rule above a delegation, its name and its number of events; in a
// long record, where not all actors have a row, also the number of actors.
func (c *Chart) drawHead(p *place, i int, s *scene.Scene) {
	s.Begin(scene.Target{Kind: scene.GroupTarget, Ref: int32(i), Other: -1}, p.x, p.y, p.w, headH)
	s.Line(scene.BoxRule, p.x, p.y+1, p.x+p.w, p.y+1)
	name := scene.Fit(c.meas, scene.BoxName, c.BoxName(i), p.w-36)
	s.Text(scene.BoxName, 0, p.x, p.y+20, name)
	if c.roll.long() {
		used := c.meas.Measure(scene.BoxName, name) + 7
		if words := c.w.Count("count.actors", len(c.Boxes.List[i].Rows)); c.meas.Measure(scene.RowOffice, words) <= p.w-36-used {
			s.Text(scene.RowOffice, 0, p.x+used, p.y+20, words)
		}
	}
	if n := c.totals[i]; n > 0 {
		s.Text(scene.RowCount, scene.AnchorEnd, p.x+p.w, p.y+20, strconv.Itoa(n))
	}
	s.End()
}

// drawFold draws the line that counts the collapsed actors, and those among them with
// an event in the window.
func (c *Chart) drawFold(p *place, i int, h scene.Px, s *scene.Scene) {
	if p.hidden == 0 && !p.open {
		return
	}
	r := &p.fold
	s.Begin(scene.Target{Kind: scene.GroupTarget, Ref: int32(i), Other: int32(c.foldedActive(p, i)), Count: int32(max(p.hidden, 1))}, r.x-4, r.y-h/2, r.w+8, h)
	s.Text(scene.More, 0, r.x, r.y+4, scene.Fit(c.meas, scene.More, c.foldText(p, i), r.w))
	s.End()
}

func (c *Chart) foldText(p *place, i int) string {
	switch n := c.foldedActive(p, i); {
	case p.open:
		return c.w.Say("actors.fewer")
	case n > 0:
		return c.w.Say("actors.more-active", c.w.Number(p.hidden), c.w.Number(n))
	}
	return c.w.Say("actors.more", c.w.Number(p.hidden))
}

// foldedActive counts the collapsed actors with an event in the window.
func (c *Chart) foldedActive(p *place, i int) int {
	n := 0
	for _, a := range c.Boxes.List[i].Rows {
		if c.counts[a] > 0 && c.layout.at[a] < 0 {
			n++
		}
	}
	return n
}

// BoxName returns the name of a delegation.
func (c *Chart) BoxName(box int) string {
	b := &c.Boxes.List[box]
	if b.Actor >= 0 {
		return c.d.Actors[b.Actor].Name
	}
	return c.w.Say("region." + b.Key)
}

// drawRow draws one actor: name, office as of the day, number of events.
func (c *Chart) drawRow(m *view.Model, r *row, h scene.Px, s *scene.Scene) {
	a := &c.d.Actors[r.actor]
	s.Begin(scene.Target{Kind: scene.ActorTarget, Ref: int32(r.actor), Count: int32(c.counts[r.actor])}, r.x-4, r.y-h/2, r.w+8, h)
	if r.actor == m.Actor || r.actor == m.Other {
		s.Rect(scene.RowBox, r.x-4, r.y-h/2+1, r.w+8, h-2)
	}
	n := c.counts[r.actor]
	room := r.w - 28
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
	if office := c.Office(m, r.actor); room-used > 48 && office != "" {
		s.Text(scene.RowOffice, 0, r.x+used+7, r.y+4, scene.Fit(c.meas, scene.RowOffice, office, room-used-7))
	}
	if n > 0 {
		s.Text(scene.RowCount, scene.AnchorEnd, r.x+r.w, r.y+4, strconv.Itoa(n))
	}
	s.End()
}

// rowName returns the short name; a state is marked as one, since its box may have the
// same name.
func (c *Chart) rowName(a *dataset.Actor) string {
	if a.Kind == codebook.State {
		return c.w.Say("actors.state", a.Name)
	}
	return a.Label()
}

// Office returns the office held on the day of the page, or at the end of the window if
// that is earlier; otherwise the last office left, with the month in which it ended; ""
// if none is on record.
func (c *Chart) Office(m *view.Model, a dataset.ActorRef) string {
	day := m.AsOf()
	if m.To > m.From {
		day = min(day, dataset.DayOf(m.To-1))
	}
	if held := c.d.OfficeKnown(a, day, m.On()); len(held) > 0 {
		if as := held[0].AsOf; !held[0].Sure && !as.IsZero() && dataset.LastDay(as) < day-longAgo {
			return c.w.Say("actors.as-of", held[0].Role, c.w.For("actors.as-of", 1).ShortHeading(as))
		}
		return held[0].Role
	}
	if o := c.leftLast(a, day); o != nil {
		return c.w.Say("actors.until", o.Role, c.w.For("actors.until", 1).ShortHeading(o.Until))
	}
	return ""
}

// longAgo is the age in days above which an office known for one day only is shown
// with that day.
const longAgo = 365

// leftLast returns the office that an actor left last before or on a day, or nil.
func (c *Chart) leftLast(a dataset.ActorRef, day dataset.Day) *dataset.Office {
	var last *dataset.Office
	roles := c.d.Actors[a].Roles
	for i := range roles {
		o := &roles[i]
		if !o.Until.IsZero() && o.Until.Earliest.Finite() && dataset.LastDay(o.Until) <= day && (last == nil || o.Until.Earliest > last.Until.Earliest) {
			last = o
		}
	}
	return last
}

// buildNobody draws the message that the record has no actors.
func (c *Chart) buildNobody(w scene.Px, s *scene.Scene) {
	s.Reset(w, 2*flatLeast/3)
	words := c.w.Say("actors.nobody")
	s.Text(scene.BoxName, 0, max(edge, (w-c.meas.Measure(scene.BoxName, words))/2), s.H/2, words)
}

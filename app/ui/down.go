package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
	"parley/app/chronicle"
	"parley/app/scene"
	"parley/app/timeline"
	"parley/data/dataset"
	"parley/data/edtf"
)

// downward is the timeline of a phone: time runs down along a rail, silences are
// gaps in it, and the rows are as high as their titles. Windows with more than
// mostEntries events show the plain list in its place.
type downward struct {
	t        *timelineStage
	scroll   scroller
	entries  []timeline.Entry
	lines    []uint8 // of each title, 1 to 3
	shown    dataset.EventRef
	epoch    uint32
	from, to edtf.Instant
	wide     float64
	selected dataset.EventRef
	marks    uint32
}

const mostEntries = 3000

// Heights in pixels; the style sheet has the same.
const (
	entryH   = 37 // a row without its title
	titleH   = 20 // a line of a title
	monthH   = 34
	gapH     = 26
	lastingH = 26  // a period in one line, with its month
	columnIn = 104 // beside the titles: days, rail, edges
)

// fits reports whether the window is short enough for the column.
func (c *downward) fits() bool { return c.t.p.inWindow() <= mostEntries }

// gather makes the entries of the window, unless they are at hand.
func (c *downward) gather() {
	p := c.t.p
	m := p.m
	c.scroll.p, c.scroll.id = p, "column-scroll"
	if c.entries != nil && c.epoch == m.Result.Epoch && c.from == m.From && c.to == m.To && c.wide == p.wide && c.selected == m.Selected && c.marks == m.MarkEpoch() {
		return
	}
	c.epoch, c.from, c.to, c.wide, c.selected, c.marks = m.Result.Epoch, m.From, m.To, p.wide, m.Selected, m.MarkEpoch()
	c.entries = timeline.Column(m, p.w)
	c.lines, c.scroll.tops = c.lines[:0], append(c.scroll.tops[:0], 0)
	y := 0.0
	for i := range c.entries {
		n := c.measure(&c.entries[i])
		c.lines = append(c.lines, n)
		if n == 0 {
			y += lastingH
			c.scroll.tops = append(c.scroll.tops, y)
			continue
		}
		y += entryH + titleH*float64(n)
		if c.entries[i].Month != "" {
			y += monthH
		}
		if c.entries[i].Gap != "" {
			y += gapH
		}
		c.scroll.tops = append(c.scroll.tops, y)
	}
	c.scroll.total = len(c.entries)
	c.scroll.first, c.scroll.count = c.scroll.span()
}

// measure returns the number of lines of the title of an entry, 0 for a period in one line with
// its month, and with its dates if they fit. The chart measures 13 px names, as those of
// periods; titles here are 15 px, and words break a little before the edge.
func (c *downward) measure(n *timeline.Entry) uint8 {
	if n.Period && c.room(n, "") {
		return 0
	}
	st := scene.Label
	if n.Big || n.Selected {
		st = scene.LabelSel
	}
	wide := float64(c.t.meas.Measure(st, c.t.p.m.Result.State(n.Ref).Title)) * 15 / 13
	room := max(c.wide-columnIn, 120)
	switch {
	case wide < room*.97:
		return 1
	case wide < room*1.8:
		return 2
	}
	return 3
}

// room reports whether a period and the text after its title fit in one line with its month.
func (c *downward) room(n *timeline.Entry, after string) bool {
	taken := c.t.meas.Measure(scene.Label, c.t.p.m.Result.State(n.Ref).Title+"  "+after)
	free := scene.Px(c.wide - columnIn - 8)
	if n.Month != "" { // which takes the place of the day
		free += 34 - c.t.meas.Measure(scene.LabelSel, n.Month)
	}
	return taken < free
}

// underClass returns the class of the second line of an entry: dates of a period for which its
// line has no room are heard alone.
func (c *downward) underClass(i int) string {
	if n := &c.entries[i]; c.lines[i] == 0 && !c.room(n, c.under(n, c.t.p.m.Result.State(n.Ref))) {
		return "sr"
	}
	return "w"
}

func (c *downward) attach() {
	c.scroll.attach()
	c.scroll.space()
	c.reveal()
}

func (c *downward) changed() {
	was := c.scroll.total
	c.gather()
	if c.scroll.total != was || c.scroll.attached.OK() {
		c.scroll.scrolled()
		c.scroll.space()
	}
	if c.scroll.total != was || c.t.p.m.Selected != c.shown {
		c.reveal()
	}
}

// reveal brings the selected event into sight.
func (c *downward) reveal() {
	c.shown = c.t.p.m.Selected
	if !c.scroll.attached.OK() {
		return
	}
	for i := range c.entries {
		if c.entries[i].Ref == c.shown {
			c.scroll.reveal(i)
			c.scroll.scrolled()
			return
		}
	}
}

func (c *downward) render() app.UI {
	c.gather()
	if len(c.entries) == 0 {
		return c.t.p.renderEmpty()
	}
	if c.scroll.count == 0 {
		c.scroll.count = min(c.scroll.total, 24)
	}
	first := min(c.scroll.first, c.scroll.total)
	end := min(first+c.scroll.count, c.scroll.total)
	return h("section.vlist", at{"id", "column", "aria-label", c.t.p.w.Say("view.timeline")},
		h("div.vscroll", at{"id", "column-scroll", "tabindex", "0"},
			h("div", at{"id", "column-scroll-above"}),
			h("ol.vt.down", nil, each(c.entries[first:end], func(i int, _ timeline.Entry) app.UI { return c.row(first + i) })...),
			h("div", at{"id", "column-scroll-below"}),
		))
}

// row returns one event with the silence and the month before it.
func (c *downward) row(i int) app.UI {
	p, n := c.t.p, &c.entries[i]
	ev := &p.m.D.Events[n.Ref]
	st := p.m.Result.State(n.Ref)
	class := "day x" + strconv.Itoa(int(c.lines[i]))
	if n.Selected {
		class += " sel"
	}
	if n.Big {
		class += " big"
	}
	if n.Marked {
		class += " of"
	}
	return h("li", at{"class", lastingClass(c.lines[i]), "aria-setsize", strconv.Itoa(len(c.entries)), "aria-posinset", strconv.Itoa(i + 1)},
		h("div.bands", at{"aria-hidden", "true"}, bandsOf(n)...),
		when(n.Month != "", func() app.UI { return h("b.mo", nil, text(n.Month)) }),
		when(n.Gap != "", func() app.UI {
			return h("div.day.lull", nil, h("span", nil), h("span.sp", nil), h("span", nil, text(n.Gap)))
		}),
		h("div", at{"class", class},
			h("time.d", at{"datetime", chronicle.Machine(n.When)}, c.dayOf(n)...),
			h("span.sp", at{"aria-hidden", "true"}, glyph("mk "+chronicle.Class(n.Quad), chronicle.Symbol(c.t.p.m.D, ev, st.Status, st.Standing))),
			h("article", at{"id", c.anchor(n)},
				h("a.row", at{"href", pageEvent(ev.ID), "data-do", "event:" + string(ev.ID), "aria-current", current(n.Selected)},
					h("span", at{"class", "t" + lifeClass(st.Status), "dir", "auto", "lang", c.t.p.lang(st.Title)}, text(st.Title)),
					h("span", at{"class", c.underClass(i)}, text(c.under(n, st))),
				)),
		),
	)
}

// lastingClass returns the class of an entry by the number of lines of its title.
func lastingClass(lines uint8) string {
	if lines == 0 {
		return "lasts"
	}
	return ""
}

// anchor returns the id of an entry, of which an event that is on several days has one.
func (c *downward) anchor(n *timeline.Entry) string {
	if n.Again {
		return ""
	}
	return "e-" + string(c.t.p.m.D.Events[n.Ref].ID)
}

// bandsOf returns the lines of the periods that last at an entry.
func bandsOf(n *timeline.Entry) (out []app.UI) {
	for b := n.Bands; b != 0; b >>= 1 {
		class := ""
		if b&1 == 0 {
			class = "off"
		}
		out = append(out, h("i", at{"class", class}))
	}
	return out
}

// under returns the second line of an entry: for a period, that it is one and from when
// to when; before the rest, a date that is too long for the column of days.
func (c *downward) under(n *timeline.Entry, st dataset.State) string {
	line := ""
	switch {
	case n.Period:
		return c.t.p.w.Say("type.period") + " · " + c.t.p.w.ShortDate(n.When)
	case n.Several:
		line = c.t.p.w.ShortDate(n.When) + " · "
	case len(n.Span) > mostSpan:
		line = n.Span + " · "
	}
	return strings.TrimSuffix(line+c.t.p.list.under(n.Ref, st), " · ")
}

// mostSpan is the maximum length of a date in the column of days.
const mostSpan = 14

// dayOf returns the day of an entry: in words for who listens, and on the page where
// a new one begins.
func (c *downward) dayOf(n *timeline.Entry) []app.UI {
	switch {
	case !n.Head:
		return []app.UI{h("span.sr", nil, text(c.t.p.w.Date(n.When)))}
	case len(n.Span) > mostSpan:
		return nil // it stands below the title
	case n.Span != "":
		return []app.UI{text(n.Span)}
	}
	return []app.UI{h("b", nil, text(n.Day)), text(n.Weekday)}
}

// down returns the part of a narrow page below the overview.
func (t *timelineStage) down() app.UI {
	if t.column.fits() {
		return t.column.render()
	}
	return t.p.list.render()
}

func (t *timelineStage) revealDown() {
	if t.column.fits() {
		t.column.reveal()
	} else {
		t.p.list.reveal()
	}
}

// windowLine returns the line between overview and list on a phone.
func (t *timelineStage) windowLine() app.UI {
	p := t.p
	return h("div.window-line", nil,
		h("span", at{"data-count", p.windowCounted()}, text(p.w.Say("tell.window", p.windowWords(), p.windowCount()))),
		t.clock())
}

// changedDown follows a change on a narrow page. Where the list takes the place
// of the column, or the other way round, its elements come with the next
// rendering.
func (t *timelineStage) changedDown() {
	id := "chronicle-scroll"
	if t.column.fits() {
		id = "column-scroll"
		t.column.changed()
	} else {
		t.p.list.changed(true)
	}
	if !browser.ByID(id).OK() {
		t.p.rendered(func() {
			if t.column.fits() {
				t.column.attach()
			} else {
				t.p.list.attach()
			}
		})
	}
}

package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
	"parley/app/chronicle"
	"parley/app/query"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// rows are the events of the window that pass the filter, in order of time,
// gathered once per result and window.
type rows struct {
	refs     []dataset.EventRef
	epoch    uint32
	from, to edtf.Instant
}

func (r *rows) gather(m *view.Model) bool {
	if r.epoch == m.Result.Epoch && r.from == m.From && r.to == m.To {
		return false
	}
	r.epoch, r.from, r.to = m.Result.Epoch, m.From, m.To
	r.refs = r.refs[:0]
	for e := range m.Result.InTime {
		if m.Result.InWindow(e, m.From, m.To) {
			r.refs = append(r.refs, e)
		}
	}
	sorts.Stable(r.refs, func(a, b dataset.EventRef) int { return cmp.Compare(anchorDay(m, a), anchorDay(m, b)) })
	return true
}

// anchorDay returns the day by which a list orders an event: its first possible one, or
// the last where the start is open.
func anchorDay(m *view.Model, e dataset.EventRef) int64 {
	return chronicle.Anchor(m.Result.When(e)).Day()
}

// lister is the list: the timeline of a phone and the reading view of all.
type lister struct {
	p           *Page
	rows        rows
	scroll      scroller
	actorFilter string
	earlier     int                // the first row of an event that began before the window, or the number of rows
	names       []dataset.ActorRef // by name
	counted     []int              // events by actor, as known on a day
	countedOn   dataset.Day
	shown       dataset.EventRef // brought into sight last
}

func (l *lister) attach() {
	l.prepare()
	l.scroll.attach()
	l.reveal()
}

func (l *lister) prepare() {
	l.scroll.p, l.scroll.id, l.scroll.rowH = l.p, "chronicle-scroll", 78
}

func (l *lister) changed(bool) {
	l.prepare()
	other := l.gather()
	if other {
		l.scroll.set(len(l.rows.refs))
	}
	if other || l.p.m.Selected != l.shown { // other rows leave the selected event elsewhere
		l.reveal()
	}
}

// gather lists the events that begin in the window, then those that began before
// it, so that a war of years does not come before the call of a day.
func (l *lister) gather() bool {
	m := l.p.m
	if !l.rows.gather(m) {
		return false
	}
	begins := func(e dataset.EventRef) bool { return anchorDay(m, e) >= m.From.Day() }
	sorts.Stable(l.rows.refs, func(a, b dataset.EventRef) int {
		switch x := begins(a); {
		case x == begins(b):
			return 0
		case x:
			return -1
		}
		return 1
	})
	if l.earlier = slices.IndexFunc(l.rows.refs, func(e dataset.EventRef) bool { return !begins(e) }); l.earlier < 0 {
		l.earlier = len(l.rows.refs)
	}
	return true
}

// reveal brings the selected event into sight.
func (l *lister) reveal() {
	if !l.scroll.attached.OK() {
		return
	}
	l.shown = l.p.m.Selected
	if i := slices.Index(l.rows.refs, l.shown); i >= 0 && l.shown >= 0 {
		l.scroll.reveal(i)
		l.scroll.scrolled()
	}
}

func (l *lister) key(key string) bool {
	step := map[string]int{"ArrowDown": 1, "j": 1, "ArrowUp": -1, "k": -1}[key]
	i := slices.Index(l.rows.refs, l.p.m.Selected)
	if step == 0 || i < 0 {
		return step != 0 && l.p.walk(step)
	}
	if l.p.stepStory(step) {
		return true
	}
	if i += step; i < 0 || i >= len(l.rows.refs) {
		return false
	}
	l.p.selectEvent(l.rows.refs[i])
	return true
}

func (l *lister) render() app.UI {
	l.prepare()
	l.gather()
	if l.scroll.total != len(l.rows.refs) || l.scroll.count == 0 {
		l.scroll.total = len(l.rows.refs)
		l.scroll.first, l.scroll.count = 0, min(l.scroll.total, 24)
	}
	if len(l.rows.refs) == 0 {
		return l.p.renderEmpty()
	}
	end := min(l.scroll.first+l.scroll.count, len(l.rows.refs))
	return h("section.vlist", at{"id", "chronicle", "aria-label", l.p.w.Say("view.list")},
		when(l.p.m.State.View == view.List, l.p.spanLine),
		h("div.vscroll", at{"id", "chronicle-scroll", "tabindex", "0"},
			h("div", at{"id", "chronicle-scroll-above"}),
			h("ol.vt", nil, each(l.rows.refs[l.scroll.first:end], func(i int, e dataset.EventRef) app.UI {
				return l.row(l.scroll.first+i, e)
			})...),
			h("div", at{"id", "chronicle-scroll-below"}),
		))
}

// row returns one event: its day where it is the first of it, its mark on the line,
// its title, and where and who.
func (l *lister) row(i int, e dataset.EventRef) app.UI {
	p := l.p
	ev := &p.m.D.Events[e]
	st := p.m.Result.State(e)
	class := "vrow day"
	if e == p.m.Selected {
		class += " sel"
	}
	if p.m.Marked(e) {
		class += " of"
	}
	var thumb []app.UI
	if ev.More != nil && chronicle.Unseen(ev, st, p.m.On()) {
		thumb = p.panel.show(p.panel.writer().Thumb(ev.More.Media))
	}
	return h("li", at{"class", class, "aria-setsize", strconv.Itoa(len(l.rows.refs)), "aria-posinset", strconv.Itoa(i + 1)},
		l.dayColumn(i, st.When),
		h("span.sp", at{"aria-hidden", "true"}, glyph("mk "+chronicle.Class(p.m.D.Quad(ev)), chronicle.Symbol(p.m.D, ev, st.Status, st.Standing))),
		h("article", at{"id", "e-" + string(ev.ID)},
			h("a.row", at{"href", pageEvent(ev.ID), "data-do", "event:" + string(ev.ID), "aria-current", current(e == p.m.Selected)}, append(thumb,
				h("span", at{"class", "t" + lifeClass(st.Status), "dir", "auto", "lang", l.p.lang(st.Title)}, text(st.Title)),
				h("span.w", nil, text(l.under(e, st))),
				when(p.size != Narrow, func() app.UI { return l.lead(e, st) }),
			)...)),
	)
}

// lead returns the text beside the title of a row on a wide page: a sentence and who says so.
func (l *lister) lead(e dataset.EventRef, st dataset.State) app.UI {
	said, reason := l.p.book.Lead(e, st, l.p.m.On())
	return h("span.lead", nil,
		h("span", at{"class", "s", "dir", "auto", "lang", l.p.lang(said)}, text(said)),
		h("span.why", nil, h("b", nil, text(l.p.w.Say("standing."+st.Standing.Code()))), text(reason)))
}

// dayColumn shows the day of a row, unless the row above has the same. Any other date is worded
// in full; the clock time is below the title.
func (l *lister) dayColumn(i int, when edtf.Date) app.UI {
	w := l.p.w
	attrs := at{"datetime", chronicle.Machine(when)}
	if i == l.earlier && i > 0 {
		return h("div.d", nil, h("span.since", nil, text(w.Say("list.earlier"))), h("time", attrs, text(w.ShortDate(when))))
	}
	day := when.IsDay()
	if i > l.scroll.first {
		if above := l.p.m.Result.When(l.rows.refs[i-1]); above == when || day && above.IsDay() && dataset.FirstDay(above) == dataset.FirstDay(when) {
			return h("div.d", nil, h("time.sr", attrs, text(w.Date(when))))
		}
	}
	if day {
		_, _, day := when.Earliest.Civil()
		return h("div.d", nil, h("time", attrs, h("b", nil, text(strconv.Itoa(day))), text(w.MonthYear(when.Earliest))))
	}
	return h("div.d", nil, h("time", attrs, text(w.ShortDate(when))))
}

// under returns the second line of a row: the clock, status where it is not plain, place,
// who.
func (l *lister) under(e dataset.EventRef, st dataset.State) string {
	var parts []string
	if clock := l.p.w.Clock(st.When); clock != "" {
		parts = append(parts, clock)
	}
	if st.Status != codebook.Happened && st.Status != codebook.NoStatus {
		parts = append(parts, l.p.w.Say("status."+st.Status.Code()))
	}
	if st.Where >= 0 {
		parts = append(parts, l.p.m.D.Places[st.Where].Name)
	}
	if who := l.p.book.Names(e, 3, l.p.m.On()); who != "" {
		parts = append(parts, who)
	}
	return strings.Join(parts, " · ")
}

// counts returns the events of every actor that are known on the day of the page.
func (l *lister) counts() []int {
	if l.counted == nil || l.countedOn != l.p.m.On() {
		l.counted, l.countedOn = l.p.m.Result.ActorCounts(l.counted), l.p.m.On()
	}
	return l.counted
}

// actors lists up to n actors by number of events known, those whose name holds what
// was typed in the filter. As known on a day it leaves out those of whom nothing was.
func (l *lister) actors(n int) []dataset.ActorRef {
	need := string(query.Fold(nil, l.actorFilter))
	counts, latest := l.counts(), l.p.m.On() == dataset.LatestDay
	var out []dataset.ActorRef
	for a := range l.p.m.D.Actors {
		if !latest && counts[a] == 0 {
			continue
		}
		if need == "" || strings.Contains(string(query.Fold(nil, l.p.m.D.Actors[a].Name)), need) {
			out = append(out, dataset.ActorRef(a))
		}
	}
	sorts.Stable(out, func(a, b dataset.ActorRef) int { return counts[b] - counts[a] })
	return out[:min(n, len(out))]
}

// byName lists all actors by name.
func (l *lister) byName() []dataset.ActorRef {
	if l.names == nil {
		for a := range l.p.m.D.Actors {
			l.names = append(l.names, dataset.ActorRef(a))
		}
		key := func(a dataset.ActorRef) string { return l.p.order.Key(l.p.m.D.Actors[a].Name) }
		sorts.Stable(l.names, func(a, b dataset.ActorRef) int { return strings.Compare(key(a), key(b)) })
	}
	return l.names
}

// lifeClass returns the class of a title: italic while expected, struck if it did not happen.
func lifeClass(st codebook.Status) string {
	switch {
	case st.Off():
		return " is-off"
	case st.Expected():
		return " is-soon"
	}
	return ""
}

// renderEmpty says that nothing is in the window, and the ways out.
func (p *Page) renderEmpty() app.UI {
	if len(p.m.D.Events) == 0 {
		return h("div.empty", at{"id", p.m.State.View.Code()}, h("b", nil, text(p.w.Say("empty.record"))))
	}
	if p.m.Result.N == 0 {
		return h("div.empty", at{"id", p.m.State.View.Code()},
			h("b", nil, text(p.w.Say("empty.none"))),
			when(p.m.State.Query != "", func() app.UI { return h("p", nil, text(p.w.Say("empty.searched", p.m.State.Query))) }),
			h("p", nil, button("tb framed", "clear", text(p.w.Say("filter.clear")))),
		)
	}
	return h("div.empty", at{"id", p.m.State.View.Code()},
		h("b", nil, text(p.w.Say("empty.window"))),
		h("p", nil, p.nearest()),
		h("p", nil, button("tb framed", "whole", text(p.w.Say("timeline.whole")))),
	)
}

// nearest links to the next event after the window, or the last before it.
func (p *Page) nearest() app.UI {
	best := dataset.EventRef(dataset.None)
	for e := range p.m.Result.All {
		if best < 0 || p.m.Result.When(best).Earliest < p.m.To {
			best = e
		}
	}
	if best < 0 {
		return nil
	}
	ev := &p.m.D.Events[best]
	return h("a", at{"href", pageEvent(ev.ID), "data-do", "event:" + string(ev.ID)},
		text(p.w.Say("empty.next", p.w.For("empty.next", 0).ShortDate(p.m.Result.When(best)), p.m.Result.State(best).Title)))
}

// pageEvent and pageActor are the pages of their own that links lead to when
// they are opened elsewhere; a plain click opens the panel.
func pageEvent(id dataset.EventID) string {
	return browser.RootData("up") + "event/" + string(id) + "/"
}

func pageActor(id dataset.ActorID) string {
	return browser.RootData("up") + "actor/" + string(id) + "/"
}

// hrefEvent returns the address of the page with an event selected.
func (p *Page) hrefEvent(id dataset.EventID) string {
	s := p.m.State
	s.Event, s.Actor, s.Other = id, "", ""
	return "#" + s.Fragment()
}

// hrefActor returns the address of the page with an actor selected.
func (p *Page) hrefActor(id dataset.ActorID) string {
	s := p.m.State
	s.Actor, s.Event, s.Other, s.Tie = id, "", "", nil
	return "#" + s.Fragment()
}

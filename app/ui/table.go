package ui

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/chronicle"
	"parley/data/dataset"
	"parley/data/sorts"
)

// tabler is the table view: every event of the window in a row, sortable.
type tabler struct {
	p      *Page
	rows   rows
	scroll scroller
	by     int  // column sorted by
	down   bool // descending
	sorted []dataset.EventRef
}

// column is one row of the table of columns: a key of the catalogue and what it compares: a
// text, in the order of the language, or else by less; neither stands for the order of time.
type column struct {
	key, class string
	says       func(t *tabler, e dataset.EventRef) string
	less       func(t *tabler, a, b dataset.EventRef) int
}

var columns = []column{
	{"table.date", "w", nil, nil}, // the rows are gathered in order of time
	{"table.type", "w", (*tabler).typeName, nil},
	{"table.event", "t", (*tabler).title, nil},
	{"table.who", "cut", (*tabler).names, nil},
	{"table.where", "cut", (*tabler).place, nil},
	{"table.status", "w", nil, func(t *tabler, a, b dataset.EventRef) int {
		return cmp.Compare(t.p.m.Result.Status(a), t.p.m.Result.Status(b))
	}},
	{"table.evidence", "w", nil, func(t *tabler, a, b dataset.EventRef) int {
		return cmp.Compare(t.p.m.Result.Standing(a), t.p.m.Result.Standing(b))
	}},
	{"table.sources", "num", nil, func(t *tabler, a, b dataset.EventRef) int { return t.sources(a) - t.sources(b) }},
}

func (t *tabler) event(e dataset.EventRef) *dataset.Event { return &t.p.m.D.Events[e] }

func (t *tabler) typeName(e dataset.EventRef) string {
	return t.p.w.TypeOf(t.p.m.D, t.p.m.D.Type(t.event(e)))
}

func (t *tabler) title(e dataset.EventRef) string { return t.p.m.Result.State(e).Title }

func (t *tabler) names(e dataset.EventRef) string { return t.p.book.Names(e, 9, t.p.m.On()) }

func (t *tabler) place(e dataset.EventRef) string {
	if w := t.p.m.Result.State(e).Where; w >= 0 {
		return t.p.m.D.Places[w].Name
	}
	return ""
}

// sources counts the different sources of an event's known claims.
func (t *tabler) sources(e dataset.EventRef) int {
	return t.event(e).SourceCount(t.p.m.On())
}

func (t *tabler) attach() {
	t.prepare()
	t.scroll.attach()
}

func (t *tabler) prepare() {
	t.scroll.p, t.scroll.id, t.scroll.rowH = t.p, "table-scroll", 28
}

func (t *tabler) changed(bool) {
	t.prepare()
	t.order()
	t.scroll.set(len(t.sorted))
	if i := slices.Index(t.sorted, t.p.m.Selected); i >= 0 {
		t.scroll.reveal(i)
	}
}

// order sorts the rows by the chosen column; equal rows stay by date.
func (t *tabler) order() {
	t.rows.gather(t.p.m)
	t.sorted = append(t.sorted[:0], t.rows.refs...)
	less := columns[t.by].less
	if says := columns[t.by].says; says != nil {
		keys := make([]string, len(t.p.m.D.Events))
		for _, e := range t.sorted {
			keys[e] = t.p.order.Key(says(t, e))
		}
		less = func(_ *tabler, a, b dataset.EventRef) int { return cmp.Compare(keys[a], keys[b]) }
	}
	if less == nil {
		if t.down {
			slices.Reverse(t.sorted)
		}
		return
	}
	sorts.Stable(t.sorted, func(a, b dataset.EventRef) int {
		if t.down {
			return less(t, b, a)
		}
		return less(t, a, b)
	})
}

// sortTable sorts by a column, and the other way at the second time.
func (p *Page) sortTable(arg string) bool {
	t := p.stages[4].(*tabler)
	i, err := strconv.Atoi(arg)
	if err != nil || i < 0 || i >= len(columns) {
		return false
	}
	t.down = t.by == i && !t.down
	t.by = i
	t.changed(true)
	p.refresh()
	return true
}

func (t *tabler) key(key string) bool {
	step := map[string]int{"ArrowDown": 1, "ArrowUp": -1}[key]
	if step == 0 {
		return false
	}
	i := slices.Index(t.sorted, t.p.m.Selected) + step
	if i < 0 || i >= len(t.sorted) {
		return false
	}
	return t.p.Do("event:"+string(t.event(t.sorted[i]).ID), "", false)
}

func (t *tabler) render() app.UI {
	t.prepare()
	t.order()
	if len(t.sorted) == 0 {
		return t.p.renderEmpty()
	}
	t.scroll.total = len(t.sorted)
	if t.scroll.count == 0 {
		t.scroll.count = 40
	}
	end := min(t.scroll.first+t.scroll.count, len(t.sorted))
	start := min(t.scroll.first, end)
	return h("section.vlist", nil, t.p.spanLine(), h("div.tablebox", at{"id", "table-scroll", "tabindex", "0", "role", "region", "aria-label", t.p.w.Say("view.table")},
		h("table", at{"id", "table", "aria-rowcount", strconv.Itoa(len(t.sorted) + 1)},
			h("caption.sr", at{"data-count", t.p.ofWindow()}, text(t.p.countLine())),
			h("thead", nil, h("tr", nil, each(columns, t.heading)...)),
			h("tbody", nil, append(append([]app.UI{spacer("table-scroll-above")},
				each(t.sorted[start:end], func(i int, e dataset.EventRef) app.UI { return t.row(start+i, e) })...), spacer("table-scroll-below"))...),
		)))
}

func spacer(id string) app.UI {
	return h("tr", at{"id", id, "class", "spacer", "aria-hidden", "true"})
}

func (t *tabler) heading(i int, c column) app.UI {
	sort := ""
	arrow := ""
	if i == t.by {
		sort, arrow = "ascending", " ▲"
		if t.down {
			sort, arrow = "descending", " ▼"
		}
	}
	return h("th", at{"scope", "col", "class", c.class, "aria-sort", sort},
		button("", "sort:"+strconv.Itoa(i), text(joined(t.p.w.Say(c.key), t.zone(c))), h("span", at{"aria-hidden", "true"}, text(arrow))))
}

// zone returns the time zone that the heading of the dates names, for clock times whose
// rows name none.
func (t *tabler) zone(c column) string {
	if c.less != nil {
		return ""
	}
	return t.p.m.D.Meta.Zone()
}

func (t *tabler) row(i int, e dataset.EventRef) app.UI {
	p, ev, st := t.p, t.event(e), t.p.m.Result.State(e)
	class := ""
	if e == p.m.Selected {
		class = "sel"
	}
	if p.m.Marked(e) {
		class += " of"
	}
	where := t.place(e)
	if where == "" {
		where = p.w.Say("place.none")
	}
	return h("tr", at{"class", class, "aria-rowindex", strconv.Itoa(i + 2)},
		h("td.w", nil, h("time", at{"datetime", chronicle.Machine(st.When)}, text(p.w.ShortDate(st.When)))),
		h("td.w", nil, glyph("mk "+chronicle.Class(p.m.D.Quad(ev)), chronicle.Symbol(p.m.D, ev, st.Status, st.Standing)), text(t.typeName(e))),
		h("th", at{"scope", "row", "class", "t" + lifeClass(st.Status)},
			h("a", at{"href", pageEvent(ev.ID), "data-do", "event:" + string(ev.ID), "dir", "auto", "lang", t.p.lang(st.Title)}, text(st.Title))),
		h("td.cut", nil, text(p.book.Names(e, 5, t.p.m.On()))),
		h("td", at{"class", "cut" + offIf(st.Where < 0)}, text(where)),
		h("td.w", nil, text(p.w.Say("status."+st.Status.Code()))),
		h("td.w", nil, text(p.w.Say("standing."+st.Standing.Code()))),
		h("td.num", nil, text(strconv.Itoa(t.sources(e)))),
	)
}

func offIf(b bool) string {
	if b {
		return " off"
	}
	return ""
}

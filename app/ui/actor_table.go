package ui

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/network"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// actorTable is the actor map as a table: one sortable row per actor, with links to its
// contacts. It is the text alternative of the map.
type actorTable struct {
	a      *actorStage
	scroll scroller
	by     int
	down   bool // the other way than the column begins with
	rows   []actorRow
	epoch  uint32
	window [2]edtf.Instant
}

// actorRow is the content of the row of an actor.
type actorRow struct {
	actor  dataset.ActorRef
	name   string // as it is sorted, see query.Order
	home   string
	office string

	homeKey, officeKey string // the same, as they are sorted

	events int
	met    []network.Met
	last   dataset.EventRef
}

// actorColumn is a column: a key of the catalogue, its class, what it compares,
// and whether the largest stands first until the order is turned.
type actorColumn struct {
	key, class string
	less       func(a, b *actorRow) int
	falls      bool
}

var actorColumns = [...]actorColumn{
	{"table.actor", "t", func(a, b *actorRow) int { return cmp.Compare(a.name, b.name) }, false},
	{"table.home", "cut", func(a, b *actorRow) int { return cmp.Compare(a.homeKey, b.homeKey) }, false},
	{"table.office", "cut", func(a, b *actorRow) int { return cmp.Compare(a.officeKey, b.officeKey) }, false},
	{"table.last", "w", nil, true},
	{"table.events", "w", func(a, b *actorRow) int { return b.events - a.events }, true},
	{"table.met", "cut", func(a, b *actorRow) int { return len(b.met) - len(a.met) }, true},
}

// Columns by their place in the table.
const (
	eventsColumn = 4
	lastColumn   = 3
)

func (t *actorTable) attach() {
	t.prepare()
	t.scroll.attach()
}

func (t *actorTable) prepare() {
	t.scroll.p, t.scroll.id, t.scroll.rowH = t.a.p, "actor-scroll", 28
}

func (t *actorTable) changed() {
	t.prepare()
	t.gather()
	t.scroll.set(len(t.rows))
	if i := slices.IndexFunc(t.rows, func(r actorRow) bool { return r.actor == t.a.p.m.Actor }); i >= 0 {
		t.scroll.reveal(i)
	}
}

// gather fills and sorts the rows; rows that are equal stay in the order of names.
func (t *actorTable) gather() {
	p, m := t.a.p, t.a.p.m
	if now := [2]edtf.Instant{m.From, m.To}; t.rows == nil || t.epoch != m.Result.Epoch || t.window != now {
		t.epoch, t.window, t.rows = m.Result.Epoch, now, t.rows[:0]
		counts, met := t.a.chart.Counts(m), t.a.chart.Meetings(m)
		for i := range t.a.chart.Boxes.List {
			home := t.a.chart.BoxName(i)
			homeKey := t.a.p.order.Key(home)
			for _, a := range t.a.chart.Boxes.List[i].Rows {
				r := actorRow{actor: a, name: t.a.p.order.Key(m.D.Actors[a].Name), home: home, office: t.a.chart.Office(m, a), homeKey: homeKey, events: counts[a], met: network.Within(met[a], p.shows), last: dataset.None}
				r.officeKey = t.a.p.order.Key(r.office)
				for _, x := range r.met {
					if r.last < 0 || t.a.p.earlier(r.last, x.Last()) {
						r.last = x.Last()
					}
				}
				t.rows = append(t.rows, r)
			}
		}
		sorts.Stable(t.rows, func(a, b actorRow) int { return cmp.Compare(a.name, b.name) })
	}
	t.sort()
}

func (t *actorTable) sort() {
	less := actorColumns[t.by].less
	if t.by == lastColumn {
		less = func(a, b *actorRow) int {
			switch {
			case a.last == b.last:
				return 0
			case b.last < 0 || a.last >= 0 && t.a.p.earlier(b.last, a.last):
				return -1
			}
			return 1
		}
	}
	sorts.Stable(t.rows, func(a, b actorRow) int {
		if t.down {
			return less(&b, &a)
		}
		return less(&a, &b)
	})
}

// sortBy sorts by a column, and the other way at the second time.
func (t *actorTable) sortBy(arg string) bool {
	i, err := strconv.Atoi(arg)
	if err != nil || i < 0 || i >= len(actorColumns) {
		return false
	}
	t.down = t.by == i && !t.down
	t.by = i
	t.changed()
	t.a.p.refresh()
	return true
}

func (t *actorTable) render() app.UI {
	t.prepare()
	t.gather()
	t.scroll.total = len(t.rows)
	if t.scroll.count == 0 {
		t.scroll.count = 40
	}
	end := min(t.scroll.first+t.scroll.count, len(t.rows))
	start := min(t.scroll.first, end)
	w := t.a.p.w
	return h("div.tablebox", at{"id", "actor-scroll", "tabindex", "0", "role", "region", "aria-label", w.Say("form.table")},
		h("table", at{"id", "actor-table", "aria-rowcount", strconv.Itoa(len(t.rows) + 1)},
			h("caption.sr", nil, text(w.Say("table.actors", w.For("table.actors", 0).Window(t.a.p.m.From, t.a.p.m.To)))),
			h("thead", nil, h("tr", nil, each(actorColumns[:], t.heading)...)),
			h("tbody", nil, append(append([]app.UI{spacer("actor-scroll-above")},
				each(t.rows[start:end], func(i int, r actorRow) app.UI { return t.row(start+i, &r) })...), spacer("actor-scroll-below"))...),
		))
}

func (t *actorTable) heading(i int, c actorColumn) app.UI {
	sort, arrow := "", ""
	if i == t.by {
		sort, arrow = "ascending", " ▲"
		if t.down != c.falls {
			sort, arrow = "descending", " ▼"
		}
	}
	return h("th", at{"scope", "col", "class", c.class, "aria-sort", sort},
		button("", "sort-actors:"+strconv.Itoa(i), text(t.a.p.w.Say(c.key)), h("span", at{"aria-hidden", "true"}, text(arrow))))
}

// number returns a number, or nothing for none.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// named is the maximum number of contacts named in the row of an actor; the panel lists all.
const named = 4

func (t *actorTable) row(i int, r *actorRow) app.UI {
	p := t.a.p
	a := &p.m.D.Actors[r.actor]
	class := ""
	if r.actor == p.m.Actor || r.actor == p.m.Other {
		class = "sel"
	}
	last := ""
	if r.last >= 0 {
		last = p.w.ShortDate(p.m.Result.When(r.last))
	}
	name := "b"
	if a.Kind == codebook.Unnamed {
		name = "i"
	}
	return h("tr", at{"class", class, "aria-rowindex", strconv.Itoa(i + 2)},
		h("th.t", at{"scope", "row"}, h("a", at{"href", pageActor(a.ID), "data-do", "actor:" + string(a.ID), "dir", "auto", "lang", t.a.p.lang(a.Name)}, h(name, nil, text(a.Name)))),
		h("td.cut", nil, text(r.home)),
		h("td.cut", nil, text(r.office)),
		h("td.w", nil, text(last)),
		h("td.w", nil, text(number(r.events))),
		h("td.cut", nil, t.met(r)...),
	)
}

// met names the most frequent contacts of an actor, each with a link to the pair.
func (t *actorTable) met(r *actorRow) []app.UI {
	if len(r.met) == 0 {
		return nil
	}
	out := []app.UI{h("b", nil, text(strconv.Itoa(len(r.met)))), text("  ")}
	id := string(t.a.p.m.D.Actors[r.actor].ID)
	for i, x := range r.met[:min(len(r.met), named)] {
		if i > 0 {
			out = append(out, text(", "))
		}
		b := &t.a.p.m.D.Actors[x.Actor]
		out = append(out, h("a", at{"href", pageActor(b.ID), "data-do", "pair:" + id + "/" + string(b.ID)}, text(b.Label()+" "+strconv.Itoa(len(x.Events)))))
	}
	if n := len(r.met) - named; n > 0 {
		out = append(out, text(" "+t.a.p.w.Say("actors.more", t.a.p.w.Number(n))))
	}
	return out
}

// key walks the rows of the table by arrow keys.
func (t *actorTable) key(key string) bool {
	step := map[string]int{"ArrowDown": 1, "ArrowUp": -1}[key]
	if step == 0 {
		return false
	}
	i := slices.IndexFunc(t.rows, func(r actorRow) bool { return r.actor == t.a.p.m.Actor }) + step
	if i < 0 || i >= len(t.rows) {
		return false
	}
	return t.a.p.Do("actor:"+string(t.a.p.m.D.Actors[t.rows[i].actor].ID), "", false)
}

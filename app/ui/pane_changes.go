package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
	changes "parley/app/change"
	"parley/app/chronicle"
	"parley/app/doc"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// fewChanges is how many changes of a kind are shown before the reader asks for
// the rest; week is how far back the reading looks unless it is told.
const (
	fewChanges = 12
	week       = 7
)

// visit is what the device kept of the dataset from an earlier version: what is
// new to this reader and what changed.
type visit struct {
	read          bool
	fresh, edited []dataset.EventRef
}

// lastVisit compares the dataset with what the device kept, and keeps this
// version when it differs: the one before stays, so that the answer lasts until
// the next version. Nothing leaves the device.
func (n *panel) lastVisit() *visit {
	v := &n.visit
	if v.read {
		return v
	}
	v.read = true
	d := n.p.m.D
	key := "seen:" + d.Meta.ID
	now, kept := changes.Marks(d), browser.Stored(key)
	if kept != now {
		browser.Store(key+":before", kept)
		browser.Store(key, now)
	} else {
		kept = browser.Stored(key + ":before")
	}
	v.fresh, v.edited, _ = changes.Since(kept, d)
	return v
}

// since is the day from which changes are told: the reader's, else a week before
// the day of the page.
func (n *panel) since() dataset.Day {
	return n.p.m.State.Since.Or(n.p.m.AsOf() - week)
}

// changes shows what became known between two days, what is new since the
// version this device saw before, and the way to the corrections.
func (n *panel) changes() []app.UI {
	p := n.p
	from, to := n.since(), p.m.AsOf()
	list := changes.Between(p.m.D, p.m.Ledger, from, to)
	out := append(n.paneHead("changes"),
		h("p.path-ask.two", nil,
			h("label", nil, text(p.w.Say("diff.after")+" "), h("input", at{"type", "date", "data-do", "since", "value", edtf.FromDay(int64(from)).String()})),
			h("label", nil, text(p.w.Say("diff.until")+" "), h("input", at{"type", "date", "data-do", "on-day", "value", edtf.FromDay(int64(to)).String()}))))
	out = append(out, n.sinceVisit()...)
	if len(list) == 0 {
		out = append(out, h("p.sum", nil, text(p.w.Say("diff.none"))))
	}
	for k := range changes.Kind(changes.KindCount) {
		out = append(out, n.changesOf(list, k)...)
	}
	if v := n.lastVisit(); len(v.fresh)+len(v.edited) == 0 {
		out = append(out, h("p.src.rule", nil, text(p.w.Say("diff.visit-none"))))
	}
	return append(out, h("p.src.rule", nil, button("link", "pane:corrections", text(p.w.Say("pane.corrections")))))
}

// sinceVisit says what is new since the version that this device saw before, if
// it saw one.
func (n *panel) sinceVisit() []app.UI {
	v := n.lastVisit()
	fresh, edited := n.known(v.fresh), n.known(v.edited)
	if len(fresh)+len(edited) == 0 {
		return nil
	}
	w := n.writer()
	return n.show(doc.Head(1, n.p.w.Say("diff.visit")),
		w.Events(n.p.w.Say("diff.visit-new"), fresh), w.Events(n.p.w.Say("diff.visit-changed"), edited))
}

// known keeps the events known on the day of the page.
func (n *panel) known(list []dataset.EventRef) []dataset.EventRef {
	var out []dataset.EventRef
	for _, e := range list {
		if n.p.m.D.Events[e].Known <= n.p.m.On() {
			out = append(out, e)
		}
	}
	return out
}

// changesOf lists the changes of one kind.
func (n *panel) changesOf(list []changes.Change, k changes.Kind) []app.UI {
	p := n.p
	var rows []app.UI
	total := 0
	for i := range list {
		if c := &list[i]; c.Kind == k {
			if total++; total <= fewChanges || n.promised.all {
				rows = append(rows, n.changeRow(c))
			}
		}
	}
	if total == 0 {
		return nil
	}
	out := []app.UI{h("h3.h3.rule", nil, text(p.w.Say("diff.kind-"+k.Code())), h("span.n", nil, text(strconv.Itoa(total)))), h("ol.claims.flat", nil, rows...)}
	if len(rows) < total {
		out = append(out, h("p", nil, button("tb framed", "all", text(p.w.Say("pane.show-all", p.w.Number(total))))))
	}
	return out
}

func (n *panel) changeRow(c *changes.Change) app.UI {
	p := n.p
	e := &p.m.D.Events[c.Event]
	return h("li", nil,
		h("span.g", nil, glyph("mk "+chronicle.Class(e.Type.Quad()), chronicle.Symbol(e.Type, c.Now.Status, c.Now.Standing))),
		h("div.hd", nil,
			h("span", nil, h("a", at{"href", pageEvent(e.ID), "data-do", "event:" + string(e.ID), "dir", "auto", "lang", n.p.own}, h("b", nil, text(c.Now.Title)))),
			h("time.said", at{"datetime", edtf.FromDay(int64(c.Day)).String()}, text(p.w.ShortDate(edtf.FromDay(int64(c.Day)))))),
		h("p.gist", nil, text(c.Line(p.m.D, p.w))))
}

// corrections shows the corrections log, newest first.
func (n *panel) corrections() []app.UI {
	p := n.p
	list := p.book.Corrections(p.m.On())
	out := n.paneHead("corrections")
	if len(list) == 0 {
		return append(out, h("p.sum", nil, text(p.w.Say("diff.no-corrections"))))
	}
	return append(out, h("ol.claims.flat.bare", nil, each(list, func(_ int, c chronicle.Correction) app.UI {
		return h("li", nil,
			h("div.hd", nil, h("span", nil, h("b", nil, n.eventLink(c.Event, c.Title))), h("time.said", at{"datetime", c.When.Machine}, text(c.When.Short))),
			h("p.gist", at{"dir", "auto"}, text(c.Text)),
			when(c.Note != "", func() app.UI { return h("p.src", at{"dir", "auto", "lang", p.own}, text(c.Note)) }),
			when(c.Source >= 0, func() app.UI {
				return h("p.src", nil, outward(p.m.D.Sources[c.Source].URL, p.m.D.Publisher(c.Source)))
			}))
	})...))
}

// setSince takes the day from which changes are told.
func (p *Page) setSince(value string) bool {
	day := view.ParseFragment("since=" + value).Since
	if !day.Given() {
		return false
	}
	s := p.m.State
	s.Since = day
	p.Set(s)
	return true
}

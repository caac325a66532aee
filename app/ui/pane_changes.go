package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
	changes "parley/app/change"
	"parley/app/doc"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// week is the default period of the pane of changes.
const week = 7

// visit has the differences from the version that the device kept: what is new to this reader
// and what changed.
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

// since returns the first day of the changes: the reader's choice, else a week before the day
// of the page.
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
	out = append(out, n.show(n.writer().Changes(list)...)...)
	if v := n.lastVisit(); len(v.fresh)+len(v.edited) == 0 {
		out = append(out, h("p.src.rule", nil, text(p.w.Say("diff.visit-none"))))
	}
	return append(out, h("p.src.rule", nil, button("link", "pane:corrections", text(p.w.Say("pane.corrections")))))
}

// sinceVisit lists what is new since the version that this device kept, if any.
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

// corrections shows the corrections log, newest first.
func (n *panel) corrections() []app.UI {
	return append(n.paneHead("corrections"), n.show(n.writer().Corrections(n.p.book.Corrections(n.p.m.On()), nil))...)
}

// setSince sets the first day of the changes.
func (p *Page) setSince(value string) bool {
	day := view.ParseDay(value)
	if !day.Given() {
		return false
	}
	s := p.m.State
	s.Since = day
	p.Set(s)
	return true
}

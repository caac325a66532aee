package timeline

import (
	"parley/app/query"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/dataset"
)

// clockShapes holds the shapes on an axis finer than a day, where events are placed by
// the dataset's clock. Few events use another clock.
type clockShapes struct {
	on     bool
	events []dataset.EventRef // events whose position may differ on that clock
	shapes []shape
}

// find lists the events whose position may differ on the dataset's clock, by their
// current or former dates.
func (k *clockShapes) find(d *dataset.Dataset) {
	if len(d.Meta.Turns) == 0 {
		return
	}
	for i := range d.Events {
		e := &d.Events[i]
		elsewhere := d.Meta.Elsewhere(e.When)
		for h := range e.History {
			elsewhere = elsewhere || e.History[h].Field == "when"
		}
		if elsewhere {
			k.events = append(k.events, dataset.EventRef(i))
		}
	}
}

// needed reports whether the model's window has an axis finer than a day and some event
// may have a different position on it.
func (k *clockShapes) needed(m *view.Model) bool {
	return len(k.events) > 0 && timescale.Span{From: m.From, To: m.To}.Hours()
}

// toClock places the events by the dataset's clock.
func (c *Chart) toClock(r *query.Result) {
	c.clock.shapes = append(c.clock.shapes[:0], c.days...)
	c.shapes = c.clock.shapes
	day := r.Day
	if r.Latest() {
		day = c.d.AsOfDay()
	}
	for _, ref := range c.clock.events {
		if !r.Has(ref) {
			continue
		}
		st := r.State(ref)
		st.When = st.When.Placed(c.d.Meta.OnClock(st.When))
		c.shapes[ref] = shapeOf(c.d, ref, st, day)
	}
}

// zone returns the note on the clock of an axis finer than a day: the name of the time
// zone, or that each event has its own. It returns "" on an axis of days.
func (c *Chart) zone(f *Frame) string {
	switch a := f.Scale.Axis(); {
	case len(c.axis.warp) > 0:
		return ""
	case a.Fine.Unit >= timescale.Day || a.Fine.Unit == timescale.NoUnit:
		return ""
	case c.d.Meta.Zone() != "":
		return c.d.Meta.Zone()
	}
	return c.say.word("timeline.own-zones")
}

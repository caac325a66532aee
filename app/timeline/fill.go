package timeline

import (
	"slices"

	"parley/app/query"
	"parley/data/dataset"
	"parley/data/edtf"
)

// past is the record as known on an earlier day. From one day to another only events
// whose ledger entry differs are computed again, so that moving the knowledge day
// recomputes only what has changed.
type past struct {
	of     *query.Result // the result shown, nil for the latest day
	shapes []shape       // per event
	entry  []int32       // per event: ledger entry of its shape, -1 for none
}

// reshape computes the shapes as known on the day of the result.
func (c *Chart) reshape(r *query.Result) {
	p := &c.past
	p.of = r
	if p.shapes == nil {
		p.shapes = slices.Clone(c.latest)
		p.entry = slices.Repeat([]int32{-1}, len(c.latest))
	}
	for i := range p.shapes {
		ref := dataset.EventRef(i)
		n, last := r.Entry(ref)
		open := p.shapes[i].ends&fadesOut != 0 // such an end may be drawn up to the day
		if int32(n) == p.entry[i] && (n < 0 || !open) {
			continue
		}
		p.entry[i] = int32(n)
		if n < 0 || last && c.latest[i].ends&fadesOut == 0 {
			p.shapes[i] = c.latest[i]
		} else {
			p.shapes[i] = shapeOf(c.d, ref, r.State(ref), r.Day)
		}
	}
	c.days = p.shapes
}

// title returns the title of an event on the day shown.
func (c *Chart) title(e dataset.EventRef) string {
	if c.past.of != nil && c.past.of.Has(e) {
		return c.past.of.State(e).Title
	}
	return c.d.Events[e].Title
}

// label returns what stands beside the mark of an event: its short title if the record has
// one and its title has not changed since the day shown, otherwise the title.
func (c *Chart) label(e dataset.EventRef) string {
	t := c.title(e)
	if more := c.d.Events[e].More; more != nil && more.Short != "" && t == c.d.Events[e].Title {
		return more.Short
	}
	return t
}

// when returns the date of an event on the day shown, placed by the clock in use.
func (c *Chart) when(e dataset.EventRef) edtf.Date {
	when := c.d.Events[e].When
	if c.past.of != nil && c.past.of.Has(e) {
		when = c.past.of.When(e)
	}
	if c.clock.on {
		return when.Placed(c.d.Meta.OnClock(when))
	}
	return when
}

// displaced reports whether positions may differ from those as of now.
func (c *Chart) displaced() bool { return c.past.of != nil || c.clock.on }

// moved reports whether the position of an event on the day shown differs from that as
// of now.
func (c *Chart) moved(e dataset.EventRef) bool {
	a, b := &c.real[e], &c.latest[e]
	return a.at != b.at || a.from != b.from || a.to != b.to
}

// fill fills a lane's columns with the events that pass.
func (c *Chart) fill(l *laneState) {
	l.lost = c.countLost(l.own, l.out)
	out := c.without(l.out)
	c.fillRefs(l)
	at, rank := l.tree.Fill(len(l.refs))
	for i, ref := range l.refs {
		at[i], rank[i] = c.shapes[ref].at, c.shapes[ref].rank
	}
	l.tree.Build()
	l.odd.reset()
	displaced := c.displaced()
	for _, ref := range l.refs {
		s := &c.shapes[ref]
		from, to := s.from, s.to
		if displaced {
			from, to = c.stretch(ref)
		}
		if !plain(s.at, from, to) {
			l.odd.add(s.at, from, to)
		}
	}
	l.odd.build()
	c.admit(out)
	for i := range l.packs {
		l.packs[i].valid = false
	}
}

// countLost counts the events of a list that pass without a place on the axis, except
// those in out.
func (c *Chart) countLost(list, out []dataset.EventRef) (n int) {
	for _, e := range c.lost {
		if _, found := slices.BinarySearch(list, e); found && !left(out, e) {
			n++
		}
	}
	return n
}

// without excludes events from pass and returns those that did pass.
func (c *Chart) without(events []dataset.EventRef) (passed []dataset.EventRef) {
	for _, e := range events {
		if c.pass[e] {
			c.pass[e], passed = false, append(passed, e)
		}
	}
	return passed
}

// admit includes events in pass again.
func (c *Chart) admit(events []dataset.EventRef) {
	for _, e := range events {
		c.pass[e] = true
	}
}

// fillRefs lists the events that pass by symbol position. Displaced events are merged
// into the presorted ones.
func (c *Chart) fillRefs(l *laneState) {
	refs, late := slices.Grow(l.refs[:0], len(l.own)), c.draw.late[:0]
	for _, ref := range l.byAt {
		switch {
		case !c.pass[ref]:
		case c.displaced() && c.moved(ref):
			late = append(late, ref)
		default:
			refs = append(refs, ref)
		}
	}
	l.refs = c.withLate(refs, late)
}

// withLate merges late into the sorted refs. refs must have the capacity for both.
func (c *Chart) withLate(refs, late []dataset.EventRef) []dataset.EventRef {
	c.sortByTime(late)
	c.draw.late = late
	n := len(refs)
	refs = refs[:n+len(late)]
	for i := len(refs) - 1; len(late) > 0; i-- {
		if k := len(late) - 1; n > 0 && c.compareAt(refs[n-1], late[k]) > 0 {
			n--
			refs[i] = refs[n]
		} else {
			refs[i], late = late[k], late[:k]
		}
	}
	return refs
}

// stretch returns the interval of an event by its clock and by its own day: it belongs to
// that day wherever the clock puts it.
func (c *Chart) stretch(ref dataset.EventRef) (from, to edtf.Instant) {
	s := &c.shapes[ref]
	if !c.displaced() || !c.moved(ref) {
		return s.from, s.to
	}
	w := c.axis.warp
	return min(s.from, w.Drawn(c.days[ref].from)), max(s.to, w.Drawn(c.days[ref].to))
}

package actormap

import (
	"slices"

	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// ShiftsPane is the name of the panel that lists the changes between the window and the
// period of the same length before it. While it is open, the map shows the differences
// in its numbers, and ties that are gone in faint style.
const ShiftsPane = "shifts"

// Shift is the number of events that a set of delegations shared in the previous and in
// the current window.
type Shift struct {
	Boxes    []int32
	Was, Now int
}

// Taking is an office that an actor took or left in the window.
type Taking struct {
	Actor  dataset.ActorRef
	Office *dataset.Office
	Left   bool
	When   edtf.Date
}

// Shifts lists the changes between the previous and the current window.
type Shifts struct {
	Before, Now [2]edtf.Instant
	Ties        []Shift // with different counts, greatest difference first
	Came, Went  []dataset.ActorRef
	Offices     []Taking // by date
}

// Shifts compares the window with the period of the same length before it.
func (c *Chart) Shifts(m *view.Model) Shifts {
	c.AsOf(m.Ledger, m.On())
	out := Shifts{Before: [2]edtf.Instant{m.From - (m.To - m.From), m.From}, Now: [2]edtf.Instant{m.From, m.To}}
	was, now := make([]int, len(c.d.Actors)), make([]int, len(c.d.Actors))
	before := c.tallies(m, out.Before[0], out.Before[1], was)
	for set, t := range c.tallies(m, m.From, m.To, now) {
		if boxes := c.casts.sets[set]; len(boxes) > 1 && t.n != before[set].n {
			out.Ties = append(out.Ties, Shift{boxes, before[set].n, t.n})
		}
	}
	sorts.Stable(out.Ties, func(a, b Shift) int {
		if d := b.size() - a.size(); d != 0 {
			return d
		}
		return slices.Compare(a.Boxes, b.Boxes)
	})
	for a := range now {
		switch {
		case was[a] == 0 && now[a] > 0:
			out.Came = append(out.Came, dataset.ActorRef(a))
		case was[a] > 0 && now[a] == 0:
			out.Went = append(out.Went, dataset.ActorRef(a))
		}
	}
	sorts.Stable(out.Came, func(a, b dataset.ActorRef) int { return now[b] - now[a] })
	sorts.Stable(out.Went, func(a, b dataset.ActorRef) int { return was[b] - was[a] })
	out.Offices = c.takings(m)
	return out
}

func (s Shift) size() int { return max(s.Now-s.Was, s.Was-s.Now) }

// takings lists the offices that were surely taken or left in the window.
func (c *Chart) takings(m *view.Model) []Taking {
	var out []Taking
	for a := range c.d.Actors {
		roles := c.d.Actors[a].Roles
		for i := range roles {
			o := roles[i].Known(m.On())
			if o == nil {
				continue
			}
			for k, when := range [2]edtf.Date{o.Since, o.Until} {
				if !when.IsZero() && when.Surely(m.From, m.To) {
					out = append(out, Taking{dataset.ActorRef(a), o, k == 1, when})
				}
			}
		}
	}
	sorts.Stable(out, func(a, b Taking) int { return edtf.Compare(a.When, b.When) })
	return out
}

package network

import (
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// Contacts lists the events in which both actors took part and that happened,
// in order of time.
func (g *Graph) Contacts(s Shown, x, y dataset.ActorRef) []dataset.EventRef {
	p, ok := g.Between(x, y)
	if !ok {
		return nil
	}
	var out []dataset.EventRef
	for _, list := range [2][]dataset.EventRef{p.Direct, p.Shared} {
		for _, e := range list {
			if st := s.Status(e); s.Has(e) && !st.Expected() && !st.Off() {
				out = append(out, e)
			}
		}
	}
	sorts.Stable(out, func(a, b dataset.EventRef) int { return edtf.Compare(s.When(a), s.When(b)) })
	return out
}

// LongestSilence is the longest time from one contact to the next: from the
// start of the one to the start of the other. It reports false for fewer than
// two contacts with a known start.
func (g *Graph) LongestSilence(s Shown, contacts []dataset.EventRef) (from, to edtf.Instant, ok bool) {
	for i := 1; i < len(contacts); i++ {
		a, b := s.When(contacts[i-1]).Earliest, s.When(contacts[i]).Earliest
		if a == edtf.Past || b == edtf.Past {
			continue
		}
		if !ok || b-a > to-from {
			from, to, ok = a, b, true
		}
	}
	return from, to, ok
}

package network

import "parley/data/dataset"

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
	g.D.InTime(out, s.When)
	return out
}

package actormap

import (
	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Speak returns the label of a target of the map, for screen readers and tooltips.
func (c *Chart) Speak(m *view.Model, t scene.Target) string {
	switch t.Kind {
	case scene.ActorTarget:
		name := c.d.Actors[t.Ref].Name
		if office := c.Office(m, dataset.ActorRef(t.Ref)); office != "" {
			name += c.w.Comma() + office
		}
		return c.w.Say("actors.row", name, c.w.For("actors.row", 1).Count("count.events", c.counts[t.Ref]))
	case scene.EventTarget:
		st := m.Result.State(dataset.EventRef(t.Ref))
		return c.w.Say("actors.event", c.w.ShortDate(st.When), st.Title, c.w.Say("status."+st.Status.Code()))
	case scene.MoreTarget:
		from, to := edtf.Instant(t.From), edtf.Instant(t.To)
		if !from.Finite() {
			from = m.From
		}
		if !to.Finite() {
			to = m.To
		}
		return c.w.Say("actors.months", c.w.Window(from, to), c.w.Count("count.events", int(t.Count)))
	case scene.PairTarget:
		return c.w.Say("actors.pair", c.w.List([]string{c.d.Actors[t.Ref].Name, c.d.Actors[t.Other].Name}), c.w.Count("count.contacts", int(t.Count)))
	case scene.TieTarget:
		switch {
		case t.Count == 0:
			return c.w.Say("actors.all-ties")
		case t.Other > 0:
			return c.w.Count("column.more", int(t.Count))
		case t.Ref < 0 || int(t.Ref) >= len(c.ties):
			return c.w.Count("actors.more-ties", int(t.Count))
		}
		tie := &c.ties[t.Ref]
		words := c.w.Say("actors.band", c.w.List(c.names(tie.boxes)), c.w.For("actors.band", 1).Count("count.events", tie.n))
		if tie.soft > 0 {
			words = c.w.Say("actors.soft", words, c.w.Count("tie.possibly", tie.soft))
		}
		if c.compare && tie.n != tie.was {
			words = c.w.Say("actors.was", words, c.w.Number(tie.was))
		}
		return words
	case scene.RelationTarget:
		return c.speakRelation(m, int(t.Ref))
	case scene.RestTarget:
		return c.w.Count("actors.apart", int(t.Count))
	case scene.GroupTarget:
		if home, ok := Home(t); ok {
			return c.speakHome(m, int(t.Ref), home)
		}
		if t.Count == 0 {
			events := c.w.Count("count.events", c.totals[t.Ref])
			if c.roll.long() {
				return c.w.Say("actors.box-of", c.BoxName(int(t.Ref)), c.w.For("actors.box-of", 1).Count("count.actors", len(c.Boxes.List[t.Ref].Rows)), events)
			}
			return c.w.Say("actors.box", c.BoxName(int(t.Ref)), events)
		}
		return c.w.Say("actors.fold", c.BoxName(int(t.Ref)), c.foldWords(t))
	}
	return ""
}

// speakRelation returns the label of a relation: its ends, its name and its dates.
func (c *Chart) speakRelation(m *view.Model, i int) string {
	r, _ := c.d.Relations[i].On(m.On())
	words := c.w.Say("network.tie", c.d.Actors[r.From].Name, c.relationWords(i), c.d.Actors[r.To].Name)
	if !r.Since.IsZero() {
		words = c.w.Say("network.since", words, c.w.For("network.since", 1).ShortDate(r.Since))
	}
	if !r.Until.IsZero() {
		words = c.w.Say("network.until", words, c.w.For("network.until", 1).ShortDate(r.Until))
	}
	return words
}

func (c *Chart) foldWords(t scene.Target) string {
	switch {
	case c.open[c.Boxes.List[t.Ref].Key]:
		return c.w.Say("actors.fewer")
	case t.Other > 0:
		return c.w.Say("actors.more-active", c.w.Number(int(t.Count)), c.w.Number(int(t.Other)))
	}
	return c.w.Say("actors.more", c.w.Number(int(t.Count)))
}

// names returns the names of some delegations.
func (c *Chart) names(boxes []int32) []string {
	out := make([]string, len(boxes))
	for i, b := range boxes {
		out[i] = c.BoxName(int(b))
	}
	return out
}

package actormap

import (
	"testing"

	"parley/app/network"
	"parley/app/scene"
)

// TestChainsAsAPicture draws the chains between two actors who never met: a mark for each
// step, the start at the left, the end at the right, and no names that overlap.
func TestChainsAsAPicture(t *testing.T) {
	m := whole(load(t, "ukraine-talks"))
	c := newChart(m)
	from, to := m.IDs.Actor("witkoff"), m.IDs.Actor("modi")
	chains := c.Graph.Chains(&m.Result, network.Ask{From: from, To: to})
	if len(chains) != 5 || len(chains[0]) != 2 || len(chains[4]) > 3 {
		t.Fatalf("chains: %v", chains)
	}
	for _, w := range []scene.Px{318, 280, 640} {
		var s scene.Scene
		c.BuildChains(m, chains, w, &s)
		steps := map[[3]int]bool{}
		for _, ch := range chains {
			for i, h := range ch {
				steps[[3]int{i, int(h.Event), int(h.To)}] = true
			}
		}
		marks := 0
		for _, n := range s.Nodes {
			switch {
			case n.Target.Kind == scene.EventTarget:
				marks++
			case n.Target.Ref == int32(from) && n.X > 20, n.Target.Ref == int32(to) && n.X+n.W < w-20:
				t.Errorf("at %v: an end stands at %v", w, n.X)
			}
		}
		if marks != len(steps) {
			t.Errorf("at %v: %d marks for %d steps", w, marks, len(steps))
		}
		apart(t, "names of chains", w, texts(&s))
	}
	m = pick(m, "witkoff", "modi")
	var s scene.Scene
	c.Build(m, 1392, &s)
	dots := 0
	for _, n := range s.Nodes {
		if n.Target.Kind == scene.EventTarget {
			dots++
		}
	}
	if dots != len(chains[0]) {
		t.Errorf("the map shows %d events of a chain of %d", dots, len(chains[0]))
	}
}

// TestContactsAsAPicture finds a mark for each contact, and the silence with its length.
func TestContactsAsAPicture(t *testing.T) {
	m := whole(load(t, "ukraine-talks"))
	c := newChart(m)
	contacts := m.Ledger.Contacts().Between(m.IDs.Actor("putin"), m.IDs.Actor("biden"), m.On())
	var s scene.Scene
	c.BuildContacts(m, contacts, contacts[1:3], 318, &s)
	marks, said := 0, false
	for i := range s.Marks {
		switch k := &s.Marks[i]; k.Style {
		case scene.Symbols:
			marks++
		case scene.Caption:
			said = k.Str == "5 months 21 days"
		}
	}
	if marks != len(contacts) || marks == 0 || !said {
		t.Errorf("%d marks of %d contacts, silence said: %v", marks, len(contacts), said)
	}
	apart(t, "words of contacts", 318, texts(&s))
}

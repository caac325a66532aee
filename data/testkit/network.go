package testkit

import (
	"fmt"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Actors returns a sealed dataset of n actors, n >= 2, with the given number of
// pairs that hold one to eight talks each, for layouts of the actor map. Ties
// favour actors with many ties and actors of the same group of n/10; every
// actor has at least one if ties >= n-1. The number of ties is capped at the
// number of pairs. The seed is n.
func Actors(n, ties int) *dataset.Dataset {
	m := &maker{rng: newRand(uint64(n)), d: &dataset.Dataset{}, o: Options{Years: 1}}
	m.first, m.last = edtf.FromCivil(2024, 1, 1).Day(), edtf.FromCivil(2025, 1, 1).Day()-1
	m.asOf = m.last
	m.meta()
	m.d.Meta.ID = fmt.Sprintf("testkit-actors-%d", n)
	m.d.Sources = []dataset.Source{{
		ID: "log", Kind: codebook.SourceDataset, Publisher: dataset.None, PublisherName: "Log of talks",
		CitedIn: dataset.None, Published: edtf.FromDay(m.last),
	}}
	for i := range n {
		m.d.Actors = append(m.d.Actors, networkActor(i, n))
	}
	for _, pair := range m.pairs(n, min(ties, n*(n-1)/2)) {
		for range 1 + m.rng.geometric(50, 7) {
			m.talk(pair)
		}
	}
	dataset.Seal(m.d)
	return m.d
}

// communities is the number of groups of actors in a network.
const communities = 10

// networkActor returns a person of one of the countries; the first of each
// group is its state.
func networkActor(i, n int) dataset.Actor {
	group := i * communities / n
	c, head := &countries[group], (group*n+communities-1)/communities
	a := dataset.Actor{
		ID: dataset.ActorID(fmt.Sprintf("actor-%d", i+1)), Kind: codebook.Person, Sector: "GOV", Country: c.code,
		PartOf: dataset.ActorRef(head), Name: fmt.Sprintf("%s %s %d", given[c.script][i%14], family[c.script][i%19], i+1),
	}
	if i == head {
		a.Kind, a.Name, a.Short, a.PartOf = codebook.State, c.name, c.short, dataset.None
	}
	return a
}

// pairs draws distinct pairs of actors: first a tree, then pairs of one end of
// an earlier pair with an actor of the same group or of all.
func (m *maker) pairs(n, ties int) [][2]int {
	r := m.rng
	var pairs [][2]int
	seen := map[[2]int]bool{}
	add := func(a, b int) {
		p := [2]int{min(a, b), max(a, b)}
		if a != b && !seen[p] && len(pairs) < ties {
			seen[p] = true
			pairs = append(pairs, p)
		}
	}
	for i := 1; i < n; i++ {
		near := max(0, i-1-r.below(n/communities+1))
		add(i, near)
	}
	for try := 0; len(pairs) < ties && try < ties*20; try++ {
		a := pairs[r.below(len(pairs))][r.below(2)]
		b := r.below(n)
		if r.percent(70) {
			b = min(max(a-n/20+r.below(n/communities+1), 0), n-1)
		}
		add(a, b)
	}
	for a := 0; a < n && len(pairs) < ties; a++ {
		for b := a + 1; b < n && len(pairs) < ties; b++ {
			add(a, b)
		}
	}
	return pairs
}

// talk adds an event with two actors.
func (m *maker) talk(pair [2]int) {
	i := len(m.d.Events)
	day := m.first + int64(m.rng.below(int(m.last-m.first)))
	m.d.Events = append(m.d.Events, dataset.Event{
		ID: dataset.EventID(fmt.Sprintf("talk-%d", i+1)), When: edtf.FromDay(day), Where: dataset.None,
		Title: m.d.Actors[pair[0]].Name + " and " + m.d.Actors[pair[1]].Name + " talk",
		Type:  codebook.Consult, Status: codebook.Happened, Importance: 2,
		Who: []dataset.Part{
			{Actor: dataset.ActorRef(pair[0]), Role: codebook.RoleActor, For: dataset.None},
			{Actor: dataset.ActorRef(pair[1]), Role: codebook.RoleActor, For: dataset.None},
		},
		Claims: []dataset.Claim{{
			SaidIn: dataset.None, By: dataset.None, For: dataset.None, CitedFrom: dataset.None,
			Saying: &dataset.Saying{SaidAt: edtf.FromDay(day)}, Stance: codebook.Reports, On: codebook.OnHappened,
		}},
	})
}

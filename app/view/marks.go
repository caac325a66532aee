package view

import (
	"slices"

	"parley/app/network"
	"parley/data/dataset"
)

// marks are the events of the actor, the pair or the tie that is chosen: each view
// shows them in its own way.
type marks struct {
	on    []bool             // per event, nil while nothing is chosen
	refs  []dataset.EventRef // the same, in the order of the dataset
	epoch uint32
	of    [3]string // what they were gathered for
	day   dataset.Day
	boxes *network.Boxes // made when a tie is first chosen
}

// Marked reports whether an event belongs to the actor, the pair or the tie that is
// chosen: whether those take part in it, as was known on the state's day.
func (m *Model) Marked(e dataset.EventRef) bool { return m.marks.on != nil && m.marks.on[e] }

// Marks lists the marked events in the order of the dataset, those included that
// the filter leaves out. The slice is the model's own.
func (m *Model) Marks() []dataset.EventRef { return m.marks.refs }

// Marking reports whether an actor or a tie is chosen.
func (m *Model) Marking() bool { return m.marks.on != nil }

// MarkEpoch is another number whenever other events are marked.
func (m *Model) MarkEpoch() uint32 { return m.marks.epoch }

// mark gathers the marked events, unless they are the same as before.
func (m *Model) mark() {
	k := &m.marks
	of := [3]string{string(m.State.Actor), string(m.State.Other), joinIDs(m.State.Tie)}
	if k.of == of && k.day == m.On() {
		return
	}
	k.of, k.day, k.on, k.refs = of, m.On(), nil, nil
	k.epoch++
	switch {
	case m.Actor >= 0:
		k.on = make([]bool, len(m.D.Events))
		m.markActors()
	case len(m.State.Tie) > 0:
		if k.boxes == nil {
			k.boxes = network.NewBoxes(m.D)
		}
		if tie := k.boxes.Find(m.State.Tie); tie != nil {
			k.on = make([]bool, len(m.D.Events))
			m.markTie(tie)
		}
	}
	for e, on := range k.on {
		if on {
			k.refs = append(k.refs, dataset.EventRef(e))
		}
	}
}

// markActors marks the events in which the chosen actor, or both of a pair, take
// part.
func (m *Model) markActors() {
	var who []dataset.ActorRef
	for _, e := range m.Index.ActorEvents(m.Actor) {
		who = network.Participants(who[:0], m.Ledger.Who(e, m.On()))
		m.marks.on[e] = slices.Contains(who, m.Actor) && (m.Other < 0 || slices.Contains(who, m.Other))
	}
}

// markTie marks the events in which exactly some delegations take part.
func (m *Model) markTie(tie []int32) {
	var who []dataset.ActorRef
	var set []int32
	for e := range m.D.Events {
		who, set = network.Participants(who[:0], m.Ledger.Who(dataset.EventRef(e), m.On())), set[:0]
		for _, a := range who {
			if b := m.marks.boxes.Of[a]; !slices.Contains(set, b) {
				set = append(set, b)
			}
		}
		slices.Sort(set)
		m.marks.on[e] = slices.Equal(set, tie)
	}
}

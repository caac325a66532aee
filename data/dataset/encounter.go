package dataset

import (
	"math/bits"
	"slices"

	"parley/data/codebook"
)

// Encounter is who was present in an event, and who of them was in contact with
// whom. Contacts.Read fills it; filled again, it needs no new memory.
type Encounter struct {
	Form    codebook.Form
	Present []ActorRef // each once, whether in person or through others
	rule    *codebook.ContactRule
	parts   []Part
	stands  []ActorRef // of the part that is being added
	// A row for each of Present: bit i says that part i stands for the actor.
	rows  []uint64
	words int // of a row
}

func (m *Encounter) reset(rule *codebook.ContactRule) {
	*m = Encounter{Form: rule.Form, rule: rule, Present: m.Present[:0], parts: m.parts[:0], stands: m.stands[:0], rows: m.rows[:0], words: 1}
}

// add takes in a part, which stands for the actors in m.stands.
func (m *Encounter) add(p Part) {
	n := len(m.parts)
	m.parts = append(m.parts, p)
	if n == m.words*64 {
		m.widen()
	}
	for _, a := range m.stands {
		i := slices.Index(m.Present, a)
		if i < 0 {
			i = len(m.Present)
			m.Present = append(m.Present, a)
			m.rows = append(m.rows, make([]uint64, m.words)...)
		}
		m.row(i)[n/64] |= 1 << (n % 64)
	}
	m.stands = m.stands[:0]
}

// widen makes room for 64 parts more.
func (m *Encounter) widen() {
	wide := make([]uint64, 0, len(m.Present)*(m.words+1))
	for i := range m.Present {
		wide = append(append(wide, m.row(i)...), 0)
	}
	m.rows, m.words = wide, m.words+1
}

func (m *Encounter) row(i int) []uint64 { return m.rows[i*m.words : (i+1)*m.words] }

// Met reports whether two actors were in contact: somebody who stands for the one
// and not for the other with somebody of whom the reverse is true.
func (m *Encounter) Met(a, b ActorRef) bool {
	i, k := slices.Index(m.Present, a), slices.Index(m.Present, b)
	return i >= 0 && k >= 0 && i != k && m.met(i, k)
}

func (m *Encounter) met(i, k int) bool {
	for p := range m.alone(i, k) {
		for q := range m.alone(k, i) {
			if p.Actor != q.Actor && m.rule.Pairs(p.Role, q.Role) {
				return true
			}
		}
	}
	return false
}

// alone yields the parts that stand for one of those present and not for another.
func (m *Encounter) alone(i, k int) func(yield func(*Part) bool) {
	return func(yield func(*Part) bool) {
		other := m.row(k)
		for w, set := range m.row(i) {
			for set &^= other[w]; set != 0; set &= set - 1 {
				if !yield(&m.parts[w*64+bits.TrailingZeros64(set)]) {
					return
				}
			}
		}
	}
}

// Pairs calls yield for every two of those present who were in contact, or only for
// those of one actor, if it is not None.
func (m *Encounter) Pairs(only ActorRef, yield func(a, b ActorRef)) {
	for i, a := range m.Present {
		for k, b := range m.Present[:i] {
			if (only < 0 || a == only || b == only) && m.met(i, k) {
				yield(b, a)
			}
		}
	}
}

// Through lists who took part for an actor in its contact with another, in the order
// of the record: nobody for who took part alone and in person.
func (m *Encounter) Through(a, with ActorRef) []ActorRef {
	i, k := slices.Index(m.Present, a), slices.Index(m.Present, with)
	if i < 0 || k < 0 {
		return nil
	}
	var out []ActorRef
	for p := range m.alone(i, k) {
		if p.Actor != a && !slices.Contains(out, p.Actor) {
			out = append(out, p.Actor)
		}
	}
	return out
}

// InPerson reports whether an actor has a part of its own in the event.
func (m *Encounter) InPerson(a ActorRef) bool {
	return slices.ContainsFunc(m.parts, func(p Part) bool { return p.Actor == a })
}

package dataset

import (
	"math/bits"
	"slices"

	"parley/data/codebook"
)

// Encounter lists the actors present in an event and which of them were in
// contact. Contacts.Read fills it and reuses its memory.
type Encounter struct {
	Form    codebook.Form
	Present []ActorRef // each once, in person or through others
	rule    *codebook.ContactRule
	parts   []Part
	stands  []ActorRef // for the part that is being added
	// One row per actor in Present: bit i is set if part i stands for the
	// actor.
	rows  []uint64
	words int // per row
}

func (m *Encounter) reset(rule *codebook.ContactRule) {
	*m = Encounter{Form: rule.Form, rule: rule, Present: m.Present[:0], parts: m.parts[:0], stands: m.stands[:0], rows: m.rows[:0], words: 1}
}

// add adds a part, which stands for the actors in m.stands.
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

// widen makes room for 64 more parts.
func (m *Encounter) widen() {
	wide := make([]uint64, 0, len(m.Present)*(m.words+1))
	for i := range m.Present {
		wide = append(append(wide, m.row(i)...), 0)
	}
	m.rows, m.words = wide, m.words+1
}

func (m *Encounter) row(i int) []uint64 { return m.rows[i*m.words : (i+1)*m.words] }

// Met reports whether two actors were in contact: a part that stands only for
// one and a part that stands only for the other have roles that the rule pairs.
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

// alone yields the parts that stand for actor i and not for actor k.
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

// Pairs calls yield for every pair of actors in contact. If only is not None,
// it is limited to the pairs of that actor.
func (m *Encounter) Pairs(only ActorRef, yield func(a, b ActorRef)) {
	for i, a := range m.Present {
		for k, b := range m.Present[:i] {
			if (only < 0 || a == only || b == only) && m.met(i, k) {
				yield(b, a)
			}
		}
	}
}

// Through returns the participants through whom an actor was in contact with
// another, in the order of the record. It is empty if the actor took part alone
// and in person.
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

// InPerson reports whether an actor is a participant itself.
func (m *Encounter) InPerson(a ActorRef) bool {
	return slices.ContainsFunc(m.parts, func(p Part) bool { return p.Actor == a })
}

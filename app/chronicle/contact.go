package chronicle

import (
	"parley/app/network"
	"parley/data/codebook"
	"parley/data/dataset"
)

// Partner is an actor with whom another was in contact.
type Partner struct {
	Name
	Country string
	Count   int    // contacts
	Last    string // date of the newest
	LastID  dataset.EventID
	Through string // through whom they met in it, or ""
}

// met lists the partners with whom an actor was in contact, most frequent first.
func (b *Book) met(ref dataset.ActorRef, on dataset.Day) []Partner {
	return b.Partners(ref, network.Within(network.Partners(b.ledger, ref, on), func(dataset.EventRef) bool { return true }), on)
}

// Partners describes those with whom an actor was in contact.
func (b *Book) Partners(ref dataset.ActorRef, met []network.Met, on dataset.Day) []Partner {
	var out []Partner
	for _, m := range met {
		last := m.Last()
		st, _ := b.state(last, on)
		out = append(out, Partner{Name: b.name(m.Actor), Country: b.d.Actors[m.Actor].Country, Count: len(m.Events),
			Last: b.w.ShortDate(st.When), LastID: b.d.Events[last].ID, Through: b.Through(last, ref, m.Actor, on)})
	}
	return out
}

// Through names the participants through whom two actors were in contact in an event: the first
// for each of them, and the number of others; "" if both took part in person.
func (b *Book) Through(e dataset.EventRef, x, y dataset.ActorRef, on dataset.Day) string {
	var m dataset.Encounter
	if !b.ledger.Contacts().Read(e, on, &m) {
		return ""
	}
	var names []string
	others := 0
	for _, side := range [2][]dataset.ActorRef{m.Through(x, y), m.Through(y, x)} {
		if len(side) > 0 {
			names = append(names, b.d.Actors[side[0]].Label())
			others += len(side) - 1
		}
	}
	switch {
	case len(names) == 0:
		return ""
	case others > 0:
		return b.w.Count("contact.through-more", others, b.w.Series(names))
	}
	return b.w.Say("contact.through", b.w.List(names))
}

// NoContact counts events that are no contact, by kind: "2 periods, 1 demand or threat". It is
// "" for none.
func (b *Book) NoContact(events []dataset.EventRef, on dataset.Day) string {
	var n [codebook.ApartCount]int
	for _, e := range events {
		if st, ok := b.state(e, on); ok {
			n[codebook.ApartOf(b.d.Events[e].Type, b.d.Quad(&b.d.Events[e]), st.Status, st.Standing)]++
		}
	}
	var out []string
	for a, k := range n {
		if k > 0 {
			out = append(out, b.w.Count("contact.apart-"+codebook.Apart(a).Code(), k))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return b.w.Say("contact.apart", b.w.Series(out))
}

// Uncounted lists the events among some in which an actor was in contact with
// nobody, as known on a day.
func (b *Book) Uncounted(events []dataset.EventRef, a dataset.ActorRef, on dataset.Day) []dataset.EventRef {
	var out []dataset.EventRef
	for _, e := range events {
		if !network.InContact(b.ledger, e, a, on) {
			out = append(out, e)
		}
	}
	return out
}

// WhatCounts explains what counts as contact: a sentence, the rules of the table
// one by one, and two sentences on bodies and on what is counted apart.
func (b *Book) WhatCounts() []string {
	out := []string{b.w.Say("contact.what")}
	rules := codebook.ContactRules()
	for i := range rules {
		r := &rules[i]
		if i > 0 && r.Code == rules[i-1].Code {
			continue
		}
		var types []string
		for _, same := range rules {
			if same.Code == r.Code {
				types = append(types, b.ruleName(&same))
			}
		}
		line := b.w.Say("contact.rule-each", b.w.Series(types), b.roleList(r.Side))
		if r.Side != r.Other {
			line = b.w.Say("contact.rule-with", b.w.Series(types), b.roleList(r.Side), b.roleList(r.Other&^r.Side))
		}
		if r.HostInPerson {
			line += " " + b.w.Say("contact.rule-person")
		}
		if r.Without != 0 {
			line += " " + b.w.Say("contact.rule-without", b.roleList(r.Without))
		}
		out = append(out, line)
	}
	return append(out, b.w.Say("contact.bodies"), b.w.Say("contact.not"))
}

// ruleName names the events that a rule is about.
func (b *Book) ruleName(r *codebook.ContactRule) string {
	if mode, ok := codebook.ParseMode(r.Type, r.Mode); ok {
		return b.w.Say("contact.rule-mode", b.w.Type(r.Type), b.w.Mode(mode))
	}
	return b.w.Type(r.Type)
}

// roleList names the roles of a set.
func (b *Book) roleList(set codebook.RoleSet) string {
	var out []string
	for i, row := range codebook.Roles() {
		if set.Has(codebook.Role(i + 1)) {
			out = append(out, b.w.Say("contact.role-"+row.Code))
		}
	}
	return b.w.List(out)
}

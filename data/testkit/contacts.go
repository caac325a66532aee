package testkit

import (
	"slices"

	"parley/data/dataset"
	"parley/data/edtf"
)

// Contacts finds the contacts of every pair of actors by brute force, straight
// from the definition: event by event, participant by participant, with
// everything each of them stands for. It shares no code with dataset.Contacts,
// which it tests. Pairs are in the order of the actors, events in that of the
// record.
func Contacts(d *dataset.Dataset) map[[2]dataset.ActorRef][]dataset.EventRef {
	out := map[[2]dataset.ActorRef][]dataset.EventRef{}
	for i := range d.Events {
		e := &d.Events[i]
		if !tookPlace(e) {
			continue
		}
		met := map[[2]dataset.ActorRef]bool{}
		for _, p := range e.Who {
			for _, q := range e.Who {
				if p.Actor != q.Actor && atTable(d, e, p) && atTable(d, e, q) && together(e, p.Role.Code(), q.Role.Code()) {
					ofP, ofQ := standsFor(d, p, e.When), standsFor(d, q, e.When)
					for _, x := range ofP {
						for _, y := range ofQ {
							if x < y && !slices.Contains(ofQ, x) && !slices.Contains(ofP, y) {
								met[[2]dataset.ActorRef{x, y}] = true
							}
						}
					}
				}
			}
		}
		for pair := range met {
			out[pair] = append(out[pair], dataset.EventRef(i))
		}
	}
	return out
}

// tookPlace reports whether the event happened or is ongoing, is not denied or
// retracted, and is not one side's statement about an agreement.
func tookPlace(e *dataset.Event) bool {
	if s := e.Status.Code(); s != "happened" && s != "ongoing" {
		return false
	}
	if s := e.Standing.Code(); s == "denied" || s == "retracted" {
		return false
	}
	told := slices.ContainsFunc(e.Who, func(p dataset.Part) bool { return p.Role.Code() == "speaker" })
	return e.Type.Code() != "AGREE" || !told
}

// atTable reports whether a participant took part in the talks: a state or body
// that only hosted the talks of others, or the signing of an agreement, did
// not.
func atTable(d *dataset.Dataset, e *dataset.Event, p dataset.Part) bool {
	k := d.Actors[p.Actor].Kind.Code()
	return p.Role.Code() != "host" || k == "person" || k == "unnamed" || e.Type.Code() != "AGREE" && e.Mode.Code() != "third-party"
}

// together reports whether participants with these roles met or spoke in such
// an event.
func together(e *dataset.Event, a, b string) bool {
	first := []string{"actor", "host", "mediator", "signatory"}
	all := append([]string{"recipient"}, first...)
	if !slices.Contains(all, a) || !slices.Contains(all, b) {
		return false
	}
	switch e.Type.Code() + " " + e.Mode.Code() {
	case "CONSULT phone":
		return a != "recipient" || b != "recipient"
	case "CONSULT shuttle":
		return a == "mediator" || b == "mediator"
	case "CONSULT visit", "CONSULT third-party", "CONSULT multilateral", "CONSULT ":
		return true
	case "AGREE ":
		return a != "recipient" && b != "recipient"
	case "SUPPORT ", "AID ", "COOPERATE ":
		return (a == "host" || b == "host") && a != "recipient" && b != "recipient"
	}
	return false
}

// standsFor returns the actors for whom a participant stands in an event:
// itself and the bodies it acts for.
func standsFor(d *dataset.Dataset, p dataset.Part, when edtf.Date) []dataset.ActorRef {
	out := []dataset.ActorRef{p.Actor}
	add := func(list []dataset.ActorRef) {
		for _, x := range list {
			if k := d.Actors[x].Kind.Code(); k != "person" && k != "unnamed" && !slices.Contains(out, x) {
				out = append(out, x)
			}
		}
	}
	own := wholes(d, p.Actor, when)
	if p.For < 0 {
		add(own)
		return out
	}
	add([]dataset.ActorRef{p.For})
	add(wholes(d, p.For, when))
	for _, x := range own {
		if slices.Contains(wholes(d, x, when), p.For) {
			add([]dataset.ActorRef{x})
		}
	}
	return out
}

// wholes returns what an actor is part of, holds an office in or acts for by a
// relation, over any number of steps.
func wholes(d *dataset.Dataset, a dataset.ActorRef, when edtf.Date) []dataset.ActorRef {
	var out []dataset.ActorRef
	for todo := []dataset.ActorRef{a}; len(todo) > 0; {
		x := todo[0]
		todo = todo[1:]
		if d.Actors[x].Kind.Code() == "state" {
			continue
		}
		next := []dataset.ActorRef{d.Actors[x].PartOf}
		for _, o := range d.Actors[x].Roles {
			if heldOn(o.Since, o.Until, o.AsOf, when) {
				next = append(next, o.Of, o.For)
			}
		}
		for _, r := range d.Relations {
			if r.Standing == "possible" || r.Standing == "disputed" || !heldOn(r.Since, r.Until, r.AsOf, when) {
				continue
			}
			switch k := r.Kind.Code(); {
			case r.From == x && (k == "head-of" || k == "envoy-of" || k == "spokesperson-of"):
				next = append(next, r.To)
			case r.To == x && k == "represented-by":
				next = append(next, r.From)
			}
		}
		for _, y := range next {
			if y >= 0 && y != a && !slices.Contains(out, y) {
				out = append(out, y)
				todo = append(todo, y)
			}
		}
	}
	if !ofGovernment(&d.Actors[a]) {
		out = slices.DeleteFunc(out, func(x dataset.ActorRef) bool { return d.Actors[x].Kind.Code() == "state" })
	}
	return out
}

func ofGovernment(a *dataset.Actor) bool {
	kinds := []string{"", "person", "state", "government-body", "unnamed", "group"}
	return slices.Contains(kinds, a.Kind.Code()) && slices.Contains([]string{"", "GOV", "MIL", "SPY", "COP", "PRM"}, a.Sector)
}

// heldOn reports whether the record says that the office was held on the first
// and the last day of a date, as far as these are known.
func heldOn(since, until, asOf, when edtf.Date) bool {
	var days []int64
	if when.Earliest.Finite() {
		days = append(days, int64(dataset.FirstDay(when)))
	}
	if when.Latest.Finite() {
		days = append(days, int64(dataset.LastDay(when)))
	}
	for _, day := range days {
		from, to := int64(1<<40), int64(-1<<40) // certainly held between these
		if !asOf.IsZero() {
			if asOf.Earliest.Finite() && int64(dataset.FirstDay(asOf)) <= day && day <= int64(dataset.LastDay(asOf)) {
				continue
			}
			from, to = int64(dataset.LastDay(asOf)), int64(dataset.FirstDay(asOf))
		}
		if !since.IsZero() && since.Latest.Finite() {
			from = min(from, int64(dataset.LastDay(since)))
			to = int64(1 << 40)
		}
		if !until.IsZero() {
			to = int64(dataset.FirstDay(until))
		}
		if day < from || day > to {
			return false
		}
	}
	return len(days) > 0
}

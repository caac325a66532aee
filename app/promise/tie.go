package promise

import (
	"parley/data/codebook"
	"parley/data/dataset"
)

// side is the relation of a linked event to a promise.
type side uint8

const (
	noSide side = iota
	setter
	answer
	topic
)

// inward maps a link that leads to a promise to the side of its source; outward maps a link
// from a promise to the side of its target.
var (
	inward = map[codebook.LinkKind]side{
		codebook.Sets: setter, codebook.ThreatensEvent: setter, codebook.AnnouncesEvent: setter, codebook.Prepares: setter,
		codebook.RespondsTo: answer, codebook.Contradicts: answer, codebook.Ends: answer, codebook.Supersedes: answer,
		codebook.Qualifies: answer, codebook.CommentsOn: answer, codebook.ConsequenceOf: topic, codebook.DeadlineFor: topic,
	}
	outward = map[codebook.LinkKind]side{codebook.DeadlineFor: topic, codebook.ConsequenceOf: topic, codebook.Follows: setter}
)

// tie sets the events that set a promise, that responded to it and that it is about, as known
// on a day. The events in which its claims were made set it; the event behind a change of its
// status responds to it.
func tie(d *dataset.Dataset, x *dataset.Index, it *Item, on dataset.Day) {
	e := &d.Events[it.Event]
	add := func(s side, ref dataset.EventRef) {
		if ref < 0 || ref == it.Event || d.Events[ref].Known > on {
			return
		}
		switch s {
		case setter:
			it.SetBy = once(it.SetBy, ref)
		case answer:
			it.Answers = once(it.Answers, ref)
		case topic:
			it.About = once(it.About, ref)
		}
	}
	for _, b := range x.Linked(it.Event) {
		add(inward[d.Events[b.From].Links[b.Link].Kind], b.From)
	}
	for _, l := range e.Links {
		if l.Kind == codebook.Follows && it.Kind.Demanded() {
			continue
		}
		add(outward[l.Kind], l.To)
	}
	for i := range e.Claims {
		if c := &e.Claims[i]; c.Known <= on && c.Stance.Ahead() && carries(c) {
			add(setter, c.SaidIn)
		}
	}
	for i := range e.History {
		h := &e.History[i]
		if s, ok := codebook.ParseStatus(h.To); ok && h.Field == "status" && outcomes[s] > Open && dataset.PublicDay(h.At) <= on {
			add(answer, h.Claim)
		}
	}
}

// once inserts a ref into a list sorted in the order of the record, unless it is there.
func once(list []dataset.EventRef, ref dataset.EventRef) []dataset.EventRef {
	at := len(list)
	for i, r := range list {
		if r == ref {
			return list
		}
		if r > ref {
			at = min(at, i)
		}
	}
	list = append(list, 0)
	copy(list[at+1:], list[at:])
	list[at] = ref
	return list
}

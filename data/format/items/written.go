package items

import (
	"strings"

	"parley/data/codebook"
	"parley/data/format/assemble"
)

// Attributes for events in graphs written by Parley: Meeting reads a node that
// stands for an event, EventTie an edge that belongs to one.
const meetingKind, meetingID = "event", "event:"

// Meeting reads a node that stands for an event with three or more
// participants. It reports whether the item is one.
func (n *Network) Meeting(r *Row, id, kind string, used ...string) bool {
	event, ok := strings.CutPrefix(r.Text(id), meetingID)
	if !ok || r.Text(kind) != meetingKind {
		return false
	}
	n.meet[r.Text(id)] = event
	r.Took(append(used, id, kind)...)
	r.Over(r.Draft)
	return true
}

// EventTie reads an edge that stands for a part in an event, by Parley's
// attributes, each with a prefix. It reports whether the item is one.
func (n *Network) EventTie(r *Row, prefix, from, to, label string, directed bool) bool {
	cell := func(name string) string { return r.Text(prefix + name) }
	layer := cell("layer")
	if cell("event") == "" || cell("date") == "" || layer != "together" && layer != "about" {
		return false
	}
	at, ok := n.event[cell("event")]
	if !ok {
		if at, ok = n.written(r, prefix, label); !ok {
			r.Reject("its date “"+cell("date")+"” is no EDTF", "a date such as 2025-08-06")
			return true
		}
	}
	e := &r.Draft.Events[at]
	a, b := n.known[r.Text(from)], n.known[r.Text(to)]
	role, other := cell("role"), "actor"
	if directed {
		other = "recipient"
	}
	switch {
	case layer == "about":
		part(e, role, b)
		if n.meet[r.Text(from)] == "" {
			part(e, "", a)
		}
	case n.meet[r.Text(to)] != "":
		part(e, role, a)
	default:
		part(e, role, a)
		part(e, other, b)
	}
	for _, c := range [...]string{"event", "date", "layer", "role", "start", "end", "class", "type", "status", "standing", "sources", "source_ids", "address", "undirected"} {
		r.Took(prefix + c)
	}
	r.Took(from, to, label)
	r.Over(e)
	return true
}

// written adds the event of an edge.
func (n *Network) written(r *Row, prefix, label string) (at int, ok bool) {
	when, ok := Valid(r.Text(prefix + "date"))
	if !ok {
		return 0, false
	}
	e := assemble.Event{File: n.File, Title: r.Text(label), When: when, ID: r.Draft.Claim(r.Text(prefix + "event"))}
	if code, ok := assemble.Type(r.Text(prefix + "type")); ok {
		e.Type = code
	}
	if s, ok := codebook.ParseStatus(r.Text(prefix + "status")); ok {
		e.Set("status", s.Code())
	}
	for s := range strings.FieldsSeq(r.Text(prefix + "sources")) {
		if _, ok := assemble.Address(s); ok {
			e.Sources = append(e.Sources, assemble.Source{URL: s})
		}
	}
	Ordered(r.Draft, &e)
	if e.Title == "" {
		e.Title = r.Text(prefix + "event")
	}
	at = len(r.Draft.Events)
	n.event[r.Text(prefix+"event")] = at
	r.Draft.Events = append(r.Draft.Events, e)
	return at, true
}

// part adds a participant to an event, unless it has one already.
func part(e *assemble.Event, role, who string) {
	if who == "" || has(e.Who, who) {
		return
	}
	for _, p := range e.Parts {
		if has(p.Who, who) {
			return
		}
	}
	if _, ok := codebook.ParseRole(role); !ok || role == "actor" {
		e.Who = append(e.Who, who)
		return
	}
	for i := range e.Parts {
		if e.Parts[i].Role == role {
			e.Parts[i].Who = append(e.Parts[i].Who, who)
			return
		}
	}
	e.Parts = append(e.Parts, assemble.Part{Role: role, Who: []string{who}})
}

func has(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

package yaml

import (
	"strings"

	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/assemble"
)

// gone is an entry of removed during reading.
type gone struct {
	dataset.Former
	event, actor, now *field
}

var removedFields = map[string]handler[gone]{
	"event": func(_ *reader, f *field, _ string, g *gone) { g.event = f },
	"actor": func(_ *reader, f *field, _ string, g *gone) { g.actor = f },
	"now":   func(_ *reader, f *field, _ string, g *gone) { g.now = f },
	"at":    date(func(g *gone) *edtf.Date { return &g.At }),
	"title": text(func(g *gone) *string { return &g.Title }),
	"note":  prose(func(g *gone) *string { return &g.Note }),
}

// readRemoved reads the list of removed records.
func (r *reader) readRemoved(list []value) {
	for i, v := range list {
		rec := r.record(v)
		if rec == nil {
			continue
		}
		g := gone{}
		decode(r, rec, "removed."+itoa(i), "an entry of removed", removedFields, &g, "at", "note")
		of, names := g.event, &r.events
		if g.actor != nil {
			g.Actor, of, names = true, g.actor, &r.actors
		}
		if of == nil || g.event != nil && g.actor != nil {
			r.report("missing-key", r.where(rec), "what was removed is either an event or an actor", "event: its id")
			continue
		}
		if g.now != nil {
			if r.ref(g.now.last(), names) >= 0 {
				g.Now, _ = r.scalar(g.now.last())
			}
		}
		if id, ok := r.scalar(of.last()); ok && r.formerID(of, id, names) {
			g.ID = strings.Clone(id)
			r.d.Former = append(r.d.Former, g.Former)
		}
	}
}

// formerID reports whether an id can be that of a removed record.
func (r *reader) formerID(f *field, id string, names *names) bool {
	if !assemble.ValidID(id) {
		r.badID(f.at(), id)
		return false
	}
	if _, taken := names.at[id]; taken {
		r.report("duplicate-id", f.at(), "the "+names.what+" "+quote(id)+" is in the record: it is not removed", "no such entry")
		return false
	}
	return true
}

// readFormerActors reads the former ids of an actor.
func readFormerActors(r *reader, f *field, _ string, a *dataset.Actor) {
	for _, v := range r.items(f) {
		id, ok := r.scalar(v)
		if !ok {
			continue
		}
		if !assemble.ValidID(id) {
			r.badID(v.where(), id)
			continue
		}
		r.d.Former = append(r.d.Former, dataset.Former{Actor: true, ID: strings.Clone(id), Now: string(a.ID)})
	}
}

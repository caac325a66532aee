package desk

import (
	"context"
	"slices"
	"strings"

	"parley/cmd/internal/edits"
	"parley/data/mend"
	"parley/data/patch"
	"parley/data/value"
)

// demand refuses files that change a published fact without an entry.
func (s *Desk) demand(missing *[]Entry) edits.Demand {
	if s.Missing == nil {
		return nil
	}
	return func(files []patch.File) error {
		list, err := s.Missing(files)
		if *missing = list; err == nil && len(list) > 0 {
			err = errNeeds
		}
		return err
	}
}

// inCourse are the fields of an event that its history may speak of.
var inCourse = []string{"status", "when", "where", "title", "type", "mode"}

// needs returns the published facts that a change concerns, and whether all of them may have
// changed in the course of things.
func (s *Desk) needs(r *patch.Record, missing []Entry) (out []needOut, course bool) {
	course = true
	for _, m := range missing {
		v := m.keys()
		need := needOut{Say: m.Say, Was: s.shown(r, v.At("field").Text, v.At("was").Text), Now: s.shown(r, v.At("field").Text, v.At("now").Text)}
		if event := v.At("event").Text; event != "" {
			need.Say = s.phrase(r, patch.Patch{Changes: []patch.Op{{Record: "events." + event, Key: v.At("field").Text}}})
		}
		course = course && v.At("event").Text != "" && slices.Contains(inCourse, v.At("field").Text)
		out = append(out, need)
	}
	return out, course
}

// shown returns a value of an event as readers see it.
func (s *Desk) shown(r *patch.Record, field, v string) string {
	if field == "where" || field == "who" || field == "when" || field == "status" || field == "type" {
		return s.Words.Value(field, v, names{r})
	}
	return v
}

// names are those of the records.
type names struct{ *patch.Record }

// PlaceName returns the name of a place, or its id.
func (n names) PlaceName(id string) string { return n.name("places." + id) }

// ActorName returns the name of an actor, or its id.
func (n names) ActorName(id string) string { return n.name("actors." + id) }

func (n names) name(record string) string {
	if name := n.Get(record).At("name").Text; name != "" {
		return name
	}
	_, id, _ := strings.Cut(record, ".")
	return id
}

// keys returns those of an entry, as they are written into the log.
func (e Entry) keys() value.Value {
	d, err := mend.Open([]byte("{" + e.Entry + "}"))
	if err != nil || e.Entry == "" {
		return value.Value{}
	}
	return d.Value()
}

// explain adds to a patch what readers are told of it: an entry of the corrections for each
// published fact that was wrong, or of the history of its event for each that changed in the
// course of things.
func (s *Desk) explain(ctx context.Context, p *patch.Patch, because why) error {
	r, err := s.Folder.Open(ctx)
	if err != nil || s.Missing == nil {
		return err
	}
	after, _, err := r.Apply(*p, value.Theirs)
	if err != nil {
		return err
	}
	missing, err := s.Missing(after.Files())
	if err != nil {
		return err
	}
	if p.Reason == "" {
		p.Reason = because.Note
	}
	if _, course := s.needs(after, missing); because.Course && course {
		s.goOn(p, after, missing, because)
		return nil
	}
	was := after.List("corrections")
	now := value.ListOf(append(was.Items[:len(was.Items):len(was.Items)], entries(missing, s.Today(), because)...)...)
	p.Changes = append(p.Changes, patch.Op{Record: "corrections", Was: was, Now: now})
	return nil
}

// goOn adds the entries of the histories.
func (s *Desk) goOn(p *patch.Patch, r *patch.Record, missing []Entry, because why) {
	lists := map[string][]value.Value{}
	var order []string
	for _, m := range missing {
		v := m.keys()
		event := "events." + v.At("event").Text
		if lists[event] == nil {
			order = append(order, event)
		}
		change := value.Value{}.With("at", value.Of(s.Today())).With("field", v.At("field")).With("from", v.At("was")).With("to", v.At("now"))
		lists[event] = append(lists[event], because.told(change))
	}
	for _, event := range order {
		was := r.Get(event).At("history")
		p.Changes = append(p.Changes, patch.Op{Record: event, Key: "history", Was: was, Now: value.ListOf(slices.Concat(was.Items, lists[event])...)})
	}
}

// told returns an entry with its reason.
func (w why) told(v value.Value) value.Value {
	if w.Because != "" {
		v = v.With("because", value.Of(w.Because))
	}
	if w.Note != "" {
		v = v.With("note", value.Of(w.Note))
	}
	return v
}

// entries returns the entries of the corrections that are missing.
func entries(missing []Entry, today string, because why) (out []value.Value) {
	for _, m := range missing {
		if v := m.keys(); v.Kind != value.None { // else it is none, and is asked for again
			out = append(out, because.told(v.With("at", value.Of(today))))
		}
	}
	return out
}

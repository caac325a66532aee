package site

import (
	"parley/data/dataset"
)

// formerKey is an id that names no record any more.
type formerKey struct {
	actor bool
	id    string
}

// path is that of the page that stands there.
func (k formerKey) path() string {
	if k.actor {
		return actorPath(dataset.ActorID(k.id))
	}
	return eventPath(dataset.EventID(k.id))
}

// formerPaths lists the pages of ids that name no record any more.
func (s *Site) formerPaths() []string {
	var out []string
	for i := range s.d.Former {
		k := formerKey{s.d.Former[i].Actor, s.d.Former[i].ID}
		if _, page := s.findFormer(k); page != nil && s.former[k] == &s.d.Former[i] {
			out = append(out, k.path())
		}
	}
	return out
}

// findFormer returns the page at an id that names no record any more: it leads to what
// stands for it now, or says why there is nothing.
func (s *Site) findFormer(k formerKey) (name string, data any) {
	f := s.former[k]
	switch {
	case f == nil || k.actor && s.x.Actor(dataset.ActorID(k.id)) >= 0:
		return "", nil
	case f.Now == "":
		return "removed", s.removedPage(f, k)
	case k.actor:
		if a := s.x.Actor(dataset.ActorID(f.Now)); a >= 0 {
			return "moved", s.moved(k.path(), "actor/", f.Now, s.d.Actors[a].Name)
		}
	default:
		if e := s.x.Event(dataset.EventID(f.Now)); e >= 0 {
			return "moved", s.moved(k.path(), "event/", string(s.d.Events[e].ID), s.d.Events[e].Title)
		}
	}
	return "removed", s.removedPage(f, k)
}

// RemovedPage stands at an id of what was removed from the record.
type RemovedPage struct {
	*Page
	Name, When, Note string
}

func (s *Site) removedPage(f *dataset.Former, k formerKey) *RemovedPage {
	r := &RemovedPage{Name: f.Title, Note: f.Note}
	if r.Name == "" {
		r.Name = f.ID
	}
	if !f.At.IsZero() {
		r.When = s.w.Say("removed.at", s.w.For("removed.at", 0).Date(f.At))
	}
	r.Page = s.newPage(k.path(), s.w.Say("removed.title", r.Name)+" · "+s.title(), f.Note)
	r.NoIndex, r.Canonical = true, ""
	return r
}

// MovedPage stands at a former id and leads to the present one.
type MovedPage struct {
	*Page
	To string
}

// moved leads from a path to the page of a record of the same kind.
func (s *Site) moved(from, kind, id, title string) *MovedPage {
	m := &MovedPage{Page: s.newPage(from, title, ""), To: "../" + id + "/"}
	if m.Canonical = s.o.Base.Join(kind + id + "/"); m.Canonical == "" {
		m.Canonical = m.To
	}
	return m
}

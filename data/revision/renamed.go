package revision

import (
	"maps"
	"slices"

	"parley/data/dataset"
)

// asNamedNow returns the older version with the ids that its events, actors, places and
// sources have in the newer one, so that references to a renamed record count as
// unchanged.
func (c *comparison) asNamedNow(d *dataset.Dataset) *dataset.Dataset {
	old := *d
	old.Events, old.Actors, old.Former = slices.Clone(d.Events), slices.Clone(d.Actors), slices.Clone(d.Former)
	old.Places, old.Sources = slices.Clone(d.Places), slices.Clone(d.Sources)
	c.renameEvents(&old, dataset.NewIndex(d), dataset.NewIndex(c.now))
	c.renameActors(&old, dataset.NewIndex(d), dataset.NewIndex(c.now))
	renameAlike(c, &old, "places", old.Places, c.now.Places, func(p *dataset.Place) *dataset.PlaceID { return &p.ID })
	renameAlike(c, &old, "sources", old.Sources, c.now.Sources, func(s *dataset.Source) *dataset.SourceID { return &s.ID })
	return &old
}

// renameAlike gives each entry of a section of old that the newer version lacks the id of a
// new one with the same content: former ids of places and sources are not kept.
func renameAlike[T any, ID ~string](c *comparison, old *dataset.Dataset, section string, was, is []T, id func(*T) *ID) {
	missing := func(in, from []T) map[string]*T {
		out := map[string]*T{}
		for i := range from {
			out[string(*id(&from[i]))] = &from[i]
		}
		for i := range in {
			delete(out, string(*id(&in[i])))
		}
		return out
	}
	gone, fresh := missing(is, was), missing(was, is)
	if len(gone) == 0 || len(fresh) == 0 {
		return
	}
	a, b := byKey(treeOf(old).at(section)), byKey(treeOf(c.now).at(section))
	for _, now := range slices.Sorted(maps.Keys(fresh)) {
		for _, before := range slices.Sorted(maps.Keys(gone)) {
			if len(compareFields("", a[before], b[now])) == 0 {
				c.was[section+"."+now] = before
				*id(gone[before]) = ID(now)
				delete(gone, before)
				break
			}
		}
	}
}

// renameEvents gives each event of old the id of the event that lists its id as
// a former one.
func (c *comparison) renameEvents(old *dataset.Dataset, was, is *dataset.Index) {
	has := func(d *dataset.Dataset, x *dataset.Index, id dataset.EventID) dataset.EventRef {
		if ref := x.Event(id); ref >= 0 && d.Events[ref].ID == id {
			return ref
		}
		return dataset.None
	}
	for i := range c.now.Events {
		e := &c.now.Events[i]
		if has(old, was, e.ID) >= 0 {
			continue
		}
		for _, aka := range e.Rest().Aka {
			if ref := has(old, was, aka); ref >= 0 && has(c.now, is, aka) < 0 {
				more := old.Events[ref].Rest()
				more.Aka = e.More.Aka
				old.Events[ref].ID, old.Events[ref].More = e.ID, &more
				c.was["events."+string(e.ID)] = string(aka)
				c.repoint(old, false, string(aka), string(e.ID))
				break
			}
		}
	}
}

// renameActors is renameEvents for actors.
func (c *comparison) renameActors(old *dataset.Dataset, was, is *dataset.Index) {
	for _, f := range c.now.Former {
		ref := was.Actor(dataset.ActorID(f.ID))
		if f.Actor && ref >= 0 && is.Actor(dataset.ActorID(f.ID)) < 0 && is.Actor(dataset.ActorID(f.Now)) >= 0 && was.Actor(dataset.ActorID(f.Now)) < 0 {
			old.Actors[ref].ID = dataset.ActorID(f.Now)
			c.was["actors."+f.Now] = f.ID
			c.repoint(old, true, f.ID, f.Now)
			old.Former = append(old.Former, f)
		}
	}
}

// repoint redirects removed records to the new id of a renamed record.
func (c *comparison) repoint(old *dataset.Dataset, actor bool, was, is string) {
	for i := range old.Former {
		if f := &old.Former[i]; f.Actor == actor && f.Now == was {
			f.Now = is
		}
	}
}

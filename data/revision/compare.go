package revision

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parley/data/dataset"
)

// withIDs and without are the sections of a record whose entries have an id, and
// those whose entries have none, with the word for one entry.
var (
	withIDs = [...][2]string{{"events", "event"}, {"actors", "actor"}, {"places", "place"}, {"sources", "source"}}
	without = [...][2]string{{"relations", "relation"}, {"corrections", "correction"}, {"steps", "step"}, {"removed", "removed"}}
)

// Compare lists what changed: the dataset's own fields, then events, actors, places
// and sources, each by id, then relations, corrections, steps and what was removed.
// Events are matched by id and by former ids, actors likewise, the rest by what they
// say.
func Compare(old, now *dataset.Dataset) []Difference {
	c := comparison{now: now, was: map[string]string{}}
	a, b := treeOf(c.asNamedNow(old)), treeOf(now)
	c.actors = byKey(b.at("actors"))
	c.log = newCorrections(a.at("corrections").list, b.at("corrections").list)
	whole := compareFields("dataset", a.at("dataset"), b.at("dataset"))
	for _, s := range withIDs {
		c.byID(s[0], s[1], byKey(a.at(s[0])), byKey(b.at(s[0])))
	}
	for _, s := range without {
		whole = append(whole, c.lists(s[0], s[1], a.at(s[0]).list, b.at(s[0]).list)...)
	}
	if len(whole) > 0 {
		x := Difference{Kind: "changed", Record: "dataset", ID: now.Meta.ID, Title: now.Meta.Title, Fields: whole, path: "dataset"}
		c.out = append([]Difference{x}, c.out...)
	}
	for i := range c.out {
		c.out[i].settle(c.log)
	}
	return c.out
}

// byKey is an object as a map.
func byKey(n node) map[string]node {
	out := make(map[string]node, len(n.keys))
	for i, k := range n.keys {
		out[k] = n.list[i]
	}
	return out
}

// comparison is a run of Compare.
type comparison struct {
	now    *dataset.Dataset
	was    map[string]string // former ids of renamed records, by path
	actors map[string]node   // of the newer version
	log    corrections
	out    []Difference
}

// byID compares the records of a section that have ids, in the order of these.
func (c *comparison) byID(section, record string, old, now map[string]node) {
	var ids []string
	for id := range now {
		ids = append(ids, id)
	}
	for id := range old {
		if now[id].keys == nil {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for _, id := range ids {
		path := section + "." + id
		if x := (Difference{Kind: "changed", Record: record, ID: id, Was: c.was[path], path: path}); c.differ(&x, old[id], now[id]) {
			c.out = append(c.out, x)
		}
	}
}

// differ fills a difference of two records of one id and reports whether there is
// any.
func (c *comparison) differ(x *Difference, old, now node) bool {
	switch {
	case old.keys == nil:
		x.Kind = "added"
	case now.keys == nil:
		x.Kind, x.gone, x.Title = "removed", x.Record == "event" || x.Record == "actor", c.title(old)
		x.Told = slices.ContainsFunc(c.now.Former, func(f dataset.Former) bool { return f.Actor == (x.Record == "actor") && f.ID == x.ID })
		return true
	default:
		x.Fields = compareFields(x.path, old, now)
		if x.Record == "event" {
			followHistory(x.Fields, old.at("history").list, now.at("history").list)
		}
		if x.Was != "" {
			x.Kind = "renamed"
		} else if len(x.Fields) == 0 {
			return false
		}
	}
	x.Title = c.title(now)
	return true
}

// title is what a record is called; a source with its publisher.
func (c *comparison) title(r node) string {
	publisher := cmp.Or(c.actors[r.at("publisher").text].at("name").text, r.at("publisher_name").text)
	return strings.Trim(publisher+": "+cmp.Or(r.at("title").text, r.at("name").text), ": ")
}

// followHistory marks the fields of which a new entry of the event's history tells:
// their change is the course of things.
func followHistory(fields []Field, old, now []node) {
	told := map[string]bool{}
	for _, h := range now {
		if !slices.ContainsFunc(old, func(o node) bool {
			return o.at("at").text == h.at("at").text && o.at("field").text == h.at("field").text
		}) {
			told[h.at("field").text] = true
		}
	}
	for i := range fields {
		fields[i].Course = told[fields[i].Name]
	}
}

// lists compares the records of a section that have no ids. It returns the order of
// those that are still there as a field of the dataset, where it changed.
func (c *comparison) lists(section, record string, old, now []node) []Field {
	to := pair(old, now)
	for k, item := range now {
		x := Difference{Kind: "changed", Record: record, path: section + "." + strconv.Itoa(k)}
		x.name(item, k)
		if i := slices.Index(to, k); i < 0 {
			x.Kind = "added"
		} else if x.Fields = compareFields(x.path, old[i], item); len(x.Fields) == 0 {
			continue
		}
		c.out = append(c.out, x)
	}
	for i, item := range old {
		if to[i] < 0 {
			x := Difference{Kind: "removed", Record: record, path: section, gone: own[record] == ""}
			x.name(item, i)
			x.Told = c.log.speaksOf(&x, &Field{Path: section})
			c.out = append(c.out, x)
		}
	}
	return appendOrder(nil, Field{Name: section, Part: "order", Path: section}, to)
}

// name says which record of a list it is: its actors, its event, or its place.
func (x *Difference) name(r node, n int) {
	x.ID = cmp.Or(r.at("event").text, r.at("actor").text, strconv.Itoa(n+1))
	if x.Record == "relation" {
		x.ID = r.at("from").text + " " + r.at("to").text
	}
	x.Title = cmp.Or(r.at("title").text, r.at("label").text, r.at("kind").text, r.at("field").text, r.at("note").text)
}

// asNamedNow is the older version with the ids that its events and actors have in
// the newer one: what refers to a renamed record has not changed.
func (c *comparison) asNamedNow(d *dataset.Dataset) *dataset.Dataset {
	old := *d
	old.Events, old.Actors, old.Former = slices.Clone(d.Events), slices.Clone(d.Actors), slices.Clone(d.Former)
	c.renameEvents(&old, dataset.NewIndex(d), dataset.NewIndex(c.now))
	c.renameActors(&old, dataset.NewIndex(d), dataset.NewIndex(c.now))
	return &old
}

// renameEvents gives the events of old the ids of those that list theirs as a former
// one.
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

// renameActors does the same for actors.
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

// repoint lets what was removed lead to the new id of a renamed record.
func (c *comparison) repoint(old *dataset.Dataset, actor bool, was, is string) {
	for i := range old.Former {
		if f := &old.Former[i]; f.Actor == actor && f.Now == was {
			f.Now = is
		}
	}
}

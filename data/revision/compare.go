package revision

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parley/data/dataset"
)

// withIDs and without are the sections of a record whose entries have ids and
// those whose entries have none, each with the word for one entry.
var (
	withIDs = [...][2]string{{"events", "event"}, {"actors", "actor"}, {"places", "place"}, {"sources", "source"},
		{"groups", "group"}, {"types", "type"}, {"classes", "class"}, {"translations", "translation"}}
	without = [...][2]string{{"relations", "relation"}, {"corrections", "correction"}, {"steps", "step"}, {"removed", "removed"}}
)

// Compare returns what changed: the dataset's own fields, then events, actors,
// places, sources, groups, types, classes and translations by language, each by id, then relations, corrections, steps and
// removed records. Events and actors are matched by current and former ids,
// other records by content.
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

// byKey returns an object as a map.
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
	actors map[string]node   // in the newer version
	log    corrections
	out    []Difference
}

// byID compares the records of a section with ids, in the order of the ids.
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

// differ fills in the difference between two records with one id and reports
// whether there is one.
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

// title returns the title or name of a record; for a source, with its
// publisher.
func (c *comparison) title(r node) string {
	publisher := cmp.Or(c.actors[r.at("publisher").text].at("name").text, r.at("publisher_name").text)
	return strings.Trim(publisher+": "+cmp.Or(r.at("title").text, r.at("name").text, r.at("label").text), ": ")
}

// followHistory marks the changed fields for which the event's history has a
// new entry: they changed in the course of events and need no correction.
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

// lists compares the records of a section without ids. It returns a change in
// the order of the remaining ones as a field of the dataset.
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

// name identifies a record of a list by its actors, its event or its position.
func (x *Difference) name(r node, n int) {
	x.ID = cmp.Or(r.at("event").text, r.at("actor").text, strconv.Itoa(n+1))
	if x.Record == "relation" {
		x.ID = r.at("from").text + " " + r.at("to").text
	}
	x.Title = cmp.Or(r.at("title").text, r.at("label").text, r.at("kind").text, r.at("field").text, r.at("note").text)
}

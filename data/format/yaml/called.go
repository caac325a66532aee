package yaml

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"parley/data/check"
)

// called finds the ids of a section by the names of its records.
type called struct {
	ids  map[string]string // by folded name
	list []string          // names, sorted
}

// byName returns the id of the record whose name, short name or title is
// nearest to a text, or "".
func (ns *names) byName(r *reader, text string) string {
	if ns.by.ids == nil {
		ns.by = calledOf(ns.recs)
	}
	if r.guesses -= len(ns.by.list); r.guesses < 0 {
		return ""
	}
	name := fold(text)
	if ns.by.ids[name] == "" {
		name = check.Nearest(name, ns.by.list)
	}
	return ns.by.ids[name]
}

func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// calledOf collects the names of records, without names shared by two records.
func calledOf(recs []*record) called {
	c := called{ids: map[string]string{}}
	for _, rec := range recs {
		for _, key := range [...]string{"name", "short", "title"} {
			f := rec.fields[key]
			if f == nil {
				continue
			}
			n := f.last().target().n
			if n.Kind != yaml.ScalarNode || len(n.Value) > 200 {
				continue
			}
			name := fold(n.Value)
			if old, ok := c.ids[name]; ok && old != rec.id {
				c.ids[name] = ""
				continue
			}
			c.ids[name] = rec.id
			c.list = append(c.list, name)
		}
	}
	slices.Sort(c.list)
	return c
}

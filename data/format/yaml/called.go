package yaml

import (
	"slices"
	"strings"

	"parley/data/check"
	"parley/data/format/assemble"
)

// meaning is what an id that is not known may stand for.
type meaning struct {
	certain string         // the id that it can only mean, or ""
	choices []check.Choice // the records that it may mean, the surest first
}

// suggest returns the fix: the id, or the choices with what tells them apart.
func (m meaning) suggest() string {
	if m.certain != "" {
		return m.certain
	}
	var out []string
	for _, c := range m.choices {
		text := c.Write
		if c.Tells != "" {
			text += " (" + c.Tells + ")"
		}
		out = append(out, text)
	}
	return strings.Join(out, " or ")
}

// mostChoices is how many records are shown that an id may stand for.
const mostChoices = 5

// meant is what an id may stand for that is not known: the id nearest to it, or the
// records whose names are like it. After many faults it gives up, to stay fast.
func (ns *names) meant(r *reader, id string) meaning {
	if r.guesses -= len(ns.at); r.guesses < 0 || len(id) > assemble.MaxID {
		return meaning{}
	}
	if ns.list == nil {
		for id := range ns.at {
			ns.list = append(ns.list, id)
		}
		slices.Sort(ns.list)
	}
	if near := check.Nearest(id, ns.list); near != "" {
		return meaning{check.ID(id, ns.list), []check.Choice{{Write: near}}}
	}
	if ns.by == nil {
		ns.by = calledOf(ns.recs)
	}
	if r.guesses -= len(ns.by.names); r.guesses < 0 {
		return meaning{}
	}
	return ns.by.meant(id, ns.what == "actor")
}

// called are the names of the records of a section, by which they are found.
type called struct {
	names []check.Name // of recs, sorted
	fold  []string
	shown []string
	recs  []*record
}

// meant is what a name may stand for: the one record of that name, all of that name, or
// those of people like it, else the nearest in its letters.
func (c *called) meant(name string, people bool) meaning {
	var same, like []check.Match
	key := fold(name)
	for i, f := range c.fold {
		if f == key {
			same = append(same, check.Match{At: i, Score: check.Same})
		}
	}
	if m := c.choices(same, false); len(m) == 1 {
		return meaning{certain: m[0].Write, choices: m}
	} else if len(m) > 1 {
		return meaning{choices: m}
	}
	if people {
		return meaning{choices: c.choices(check.Matches(name, c.names), true)}
	}
	if near := check.Nearest(key, c.fold); near != "" {
		at, _ := slices.BinarySearch(c.fold, near)
		like = append(like, check.Match{At: at})
	}
	return meaning{choices: c.choices(like, false)}
}

// choices returns the records of matches, each once, with what tells them apart.
func (c *called) choices(found []check.Match, scored bool) []check.Choice {
	var out []check.Choice
	for _, m := range found {
		rec := c.recs[m.At]
		if len(out) == mostChoices || slices.ContainsFunc(out, func(o check.Choice) bool { return o.Write == rec.id }) {
			continue
		}
		tells := []string{"“" + c.shown[m.At] + "”"}
		for _, key := range [...]string{"kind", "country"} {
			if s := scalarOf(rec, key); s != "" {
				tells = append(tells, s)
			}
		}
		if scored {
			tells = append(tells, "likeness "+check.Score(m.Score))
		}
		out = append(out, check.Choice{Write: rec.id, Tells: strings.Join(tells, ", ")})
	}
	return out
}

func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// calledOf collects the names, short names and titles of records.
func calledOf(recs []*record) *called {
	type one struct {
		fold, shown string
		rec         *record
	}
	var all []one
	for _, rec := range recs {
		for _, key := range [...]string{"name", "short", "title"} {
			if s := scalarOf(rec, key); s != "" && len(s) <= 200 {
				all = append(all, one{fold(s), s, rec})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b one) int { return strings.Compare(a.fold, b.fold) })
	c := &called{}
	for _, o := range all {
		c.names, c.fold, c.shown, c.recs = append(c.names, check.NameOf(o.shown)), append(c.fold, o.fold), append(c.shown, o.shown), append(c.recs, o.rec)
	}
	return c
}

// tellingKeys are the keys by which records are called and told apart.
var tellingKeys = [...]string{"name", "short", "title", "kind", "country"}

// telling is the text of one of them.
type telling struct{ key, text string }

// tell returns the texts of a record by which it is called and told apart.
func (rec *record) tell() []telling {
	if rec.val.none() {
		return rec.told
	}
	var out []telling
	for _, key := range tellingKeys {
		if v, ok := rec.find(key); ok {
			if t := v.target(); t.kind() == scalar && t.text() != "" {
				out = append(out, telling{key, t.text()})
			}
		}
	}
	return out
}

// scalarOf returns the text of one of the telling keys of a record, or "".
func scalarOf(rec *record, key string) string {
	for _, t := range rec.tell() {
		if t.key == key {
			return oneLine(t.text)
		}
	}
	return ""
}

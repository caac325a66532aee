package patch_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parley/data/patch"
	"parley/data/value"
)

func open(t *testing.T, files ...string) *patch.Record {
	t.Helper()
	var list []patch.File
	for i, text := range files {
		list = append(list, patch.File{Name: []string{"dataset.yaml", "more.yaml", "steps.yaml"}[i], Data: []byte(text)})
	}
	r, err := patch.Open(list, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// large is a record of two layers and a bare list, with that many events.
func large(t *testing.T, events int) *patch.Record {
	var a, b, c strings.Builder
	a.WriteString("dataset:\n  id: x\n  title: X # the title\nactors:\n  ann: {name: Ann, kind: person}\n  bob: {name: Bob, kind: person}\nevents:\n")
	b.WriteString("relations:\n  - {from: ann, to: bob, kind: allied-with, since: 2024}\n  - {from: bob, to: ann, kind: cites, since: 2025}\nevents:\n")
	for i := range events {
		fmt.Fprintf(&a, "  e%d:\n    title: Event %d # so\n    when: 2025-01-%02d\n    who: {actor: [ann], recipient: [bob]}\n    claims:\n      - {by: ann, source: s%d, text: One}\n      - {by: bob, source: s%d, text: Two}\n", i, i, i%28+1, i, i)
		if i%3 == 0 {
			fmt.Fprintf(&b, "  e%d:\n    claims+:\n      - {source: t%d, text: Three}\n", i, i)
		}
		fmt.Fprintf(&c, "- {event: e%d, title: Step %d}\n", i, i)
	}
	return open(t, a.String(), b.String(), c.String())
}

// hand makes random edits; name tells what it makes from what another makes.
type hand struct {
	*rand.Rand
	name string
	n    int
}

func (h *hand) text() value.Value {
	h.n++
	return value.Of(fmt.Sprintf("%s: %d", h.name, h.n))
}

// change is a random change of a record.
func (h *hand) change(r *patch.Record) patch.Op {
	ids := r.IDs("events")
	if len(ids) < 3 {
		return h.add()
	}
	name := "events." + ids[h.IntN(len(ids))]
	switch h.IntN(20) {
	case 0:
		return h.add()
	case 1:
		return patch.Op{Record: name, Was: r.Get(name)}
	case 2:
		h.n++
		return patch.Op{Record: name, Rename: fmt.Sprintf("%s%d", h.name, h.n)}
	case 3, 4:
		list := []string{"relations", "steps"}[h.IntN(2)]
		return patch.Op{Record: list, Was: r.List(list), Now: h.list(r.List(list), "title")}
	case 5, 6, 7, 8:
		was := r.Get(name).At("claims")
		return patch.Op{Record: name, Key: "claims", Was: was, Now: h.list(was, "text")}
	case 9:
		return patch.Op{Record: "dataset", Key: "title", Was: r.Get("dataset").At("title"), Now: h.text()}
	}
	key := []string{"title", "text", "note", "where"}[h.IntN(4)]
	o := patch.Op{Record: name, Key: key, Was: r.Get(name).At(key), Now: h.text()}
	if key != "title" && h.IntN(4) == 0 {
		o.Now = value.Value{}
	}
	return o
}

func (h *hand) add() patch.Op {
	h.n++
	return patch.Op{Record: fmt.Sprintf("events.%s%d", h.name, h.n), Now: value.Value{}.With("title", h.text()).With("when", value.Of("2025"))}
}

// list changes a list: an entry more, less or other.
func (h *hand) list(was value.Value, key string) value.Value {
	items := slices.Clone(was.Items)
	if len(items) == 0 || h.IntN(2) == 0 {
		return value.ListOf(slices.Insert(items, h.IntN(len(items)+1), value.Value{}.With("source", value.Of("s")).With(key, h.text()))...)
	}
	i := h.IntN(len(items))
	if h.IntN(3) == 0 {
		return value.ListOf(slices.Delete(items, i, i+1)...)
	}
	items[i] = items[i].With(key, h.text())
	return value.ListOf(items...)
}

// edits are that many random edits of a record, one after another.
func edits(t *testing.T, r *patch.Record, name string, seed uint64, n int) *patch.Record {
	h := &hand{rand.New(rand.NewPCG(seed, 1)), name, 0}
	for range n {
		o := h.change(r)
		got, conflicts, err := r.Apply(patch.Patch{Changes: []patch.Op{o}}, value.Theirs)
		if err != nil || len(conflicts) > 0 {
			t.Fatalf("%s, seed %d: %v: %v, %v", name, seed, o, err, conflicts)
		}
		r = got
	}
	return r
}

// everything is a record as one map, by what its records were first called.
func everything(base, r *patch.Record) map[string]value.Value {
	out := map[string]value.Value{}
	for _, id := range r.IDs("events") {
		name := id
		v := r.Get("events." + id)
		for _, old := range v.At("aka_ids").Items {
			if base.Get("events."+old.Text).Kind != value.None {
				name = old.Text
			}
		}
		for i, key := range v.Keys {
			if key != "aka_ids" {
				out["events."+name+"."+key] = v.Items[i]
			}
		}
	}
	out["dataset.title"] = r.Get("dataset").At("title")
	for _, list := range []string{"relations", "steps"} {
		out[list] = r.List(list)
	}
	return out
}

// contested are the records and lists of which a conflict speaks, by what they were first
// called.
func contested(base *patch.Record, conflicts []patch.Conflict, sides ...*patch.Record) map[string]bool {
	out := map[string]bool{}
	for _, c := range conflicts {
		name := c.Record
		for _, r := range sides {
			for _, old := range r.Get(name).At("aka_ids").Items {
				if base.Get("events."+old.Text).Kind != value.None {
					name = "events." + old.Text
				}
			}
		}
		out[name] = true
	}
	return out
}

func isContested(where map[string]bool, at string) bool {
	record, _, _ := strings.Cut(strings.TrimPrefix(at, "events."), ".")
	return where[at] || where["events."+record] || strings.HasPrefix(at, "dataset.") && where["dataset"]
}

// Two editors, many random edits each: merged, both orders give the same, or the same
// conflicts; what one of them wrote is there, or in a conflict.
func TestTwoEditors(t *testing.T) {
	for _, c := range []struct{ events, edits, rounds int }{{8, 3, 30}, {20, 15, 8}, {24, 1000, 1}} {
		for seed := range uint64(c.rounds) {
			base := large(t, c.events)
			a, b := edits(t, base, "a", seed, c.edits), edits(t, base, "b", seed+1000, c.edits)
			twoEditors(t, fmt.Sprintf("%d edits, seed %d", c.edits, seed), base, a, b)
		}
	}
}

func twoEditors(t *testing.T, name string, base, a, b *patch.Record) {
	t.Helper()
	ours, theirs := patch.Patch{Changes: patch.Between(base, a)}, patch.Patch{Changes: patch.Between(base, b)}
	apply := func(r *patch.Record, p patch.Patch) (*patch.Record, []patch.Conflict) {
		got, conflicts, err := r.Apply(p, value.Theirs)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return got, conflicts
	}
	alone, none := apply(base, ours)
	same(t, name+", alone", nil, everything(base, a), everything(base, alone))
	if len(none) > 0 {
		t.Errorf("%s: conflicts with nobody: %v", name, none)
	}
	ab, first := apply(a, theirs)
	ba, second := apply(b, ours)
	where, other := contested(base, first, a, b), contested(base, second, a, b)
	if !maps.Equal(where, other) {
		t.Errorf("%s: conflicts %v in one order, %v in the other", name, where, other)
	}
	same(t, name, where, everything(base, ab), everything(base, ba))
	lost(t, name, where, base, everything(base, ab), a, b)
	for _, c := range slices.Concat(first, second) {
		if c.Why == "" || c.Mine.Equal(c.Theirs) && c.Rename == "" {
			t.Errorf("%s: %s conflicts, and nothing says why", name, c.At())
		}
	}
}

// same compares two records but for what is contested.
func same(t *testing.T, name string, where map[string]bool, x, y map[string]value.Value) {
	t.Helper()
	for _, at := range slices.Sorted(maps.Keys(x)) {
		if !isContested(where, at) && !x[at].Equal(y[at]) {
			t.Fatalf("%s: %s is\n%s\nor\n%s", name, at, x[at].AppendJSON(nil), y[at].AppendJSON(nil))
		}
	}
	for at := range y {
		if _, ok := x[at]; !ok && !isContested(where, at) {
			t.Fatalf("%s: only one has %s", name, at)
		}
	}
}

// lost looks for every text that an editor wrote.
func lost(t *testing.T, name string, where map[string]bool, base *patch.Record, merged map[string]value.Value, sides ...*patch.Record) {
	t.Helper()
	for _, side := range sides {
		for at, v := range everything(base, side) {
			if isContested(where, at) {
				continue
			}
			for _, text := range texts(v) {
				if strings.Contains(text, ": ") && !slices.Contains(texts(merged[at]), text) {
					t.Fatalf("%s: %s lost %q", name, at, text)
				}
			}
		}
	}
}

func texts(v value.Value) (out []string) {
	if v.Kind == value.Text {
		return []string{v.Text}
	}
	for _, item := range v.Items {
		out = append(out, texts(item)...)
	}
	return out
}

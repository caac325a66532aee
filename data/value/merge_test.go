package value_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"parley/data/value"
)

func read(t *testing.T, text string) value.Value {
	t.Helper()
	v, err := value.Read([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return v
}

func TestMerge(t *testing.T) {
	for name, c := range map[string]struct {
		base, mine, theirs, want string
		clashes                  int
	}{
		"only mine":                 {`"a"`, `"b"`, `"a"`, `"b"`, 0},
		"only theirs":               {`"a"`, `"a"`, `"b"`, `"b"`, 0},
		"both alike":                {`"a"`, `"b"`, `"b"`, `"b"`, 0},
		"both otherwise":            {`"a"`, `"b"`, `"c"`, `"c"`, 1},
		"other keys":                {`{"a": "1", "b": "1"}`, `{"a": "2", "b": "1"}`, `{"a": "1", "b": "2", "c": "3"}`, `{"a": "2", "b": "2", "c": "3"}`, 0},
		"taken out and changed":     {`{"a": "1"}`, `{}`, `{"a": "2"}`, `{"a": "2"}`, 1},
		"both add an entry":         {`["a"]`, `["a", "c"]`, `["a", "b"]`, `["a", "b", "c"]`, 0},
		"both add the same":         {`["a"]`, `["a", "b"]`, `["a", "b"]`, `["a", "b"]`, 0},
		"one adds, one takes out":   {`["a", "b"]`, `["b"]`, `["a", "b", "c"]`, `["b", "c"]`, 0},
		"other entries":             {`["a", "b", "c"]`, `["x", "b", "c"]`, `["a", "b", "y"]`, `["x", "b", "y"]`, 0},
		"the same entry":            {`["a"]`, `["b"]`, `["c"]`, `["c"]`, 1},
		"other keys of an entry":    {`[{"a": "1", "b": "1", "c": "1"}]`, `[{"a": "2", "b": "1", "c": "1"}]`, `[{"a": "1", "b": "2", "c": "1"}]`, `[{"a": "2", "b": "2", "c": "1"}]`, 0},
		"an entry before the same":  {`[{"a": "1", "b": "1"}]`, `[{"x": "9"}, {"a": "2", "b": "1"}]`, `[{"a": "1", "b": "2"}]`, `[{"a": "1", "b": "2"}]`, 1},
		"a list from nothing, both": {`null`, `["b"]`, `["a"]`, `["a", "b"]`, 0},
		"a text and a list":         {`"a"`, `["a", "b"]`, `"c"`, `"c"`, 1},
	} {
		base, mine, theirs := read(t, c.base), read(t, c.mine), read(t, c.theirs)
		got, clashes := value.Merge(base, mine, theirs, value.Theirs)
		if !got.Equal(read(t, c.want)) || len(clashes) != c.clashes {
			t.Errorf("%s: %s, clashes %v", name, got.AppendJSON(nil), clashes)
		}
		if got, _ := value.Merge(base, theirs, mine, value.Mine); !got.Equal(read(t, c.want)) {
			t.Errorf("%s, turned round: %s", name, got.AppendJSON(nil))
		}
	}
}

// Lists of two editors, whoever is first: the same comes of it, and nothing that either
// added is missing.
func TestMergeLists(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	clean := 0
	for range 20000 {
		var base []value.Value
		for i := range r.IntN(6) {
			base = append(base, value.Of(fmt.Sprint("base ", i%4)))
		}
		a, b := changed(r, base, "a"), changed(r, base, "b")
		ab, first := value.Merge(value.ListOf(base...), value.ListOf(b...), value.ListOf(a...), value.Theirs)
		ba, second := value.Merge(value.ListOf(base...), value.ListOf(a...), value.ListOf(b...), value.Theirs)
		if len(first) != len(second) {
			t.Fatalf("%v, %v of %v: %d clashes or %d", a, b, base, len(first), len(second))
		}
		if len(first) > 0 {
			continue
		}
		clean++
		if !ab.Equal(ba) {
			t.Fatalf("%v, %v of %v:\n%v\n%v", a, b, base, ab, ba)
		}
		for _, v := range slices.Concat(a, b) {
			if v.Text[0] != 'b' || v.Text[1] != 'a' {
				if !slices.ContainsFunc(ab.Items, v.Equal) {
					t.Fatalf("%v, %v of %v: %v is lost in %v", a, b, base, v, ab)
				}
			}
		}
	}
	if clean < 5000 {
		t.Errorf("only %d of the lists merge", clean)
	}
}

// changed is a list after a few random edits.
func changed(r *rand.Rand, base []value.Value, by string) []value.Value {
	out := slices.Clone(base)
	for n := range 1 + r.IntN(3) {
		v := value.Of(fmt.Sprint(by, " ", n, " ", r.IntN(3)))
		switch at := r.IntN(len(out) + 1); {
		case at == len(out) || r.IntN(3) == 0:
			out = slices.Insert(out, at, v)
		case r.IntN(2) == 0:
			out[at] = v
		default:
			out = slices.Delete(out, at, at+1)
		}
	}
	return out
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{`null`, `"a"`, `[1, true, "\u2028<"]`, `{"a": {"b": []}}`, `{"a": 1, "a": 2}`, `[[[[`, `1 2`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := value.Read([]byte(text))
		if err != nil {
			return
		}
		if again := read(t, string(v.AppendJSON(nil))); !again.Equal(v) {
			t.Fatalf("%s reads as %v, and written as %v", text, v, again)
		}
	})
}

package view

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/limit"
)

func day(y int64, m, d int) dataset.Day { return dataset.Day(edtf.FromCivil(y, m, d).Day()) }

var roundTrips = []struct {
	name string
	s    State
	want string
}{
	{"default", State{}, ""},
	{"window", State{From: edtf.FromCivil(2025, 7, 1), To: edtf.FromCivil(2025, 9, 1)}, "from=2025-07-01&to=2025-09-01"},
	{"clock in the window", State{From: edtf.FromCivil(2025, 7, 1) + 3600, To: edtf.FromCivil(2025, 7, 2)}, "from=2025-07-01T01:00:00Z&to=2025-07-02"},
	{"window over the epoch", State{From: edtf.FromCivil(1960, 1, 1), To: 0}, "from=1960-01-01&to=1970-01-01"},
	{"whole record", State{From: edtf.Past, To: edtf.Future}, "from=..&to=.."},
	{"from a day on", State{From: edtf.FromCivil(2025, 7, 1), To: edtf.Future}, "from=2025-07-01&to=.."},
	{"up to a day", State{From: edtf.Past, To: edtf.FromCivil(2025, 7, 1)}, "from=..&to=2025-07-01"},
	{"before Christ", State{From: edtf.FromCivil(-43, 3, 15), To: edtf.FromCivil(-43, 3, 16)}, "from=-0043-03-15&to=-0043-03-16"},
	{"deep time", State{From: edtf.FromCivil(-68_000_000, 1, 1), To: edtf.FromCivil(-66_000_000, 1, 1)}, "from=Y-68000000-01-01&to=Y-66000000-01-01"},
	{"all time", State{From: edtf.FromCivil(-edtf.MaxYear, 1, 1), To: edtf.FromCivil(edtf.MaxYear, 12, 31)}, "from=Y-14000000000-01-01&to=Y14000000000-12-31"},
	{"as known before Christ", State{On: dataset.SomeDay(day(-43, 3, 15))}, "on=-0043-03-15"},
	{"as known before there were four digits", State{On: dataset.SomeDay(day(-11999, 1, 1))}, "on=Y-11999-01-01"},
	{"as known on", State{On: dataset.SomeDay(day(2025, 8, 6))}, "on=2025-08-06"},
	{"event", State{Event: "witkoff-putin"}, "e=witkoff-putin"},
	{"filters", State{Actors: []dataset.ActorID{"trump", "putin"}, Types: []string{"CONSULT", "verbal-conflict"}, Statuses: []string{"happened"}, Standings: []string{"disputed"}},
		"a=trump,putin&t=CONSULT,verbal-conflict&s=happened&ev=disputed"},
	{"query", State{Query: `Путин "great progress" 50% & more`}, "q=%D0%9F%D1%83%D1%82%D0%B8%D0%BD%20%22great%20progress%22%2050%25%20%26%20more"},
	{"view", State{View: Table, Lanes: ByActor}, "v=table&l=actor"},
	{"lanes", State{Lanes: ByDelegation}, "l=delegation"},
	{"scale", State{Scale: InOrder}, "x=order"},
	{"counted from a day", State{Scale: Relative, Zero: dataset.SomeDay(day(2025, 8, 15))}, "x=relative&zero=2025-08-15"},
	{"pair", State{View: Actors, Actor: "trump", Other: "putin"}, "v=actors&who=trump&with=putin"},
	{"chains forward in time", State{Actor: "trump", Other: "modi", Forward: true}, "who=trump&with=modi&fwd=1"},
	{"map enlarged", State{View: Map, Spot: Spot{53120, 18702, 4500}}, "v=map&m=53120,18702,4500"},
	{"map at its corner", State{View: Map, Spot: Spot{0, 0, 6400}}, "v=map&m=0,0,6400"},
	{"story", State{Panel: "story", Step: 3}, "pane=story&step=3"},
}

func TestFragmentRoundTrip(t *testing.T) {
	for _, c := range roundTrips {
		t.Run(c.name, func(t *testing.T) {
			got := c.s.Fragment()
			if got != c.want {
				t.Errorf("Fragment = %q, want %q", got, c.want)
			}
			if back := ParseFragment("#" + got); !reflect.DeepEqual(back, c.s) {
				t.Errorf("ParseFragment(%q) = %+v, want %+v", got, back, c.s)
			}
		})
	}
}

func TestParseFragmentForgives(t *testing.T) {
	tests := []struct {
		in   string
		want State
	}{
		{"#?secret=abc&e=x", State{Event: "x"}},
		{"#e-witkoff-putin", State{Event: "witkoff-putin"}},
		{"#actors", State{View: Actors}},
		{"#chronicle", State{View: List}},
		{"#v=nonsense&from=yesterday&to=2025", State{}},
		{"#from=2025-08&to=2025-08", State{From: edtf.FromCivil(2025, 8, 1), To: edtf.FromCivil(2025, 9, 1)}},
		{"#from=2025-09-01&to=2025-08-01", State{}},
		{"#from=Y-68000000&to=Y-66000000", State{From: edtf.FromCivil(-68_000_000, 1, 1), To: edtf.FromCivil(-65_999_999, 1, 1)}},
		{"#from=Y-138E8&to=1902", State{From: edtf.FromCivil(-13_800_000_000, 1, 1), To: edtf.FromCivil(1903, 1, 1)}},
		{"#from=Y17E9&to=Y18E9&on=Y-68000000", State{}},
		{"#fwd=yes&m=1,2&e=x", State{Event: "x"}},
		{"#m=-1,2,300", State{}},
		{"#m=1,2,0", State{}},
		{"#m=100001,2,300", State{}},
		{"#e=<script>&a=ok,<b>", State{Actors: []dataset.ActorID{"ok"}}},
		{"#q=%zz%41+b", State{Query: "%zzA b"}},
		{"#a=x,x,,y", State{Actors: []dataset.ActorID{"x", "y"}}},
		{"#step=-4&since=9999999999999", State{}},
	}
	for _, c := range tests {
		if got := ParseFragment(c.in); !reflect.DeepEqual(got, c.want) {
			t.Errorf("ParseFragment(%q) = %+v, want %+v", c.in, got, c.want)
		}
	}
}

func TestReplaces(t *testing.T) {
	a := State{From: 0, To: edtf.DaySeconds}
	moved := a
	moved.From = -edtf.DaySeconds
	if !Replaces(a, moved) {
		t.Error("panning must replace the history entry")
	}
	chosen := moved
	chosen.Event = "x"
	if Replaces(a, chosen) {
		t.Error("choosing an event must add a history entry")
	}
}

func TestFieldKeysAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range fields {
		if seen[f.key] || strings.ContainsAny(f.key, "=&#%") {
			t.Errorf("key %q twice or not plain", f.key)
		}
		seen[f.key] = true
	}
}

// TestAddressCostsItsSize reads long addresses of every key that is a list or a
// date, and of a key over and over.
func TestAddressCostsItsSize(t *testing.T) {
	var ids strings.Builder
	for i := range 100_000 {
		ids.WriteString("id-" + strconv.Itoa(i) + ",")
	}
	for _, f := range fields {
		for _, text := range []string{f.key + "=" + ids.String(), strings.Repeat(f.key+"=XXX1-02-29&", 20_000), f.key + "=Y0E99999999999", f.key + "=" + strings.Repeat("%41", 200_000)} {
			limit.Time(t, len(text), func() { ParseFragment(text) })
		}
	}
	if s := ParseFragment("a=" + ids.String()); len(s.Actors) != maxIDs {
		t.Errorf("%d actors are kept, want %d", len(s.Actors), maxIDs)
	}
}

func FuzzParseFragment(f *testing.F) {
	for _, c := range roundTrips {
		f.Add("#" + c.want)
	}
	f.Add("#from=Y170000002&to=..")
	f.Add("#on=Y0E99999999999&since=Y0E99999999999&from=Y0E99999999999&to=2025")
	f.Add("#a=x,y,x&tie=x,y&m=1,2,3&q=%41+%zz")
	f.Fuzz(func(t *testing.T, in string) {
		limit.Time(t, len(in), func() { ParseFragment(in) })
		s := ParseFragment(in)
		again := ParseFragment(s.Fragment())
		if s.Fragment() != again.Fragment() {
			t.Errorf("%q: %q then %q", in, s.Fragment(), again.Fragment())
		}
	})
}

// The parsers of single values read what an address says, and the default of anything else.
func TestParseValues(t *testing.T) {
	for _, text := range []string{"", "nonsense", "map", "rows", "log", "pair", "about", "2025-08-06", "2025-08", "/", ".."} {
		s := ParseFragment("v=" + text + "&f=" + text + "&x=" + text + "&l=" + text + "&y=" + text + "&on=" + text)
		got := State{View: ParseName(text), Form: ParseForm(text), Scale: ParseScale(text), Lanes: ParseLanes(text), Layer: ParseLayer(text), On: ParseDay(text)}
		if s.Fragment() != got.Fragment() {
			t.Errorf("%q: %q, want %q", text, got.Fragment(), s.Fragment())
		}
		for _, to := range []string{"", "2025", "2025-08-31", "..", "1999"} {
			from, end := ParseWindow(text, to)
			if w := ParseFragment("from=" + text + "&to=" + to); from != w.From || end != w.To {
				t.Errorf("%q to %q: %d to %d, want %d to %d", text, to, from, end, w.From, w.To)
			}
		}
	}
}

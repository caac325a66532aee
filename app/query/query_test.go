package query

import (
	"slices"
	"testing"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
)

func TestFold(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Zélenskyy’s  CALL", "zelenskyys call"},
		{"Türkiye – Łódź", "turkiye lodz"},
		{"Путин, Ёлка", "путин елка"},
		{"25% on $5", "25% on $5"},
		{"a\u00a0b\u200fc", "a bc"},
		{"  ", ""},
		{"会談 2025", "会談 2025"},
		{"e\u0301", "e"},
		{"İSTANBUL Irak ışık", "istanbul irak isik"},
		{"Əliyev, Bakı", "eliyev baki"},
		{"О’Ґрейді, з’їзд, зʼїзд", "огреиді зізд зізд"},
		{"أحمد إيران القُدْس غزّة عـمان علی", "احمد ايران القدس غزه عمان علي"},
		{"٢٠٢٥ ۲۰۲۵ ２０２５ ＡＢｃ", "2025 2025 2025 abc"},
		{"שָׁלוֹם ירושלים צה״ל ז׳בוטינסקי", "שלומ ירושלימ צהל זבוטינסקי"},
		{"トランプ とらんぷ ゼレンスキー", "とらんぷ とらんぷ ぜれんすきー"},
		{"Phạm Minh Chính, Nguyễn", "pham minh chinh nguyen"},
		{"al-Šaraʿ Ḥusayn Ḥamās", "al sara husayn hamas"},
		{"Μητσοτάκης", "μητσοτακησ"},
	}
	for _, c := range tests {
		if got := string(Fold(nil, c.in)); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// record returns a dataset of three events by two actors at a city within a country.
func record() *dataset.Dataset {
	none := dataset.More{From: dataset.None, To: dataset.None}
	d := &dataset.Dataset{
		Actors: []dataset.Actor{{ID: "a", Name: "Ann Able", PartOf: dataset.None}, {ID: "b", Name: "Bo Björk", PartOf: dataset.None}},
		Places: []dataset.Place{{ID: "city", Name: "Cityville", Within: 1}, {ID: "land", Name: "Land", Within: dataset.None}},
		Events: []dataset.Event{
			{ID: "one", Title: "Ann calls Bo", When: edtf.FromDay(100), Where: dataset.None, Type: codebook.Consult, Status: codebook.Happened,
				Who: []dataset.Part{{Actor: 0, Role: codebook.RoleActor, For: dataset.None}, {Actor: 1, Role: codebook.RoleRecipient, For: dataset.None}}},
			{ID: "two", Title: "Bo threatens", When: edtf.FromDay(110), Where: 0, Type: codebook.Threaten, Status: codebook.Happened, More: &none,
				Who: []dataset.Part{{Actor: 1, Role: codebook.RoleActor, For: dataset.None}}},
			{ID: "three", Title: "Great progress", When: edtf.FromDay(120), Where: dataset.None, Type: codebook.Statement, Status: codebook.Possible},
		},
	}
	dataset.Seal(d)
	return d
}

func TestRun(t *testing.T) {
	d := record()
	x := NewIndex(d, nil)
	tests := []struct {
		name string
		f    Filter
		want []dataset.EventID
	}{
		{"all", Filter{}, []dataset.EventID{"one", "two", "three"}},
		{"one actor", Filter{Actors: []dataset.ActorRef{1}}, []dataset.EventID{"one", "two"}},
		{"both actors", Filter{Actors: []dataset.ActorRef{0, 1}}, []dataset.EventID{"one"}},
		{"class", Filter{Quads: 1 << codebook.VerbalConflict}, []dataset.EventID{"two"}},
		{"status", Filter{Statuses: 1 << codebook.Possible}, []dataset.EventID{"three"}},
		{"place within", Filter{Places: []dataset.PlaceRef{1}}, []dataset.EventID{"two"}},
		{"words in any order", Filter{Text: "BO ann"}, []dataset.EventID{"one"}},
		{"name without accent", Filter{Text: "bjork"}, []dataset.EventID{"one", "two"}},
		{"phrase", Filter{Text: `"great progress"`}, []dataset.EventID{"three"}},
		{"phrase in the wrong order", Filter{Text: `"progress great"`}, nil},
		{"nothing over the border of two events", Filter{Text: "\"bo threatens great\""}, nil},
	}
	var r Result
	for _, c := range tests {
		x.Run(c.f, &r)
		var got []dataset.EventID
		for e := range r.All {
			got = append(got, d.Events[e].ID)
		}
		if !slices.Equal(got, c.want) || r.N != len(c.want) {
			t.Errorf("%s: %v (N %d), want %v", c.name, got, r.N, c.want)
		}
	}
}

func TestCountIn(t *testing.T) {
	d := record()
	x := NewIndex(d, dataset.NewLedger(d))
	var r Result
	for _, f := range []Filter{{}, {Text: "bo"}, {On: dataset.SomeDay(115)}, {On: dataset.SomeDay(dataset.LatestDay)}} {
		x.Run(f, &r)
		for _, w := range [][2]edtf.Instant{{0, edtf.Future}, {105 * edtf.DaySeconds, 115 * edtf.DaySeconds}, {0, 105 * edtf.DaySeconds}, {0, 0}} {
			want := 0
			for e := range r.All {
				if date := r.When(e); date.Earliest < w[1] && date.Latest > w[0] {
					want++
				}
			}
			for range 2 {
				if got := r.CountIn(w[0], w[1]); got != want {
					t.Errorf("%+v in %v: %d, want %d", f, w, got, want)
				}
			}
		}
	}
}

// TestCountInEqualsAsking compares CountIn with InWindow in windows that begin and end at
// events, and elsewhere.
func TestCountInEqualsAsking(t *testing.T) {
	d := testkit.Events(700, testkit.Options{Years: 3})
	d.Events[0].When, d.Events[1].When = edtf.Date{Earliest: edtf.Past, Latest: edtf.Future, Shape: edtf.Nowhere}, edtf.Date{Earliest: edtf.Past, Latest: 5}
	x := NewIndex(d, dataset.NewLedger(d))
	var r Result
	x.Run(Filter{Types: 1<<codebook.Consult | 1<<codebook.Threaten}, &r)
	ask := []edtf.Instant{edtf.Past, edtf.Future}
	for i := 0; i < len(d.Events); i += 41 {
		w := d.Events[i].When
		ask = append(ask, w.Earliest, w.Latest, w.Earliest-1, w.Latest+1)
	}
	for _, from := range ask {
		for _, to := range ask {
			want := 0
			for e := range r.All {
				if r.InWindow(e, from, to) {
					want++
				}
			}
			if got := r.CountIn(from, to); got != want {
				t.Fatalf("from %d to %d: %d, want %d", from, to, got, want)
			}
		}
	}
}

// TestTyping searches letter by letter, forwards and backwards, with other filters between:
// the result equals that of a new search.
func TestTyping(t *testing.T) {
	d := record()
	x := NewIndex(d, dataset.NewLedger(d))
	var typed Result
	for _, f := range []Filter{
		{Text: "b"}, {Text: "bo"}, {Text: "bo "}, {Text: "bo c"}, {Text: "bo"}, {Text: "bo", On: dataset.SomeDay(105)}, {Text: "bo t", On: dataset.SomeDay(105)}, {Text: "bo t"},
		{Text: "g"}, {Text: "gr"}, {Text: "gr p"}, {Text: `gr p"`}, {Text: ""}, {Text: "ann", Types: 1 << codebook.Threaten}, {Text: "ann calls"},
		{Text: `"bo`}, {Text: `"bo t`}, {Text: "bjo"}, {Text: "bjork"}, {Text: "bjork cityville x"},
	} {
		var fresh Result
		x.Run(f, &typed)
		x.Run(f, &fresh)
		if !slices.Equal(slices.Collect(typed.All), slices.Collect(fresh.All)) || typed.N != fresh.N || typed.Known != fresh.Known {
			t.Errorf("%+v: %d of %d, want %d of %d", f, typed.N, typed.Known, fresh.N, fresh.Known)
		}
	}
}

package story

import (
	"slices"
	"testing"

	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// all lists the events that surely lie in a span.
func all(d *dataset.Dataset, from, to edtf.Instant) []dataset.EventRef {
	var out []dataset.EventRef
	for i := range d.Events {
		if w := d.Events[i].When; w.Earliest >= from && w.Latest <= to {
			out = append(out, dataset.EventRef(i))
		}
	}
	return out
}

func contains(all, part []dataset.EventRef) bool {
	for _, e := range part {
		if !slices.Contains(all, e) {
			return false
		}
	}
	return true
}

// TestDigestOfTheWideSet checks that the digest of the whole record in 15 has its most
// important events, and reaches from its first year to its last.
func TestDigestOfTheWideSet(t *testing.T) {
	d := bundled.Wide(t)
	from, to := edtf.FromCivil(2019, 12, 1), edtf.FromCivil(2026, 4, 1)
	events := all(d, from, to)
	when := func(e dataset.EventRef) edtf.Date { return d.Events[e].When }
	five, fifteen := Digest(d, dataset.LatestDay, events, when, from, to, 5), Digest(d, dataset.LatestDay, events, when, from, to, 15)
	if len(five) != 5 || len(fifteen) != 15 || !contains(fifteen, five) || !slices.IsSorted(fifteen) {
		t.Fatalf("five %v, fifteen %v", five, fifteen)
	}
	var ids []dataset.EventID
	for _, e := range fifteen {
		ids = append(ids, d.Events[e].ID)
	}
	for _, must := range []dataset.EventID{"2022-02-24-invasion", "2025-08-15-anchorage"} {
		if !slices.Contains(ids, must) {
			t.Errorf("the story in 15 leaves out %s: %v", must, ids)
		}
	}
	years := map[int64]bool{}
	for _, e := range fifteen {
		y, _, _ := d.Events[e].When.Earliest.Civil()
		years[y] = true
	}
	if len(years) < 5 {
		t.Errorf("the story in 15 covers %d years", len(years))
	}
	if a, b := Minutes(d, dataset.LatestDay, Stops(five)), Minutes(d, dataset.LatestDay, Stops(events)); a < 1 || b <= a {
		t.Errorf("5 events take %d minutes, all %d", a, b)
	}
}

// TestDigestNests checks that a digest has the length asked for, that digests nest, and that
// the result is deterministic.
func TestDigestNests(t *testing.T) {
	d := testkit.Events(2000, testkit.Options{})
	from, to := edtf.FromCivil(1990, 1, 1), edtf.FromCivil(2030, 1, 1)
	events := all(d, from, to)
	when := func(e dataset.EventRef) edtf.Date { return d.Events[e].When }
	var before []dataset.EventRef
	for _, n := range []int{1, 2, 5, 15, 60} {
		got := Digest(d, dataset.LatestDay, events, when, from, to, n)
		if len(got) != n || !contains(got, before) || !slices.Equal(got, Digest(d, dataset.LatestDay, events, when, from, to, n)) {
			t.Fatalf("n = %d: %v", n, got)
		}
		before = got
	}
	if got := Digest(d, dataset.LatestDay, events, when, from, to, 0); !slices.Equal(got, events) {
		t.Errorf("all: %d of %d", len(got), len(events))
	}
	if got := Digest(d, dataset.LatestDay, nil, when, from, to, 5); len(got) != 0 {
		t.Errorf("of nothing: %v", got)
	}
}

func TestAuthoredSteps(t *testing.T) {
	date := func(s string) edtf.Date {
		d, err := edtf.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	d := &dataset.Dataset{Events: []dataset.Event{{ID: "talks", Title: "Talks"}}, Steps: []dataset.Step{
		{Event: dataset.None, On: dataset.LatestDay, Title: "How it began", Text: "Long ago."},
		{Event: 0, From: date("2025-08"), To: date("2025-09"), On: dataset.FirstDay(date("2025-08-06"))},
		{Event: 0, From: date("2025-08"), On: dataset.LatestDay},
	}}
	stops := Authored(d)
	was := view.State{Panel: "story-author", Event: "other", Actor: "ann", From: 10, To: 20, On: dataset.SomeDay(5)}
	if got := stops[0].Apply(d, was, 1); got.Event != "" || got.Actor != "" || got.Step != 1 || got.From != 10 || got.On.Given() || got.Panel != was.Panel {
		t.Errorf("first stop: %+v", got)
	}
	if got := Stops([]dataset.EventRef{0})[0].Apply(d, was, 1); got.On != was.On {
		t.Errorf("a digest moved the clock: %+v", got)
	}
	if got := stops[1].Apply(d, was, 2); got.Event != "talks" || got.From != date("2025-08").Earliest || got.To != date("2025-09").Latest || got.On != dataset.SomeDay(dataset.FirstDay(date("2025-08-06"))) {
		t.Errorf("second stop: %+v", got)
	}
	d.Steps[1].On = 0
	if got := Authored(d)[1].Apply(d, was, 2); got.On != dataset.SomeDay(0) {
		t.Errorf("a stop on day 0 shows %v", got.On)
	}
	if got := stops[2].Apply(d, was, 3); got.From != 10 || got.To != 20 || got.On.Given() {
		t.Errorf("a window open at one end moved the page, or the clock stayed back: %+v", got)
	}
}

// TestAuthoredStoryOfTheWideSet checks that the story of the wide set shows each event on a day
// on which it was known, and inside its window.
func TestAuthoredStoryOfTheWideSet(t *testing.T) {
	d := bundled.Wide(t)
	l := dataset.NewLedger(d)
	stops := Authored(d)
	if len(stops) < 6 {
		t.Fatalf("%d stops", len(stops))
	}
	for i, s := range stops {
		st, ok := l.At(s.Event, s.On.Or(dataset.DayNone))
		if !ok || s.Title == "" || s.Text == "" || !st.When.Possibly(s.From, s.To) {
			t.Errorf("stop %d, %q: known %v, dated %s", i+1, s.Title, ok, st.When)
		}
	}
	if last := stops[len(stops)-1]; last.On != dataset.SomeDay(dataset.LatestDay) {
		t.Error("the story leaves the clock in the past")
	}
	if n := Minutes(d, dataset.LatestDay, stops); n < 2 || n > 4 {
		t.Errorf("%d minutes to read", n)
	}
}

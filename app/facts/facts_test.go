package facts

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/yaml"
	"parley/data/testkit/bundled"
)

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// day returns a knowledge day; "" is the latest.
func day(t testing.TB, s string) dataset.Day {
	if s == "" {
		return dataset.LatestDay
	}
	return dataset.FirstDay(date(t, s))
}

// lines returns facts as text, each with the ids of its events.
func lines(d *dataset.Dataset, facts []Fact) []string {
	var out []string
	for _, f := range facts {
		var ids []string
		for _, e := range f.Events {
			ids = append(ids, string(d.Events[e].ID))
		}
		out = append(out, f.Text+" | "+strings.Join(ids, " "))
	}
	return out
}

// TestEventFacts compares with facts worked out by hand from the record's events.
func TestEventFacts(t *testing.T) {
	d := bundled.Wide(t)
	r := New(d, dataset.NewLedger(d), words.English())
	x := dataset.NewIndex(d)
	tests := []struct {
		event, on string
		want      []string
	}{
		{"2025-08-15-anchorage", "", []string{
			"First meeting of a sitting president (United States) with Vladimir Putin in this record since 16 June 2021: 4 years 1 month | 2021-06-16-geneva-summit 2025-08-15-anchorage",
			"First meeting of Vladimir Putin and Donald Trump in this record | 2025-08-15-anchorage",
		}},
		{"2025-08-15-anchorage", "2025-08-06", nil},
		{"2025-06-04-trump-putin-call", "2025-06-10", []string{
			"Fourth call of Donald Trump and Vladimir Putin in 2025 in this record | 2025-02-12-trump-putin-call 2025-03-18-trump-putin-call 2025-05-19-trump-putin-call 2025-06-04-trump-putin-call",
		}},
		{"2025-07-03-trump-putin-call", "", []string{
			"Sixth call of Donald Trump and Vladimir Putin in 2025 in this record | 2025-02-12-trump-putin-call 2025-03-18-trump-putin-call 2025-05-19-trump-putin-call 2025-06-04-trump-putin-call 2025-06-14-trump-putin-call 2025-07-03-trump-putin-call",
		}},
		{"2025-12-28-trump-putin-call", "", []string{
			"Ninth call of Donald Trump and Vladimir Putin in 2025 in this record",
			"Donald Trump and Vladimir Putin in contact again after their longest silence in this record so far: 2 months 12 days, since 16 October 2025 | 2025-10-16-trump-putin-call 2025-12-28-trump-putin-call",
		}},
		{"2025-08-06-trump-truth-social", "", nil},
	}
	for _, tt := range tests {
		got := lines(d, r.Event(x.Event(dataset.EventID(tt.event)), day(t, tt.on)))
		if len(got) == 0 && len(tt.want) == 0 {
			continue
		}
		for _, want := range tt.want {
			if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, want) }) {
				t.Errorf("%s on %q: not among the facts: %s\n%s", tt.event, tt.on, want, strings.Join(got, "\n"))
			}
		}
		if len(tt.want) == 0 {
			t.Errorf("%s on %q: %q, want none", tt.event, tt.on, got)
		}
	}
}

func TestPairFacts(t *testing.T) {
	d := bundled.Wide(t)
	r := New(d, dataset.NewLedger(d), words.English())
	tests := []struct {
		a, b, on string
		want     []string
	}{
		{"trump", "putin", "2025-08-06", []string{
			"6 calls in this record, from 12 February 2025 to 3 July 2025",
			"Longest time between contacts in this record: 2 months 1 day, from 18 March 2025 to 19 May 2025",
			"Last contact in this record: 3 July 2025, 1 month 3 days before the day shown",
		}},
		{"trump", "putin", "", []string{
			"1 meeting in this record, on 15 August 2025",
			"9 calls in this record, from 12 February 2025 to 28 December 2025",
			"Longest time between contacts in this record: 2 months 12 days, from 16 October 2025 to 28 December 2025",
			"Last contact in this record: 28 December 2025, 2 months 5 days before the day shown",
		}},
		{"zelenskyy", "putin", "2025-08-06", []string{"1 meeting in this record, on 9 December 2019", "Last contact in this record: 9 December 2019, 5 years 7 months before the day shown"}},
	}
	for _, tt := range tests {
		on := day(t, tt.on)
		asOf := on
		if on == dataset.LatestDay {
			asOf = day(t, "2026-03-05")
		}
		var got []string
		for _, f := range r.Pair(d.ActorByID(dataset.ActorID(tt.a)), d.ActorByID(dataset.ActorID(tt.b)), on, asOf) {
			got = append(got, f.Text)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s and %s on %q:\n%s\nwant\n%s", tt.a, tt.b, tt.on, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
		}
	}
}

// TestActorAndWindowFacts compares with facts counted by hand from the files of the record.
func TestActorAndWindowFacts(t *testing.T) {
	d := bundled.Wide(t)
	r := New(d, dataset.NewLedger(d), words.English())
	tests := []struct {
		what, on string
		want     []string
	}{
		{"witkoff", "2026-03-05", []string{
			"Takes part in 24 events in this record, from February 2025 to 26 February 2026 (24)",
			"Of other delegations, in contact most often in this record with Rustem Umerov: 9 times (9)",
			// four events each in August, December and January: no unique busiest month
			"Longest time without an event in this record: 3 months 12 days, from 25 April 2025 to 6 August 2025 (2)",
			"Last event in this record: 26 February 2026, 7 days before the day shown (1)",
		}},
		{"ushakov", "2026-03-05", []string{
			"Takes part in 9 events in this record, from 18 February 2025 to 23 January 2026 (9)",
			"Of other delegations, in contact most often in this record with Steve Witkoff: 5 times (5)",
			"Busiest month in this record: August 2025, 5 events (5)",
			"Longest time without an event in this record: 3 months 17 days, from 15 August 2025 to 2 December 2025 (2)",
			"Last event in this record: 22–23 January 2026, 1 month 10 days before the day shown (1)",
		}},
		{"witkoff", "2025-08-06", []string{
			"Takes part in 8 events in this record, from February 2025 to 6 August 2025 (8)",
			// contacts with Putin as often as with his aides: no unique contact
			"Busiest month in this record: April 2025, 3 events (3)",
			"Longest time without an event in this record: 3 months 12 days, from 25 April 2025 to 6 August 2025 (2)",
		}},
		{"2025-08", "", []string{
			"27 events happened in August 2025 in this record, 17 more than in the same time before (27)",
			"Busiest day of August 2025 in this record: 6 August 2025, 9 events (9)",
			"Longest time without an event in August 2025 in this record: 5 days, from 1 August 2025 to 6 August 2025 (2)",
			"In contact most often in August 2025 in this record, of different delegations: Volodymyr Zelenskyy and Keir Starmer, 6 times (6)",
		}},
		{"2025-08", "2025-08-06", []string{
			"10 events happened in August 2025 in this record, as many as in the same time before (10)",
			"Busiest day of August 2025 in this record: 6 August 2025, 9 events (9)",
			"Longest time without an event in August 2025 in this record: 5 days, from 1 August 2025 to 6 August 2025 (2)",
		}},
		{"2025-03", "", []string{
			"7 events happened in March 2025 in this record, 2 fewer than in the same time before (7)",
			"Longest time without an event in March 2025 in this record: 6 days, from 5 March 2025 to 11 March 2025 (2)",
		}},
		{"2022-02", "", []string{
			"7 events happened in February 2022 in this record, 4 more than in the same time before (7)",
			"Longest time without an event in February 2022 in this record: 6 days, from 15 February 2022 to 21 February 2022 (2)",
		}},
	}
	for _, tt := range tests {
		on := day(t, tt.on)
		var list []Fact
		if a := d.ActorByID(dataset.ActorID(tt.what)); a >= 0 {
			list = r.Actor(a, on, on)
		} else {
			w := date(t, tt.what)
			list = r.Window(w.Earliest, w.Latest, on)
		}
		var got []string
		for _, f := range list {
			got = append(got, f.Text+" ("+strconv.Itoa(len(f.Events))+")")
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s on %q:\n%s\nwant\n%s", tt.what, tt.on, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
		}
	}
}

// TestReceiptsWereKnown checks that the facts of a day are based on events that were known
// and had happened by then.
func TestReceiptsWereKnown(t *testing.T) {
	d := bundled.Wide(t)
	l := dataset.NewLedger(d)
	r := New(d, l, words.English())
	for _, s := range []string{"2022-03-01", "2025-05-01", "2025-08-06", "2025-12-30"} {
		on := day(t, s)
		var all []Fact
		for i := range d.Events {
			all = append(all, r.Event(dataset.EventRef(i), on)...)
		}
		for a := range d.Actors {
			all = append(all, r.Actor(dataset.ActorRef(a), on, on)...)
		}
		if len(all) == 0 {
			t.Errorf("%s: no facts", s)
		}
		for _, f := range all {
			if len(f.Events) == 0 || strings.ContainsAny(f.Text, "[]{}") {
				t.Errorf("%s: %q rests on %d events", s, f.Text, len(f.Events))
			}
			for _, e := range f.Events {
				for _, a := range f.Actors {
					if !slices.ContainsFunc(d.Events[e].Who, func(p dataset.Part) bool { return p.Actor == a }) {
						t.Errorf("%s: %q opens a list by %s without its own %s", s, f.Text, d.Actors[a].ID, d.Events[e].ID)
					}
				}
				if st, ok := l.At(e, on); !ok || st.Status.Expected() || st.Status.Off() {
					t.Errorf("%s: %q rests on %s, which had not happened", s, f.Text, d.Events[e].ID)
				}
			}
		}
	}
}

// TestPeriodsBeside checks that two months hold their own events, counted from their own first
// day.
func TestPeriodsBeside(t *testing.T) {
	d := bundled.Wide(t)
	r := New(d, dataset.NewLedger(d), words.English())
	a, b := date(t, "2025-08"), date(t, "2025-03")
	got := r.Beside(Slice{a.Earliest, a.Latest, dataset.None}, Slice{b.Earliest, b.Latest, dataset.None}, dataset.LatestDay)
	if n := len(r.Window(a.Earliest, a.Latest, dataset.LatestDay)[0].Events); len(got[0].Events) != n || n == 0 {
		t.Errorf("August: %d events, want %d", len(got[0].Events), n)
	}
	for _, p := range got {
		sum := 0
		for _, n := range p.Quads {
			sum += n
		}
		if sum != len(p.Events) || len(p.Days) != sum {
			t.Errorf("%d events, %d by class, %d days", len(p.Events), sum, len(p.Days))
		}
		for i, e := range p.Events {
			if got := int(dataset.FirstDay(d.Events[e].When)) - int(p.From.Day()); p.Days[i] != got || got < 0 || got > 30 {
				t.Errorf("%s: day %d, want %d", d.Events[e].ID, p.Days[i], got)
			}
		}
	}
	if got[1].To-got[1].From != got[0].To-got[0].From {
		t.Error("the periods are not of one length")
	}
}

// TestActorsBeside checks that each of two actors has the events in which it takes part, and
// that they share those of both.
func TestActorsBeside(t *testing.T) {
	d := bundled.Wide(t)
	l := dataset.NewLedger(d)
	r := New(d, l, words.English())
	a := date(t, "2025-08")
	trump, putin := d.ActorByID("trump"), d.ActorByID("putin")
	got := r.Beside(Slice{a.Earliest, a.Latest, trump}, Slice{a.Earliest, a.Latest, putin}, dataset.LatestDay)
	var want [2][]dataset.EventRef
	var both []dataset.EventRef
	for i := range d.Events {
		e := &d.Events[i]
		if e.Status != codebook.Happened || e.Type == codebook.Period || e.When.Earliest < a.Earliest || e.When.Latest > a.Latest {
			continue
		}
		n := 0
		for k, who := range []dataset.ActorRef{trump, putin} {
			if slices.ContainsFunc(e.Who, func(p dataset.Part) bool { return p.Actor == who && p.Role.Takes() }) {
				want[k] = append(want[k], dataset.EventRef(i))
				n++
			}
		}
		if n == 2 {
			both = append(both, dataset.EventRef(i))
		}
	}
	for k := range got {
		if !slices.Equal(got[k].Events, want[k]) || len(want[k]) < 4 {
			t.Errorf("%d: %v, want %v", k, got[k].Events, want[k])
		}
	}
	if !slices.Equal(Both(&got[0], &got[1]), both) || len(both) < 2 {
		t.Errorf("both: %v, want %v", Both(&got[0], &got[1]), both)
	}
}

// TestFactsOfOverlapsAndParts checks that a long event that ends after a later short one bounds
// the silence, and that a meeting in two parts counts once.
func TestFactsOfOverlapsAndParts(t *testing.T) {
	d, _, found := yaml.Read([]yaml.File{{Name: "dataset.yaml", Data: []byte(`
schema: 1
dataset: {id: made-up, title: Made up, as_of: 2025-04-10}
actors:
  a: {name: A, kind: person}
  b: {name: B, kind: person}
places:
  hall: {name: Hall, kind: building, lat: 46.2, lon: 6.1}
events:
  long: {title: Long, when: 2025-03-01/2025-03-20, where: hall, type: CONSULT, status: happened, who: {actor: [a, b], recipient: [b]}}
  short: {title: Short, when: 2025-03-05, where: hall, type: CONSULT, status: happened, who: {actor: [a], recipient: [b]}}
  last: {title: Last, when: 2025-04-08, where: hall, type: CONSULT, status: happened, who: {actor: [a], recipient: [b]}}
`)}})
	if d == nil || len(d.Events) != 3 || len(d.Events[0].Who) != 3 {
		t.Fatal(found)
	}
	r := New(d, dataset.NewLedger(d), words.English())
	a, spring := d.ActorByID("a"), date(t, "2025-21")
	got := lines(d, append(r.Window(spring.Earliest, spring.Latest, dataset.LatestDay), r.Actor(a, dataset.LatestDay, dataset.LatestDay)...))
	if n := strings.Count(strings.Join(got, "\n"), " in this record: 19 days"); n != 2 {
		t.Error("the window and the actor tell different times")
	}
	for _, want := range []string{
		"Longest time without an event in this record: 19 days, from 1–20 March 2025 to 8 April 2025 | long last",
		"Of other delegations, in contact most often in this record with B: 3 times | long short last",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("not among the facts: %s\n%s", want, strings.Join(got, "\n"))
		}
	}
}

// TestQuietInDeepTime checks the time between two events of deep time, which exceeds a count of
// days.
func TestQuietInDeepTime(t *testing.T) {
	d, _, found := yaml.Read([]yaml.File{{Name: "dataset.yaml", Data: []byte(`
schema: 1
dataset: {id: made-up, title: Made up, as_of: 2025-04-10}
events:
  far: {title: Far, when: Y-66000000, status: happened}
  near: {title: Near, when: 2025-04-08, status: happened}
`)}})
	if len(d.Events) != 2 {
		t.Fatal(found)
	}
	r := New(d, dataset.NewLedger(d), words.English())
	got := lines(d, r.Window(edtf.FromCivil(-70_000_000, 1, 1), edtf.FromCivil(2026, 1, 1), dataset.LatestDay))
	if all := strings.Join(got, "\n"); !strings.Contains(all, "in this record: 66 million years, from") {
		t.Error("the quiet is not 66 million years:\n" + all)
	}
}

// TestWindowIsComparedWithinTheRecord checks that a period is compared with the previous one
// only if the record begins before that.
func TestWindowIsComparedWithinTheRecord(t *testing.T) {
	d := &dataset.Dataset{}
	for i, on := range []string{"2025-01-10", "2025-02-10", "2025-03-10", "2025-03-12"} {
		d.Events = append(d.Events, dataset.Event{ID: dataset.EventID("e" + strconv.Itoa(i)), Title: "Talks", When: date(t, on), Where: dataset.None, Status: codebook.Happened})
	}
	dataset.Seal(d)
	r := New(d, dataset.NewLedger(d), words.English())
	for _, c := range []struct{ from, to, want string }{
		{"2025-01-01", "2025-02-01", "1 event happened in January 2025 in this record"},
		{"2025-02-01", "2025-03-01", "1 event happened in February 2025 in this record"}, // the record begins in January
		{"2025-03-01", "2025-03-29", "2 events happened in 1–28 March 2025 in this record, 1 more than in the same time before"},
	} {
		got := r.Window(date(t, c.from).Earliest, date(t, c.to).Earliest, dataset.LatestDay)
		if len(got) == 0 || got[0].Text != c.want {
			t.Errorf("from %s to %s: %v, want %q", c.from, c.to, lines(d, got), c.want)
		}
	}
}

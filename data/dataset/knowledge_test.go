package dataset_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

// TestKnowledgeNeverShrinks checks, day by day in the wide set, that the number
// of known claims never falls, for each event and in total, and that no event
// disappears.
func TestKnowledgeNeverShrinks(t *testing.T) {
	d := bundled.Wide(t)
	l := dataset.NewLedger(d)
	days := l.Changes()
	if len(days) < 50 {
		t.Fatalf("%d days on which knowledge changed", len(days))
	}
	before := make([]int, len(d.Events))
	for day := days[0] - 1; day <= days[len(days)-1]+1; day++ {
		for i := range d.Events {
			st, known := l.At(dataset.EventRef(i), day)
			if !known && before[i] > 0 || st.Claims < before[i] {
				t.Fatalf("%s on %s: %d claims after %d", d.Events[i].ID, edtf.FromDay(int64(day)), st.Claims, before[i])
			}
			before[i] = st.Claims
		}
	}
	for i := range d.Events {
		if before[i] != len(d.Events[i].Claims) {
			t.Errorf("%s: %d of %d claims in the end", d.Events[i].ID, before[i], len(d.Events[i].Claims))
		}
	}
}

// TestLedgerEqualsRecordOnRandomDays compares, for every event on 50 random
// days, the ledger with the record recomputed for that day.
func TestLedgerEqualsRecordOnRandomDays(t *testing.T) {
	d := bundled.Wide(t)
	l := dataset.NewLedger(d)
	days := l.Changes()
	first, last := days[0]-3, days[len(days)-1]+3
	rng := rand.New(rand.NewPCG(20250806, 5))
	for range 50 {
		day := first + dataset.Day(rng.IntN(int(last-first)+1))
		if rng.IntN(2) == 0 {
			day = days[rng.IntN(len(days))] // a day with a change
		}
		slow := dataset.AsKnownOn(d, day)
		x := dataset.NewIndex(slow)
		known := 0
		for i := range d.Events {
			st, ok := l.At(dataset.EventRef(i), day)
			at := x.Event(d.Events[i].ID)
			if ok != (at >= 0) {
				t.Fatalf("%s on %s: known %v, in the record %v", d.Events[i].ID, edtf.FromDay(int64(day)), ok, at >= 0)
			}
			if !ok {
				continue
			}
			known++
			e := &slow.Events[at]
			if st.Status != e.Status || st.Standing != e.Standing || st.When != e.When || st.Where != e.Where || st.Title != e.Title || st.Claims != len(e.Claims) {
				t.Errorf("%s on %s: %+v, in the record %s %s %s %q with %d claims", e.ID, edtf.FromDay(int64(day)), st, e.Status.Code(), e.Standing.Code(), e.When, e.Title, len(e.Claims))
			}
		}
		if known != len(slow.Events) {
			t.Errorf("%s: %d events known, %d in the record", edtf.FromDay(int64(day)), known, len(slow.Events))
		}
	}
}

// TestContradictionsStand checks the nineteen contradictions between the
// sources. Each is in the record as a claim for and a claim against the same
// part of an event, or as two voices on it; none is resolved silently.
func TestContradictionsStand(t *testing.T) {
	d := bundled.Wide(t)
	x := dataset.NewIndex(d)
	tests := []struct {
		event    dataset.EventID
		on       codebook.Facets
		standing codebook.Standing
	}{
		{"2022-02-24-invasion", codebook.OnWhen, codebook.Official},
		{"2022-03-02-unga-es11-1", codebook.OnWhen, codebook.Corroborated},
		{"2022-07-22-grain-initiative", codebook.OnWhen, codebook.Official},
		{"2025-03-18-trump-putin-call", codebook.OnOutcome, codebook.Official},
		{"2025-05-11-putin-istanbul-offer", codebook.OnOutcome, codebook.Official},
		{"2025-06-25-the-hague", codebook.OnOutcome, codebook.Official},
		{"2025-08-06-witkoff-putin-5", codebook.OnWhen, codebook.Official},
		{"2025-08-06-eo-14329", codebook.OnWhen, codebook.Official},
		{"2025-08-09-chevening", codebook.OnWho, codebook.Disputed},
		{"2025-08-13-berlin-virtual", codebook.OnWhen, codebook.Official},
		{"2025-08-15-anchorage", codebook.OnOutcome, codebook.Official},
		{"2025-09-23-unga-trump-zelenskyy", codebook.OnWhere, codebook.Official},
		{"2025-10-budapest-planned", codebook.OnOutcome, codebook.Disputed},
		{"2025-11-28-yermak-resigns", codebook.OnWho, codebook.Official},
		{"2025-12-28-trump-putin-call", codebook.OnFigure, codebook.Official},
		{"2025-12-29-residence-claim", codebook.OnOutcome, codebook.Official},
		{"2026-01-29-strike-pause", codebook.OnOutcome, codebook.Official},
		{"2026-02-06-india-tariff-lifted", codebook.OnOutcome, codebook.Official},
		{"2026-02-17-geneva", codebook.OnWhen, codebook.Official},
	}
	for _, tt := range tests {
		ref := x.Event(tt.event)
		if ref < 0 {
			t.Errorf("%s is not in the record", tt.event)
			continue
		}
		e := &d.Events[ref]
		pro, con := 0, 0
		for i := range e.Claims {
			switch c := &e.Claims[i]; {
			case c.On&tt.on == 0:
			case c.Stance.Against():
				con++
			default:
				pro++
			}
		}
		if pro == 0 || con == 0 {
			t.Errorf("%s: %d claims for and %d against", tt.event, pro, con)
		}
		if e.Standing != tt.standing {
			t.Errorf("%s: %s, want %s", tt.event, e.Standing.Code(), tt.standing.Code())
		}
	}
}

// TestNothingIsMerged checks that a statement by one speaker ("Both Moscow and
// Kyiv had expressed interest") stays hers, and that the two tariffs of 25
// percent are two events.
func TestNothingIsMerged(t *testing.T) {
	d := bundled.Wide(t)
	x := dataset.NewIndex(d)
	wish := x.Event("2025-08-06-ukraine-wants-engagement")
	if wish < 0 {
		t.Fatal("the wish of Kyiv is not in the record")
	}
	for i := range d.Events[wish].Claims {
		c := &d.Events[wish].Claims[i]
		if c.By < 0 || d.Actors[c.By].ID != "leavitt" {
			t.Errorf("claim %d is made by %s", i, d.Speaker(c))
		}
	}
	first, second := x.Event("2025-07-30-india-25"), x.Event("2025-08-06-eo-14329")
	if first < 0 || second < 0 || first == second {
		t.Errorf("the duties are events %d and %d", first, second)
	}
}

// TestWhoOn checks that a participant added to an event later was not known
// before.
func TestWhoOn(t *testing.T) {
	d := bundled.Wide(t)
	e := &d.Events[dataset.NewIndex(d).Event("2025-08-15-anchorage")]
	for on, want := range map[string]string{"2025-08-14": "putin trump", "2025-08-15": "putin lavrov ushakov trump rubio witkoff"} {
		got := ""
		for _, p := range d.WhoOn(e, dataset.FirstDay(date(t, on))) {
			got += " " + string(d.Actors[p.Actor].ID)
		}
		if got != " "+want {
			t.Errorf("on %s:%s, want %s", on, got, want)
		}
	}
}

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// recast gives some events of a record former participants: fewer than now,
// other ones, or two changes. The result depends only on the seed.
func recast(t testing.TB, d *dataset.Dataset, seed uint64) *dataset.Dataset {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 8))
	for i := range d.Events {
		e := &d.Events[i]
		if rng.IntN(4) > 0 || len(e.Who) == 0 || e.Known == dataset.DayNone || e.Known == dataset.LatestDay {
			continue
		}
		for day := e.Known; len(e.History) < 3; day += dataset.Day(rng.IntN(90)) {
			was := string(d.Actors[e.Who[0].Actor].ID)
			if rng.IntN(2) == 0 {
				was += ", " + string(d.Actors[rng.IntN(len(d.Actors))].ID)
			}
			e.History = append(e.History, dataset.Change{At: edtf.FromDay(int64(day)), Field: "who", From: was, Claim: dataset.None, Source: dataset.None})
		}
	}
	dataset.Seal(d)
	return d
}

// TestCastEqualsRecordOnRandomDays compares the ledger's participants, and the
// standings that depend on them, with the record recomputed for a day; it also
// checks that on two days with the same cast number nobody joined or left.
func TestCastEqualsRecordOnRandomDays(t *testing.T) {
	d := recast(t, bundled.Wide(t), 1)
	l := dataset.NewLedger(d)
	days := l.Changes()
	rng := rand.New(rand.NewPCG(20250815, 5))
	casts := map[int]*dataset.Dataset{}
	others := 0
	for range 40 {
		day := days[rng.IntN(len(days))] - dataset.Day(rng.IntN(2))
		slow := dataset.AsKnownOn(d, day)
		cast := l.CastOn(day)
		if casts[l.Cast(day)] == nil {
			casts[l.Cast(day)] = cast
		}
		ever := map[dataset.EventRef][][]dataset.Part{}
		l.Recast(func(e dataset.EventRef, whos [][]dataset.Part) bool { ever[e] = whos; return true })
		for i := range slow.Events {
			e := &slow.Events[i]
			ref := d.EventByID(e.ID)
			now := d.Events[ref].Who
			if who := l.Who(ref, day); !slices.Equal(who, e.Who) || !slices.Equal(cast.Events[ref].Who, e.Who) || !slices.Equal(casts[l.Cast(day)].Events[ref].Who, e.Who) {
				t.Fatalf("%s on %s: %v, in the record %v", e.ID, edtf.FromDay(int64(day)), who, e.Who)
			}
			if st, _ := l.At(ref, day); st.Standing != e.Standing || st.Status != e.Status {
				t.Errorf("%s on %s: %s %s, in the record %s %s", e.ID, edtf.FromDay(int64(day)), st.Status.Code(), st.Standing.Code(), e.Status.Code(), e.Standing.Code())
			}
			if !slices.Equal(now, e.Who) && !slices.ContainsFunc(ever[ref], func(who []dataset.Part) bool { return slices.Equal(who, e.Who) }) {
				t.Fatalf("%s on %s: %v is none of its casts", e.ID, edtf.FromDay(int64(day)), e.Who)
			}
			for _, p := range e.Who {
				if !slices.Contains(l.EverWho(ref), p) {
					t.Fatalf("%s: %v is not among all who ever took part", e.ID, p)
				}
			}
			others += 1 - b2i(slices.Equal(now, e.Who))
		}
	}
	if others < 100 {
		t.Errorf("only %d events had others in them", others)
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

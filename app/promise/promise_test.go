package promise

import (
	"strings"
	"testing"

	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

func day(t testing.TB, s string) dataset.Day {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return dataset.FirstDay(d)
}

// tell formats a promise as one line of golden text.
func tell(d *dataset.Dataset, w *words.Words, it *Item) string {
	ids := func(list []dataset.EventRef) string {
		var out []string
		for _, e := range list {
			out = append(out, string(d.Events[e].ID))
		}
		return strings.Join(out, " ")
	}
	return it.Kind.Code() + " | " + it.Line(w) + " | " + it.Move(w) + " | " + ids(it.SetBy) + " | " + ids(it.Answers) + " | " + ids(it.About)
}

// TestThreeDatesOfAugust compares the deadline of 8 August 2025, the sanctions threatened for
// it and the meeting of three with their state on several days.
func TestThreeDatesOfAugust(t *testing.T) {
	w := words.English()
	const moved = "First 2 September 2025; from 28 July 2025 on: between 7 and 9 August 2025"
	const fixed = "; from 29 July 2025 on: 8 August 2025. 25 days nearer than first said."
	const setters = "2025-07-14-fifty-days 2025-07-28-ten-twelve-days 2025-07-29-ten-days 2025-07-31-kelley-unsc"
	tests := []struct{ set, on, id, want string }{
		{"ukraine-talks", "2025-07-20", "2025-08-08-deadline", "deadline | Open: 44 days left |  | 2025-07-14-fifty-days |  | 2025-08-08-russia-agrees"},
		{"ukraine-talks", "2025-08-06", "2025-08-08-deadline", "deadline | Open: 2 days left | MOVE | " + setters + " |  | 2025-08-08-russia-agrees"},
		{"ukraine-talks", "2025-08-08", "2025-08-08-deadline", "deadline | Open: due today | MOVE | " + setters + " |  | 2025-08-08-russia-agrees"},
		{"ukraine-talks", "2025-08-09", "2025-08-08-deadline", "deadline | Ran out: 1 day over | MOVE | " + setters + " |  | 2025-08-08-russia-agrees"},
		{"ukraine-talks", "2025-08-16", "2025-08-08-deadline", "deadline | Ran out: 8 days over | MOVE | " + setters + " |  | 2025-08-08-russia-agrees"},
		{"ukraine-talks", "2025-08-06", "2025-08-08-secondary-sanctions", "threat | Open: 2 days left | MOVE | 2025-07-14-fifty-days 2025-08-06-trump-not-breakthrough 2025-08-06-secondary-prepared |  | 2025-08-08-russia-agrees"},
		{"ukraine-talks", "2025-08-09", "2025-08-08-secondary-sanctions", "threat | Ran out: 1 day over | MOVE | 2025-07-14-fifty-days 2025-08-06-trump-not-breakthrough 2025-08-06-secondary-prepared |  | 2025-08-08-russia-agrees"},
		{"ukraine-talks", "2025-08-16", "2025-08-08-secondary-sanctions", "threat | Ran out: 8 days over | MOVE | 2025-07-14-fifty-days 2025-08-06-trump-not-breakthrough 2025-08-06-secondary-prepared |  | 2025-08-08-russia-agrees"},
		{"ukraine-talks", "2025-08-06", "2025-08-06-trilateral-plan", "expectation | Open: 5 to 25 days left |  | ANY |  | "},
		{"ukraine-talks", "2025-08-09", "2025-08-06-trilateral-plan", "expectation | Open: 2 to 22 days left |  | ANY |  | "},
		{"ukraine-talks", "2025-08-16", "2025-08-06-trilateral-plan", "expectation | Open: at most 15 days left |  | ANY |  | "},
		{"ukraine-talks", "2026-03-05", "2026-03-05-abu-dhabi-planned", "announcement | Postponed: no new date |  | ANY | 2026-03-04-on-hold | "},
		{"august-2025", "2025-08-06", "deadline", "deadline | Open: 2 days left |  | deadline-set |  | russia-agrees"},
		{"august-2025", "2025-08-06", "russia-agrees", "demand | Open: 2 days left |  | ANY |  | sanctions-russia deadline"},
		{"august-2025", "2025-08-08", "russia-agrees", "demand | Open: due today |  | ANY |  | sanctions-russia deadline"},
		{"august-2025", "2025-08-06", "secondary-imposed", "expectation | Open: in 2 days at the earliest |  | ANY |  | "},
		{"august-2025", "2025-08-06", "trilateral-meeting", "expectation | Open: in 5 days at the earliest |  | ANY |  | "},
	}
	for _, c := range tests {
		d := bundled.Read(t, c.set)
		items := List(d, dataset.NewLedger(d), dataset.NewIndex(d), day(t, c.on), 0)
		got := ""
		for i := range items {
			if d.Events[items[i].Event].ID == dataset.EventID(c.id) {
				got = tell(d, w, &items[i])
			}
		}
		want := strings.ReplaceAll(c.want, "MOVE", moved+fixed)
		if head, tail, ok := strings.Cut(want, "ANY"); ok {
			if !strings.HasPrefix(got, head) || !strings.HasSuffix(got, tail) {
				t.Errorf("%s on %s:\n got %s\nwant %s", c.id, c.on, got, want)
			}
		} else if got != want {
			t.Errorf("%s on %s:\n got %s\nwant %s", c.id, c.on, got, want)
		}
	}
}

// TestNothingFromLater checks that a promise is listed only on days on which it was known, and
// that the events that set it or responded to it are not later.
func TestNothingFromLater(t *testing.T) {
	d := bundled.Read(t, "ukraine-talks")
	l, x := dataset.NewLedger(d), dataset.NewIndex(d)
	for _, on := range []string{"2022-02-20", "2025-05-12", "2025-08-07", "2025-10-20", "2026-03-01"} {
		for _, it := range List(d, l, x, day(t, on), 0) {
			if d.Events[it.Event].Known > day(t, on) {
				t.Errorf("%s: %s is not known yet", on, d.Events[it.Event].ID)
			}
			for _, list := range [][]dataset.EventRef{it.SetBy, it.Answers, it.About} {
				for _, e := range list {
					if d.Events[e].Known > day(t, on) {
						t.Errorf("%s: %s is tied to %s, which is not known yet", on, d.Events[it.Event].ID, d.Events[e].ID)
					}
				}
			}
		}
	}
}

// TestOrder checks that open promises come before closed ones, by due day.
func TestOrder(t *testing.T) {
	d := bundled.Read(t, "ukraine-talks")
	items := List(d, dataset.NewLedger(d), dataset.NewIndex(d), dataset.LatestDay, day(t, "2026-03-05"))
	if len(items) < 15 {
		t.Fatalf("%d promises", len(items))
	}
	for i := 1; i < len(items); i++ {
		if a, b := items[i-1], items[i]; a.Outcome > Postponed && b.Outcome <= Postponed || a.Outcome <= Postponed && b.Outcome <= Postponed && a.Due > b.Due {
			t.Errorf("%s stands before %s", a.Title, b.Title)
		}
	}
}

// TestSummaryOfNone checks the summary of a record without promises.
func TestSummaryOfNone(t *testing.T) {
	if got := Summary(nil, words.English()); !strings.HasPrefix(got, "No dated promises") {
		t.Errorf("%q", got)
	}
}

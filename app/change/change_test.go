package change

import (
	"slices"
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

func TestBetweenDays(t *testing.T) {
	d := bundled.Read(t, "ukraine-talks")
	l := dataset.NewLedger(d)
	w := words.English()
	tests := []struct {
		from, to, kind string
		want           []string
	}{
		{"2025-08-06", "2025-08-09", "resolved", []string{
			"2025-08-08-deadline Status changed from planned to did not happen.",
			"2025-08-08-russia-agrees Status changed from possible to did not happen.",
			"2025-08-08-sanctions-russia Status changed from possible to did not happen.",
			"2025-08-08-secondary-sanctions Status changed from planned to did not happen.",
		}},
		{"2025-08-06", "2025-08-09", "prospect", []string{"2025-08-15-anchorage Status changed from possible to confirmed."}},
		{"2025-08-06", "2025-08-09", "moved", []string{
			"2025-08-15-anchorage Date changed from on or after 11 August 2025 to 15 August 2025. Place given as Alaska. Title changed from “Trump–Putin meeting” to “Trump–Putin summit in Alaska”.",
		}},
		{"2025-08-09", "2025-08-16", "resolved", []string{"2025-08-15-anchorage Status changed from confirmed to happened."}},
		{"2025-08-14", "2025-08-15", "moved", []string{
			"2025-08-15-anchorage Place changed from Alaska to Joint Base Elmendorf-Richardson. Title changed from “Trump–Putin summit in Alaska” to “Trump–Putin summit in Anchorage”. Participants changed from Putin and Trump to Putin, Lavrov, Ushakov, Trump, Rubio and Witkoff.",
		}},
		{"2025-07-27", "2025-07-29", "moved", []string{
			"2025-08-08-deadline Date changed from 2 September 2025 to 8 August 2025.",
			"2025-08-08-russia-agrees Date changed from between 14 July and 2 September 2025 to between 14 July and 8 August 2025.",
			"2025-08-08-secondary-sanctions Date changed from 2 September 2025 to 8 August 2025.",
		}},
	}
	for _, tt := range tests {
		var got []string
		for _, c := range Between(d, l, day(t, tt.from), day(t, tt.to)) {
			if c.Kind.Code() == tt.kind {
				got = append(got, string(d.Events[c.Event].ID)+" "+c.Line(d, w))
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s to %s, %s:\n%s\nwant\n%s", tt.from, tt.to, tt.kind, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
		}
	}
}

// TestBetweenAddsUp checks that consecutive intervals report every event as new once, and that
// an empty interval has no changes.
func TestBetweenAddsUp(t *testing.T) {
	d := bundled.Read(t, "ukraine-talks")
	l := dataset.NewLedger(d)
	days := l.Changes()
	seen := make([]int, len(d.Events))
	for i := 1; i < len(days); i++ {
		if n := len(Between(d, l, days[i], days[i])); n != 0 {
			t.Fatalf("%d changes in no time", n)
		}
		for _, c := range Between(d, l, days[i-1], days[i]) {
			if c.Kind == New {
				seen[c.Event]++
			}
			if c.Line(d, words.English()) == "" {
				t.Errorf("%s: a change without words", d.Events[c.Event].ID)
			}
		}
	}
	for i, n := range seen {
		if want := 1; d.Events[i].Known > days[0] && n != want {
			t.Errorf("%s is new %d times", d.Events[i].ID, n)
		}
	}
}

func TestSinceLastVisit(t *testing.T) {
	old := bundled.Read(t, "august-2025")
	if _, _, ok := Since(Marks(old), old); ok {
		t.Error("a dataset differs from itself")
	}
	for _, marks := range []string{"", "trilateral-meeting 1abc\n"} {
		if _, _, ok := Since(marks, old); ok {
			t.Errorf("marks of another form, %q, tell of changes", marks)
		}
	}
	now := bundled.Read(t, "august-2025", bundled.Edit{Was: "    title: Trump–Putin–Zelenskyy meeting\n", Now: "    title: Meeting of three\n"}, bundled.Edit{Was: "\n  secondary-prepared:\n    title: US", Now: "\n  second-wave:\n    title: US"})
	fresh, changed, ok := Since(Marks(old), now)
	if !ok || len(fresh) != 1 || now.Events[fresh[0]].ID != "second-wave" || !slices.ContainsFunc(changed, func(e dataset.EventRef) bool { return now.Events[e].ID == "trilateral-meeting" }) {
		t.Errorf("new %v, changed %v", fresh, changed)
	}
}

package timeline

import (
	"strings"
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

// caseModel returns the model of a case with its whole range as the window.
func caseModel(t *testing.T, name string) *view.Model {
	t.Helper()
	m := view.NewModel(bundled.Case(t, name))
	m.Look(m.Extent.From, m.Extent.To)
	return m
}

// TestCasesInTheColumn checks the phone timeline of dates that are in doubt, wide, on
// several days, or remote: it never names a day, month or year that the record does not.
func TestCasesInTheColumn(t *testing.T) {
	for name, want := range datedColumns() {
		if got := columnText(caseModel(t, name)); got != strings.TrimLeft(want, "\n") {
			t.Errorf("%s reads\n%s\nwant%s", name, got, want)
		}
	}
}

// datedColumns returns the columns of the cases about dates, by name.
func datedColumns() map[string]string {
	return map[string]string{
		"washington": `
# August 2025
= 6 Wed
evening
= 7 Thu
noon
`,
		"clock": `
# August 2025
= 6 Wed
e
a
b
d
= 7 Thu
c
`,
		"tz": `
# August 2025
= 6 Wed
ny
= 7 Thu
day
mid
utc
kiri
nepal
= 8 Fri
mid24
`,
		"sameday": `
# August 2023
= 11 Fri
p001-alex
p002-carson
p003-lina
p004-alex
= 12 Sat
m-day
z-early
a-late
`,
		"follow": `
# August 2025
= 6 Wed
ceasefire
zeal
breach
`,
		"doubt": `
# August 2025
= some day in Aug 2025 
d
= Aug 2025? 
f
= 2 Sat
i of several
.. 3 days
= 6 Aug 2025? 
a
= c. 7 Aug 2025 
b
= c. 8 Aug 2025? 
c
= 9 Sat
e
= between 10 and 19 Aug 2025 
h
= 10 or 12 Aug 2025 
g
= 20 Wed
i of several again
`,
		"early-event": `
# 2025
= 2025 
a
# January 2025
= Jan 2025 
c
= 1 Wed
b
= 2 Thu
e
# December 2025
.. 362 days
= 31 Wed
d
`,
		"noloc": `
# 1990 to 1999
= 1990s 
b
# December 2019
= 9 Mon
h of several
# June 2021
.. 554 days
= 16 Wed
h of several again
# March to May 2025
= spring 2025 
j
# August 2025
= some day in Aug 2025 
c
= by 6 Aug 2025 
d
= ? to 6 Aug 2025 
g
= until 6 Aug 2025 
i
= 6 Aug 2025 or later 
e
= since 6 Aug 2025 
f
# Without a date
= year not known 
a
`,
		"bce": `
# 12,000 BC
= 12,000 BC 
hall
# March 44 BC
= 15 
ides
# 11 BC
= 11 BC to AD 2 
marriage
# 2 BC
= 2 BC 
yminus1
# 1 BC
= 1 BC 
y0
# August AD 14
= 19 
death
# May 2024
.. 2,009 years
= 1 Wed
now
`,
		"deep": `
# 68 million BC
= 68 million BC to 66 million BC 
rex
# 66 million BC
= 66 million BC 
impact
# July 1902
= 6 Sun
dig
`,
	}
}

// TestColumnFollowsFirstDays checks over the bundled sets that no entry precedes one that
// may begin earlier: an event between 19 August and the end of September does not come
// before the 10th.
func TestColumnFollowsFirstDays(t *testing.T) {
	for _, set := range []string{"ukraine-talks", "august-2025"} {
		m := view.NewModel(bundled.Read(t, set))
		for from := edtf.FromCivil(2025, 7, 1); from < edtf.FromCivil(2025, 9, 1); from += edtf.DaySeconds {
			m.Look(from, from+15*edtf.DaySeconds)
			last := from.Day()
			for _, n := range Column(m, words.English()) {
				first := n.When.First().Earliest
				if more := m.D.Events[n.Ref].More; more != nil && !more.Show.IsZero() {
					first = max(first, more.Show.Earliest)
				}
				if n.Several || !first.Finite() { // listed on each of its days, or at its end
					continue
				}
				day := max(first, from).Day()
				if day < last {
					t.Errorf("%s from day %d: %s of day %d comes after day %d", set, from.Day(), m.D.Events[n.Ref].ID, day, last)
				}
				last = day
			}
		}
	}
}

// TestCasePictures compares golden pictures of the same cases: dates in doubt have their
// sign, two days are two marks, deep time has an axis in years.
func TestCasePictures(t *testing.T) {
	for _, name := range []string{"doubt", "early-event", "noloc", "bce", "deep", "hard", "merger", "season", "trial"} {
		t.Run(name, func(t *testing.T) {
			m := view.NewModel(bundled.Case(t, name))
			margin := (m.Extent.To-m.Extent.From)/50 + 1
			m.Look(m.Extent.From-margin, m.Extent.To+margin)
			c := New(m.D, Own(m.D), words.English().Of(m.D), scene.Widths{})
			var s scene.Scene
			c.Build(m, Size{W: 1016, H: 400}, &s)
			drawn(t, "case-"+name, &s, c, m)
			checkTexts(t, &s)
			c.BuildOverview(m, 1016, &s)
			drawn(t, "case-"+name+"-overview", &s, c, m)
		})
	}
}

// TestLanesCountWhatThePageCounts compares the lane of all events with the count of the
// window: events without a date are counted in both, and named.
func TestLanesCountWhatThePageCounts(t *testing.T) {
	for _, name := range bundled.Cases(t) {
		m := caseModel(t, name)
		c := newChart(m, view.NoLanes)
		f := c.Layout(m, Size{W: 1016, H: 400})
		periods, lost := 0, 0
		for ref := range m.Result.All {
			if m.D.Events[ref].Type == codebook.Period {
				periods++
			}
			if w := m.D.Events[ref].When; w.Shape == edtf.Nowhere {
				lost++
			}
		}
		if got, want := f.Lanes[0].Count, m.Result.CountIn(m.From, m.To)-periods; got != want || f.Lanes[0].Undated != lost {
			t.Errorf("%s: the lane counts %d, %d of them undated; the page counts %d, %d undated", name, got, f.Lanes[0].Undated, want, lost)
		}
		if column := len(Column(m, words.English())); column < m.Result.CountIn(m.From, m.To) {
			t.Errorf("%s: the phone lists %d entries of %d events", name, column, m.Result.CountIn(m.From, m.To))
		}
	}
}

// TestPeriodBeginsAsItIsDated checks that the name of a period has no day that its date
// does not have.
func TestPeriodBeginsAsItIsDated(t *testing.T) {
	for when, want := range map[string]string{
		"2022-02-24/..": "War, since 24 February 2022", "2022-02/..": "War, since February 2022", "2022/..": "War, since 2022",
		"2022-02-24~/..": "War, since about 24 February 2022", "-0043/..": "War, since 44 BC", "2022-02-24/2025-08": "War",
	} {
		d := bundled.Case(t, "washington")
		d.Events[0].Title, d.Events[0].Type, d.Events[0].When = "War", codebook.Period, date(t, when)
		m := view.NewModel(d)
		if got := newChart(m, view.NoLanes).periodName(0, 1000); got != want {
			t.Errorf("%s: %q, want %q", when, got, want)
		}
	}
}

package view

import (
	"fmt"
	"testing"

	"parley/app/timescale"
	"parley/data/dataset"
	"parley/data/edtf"
)

func recordOf(t *testing.T, dates ...string) *Model {
	t.Helper()
	d := &dataset.Dataset{}
	for i, s := range dates {
		when, err := edtf.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		d.Events = append(d.Events, dataset.Event{ID: dataset.EventID(fmt.Sprint("e", i)), Title: "Talks", When: when, Where: dataset.None})
	}
	dataset.Seal(d)
	return NewModel(d)
}

// every is a date on every so many-th day from the beginning of 2000.
func every(days, n int) []string {
	var out []string
	for i := range n {
		out = append(out, edtf.FromDay(10957+int64(i*days)).String())
	}
	return out
}

// The page opens with a window in which there is something to see.
func TestDefaultWindow(t *testing.T) {
	for name, c := range map[string]struct {
		dates    []string
		from, to string
	}{
		"one day":                   {[]string{"2025-08-06"}, "2025-08-05", "2025-08-08"},
		"a small record whole":      {[]string{"2025-03-01", "2025-08-06"}, "2025-02-21", "2025-08-15"},
		"two far apart":             {[]string{"2001-05-02", "2025-08-06"}, "2000-02-13", "2026-10-25"},
		"ages apart":                {[]string{"Y-11999", "1952"}, "", ""},
		"a background of long ago":  {append([]string{"2014-03-01/.."}, "2025-08-01", "2025-08-03", "2025-08-06", "2025-08-09", "2025-09-01"), "2025-08-01", "2025-10-01"},
		"all in one month":          {append([]string{"2014-03-01"}, "2025-08-01", "2025-08-03", "2025-08-06", "2025-08-09"), "2025-08-01", "2025-09-01"},
		"an event every other year": {every(730, 20), "", ""},
		"one more ahead":            {append(every(60, 12), "2002-02-01"), "1999-11-23", "2002-03-13"},
		"many, a month between":     {every(30, 200), "", ""},
		"many close together":       {every(1, 200), "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			m := recordOf(t, c.dates...)
			if m.To <= m.From {
				t.Fatalf("[%v, %v)", m.From, m.To)
			}
			if from, to := dayOf(m.From), dayOf(m.To); c.from != "" && (from != c.from || to != c.to) {
				t.Errorf("opens with [%s, %s), want [%s, %s)", from, to, c.from, c.to)
			}
			if in, want := m.Result.CountIn(m.From, m.To), min(few, (len(c.dates)*4+4)/5); in < want {
				t.Errorf("%d of %d events are in sight, want %d", in, len(c.dates), want)
			}
		})
	}
}

func dayOf(t edtf.Instant) string { return edtf.FromDay(t.Day()).String() }

// A record without events stands at the day on which it was looked at.
func TestEmptyRecord(t *testing.T) {
	asOf, err := edtf.Parse("2025-08-07")
	if err != nil {
		t.Fatal(err)
	}
	d := &dataset.Dataset{Meta: dataset.Meta{AsOf: asOf}}
	dataset.Seal(d)
	if m := NewModel(d); dayOf(m.Extent.From) != "2025-08-07" || dayOf(m.Extent.To) != "2025-08-08" {
		t.Errorf("an empty record stands at %s", dayOf(m.Extent.From))
	}
}

// A record of deep time opens as quickly as any other, and no window in deep time is
// shorter than twenty years.
func TestDefaultWindowInDeepTime(t *testing.T) {
	dates := []string{"Y-68000000/Y-66000000", "Y-66000000", "1902-07-06"}
	m := recordOf(t, dates...)
	if m.From > edtf.FromCivil(-68_000_000, 1, 1) || m.To < edtf.FromCivil(1902, 7, 7) {
		t.Errorf("%v opens with %s to %s", dates, edtf.FromDay(m.From.Day()), edtf.FromDay(m.To.Day()))
	}
	dates = append(every(10, 40), "Y-138E8", "Y-66000000", "Y-66000000", "Y5E9")
	m = recordOf(t, dates...)
	if got := edtf.FromDay(m.From.Day()).String() + " " + edtf.FromDay(m.To.Day()).String(); got != "2000-02-01 2000-06-01" {
		t.Errorf("a year of talks and the beginning of the world open with %s", got)
	}
	m = recordOf(t, "2025-08-06", "2025-08-07", "Y17E9", "Y-17E9")
	if m.Extent.From != edtf.FromCivil(2025, 8, 6) || m.Extent.To != edtf.FromCivil(2025, 8, 8) {
		t.Errorf("years that no axis shows make the record go from %d to %d", m.Extent.From, m.Extent.To)
	}
	m = recordOf(t, "Y-138E8", "Y-66000000", "Y-66000000", "Y-66000000", "Y-66000000")
	if m.To-m.From < timescale.MinDeepSpan {
		t.Errorf("a window of %d days in deep time", (m.To-m.From)/edtf.DaySeconds)
	}
}

package words

import (
	"testing"

	"parley/data/edtf"
)

func TestDates(t *testing.T) {
	w := English()
	tests := []struct{ in, long, short string }{
		{"2025-08-06", "6 August 2025", "6 Aug 2025"},
		{"2025-08", "August 2025", "Aug 2025"},
		{"2025", "2025", "2025"},
		{"2025-08-06?", "probably 6 August 2025", "6 Aug 2025?"},
		{"2025-08~", "about August 2025", "c. Aug 2025"},
		{"2025-08-06%", "perhaps about 6 August 2025", "c. 6 Aug 2025?"},
		{"[2025-08-11..]", "on or after 11 August 2025", "from 11 Aug 2025"},
		{"[..2025-08-08]", "on or before 8 August 2025", "by 8 Aug 2025"},
		{"[2025-08-06..2025-08-07]", "6 or 7 August 2025", "6 or 7 Aug 2025"},
		{"[2025-07-31..2025-08-01]", "31 July or 1 August 2025", "31 Jul or 1 Aug 2025"},
		{"[2025-08-11..2025-08-17]", "between 11 and 17 August 2025", "between 11 and 17 Aug 2025"},
		{"[2025-08-11,2025-08-18]", "11 August 2025 or 18 August 2025", "11 Aug 2025 or 18 Aug 2025"},
		{"{2019-12-09,2021-06-16}", "9 December 2019 and 16 June 2021", "9 Dec 2019 and 16 Jun 2021"},
		{"2025-08-11/2025-08-17", "11–17 August 2025", "11–17 Aug 2025"},
		{"2025-07-28/2025-08-03", "28 July – 3 August 2025", "28 Jul – 3 Aug 2025"},
		{"2022-02-24/..", "since 24 February 2022", "since 24 Feb 2022"},
		{"/2025-08-06", "until 6 August 2025, start unknown", "until 6 Aug 2025"},
		{"2022-02-24/", "from 24 February 2022, end unknown", "from 24 Feb 2022"},
		{"2025-08-XX", "some day in August 2025", "some day in Aug 2025"},
		{"2025-XX", "some month in 2025", "some month in 2025"},
		{"156X", "1560s", "1560s"},
		{"2025-08-1X", "between 10 August 2025 and 19 August 2025", "between 10 Aug 2025 and 19 Aug 2025"},
		{"2025-21", "spring 2025", "spring 2025"},
		{"2025-24", "winter 2025", "winter 2025"},
		{"2025-35", "third quarter of 2025", "third quarter of 2025"},
		{"-0044-03-15", "15 March 45 BC", "15 Mar 45 BC"},
		{"2025-08-06T14:30:00-04:00", "6 August 2025, 14:30 UTC−4", "6 Aug 2025, 14:30"},
		{"2022-02/..", "since February 2022", "since Feb 2022"},
	}
	for _, c := range tests {
		d, err := edtf.Parse(c.in)
		if err != nil {
			t.Errorf("Parse(%q): %v", c.in, err)
			continue
		}
		if got := w.Date(d); got != c.long {
			t.Errorf("Date(%s) = %q, want %q", c.in, got, c.long)
		}
		if got := w.ShortDate(d); got != c.short {
			t.Errorf("ShortDate(%s) = %q, want %q", c.in, got, c.short)
		}
	}
}

func TestDurations(t *testing.T) {
	w := English()
	day := edtf.FromCivil
	tests := []struct {
		from, to edtf.Instant
		want     string
	}{
		{day(2021, 6, 16), day(2025, 8, 15), "4 years 1 month"},
		{day(2019, 12, 9), day(2025, 8, 15), "5 years 8 months"},
		{day(2021, 6, 16), day(2022, 2, 24), "8 months 8 days"},
		{day(2025, 8, 6), day(2025, 8, 8), "2 days"},
		{day(2025, 1, 31), day(2025, 2, 28), "1 month"},
		{day(2024, 2, 29), day(2025, 2, 28), "1 year"},
		{day(2025, 8, 6), day(2025, 8, 6), "the same day"},
		{day(2025, 8, 6), day(2025, 8, 6) + 7200, "2 hours"},
		{day(-43, 3, 15), day(1, 3, 15), "44 years"},
	}
	for _, c := range tests {
		if got := w.Duration(c.from, c.to); got != c.want {
			t.Errorf("Duration(%d, %d) = %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

func TestWindows(t *testing.T) {
	w := English()
	day := edtf.FromCivil
	tests := []struct {
		from, to edtf.Instant
		want     string
	}{
		{day(2025, 7, 1), day(2025, 9, 1), "July and August 2025"},
		{day(2025, 8, 1), day(2025, 9, 1), "August 2025"},
		{day(2025, 7, 1), day(2026, 4, 1), "July 2025 to March 2026"},
		{day(2019, 12, 9), day(2026, 3, 6), "December 2019 to March 2026"},
		{day(2025, 8, 6), day(2025, 8, 10), "6–9 August 2025"},
		{day(1900, 1, 1), day(1950, 1, 1), "1900 to 1949"},
	}
	for _, c := range tests {
		if got := w.Window(c.from, c.to); got != c.want {
			t.Errorf("Window = %q, want %q", got, c.want)
		}
	}
}

func TestMessages(t *testing.T) {
	w := English()
	if got := w.Count("count.events", 1); got != "1 event" {
		t.Error(got)
	}
	if got := w.Count("count.events", 1204); got != "1,204 events" {
		t.Error(got)
	}
	if got := w.Say("no.such"); got != "[no.such]" {
		t.Error(got)
	}
	if got := w.Say("span.two", "{1}", "b"); got != "{1} b" {
		t.Errorf("braces in arguments are read again: %q", got)
	}
	if got := w.List([]string{"A", "B", "C"}); got != "A, B and C" {
		t.Error(got)
	}
	if got := w.Decimal(1204.5); got != "1,204.5" {
		t.Error(got)
	}
}

// TestEveryKeyHasOneMeaning fails for a key that stands in two tables.
func TestEveryKeyHasOneMeaning(t *testing.T) {
	seen := map[string]bool{}
	for _, table := range English().tables {
		for k := range table {
			if seen[k] {
				t.Errorf("key %q stands in two tables", k)
			}
			seen[k] = true
		}
	}
}

package words

import (
	"strings"
	"testing"

	"parley/app/timescale"
	"parley/data/edtf"
)

// dates lists every kind of date, in full and in short.
var dates = []struct{ in, long, short string }{
	// one date
	{"2025-08-06", "6 August 2025", "6 Aug 2025"},
	{"2025-08", "August 2025", "Aug 2025"},
	{"2025", "2025", "2025"},
	{"-0044-03-15", "15 March 45 BC", "15 Mar 45 BC"},
	{"0000", "1 BC", "1 BC"},
	{"0014-08-19", "19 August AD 14", "19 Aug AD 14"},
	{"0177", "177", "177"},
	{"002X", "AD 20s", "AD 20s"},
	{"Y-11999", "12,000 BC", "12,000 BC"},
	{"Y12345", "AD 12,345", "AD 12,345"},
	{"Y-300000~", "about 300,000 BC", "c. 300,000 BC"},
	{"Y-68000000", "68 million BC", "68 million BC"},
	{"Y-66043000?", "probably 66,043,000 BC", "66,043,000 BC?"},
	{"Y-68000000/Y-66000000", "68 million BC to 66 million BC", "68 million BC to 66 million BC"},
	{"Y-655E5", "65.5 million BC", "65.5 million BC"},
	{"Y-138E8~", "about 13.8 billion BC", "c. 13.8 billion BC"},
	{"Y5E9", "AD 5 billion", "AD 5 billion"},
	{"Y170000002", "AD 170,000,002", "AD 170,000,002"},
	{"Y-170000001", "170,000,002 BC", "170,000,002 BC"},
	{"Y-68000000-06-01", "1 June 68 million BC", "1 Jun 68 million BC"},
	{"Y15000000000", "AD 15 billion", "AD 15 billion"},
	{"Y17E9", "Y17E9", "Y17E9"},
	{"1950S2", "about 1950 (1900 to 1999)", "about 1950 (1900 to 1999)"},
	{"2025-21", "spring 2025", "spring 2025"},
	{"2025-24", "winter 2025–26", "winter 2025–26"},
	{"1999-28", "winter 1999–2000", "winter 1999–2000"},
	{"2025-32", "southern winter 2025", "southern winter 2025"},
	{"2025-30~", "about southern summer 2025–26", "c. southern summer 2025–26"},
	{"2025-35", "third quarter of 2025", "third quarter of 2025"},
	{"2025-39", "last third of 2025", "last third of 2025"},
	{"2025-40", "first half of 2025", "first half of 2025"},

	// clock times
	{"2025-08-06T14:30:00-04:00", "6 August 2025, 14:30 UTC−4", "6 Aug 2025, 14:30 UTC−4"},
	{"2025-08-06T22:30:00-04:30", "6 August 2025, 22:30 UTC−4:30", "6 Aug 2025, 22:30 UTC−4:30"},
	{"2025-08-06T14:30:00Z", "6 August 2025, 14:30 UTC", "6 Aug 2025, 14:30 UTC"},
	{"2025-08-06T14:30", "6 August 2025, 14:30 local time", "6 Aug 2025, 14:30"},

	// doubt
	{"2025-08-06?", "probably 6 August 2025", "6 Aug 2025?"},
	{"2025-08~", "about August 2025", "c. Aug 2025"},
	{"2025-08-06%", "perhaps about 6 August 2025", "c. 6 Aug 2025?"},
	{"2025-~08-06", "6 August 2025, month approximate", "c. 6 Aug 2025"},
	{"2025-08?-06", "6 August 2025, year and month uncertain", "6 Aug 2025?"},
	{"2025?-08-06~", "about 6 August 2025, year uncertain", "c. 6 Aug 2025?"},

	// unspecified digits
	{"2025-08-XX", "some day in August 2025", "some day in Aug 2025"},
	{"2025-XX", "some month in 2025", "some month in 2025"},
	{"2025-XX-XX", "some day in 2025", "some day in 2025"},
	{"2025-08-1X", "between 10 and 19 August 2025", "between 10 and 19 Aug 2025"},
	{"2025-1X", "between October and December 2025", "between Oct and Dec 2025"},
	{"2025-XX-06", "day 6 of some month in 2025", "day 6 of some month in 2025"},
	{"156X", "1560s", "1560s"},
	{"19XX", "1900 to 1999", "1900 to 1999"},
	{"-004X", "50 BC to 41 BC", "50 BC to 41 BC"},
	{"156X-12-25", "25 December in the 1560s", "25 Dec in the 1560s"},
	{"156X-12", "December in the 1560s", "Dec in the 1560s"},
	{"156X-XX", "some month in the 1560s", "some month in the 1560s"},
	{"156X-12-XX", "some day in December in the 1560s", "some day in Dec in the 1560s"},
	{"156X?", "probably 1560s", "1560s?"},
	{"XXXX-12-XX", "some day in December, year not known", "some day in Dec, year not known"},
	{"XXXX-12-25", "25 December, year not known", "25 Dec, year not known"},
	{"XXXX-12", "December, year not known", "Dec, year not known"},
	{"XXXX", "year not known", "year not known"},

	// one of several
	{"[2025-08-11..]", "on or after 11 August 2025", "11 Aug 2025 or later"},
	{"[..2025-08-08]", "on or before 8 August 2025", "by 8 Aug 2025"},
	{"[2025-08..]", "in or after August 2025", "Aug 2025 or later"},
	{"[..2025]", "in or before 2025", "by 2025"},
	{"[2025-08-11T10:00:00Z..]", "at or after 11 August 2025, 10:00 UTC", "11 Aug 2025, 10:00 UTC or later"},
	{"[2025-08-11~..]", "on or after about 11 August 2025", "c. 11 Aug 2025 or later"},
	{"[2025-08-06..2025-08-07]", "6 or 7 August 2025", "6 or 7 Aug 2025"},
	{"[2025-08-06,2025-08-07]", "6 or 7 August 2025", "6 or 7 Aug 2025"},
	{"[2025-07-31..2025-08-01]", "31 July or 1 August 2025", "31 Jul or 1 Aug 2025"},
	{"[2025-12-31..2026-01-01]", "31 December 2025 or 1 January 2026", "31 Dec 2025 or 1 Jan 2026"},
	{"[2025-08-06..2025-08-12]", "between 6 and 12 August 2025", "between 6 and 12 Aug 2025"},
	{"[2025-08..2025-09]", "August or September 2025", "Aug or Sep 2025"},
	{"[2025-06..2025-09]", "between June and September 2025", "between Jun and Sep 2025"},
	{"[2024..2026]", "between 2024 and 2026", "between 2024 and 2026"},
	{"[2025-08-06..2025-09]", "between 6 August 2025 and September 2025", "between 6 Aug 2025 and Sep 2025"},
	{"[2025-08-11,2025-08-18]", "11 or 18 August 2025", "11 or 18 Aug 2025"},
	{"[2025-07-30,2025-08-11,2025-08-18]", "30 July, 11 or 18 August 2025", "30 Jul, 11 or 18 Aug 2025"},
	{"[1667,1668,1670..1672]", "1667, 1668 or between 1670 and 1672", "1667, 1668 or between 1670 and 1672"},
	{"[2025-08-06]", "6 August 2025", "6 Aug 2025"},

	// all of several
	{"{2019-12-09,2021-06-16}", "9 December 2019 and 16 June 2021", "9 Dec 2019 and 16 Jun 2021"},
	{"{2025-08-06,2025-08-12}", "6 and 12 August 2025", "6 and 12 Aug 2025"},
	{"{2025-08-06,2025-08-08..2025-08-10}", "6 August 2025 and 8–10 August 2025", "6 Aug 2025 and 8–10 Aug 2025"},
	{"{..1984}", "until 1984", "until 1984"},

	// intervals
	{"2025-08-11/2025-08-17", "11–17 August 2025", "11–17 Aug 2025"},
	{"2025-07-28/2025-08-03", "28 July – 3 August 2025", "28 Jul – 3 Aug 2025"},
	{"2025-12-28/2026-01-03", "28 December 2025 – 3 January 2026", "28 Dec 2025 – 3 Jan 2026"},
	{"2025-08-06/2025-08-06", "6 August 2025", "6 Aug 2025"},
	{"2025-06/2025-08", "June to August 2025", "Jun to Aug 2025"},
	{"2020/2024", "2020 to 2024", "2020 to 2024"},
	{"2025-08-06/2025-08", "6 August 2025 to August 2025", "6 Aug 2025 to Aug 2025"},
	{"2025-08-06~/2025-08-09?", "about 6 August 2025 to probably 9 August 2025", "c. 6 Aug 2025 to 9 Aug 2025?"},
	{"2004-06-~01/2004-06-~20", "about 1 June 2004 to about 20 June 2004", "c. 1 Jun 2004 to c. 20 Jun 2004"},
	{"2025-08-06T14:30:00Z/2025-08-06T17:30:00Z", "6 August 2025, 14:30–17:30 UTC", "6 Aug 2025, 14:30–17:30 UTC"},
	{"2025-08-06T14:30:00Z/2025-08-07T01:30:00+02:00", "6 August 2025, 14:30 UTC to 7 August 2025, 01:30 UTC+2", "6 Aug 2025, 14:30 UTC to 7 Aug 2025, 01:30 UTC+2"},
	{"2022-02-24/..", "since 24 February 2022", "since 24 Feb 2022"},
	{"2022-02/..", "since February 2022", "since Feb 2022"},
	{"../2025-08-06", "until 6 August 2025", "until 6 Aug 2025"},
	{"/2025-08-06", "until 6 August 2025, start unknown", "? to 6 Aug 2025"},
	{"2022-02-24/", "from 24 February 2022, end unknown", "24 Feb 2022 to ?"},
}

func TestDates(t *testing.T) {
	w := English()
	for _, c := range dates {
		d, err := edtf.Parse(c.in)
		if err != nil {
			t.Error(err)
			continue
		}
		if got := w.Date(d); got != c.long {
			t.Errorf("Date(%s) = %q, want %q", c.in, got, c.long)
		}
		if got := w.ShortDate(d); got != c.short {
			t.Errorf("ShortDate(%s) = %q, want %q", c.in, got, c.short)
		}
	}
	if got := w.Date(edtf.Date{}); got != "no date given" {
		t.Error(got)
	}
}

// FuzzDates checks that every date has a text in each form, without missing or unfilled
// messages.
func FuzzDates(f *testing.F) {
	for _, c := range dates {
		f.Add(c.in)
	}
	w := English()
	f.Fuzz(func(t *testing.T, s string) {
		d, err := edtf.Parse(s)
		if err != nil {
			return
		}
		for _, say := range []func(edtf.Date) string{w.Date, w.ShortDate, w.DayMonth, w.Weekday} {
			got := say(d)
			if got == "" || got != d.String() && (strings.ContainsAny(got, "[]{}") || strings.Contains(got, "date.")) {
				t.Errorf("%s: %q", d, got)
			}
		}
	})
}

func TestDayMonthAndWeekday(t *testing.T) {
	if gregorian != edtf.FromCivil(1582, 10, 15) {
		t.Error("the Gregorian calendar began on 15 October 1582")
	}
	w := English()
	for _, c := range []struct{ in, near, week string }{
		{"2025-08-06", "6 Aug", "Wed 6 August 2025"},
		{"2025-08-06?", "6 Aug?", "probably Wed 6 August 2025"},
		{"2025-08-06T23:30:00-04:00", "6 Aug, 23:30 UTC−4", "Wed 6 August 2025, 23:30 UTC−4"},
		{"[2025-08-06..2025-08-07]", "6 or 7 Aug", "6 or 7 August 2025"},
		{"[2025-12-31..2026-01-01]", "31 Dec or 1 Jan", "31 December 2025 or 1 January 2026"},
		{"[2025-08-11..]", "11 Aug or later", "on or after 11 August 2025"},
		{"2025-08", "Aug", "August 2025"},
		{"2025", "2025", "2025"},
		{"2025-07-17/2025-07-18", "17–18 Jul", "17–18 July 2025"},
		{"-0044-03-15", "15 Mar", "15 March 45 BC"},
	} {
		d, err := edtf.Parse(c.in)
		if err != nil {
			t.Fatal(err)
		}
		if got := w.DayMonth(d); got != c.near {
			t.Errorf("DayMonth(%s) = %q, want %q", c.in, got, c.near)
		}
		if got := w.Weekday(d); got != c.week {
			t.Errorf("Weekday(%s) = %q, want %q", c.in, got, c.week)
		}
	}
}

// TestNoWeekdayBeforeTheGregorianCalendar checks that days before the Gregorian calendar have no
// weekday: 14 October 1066 was a Saturday then, not the Sunday of our calendar.
func TestNoWeekdayBeforeTheGregorianCalendar(t *testing.T) {
	w := English()
	for _, c := range []struct {
		at   edtf.Instant
		want string
	}{
		{edtf.FromCivil(1066, 10, 14), "14 October 1066|14 Oct|"},
		{edtf.FromCivil(1582, 10, 15), "Fri 15 October 1582|Fri 15 Oct|Fri"},
		{edtf.FromCivil(2025, 8, 6), "Wed 6 August 2025|Wed 6 Aug|Wed"},
	} {
		if got := w.Tick(timescale.Day, c.at, true) + "|" + w.ShortDay(c.at) + "|" + w.DayName(c.at); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

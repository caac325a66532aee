package words

import (
	"testing"

	"parley/app/timescale"
	"parley/data/edtf"
)

// TestDurations compares with durations counted by hand on a calendar.
func TestDurations(t *testing.T) {
	w := English()
	day := edtf.FromCivil
	for _, c := range []struct {
		from, to edtf.Instant
		want     string
	}{
		{day(2021, 6, 16), day(2025, 8, 15), "4 years 1 month"},
		{day(2021, 6, 16), day(2025, 7, 15), "4 years"},
		{day(2021, 6, 16), day(2025, 7, 16), "4 years 1 month"},
		{day(2021, 6, 16), day(2025, 6, 15), "3 years 11 months"},
		{day(2019, 12, 9), day(2025, 8, 15), "5 years 8 months"},
		{day(2021, 6, 16), day(2022, 2, 24), "8 months 8 days"},
		{day(2025, 8, 6), day(2025, 8, 8), "2 days"},
		{day(2025, 8, 8), day(2025, 8, 6), "2 days"},
		{day(2025, 1, 31), day(2025, 2, 28), "1 month"},
		{day(2025, 1, 31), day(2025, 3, 1), "1 month 1 day"},
		{day(2024, 2, 29), day(2025, 2, 28), "1 year"},
		{day(2025, 8, 6), day(2025, 8, 6), "the same day"},
		{day(2025, 8, 6) + 3600, day(2025, 8, 6) + 3*3600, "2 hours"},
		{day(2025, 8, 6) + 3600, day(2025, 8, 6) + 3600 + 150, "2 minutes"},
		{day(2025, 8, 6) + 22*3600, day(2025, 8, 7) + 2*3600, "4 hours"},
		{day(2025, 8, 6) + 22*3600, day(2025, 8, 7), "1 day"},
		{day(2025, 8, 6) + 10*3600, day(2025, 8, 8) + 9*3600, "2 days"},
		{day(-43, 3, 15), day(1, 3, 15), "44 years"},
		{day(-43, 12, 31) + 1, day(-42, 1, 2) + 2, "2 days"},
		{day(-11999, 1, 1), day(2025, 8, 6), "14,024 years"},
		{day(-66_000_000, 6, 1), day(1902, 7, 6), "66 million years"},
		{day(-13_800_000_000, 6, 1), day(1902, 7, 6), "13.8 billion years"},
		{edtf.Past, day(1, 3, 15), ""},
	} {
		if got := w.Duration(c.from, c.to); got != c.want {
			t.Errorf("Duration(%s, %s) = %q, want %q", edtf.FromDay(c.from.Day()), edtf.FromDay(c.to.Day()), got, c.want)
		}
	}
}

// TestMonthsComeBack checks the inverse of Duration: the months and days counted from one day
// lead to the other.
func TestMonthsComeBack(t *testing.T) {
	first := edtf.FromCivil(2019, 1, 1)
	for i := range edtf.Instant(800) {
		from := first + i*edtf.DaySeconds
		for j := range edtf.Instant(60) {
			to := from + j*13*edtf.DaySeconds
			years, months, days := apart(from, to)
			y, m, d := from.Civil()
			if back := addMonths(y, m, d, years*12+months) + edtf.Instant(days)*edtf.DaySeconds; back != to || months < 0 || months > 11 || days < 0 || days > 30 {
				t.Fatalf("%s to %s: %d years %d months %d days", edtf.FromDay(from.Day()), edtf.FromDay(to.Day()), years, months, days)
			}
		}
	}
}

func TestWindows(t *testing.T) {
	w := English()
	day := edtf.FromCivil
	for _, c := range []struct {
		from, to edtf.Instant
		want     string
	}{
		{day(2025, 7, 1), day(2025, 9, 1), "July and August 2025"},
		{day(2025, 8, 1), day(2025, 9, 1), "August 2025"},
		{day(2025, 6, 1), day(2025, 9, 1), "June to August 2025"},
		{day(2025, 7, 1), day(2026, 4, 1), "July 2025 to March 2026"},
		{day(2019, 12, 9), day(2026, 3, 6), "December 2019 to March 2026"},
		{day(2025, 8, 6), day(2025, 8, 10), "6–9 August 2025"},
		{day(2025, 7, 28), day(2025, 8, 4), "28 July – 3 August 2025"},
		{day(2025, 8, 6), day(2025, 8, 7), "6 August 2025"},
		{day(2025, 8, 6) + 3600*9, day(2025, 8, 6) + 3600*12, "6 August 2025, 09:00–12:00"},
		{day(2025, 1, 1), day(2026, 1, 1), "2025"},
		{day(2024, 1, 1), day(2026, 1, 1), "2024 and 2025"},
		{day(1900, 1, 1), day(1950, 1, 1), "1900 to 1949"},
		{day(-99, 1, 1), day(1, 1, 1), "100 BC to 1 BC"},
		{day(-11999, 1, 1), day(2025, 1, 1), "12,000 BC to 2024"},
		{day(-67_213_991, 5, 2), day(-65_998_232, 3, 4), "67.21 million BC to 66 million BC"},
		{day(-68_123_456, 5, 2), day(1903, 1, 1), "68.1 million BC to 1902"},
		{day(2025, 8, 6), day(2025, 8, 6), ""},
		{edtf.Past, edtf.Future, ""},
	} {
		if got := w.Window(c.from, c.to); got != c.want {
			t.Errorf("Window = %q, want %q", got, c.want)
		}
	}
}

func TestEdges(t *testing.T) {
	w, day := English(), edtf.FromCivil
	for _, c := range []struct {
		from, to edtf.Instant
		want     string
	}{
		{day(2025, 7, 1), day(2025, 9, 1), "1 Jul 2025 31 Aug 2025"},
		{day(2019, 12, 9), day(2026, 3, 6), "Dec 2019 Mar 2026"},
		{day(1535, 1, 1), day(1564, 1, 1), "1535 1563"},
		{day(-68_000_000, 1, 1), day(1902, 7, 7), "68 million BC 1902"},
	} {
		if got := w.Edge(c.from, c.from, c.to) + " " + w.Edge(c.to-1, c.from, c.to); got != c.want {
			t.Errorf("the ends read %q, want %q", got, c.want)
		}
	}
}

func TestTicks(t *testing.T) {
	w := English()
	at := edtf.FromCivil(2025, 8, 6) + 14*3600 + 30*60
	for _, c := range []struct {
		unit         timescale.Unit
		short, alone string
	}{
		{timescale.Minute, "14:30", "6 August 2025, 14:30"},
		{timescale.Hour, "14:30", "6 August 2025, 14:30"},
		{timescale.Day, "6", "Wed 6 August 2025"},
		{timescale.Week, "6", "Wed 6 August 2025"},
		{timescale.Month, "Aug", "August 2025"},
		{timescale.Year, "2025", "2025"},
		{timescale.NoUnit, "", ""},
	} {
		if got := w.Tick(c.unit, at, false); got != c.short {
			t.Errorf("tick %d: %q, want %q", c.unit, got, c.short)
		}
		if got := w.Tick(c.unit, at, true); got != c.alone {
			t.Errorf("tick %d alone: %q, want %q", c.unit, got, c.alone)
		}
	}
	for year, want := range map[int64]string{-43: "44 BC", -499: "500 BC", 1: "AD 1", 500: "500", -9_999_999: "10 million BC", 5_000_000_000: "AD 5 billion"} {
		if got := w.Tick(timescale.Year, edtf.FromCivil(year, 1, 1), false); got != want {
			t.Errorf("tick of %d: %q, want %q", year, got, want)
		}
	}
	if got := w.MonthYear(at); got != "Aug 2025" {
		t.Error(got)
	}
}

package format_test

import (
	"strings"
	"testing"

	"parley/data/format"
)

// TestDates checks that the order of dates, the separator and the encoding are
// detected, and that ambiguous dates are refused with a fix.
func TestDates(t *testing.T) {
	for _, c := range []struct{ dates, column, order, want string }{
		{"two readings", "8/6/2025", "", "refused: --dates day-first or --dates month-first, or year-month-day"},
		{"told", "8/6/2025", "day-first", "2025-06-08"},
		{"told", "8/6/2025", "month-first", "2025-08-06"},
		{"the column tells", "8/6/2025 25/12/2025", "", "2025-06-08 2025-12-25"},
		{"the column tells", "8/6/2025 12/25/2025", "", "2025-08-06 2025-12-25"},
		{"both orders", "8/6/2025 12/25/2025 25/12/2025", "", "refused: --dates day-first or --dates month-first, or year-month-day 2025-12-25 2025-12-25"},
		{"told against the column", "12/25/2025", "day-first", "refused: a date such as 2025-08-06, 2025-08, 2025 or 1890~"},
		{"one reading", "7/7/2025", "", "2025-07-07"},
		{"two digits", "06.08.25", "day-first", "refused: the year with four digits"},
		{"two digits", "99/12/30", "", "refused: the year with four digits"},
		{"a span of open dates", "5.6.2025_-_7.8.2025", "", "refused: --dates day-first or --dates month-first, or year-month-day"},
		{"a span", "5.6.2025_-_7.8.2025", "day-first", "2025-06-05/2025-08-07"},
		{"a span", "5.6.2025_-_7.8.2025", "month-first", "2025-05-06/2025-07-08"},
		{"a span", "1890_–_1895", "", "1890/1895"},
		{"a span", "1914–1918", "", "1914/1918"},
		{"a span", "1914-1918", "", "1914/1918"},
		{"a span of one month", "20_to_21_February_2026", "", "2026-02-20/2026-02-21"},
		{"a span of one month", "4th–6th_Dec_2025", "", "2025-12-04/2025-12-06"},
		{"a span of one year", "28_February_-_3_March_2026", "", "2026-02-28/2026-03-03"},
		{"a span of one year", "from_Feb_20_to_Feb_21_2026", "", "2026-02-20/2026-02-21"},
		{"a span", "October_1993-June_1997", "", "1993-10/1997-06"},
		{"a span", "10_September_1990-1999", "", "1990-09-10/1999"},
		{"a span", "44_BC_-_14_AD", "", "-0043/0014"},
		{"a span that goes on", "1989-now", "", "1989/.."},
		{"a span that goes on", "March_1989_–_present", "", "1989-03/.."},
		{"a span that goes on", "since_1990", "", "1990/.."},
		{"a slip", "1940-09-1940", "", "refused: a date such as 2025-08-06, 2025-08, 2025 or 1890~"},
		{"two hyphens that divide", "2001-2002-2003", "", "refused: a date such as 2025-08-06, 2025-08, 2025 or 1890~"},
		{"half a year", "1990-95", "", "refused: a date such as 2025-08-06, 2025-08, 2025 or 1890~"},
		{"our era", "50_AD", "", "0050"},
		{"our era", "AD_476", "", "0476"},
		{"a span that ends before it begins", "1895_-_1890", "", "refused: the earlier date first"},
		{"ISO", "2025-08-06", "", "2025-08-06"},
		{"EDTF", "2025-08-XX", "", "2025-08-XX"},
		{"slashes", "2025/08/06", "", "2025-08-06"},
		{"hours", "2025/08/06_14:30:00-04", "", "2025-08-06T14:30:00-04"},
		{"midnight", "2025-08-06_00:00:00", "", "2025-08-06"},
		{"midnight", "2025-08-06T00:00:00.000Z", "", "2025-08-06"},
		{"a clock", "2025-08-06_14:30", "", "2025-08-06T14:30:00"},
		{"half days", "8/16/2025_2:30_PM", "", "2025-08-16T14:30:00"},
		{"words", "6_August_2025", "", "2025-08-06"},
		{"words", "Aug_2025", "", "2025-08"},
		{"words and a clock", "6_August_2025_2:30_PM", "", "2025-08-06T14:30:00"},
		{"words and a clock", "Aug_6,_2025_at_14:30", "", "2025-08-06T14:30:00"},
		{"a month has no clock", "August_2025_14:30", "", "refused: a date such as 2025-08-06, 2025-08, 2025 or 1890~"},
		{"no such hour", "6_August_2025_25:30", "", "refused: a date such as 2025-08-06, 2025-08, 2025 or 1890~"},
		{"quarter", "Q3_2025", "", "2025-35"},
		{"circa", "circa_1890", "", "1890~"},
		{"decade", "1890s", "", "189X"},
		{"BC", "44_BC", "", "-0043"},
		{"minus", "−0043", "", "-0043"},
		{"number", "2025.0", "", "2025"},
		{"serial", "45875", "", "refused: show the column as dates (YYYY-MM-DD) and save again; write such a year as Y45875"},
		{"serial", "45875.6041666667", "", "refused: show the column as dates (YYYY-MM-DD) and save again; write such a year as Y45875.6041666667"},
		{"weekday", "Mon_4_Aug_2025", "", "2025-08-04"},
		{"wrong weekday", "Tue_4_Aug_2025", "", "refused: the right weekday, or none"},
		{"no year", "Mon_4_Aug", "", "refused: the year, such as 4 August 2025"},
		{"no year", "4.8.", "", "refused: the year, such as 4 August 2025"},
		{"a month as a sheet changes it", "Aug-25", "", "refused: a date such as 2025-08-06, 2025-08, 2025 or 1890~"},
		{"no day", "2025-02-30", "", "refused: a date such as 2025-08-06, 2025-08, 2025 or 1890~"},
	} {
		var rows strings.Builder
		rows.WriteString("title\tdate\n")
		for i, s := range strings.Fields(c.column) {
			rows.WriteString("e" + string(rune('a'+i)) + "\t" + strings.ReplaceAll(s, "_", " ") + "\n")
		}
		o := full
		o.Dates = c.order
		rec := made(t, "x.tsv", rows.String(), o)
		balanced(t, rec)
		if got := whens(rec); got != c.want {
			t.Errorf("%s: %q with %q:\ngot  %s\nwant %s", c.dates, c.column, c.order, got, c.want)
		}
	}
}

// whens returns the dates of a record and the fixes for refused rows, in the
// order of rows.
func whens(rec format.Record) string {
	var out []string
	for _, n := range rec.Reports[0].Notes {
		if n.What == "refused" {
			out = append(out, "refused: "+n.Fix)
		}
	}
	for l := range strings.Lines(string(rec.YAML)) {
		if _, when, ok := strings.Cut(l, "    when: "); ok {
			out = append(out, strings.Trim(when, "\"\n"))
		}
	}
	return strings.Join(out, " ")
}

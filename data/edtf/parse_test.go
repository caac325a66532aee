package edtf

import (
	"fmt"
	"strings"
	"testing"

	"parley/data/testkit/limit"
)

// TestLevels checks the first and the last day of the examples in the standard
// that the vectors omit.
func TestLevels(t *testing.T) {
	for _, c := range []struct{ in, first, last string }{
		{"0000", "0000-01-01", "0000-12-31"},
		{"-0001-12", "-0001-12-01", "-0001-12-31"},
		{"Y12345", "Y12345-01-01", "Y12345-12-31"},
		{"Y-12345", "Y-12345-01-01", "Y-12345-12-31"},
		{"Y12345-06", "Y12345-06-01", "Y12345-06-30"},
		{"Y12E3", "Y12000-01-01", "Y12000-12-31"},
		{"Y17101S3", "Y17100-01-01", "Y17199-12-31"},
		{"-0450S2", "-0499-01-01", "-0400-12-31"},
		{"?2004-06-~11", "2004-06-11", "2004-06-11"},
		{"2004?-%06", "2004-06-01", "2004-06-30"},
		{"-000X", "-0009-01-01", "-0001-12-31"},
		{"2025-1X", "2025-10-01", "2025-12-31"},
		{"2025-XX-31", "2025-01-31", "2025-12-31"},
		{"2025-XX-30", "2025-01-30", "2025-12-30"},
		{"202X-02-29", "2020-02-29", "2028-02-29"},
		{"2025-02-XX", "2025-02-01", "2025-02-28"},
		{"XX12-12-25", "0012-12-25", "9912-12-25"},
		{"2025-24", "2025-12-01", "2026-02-28"},
		{"2025-30", "2025-12-01", "2026-02-28"},
		{"2025-32", "2025-06-01", "2025-08-31"},
		{"2025-33", "2025-01-01", "2025-03-31"},
		{"2025-36~", "2025-10-01", "2025-12-31"},
		{"2025-39", "2025-09-01", "2025-12-31"},
		{"2025-41", "2025-07-01", "2025-12-31"},
		{"[1667, 1668,  1670..1672]", "1667-01-01", "1672-12-31"},
		{" 2025-08-06 ", "2025-08-06", "2025-08-06"},
		{"2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"},
		{"2025-08-17/2025-08", "2025-08-17", "2025-08-31"},
	} {
		d, err := Parse(c.in)
		if err != nil {
			t.Error(err)
			continue
		}
		if first, last := dayText(d.Earliest), dayText(d.Latest-1); first != c.first || last != c.last {
			t.Errorf("%s: %s to %s, want %s to %s", c.in, first, last, c.first, c.last)
		}
	}
}

// TestCanonical checks String for texts with more than one spelling.
func TestCanonical(t *testing.T) {
	for in, want := range map[string]string{
		" 2025-08-06":               "2025-08-06",
		"[1667, 1668]":              "[1667,1668]",
		"2025-08-06T14:30:00+02":    "2025-08-06T14:30:00+02:00",
		"2025-08-06T14:30:00+00:00": "2025-08-06T14:30:00Z",
		"2025-08-06T14:30:00-00":    "2025-08-06T14:30:00Z",
		"2025-08-06T14:30-04":       "2025-08-06T14:30-04:00",
	} {
		d := parse(t, in)
		if d.String() != want || parse(t, want) != d {
			t.Errorf("%s prints %s, want %s", in, d, want)
		}
	}
	a, b := parse(t, "2025-08-06T14:30:00-04:00"), parse(t, "2025-08-06T18:30:00Z")
	if from, to := a.Moments(); from != b.Earliest || to != b.Latest || a.Offset != -240 {
		t.Errorf("the zone is lost: %+v, %+v", a, b)
	}
}

// TestErrors checks the column, message and suggestion for common mistakes.
func TestErrors(t *testing.T) {
	for _, c := range []struct {
		in      string
		col     int
		say     string
		suggest string
	}{
		{"2025-02-30", 9, "February has 28 days in that year", ""},
		{"2025-06-31", 9, "June has 30 days", ""},
		{"2025-08-3X/2025-08-32", 20, "August has 31 days", ""},
		{"2025-02-3X", 9, "February has 28 days in that year", ""},
		{"2025-13-01", 6, "no such month", ""},
		{"2025-00", 6, "no such month", "2025"},
		{"2025-42", 6, "seasons from 21 to 41", ""},
		{"2025-8-6", 7, "two digits", "2025-08-06"},
		{"2025-8-6?", 7, "two digits", "2025-08-06?"},
		{"2025-1?", 7, "2021-04-2X", ""},
		{"2025-8", 7, "two digits", "2025-08"},
		{"2025-8-6/2025-8-9", 7, "two digits", "2025-08-06/2025-08-09"},
		{"[2025-8-6..]", 8, "two digits", "[2025-08-06..]"},
		{"2025/08/06", 8, "four digits", "2025-08-06"},
		{"2025.8.6", 5, "end here", "2025-08-06"},
		{"8/6/2025", 2, "other way round", ""},
		{"5.6.2025 - 7.8.2025", 2, "a year needs four digits", ""},
		{"25.6.2025 - 27.8.2025", 3, "a year needs four digits", "2025-06-25/2025-08-27"},
		{"06.08.2025", 3, "other way round", ""},
		{"25/12/2025", 3, "four digits", "2025-12-25"},
		{"12/25/2025", 3, "four digits", "2025-12-25"},
		{"2025-W33", 6, "two digits", "[2025-08-11..2025-08-17]"},
		{"2025-W33-3", 6, "two digits", "2025-08-13"},
		{"2020-W53", 6, "two digits", "[2020-12-28..2021-01-03]"},
		{"2025-W53", 6, "two digits", ""},
		{"2025-218", 8, "end here", "2025-08-06"},
		{"2025-366", 8, "end here", ""},
		{"20250806", 5, "hyphen", "2025-08-06"},
		{"20250806143000", 5, "hyphen", "2025-08-06T14:30:00"},
		{"2025-08-06 14:30", 11, "end here", "2025-08-06T14:30:00"},
		{"2025-08-06T9:05Z", 12, "hour", "2025-08-06T09:05:00Z"},
		{"2025-08-06T14:30:00.250Z", 20, "end here", "2025-08-06T14:30:00Z"},
		{"2025-12-31T24:00:00Z", 12, "hour", "2026-01-01T00:00:00Z"},
		{"2025-08-06?T14:30:00", 12, "full date", ""},
		{"2025-08-17/2025-08-11", 12, "before the start", "2025-08-11/2025-08-17"},
		{"[2025-08-17..2025-08-11]", 2, "ends before it starts", ""},
		{"2025-08-06..2025-08-09", 11, "[a..b]", ""},
		{"2025-08-06 – 2025-08-09", 11, "end here", "2025-08-06/2025-08-09"},
		{"2025-08-06 - 2025-08-09", 11, "end here", "2025-08-06/2025-08-09"},
		{"2025‑08‑06", 5, "end here", "2025-08-06"},
		{"[2025-08-11 .. 2025-08-18]", 12, "comma", "[2025-08-11..2025-08-18]"},
		{"2021-04-2?", 10, "2021-04-2X", ""},
		{"20??", 3, "four digits", "20XX"},
		{"201u", 4, "four digits", "201X"},
		{"2012-##-##", 6, "two digits", "2012"},
		{"2012-05-00", 9, "no such day", "2012-05"},
		{"2025-08-06/P7D", 12, "durations", ""},
		{"unknown/2025", 1, "four digits", "/2025"},
		{"2025/open", 6, "four digits", "2025/.."},
		{"c. 2025", 1, "four digits", "2025~"},
		{"circa 6 August 2025", 1, "four digits", "2025-08-06~"},
		{"6 August 2025", 2, "four digits", "2025-08-06"},
		{"Aug 6, 2025", 1, "four digits", "2025-08-06"},
		{"May 3rd 2025", 1, "four digits", "2025-05-03"},
		{"1st August 2025", 2, "four digits", "2025-08-01"},
		{"August 2025", 1, "four digits", "2025-08"},
		{"Aug-25", 1, "spreadsheet", ""},
		{"6-Aug", 2, "spreadsheet", ""},
		{"spring 2025", 1, "four digits", "2025-21"},
		{"Q3 2025", 1, "four digits", "2025-35"},
		{"2025-Q3", 6, "two digits", "2025-35"},
		{"1560s", 5, "end here", "156X"},
		{"1900s", 5, "end here", ""},
		{"45 BC", 3, "four digits", "-0044"},
		{"50 AD", 3, "four digits", "0050"},
		{"AD 50", 1, "four digits", "0050"},
		{"1066 C.E.", 5, "end here", "1066"},
		{"10,000 BC", 3, "four digits", "-9999"},
		{"12,000 BC", 3, "four digits", "Y-11999"},
		{"68 million BC", 3, "four digits", "Y-68000000"},
		{"13.8 billion BC", 3, "four digits", "Y-13800000000"},
		{".5 million BC", 1, "four digits", "Y-500000"},
		{"4.5678916 million BC", 2, "four digits", "Y-4567891"}, // 1 BC is the year 0
		{"1.5 BC", 2, "four digits", ""},
		{"5 billion million BC", 2, "four digits", ""},
		{"5 million billion BC", 2, "four digits", ""},
		{"196", 4, "196X", ""},
		{"12025", 5, "hyphen", "Y12025"},
		{"Y2025", 1, "five or more", "2025"},
		{"-0000", 1, "no sign", "0000"},
		{"1950S5", 5, "significant", ""},
		{"Y", 2, "follow Y", ""},
		{"/", 1, "at least one date", ""},
		{"../..", 1, "at least one date", ""},
		{"[]", 2, "four digits", ""},
		{"[2025", 6, "comma", ""},
		{"2025/2026/2027", 10, "end here", ""},
		{"2025-08-06T14:30:00+15:00", 21, "offset", ""},
		{"", 1, "missing", ""},
		{"   ", 1, "missing", ""},
		{"  2025-99", 8, "seasons", ""},
	} {
		d, err := Parse(c.in)
		e, ok := err.(*Error)
		if !ok {
			t.Errorf("Parse(%q) = %v", c.in, d)
			continue
		}
		if !d.IsZero() || e.Input != c.in || e.Col != c.col || !strings.Contains(e.Say, c.say) || e.Suggest != c.suggest {
			t.Errorf("Parse(%q): %v\n\tcol %d, want %d; want %q in the words; offer %q, want %q", c.in, e, e.Col, c.col, c.say, e.Suggest, c.suggest)
		}
	}
	err := &Error{Input: "2025-8-6", Col: 7, Say: "a month needs two digits", Suggest: "2025-08-06"}
	if got := err.Error(); got != `date "2025-8-6", character 7: a month needs two digits; write 2025-08-06` {
		t.Error(got)
	}
}

func TestOutOfRange(t *testing.T) {
	for in, text := range map[string]string{"Y14000000001": "Y14000000001", "Y-14000000001": "Y-14000000001", "Y17E9": "Y17E9", "Y9E999999999999": "Y9E999999999999", "Y99999999999999999999": "Y99999999999999999999"} {
		d := parse(t, in)
		if !d.Is(OutOfRange) || d.String() != text || d.Earliest.Finite() == d.Latest.Finite() {
			t.Errorf("%s: %+v", in, d)
		}
	}
	if d := parse(t, "2025/Y17E9"); d.Earliest != FromCivil(2025, 1, 1) || d.Latest != Future || !d.Is(OutOfRange) {
		t.Errorf("%+v", d)
	}
}

// TestDeepTime checks that geological and cosmological years have exact bounds
// up to the ends of the axis.
func TestDeepTime(t *testing.T) {
	for in, want := range map[string][2]int64{
		"Y-68000000": {-68_000_000, -68_000_000}, "Y-66E6~": {-66_000_000, -66_000_000}, "Y-138E8": {-13_800_000_000, -13_800_000_000},
		"Y14E9": {MaxYear, MaxYear}, "Y-14E9": {-MaxYear, -MaxYear}, "Y-68E6S2": {-68_999_999, -68_000_000}, "Y-68000000/Y-66000000": {-68_000_000, -66_000_000},
	} {
		d := parse(t, in)
		y1, m1, d1 := d.Earliest.Civil()
		y2, m2, d2 := (d.Latest - 1).Civil()
		if [2]int64{y1, y2} != want || m1 != 1 || d1 != 1 || m2 != 12 || d2 != 31 || d.Is(OutOfRange) || d.String() != in {
			t.Errorf("%s: %d-%d-%d to %d-%d-%d, %+v", in, y1, m1, d1, y2, m2, d2, d)
		}
	}
	if d := parse(t, "Y-68000000-06-01"); d != FromDay(FromCivil(-68_000_000, 6, 1).Day()) || d.String() != "Y-68000000-06-01" {
		t.Errorf("%+v", d)
	}
}

func TestCompare(t *testing.T) {
	order := []string{"../2025", "-0044-03-15", "2025-08-06", "2025-08", "2025", "2025-08-07", "[2025-08-08..]"}
	order[2], order[4] = order[4], order[2] // 2025 begins first
	order[3], order[4] = "2025-08-01", "2025-08"
	for i := range order[1:] {
		a, b := parse(t, order[i]), parse(t, order[i+1])
		if Compare(a, b) != -1 || Compare(b, a) != 1 || Compare(a, a) != 0 {
			t.Errorf("%v does not come before %v", a, b)
		}
	}
}

// TestDatesCostTheirSize checks that parsing is linear in the length of the
// text: large exponents and unspecified digits add no cost.
func TestDatesCostTheirSize(t *testing.T) {
	for _, text := range []string{
		"Y0E99999999999", "Y-0E99999999999", "Y00000E99999999999", "Y1E99999999999", "0E777777771", "Y0E99999999999/2025", "[Y0E99999999999,Y0E99999999999]",
		"XXXX-02-30", "XXX1-02-29", "X100-02-29", strings.Repeat("XXXX-02-30,", 18), strings.Repeat("XXX1-02-29,", 18), "[" + strings.Repeat("X600-02-29,", 2000) + "X600-02-29]",
		"[" + strings.Repeat("2025, ", 20_000) + "2025]", strings.Repeat("2025..", 33), strings.Repeat("[", 1<<16), strings.Repeat("6 August ", 22),
	} {
		limit.Time(t, len(text), func() { cost(text) })
	}
	if d, err := Parse("Y0E99999999999"); err != nil || d.Earliest != FromCivil(0, 1, 1) || d.Latest != FromCivil(1, 1, 1) {
		t.Errorf("Y0E99999999999 is %v, %v; want the year 0", d, err)
	}
}

// cost runs every operation that a reader of dates runs on a text.
func cost(text string) {
	if d, err := Parse(text); err == nil {
		_ = d.String()
		_ = d.Members()
		d.Ends()
	}
}

// TestLeapDays checks the leap days of years with unspecified digits, and that
// a text that matches none is rejected.
func TestLeapDays(t *testing.T) {
	for in, want := range map[string]string{
		"XXX1-02-29": "", "XX10-02-29": "", "X100-02-29": "", "XXXX-02-30": "", "1X00-02-29": "1200 to 1600",
		"X600-02-29": "1600 to 9600", "XX00-02-29": "0 to 9600", "-X600-02-29": "-9600 to -1600", "199X-02-29": "1992 to 1996", "2X04-02-29": "2004 to 2904",
	} {
		d, err := Parse(in)
		got := ""
		if err == nil {
			first, _, _ := d.Earliest.Civil()
			last, _, _ := (d.Latest - 1).Civil()
			got = fmt.Sprintf("%d to %d", first, last)
		}
		if got != want {
			t.Errorf("%s: %q, want %q (%v)", in, got, want, err)
		}
	}
}

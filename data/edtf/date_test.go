package edtf

import (
	"strings"
	"testing"
	"time"
	"unsafe"
)

func parse(t *testing.T, s string) Date {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDateIsSmall(t *testing.T) {
	if n := unsafe.Sizeof(Date{}); n > 64 && unsafe.Sizeof(uintptr(0)) == 8 {
		t.Errorf("a Date has %d bytes, want at most 64", n)
	}
}

func TestAxisConstants(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want Instant
	}{
		{"firstPlainDay", firstPlainDay * DaySeconds, FromCivil(-9999, 1, 1)},
		{"afterPlainDay", afterPlainDay * DaySeconds, FromCivil(10000, 1, 1)},
		{"AxisStart", AxisStart, FromCivil(-MaxYear, 1, 1)},
		{"AxisEnd", AxisEnd, FromCivil(MaxYear+1, 1, 1)},
	} {
		if c.got != c.want {
			t.Errorf("%s = %d, want %d", c.name, c.got, c.want)
		}
	}
}

// TestCivil compares with the standard library over 40,000 years, in steps that
// reach every month and leap and common centuries, and on every day around the
// epoch and the year 0.
func TestCivil(t *testing.T) {
	check := func(day int64) {
		at := Instant(day * DaySeconds)
		y, m, d := at.Civil()
		want := time.Unix(int64(at), 0).UTC()
		wy, wm, wd := want.Date()
		if y != int64(wy) || m != int(wm) || d != wd || FromCivil(y, m, d) != at {
			t.Fatalf("day %d: %d-%d-%d, want %d-%d-%d", day, y, m, d, wy, wm, wd)
		}
		if iso := (int(want.Weekday())+6)%7 + 1; at.Weekday() != iso {
			t.Fatalf("day %d: weekday %d, want %d", day, at.Weekday(), iso)
		}
	}
	first, last := FromCivil(-20000, 1, 1).Day(), FromCivil(20000, 1, 1).Day()
	for day := first; day < last; day += 29 {
		check(day)
	}
	for _, year := range []int64{0, 1970} {
		middle := FromCivil(year, 1, 1).Day()
		for day := middle - 1000; day < middle+1000; day++ {
			check(day)
		}
	}
}

func TestClockOfNegativeInstants(t *testing.T) {
	at := Instant(-1)
	if h, m, s := at.Clock(); h != 23 || m != 59 || s != 59 || at.Day() != -1 {
		t.Errorf("one second before 1970: %d:%d:%d of day %d", h, m, s, at.Day())
	}
	if FromCivil(2025, 14, 1) != FromCivil(2026, 2, 1) || FromCivil(2025, 3, 0) != FromCivil(2025, 2, 28) || FromCivil(2025, 0, 1) != FromCivil(2024, 12, 1) {
		t.Error("months and days outside their range do not carry")
	}
}

func TestFromDay(t *testing.T) {
	for _, day := range []int64{0, -1, 20306, FromCivil(-44, 3, 15).Day(), firstPlainDay, firstPlainDay - 1, afterPlainDay, afterPlainDay - 1, AxisEnd.Day(), AxisStart.Day() - 1, AxisStart.Day(), AxisEnd.Day() - 1, 1 << 40} {
		d := FromDay(day)
		if got := parse(t, d.String()); got != d {
			t.Errorf("FromDay(%d) = %v %+v, Parse gives %+v", day, d, d, got)
		}
		r := FromDayRange(day, day+6)
		if got := parse(t, r.String()); got != r {
			t.Errorf("FromDayRange(%d) = %v %+v, Parse gives %+v", day, r, r, got)
		}
	}
	if FromDay(0).IsZero() || !FromDayRange(1, 0).IsZero() {
		t.Error("the first day of 1970 is no date, or a reversed range is one")
	}
	if got := FromDay(FromCivil(12345, 6, 1).Day()).String(); got != "Y12345-06-01" {
		t.Error(got)
	}
}

func TestNoAllocation(t *testing.T) {
	var d Date
	for name, f := range map[string]func(){
		"FromDay":      func() { d = FromDay(20306) },
		"FromDayRange": func() { d = FromDayRange(20306, 20310) },
		"Parse day":    func() { d, _ = Parse("2025-08-06") },
		"Parse span":   func() { d, _ = Parse("2025-08-06~/2025-08-09?") },
		"Parse set":    func() { d, _ = Parse("[2025-08-06..2025-08-07]") },
	} {
		if n := testing.AllocsPerRun(100, f); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
	if d.IsZero() {
		t.Error("nothing was read")
	}
}

func TestCore(t *testing.T) {
	for _, c := range []struct{ in, from, to string }{
		{"2025-08-11/2025-08-17", "2025-08-11", "2025-08-18"},
		{"2025-08-06/2025-08", "2025-08-06", "2025-08-07"},
		{"2025-06/2025-08", "2025-07-01", "2025-08-01"},
		{"2025-08-06~/2025-08-09?", "2025-08-07", "2025-08-09"},
		{"2022-02/..", "2022-03-01", ""},
		{"2022-02-24/..", "2022-02-24", ""},
		{"2022-02-24/", "2022-02-24", "2022-02-25"},
		{"../2025-08-06", "", "2025-08-07"},
		{"/2025-08-06", "2025-08-06", "2025-08-07"},
		{"/2025-08", "2025-08-01", "2025-08-01"},
		{"2025-08/2025-08", "2025-08-16", "2025-08-16"},
	} {
		d := parse(t, c.in)
		if got := [2]string{dayText(d.CoreStart), dayText(d.CoreEnd)}; got != [2]string{c.from, c.to} {
			t.Errorf("core of %s is %v, want %s to %s", c.in, got, c.from, c.to)
		}
	}
}

// dayText formats the day of an instant; it is empty for Past and Future.
func dayText(t Instant) string {
	if !t.Finite() {
		return ""
	}
	return FromDay(t.Day()).String()
}

func TestMid(t *testing.T) {
	noon := func(y int64, m, d int) Instant { return FromCivil(y, m, d) + DaySeconds/2 }
	for in, want := range map[string]Instant{
		"2025-08-06":               noon(2025, 8, 6),
		"[2025-08-06..2025-08-07]": FromCivil(2025, 8, 7),
		"[2025-08-11..]":           noon(2025, 8, 11),
		"[..2025-08-08]":           noon(2025, 8, 8),
		"2022-02-24/..":            noon(2022, 2, 24),
		"XXXX-12-XX":               0,
		"Y17E9":                    AxisEnd + DaySeconds/2,
		"Y-17E9":                   AxisStart - DaySeconds/2,
		"Y-66000000":               FromCivil(-66000000, 7, 2),
	} {
		if got := parse(t, in).Mid(); got != want {
			t.Errorf("Mid of %s is %d, want %d", in, got, want)
		}
	}
}

func TestWithin(t *testing.T) {
	for in, want := range map[string]Precision{
		"2025-08-06": Day, "2025-08-06T14:30:00Z": Day, "2025-08-XX": Month, "[2025-08-06..2025-08-07]": Month, "2025-35": Quarter,
		"2025-XX": Year, "156X": Decade, "156X-12-25": Decade, "19XX": Century, "1950S2": Century, "2024-24": Decade,
		"2022-02-24/..": Mixed, "1990/2010": Mixed, "XXXX-12-XX": Mixed,
	} {
		if got := parse(t, in).Within(); got != want {
			t.Errorf("Within of %s is %d, want %d", in, got, want)
		}
	}
}

func TestMembers(t *testing.T) {
	for in, want := range map[string]string{
		"[1667,1668,1670..1672]":             "1667 1668 [1670..1672]",
		"{2019-12-09,2021-06-16}":            "2019-12-09 2021-06-16",
		"{1960,1961-12?,..1950,1970..}":      "1960 1961-12? ../1950 1970/..",
		"{2025-08-06~..2025-08-09?}":         "2025-08-06~/2025-08-09?",
		"[..1984]":                           "[..1984]",
		"[2025-08-06T10:00:00Z..2025-08-07]": "[2025-08-06T10:00:00Z..2025-08-07]",
		"2025-08-06":                         "",
	} {
		var got []string
		for _, m := range parse(t, in).Members() {
			got = append(got, m.String())
			if again := parse(t, m.String()); again != m {
				t.Errorf("%s: member %+v, Parse gives %+v", in, m, again)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("members of %s: %s, want %s", in, s, want)
		}
	}
}

func TestWindow(t *testing.T) {
	from, to := FromCivil(2025, 8, 6), FromCivil(2025, 8, 13)
	for _, c := range []struct {
		in               string
		surely, possibly bool
	}{
		{"2025-08-06", true, true}, {"2025-08-05", false, false}, {"2025-08-13", false, false}, {"2025-08", false, true},
		{"[2025-08-11..]", false, true}, {"[2025-08-13..]", false, false}, {"2022-02-24/..", false, true}, {"/2025-08-05", false, false},
		{"[2025-08-05,2025-08-18]", false, false}, {"[2025-08-05..2025-08-18]", false, true}, {"[2025-08-05,2025-08-12]", false, true},
		{"{2025-08-06,2025-08-12}", true, true}, {"XXXX-08-06", false, false}, {"2025-08-05T23:30:00-04:00", false, false},
		{"2025-08-12T23:30:00-04:00", true, true}, {"2025-08-06T00:00:00+14:00", true, true},
	} {
		d := parse(t, c.in)
		if d.Surely(from, to) != c.surely || d.Possibly(from, to) != c.possibly {
			t.Errorf("%s: surely %v, possibly %v", c.in, d.Surely(from, to), d.Possibly(from, to))
		}
	}
	if FromDay(0).Possibly(3600, 3600) || (Date{}).Possibly(Past, Future) {
		t.Error("an empty window or no date touches")
	}
}

func TestEnds(t *testing.T) {
	a, b := parse(t, "2025-08-06~/2025-08").Ends()
	if a.String() != "2025-08-06~" || b.String() != "2025-08" {
		t.Errorf("%v, %v", a, b)
	}
	if a, b = parse(t, "2025-08-11/2025-08-17").Ends(); a.String() != "2025-08-11" || b.String() != "2025-08-17" {
		t.Errorf("%v, %v", a, b)
	}
	if a, b = parse(t, "../2025").Ends(); !a.IsZero() || b.String() != "2025" {
		t.Errorf("%v, %v", a, b)
	}
}

func TestParts(t *testing.T) {
	for in, want := range map[string][3]string{
		"2025-08-06": {"2025", "08", "06"}, "2025": {"2025", "", ""}, "~2025-?21": {"2025", "21", ""}, "XXXX-12-XX": {"XXXX", "12", "XX"},
		"?-004X~-12-25%": {"-004X", "12", "25"}, "Y-12345-06": {"-12345", "06", ""}, "2025-08-06T14:30:00-04:00": {"2025", "08", "06"},
		"2025/2026": {"", "", ""}, "XXXX/2026": {"", "", ""}, "[2025]": {"", "", ""}, "Y17E8": {"17E8", "", ""},
	} {
		y, m, d := parse(t, in).Parts()
		if got := [3]string{y, m, d}; got != want {
			t.Errorf("parts of %s: %q, want %q", in, got, want)
		}
	}
}

func TestDoubts(t *testing.T) {
	const u, a = Uncertain, Approximate
	for in, want := range map[string][3]Flags{
		"2025-08-06": {}, "2025-08-06?": {u, u, u}, "2025-08?-06": {u, u, 0}, "2025?-08-06": {u, 0, 0}, "2025-~08-06": {0, a, 0},
		"?-0044-%03-15~": {u | a, u | a, a}, "2025~": {a, 0, 0}, "Y-12345?": {u, 0, 0}, "2025-08-06~/2026": {}, "?2025": {u, 0, 0},
	} {
		y, m, d := parse(t, in).Doubts()
		if got := [3]Flags{y, m, d}; got != want {
			t.Errorf("doubts of %s: %v, want %v", in, got, want)
		}
	}
}

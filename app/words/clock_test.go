package words

import (
	"testing"

	"parley/data/edtf"
)

// TestClock checks the clock time beside a day, on a page with the clock of UTC+3 and on one
// without a clock.
func TestClock(t *testing.T) {
	own := English()
	kyiv := own.At("Europe/Kyiv", func(d edtf.Date) bool { return d.Offset == 180 })
	for _, c := range [][4]string{
		{"2025-08-06T21:00:00-04:00", "21:00 UTC−4", "21:00 UTC−4", "6 Aug 2025, 21:00 UTC−4"},
		{"2025-08-06T09:00+03:00", "09:00 UTC+3", "09:00 Europe/Kyiv", "6 Aug 2025, 09:00"},
		{"2025-08-06T09:00", "09:00", "09:00 Europe/Kyiv", "6 Aug 2025, 09:00"},
		{"2025-08-06T09:00:00+03:00/2025-08-06T10:30:00+03:00", "09:00–10:30 UTC+3", "09:00–10:30 Europe/Kyiv", "6 Aug 2025, 09:00–10:30"},
		{"2025-08-06T09:00:00+03:00/2025-08-07T10:30:00+03:00", "", "", "6 Aug 2025, 09:00 to 7 Aug 2025, 10:30"},
		{"2025-08-06", "", "", "6 Aug 2025"}, {"2025-08", "", "", "Aug 2025"}, {"[2025-08-06T09:00..]", "", "", "6 Aug 2025, 09:00 or later"},
	} {
		d, err := edtf.Parse(c[0])
		if err != nil {
			t.Fatal(err)
		}
		if a, b, s := own.Clock(d), kyiv.Clock(d), kyiv.ShortDate(d); a != c[1] || b != c[2] || s != c[3] {
			t.Errorf("%s: %q, %q, %q, want %q", c[0], a, b, s, c[1:])
		}
	}
	if long := kyiv.Date(mustParse(t, "2025-08-06T09:00+03:00")); long != "6 August 2025, 09:00 UTC+3" {
		t.Errorf("in full a clock time names its zone: %s", long)
	}
}

func mustParse(t *testing.T, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

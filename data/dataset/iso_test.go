package dataset

import (
	"testing"

	"parley/data/edtf"
)

// TestISO checks that dates of any year have days in ISO 8601, and that dates
// without a day have none.
func TestISO(t *testing.T) {
	for text, want := range map[string][2]string{
		"2025-08-06": {"2025-08-06", "2025-08-06"}, "-0043-03-15": {"-0043-03-15", "-0043-03-15"}, "0000": {"0000-01-01", "0000-12-31"}, "0099-02-03": {"0099-02-03", "0099-02-03"},
		"Y-11999": {"-11999-01-01", "-11999-12-31"}, "Y12025-01-01": {"+12025-01-01", "+12025-01-01"}, "Y-13800000000": {"-13800000000-01-01", "-13800000000-12-31"},
		"Y-66000000/2025-08-06": {"-66000000-01-01", "2025-08-06"}, "2025-08-06T23:30:00-04:00": {"2025-08-06", "2025-08-06"}, "2025-08-06/2025-08-09": {"2025-08-06", "2025-08-09"},
		"2022-02-24/..": {"2022-02-24", ""}, "../2025-08-06": {"", "2025-08-06"}, "[..2025-08-06]": {"", "2025-08-06"}, "XXXX-12-XX": {"", ""}, "Y-99000000000": {"", ""},
	} {
		d, err := edtf.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]string{FirstISO(d), LastISO(d)}; got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
		if day := FirstDay(d); d.Earliest.Finite() && day != DayNone+1 && day.ISO() != "" && day.ISO() != FirstISO(d) {
			t.Errorf("%s is known from %s", text, day.ISO())
		}
	}
	for _, d := range []Day{DayNone, DayNone + 1, LatestDay - 1, LatestDay} {
		if d.ISO() != "" {
			t.Errorf("%d is written %s", d, d.ISO())
		}
	}
	if FirstISO(edtf.Date{}) != "" || LastISO(edtf.Date{}) != "" {
		t.Error("no date has a day")
	}
}

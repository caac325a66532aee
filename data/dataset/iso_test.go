package dataset

import (
	"testing"

	"parley/data/edtf"
)

// A day of any year is a date of ISO 8601, and what stands for no day is none.
func TestDayISO(t *testing.T) {
	for text, want := range map[string]string{
		"2025-08-06": "2025-08-06", "-0043-03-15": "-0043-03-15", "0000-02-29": "0000-02-29", "0099-02-03": "0099-02-03",
		"-9999-12-31": "-9999-12-31", "Y-11999-05-06": "-11999-05-06", "Y12025-01-01": "+12025-01-01",
	} {
		d, err := edtf.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := FirstDay(d).ISO(); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
	if DayNone.ISO() != "" || LatestDay.ISO() != "" {
		t.Error("no day is written as a day")
	}
}

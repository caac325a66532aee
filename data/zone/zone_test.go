package zone

import (
	"testing"

	"parley/data/edtf"
)

func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, at string
		want     int32
	}{
		{"Europe/Kyiv", "2025-08-06T12:00:00Z", 3 * 3600}, {"Europe/Kyiv", "2025-01-06T12:00:00Z", 2 * 3600},
		{"Europe/Kyiv", "2025-03-30T00:59:59Z", 2 * 3600}, {"Europe/Kyiv", "2025-03-30T01:00:00Z", 3 * 3600},
		{"America/New_York", "2025-08-06T12:00:00Z", -4 * 3600}, {"Asia/Kathmandu", "2025-08-06T12:00:00Z", 5*3600 + 45*60},
		{"Pacific/Kiritimati", "2025-08-06T12:00:00Z", 14 * 3600}, {"UTC", "2025-08-06T12:00:00Z", 0}, {"Etc/GMT+5", "2025-08-06T12:00:00Z", -5 * 3600},
	} {
		clock, ok := Find(c.name)
		d, err := edtf.Parse(c.at)
		if !ok || err != nil {
			t.Fatal(c.name, c.at, ok, err)
		}
		if got := clock(d.Earliest); got != c.want {
			t.Errorf("%s at %s: %d seconds east of UTC, want %d", c.name, c.at, got, c.want)
		}
	}
	for _, name := range []string{"", "Local", "Kyiv time", "UTC+3", "../etc/passwd", "Europe/Atlantis"} {
		if _, ok := Find(name); ok {
			t.Errorf("%q is a time zone", name)
		}
	}
}

func TestSecondsAsBrowsersWriteThem(t *testing.T) {
	for s, want := range map[string]int32{"GMT": 0, "GMT+03:00": 10800, "GMT-04:30": -16200, "GMT-00:01:15": -75, "GMT+14:00": 50400} {
		if got := seconds(s); got != want {
			t.Errorf("%s: %d, want %d", s, got, want)
		}
	}
}

package edtf

import "testing"

// TestOwnDay checks that a date keeps the days written in it, whatever its
// zone, and that Moments returns UTC.
func TestOwnDay(t *testing.T) {
	for _, c := range []struct{ in, first, last, from, to string }{
		{"2025-08-06T21:00:00-04:00", "2025-08-06", "2025-08-06", "2025-08-07T01:00:00Z", "2025-08-07T01:00:01Z"},
		{"2025-08-07T01:30+03:00", "2025-08-07", "2025-08-07", "2025-08-06T22:30:00Z", "2025-08-06T22:31:00Z"},
		{"2025-08-07T00:00:00+14:00", "2025-08-07", "2025-08-07", "2025-08-06T10:00:00Z", "2025-08-06T10:00:01Z"},
		{"2025-08-06T23:59:59", "2025-08-06", "2025-08-06", "2025-08-06T23:59:59Z", "2025-08-07T00:00:00Z"},
		{"2025-08-06T20:00:00-04:00/2025-08-07T05:00:00+03:00", "2025-08-06", "2025-08-07", "2025-08-07T00:00:00Z", "2025-08-07T02:00:01Z"},
		{"2025-08-06T20:00:00-04:00/2025-08-08", "2025-08-06", "2025-08-08", "2025-08-07T00:00:00Z", "2025-08-09T00:00:00Z"},
		{"2025-08-07T01:00:00+13:00/2025-08-06T20:00:00-10:00", "2025-08-07", "2025-08-07", "2025-08-06T12:00:00Z", "2025-08-07T06:00:01Z"},
		{"2025-08-06T20:00:00-04:00/..", "2025-08-06", "", "2025-08-07T00:00:00Z", ""},
		{"2025-08-06", "2025-08-06", "2025-08-06", "2025-08-06T00:00:00Z", "2025-08-07T00:00:00Z"},
	} {
		d := parse(t, c.in)
		from, to := d.Moments()
		if d.Earliest.Day() != parse(t, c.first).Earliest.Day() || from != parse(t, c.from).Earliest {
			t.Errorf("%s begins on day %d at %d", c.in, d.Earliest.Day(), from)
		}
		if c.last == "" {
			if d.Latest != Future || to != Future {
				t.Errorf("%s ends", c.in)
			}
			continue
		}
		if (d.Latest-1).Day() != parse(t, c.last).Earliest.Day() || to != parse(t, c.to).Earliest {
			t.Errorf("%s ends on day %d at %d", c.in, (d.Latest - 1).Day(), to)
		}
		if d.Earliest > d.CoreStart || d.CoreStart > d.CoreEnd || d.CoreEnd > d.Latest {
			t.Errorf("%s: the core lies outside: %+v", c.in, d)
		}
	}
}

// TestEndsByMoments checks that an interval across two zones is compared in
// UTC, not on two calendars.
func TestEndsByMoments(t *testing.T) {
	if _, err := Parse("2025-08-06T20:00:00-04:00/2025-08-07T01:00:00+03:00"); err == nil {
		t.Error("an end at 22:00 UTC comes after a start at 24:00 UTC")
	}
	if _, err := Parse("[2025-08-06T20:00:00-04:00..2025-08-07T01:00:00+03:00]"); err == nil {
		t.Error("the same among alternatives")
	}
	for in, want := range map[string]bool{"2025-08-06T20:00": true, "2025-08-06": false, "2025-08-06T20:00/2025-08-07": true, "2025-08-06/2025-08-07T20:00": false,
		"[2025-08-06T20:00..]": false, "": false} {
		d, _ := Parse(in)
		if d.Clocked() != want {
			t.Errorf("Clocked of %s is %v", in, !want)
		}
	}
}

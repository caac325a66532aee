package realtools

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"parley/data/format/ical"
)

// entry is a calendar entry as read by icalendar: start and end in ISO 8601, as
// days or moments.
type entry struct{ Start, End, Status, Summary string }

// calendars reads the calendars with icalendar.
func calendars(t *testing.T, all []record) {
	for name, entries := range python[map[string]entry](t, "icalendar_entries.py", "icalendar", all) {
		r := find(all, name)
		want := 0
		for i := range r.d.Events {
			want += len(ical.Slots(&r.d.Events[i]))
		}
		if len(entries) != want {
			t.Errorf("%s: %d entries of %d", name, len(entries), want)
		}
		for uid, e := range entries {
			if e.End <= e.Start || e.Start < "1000" || e.Summary == "" {
				t.Errorf("%s: %s is %+v", name, uid, e)
			}
		}
	}
	got := python[map[string]entry](t, "icalendar_entries.py", "icalendar", []record{*find(all, "hard")})["hard"]
	want := map[string]entry{
		"kept":    {"2025-08-25T07:00:00+00:00", "2025-08-25T07:01:00+00:00", "TENTATIVE", "Planned: A planned call with a clock"},
		"xx":      {"2025-08-01", "2025-09-01", "TENTATIVE", "Planned: Some day in August ("},
		"one-of":  {"2025-08-22", "2025-08-28", "TENTATIVE", "Planned: On one day in between ("},
		"later":   {"2025-08-25", "2025-08-26", "TENTATIVE", "Possible: On that day or later ("},
		"before":  {"2025-08-30", "2025-08-31", "TENTATIVE", "Planned: A deadline before a day ("},
		"off":     {"2025-08-28", "2025-08-29", "CANCELLED", "Cancelled: A summit, called off; "}, // and a backslash with an n, which icalendar reads as a line break
		"put-off": {"2025-09-02", "2025-09-04", "TENTATIVE", "Postponed: Put off"},
		"far":     {"2150-12-31", "2151-01-01", "TENTATIVE", "Planned: In ten thousand years ("},
	}
	for id, w := range want {
		e := got[id+"@hard"]
		if e.Start != w.Start || e.End != w.End || e.Status != w.Status || !strings.HasPrefix(e.Summary, w.Summary) || strings.HasSuffix(w.Summary, "(") != strings.Contains(e.Summary, " (") {
			t.Errorf("%s is read as %+v, want %+v", id, e, w)
		}
	}
	if len(got) != len(want) {
		t.Error("entries of the hard record: ", fmt.Sprint(slices.Sorted(maps.Keys(got))))
	}
}

package realtools

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/ical"
)

// expected are the events that a format holds, with the days that its package must find;
// an end that is "" is not compared.
func expected(d *dataset.Dataset, format string) []opened {
	_, left := writers[format](d)
	var out []opened
	for i := range d.Events {
		e := &d.Events[i]
		w := opened{id: string(e.ID), title: strings.Join(strings.Fields(e.Title), " "), start: dataset.FirstISO(e.When), end: dataset.LastISO(e.When)}
		switch format {
		case "ics":
			out = append(out, slotsOf(e, w)...)
			continue
		case "parquet":
			w.start, w.end = plainDay(w.start, e.When.Earliest), plainDay(w.end, e.When.Latest)
			w.title = strings.TrimSpace(w.title + " | " + strings.Join(cast(d, e), " "))
			out = append(out, w)
			continue
		case "timelinejs":
			w.start, w.end = long(w.start), "" // a month and a year end with themselves
			if w.start == "0000-02-29" {       // a day that 1900 has not, by which TimelineJS goes
				w.start = "0000-03-01"
			}
		case "vis", "markwhen":
			w.start, w.end = long(w.start), ""
		}
		if e.When.Clocked() { // of its own zone or of UTC
			w.start = ""
		}
		if !slices.Contains(left, dataset.EventRef(i)) {
			out = append(out, w)
		}
	}
	return out
}

// slotsOf are the entries of an event in a calendar, with the days from and before which
// it lies.
func slotsOf(e *dataset.Event, w opened) []opened {
	var out []opened
	for n, s := range ical.AllSlots(e) {
		if w.start, w.end = "", ""; n > 0 {
			w.id = string(e.ID) + "." + strconv.Itoa(n+1)
		}
		if s.From >= s.To {
			w.start, w.end = civil(s.First), civil(s.Last+1)
		}
		out = append(out, w)
	}
	return out
}

func civil(day dataset.Day) string {
	return time.Unix(int64(day)*86400, 0).UTC().Format(time.DateOnly)
}

// long is a day as JavaScript writes it: years before Christ have six digits.
func long(day string) string {
	if year, ok := strings.CutPrefix(day, "-"); ok {
		return "-" + strings.Repeat("0", max(0, len("000043-03-15")-len(year))) + year
	}
	return day
}

// plainDay is a day of the years 1 to 9999, or "" for one that is open or of another.
func plainDay(day string, at edtf.Instant) string {
	if !at.Finite() || len(day) != len("2025-08-06") || day < "0001" {
		return ""
	}
	return day
}

// cast are the participants of an event, by id and role.
func cast(d *dataset.Dataset, e *dataset.Event) (out []string) {
	for _, p := range e.Who {
		out = append(out, string(d.Actors[p.Actor].ID)+":"+p.Role.Code())
	}
	return out
}

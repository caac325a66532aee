package timelinejs

import (
	"bytes"
	"encoding/json"
	"strings"

	"parley/data/format/assemble"
)

// Headings of dates in sheets before version 3.
const oldStart, oldEnd = "Start Date", "End Date"

// datesOf is how the dates of such a sheet are read: day and month by all of them.
func datesOf(slides []slide, order assemble.Order) assemble.Dates {
	var all []string
	for _, s := range slides {
		all = append(all, s.cells[oldStart], s.cells[oldEnd])
	}
	return assemble.FindOrder(order, all)
}

// whenOld reads the dates of such a sheet.
func (r *reading) whenOld() (why, fix string) {
	m := r.dates.Read(r.cell(oldStart))
	if m.When == "" {
		return "the date “" + r.cell(oldStart) + "” was not read: " + m.Say, m.Fix
	}
	r.e.When = m.When
	r.dated(oldStart, m)
	if r.cell(oldEnd) == "" {
		return "", ""
	}
	end, say := r.dates.Read(r.cell(oldEnd)), ""
	if say = end.Say; say == "" {
		r.e.When, say = assemble.Span(m.When, end.When)
	}
	if say != "" {
		r.keep(oldEnd, say+"; the event has its start alone", "an end after the start")
		return "", ""
	}
	r.dated(oldEnd, end)
	return "", ""
}

// dated marks a date as taken, or as changed where it is written otherwise.
func (r *reading) dated(name string, m assemble.Reading) {
	if m.When == r.cell(name) {
		r.take(name)
	} else {
		r.change(name, m.When, m.Why)
	}
}

// first is the JSON of TimelineJS before version 3: one object, in which the title slide
// is not set apart.
type first struct {
	Timeline struct {
		entry
		Date []entry `json:"date"`
		Era  []entry `json:"era"`
	} `json:"timeline"`
}

// entry is a slide of it.
type entry struct {
	Start    loose            `json:"startDate"`
	End      loose            `json:"endDate"`
	Headline loose            `json:"headline"`
	Text     loose            `json:"text"`
	Tag      loose            `json:"tag"`
	Asset    map[string]loose `json:"asset"`
}

// loose is a text, or another value as JSON writes it; null is none.
type loose string

// UnmarshalJSON takes any value; it never fails.
func (l *loose) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) != nil {
		s = strings.TrimPrefix(string(b), "null")
	}
	*l = loose(s)
	return nil
}

// isFirst reports whether JSON is of a version before 3.
func isFirst(data []byte) bool {
	return isJSON(data) && bytes.Contains(data, []byte(`"timeline"`)) && bytes.Contains(data, []byte(`"startDate"`))
}

// third returns the same timeline in version 3, or data itself where it is of that version.
func third(data []byte) []byte {
	var old first
	if !isFirst(data) || json.Unmarshal(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), &old) != nil {
		return data
	}
	title := old.Timeline.entry
	title.Start, title.End = "", ""
	now := map[string]any{"title": title.slide()}
	for name, list := range map[string][]entry{"events": old.Timeline.Date, "eras": old.Timeline.Era} {
		slides := make([]any, len(list))
		for i, e := range list {
			slides[i] = e.slide()
		}
		now[name] = slides
	}
	out, err := json.Marshal(now)
	if err != nil {
		return data
	}
	return out
}

// slide returns the entry in version 3.
func (e entry) slide() map[string]any {
	out := map[string]any{"text": map[string]loose{"headline": e.Headline, "text": e.Text}, "group": e.Tag}
	media := map[string]loose{}
	for name, s := range e.Asset {
		if name == "media" {
			name = "url"
		}
		media[name] = s
	}
	out["media"] = media
	for name, date := range map[string]loose{"start_date": e.Start, "end_date": e.End} {
		if d := dateOf(string(date)); len(d) > 0 && (name == "start_date" || e.End != e.Start) {
			out[name] = d
		}
	}
	return out
}

// units are the parts of a date, which commas divide: 2012,1,26,15,30.
var units = []string{"year", "month", "day", "hour", "minute", "second"}

// dateOf divides a date; one with slashes has the month first, as JavaScript reads it.
// What is neither stands as the year, which is then told to be none.
func dateOf(s string) map[string]string {
	day, clock, _ := strings.Cut(strings.TrimSpace(s), " ")
	if p := strings.Split(day, "/"); len(p) == 3 {
		s = strings.Join([]string{p[2], p[0], p[1], strings.ReplaceAll(clock, ":", ",")}, ",")
	}
	out := map[string]string{}
	parts := strings.Split(s, ",")
	if len(parts) > len(units) {
		parts = []string{s}
	}
	for i, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out[units[i]] = p
		}
	}
	return out
}

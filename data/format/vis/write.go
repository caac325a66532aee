package vis

import (
	"html"
	"strings"

	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/carry"
)

// written is the JSON of an item.
type written struct {
	ID      string      `json:"id"`
	Content string      `json:"content"`
	Start   string      `json:"start"`
	End     string      `json:"end,omitempty"`
	Type    string      `json:"type"`
	Title   string      `json:"title,omitempty"`
	Own     carry.Event `json:"parley"`
}

// Write returns the items of a record: a duration is a range up to the first
// moment after it, a day or a moment is a box. BC years have six digits, as
// vis-timeline requires. left are the events that have no place on its axis.
func Write(d *dataset.Dataset) (data []byte, left []dataset.EventRef) {
	out := struct {
		Items  []written  `json:"items"`
		Groups []struct{} `json:"groups"`
		Own    carry.File `json:"parley"`
	}{Items: []written{}, Groups: []struct{}{}, Own: carry.Whole(d)}
	for i := range d.Events {
		e := &d.Events[i]
		if !carry.Placed(e.When) {
			left = append(left, dataset.EventRef(i))
			continue
		}
		it := written{ID: string(e.ID), Content: html.EscapeString(e.Title), Type: "box", Own: carry.Of(d, i), Title: strings.ReplaceAll(html.EscapeString(e.Text), "\n", "<br>")}
		it.Start = moment(e.When)
		if last := after(e.When); e.When.Precision > edtf.Day || e.When.Shape != edtf.Point || e.When.Flags&edtf.Unspecified != 0 {
			it.End, it.Type = last, "range"
		}
		out.Items = append(out.Items, it)
	}
	return carry.JSON(out), left
}

// moment returns the first moment of a date in JavaScript's format, without a
// zone, so that it is in the reader's local time.
func moment(d edtf.Date) string {
	if d.Precision < edtf.Day && d.Shape == edtf.Point {
		return long(d.String())
	}
	return long(dataset.FirstISO(d)) + "T00:00:00"
}

// after returns the first moment after the last day of a date.
func after(d edtf.Date) string {
	if d.Precision < edtf.Day && d.Shape == edtf.Interval {
		if _, end, ok := strings.Cut(d.String(), "/"); ok && strings.Contains(end, "T") {
			return long(end)
		}
	}
	day := dataset.LastDay(d)
	return long((day + 1).ISO()) + "T00:00:00"
}

// long formats a year before 1 or after 9999 with six digits and a sign.
func long(s string) string {
	sign, rest := "", s
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "+") {
		sign, rest = s[:1], s[1:]
	}
	year, more, _ := strings.Cut(rest, "-")
	if sign == "" {
		return s
	}
	return sign + strings.Repeat("0", max(0, 6-len(year))) + year + "-" + more
}

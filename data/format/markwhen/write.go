package markwhen

import (
	"strings"

	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/carry"
)

// Write returns a Markwhen document with one event per paragraph. Dates are
// days or moments in UTC, as Markwhen's parser reads many other EDTF dates as
// the present. What has no place in the format is in comments. left are the
// events that have no place on its axis.
func Write(d *dataset.Dataset) (data []byte, left []dataset.EventRef) {
	var b strings.Builder
	b.WriteString("title: " + quoted(d.Meta.Title) + "\n")
	if d.Meta.Description != "" {
		b.WriteString("description: " + quoted(oneLine(d.Meta.Description)) + "\n")
	}
	for i := range d.Events {
		e := &d.Events[i]
		if !carry.Placed(e.When) || !fourDigits(e.When) {
			left = append(left, dataset.EventRef(i))
			continue
		}
		b.WriteString("\n" + span(e.When) + ": " + oneLine(e.Title) + "\n")
		for l := range strings.Lines(e.Text) {
			if l = strings.TrimSpace(l); l != "" {
				b.WriteString("> " + l + "\n") // an unquoted line could be parsed as a date
			}
		}
		for _, s := range carry.Sources(d, e) {
			if strings.HasPrefix(s, "http") {
				b.WriteString("> [" + s + "](" + s + ")\n")
			}
		}
		b.WriteString(eventMark + carry.Line(carry.Of(d, i)) + "\n")
	}
	b.WriteString("\n" + wholeMark + carry.Line(carry.Whole(d)) + "\n")
	return []byte(b.String()), left
}

// eventMark and wholeMark start the comments with what Markwhen has no place
// for: about the event above, and about the record.
const (
	eventMark = "// " + carry.Own + " "
	wholeMark = "// " + carry.Own + " record "
)

// span formats the first and the last day, a single day, or a moment.
func span(d edtf.Date) string {
	if d.Shape == edtf.Point && d.Clocked() && d.Flags&edtf.LocalTime == 0 {
		at, _ := d.Moments()
		return utc(at)
	}
	from, to := dataset.FirstISO(d), dataset.LastISO(d)
	if from == to {
		return from
	}
	return from + "/" + to
}

func utc(t edtf.Instant) string {
	y, m, day := t.Civil()
	s := int64(t) - int64(edtf.FromCivil(y, m, day))
	return dataset.ISODay(t) + "T" + two(s/3600) + ":" + two(s/60%60) + ":" + two(s%60) + "Z"
}

func two(n int64) string { return string([]byte{byte('0' + n/10%10), byte('0' + n%10)}) }

// fourDigits reports whether Markwhen can read the years of a date.
func fourDigits(d edtf.Date) bool {
	return len(dataset.FirstISO(d)) == len("2025-08-06") && len(dataset.LastISO(d)) == len("2025-08-06")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func quoted(s string) string { return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"` }

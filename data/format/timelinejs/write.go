package timelinejs

import (
	"html"
	"strconv"
	"strings"

	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/carry"
)

// stamp is a date of TimelineJS. Every key is written, even if empty; otherwise
// TimelineJS drops an end that refines its start.
type stamp struct {
	Year   string `json:"year"`
	Month  string `json:"month"`
	Day    string `json:"day"`
	Hour   string `json:"hour"`
	Minute string `json:"minute"`
	Second string `json:"second"`
}

type words struct {
	Headline string `json:"headline"`
	Text     string `json:"text,omitempty"`
}

type picturing struct {
	URL    string `json:"url"`
	Credit string `json:"credit,omitempty"`
	Alt    string `json:"alt,omitempty"`
}

type written struct {
	Start   stamp       `json:"start_date"`
	End     *stamp      `json:"end_date,omitempty"`
	Display string      `json:"display_date,omitempty"`
	Text    words       `json:"text"`
	Media   *picturing  `json:"media,omitempty"`
	ID      string      `json:"unique_id"`
	Own     carry.Event `json:"parley"`
}

// Write returns the timeline of a record, with dates formatted by say. Sources
// are links in the text, as TimelineJS treats an address as media; only an
// address that TimelineJS recognises as a picture becomes one. left are the
// events that have no place on its axis.
func Write(d *dataset.Dataset, say func(edtf.Date) string) (data []byte, left []dataset.EventRef) {
	out := struct {
		Title  any        `json:"title"`
		Events []written  `json:"events"`
		Own    carry.File `json:"parley"`
	}{Title: map[string]words{"text": {html.EscapeString(d.Meta.Title), paragraphsOf(d.Meta.Description)}}, Events: []written{}, Own: carry.Whole(d)}
	for i := range d.Events {
		e := &d.Events[i]
		if !carry.Placed(e.When) {
			left = append(left, dataset.EventRef(i))
			continue
		}
		w := written{ID: string(e.ID), Own: carry.Of(d, i), Display: say(e.When), Text: words{html.EscapeString(e.Title), paragraphsOf(e.Text) + sources(carry.Sources(d, e))}}
		w.Start, w.End = stamps(e.When)
		if m := pictureOf(e); m != nil {
			w.Media = &picturing{m.Src, html.EscapeString(m.Credit), m.Alt}
		}
		out.Events = append(out.Events, w)
	}
	return carry.JSON(out), left
}

// pictureOf returns the picture of a slide: the first that TimelineJS knows for one.
func pictureOf(e *dataset.Event) *dataset.Media {
	for i := range e.Rest().Media {
		if m := &e.Rest().Media[i]; picture(m.Src) && strings.HasPrefix(m.Src, "http") {
			return m
		}
	}
	return nil
}

// PicturesLeft returns how many pictures Write leaves out: a slide has one.
func PicturesLeft(d *dataset.Dataset) (n int) {
	for i := range d.Events {
		e := &d.Events[i]
		if n += len(e.Rest().Media); pictureOf(e) != nil && carry.Placed(e.When) {
			n--
		}
	}
	return n
}

func paragraphsOf(text string) string {
	if text == "" {
		return ""
	}
	return "<p>" + strings.ReplaceAll(html.EscapeString(text), "\n", "<br>") + "</p>"
}

func sources(list []string) string {
	var out strings.Builder
	for _, s := range list {
		text := html.EscapeString(s)
		if strings.HasPrefix(s, "http") {
			text = `<a href="` + text + `">` + text + `</a>`
		}
		out.WriteString("<p>" + text + "</p>")
	}
	return out.String()
}

// stamps returns the dates between which a date lies: for a year or a month
// only the known parts, for a clock time the time as written.
func stamps(d edtf.Date) (from stamp, to *stamp) {
	from = ofDay(dataset.FirstISO(d))
	last := ofDay(dataset.LastISO(d))
	switch {
	case d.Shape == edtf.Point && d.Precision < edtf.Day:
		if _, clock, ok := strings.Cut(d.String(), "T"); ok && len(clock) >= 5 {
			from.Hour, from.Minute = strings.TrimPrefix(clock[:2], "0")+"", clock[3:5]
			if from.Hour == "" {
				from.Hour = "0"
			}
			if len(clock) >= 8 && clock[5] == ':' {
				from.Second = clock[6:8]
			}
		}
		return from, nil
	case d.Shape == edtf.Point && d.Flags&edtf.Unspecified == 0 && d.Precision == edtf.Month:
		from.Day = ""
		return from, nil
	case d.Shape == edtf.Point && d.Flags&edtf.Unspecified == 0 && d.Precision == edtf.Year:
		from.Month, from.Day = "", ""
		return from, nil
	case from == last:
		return from, nil
	}
	return from, &last
}

// ofDay splits an ISO 8601 day of any year.
func ofDay(day string) stamp {
	sign := ""
	if strings.HasPrefix(day, "-") {
		sign = "-"
	}
	parts := strings.SplitN(strings.TrimLeft(day, "+-"), "-", 3)
	for i := range parts {
		n, _ := strconv.Atoi(parts[i])
		parts[i] = strconv.Itoa(n)
	}
	if len(parts) < 3 {
		return stamp{}
	}
	if parts[0] == "0" {
		sign = ""
	}
	return stamp{Year: sign + parts[0], Month: parts[1], Day: parts[2]}
}

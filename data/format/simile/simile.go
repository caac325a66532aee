// Package simile reads the events of a SIMILE Timeline, as XML or JSON.
package simile

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/items"
	"parley/data/format/markup"
)

var columns = []items.Column{
	{Name: "id", As: "id"}, {Name: "title", As: "title"}, {Name: "start", As: "when"}, {Name: "latestStart", As: "x-lateststart"}, {Name: "earliestEnd", As: "x-earliestend"},
	{Name: "end", As: "when (its end)"}, {Name: "isDuration", As: "when"}, {Name: "durationEvent", As: "when"}, {Name: "instant", As: "when"},
	{Name: "description", As: "text"}, {Name: "text", As: "text"}, {Name: "link", As: "source"}, {Name: "image", As: "media"}, {Name: "caption", As: "media alt"},
}

// Detect reports whether data is XML with events in a data element, or JSON
// with a list of events with a start.
func Detect(data []byte) bool {
	if items.Looks(data) {
		v, err := items.JSON(data)
		list := items.List(items.Object(v)["events"])
		return err == nil && len(list) > 0 && slices.ContainsFunc(list, func(e any) bool {
			o := items.Object(e)
			_, text := o["start"].(string)
			return text && o["title"] != nil
		})
	}
	root, first := items.Roots(data)
	return root == "data" && first == "event"
}

// Read adds the events to the draft. It returns an error if the file is neither
// XML nor JSON or has no events.
func Read(d *assemble.Draft, rep *assemble.Report, data []byte, order assemble.Order) error {
	list, json, err := parse(data)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return errors.New("there are no events")
	}
	t := &timeline{json: json, ages: ages(list), dates: assemble.FindOrder(order, nil)}
	if t.ages {
		rep.Warn("", "numbers fall from start to end in every event: they are read as millions of years ago", "the dates in the record, if they are not")
	}
	items.Read(d, rep, list, columns, t.event)
	return nil
}

func parse(data []byte) (list []items.Item, json bool, err error) {
	if !items.Looks(data) {
		list, err := items.XML(data, "event", "text")
		return list, false, err
	}
	v, err := items.JSON(data)
	for i, e := range items.List(items.Object(v)["events"]) {
		it := items.Item{At: "event " + strconv.Itoa(i+1), Cells: items.Cells(items.Object(e))}
		if items.Object(e) == nil {
			it.Fault = "it is no object"
		}
		list = append(list, it)
	}
	if rest := items.Object(v); len(rest) > 1 {
		delete(rest, "events")
		list = append(list, items.Item{At: "file", Sort: "file", Cells: items.Cells(rest)})
	}
	return list, true, err
}

type timeline struct {
	json, ages bool
	dates      assemble.Dates
}

func (t *timeline) event(r *items.Row) {
	if r.Sort == "file" {
		r.Over(r.Draft)
		return
	}
	if !r.Title([]string{"title"}, "description", "text", "caption") {
		r.Reject("it has neither a title nor words", "a title, if it is an event")
		return
	}
	r.ID("id")
	if why, fix := t.when(r); why != "" {
		r.Reject(why, fix)
		return
	}
	r.E.Text = r.Prose("text")
	if text := r.Prose("description"); text != "" {
		r.E.Text = strings.TrimSpace(r.E.Text + "\n\n" + text)
	}
	r.Link("link")
	caption, _ := markup.Plain(r.Text("caption"))
	r.Picture("image", caption, "")
	if len(r.E.Media) > 0 {
		r.Changed("caption", caption, "plain text")
	}
	r.Event()
}

// when parses the date. In XML, SIMILE treats an event with an end as one
// moment in between unless it is marked as a duration; in JSON it is the
// reverse.
func (t *timeline) when(r *items.Row) (why, fix string) {
	if why, fix = r.When("start", "end", t.read); why != "" {
		return why, fix
	}
	from, to, span := strings.Cut(r.E.When, "/")
	if span && !strings.ContainsAny(r.E.When, "?~%.[{") && t.instant(r) {
		r.E.When = "[" + from + ".." + to + "]"
		r.Warn("it is no duration: it happened some time between its start and its end, "+r.E.When, "isDuration, if it lasted")
	}
	r.Took("isDuration", "durationEvent", "instant")
	for _, name := range [...]string{"latestStart", "earliestEnd"} {
		r.Kept(&r.E, name, "the date in the record lasts from the first start to the last end", "")
	}
	return "", ""
}

func (t *timeline) instant(r *items.Row) bool {
	is, duration := r.Text("isDuration"), r.Text("durationEvent")
	if t.json { // where isDuration means the opposite
		return is == "true" || duration == "false"
	}
	return is == "" && duration == "" || is == "false" || duration == "false"
}

func (t *timeline) read(typed string) assemble.Reading {
	if n, err := strconv.ParseInt(typed, 10, 64); t.ages && err == nil && n >= 0 && n < 13800 {
		return assemble.Reading{When: ago(n), Why: "millions of years ago"}
	}
	if when, ok := items.ScriptDate(typed); ok {
		return assemble.Reading{When: when, Why: "as EDTF"}
	}
	if when, ok := items.Year(typed); ok {
		return assemble.Reading{When: when, Why: "a year of four digits"}
	}
	return t.dates.Read(typed)
}

func ago(millions int64) string {
	if millions == 0 {
		return "0000"
	}
	return "Y-" + strconv.FormatInt(millions*1_000_000, 10)
}

// ages reports whether all starts and ends are decreasing numbers: ages in
// millions of years, as in Timeline's geological units.
func ages(list []items.Item) bool {
	fall := 0
	for _, it := range list {
		a, errA := strconv.Atoi(it.Cells["start"])
		b, errB := strconv.Atoi(it.Cells["end"])
		if errA == nil && errB == nil {
			if a < b {
				return false
			}
			fall++
		}
	}
	return fall > 1
}

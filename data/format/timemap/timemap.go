// Package timemap reads the events of a TimeMap, from its sheet (CSV) or from
// the JSON that its server makes of it: a day, a place with coordinates and a
// description, without a title.
package timemap

import (
	"errors"
	"strconv"
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/grid"
	"parley/data/format/items"
)

var columns = []items.Column{{Name: "id", As: "id"}, {Name: "title", As: "title"}, {Name: "description", As: "text, its beginning the title"}, {Name: "desc", As: "text, its beginning the title"}, {Name: "date", As: "when"}, {Name: "time", As: "when"},
	{Name: "time_precision", As: "x-time-precision"}, {Name: "location", As: "where"}, {Name: "latitude", As: "where (lat)"}, {Name: "longitude", As: "where (lon)"}, {Name: "lat", As: "where (lat)"}, {Name: "long", As: "where (lon)"},
	{Name: "category", As: "tags"}, {Name: "type", As: "tags"}, {Name: "associations", As: "tags"}, {Name: "filters", As: "tags"}, {Name: "source", As: "source"}, {Name: "sources", As: "source"}}

// names folds headings: EXPORT_EVENTS has association1, source2 and so on.
func fold(heading string) string {
	h := strings.ToLower(strings.TrimSpace(heading))
	if h == "lng" || h == "lon" {
		return "long"
	}
	return h
}

// head reports whether the headings are those of a TimeMap.
func head(cells map[string]bool) bool {
	words := cells["description"] || cells["desc"]
	degrees := cells["latitude"] && cells["longitude"] || cells["lat"] && cells["long"]
	return words && degrees && cells["date"] && !cells["title"] && !cells["name"] && (cells["location"] || cells["time"])
}

// parse returns the events of a file.
func parse(data []byte) ([]items.Item, error) {
	if !items.Looks(data) {
		rows, err := grid.Read(data)
		return sheet(rows), err
	}
	v, err := items.JSON(data)
	list := items.List(v)
	if o := items.Object(v); o != nil {
		list = items.List(o["events"])
	}
	var out []items.Item
	for i, e := range list {
		it := items.Item{At: "event " + strconv.Itoa(i+1), Cells: map[string]string{}}
		if items.Object(e) == nil {
			it.Fault = "it is no object"
		}
		for name, s := range items.Cells(items.Object(e)) {
			it.Cells[fold(name)] = s
		}
		out = append(out, it)
	}
	return out, err
}

func sheet(rows []grid.Row) []items.Item {
	var heads []string
	var out []items.Item
	for _, row := range rows {
		if heads == nil {
			for _, h := range row.Cells {
				heads = append(heads, fold(h))
			}
			continue
		}
		it := items.Item{At: row.At(), Cells: map[string]string{}, Fault: row.Fault}
		for i, s := range row.Cells {
			name := "column " + strconv.Itoa(i+1)
			if i < len(heads) && heads[i] != "" {
				name = heads[i]
			}
			for s != "" && it.Cells[name] != "" {
				name += " (2)"
			}
			if s != "" && row.Fault == "" {
				it.Cells[name] = s
			}
		}
		out = append(out, it)
	}
	return out
}

// Detect reports whether data is a table or a list of events of a TimeMap.
func Detect(data []byte) bool {
	found := map[string]bool{}
	if items.Looks(data) {
		all, err := parse(data)
		for _, it := range all {
			for name := range it.Cells {
				found[name] = true
			}
		}
		return err == nil && head(found)
	}
	if rows := grid.First(data); len(rows) > 0 {
		for _, h := range rows[0].Cells {
			found[fold(h)] = true
		}
	}
	return head(found)
}

// Read adds the events to the draft. It returns an error if there are none.
func Read(d *assemble.Draft, rep *assemble.Report, data []byte, order assemble.Order) error {
	all, err := parse(data)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return errors.New("there are no events")
	}
	var typed []string
	for _, it := range all {
		typed = append(typed, it.Cells["date"])
	}
	m := &reader{dates: assemble.FindOrder(order, typed)}
	if m.dates.Order == assemble.Unknown && items.Looks(data) {
		m.dates = assemble.FindOrder(assemble.MonthFirst, nil) // as its server writes them
	}
	items.Read(d, rep, all, columns, m.event)
	return nil
}

type reader struct{ dates assemble.Dates }

func (m *reader) event(r *items.Row) {
	if !r.Title([]string{"title"}, "description", "desc", "location") {
		r.Reject("it has no words", "a description, if it is an event")
		return
	}
	clock := r.Text("time")
	read := func(day string) assemble.Reading {
		if got := m.dates.Read(day + " " + clock); clock != "" && strings.Contains(got.When, "T") {
			r.Took("time")
			return got
		}
		return m.dates.Read(day)
	}
	if why, fix := r.When("date", "end_date", read); why != "" {
		r.Reject(why, fix)
		return
	}
	if clock != "" && !strings.Contains(r.E.When, "T") {
		if strings.Trim(clock, "0:") == "" {
			r.Changed("time", "", "midnight is what programs write for a day without a clock time")
		} else {
			r.Kept(&r.E, "time", "no time of a day that can be read", "a time such as 14:30")
		}
	}
	r.ID("id")
	for _, name := range [...]string{"description", "desc"} {
		if r.Text(name) != "" {
			r.E.Text = r.Prose(name)
		}
	}
	m.where(r)
	m.lists(r)
	r.Event()
}

func (m *reader) where(r *items.Row) {
	latitude, longitude := "latitude", "longitude"
	if r.Text(latitude) == "" {
		latitude, longitude = "lat", "long"
	}
	name := r.Text("location")
	if lat, lon, ok := r.Located(latitude, longitude); ok {
		r.At(name, lat, lon)
	} else if name != "" {
		r.E.Where = r.Draft.Spelling(name)
	}
	r.Took("location")
}

// lists reads tags and sources, given in numbered columns or as a list.
func (m *reader) lists(r *items.Row) {
	for _, name := range r.Names() {
		switch bare := strings.TrimRight(name, "0123456789"); bare {
		case "category", "type", "association", "associations", "filters", "filter":
			r.Tags(name, strings.TrimSpace(items.Join))
		case "source", "sources":
			m.sources(r, name)
		}
	}
}

func (m *reader) sources(r *items.Row, name string) {
	s := r.Text(name)
	if s == "" || assemble.NoValue(s) {
		return
	}
	for part := range strings.FieldsFuncSeq(s, divider) {
		if _, ok := assemble.Address(part); !ok {
			r.E.Sources = append(r.E.Sources, assemble.Source{Title: strings.Join(strings.Fields(s), " ")})
			r.Took(name)
			return
		}
	}
	for part := range strings.FieldsFuncSeq(s, divider) {
		r.E.Sources = append(r.E.Sources, assemble.Source{URL: part})
	}
	r.Took(name)
}

func divider(c rune) bool { return strings.ContainsRune("; \n,", c) }

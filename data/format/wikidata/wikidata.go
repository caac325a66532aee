// Package wikidata reads the results of Wikidata queries, as JSON: SPARQL
// results, or the same as a list. A row with a date becomes an event, any other
// a participant or a place; rows with the same item and date are one event.
package wikidata

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/items"
)

// Names of variables with a known meaning, by priority.
var (
	starts = []string{"pointInTime", "point_in_time", "date", "time", "when", "start", "startTime", "start_time", "inception", "begin", "startDate"}
	ends   = []string{"end", "endTime", "end_time", "endDate", "dissolved"}
	coords = []string{"coord", "coords", "coordinates", "coordinate", "location", "coordinateLocation", "geo"}
	places = []string{"placeLabel", "locationLabel", "countryLabel", "place"}
	people = []string{"participantLabel", "participantsLabel", "participants", "participant", "personLabel", "actorLabel"}
	kinds  = []string{"instanceLabel", "instanceOfLabel", "typeLabel", "classLabel"}
	levels = []string{"precision", "timePrecision", "datePrecision", "prec"}
)

var columns = []items.Column{{Name: "item", As: "x-wikidata or wikidata"}, {Name: "itemLabel", As: "title or name"}, {Name: "itemDescription", As: "text or description"}, {Name: "date", As: "when"},
	{Name: "pointInTime", As: "when"}, {Name: "start", As: "when"}, {Name: "end", As: "when (its end)"}, {Name: "coord", As: "where (lat, lon)"}, {Name: "placeLabel", As: "where"},
	{Name: "participantLabel", As: "who"}, {Name: "precision", As: "when"}, {Name: "countryLabel", As: "where"}, {Name: "instanceLabel", As: "kind"}}

// bindings returns the rows, and whether the file holds query results.
func bindings(v any) (rows []any, ok bool) {
	if o := items.Object(v); o != nil {
		rows = items.List(items.Object(o["results"])["bindings"])
		return rows, items.Object(o["head"]) != nil && rows != nil
	}
	rows = items.List(v)
	if len(rows) == 0 {
		return nil, false
	}
	for _, cell := range items.Object(rows[0]) {
		if s, text := cell.(string); text && entity.MatchString(s) {
			return rows, true
		}
	}
	return nil, false
}

var entity = regexp.MustCompile(`^https?://www\.wikidata\.org/(?:entity|wiki)/([QPL]\d+)$`)

// Detect reports whether data is JSON with the bindings of a query.
func Detect(data []byte) bool {
	if !items.Looks(data) {
		return false
	}
	v, err := items.JSON(data)
	_, ok := bindings(v)
	return err == nil && ok
}

// Read adds the rows to the draft. It returns an error if there are none.
func Read(d *assemble.Draft, rep *assemble.Report, data []byte, _ assemble.Order) error {
	v, err := items.JSON(data)
	if err != nil {
		return err
	}
	rows, _ := bindings(v)
	if len(rows) == 0 {
		return errors.New("there are no rows")
	}
	var all []items.Item
	for i, row := range rows {
		it := items.Item{At: "row " + strconv.Itoa(i+1), Cells: map[string]string{}}
		if items.Object(row) == nil {
			it.Fault = "it is no object"
		}
		for name, cell := range items.Object(row) {
			s := items.Plain(cell)
			if o := items.Object(cell); o != nil {
				s = items.Plain(o["value"])
			}
			if s != "" {
				it.Cells[name] = s
			}
		}
		all = append(all, it)
	}
	q := &query{seen: map[string]int{}}
	items.Read(d, rep, all, columns, q.row)
	return nil
}

type query struct{ seen map[string]int } // events by item and date; positions in the draft

// subject returns the first variable with an item that has a label, and the
// item's number.
func subject(r *items.Row) (name, q string) {
	best := ""
	for n, s := range r.Cells {
		if entity.MatchString(s) && (best == "" || rank(r, n) < rank(r, best) || rank(r, n) == rank(r, best) && n < best) {
			best = n
		}
	}
	if best == "" {
		return "", ""
	}
	return best, entity.FindStringSubmatch(r.Text(best))[1]
}

func rank(r *items.Row, name string) int {
	switch {
	case name == "item":
		return 0
	case name == "event":
		return 1
	case r.Text(name+"Label") != "":
		return 2
	}
	return 3
}

func (q *query) row(r *items.Row) {
	item, number := subject(r)
	start := ""
	for _, s := range starts {
		if t := r.Text(s); t != "" && !strings.Contains(t, "/.well-known/genid/") {
			start = s
			break
		}
	}
	label, cell := r.First(item+"Label", "label", "title", "name", item)
	switch {
	case label == "" || entity.MatchString(label):
		r.Reject("it has no label", "SERVICE wikibase:label in the query")
	case start == "" && item == "event":
		r.Reject("it has no date", "?date in the query, from wdt:P585 or wdt:P580")
	case start == "":
		q.thing(r, item, number, label, cell)
	default:
		q.event(r, item, number, start)
	}
}

func (q *query) event(r *items.Row, item, number, start string) {
	r.Title([]string{item + "Label", "label", "title", "name", item})
	_, end := r.First(ends...)
	read := func(s string) assemble.Reading { return date(r, s) }
	if why, fix := r.When(start, end, read); why != "" {
		r.Reject(why, fix)
		return
	}
	if at, ok := q.seen[number+" "+r.E.When]; ok && number != "" {
		e := &r.Draft.Events[at]
		for _, who := range q.who(r) {
			if !has(e.Who, who) {
				e.Who = append(e.Who, who)
			}
		}
		r.Took(item, item+"Label")
		r.Warn("it is the event of an earlier row: “"+e.Title+"”", "")
		r.Over(&assemble.Event{})
		return
	}
	q.seen[number+" "+r.E.When] = len(r.Draft.Events)
	if d := r.Text(item + "Description"); d != "" {
		r.E.Text = d
		r.Took(item + "Description")
	}
	r.E.Who = q.who(r)
	name, cell := r.First(places...)
	r.Took(cell)
	if lat, lon, from, ok := point(r); ok {
		r.At(name, lat, lon)
		r.Changed(from, lat+", "+lon, "latitude and longitude")
	} else if name != "" {
		r.E.Where = r.Draft.Spelling(name)
	}
	if number != "" {
		r.E.Sources = []assemble.Source{{URL: "https://www.wikidata.org/wiki/" + number, Cited: true}}
		r.E.Keep("wikidata", number)
		r.Changed(item, number, "the number of the item, and its page as a source")
	}
	r.Event()
}

func (q *query) who(r *items.Row) []string {
	name, cell := r.First(people...)
	r.Took(cell)
	var out []string
	for s := range strings.SplitSeq(name, ";") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, r.Draft.Spelling(s))
		}
	}
	return out
}

// thing adds a place or a participant for a row without a date.
func (q *query) thing(r *items.Row, item, number, label, cell string) {
	lat, lon, from, ok := point(r)
	key := number + "\x00" + label
	if ok {
		p := r.Draft.Place(key, label)
		p.Set("lat", lat)
		p.Set("lon", lon)
		p.Set("wikidata", number)
		r.Changed(from, lat+", "+lon, "latitude and longitude")
		q.told(r, item, number, cell)
		r.Over(p)
		return
	}
	a := r.Draft.Actor(key, label)
	a.Set("wikidata", number)
	if d := r.Text(item + "Description"); d != "" {
		a.Set("description", d)
		r.Took(item + "Description")
	}
	if word, name := r.First(kinds...); word != "" {
		if kind, ok := items.Kind(word); ok {
			a.Kind = kind
			r.Changed(name, kind, "the kind in the words of the codebook")
		}
	}
	q.told(r, item, number, cell)
	r.Over(a)
}

func (q *query) told(r *items.Row, item, number, cell string) {
	r.Took(cell)
	if number != "" {
		r.Changed(item, number, "the number of the item")
	}
}

func point(r *items.Row) (lat, lon, name string, ok bool) {
	for _, c := range coords {
		if lat, lon, ok = items.WKT(r.Text(c)); ok {
			return lat, lon, c, true
		}
	}
	return "", "", "", false
}

var stamp = regexp.MustCompile(`^([+-]?\d{4,})-(\d\d)-(\d\d)T00:00:00Z$`)

// date parses a Wikidata time. It has no clock time, and gives the first day of
// a month or year: the precision tells which is meant; without one, 1 January
// means the year.
func date(r *items.Row, s string) assemble.Reading {
	m := stamp.FindStringSubmatch(s)
	if m == nil {
		return assemble.Dates{}.Read(s)
	}
	level, name := r.First(levels...)
	r.Took(name)
	year, day := strings.TrimPrefix(m[1], "+"), m[2]+"-"+m[3]
	if len(strings.TrimPrefix(year, "-")) > 4 {
		return assemble.Reading{When: "Y" + year, Why: "a year of more than four digits"}
	}
	switch {
	case level == "9" || day == "00-00" || m[2] == "00" || level == "" && day == "01-01":
		return assemble.Reading{When: year, Why: "Wikidata writes a year by its first day"}
	case level == "10" || m[3] == "00":
		return assemble.Reading{When: year + "-" + m[2], Why: "Wikidata writes a month by its first day"}
	case level == "8" && len(year) == 4:
		return assemble.Reading{When: year[:3] + "X", Why: "a decade"}
	case level == "7" && len(year) == 4:
		return assemble.Reading{When: year[:2] + "XX", Why: "a century"}
	}
	if _, ok := items.Valid(year + "-" + day); !ok {
		return assemble.Reading{Say: "there is no such day", Fix: "the date in Wikidata"}
	}
	return assemble.Reading{When: year + "-" + day, Why: "Wikidata's times have no clock"}
}

func has(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

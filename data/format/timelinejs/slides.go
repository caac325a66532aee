package timelinejs

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/grid"
	"parley/data/format/items"
)

// slide is one slide, with cells by the headings of the sheet.
type slide struct {
	at    string // such as line 7, or event 3
	cells map[string]string
	fault string // why it could not be read, or ""
}

// columns are the headings of the sheet in order, with their JSON paths and the
// keys of the record.
var columns = []struct{ name, path, as string }{
	{"Year", "start_date.year", "when"},
	{"Month", "start_date.month", "when"},
	{"Day", "start_date.day", "when"},
	{"Time", "", "when"},
	{"End Year", "end_date.year", "when (its end)"},
	{"End Month", "end_date.month", "when (its end)"},
	{"End Day", "end_date.day", "when (its end)"},
	{"End Time", "", "when (its end)"},
	{oldStart, "", "when"},
	{oldEnd, "", "when (its end)"},
	{"Display Date", "display_date", "when, if vaguer"},
	{"Headline", "text.headline", "title"},
	{"Text", "text.text", "text"},
	{"Media", "media.url", "media or source"},
	{"Media Credit", "media.credit", "media credit"},
	{"Media Caption", "media.caption", "media alt"},
	{"Media Thumbnail", "media.thumbnail", "x-media-thumbnail"},
	{"Alt Text", "media.alt", "media alt"},
	{"Type", "", "type"},
	{"Group", "group", "tags"},
	{"Background", "background.url", "x-background"},
	{"Unique ID", "unique_id", "id"},
}

// heading returns the sheet heading for a JSON path, or the path itself.
func heading(path string) string {
	for _, c := range columns {
		if c.path == path {
			return c.name
		}
	}
	return path
}

// known returns the heading as listed, ignoring letter case, or the name
// itself.
func known(name string) string {
	name = strings.TrimSpace(name)
	if name == "Tag" { // before version 3
		return "Group"
	}
	for _, c := range columns {
		if strings.EqualFold(c.name, name) {
			return c.name
		}
	}
	return name
}

// document is the JSON of a timeline.
type document struct {
	Title  json.RawMessage   `json:"title"`
	Eras   []json.RawMessage `json:"eras"`
	Events []json.RawMessage `json:"events"`
	rest   map[string]string // other members of the timeline, by path
}

func parse(data []byte) (document, error) {
	var d document
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	err := json.Unmarshal(data, &d)
	d.rest = map[string]string{}
	if fields := map[string]any{}; err == nil && json.Unmarshal(data, &fields) == nil {
		for _, key := range [...]string{"title", "eras", "events", items.Own} {
			delete(fields, key)
		}
		scalars("", fields, d.rest)
	}
	var fault *json.SyntaxError
	if errors.As(err, &fault) {
		line := bytes.Count(data[:min(int(fault.Offset), len(data))], []byte("\n")) + 1
		err = fmt.Errorf("line %d is no valid JSON: %w", line, err)
	}
	return d, err
}

// wholeFile marks the slide that stands for the timeline as a whole.
const wholeFile = "file"

// fromJSON returns the slides of the JSON: the title, the eras, the events, and
// one for the other members of the timeline.
func fromJSON(data []byte) ([]slide, error) {
	d, err := parse(data)
	if err != nil {
		return nil, err
	}
	var out []slide
	if len(d.rest) > 0 {
		out = append(out, slide{at: wholeFile, cells: d.rest})
	}
	if len(d.Title) > 0 && string(d.Title) != "null" {
		out = append(out, flat("title", "title", d.Title))
	}
	for i, e := range d.Eras {
		out = append(out, flat("era "+strconv.Itoa(i+1), "era", e))
	}
	for i, e := range d.Events {
		out = append(out, flat("event "+strconv.Itoa(i+1), "", e))
	}
	return out, nil
}

// flat converts a slide of the JSON to cells by sheet heading.
func flat(at, kind string, raw []byte) slide {
	s := slide{at: at, cells: map[string]string{}}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var fields map[string]any
	if err := d.Decode(&fields); err != nil {
		s.fault = "it is no slide: fields with names are wanted"
		return s
	}
	scalars("", fields, s.cells)
	for _, end := range [...]struct{ date, name string }{{"start_date", "Time"}, {"end_date", "End Time"}} {
		s.time(end.date, end.name)
	}
	if kind != "" {
		s.cells["Type"] = kind
	}
	return s
}

// deepest is the maximum nesting of objects; deeper values become one text.
const deepest = 8

// scalars collects all texts and numbers of an object by heading.
func scalars(path string, v any, to map[string]string) {
	if strings.Count(path, ".") > deepest {
		v = fmt.Sprint(v)
	}
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			scalars(strings.TrimPrefix(path+"."+key, "."), v[key], to)
		}
	case []any:
		for i, inner := range v {
			scalars(path+"."+strconv.Itoa(i), inner, to)
		}
	case nil:
	default:
		name := heading(path)
		for to[name] != "" {
			name += " (2)"
		}
		if s := strings.TrimSpace(grid.Clean(fmt.Sprint(v))); s != "" {
			to[name] = s
		}
	}
}

// time joins hour, minute and second into a clock time.
func (s slide) time(date, name string) {
	var parts []string
	for _, unit := range [...]string{"hour", "minute", "second"} {
		key := date + "." + unit
		if v := s.cells[key]; v != "" {
			parts = append(parts, v)
		}
		delete(s.cells, key)
	}
	if len(parts) == 1 {
		parts = append(parts, "00")
	}
	if len(parts) > 0 {
		s.cells[name] = strings.Join(parts, ":")
	}
}

// fromSheet returns the slides of the sheet. It returns an error if it has not the
// headings of one.
func fromSheet(data []byte) ([]slide, error) {
	rows, err := grid.Read(data)
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || !isHead(rows[0]) {
		return nil, errors.New("the first row has no headings Year and Headline, or Start Date, Headline and Media Credit")
	}
	var out []slide
	for _, r := range rows[1:] {
		s := slide{at: r.At(), cells: map[string]string{}, fault: r.Fault}
		for i, c := range r.Cells {
			name := "column " + strconv.Itoa(i+1)
			if i < len(rows[0].Cells) && rows[0].Cells[i] != "" {
				name = known(rows[0].Cells[i])
			}
			for c != "" && s.cells[name] != "" { // duplicate heading
				name += " (2)"
			}
			if c != "" {
				s.cells[name] = c
			}
		}
		out = append(out, s)
	}
	return out, nil
}

func isHead(r grid.Row) bool {
	var names []string
	for _, c := range r.Cells {
		names = append(names, known(c))
	}
	has := func(name string) bool { return slices.Contains(names, name) }
	return r.Fault == "" && has("Headline") && (has("Year") || has(oldStart) && has("Media Credit"))
}

// declare adds the columns that the slides use to the report and returns their
// numbers by heading.
func declare(rep *assemble.Report, slides []slide) map[string]int {
	used := map[string]bool{}
	for _, s := range slides {
		for name := range s.cells {
			used[name] = true
		}
	}
	at := map[string]int{}
	for _, c := range columns {
		if used[c.name] {
			at[c.name] = rep.Column(c.name, c.as)
			delete(used, c.name)
		}
	}
	var rest []string
	for name := range used {
		rest = append(rest, name)
	}
	slices.Sort(rest)
	for _, name := range rest {
		at[name] = rep.Column(name, "x-"+assemble.Slug(name))
	}
	return at
}

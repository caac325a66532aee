// Package timelinejs reads TimelineJS timelines: the JSON of version 3 and of those
// before it, and the sheet saved as CSV. Eras become events of type PERIOD, the title slide becomes the
// title of the record. Links in texts and media become cited sources, which
// were not read.
package timelinejs

import (
	"bytes"
	"errors"
	"path"
	"slices"
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/grid"
	"parley/data/format/items"
	"parley/data/format/markup"
)

// Detect reports whether data is a timeline: JSON, possibly invalid, with
// events and a start_date or in the form before version 3, or a table whose first
// row has the headings of its sheet.
func Detect(data []byte) bool {
	if isJSON(data) {
		return isFirst(data) || bytes.Contains(data, []byte(`"events"`)) && bytes.Contains(data, []byte(`"start_date"`))
	}
	rows := grid.First(data)
	return len(rows) > 0 && isHead(rows[0])
}

func isJSON(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n"), []byte("{"))
}

// Read adds the slides of a timeline to the draft and reports on each. It
// returns an error if data is neither the JSON nor the sheet.
func Read(d *assemble.Draft, rep *assemble.Report, data []byte, order assemble.Order) error {
	read := fromSheet
	if isJSON(data) {
		read, data = fromJSON, third(data)
		if v, err := items.JSON(data); err == nil {
			items.CarriedFile(d, items.Object(v))
		}
	}
	slides, err := read(data)
	if err != nil {
		return err
	}
	if len(slides) == 0 {
		return errors.New("the timeline has no slides")
	}
	t := &timeline{draft: d, rep: rep, at: declare(rep, slides), dates: datesOf(slides, order)}
	for _, s := range slides {
		t.slide(s)
	}
	return nil
}

// timeline is the state of reading a timeline.
type timeline struct {
	draft *assemble.Draft
	rep   *assemble.Report
	at    map[string]int // column numbers by heading
	dates assemble.Dates // of a sheet before version 3
}

// reading is the state of reading a slide.
type reading struct {
	*timeline
	*assemble.Row
	slide
	e assemble.Event
}

// cell returns the text under a heading.
func (r *reading) cell(name string) string { return r.slide.cells[name] }

// col returns the number of a column, or -1 if no slide uses it.
func (r *reading) col(name string) int {
	if at, ok := r.timeline.at[name]; ok {
		return at
	}
	return -1
}

func (r *reading) take(names ...string) {
	for _, n := range names {
		if r.cell(n) != "" {
			r.Take(r.col(n))
		}
	}
}

func (r *reading) change(name, to, why string) {
	if r.cell(name) != "" {
		r.Change(r.col(name), to, why)
	}
}

// keep keeps a cell under x-.
func (r *reading) keep(name, why, fix string) {
	s := r.cell(name)
	switch {
	case s == "":
	case why == "":
		r.e.Keep(name, s)
		r.KeepQuietly(r.col(name))
	default:
		r.Keep(r.col(name), r.e.Keep(name, s), why, fix)
	}
}

func (t *timeline) slide(s slide) {
	cells := make([]string, len(t.rep.Columns))
	for name, c := range s.cells {
		cells[t.at[name]] = c
	}
	r := &reading{timeline: t, Row: t.rep.Row(s.at, cells), slide: s, e: assemble.Event{File: t.rep.File, At: s.at}}
	switch kind := strings.ToLower(s.cells["Type"]); {
	case s.fault != "":
		r.Reject(s.fault, "")
	case s.at == wholeFile:
		r.whole(nil)
	case kind == "title":
		r.title()
	default:
		r.event(kind)
	}
}

// title makes the title slide the title of the record.
func (r *reading) title() {
	head, _ := markup.Plain(r.cell("Headline"))
	if head = strings.Join(strings.Fields(head), " "); r.draft.Title != "" {
		r.Reject("there is a title already: “"+r.draft.Title+"”", "one title slide, or an import of its own")
		return
	}
	r.draft.Title = head
	r.take("Headline", "Type")
	text, links := markup.Plain(r.cell("Text"))
	if r.draft.Description = text; text != r.cell("Text") {
		r.change("Text", text, "plain text")
	}
	r.take("Text")
	for _, l := range links {
		r.draft.Keep("link", l)
	}
	r.whole([]string{"Headline", "Type", "Text"})
}

// whole keeps the remaining cells of the timeline as a whole.
func (r *reading) whole(read []string) {
	for _, c := range r.rep.Columns {
		if s := r.cell(c.Name); s != "" && !slices.Contains(read, c.Name) {
			r.draft.Keep(c.Name, s)
			r.KeepQuietly(r.col(c.Name))
		}
	}
	r.Done()
}

func (r *reading) event(kind string) {
	if why, fix := r.must(kind == "era"); why != "" {
		r.Reject(why, fix)
		return
	}
	r.text()
	r.media()
	switch kind {
	case "era":
		r.e.Type = "PERIOD"
		r.change("Type", "PERIOD", "an era is a period")
	case "":
	default:
		r.keep("Type", "no type of slide that TimelineJS has", "title, era, or nothing")
	}
	if g := r.cell("Group"); g != "" {
		r.e.Tags = []string{g}
		r.take("Group")
	}
	if id := r.cell("Unique ID"); id != "" {
		if r.e.ID = r.draft.Claim(id); r.e.ID != id {
			r.change("Unique ID", r.e.ID, "an id is made of a to z, digits and hyphens, is no number, and is given once")
		}
		r.take("Unique ID")
	}
	if own := items.Carried(r.draft, &r.e, r.cell); own != nil {
		r.take(own...)
		r.take("Display Date")
	}
	r.rest()
	if len(r.e.Sources) == 0 {
		r.Warn("no source: the file itself becomes one", "a source under the event, with the address where it was read")
	}
	r.Done()
	r.draft.Events = append(r.draft.Events, r.e)
}

// rest keeps the cells that no part of an event uses.
func (r *reading) rest() {
	for _, c := range r.rep.Columns {
		if strings.HasPrefix(c.As, "x-") && r.Untouched(r.col(c.Name)) {
			r.keep(c.Name, "", "")
		}
	}
}

// pictures are the file name extensions of pictures.
var pictures = map[string]bool{".jpg": true, ".jpeg": true, ".png": true, ".gif": true, ".webp": true, ".svg": true, ".avif": true}

// picture reports whether an address has the extension of a picture.
func picture(address string) bool {
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	return pictures[strings.ToLower(path.Ext(address))]
}

// Package format lists the formats that can be made into a record, one row of a
// table for each, and makes records of their files. The readers of the formats do not
// know one another.
package format

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"parley/data/codebook"
	"parley/data/edtf"
	"parley/data/format/assemble"
	"parley/data/format/book"
	"parley/data/format/calendar"
	"parley/data/format/coded"
	"parley/data/format/csv"
	"parley/data/format/geojson"
	"parley/data/format/gexf"
	"parley/data/format/graphml"
	"parley/data/format/grid"
	"parley/data/format/kumu"
	"parley/data/format/littlesis"
	"parley/data/format/markwhen"
	"parley/data/format/own"
	"parley/data/format/simile"
	"parley/data/format/timelinejs"
	"parley/data/format/timemap"
	"parley/data/format/vis"
	"parley/data/format/wikidata"
)

// Importer reads one format.
type Importer struct {
	Name string // as Options.As names it
	What string // what it is, for the help
	// Detect reports whether data is of the format, by what is in it.
	Detect func(data []byte) bool
	// Read adds what is in data to the draft and says in the report what became of
	// each row. It returns an error when nothing can be read.
	Read func(d *assemble.Draft, rep *assemble.Report, data []byte, dates assemble.Order) error
}

// Importers lists the formats, the narrow ones before those that take much.
func Importers() []Importer {
	var out []Importer
	for _, t := range coded.Tables() {
		out = append(out, Importer(t))
	}
	return append(out, []Importer{
		{"parley", "a whole record as JSON, as Parley writes it", own.Detect, own.Read},
		{"vis", "items of a vis-timeline, with groups, as JSON", vis.Detect, vis.Read},
		{"timelinejs", "a timeline of TimelineJS 3, as JSON or its sheet as CSV, XLSX or ODS", timelinejs.Detect, timelinejs.Read},
		{"simile", "events of a SIMILE Timeline, as XML or JSON", simile.Detect, simile.Read},
		{"ical", "entries of a calendar, as iCalendar", calendar.Detect, calendar.Read},
		{"geojson", "features of GeoJSON or Linked Places", geojson.Detect, geojson.Read},
		{"wikidata", "results of a query of Wikidata, as JSON", wikidata.Detect, wikidata.Read},
		{"timemap", "events of a TimeMap, as its sheet or JSON", timemap.Detect, timemap.Read},
		{"markwhen", "a document of markwhen", markwhen.Detect, markwhen.Read},
		{"gexf", "a graph of Gephi, NetworkX and others, GEXF 1.1 to 1.3", gexf.Detect, gexf.Read},
		{"graphml", "a graph of yEd, NetworkX, igraph and others", graphml.Detect, graphml.Read},
		{"kumu", "a map of Kumu, as JSON", kumu.Detect, kumu.Read},
		{"littlesis", "a map of Oligrapher, or entities and relationships of LittleSis, as JSON", littlesis.Detect, littlesis.Read},
		{"table", "a table of events, as CSV, TSV, XLSX, ODS or a list in JSON or YAML, with headings for title and date", csv.Detect, csv.Read},
	}...)
}

// Names lists the names of the formats.
func Names() string {
	out := []string{Book}
	for _, im := range Importers() {
		out = append(out, im.Name)
	}
	return strings.Join(out, ", ")
}

// File is a file to import: its name, with slashes, and what is in it.
type File struct {
	Name string
	Data []byte
}

// Options say what the files do not. The zero value leaves all to them but AsOf.
type Options struct {
	As            string            // the format of all files; found by content if ""
	Dates         string            // day-first or month-first, or "" where the dates say
	Columns       map[string]string // what the columns of tables are, by heading as csv.Fold has it
	Kept          []assemble.Known  // the ids that events were given before
	assemble.Meta                   // Title is that of the first file's name if ""
}

// Check returns an error for a word that is not allowed, and says which are.
func (o Options) Check() error {
	_, dates := assemble.ParseOrder(o.Dates)
	_, actors := codebook.ParseActorKind(o.ActorKind)
	_, places := codebook.ParsePlaceKind(o.PlaceKind)
	switch {
	case o.As != "" && o.As != Book && !slices.ContainsFunc(Importers(), func(im Importer) bool { return im.Name == o.As }):
		return fmt.Errorf("unknown format %q; formats are %s", o.As, Names())
	case !dates:
		return fmt.Errorf("dates %q: write day-first or month-first", o.Dates)
	case o.ActorKind != "" && !actors:
		return fmt.Errorf("unknown kind of actor %q; kinds are %s", o.ActorKind, codes(codebook.ActorKinds()))
	case o.PlaceKind != "" && !places:
		return fmt.Errorf("unknown kind of place %q; kinds are %s", o.PlaceKind, codes(codebook.PlaceKinds()))
	}
	for heading, as := range o.Columns {
		if !csv.Known(as) {
			return fmt.Errorf("the column %q is said to be %q; columns are %s, or x- for one that is kept as it is", heading, as, csv.Words())
		}
	}
	_, err := edtf.Parse(o.AsOf)
	return err
}

func codes(rows []codebook.Row) string {
	var out []string
	for _, r := range rows {
		out = append(out, r.Code)
	}
	return strings.Join(out, ", ")
}

// Record is what was made of files.
type Record struct {
	YAML    []byte // a dataset.yaml
	Events  int
	Actors  int
	Ties    int
	Reports []*assemble.Report // one for each file
	Starts  []assemble.Start   // of the events in YAML
	Kept    []assemble.Known   // the ids of all events, for the next time
}

// Unread is the error for a file of which nothing can be read.
type Unread struct {
	File string
	As   string // the format that it was taken for, or ""
	Err  error
}

// Error names the file, the format and the reason.
func (u Unread) Error() string {
	if u.As == "" {
		return u.File + ": " + u.Err.Error()
	}
	return u.File + ", read as " + u.As + ": " + u.Err.Error()
}

// Unwrap returns the reason.
func (u Unread) Unwrap() error { return u.Err }

// unknown returns the reason why a file of no format is not read.
func unknown(f File, as string) error {
	if len(bytes.TrimSpace(f.Data)) == 0 {
		return errors.New("it is empty")
	}
	if table := csv.NoTable(f.Data); table != nil && as == "" {
		return table
	}
	return fmt.Errorf("it is of no format that can be read (%s); a table needs headings for a title and a date, and --as says which format it is", Names())
}

// Import makes one record of all files. It returns an error when an option is no good,
// or for a file of which nothing can be read; what is wrong in a row is told in the
// reports. The same files and options give the same bytes.
// It takes time that grows with the size of the files.
func Import(files []File, o Options) (Record, error) {
	if err := o.Check(); err != nil {
		return Record{}, err
	}
	order, _ := assemble.ParseOrder(o.Dates)
	if sheets := workbookOf(files, o.As); sheets != nil {
		return fromBook(bookName(files), sheets, o, order)
	}
	draft, rec := &assemble.Draft{Columns: o.Columns, Kept: o.Kept}, Record{}
	for _, f := range files {
		if draft.Whole != nil {
			return rec, Unread{File: f.Name, Err: errors.New("a whole record is imported alone; other files of the same folder can be layers of it")}
		}
		as := o.As
		if as == "" && len(o.Columns) > 0 {
			as = "table"
		}
		im, ok := find(as, f.Data)
		if !ok {
			return rec, Unread{File: f.Name, Err: unknown(f, o.As)}
		}
		rep := &assemble.Report{File: path.Base(f.Name), Format: im.Name}
		if err := im.Read(draft, rep, f.Data, order); err != nil {
			return rec, Unread{f.Name, im.Name, err}
		}
		rec.Reports = append(rec.Reports, rep)
		if o.Title == "" {
			o.Title = strings.TrimSuffix(rep.File, path.Ext(rep.File))
		}
	}
	if n := len(rec.Reports); n > 0 {
		draft.WarnNames(rec.Reports[n-1], o.Meta)
	}
	rec.YAML, rec.Events = draft.YAML(o.Meta), len(draft.Events)
	rec.Starts, rec.Kept = draft.Starts(), draft.Kept
	rec.Actors, rec.Ties = len(draft.Names()), len(draft.Relations)
	if draft.Whole != nil {
		rec.whole(draft.Whole)
	}
	return rec, nil
}

// Book is the name of Parley's own workbook.
const Book = "workbook"

// workbookOf returns the sheets of Parley's own workbook: those of the one file, or the
// files themselves, each a table with the name of a sheet. They are nil for others.
func workbookOf(files []File, as string) []*grid.Sheet {
	if as != "" && as != Book {
		return nil
	}
	var out []*grid.Sheet
	for _, f := range files {
		if len(files) == 1 && as == "" && !book.Is(grid.Head(f.Data)) {
			return nil
		}
		if s := book.Dataset(f.Data); path.Base(f.Name) == book.Descriptor && s != nil {
			out = append(out, s)
			continue
		}
		sheets, err := grid.Sheets(f.Data)
		if err != nil {
			return nil
		}
		if name := path.Base(f.Name); len(files) > 1 && len(sheets) == 1 {
			sheets[0].Call(strings.TrimSuffix(name, path.Ext(name)))
		}
		out = append(out, sheets...)
	}
	if as == "" && !book.Is(out) {
		return nil
	}
	return out
}

// bookName returns the name of a workbook, which may be a folder of tables.
func bookName(files []File) File {
	if len(files) == 1 {
		return files[0]
	}
	return File{Name: path.Dir(files[0].Name)}
}

// fromBook makes a record of a workbook, which has all its ids.
func fromBook(f File, sheets []*grid.Sheet, o Options, order assemble.Order) (rec Record, err error) {
	rep := &assemble.Report{File: path.Base(f.Name), Format: Book}
	if o.Title == "" {
		o.Title = strings.TrimSuffix(rep.File, path.Ext(rep.File))
	}
	rec.Reports = []*assemble.Report{rep}
	if rec.YAML, rec.Starts, err = book.Read(sheets, rep, o.Meta, order); err != nil {
		return rec, Unread{f.Name, Book, err}
	}
	rec.Events = len(rec.Starts)
	return rec, nil
}

// whole takes a record as it is.
func (r *Record) whole(data []byte) {
	r.YAML, r.Starts = data, nil
	for _, c := range r.Reports[len(r.Reports)-1].Columns {
		switch c.Name {
		case "events":
			r.Events = c.Taken
		case "actors":
			r.Actors = c.Taken
		case "relations":
			r.Ties = c.Taken
		}
	}
}

// Knows reports whether data is of one of the formats.
func Knows(data []byte) bool {
	_, ok := find("", data)
	return ok || book.Is(grid.Head(data))
}

// find returns the importer with that name, or without a name the first that knows the data.
func find(name string, data []byte) (im Importer, ok bool) {
	for _, im := range Importers() {
		if name == im.Name || name == "" && im.Detect(data) {
			return im, true
		}
	}
	return Importer{}, false
}

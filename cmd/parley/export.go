package main

import (
	"flag"
	"fmt"
	"io"
	"strings"

	"parley/app/graphfile"
	"parley/app/words/lang"
	"parley/data/check"
	"parley/data/dataset"
	"parley/data/format/book"
	"parley/data/format/carry"
	"parley/data/format/geojson"
	"parley/data/format/ical"
	"parley/data/format/json"
	"parley/data/format/markwhen"
	"parley/data/format/parquet"
	"parley/data/format/timelinejs"
	"parley/data/format/vis"
)

// exporter writes a record in the format of another program.
type exporter struct {
	name, what string
	// write also returns the events that the format cannot hold.
	write func(d *dataset.Dataset) (data []byte, left []dataset.EventRef)
	held  []carry.Part // what the file holds besides the events
	// pictures counts those that a format leaves out which holds some; nil: none.
	pictures func(d *dataset.Dataset) int
}

// exporters returns the supported export formats.
func exporters() []exporter {
	graph := func(write func(*graphfile.Net, []byte) []byte) func(*dataset.Dataset) ([]byte, []dataset.EventRef) {
		return func(d *dataset.Dataset) ([]byte, []dataset.EventRef) {
			return write(graphfile.Of(d, graphfile.Ask{}), nil), alone(d)
		}
	}
	ties := []carry.Part{carry.Relations, carry.Offices}
	whole := []carry.Part{carry.Claims, carry.Links, carry.History, carry.Figures, carry.Media, carry.Contexts, carry.Relations, carry.Offices, carry.Descriptors, carry.Corrections, carry.Steps, carry.Scheme, carry.Documents, carry.Tongues}
	return []exporter{
		{"timelinejs", "JSON of TimelineJS 3", func(d *dataset.Dataset) ([]byte, []dataset.EventRef) {
			return timelinejs.Write(d, lang.Words(d.Meta.Language).Date)
		}, []carry.Part{carry.Media}, timelinejs.PicturesLeft},
		{"vis", "items of vis-timeline, as JSON", vis.Write, nil, nil},
		{"markwhen", "a document of markwhen", markwhen.Write, nil, nil},
		{"ics", "a calendar, iCalendar", calendar, nil, nil},
		{"geojson", "events at their places, GeoJSON", func(d *dataset.Dataset) ([]byte, []dataset.EventRef) { return geojson.Write(d), nil }, nil, nil},
		{"gexf", "the network, for Gephi", graph((*graphfile.Net).GEXF), ties, nil},
		{"graphml", "the network, for NetworkX, igraph and yEd", graph((*graphfile.Net).GraphML), ties, nil},
		{"kumu", "the network, for Kumu, as JSON", graph((*graphfile.Net).Kumu), ties, nil},
		{"json", "the whole record as JSON, which is read back equal", func(d *dataset.Dataset) ([]byte, []dataset.EventRef) { return json.Write(d), nil },
			whole, nil},
		{"parquet", "the events, for programs of analysts, as Parquet", func(d *dataset.Dataset) ([]byte, []dataset.EventRef) { return parquet.Write(d), nil }, nil, nil},
		{"ods", "the whole record as a workbook of LibreOffice, which is read back equal", func(d *dataset.Dataset) ([]byte, []dataset.EventRef) { return book.WriteODS(d), nil }, whole, nil},
		{"xlsx", "the whole record as a workbook, which is read back equal", func(d *dataset.Dataset) ([]byte, []dataset.EventRef) { return book.Write(d), nil }, whole, nil},
	}
}

// alone returns the events with fewer than two participants, which have no tie
// in a network.
func alone(d *dataset.Dataset) []dataset.EventRef {
	var out []dataset.EventRef
	for i := range d.Events {
		if !graphfile.Ties(d, dataset.EventRef(i)) {
			out = append(out, dataset.EventRef(i))
		}
	}
	return out
}

// calendar writes all events on the days on which they may have been.
func calendar(d *dataset.Dataset) (data []byte, left []dataset.EventRef) {
	for i := range d.Events {
		if len(ical.AllSlots(&d.Events[i])) == 0 {
			left = append(left, dataset.EventRef(i))
		}
	}
	return ical.Write(d, ical.Options{All: true}), left
}

func exportCommand() command {
	var kinds strings.Builder
	for _, ex := range exporters() {
		fmt.Fprintf(&kinds, "  %-12s %s\n", ex.name, ex.what)
	}
	return command{
		name: "export", args: "DIR|FILE --to NAME -o FILE", summary: "Write a dataset for another program",
		help: `Writes what the other program can hold, and says on standard error what it cannot. What is
not for it but needed to import the file again stands in it under “parley”. The formats:

` + kinds.String() + `
  --to NAME  the format
  --lang TAG the language of the texts, if not that of the record; see data/spec/spec.md, 1.2
  -o FILE    the file to write
` + importHelp + `

Exit status: 0 written, 1 written from a dataset with errors, 2 could not write.`,
		example: "parley export data/sets/august-2025 --to timelinejs -o talks.json",
		run:     runExport,
	}
}

func runExport(s streams, args []string) int {
	flags := flag.NewFlagSet("export", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	to, out := flags.String("to", "", ""), flags.String("o", "", "")
	lang := flags.String("lang", "", "")
	var in input
	in.flags(flags)
	dirs, err := parseFlags(flags, args)
	var names []string
	var found exporter
	for _, ex := range exporters() {
		names = append(names, ex.name)
		if ex.name == *to {
			found = ex
		}
	}
	switch {
	case err != nil:
		return s.fail("export: %v; see parley export --help", err)
	case len(dirs) != 1 || *out == "":
		return s.fail("export: name a folder, a format and a file, such as parley export story --to timelinejs -o story.json")
	case found.write == nil:
		return s.fail("export: --to %q is no format; formats are %s", *to, strings.Join(names, ", "))
	}
	if err := in.name(dirs[0]); err != nil {
		return s.fail("export: %v", err)
	}
	d, faults, err := in.load()
	if err != nil {
		return s.fail("export: %v", err)
	}
	if d, err = inLanguage(d, *lang); err != nil {
		return s.fail("export: %v", err)
	}
	data, left := found.write(d)
	if err := s.disk.Write(*out, data); err != nil {
		return s.fail("export: %v", err)
	}
	fmt.Fprintf(s.out, "%s of %d, %s, in %s\n", plural(len(d.Events)-len(left), "event"), len(d.Events), bytesText(len(data)), *out)
	found.tell(s.err, d, left)
	if check.Count(faults, check.Error) > 0 {
		return exitFindings
	}
	return exitOK
}

// tell reports what the file does not hold.
func (ex exporter) tell(w io.Writer, d *dataset.Dataset, left []dataset.EventRef) {
	for _, l := range carry.Losses(d, ex.held...) {
		fmt.Fprintf(w, "%s does not hold %d: %s\n", ex.name, l.Count, l.Part)
	}
	if ex.pictures != nil && ex.pictures(d) > 0 {
		fmt.Fprintf(w, "%s does not hold %d: pictures beyond one an event, or whose address has no ending of a picture\n", ex.name, ex.pictures(d))
	}
	const most = 10
	for i, e := range left {
		if i == most {
			fmt.Fprintf(w, "and %d more\n", len(left)-most)
			break
		}
		fmt.Fprintf(w, "%s has no place for %s (%s): %s\n", ex.name, d.Events[e].ID, d.Events[e].When.String(), d.Events[e].Title)
	}
}

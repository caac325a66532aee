package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"parley/cmd/internal/plain"
	"parley/data/format"
)

func importCommand() command {
	var kinds strings.Builder
	fmt.Fprintf(&kinds, "  %-12s %s\n", format.Book, "Parley's own workbook, XLSX or ODS, as parley new --sheet writes it")
	for _, im := range format.Importers() {
		fmt.Fprintf(&kinds, "  %-12s %s\n", im.Name, im.What)
	}
	return command{
		name: "import", args: "[flags] FILE… -o DIR", summary: "Make a dataset of a spreadsheet or a timeline",
		help: `Writes DIR/dataset.yaml, and says on standard error what became of every column and row:
taken, changed (from, to, why), kept under x-, or refused (why, and what to do). A format is
found by what is in the file:

` + kinds.String() + `
  -o DIR            the folder to write; a dataset that is there is left alone
  --as NAME         read the files as that format
  --dates ORDER     day-first or month-first, where the dates do not say
  --report FILE     what became of every row, as JSON
  --title TEXT      the title of the dataset, if no file has one
  --license NAME    the licence of your data, such as CC-BY-4.0
  --as-of DATE      the last day that was looked at; today, if not given
  --actors KIND     the kind of all participants, such as person
  --places KIND     the kind of all places, such as city

Exit status: 0 all rows were taken, 1 some were refused (the others are written), 2 could not run.`,
		example: "parley import story.csv -o story && parley check story",
		run:     runImport,
	}
}

// importing is the options of parley import.
type importing struct {
	format.Options
	dir, report string
	files       []string
}

func importFlags(args []string) (o importing, err error) {
	flags := flag.NewFlagSet("import", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	for name, to := range map[string]*string{"o": &o.dir, "as": &o.As, "dates": &o.Dates, "report": &o.report, "title": &o.Title,
		"license": &o.License, "as-of": &o.AsOf, "actors": &o.ActorKind, "places": &o.PlaceKind} {
		flags.StringVar(to, name, "", "")
	}
	o.files, err = parseFlags(flags, args)
	switch {
	case err != nil:
		return o, fmt.Errorf("%v; see parley import --help", err)
	case len(o.files) == 0:
		return o, errors.New("name a file, such as parley import story.csv -o story")
	case o.dir == "":
		return o, errors.New("name the folder to write with -o")
	case o.AsOf == "":
		o.AsOf = time.Now().UTC().Format(time.DateOnly)
	}
	return o, o.Check()
}

func runImport(s streams, args []string) int {
	o, err := importFlags(args)
	if err != nil {
		return s.fail("import: %v", err)
	}
	var files []format.File
	for _, name := range o.files {
		data, err := plain.File(name, mostYAML)
		if err != nil {
			return s.fail("import: %s: %s", name, plain.Why(err))
		}
		files = append(files, format.File{Name: filepath.ToSlash(name), Data: data})
	}
	rec, err := format.Import(files, o.Options)
	if err == nil {
		err = o.write(s, rec)
	}
	if err != nil {
		return s.fail("import: %v", err)
	}
	ties := ""
	if rec.Ties > 0 {
		ties = fmt.Sprintf(", %s, %s", plural(rec.Actors, "participant"), plural(rec.Ties, "tie"))
	}
	fmt.Fprintf(s.out, "wrote %s: %s%s\nparley check %s says what is still to be done\n",
		filepath.Join(o.dir, "dataset.yaml"), plural(rec.Events, "event"), ties, o.dir)
	if rec.Refused() > 0 {
		return exitFindings
	}
	return exitOK
}

// write writes the reports, the schema and, last, the dataset, so that a failed
// run can be repeated. It returns an error if there is already a dataset.
func (o importing) write(s streams, rec format.Record) error {
	name := filepath.Join(o.dir, "dataset.yaml")
	_, err := os.Lstat(name)
	if err != nil && o.report != "" {
		var b bytes.Buffer
		if err := errors.Join(rec.WriteJSON(&b), s.disk.Write(o.report, b.Bytes())); err != nil {
			return err
		}
	}
	err = s.writeDataset(o.dir, rec.YAML)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("there is a dataset already, %s; name another folder with -o", name)
	}
	if err != nil {
		return err
	}
	return rec.WriteText(s.err)
}

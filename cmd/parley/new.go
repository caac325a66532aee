package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"parley/data/format/book"
	"parley/data/spec"
)

// starter is the dataset that parley new writes.
//
//go:embed starter.yaml
var starter []byte

func newCommand() command {
	return command{
		name: "new", args: "DIR | --sheet FILE.xlsx", summary: "Make a folder, or a workbook, with a small dataset to start from",
		help: `Writes DIR/dataset.yaml: three events with notes on every part, which parley check finds
nothing wrong with; and beside it the schema by which editors complete and underline. DIR is
made if need be; a dataset that is there is left alone.

  --sheet FILE      write a workbook instead, for those who prefer a spreadsheet: events, actors,
                    places, sources, claims and relations, with lists of the words to choose
                    from, help on dates and three examples; parley check, serve and build read it`,
		example: "parley new talks && parley check talks\nparley new --sheet talks.xlsx && parley serve talks.xlsx",
		run:     runNew,
	}
}

func runNew(s streams, args []string) int {
	flags := flag.NewFlagSet("new", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	book := flags.String("sheet", "", "")
	dirs, err := parseFlags(flags, args)
	switch {
	case err != nil:
		return s.fail("new: %v; see parley new --help", err)
	case *book != "" && len(dirs) == 0:
		return newSheet(s, *book)
	case *book != "" || len(dirs) != 1 || dirs[0] == "":
		return s.fail("new: name one folder, such as parley new talks")
	}
	return newFolder(s, dirs[0])
}

// newSheet writes the workbook template.
func newSheet(s streams, name string) int {
	if !strings.EqualFold(filepath.Ext(name), ".xlsx") {
		return s.fail("new: --sheet %s: the workbook is XLSX, so its name ends with .xlsx", name)
	}
	err := s.disk.WriteNew(name, book.Template(time.Now().UTC().Format(time.DateOnly)))
	switch {
	case errors.Is(err, fs.ErrExist):
		return s.fail("new: there is a file already, %s", name)
	case err != nil:
		return s.fail("new: %v", err)
	}
	fmt.Fprintf(s.out, "wrote %s\nparley serve %s shows it, and follows what you save\n", name, name)
	return exitOK
}

// newFolder writes the starter dataset.
func newFolder(s streams, dir string) int {
	name := filepath.Join(dir, "dataset.yaml")
	err := s.writeDataset(dir, starter)
	if errors.Is(err, fs.ErrExist) {
		return s.fail("new: there is a dataset already, %s", name)
	}
	if err != nil {
		return s.fail("new: %v", err)
	}
	fmt.Fprintf(s.out, "wrote %s\nparley check %s says what is wrong with it, as you go\n", name, dir)
	return exitOK
}

// writeDataset writes a new dataset to a folder, after its schema, so that an
// interrupted run leaves no dataset and can be repeated. If there is already a
// dataset, it writes nothing and the error is fs.ErrExist.
func (s streams) writeDataset(dir string, yaml []byte) error {
	name := filepath.Join(dir, "dataset.yaml")
	if _, err := os.Lstat(name); err == nil {
		return fs.ErrExist
	}
	if err := s.disk.Write(filepath.Join(dir, spec.SchemaName), spec.Schema); err != nil {
		return err
	}
	return s.disk.WriteNew(name, yaml)
}

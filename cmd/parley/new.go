package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"parley/data/spec"
)

// starter is the dataset that parley new writes.
//
//go:embed starter.yaml
var starter []byte

func newCommand() command {
	return command{
		name: "new", args: "DIR", summary: "Make a folder with a small dataset to start from",
		help: `Writes DIR/dataset.yaml: three events with notes on every part, which parley check finds
nothing wrong with; and beside it the schema by which editors complete and underline. DIR is
made if need be; a dataset that is there is left alone.`,
		example: "parley new talks && parley check talks",
		run:     runNew,
	}
}

func runNew(s streams, args []string) int {
	if len(args) != 1 || args[0] == "" || args[0][0] == '-' {
		return s.fail("new: name one folder, such as parley new talks")
	}
	name := filepath.Join(args[0], "dataset.yaml")
	schema := filepath.Join(args[0], spec.SchemaName)
	err := s.disk.WriteNew(name, starter)
	if errors.Is(err, fs.ErrExist) {
		return s.fail("new: there is a dataset already, %s", name)
	}
	if err == nil {
		err = s.disk.Write(schema, spec.Schema)
	}
	if err != nil {
		return s.fail("new: %v", err)
	}
	fmt.Fprintf(s.out, "wrote %s\nparley check %s says what is wrong with it, as you go\n", name, args[0])
	return exitOK
}

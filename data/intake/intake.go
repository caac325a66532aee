// Package intake imports files of other programs as a checked record, with findings that name
// the rows of the files.
package intake

import (
	"path"
	"slices"
	"strings"

	"parley/data/check"
	"parley/data/dataset"
	"parley/data/format"
	"parley/data/format/own"
	"parley/data/format/yaml"
)

// Taken is an imported record.
type Taken struct {
	Dataset *dataset.Dataset
	At      *check.Positions // rows of the files
	Found   []check.Finding  // of the record, and of rows and cells that are not in it as they were
	Made    format.Record
}

// Foreign reports whether a file needs an importer: it is neither YAML nor a record in JSON.
// JSON of an unknown form counts as a record, whose reader reports what is missing.
func Foreign(name string, data []byte) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml":
		return false
	case ".json":
		return !own.Detect(data) && format.Knows(data)
	}
	return true
}

// Import makes one record of all files and checks it; name stands for all of them in findings.
// It returns an error as format.Import does.
func Import(name string, files []format.File, how format.Options) (Taken, error) {
	made, err := format.Import(files, how)
	if err != nil {
		return Taken{}, err
	}
	d, pos, found := yaml.Read([]yaml.File{{Name: name, Data: made.YAML}})
	found = check.Sort(slices.Concat(found, check.Dataset(d, pos)))
	at := &rows{name: name, starts: made.Starts}
	for i := range found {
		found[i].Where = at.of(found[i].Where)
	}
	pos.Move(at.of)
	return Taken{d, pos, check.Sort(append(fold(found, name), told(made, name)...)), made}, nil
}

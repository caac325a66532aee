// Package intake makes a checked record of files of other programs, and tells what is
// found of it by the rows of the files.
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

// Taken is a record made of files.
type Taken struct {
	Dataset *dataset.Dataset
	At      *check.Positions // rows of the files
	Found   []check.Finding  // of the record, and of rows and cells that are not in it as they were
	Made    format.Record
}

// Foreign reports whether a file is of another program: neither YAML nor a record as
// JSON, which are read as they are. JSON that nobody knows is taken for a record, whose
// reader says what it lacks.
func Foreign(name string, data []byte) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml":
		return false
	case ".json":
		return !own.Detect(data) && format.Knows(data)
	}
	return true
}

// Import makes one record of all files and checks it; name is what they are called
// together in findings. It returns an error as format.Import does.
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

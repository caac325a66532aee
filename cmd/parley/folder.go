package main

import (
	"io/fs"

	"parley/data/check"
	"parley/data/dataset"
	"parley/data/format/yaml"
	"parley/data/sets"
)

// folder is the location of a dataset: a folder or file on disk, or "" for the
// bundled wide dataset.
type folder string

// String returns the name of the folder for messages.
func (f folder) String() string {
	if f == "" {
		return sets.Wide + " (bundled)"
	}
	return string(f)
}

// load reads and checks the dataset. Unusable parts are left out and reported
// as findings. It returns an error if there is nothing to read.
func (f folder) load() (*dataset.Dataset, []check.Finding, error) {
	if f != "" {
		return readDir(string(f))
	}
	files, err := bundled(sets.Wide)
	if err != nil {
		return nil, nil, err
	}
	v := readVersionOf(files, nil)
	return v.d, v.found, nil
}

// bundled reads the files of a bundled dataset.
func bundled(name string) ([]yaml.File, error) {
	paths, err := fs.Glob(sets.Files, name+"/*.yaml")
	if err != nil {
		return nil, err
	}
	layers, err := fs.Glob(sets.Files, name+"/lang/*.yaml")
	if err != nil {
		return nil, err
	}
	paths = append(paths, layers...)
	files := make([]yaml.File, len(paths))
	for i, p := range paths {
		data, err := sets.Files.ReadFile(p)
		if err != nil {
			return nil, err
		}
		files[i] = yaml.File{Name: p, Data: data}
	}
	return files, nil
}

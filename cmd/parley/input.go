package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"parley/cmd/internal/plain"
	"parley/cmd/internal/remote"
	"parley/data/check"
	"parley/data/dataset"
	"parley/data/format"
	"parley/data/format/book"
	"parley/data/intake"
)

// input is where a record is read from: a folder, or a file of another program, which
// is imported each time.
type input struct {
	folder
	how     format.Options
	columns string                               // file that says what the columns are, or ""
	address *remote.Address                      // of a published table, or nil; then folder is where its ids are
	idsTo   func(name string, data []byte) error // writes the file of a table's ids; nil: they are not kept
}

// mostImport is the size in bytes above which a file is not imported.
const mostImport = 256 << 20

// importHelp describes what importFlags reads.
const importHelp = `  --as NAME         read a file of another program as that format; parley import --help lists them
  --map FILE        what the columns of a table are: lines such as “Ereignis,title”
  --dates ORDER     day-first or month-first, where the dates of a table do not say
  --title TEXT, --license NAME, --as-of DATE, --actors KIND, --places KIND
                    what a table does not say: as in parley import`

// flags reads the options for files of other programs.
func (in *input) flags(flags *flag.FlagSet) {
	for name, to := range map[string]*string{"as": &in.how.As, "dates": &in.how.Dates, "title": &in.how.Title, "map": &in.columns,
		"license": &in.how.License, "as-of": &in.how.AsOf, "actors": &in.how.ActorKind, "places": &in.how.PlaceKind} {
		flags.StringVar(to, name, "", "")
	}
}

// name says what the input is: a folder, a file or an address. It returns an error for
// an option that is no good.
func (in *input) name(of string) (err error) {
	if in.folder = folder(of); remote.Is(of) {
		in.folder = "."
		if in.address, err = remote.New(of, cacheFolder()); err != nil {
			return err
		}
	}
	if in.how.Columns, err = readColumns(in.columns); err != nil {
		return err
	}
	how := in.how
	if how.AsOf == "" {
		how.AsOf = "2025"
	}
	return how.Check()
}

// cacheFolder is where copies of published tables are kept, or "".
func cacheFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "parley")
}

// String is what the input is called in messages.
func (in input) String() string {
	if in.address != nil {
		return in.address.String()
	}
	return in.folder.String()
}

// load is folder.load for any input.
func (in input) load() (*dataset.Dataset, []check.Finding, error) {
	v, err := in.version()
	return v.d, v.found, err
}

// version reads and checks the record. It returns an error when there is nothing to read.
func (in input) version() (version, error) {
	v, err := in.unlocated()
	v.found = located(v.found)
	return v, err
}

// unlocated is version before places are looked up.
func (in input) unlocated() (version, error) {
	f, ok, err := in.table()
	switch {
	case err != nil:
		return version{}, err
	case ok:
		return in.imported(f)
	case in.folder == "":
		d, found, err := in.folder.load()
		return version{d: d, found: found}, err
	}
	return readVersion(string(in.folder), "")
}

// table is a file to import: its name and content, the day on which it was saved, and
// what is to be said of it.
type table struct {
	format.File
	files []format.File // of a folder of tables; then File is the folder
	day   string
	found []check.Finding
}

// table reads the file of another program. ok is false where the input is none. It
// returns an error when an address answers nothing that can be used.
func (in input) table() (f table, ok bool, err error) {
	if in.address != nil {
		got, err := in.address.Get()
		f = table{format.File{Name: in.address.Name(), Data: got.Data}, nil, got.At.Format(time.DateOnly), nil}
		if got.Stale != nil {
			f.found = append(f.found, check.Finding{Where: check.Where{File: in.String()}, Rule: "imported", Severity: check.Warning,
				Say: "the address does not answer, so the copy of " + f.day + " is used: " + got.Stale.Error()})
		}
		return f, err == nil, err
	}
	info, err := os.Stat(string(in.folder))
	ext := strings.ToLower(filepath.Ext(string(in.folder)))
	if err == nil && info.IsDir() && in.folder != "" {
		return tables(string(in.folder))
	}
	if err != nil || !info.Mode().IsRegular() || ext == ".yaml" || ext == ".yml" {
		return f, false, nil // readFolder says what is wrong
	}
	data, err := plain.File(string(in.folder), mostImport)
	if err != nil {
		return f, false, fmt.Errorf("%s: %s", in.folder, plain.Why(err))
	}
	f = table{format.File{Name: filepath.ToSlash(string(in.folder)), Data: data}, nil, info.ModTime().UTC().Format(time.DateOnly), nil}
	return f, in.how.As != "" || intake.Foreign(f.Name, data), nil
}

// tables reads a folder of tables that is a workbook or a data package: one that has
// events.csv and dataset.csv or datapackage.json, and no record of its own.
func tables(dir string) (f table, ok bool, err error) {
	names, _ := filepath.Glob(filepath.Join(dir, "*"))
	f.File.Name = filepath.ToSlash(dir)
	has := map[string]bool{}
	for _, name := range names {
		base := strings.ToLower(filepath.Base(name))
		switch filepath.Ext(base) {
		case ".yaml", ".yml":
			return f, false, nil
		case ".csv", ".tsv":
			has[strings.TrimSuffix(base, filepath.Ext(base))] = true
		case ".json":
			has[base] = true
		}
	}
	packed := has[book.Descriptor] && !has["dataset"]
	if !has["events"] || !has["dataset"] && !packed {
		return f, false, nil
	}
	for _, name := range names {
		ext := strings.ToLower(filepath.Ext(name))
		if packed && filepath.Base(name) == book.Descriptor {
			ext = ".csv"
		}
		if ext != ".csv" && ext != ".tsv" || strings.EqualFold(filepath.Base(name), idsName) {
			continue
		}
		data, err := plain.In(dir, filepath.Base(name), mostImport)
		info, statErr := os.Stat(name)
		if err = errors.Join(err, statErr); err != nil {
			return f, false, fmt.Errorf("%s: %s", name, plain.Why(err))
		}
		f.files = append(f.files, format.File{Name: filepath.ToSlash(name), Data: data})
		f.Data = append(append(f.Data, divider(name)...), data...)
		f.day = max(f.day, info.ModTime().UTC().Format(time.DateOnly))
	}
	return f, true, nil
}

// divider keeps apart the tables of a folder in what is watched of it.
func divider(name string) string { return "\x00" + name + "\x00" }

// readable returns an error when there is nothing to read.
func (in input) readable() error {
	if _, ok, err := in.table(); ok || err != nil {
		return err
	}
	_, _, err := readFiles(string(in.folder))
	return err
}

// imported makes a record of a file and checks it. What is found is told by the row of
// the file.
func (in input) imported(f table) (version, error) {
	in.how.Kept = in.ids()
	if in.how.AsOf == "" {
		in.how.AsOf = f.day
	}
	if f.files == nil {
		f.files = []format.File{f.File}
	}
	taken, err := intake.Import(f.Name, f.files, in.how)
	if err != nil {
		return version{}, err
	}
	v := version{taken.Dataset, taken.At, check.Sort(append(f.found, taken.Found...))}
	return v, in.remember(taken.Made.Kept)
}

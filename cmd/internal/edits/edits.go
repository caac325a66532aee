// Package edits changes the files of a record on the disk by patches, all or none of
// them, and keeps what was done beside them, so that it can be undone.
package edits

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parley/cmd/internal/disk"
	"parley/cmd/internal/plain"
	"parley/data/patch"
	"parley/data/spec"
	"parley/data/value"
)

// Folder is where a record is.
type Folder struct {
	Dir  string
	Disk disk.Disk
}

// mostFile is the size in bytes above which a file is not read.
const mostFile = 32 << 20

// mostMedia is that of the files that go with the record.
const mostMedia = 64 << 20

// Open reads the files of the record. It completes what a killed save left. It returns an
// error that names the file that cannot be read, or that is no valid YAML.
func (f Folder) Open(ctx context.Context) (*patch.Record, error) {
	if err := f.Disk.Finish(ctx, f.Dir, nil); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(f.Dir)
	if err != nil {
		return nil, err
	}
	var files []patch.File
	for _, e := range entries {
		if ext := filepath.Ext(e.Name()); ext != ".yaml" && ext != ".yml" || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		data, err := plain.In(f.Dir, e.Name(), mostFile)
		if err != nil {
			return nil, fmt.Errorf("%s: %s", e.Name(), plain.Why(err))
		}
		files = append(files, patch.File{Name: e.Name(), Data: data})
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s holds no .yaml file: make one with parley new", f.Dir)
	}
	return patch.Open(files, order())
}

// order returns the keys of the records of each section in the order of the schema.
func order() map[string][]string {
	schema, err := value.Read(spec.Schema)
	if err != nil {
		panic("edits: the schema cannot be read: " + err.Error())
	}
	out := map[string][]string{}
	for _, of := range [][2]string{{"dataset", "dataset"}, {"groups", "group"}, {"types", "type"}, {"classes", "class"}, {"sources", "source"}, {"places", "place"}, {"actors", "actor"}, {"events", "event"}} {
		out[of[0]] = schema.At("$defs").At(of[1]).At("properties").Keys
	}
	return out
}

// tries is how often a save starts again when the files change while it works.
const tries = 5

// Saved is what came of a save.
type Saved struct {
	Record    *patch.Record
	Files     []string         // that were written, by name
	Conflicts []patch.Conflict // where there are any, nothing was written, unless take chose
}

// Demand looks at the files as they would be, and returns an error when they may not be
// written.
type Demand func(files []patch.File) error

// Apply writes patches into the files, merged with what they say by now; demand, which may
// be nil, is asked before. Where a patch conflicts, nothing is written unless take is
// given. It returns the errors of reading, of demand and of the disk; the files are then
// as they were, or, where the disk failed between two of them, are completed by the next
// Open.
func (f Folder) Apply(ctx context.Context, list []patch.Patch, take *value.Take, demand Demand) (Saved, error) {
	return f.save(ctx, func(j *journal, r *patch.Record) (*patch.Record, []patch.Conflict, error) {
		return j.apply(r, list, take)
	}, demand)
}

// change is what a save does: to the journal, and to the record.
type change func(*journal, *patch.Record) (*patch.Record, []patch.Conflict, error)

// save reads the files, changes them and writes them, again where they changed meanwhile.
func (f Folder) save(ctx context.Context, do change, demand Demand) (out Saved, err error) {
	for range tries {
		if out, err = f.once(ctx, do, demand); !errors.Is(err, disk.ErrChanged) {
			return out, err
		}
	}
	return out, err
}

func (f Folder) once(ctx context.Context, do change, demand Demand) (Saved, error) {
	r, err := f.Open(ctx)
	if err != nil {
		return Saved{}, err
	}
	j, err := f.journal()
	if err != nil {
		return Saved{}, err
	}
	out := Saved{Record: r}
	got, conflicts, err := do(j, r)
	if out.Conflicts = conflicts; err != nil || got == nil {
		return out, err
	}
	var files []disk.File
	for _, c := range got.Changed() {
		files = append(files, disk.File{Path: c.Name, Data: c.Data})
		out.Files = append(out.Files, c.Name)
	}
	if demand != nil {
		if err := demand(got.Files()); err != nil {
			return out, err
		}
	}
	if len(files) == 0 && !j.moved {
		return out, nil
	}
	out.Record = got
	files = append(files, disk.File{Path: JournalName, Data: j.text()})
	return out, f.Disk.Update(ctx, f.Dir, files, func() bool { return f.still(r, j) })
}

// still reports whether the files are as they were read.
func (f Folder) still(r *patch.Record, j *journal) bool {
	for _, file := range r.Opened() {
		data, err := plain.In(f.Dir, file.Name, mostFile)
		if err != nil || string(data) != string(file.Data) {
			return false
		}
	}
	now, err := f.journal()
	return err == nil && slices.Equal(now.was, j.was)
}

// Keep writes a file that goes with the record, such as a picture, under a name that begins
// with base and ends with ext, and returns that name. A file that is there with this content
// stays as it is, one with another content gets a neighbour. It returns the errors of the disk.
func (f Folder) Keep(ctx context.Context, base, ext string, data []byte) (string, error) {
	for n := 1; ; n++ {
		name := base + ext
		if n > 1 {
			name = fmt.Sprintf("%s-%d%s", base, n, ext)
		}
		old, err := f.File(name)
		switch {
		case err == nil && string(old) == string(data):
			return name, nil
		case err == nil || !errors.Is(err, fs.ErrNotExist):
			continue
		}
		taken := func() bool { _, err := os.Lstat(filepath.Join(f.Dir, name)); return err == nil }
		err = f.Disk.Update(ctx, f.Dir, []disk.File{{Path: name, Data: data}}, func() bool { return !taken() })
		if !errors.Is(err, disk.ErrChanged) {
			return name, err
		}
	}
}

// File reads a file that goes with the record. It returns an error for one that is not in the
// folder.
func (f Folder) File(name string) ([]byte, error) {
	return plain.In(f.Dir, filepath.FromSlash(name), mostMedia)
}

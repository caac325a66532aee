// Package disk puts files on the disk whole: whenever the program stops, or the
// disk is full, a file holds all of what it held before or all of what it shall
// hold. Write does so for one file, Replace for a folder of many.
package disk

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"parley/cmd/internal/plain"
)

// Disk writes files. The zero Disk writes them; one with a Step is for tests.
type Disk struct {
	// Step is called before each step that changes the disk, with the file it
	// changes. The step fails with the error that it returns, after half of the
	// bytes where it writes some.
	Step func(op Op, name string) error
}

// Op is a kind of step that changes the disk.
type Op string

// The kinds of steps.
const (
	Folder Op = "make the folder"
	Create Op = "create"
	Fill   Op = "write"
	Sync   Op = "sync"
	Rename Op = "rename to"
	Remove Op = "remove"
)

// step lets a test stop the program here.
func (d Disk) step(op Op, name string) error {
	if d.Step == nil {
		return nil
	}
	if err := d.Step(op, name); err != nil {
		return &fs.PathError{Op: string(op), Path: name, Err: err}
	}
	return nil
}

// most is the size of a file above which it is written without a look at what it
// holds already.
const most = 1 << 30

// newPrefix begins the names of files that are not whole yet.
const newPrefix = ".parley-new-"

// Write makes the file called name hold the data: it writes a neighbour and
// renames it. A file that holds the data already is left alone, a link stays one,
// and a device or a pipe is written to as it is. It returns an error, and the old
// file is as it was, when the folder cannot be written or the disk is full.
func (d Disk) Write(name string, data []byte) error {
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		switch {
		case info.IsDir():
			return fmt.Errorf("%s is a folder, not a file", name)
		case !info.Mode().IsRegular():
			return d.through(name, data)
		}
		if holds(name, data) {
			return nil
		}
		mode = info.Mode().Perm()
		if name, err = filepath.EvalSymlinks(name); err != nil {
			return err
		}
	}
	return d.replace(name, data, mode)
}

// WriteNew is Write for a file that must not be there yet: then it returns an
// error that is fs.ErrExist.
func (d Disk) WriteNew(name string, data []byte) error {
	if _, err := os.Lstat(name); err == nil {
		return &fs.PathError{Op: "create", Path: name, Err: fs.ErrExist}
	}
	return d.replace(name, data, 0o644)
}

// holds reports whether a file holds just the data.
func holds(name string, data []byte) bool {
	old, err := plain.File(name, most)
	return err == nil && bytes.Equal(old, data)
}

// through writes to what is no plain file, such as /dev/stdout.
func (d Disk) through(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(d.fill(f, data), f.Close())
}

// replace writes a neighbour of the file and renames it; the mode is that of the
// old file, or what a new one gets within the mask of the user.
func (d Disk) replace(name string, data []byte, mode fs.FileMode) error {
	dir := filepath.Dir(name)
	if err := d.makeFolder(dir); err != nil {
		return err
	}
	d.sweep(dir)
	err := d.throughNeighbour(name, data, mode)
	if errors.Is(err, fs.ErrNotExist) { // another program swept before the lock was there
		err = d.throughNeighbour(name, data, mode)
	}
	return err
}

func (d Disk) throughNeighbour(name string, data []byte, mode fs.FileMode) error {
	if err := d.step(Create, name); err != nil {
		return err
	}
	aside := filepath.Join(filepath.Dir(name), newPrefix+rand.Text())
	f, err := os.OpenFile(aside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer os.Remove(aside) // there is none once it is renamed
	hold(f)
	if info, err := os.Stat(name); err == nil {
		_ = f.Chmod(info.Mode().Perm()) // a disk without modes has none to keep
	}
	if err = d.fill(f, data); err == nil {
		err = d.sync(f, name)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return named(err, name)
	}
	return named(d.rename(aside, name), name)
}

// named makes an error speak of the file that was to be written.
func named(err error, name string) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		p.Path = name
	}
	return err
}

// sweep takes away what a program that was killed left half written in a folder.
func (d Disk) sweep(dir string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if name := filepath.Join(dir, e.Name()); strings.HasPrefix(e.Name(), newPrefix) && !held(name) {
			os.Remove(name)
		}
	}
}

// makeFolder makes a folder and those around it.
func (d Disk) makeFolder(dir string) error {
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return nil
	}
	if err := d.step(Folder, dir); err != nil {
		return err
	}
	return os.MkdirAll(dir, 0o755)
}

// fill writes the data to an open file.
func (d Disk) fill(f *os.File, data []byte) error {
	if err := d.step(Fill, f.Name()); err != nil {
		_, short := f.Write(data[:len(data)/2])
		return errors.Join(err, short)
	}
	n, err := f.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	return err
}

// sync waits until what was written is on the disk: some tell only then that it
// is full.
func (d Disk) sync(f *os.File, name string) error {
	if err := d.step(Sync, name); err != nil {
		return err
	}
	return f.Sync()
}

func (d Disk) rename(from, to string) error {
	if err := d.step(Rename, to); err != nil {
		return err
	}
	return os.Rename(from, to)
}

func (d Disk) remove(name string) error {
	if err := d.step(Remove, name); err != nil {
		return err
	}
	return os.Remove(name)
}

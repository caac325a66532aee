// Package disk writes files atomically: if the program stops at any point or
// the disk is full, a file has either all of its old or all of its new content.
// Write does this for one file, Replace for a folder of files.
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

// Disk writes files. The zero Disk is ready to use; tests set Step.
type Disk struct {
	// Step is called before each step that changes the disk, with the file it
	// changes. If it returns an error, the step fails with it, after writing
	// half of its bytes if it writes any.
	Step func(op Op, name string) error
}

// Op is a kind of step that changes the disk.
type Op string

// Kinds of steps.
const (
	Folder Op = "make the folder"
	Create Op = "create"
	Fill   Op = "write"
	Sync   Op = "sync"
	Rename Op = "rename to"
	Remove Op = "remove"
)

// step lets a test fail the next step.
func (d Disk) step(op Op, name string) error {
	if d.Step == nil {
		return nil
	}
	if err := d.Step(op, name); err != nil {
		return &fs.PathError{Op: string(op), Path: name, Err: err}
	}
	return nil
}

// most is the file size in bytes above which a file is written without
// comparing it with its old content.
const most = 1 << 30

// newPrefix starts the names of incomplete files.
const newPrefix = ".parley-new-"

// Write gives the file called name the content data, by writing a temporary
// file next to it and renaming it. A file with that content is left alone, a
// link remains a link, and a device or pipe is written to directly. If the
// folder cannot be written or the disk is full, it returns an error and leaves
// the old file unchanged.
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

// WriteNew is Write for a file that must not exist; if it does, the error is
// fs.ErrExist.
func (d Disk) WriteNew(name string, data []byte) error {
	if _, err := os.Lstat(name); err == nil {
		return &fs.PathError{Op: "create", Path: name, Err: fs.ErrExist}
	}
	return d.replace(name, data, 0o644)
}

// holds reports whether a file has exactly this content.
func holds(name string, data []byte) bool {
	old, err := plain.File(name, most)
	return err == nil && bytes.Equal(old, data)
}

// through writes to anything other than a plain file, such as /dev/stdout.
func (d Disk) through(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(d.fill(f, data), f.Close())
}

// replace writes a temporary file and renames it. The mode is that of the old
// file; a new file gets the default mode minus the umask.
func (d Disk) replace(name string, data []byte, mode fs.FileMode) error {
	dir := filepath.Dir(name)
	if err := d.makeFolder(dir); err != nil {
		return err
	}
	d.sweep(dir)
	err := d.throughNeighbour(name, data, mode)
	if errors.Is(err, fs.ErrNotExist) { // another program swept it before it was locked
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
	defer os.Remove(aside) // does nothing after the rename
	hold(f)
	if info, err := os.Stat(name); err == nil {
		_ = f.Chmod(info.Mode().Perm()) // fails on file systems without modes
	}
	if err = d.fill(f, data); err == nil {
		err = d.sync(f, name)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return named(err, name)
	}
	return named(d.rename(aside, name), name)
}

// named makes an error name the file to be written.
func named(err error, name string) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		p.Path = name
	}
	return err
}

// sweep removes the incomplete files that killed programs left in a folder.
func (d Disk) sweep(dir string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if name := filepath.Join(dir, e.Name()); strings.HasPrefix(e.Name(), newPrefix) && !held(name) {
			os.Remove(name)
		}
	}
}

// makeFolder creates a folder and its parents.
func (d Disk) makeFolder(dir string) error {
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return nil
	}
	if err := d.step(Folder, dir); err != nil {
		return err
	}
	return os.MkdirAll(dir, 0o755)
}

// fill writes data to an open file.
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

// sync flushes a file to the disk: some file systems only then report that the
// disk is full.
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

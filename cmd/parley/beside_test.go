//go:build unix

package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"parley/cmd/internal/disk"
	"parley/cmd/internal/disk/disktest"
)

// keeping is a build that stores a file next to the record, in a folder with
// the second version of the record and the site of the first.
type keeping struct {
	name   string
	record string            // in the folder
	old    map[string]string // files of the first version
	now    map[string]string
	single bool
	kept   string // the file next to the record
	every  int    // step width for testing the steps of its writing
}

func keepings() (all []keeping) {
	table := func(more string) map[string]string {
		return map[string]string{"story.csv": "title,date,source\nThe first,2025-08-06,https://example.org/1\n" + more}
	}
	for _, single := range []bool{true, false} {
		form, every := "a site", 29
		if single {
			form, every = "one file", 1
		}
		all = append(all,
			keeping{"places, " + form, ".", map[string]string{"dataset.yaml": version1}, map[string]string{"dataset.yaml": version2}, single, layoutName, every},
			keeping{"ids, " + form, "story.csv", table(""), table("The second,2025-08-07,https://example.org/2\n"), single, idsName, every})
	}
	return all
}

// build builds the record with a disk and a gate.
func (k keeping) build(t *testing.T, dir string, d disk.Disk, gate *disk.Gate) error {
	t.Helper()
	o := buildOptions{out: k.out(dir), noProgram: true, single: k.single, keep: k.kept == layoutName, put: output{disk: d, gate: gate}}
	if err := o.dir.name(filepath.Join(dir, "set", k.record)); err != nil {
		t.Fatal(err)
	}
	_, err := build(t.Context(), o, io.Discard, newMeter(io.Discard))
	return err
}

func (k keeping) out(dir string) string {
	if k.single {
		return filepath.Join(dir, "talks.html")
	}
	return filepath.Join(dir, "site")
}

// begun returns a folder in which the first version was built and the second is
// ready to be.
func (k keeping) begun(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	k.save(t, dir, k.old)
	if err := k.build(t, dir, disk.Disk{}, nil); err != nil {
		t.Fatal(err)
	}
	k.save(t, dir, k.now)
	return dir
}

func (k keeping) save(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(dir, "set"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, "set", name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// state returns the published first page and the file stored next to the
// record.
func (k keeping) state(t *testing.T, dir string) (first, kept string) {
	t.Helper()
	name := k.out(dir)
	if !k.single {
		name = filepath.Join(name, "index.html")
	}
	page, err := os.ReadFile(name)
	beside, err2 := os.ReadFile(filepath.Join(dir, "set", k.kept))
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	return string(page), string(beside)
}

// TestStoppedBuildKeepsWhatIsBeside checks that a build stopped before it
// writes leaves the files next to the record unchanged: the positions of actors
// and the ids of a table. So does one that fails on a full disk, unless the
// site is already the new one.
func TestStoppedBuildKeepsWhatIsBeside(t *testing.T) {
	for _, k := range keepings() {
		dir := k.begun(t)
		first, kept := k.state(t, dir)
		var gate disk.Gate
		if k.single { // it checks the gate before its first step
			gate.Shut()
		}
		stop := disk.Disk{Step: func(disk.Op, string) error { gate.Shut(); return nil }}
		if err := k.build(t, dir, stop, &gate); !errors.Is(err, disk.ErrStopped) {
			t.Errorf("%s: a stopped build says %v", k.name, err)
		}
		if f, b := k.state(t, dir); f != first || b != kept {
			t.Errorf("%s: a stopped build changes %s: %t, and the site: %t", k.name, k.kept, b != kept, f != first)
		}
		if err := k.build(t, dir, disk.Disk{}, nil); err != nil {
			t.Fatal(err)
		}
		newFirst, newKept := k.state(t, dir)
		if newFirst == first || newKept == kept {
			t.Fatalf("%s: the second version changes nothing", k.name)
		}
		full := 0
		for step, failed := 1, true; failed; step += k.every {
			dir := k.begun(t)
			failed = false
			err := k.build(t, dir, disk.Disk{Step: disktest.Full[disk.Op](step, &failed)}, &disk.Gate{})
			if f, b := k.state(t, dir); failed != (err != nil) || f == first && b != kept {
				t.Errorf("%s: a disk that is full at step %d gives %v, a new site: %t, a new %s: %t", k.name, step, err, f != first, k.kept, b != kept)
			}
			if err := k.build(t, dir, disk.Disk{}, nil); err != nil {
				t.Errorf("%s, step %d: the next build: %v", k.name, step, err)
			}
			if f, b := k.state(t, dir); f != newFirst || b != newKept {
				t.Errorf("%s, step %d: the next build gives something else", k.name, step)
			}
			full++
		}
		if full < 4 {
			t.Errorf("%s: the disk was full %d times", k.name, full-1)
		}
	}
}

package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"parley/cmd/internal/disk"
)

// output is how a build writes: to a disk, past a gate that is shut when the
// build is stopped.
type output struct {
	disk disk.Disk
	gate *disk.Gate
	say  func(say string, args ...any) // reports that it waits for another build
}

// finish completes the writing of a build that was killed.
func (o output) finish(ctx context.Context, dir string) error { return o.disk.Finish(ctx, dir, o.say) }

// beside are the files that a build stores next to the record: the positions of
// actors and the ids of a table. They are written after the site, so that a
// build that is stopped or fails leaves them unchanged. The site depends on the
// record and the old files: if only they could not be written, the next build
// recreates them.
type beside []disk.File

// add schedules a file to be written after the site. It never fails.
func (b *beside) add(name string, data []byte) error {
	*b = append(*b, disk.File{Path: name, Data: data})
	return nil
}

// keep writes the files next to the record, after the build is in its place.
func (o output) keep(built string, later beside) error {
	for _, f := range later {
		if err := o.disk.Write(f.Path, f.Data); err != nil {
			return fmt.Errorf("%w; %s is new, and %s as it was: build again", err, built, f.Path)
		}
	}
	return nil
}

// site writes the files of a site to a folder, and then those next to the
// record. The first page, which refers to all other files, is replaced last.
func (o output) site(ctx context.Context, dir string, from source, later beside) error {
	files := func(put func(disk.File) error) error {
		return from(func(f file) error { return put(disk.File{Path: f.path, Data: f.data}) })
	}
	if err := o.disk.Replace(ctx, dir, files, disk.Order{Last: "index.html", Ours: hasSheet, Gate: o.gate, Wait: o.say}); err != nil {
		return err
	}
	return o.keep(dir, later)
}

// hasSheet reports whether a folder contains a style sheet of Parley. If the
// list of written files is missing, as in a copy without hidden files, such a
// folder counts as built by Parley.
func hasSheet(dir string) bool {
	sheets, _ := filepath.Glob(filepath.Join(dir, "assets", "parley.*.css"))
	return len(sheets) > 0
}

// single writes the one file of a site, and then those next to the record.
func (o output) single(name string, page []byte, later beside) error {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder; name the one file to write, such as -o %s", name, filepath.Join(name, "talks.html"))
	}
	if o.gate != nil && !o.gate.Pass() {
		return disk.ErrStopped
	}
	if err := o.disk.Write(name, page); err != nil {
		return err
	}
	return o.keep(name, later)
}

// patience is how long stopped work may take to clean up before the program
// ends without it. The rest of a second is margin for a busy machine.
const patience = 400 * time.Millisecond

// untilStopped runs the work to its end, or until an interrupt or TERM signal
// stops it: it then returns disk.ErrStopped, and nothing behind the gate has
// changed. Work that has passed the gate is nearly done and is waited for.
// Stopped work that continues in memory ends with the program.
func untilStopped(work func(ctx context.Context, gate *disk.Gate) error) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var gate disk.Gate
	done := make(chan error, 1)
	go func() { done <- work(ctx, &gate) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	if !gate.Shut() {
		return <-done
	}
	select {
	case <-done:
	case <-time.After(patience):
	}
	return disk.ErrStopped
}

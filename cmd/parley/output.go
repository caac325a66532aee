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

// output is how a build writes: to a disk, past a gate that is shut when it is
// stopped.
type output struct {
	disk disk.Disk
	gate *disk.Gate
	say  func(say string, args ...any) // tells that it waits for another build
}

// finish carries to its end what a build that was killed began to write.
func (o output) finish(ctx context.Context, dir string) error { return o.disk.Finish(ctx, dir, o.say) }

// site puts the files of a site into a folder. The first page is the last to
// change: it names all others.
func (o output) site(ctx context.Context, dir string, b bundle) error {
	files := make([]disk.File, len(b))
	for i, f := range b {
		files[i] = disk.File{Path: f.path, Data: f.data}
	}
	return o.disk.Replace(ctx, dir, files, disk.Order{Last: "index.html", Ours: hasSheet, Gate: o.gate, Wait: o.say})
}

// hasSheet reports whether a folder holds a style sheet of ours: where the list
// of what was written is missing, as in a copy without hidden files, it counts
// as built by us.
func hasSheet(dir string) bool {
	sheets, _ := filepath.Glob(filepath.Join(dir, "assets", "parley.*.css"))
	return len(sheets) > 0
}

// single writes the one file of a site.
func (o output) single(name string, page []byte) error {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder; name the one file to write, such as -o %s", name, filepath.Join(name, "talks.html"))
	}
	if o.gate != nil && !o.gate.Pass() {
		return disk.ErrStopped
	}
	return o.disk.Write(name, page)
}

// patience is how long work that was stopped may take to tidy up before the
// program ends without it: the rest of a second is for a busy machine.
const patience = 400 * time.Millisecond

// untilStopped does the work until it is done, or until an interrupt or a TERM
// signal stops it: then it returns disk.ErrStopped, and nothing behind the gate has
// changed. Work that has passed the gate is nearly done and is waited for. What
// stopped work does meanwhile in memory ends with the program.
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

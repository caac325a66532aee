package disk

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"parley/cmd/internal/plain"
)

// File is a file of a folder: its path within it, with slashes, and its
// content.
type File struct {
	Path string
	Data []byte
}

// Names of what Replace keeps in a folder.
const (
	ListName  = ".parley-files" // lists the files of the last build, one per line
	stageName = ".parley-new"   // holds the new files while they are being written
	planName  = ".parley-plan"  // says what goes where; when it exists, the new files are complete
)

// ErrStopped is the error of Replace if its gate was shut or its context ended.
var ErrStopped = errors.New("stopped")

// Order controls how the files of a folder are replaced.
type Order struct {
	Last string                        // path of the file that refers to all others
	Ours func(dir string) bool         // whether a folder without a list is one of ours; nil for never
	Gate *Gate                         // can stop it before files are replaced; may be nil
	Wait func(say string, args ...any) // called once if another process has the lock; may be nil
}

// Replace makes the folder hold the files of a source, and removes those that an earlier
// Replace wrote and this one does not. Other files stay; if one of them has the
// path of a new file, nothing is written.
//
// The new files are first written in full to a staging folder and then renamed:
// new paths first, then replaced files with o.Last as the last one, and only
// then old files are removed. If it fails before a file was replaced, it
// returns an error and every old file is unchanged; after that point the next
// Replace or Finish completes it, as it does after the program was killed. Two
// processes take turns. When ctx ends, it stops waiting or writing.
func (d Disk) Replace(ctx context.Context, dir string, from Source, o Order) error {
	if _, err := os.Stat(dir); err != nil {
		defer os.Remove(dir) // only if it is still empty
	}
	if err := d.makeFolder(dir); err != nil {
		return err
	}
	release, err := take(ctx, dir, o.Wait)
	if err != nil {
		return err
	}
	defer release()
	if err := d.finish(dir); err != nil {
		return err
	}
	p, err := d.stage(ctx, dir, from, o)
	var foreign inTheWay
	if errors.As(err, &foreign) {
		return errors.Join(foreign, d.drop(dir))
	}
	if err == nil && o.Gate != nil && !o.Gate.Pass() {
		err = ErrStopped
	}
	if err == nil {
		err = d.Write(filepath.Join(dir, planName), p.text())
	}
	if err != nil {
		return errors.Join(fmt.Errorf("%w; %s is as it was", err, dir), d.drop(dir))
	}
	return d.carryOut(dir, p)
}

// Finish completes a killed Replace in a folder. It returns the errors of the
// disk.
func (d Disk) Finish(ctx context.Context, dir string, wait func(string, ...any)) error {
	if _, err := os.Stat(filepath.Join(dir, planName)); err != nil {
		return nil
	}
	release, err := take(ctx, dir, wait)
	if err != nil {
		return err
	}
	defer release()
	return d.finish(dir)
}

// finish carries out the plan, if there is one, and removes new files without a
// plan.
func (d Disk) finish(dir string) error {
	text, err := plain.In(dir, planName, most)
	if errors.Is(err, fs.ErrNotExist) {
		return d.drop(dir)
	}
	if err != nil {
		return err
	}
	p, err := readPlan(text)
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Join(dir, planName), err)
	}
	return d.carryOut(dir, p)
}

// drop removes the staging folder.
func (d Disk) drop(dir string) error {
	stage := filepath.Join(dir, stageName)
	if _, err := os.Lstat(stage); err != nil {
		return nil
	}
	if err := d.step(Remove, stage); err != nil {
		return err
	}
	return os.RemoveAll(stage)
}

// take waits for the lock of a folder.
func take(ctx context.Context, dir string, wait func(string, ...any)) (func(), error) {
	for tries := 0; ; tries++ {
		release, ok, err := lock(dir)
		if ok || err != nil {
			return release, err
		}
		if tries == 0 && wait != nil {
			wait("another build is writing to %s; waiting until it is done", dir)
		}
		select {
		case <-ctx.Done():
			return nil, ErrStopped
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// plan lists the changes to the files of a folder, in order.
type plan struct {
	fresh, changed, gone []string // paths; the list of files changes last
}

// Prefixes of the lines of a plan.
const (
	markFresh   = '+'
	markChanged = '='
	markGone    = '-'
)

func (p *plan) text() []byte {
	var b bytes.Buffer
	for _, part := range []struct {
		mark  byte
		paths []string
	}{{markFresh, p.fresh}, {markChanged, p.changed}, {markGone, p.gone}} {
		for _, path := range part.paths {
			b.WriteByte(part.mark)
			b.WriteString(path + "\n")
		}
	}
	return b.Bytes()
}

// readPlan parses the output of text. It returns an error for a path out of the
// folder and for an invalid line.
func readPlan(text []byte) (plan, error) {
	var p plan
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		line := lines.Text()
		if line == "" || !filepath.IsLocal(filepath.FromSlash(line[1:])) {
			return p, fmt.Errorf("%q is not a line of a plan; delete the file and build again", line)
		}
		switch line[0] {
		case markFresh:
			p.fresh = append(p.fresh, line[1:])
		case markChanged:
			p.changed = append(p.changed, line[1:])
		case markGone:
			p.gone = append(p.gone, line[1:])
		default:
			return p, fmt.Errorf("%q is not a line of a plan; delete the file and build again", line)
		}
	}
	return p, lines.Err()
}

// aside writes a new file to the staging folder.
func (d Disk) aside(dir string, f File) error {
	name := filepath.Join(dir, stageName, filepath.FromSlash(f.Path))
	if err := d.makeFolder(filepath.Dir(name)); err != nil {
		return err
	}
	if err := d.step(Create, name); err != nil {
		return err
	}
	w, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	if err = d.fill(w, f.Data); err == nil {
		err = d.sync(w, name)
	}
	return errors.Join(err, w.Close())
}

// carryOut renames the new files to their places and removes old ones. Steps
// that were already done are skipped.
func (d Disk) carryOut(dir string, p plan) error {
	at := func(path string) (aside, name string) {
		return filepath.Join(dir, stageName, filepath.FromSlash(path)), filepath.Join(dir, filepath.FromSlash(path))
	}
	for i, path := range p.fresh {
		if err := d.turn(at(path)); err != nil {
			return d.back(dir, p.fresh[:i], err)
		}
	}
	for i, path := range p.changed {
		if err := d.turn(at(path)); err != nil {
			if i == 0 {
				return d.back(dir, p.fresh, err)
			}
			return fmt.Errorf("%w; %s is partly changed over: the next build finishes it", err, dir)
		}
	}
	for _, path := range p.gone {
		_, name := at(path)
		if err := d.remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%w; the new files are in place, and the next build removes the old ones", err)
		}
		for parent := filepath.Dir(name); parent != filepath.Clean(dir) && os.Remove(parent) == nil; {
			parent = filepath.Dir(parent) // folders that have become empty
		}
	}
	if err := d.remove(filepath.Join(dir, planName)); err != nil {
		return err
	}
	return d.drop(dir)
}

// turn moves a new file to its place, unless it is already there.
func (d Disk) turn(aside, name string) error {
	if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := d.makeFolder(filepath.Dir(name)); err != nil {
		return err
	}
	return d.rename(aside, name)
}

// back undoes the first moves, before any old file was replaced: the files at
// these paths are new and nothing refers to them.
func (d Disk) back(dir string, paths []string, cause error) error {
	for _, path := range paths {
		os.Remove(filepath.Join(dir, filepath.FromSlash(path)))
	}
	if err := os.Remove(filepath.Join(dir, planName)); err != nil {
		return errors.Join(cause, err)
	}
	return errors.Join(cause, os.RemoveAll(filepath.Join(dir, stageName)))
}

// listed returns the paths that the last Replace wrote to a folder.
func listed(dir string) []string {
	data, err := plain.In(dir, ListName, most)
	if err != nil {
		return nil
	}
	return strings.FieldsFunc(string(data), func(r rune) bool { return r == '\n' || r == '\r' })
}

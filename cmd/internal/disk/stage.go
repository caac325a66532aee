package disk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Source gives the files of a folder, in any order and from any goroutine, to put, and
// returns its error. Each file is forgotten once it is put: they are never all in memory.
type Source func(put func(File) error) error

// Files returns a source of files that are there.
func Files(list []File) Source {
	return func(put func(File) error) error {
		for _, f := range list {
			if err := put(f); err != nil {
				return err
			}
		}
		return nil
	}
}

// staging is the state while new files are written to the staging folder.
type staging struct {
	disk Disk
	ctx  context.Context
	dir  string
	last string
	old  map[string]bool // paths that the last Replace wrote
	all  bool            // the folder is ours, but has no list

	lock   sync.Mutex
	plan   plan
	end    []string
	listed map[string]bool
}

// stage writes the changed files of a source to the staging folder, creates their
// target folders, and plans their moves.
func (d Disk) stage(ctx context.Context, dir string, from Source, o Order) (plan, error) {
	old := listed(dir)
	s := &staging{disk: d, ctx: ctx, dir: dir, last: o.Last, old: make(map[string]bool, len(old)), listed: map[string]bool{}}
	s.all = len(old) == 0 && o.Ours != nil && o.Ours(dir)
	for _, path := range old {
		s.old[path] = true
	}
	if err := from(s.put); err != nil {
		s.tidy()
		return s.plan, err
	}
	list := strings.Join(slices.Sorted(maps.Keys(s.listed)), "\n") + "\n"
	if err := s.write(File{ListName, []byte(list)}); err != nil {
		return s.plan, err
	}
	slices.Sort(s.plan.fresh)
	slices.Sort(s.plan.changed)
	slices.SortFunc(s.end, func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })
	s.plan.changed = append(s.plan.changed, s.end...)
	for _, path := range old {
		if !s.listed[path] && filepath.IsLocal(filepath.FromSlash(path)) {
			s.plan.gone = append(s.plan.gone, path)
		}
	}
	return s.plan, nil
}

// tidy removes the folders that were made for files and are empty.
func (s *staging) tidy() {
	for path := range s.listed {
		for parent := filepath.Dir(filepath.Join(s.dir, filepath.FromSlash(path))); parent != filepath.Clean(s.dir) && os.Remove(parent) == nil; {
			parent = filepath.Dir(parent)
		}
	}
}

// rank puts the list of files behind the file that refers to all others.
func rank(path string) int {
	if path == ListName {
		return 1
	}
	return 0
}

// put writes one file of the source, if it is new or changed.
func (s *staging) put(f File) error {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.ctx.Err() != nil {
		return ErrStopped
	}
	if err := s.free(f); err != nil {
		return err
	}
	s.listed[f.Path] = true
	return s.write(f)
}

func (s *staging) write(f File) error {
	if s.ctx.Err() != nil {
		return ErrStopped
	}
	name := filepath.Join(s.dir, filepath.FromSlash(f.Path))
	if holds(name, f.Data) {
		return nil
	}
	if err := errors.Join(s.disk.aside(s.dir, f), s.disk.makeFolder(filepath.Dir(name))); err != nil {
		return err
	}
	_, err := os.Lstat(name)
	switch {
	case f.Path == s.last || f.Path == ListName:
		s.end = append(s.end, f.Path)
	case err != nil:
		s.plan.fresh = append(s.plan.fresh, f.Path)
	default:
		s.plan.changed = append(s.plan.changed, f.Path)
	}
	return nil
}

// inTheWay is the error for a file that would be replaced although no earlier Replace
// wrote it, and for a path out of the folder.
type inTheWay string

func (e inTheWay) Error() string { return string(e) }

// free returns an error for a file that is in the way.
func (s *staging) free(f File) error {
	if !filepath.IsLocal(filepath.FromSlash(f.Path)) || strings.ContainsAny(f.Path, "\r\n") {
		return inTheWay(fmt.Sprintf("the path %q would lead out of the folder", f.Path))
	}
	name := filepath.Join(s.dir, filepath.FromSlash(f.Path))
	info, err := os.Lstat(name)
	if err != nil || info.Mode().IsRegular() && (s.all || s.old[f.Path] || holds(name, f.Data)) {
		return nil
	}
	return inTheWay(name + " was not written by an earlier build: nothing was written; delete it, or choose another folder with -o")
}

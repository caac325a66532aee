package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"parley/app/site"
	"parley/cmd/internal/compress"
	"parley/cmd/internal/disk"
)

// source gives the files of a site to put, from several goroutines, and returns its
// error. None is kept: a large site is never in memory as a whole.
type source func(put func(file) error) error

// each makes every file, several at a time, until ctx ends or put returns an error.
// progress is called now and then and may be nil.
func (w *whole) each(ctx context.Context, put func(file) error, progress func(done, of int)) error {
	for _, f := range w.assets {
		if err := put(f); err != nil {
			return err
		}
	}
	for _, m := range w.more {
		in, err := m.make()
		if err != nil {
			return err
		}
		if err := in.each(ctx, func(f file) error { return put(file{m.folder + f.path, f.data}) }, progress); err != nil {
			return err
		}
	}
	works, paths := w.media.all(), w.pages.Paths()
	all := int64(len(works) + len(paths))
	one := func(i int64) error {
		if i < int64(len(works)) {
			return w.media.each(works[i], put)
		}
		path := paths[i-int64(len(works))]
		data, err := w.page(path)
		if err != nil {
			return err
		}
		return put(file{path, data})
	}
	var next, done atomic.Int64
	var lock sync.Mutex // guards progress and failed
	var failed error
	var stop atomic.Bool
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < all && ctx.Err() == nil && !stop.Load(); i = next.Add(1) - 1 {
				err := one(i)
				n := done.Add(1)
				lock.Lock()
				if failed = cmp.Or(failed, err); err != nil {
					stop.Store(true)
				}
				if progress != nil && n%50 == 0 {
					progress(int(n), int(all))
				}
				lock.Unlock()
			}
		})
	}
	workers.Wait()
	if ctx.Err() != nil {
		return disk.ErrStopped
	}
	return failed
}

// written is what is remembered of a file that was written: its size and hash, and its
// data if a reader loads it first.
type written struct {
	file
	size int
	sum  [sha256.Size]byte
}

// tally is all that was written of a site, ordered by path once it is sorted.
type tally struct {
	lock sync.Mutex
	list []written
}

func (t *tally) add(f file) {
	w := written{f, len(f.data), sha256.Sum256(f.data)}
	if ext := filepath.Ext(f.path); f.path != "index.html" && !(strings.HasPrefix(f.path, "assets/") && (ext == ".css" || ext == ".js")) {
		w.data = nil
	}
	t.lock.Lock()
	defer t.lock.Unlock()
	t.list = append(t.list, w)
}

// sorted returns the list in order of the paths.
func (t *tally) sorted() []written {
	slices.SortFunc(t.list, func(x, y written) int { return cmp.Compare(x.path, y.path) })
	return t.list
}

// making says how the files of a site are made and written.
type making struct {
	w     *whole
	base  site.Base
	cache compress.Cache
	copy  bool // with compressed copies
	m     *meter
	made  tally // the files without copies
	all   atomic.Int64
	bytes atomic.Int64
}

// source gives all files: pages and assets, then the lists of them.
func (k *making) source(ctx context.Context) source {
	return func(put func(file) error) error {
		write := func(f file) error {
			k.made.add(f)
			return k.put(f, put)
		}
		if err := k.w.each(ctx, write, func(done, of int) { k.m.say("page %d of %d", done, of) }); err != nil {
			return err
		}
		more, err := k.lists()
		if err != nil {
			return err
		}
		for _, f := range slices.Concat(more, hosting(k.base, k.w.pages.Policy(), k.w.folders()...)) {
			if err := write(f); err != nil {
				return err
			}
		}
		for _, f := range k.w.drawn.file() {
			if err := put(f); err != nil {
				return err
			}
		}
		return nil
	}
}

// lists gives what open pages poll, for each language.
func (k *making) lists() (bundle, error) {
	var out bundle
	all := k.made.sorted()
	for _, folder := range append([]string{""}, k.w.folders()...) {
		files, err := lists(k.w.within(all, folder), k.w.media.offline)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			out = append(out, file{folder + f.path, f.data})
		}
	}
	return out, nil
}

// put writes a file and its compressed copies.
func (k *making) put(f file, put func(file) error) error {
	files := bundle{f}
	if k.copy && compressible(f) {
		br, err := k.cache.Brotli(f.data, compress.Best)
		if err != nil {
			return err
		}
		gz, err := k.cache.Gzip(f.data, compress.Best)
		if err != nil {
			return err
		}
		files = append(files, file{f.path + ".br", br}, file{f.path + ".gz", gz})
	}
	for _, f := range files {
		k.all.Add(1)
		k.bytes.Add(int64(len(f.data)))
		if err := put(f); err != nil {
			return err
		}
	}
	return nil
}

// first returns the files that a reader loads before the program.
func (k *making) first() bundle {
	var all bundle
	for _, f := range k.made.sorted() {
		all = append(all, f.file)
	}
	return all.firstPage()
}

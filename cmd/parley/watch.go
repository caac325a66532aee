package main

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"parley/app/site/theme"
	"parley/cmd/internal/plain"
)

// inputs returns a hash of the content of every file that the served site is
// made of. It changes if a file is added, removed or written, whatever its size
// and modification time, and does not change if only these do. A file that
// cannot be read counts with its error.
func (s *server) inputs() [sha256.Size]byte {
	sum := sha256.New()
	add := func(name string, data []byte, err error) {
		if err != nil {
			data = []byte("\x00" + err.Error())
		}
		sum.Write(binary.BigEndian.AppendUint64([]byte(name), uint64(len(data))))
		sum.Write(data)
	}
	if f, ok, err := s.from.table(); ok || err != nil {
		add(f.Name, f.Data, err)
		data, err := s.from.beside(layoutName, mostLayout)
		add(layoutName, data, err)
	} else if s.from.folder != "" {
		files, found, err := readFiles(string(s.from.folder))
		add("", nil, err)
		for _, f := range files {
			add(f.Name, f.Data, nil)
		}
		for _, f := range found {
			add(f.Where.File, []byte(f.Say), nil)
		}
		data, err := s.from.beside(layoutName, mostLayout)
		add(layoutName, data, err)
	}
	for _, name := range s.pictures() { // large: their sizes and times must do
		info, err := os.Stat(filepath.Join(s.from.folder.home(), filepath.FromSlash(name)))
		if err == nil {
			add(name, fmt.Append(nil, info.Size(), info.ModTime().UnixNano()), nil)
		} else {
			add(name, nil, err)
		}
	}
	if s.theme != "" {
		data, err := plain.File(s.theme, theme.MaxFile)
		add(s.theme, data, err)
	}
	for _, name := range s.programFiles() {
		data, err := plain.File(name, mostProgram)
		add(name, data, err)
	}
	return [sha256.Size]byte(sum.Sum(nil))
}

// pictures returns the names of the media files in the folder that the record names, and the
// folder of copies.
func (s *server) pictures() []string {
	at := s.site.Load()
	if at == nil || at.site.media == nil {
		return nil
	}
	return append(slices.Sorted(maps.Keys(at.site.media.taken)), copiesName)
}

// programFiles returns the files of a prebuilt program.
func (s *server) programFiles() []string {
	if s.prebuilt == "" {
		return nil
	}
	return []string{filepath.Join(s.prebuilt, "app.wasm"), filepath.Join(s.prebuilt, "wasm_exec.js"), filepath.Join(s.prebuilt, "reader", "app.wasm")}
}

// watchEvery is the polling interval; after a slow poll, the pause is
// restFactor times its duration, so that large files do not keep the machine
// busy.
const (
	watchEvery = 200 * time.Millisecond
	restFactor = 10
)

// follow rebuilds when a file has changed since the last build and is unchanged
// in the next poll, as an editor may write a file in several steps.
func (s *server) follow(ctx context.Context, built [sha256.Size]byte) {
	before := built
	for {
		start := time.Now()
		now := s.inputs()
		took := time.Since(start)
		if now != built && now == before {
			built = now
			s.rebuild()
		} else {
			before = now
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(max(watchEvery, restFactor*took)):
		}
	}
}

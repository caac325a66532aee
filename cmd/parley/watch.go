package main

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"path/filepath"
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

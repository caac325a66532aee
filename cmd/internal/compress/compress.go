// Package compress compresses the files of a site and caches the results by
// content, as the best brotli of the program takes half a minute.
package compress

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"path/filepath"

	"github.com/andybalholm/brotli"

	"parley/cmd/internal/disk"
	"parley/cmd/internal/plain"
)

// Effort is how long compressing a file may take.
type Effort int

const (
	Quick Effort = iota // for serving during editing: brotli 5, gzip 6
	Best                // for publishing and measuring: brotli 11, gzip 9
)

// format is a compressed format: its file name extension, the level for each
// effort and the compression function.
type format struct {
	ext    string
	levels [2]int
	pack   func(data []byte, level int) ([]byte, error)
}

// Cache stores compressed copies in a folder, named by the content they were
// made from. The zero value stores nothing.
type Cache struct {
	Dir  string    // created with the first copy; "" stores nothing
	Disk disk.Disk // writes the copies
}

// Brotli returns data as a brotli stream (RFC 7932). A copy that cannot be
// stored is computed each time. It returns only the errors of the brotli
// library.
func (c Cache) Brotli(data []byte, effort Effort) ([]byte, error) {
	return c.packed(data, effort, format{"br", [2]int{5, 11}, brotliAt})
}

// Gzip returns data as a gzip member (RFC 1952) without time and name, so that
// the output is deterministic. It returns only the errors of the gzip library.
func (c Cache) Gzip(data []byte, effort Effort) ([]byte, error) {
	return c.packed(data, effort, format{"gz", [2]int{6, 9}, gzipAt})
}

func (c Cache) packed(data []byte, effort Effort, f format) ([]byte, error) {
	level := f.levels[effort]
	file := filepath.Join(c.Dir, fmt.Sprintf("%x.%d.%s", sha256.Sum256(data), level, f.ext))
	if c.Dir != "" {
		if kept, err := plain.File(file, 1<<30); err == nil {
			return kept, nil
		}
	}
	out, err := f.pack(data, level)
	if err != nil || c.Dir == "" {
		return out, err
	}
	_ = c.Disk.Write(file, out) // a full disk costs time, but no copy
	return out, nil
}

func brotliAt(data []byte, level int) ([]byte, error) {
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, level)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err := w.Close()
	return out.Bytes(), err
}

func gzipAt(data []byte, level int) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, level)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}

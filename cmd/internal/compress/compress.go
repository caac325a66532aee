// Package compress makes the compressed copies of the files of a site and keeps
// them by content, since the best brotli of the program takes half a minute.
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

// Effort says how long a file may take to compress.
type Effort int

const (
	Quick Effort = iota // for serving while editing: brotli 5, gzip 6
	Best                // for publishing and for measuring: brotli 11, gzip 9
)

// format is a compressed form: what a file of it ends in, the level of each
// effort, and the function that makes it.
type format struct {
	ext    string
	levels [2]int
	pack   func(data []byte, level int) ([]byte, error)
}

// Cache keeps compressed copies in one folder, named by the content they were
// made from. The zero value keeps nothing.
type Cache struct {
	Dir  string    // made when the first copy is written; "" keeps nothing
	Disk disk.Disk // by which it is written
}

// Brotli returns data as one brotli stream (RFC 7932). A copy that cannot be
// kept is made each time. It returns an error when brotli does.
func (c Cache) Brotli(data []byte, effort Effort) ([]byte, error) {
	return c.packed(data, effort, format{"br", [2]int{5, 11}, brotliAt})
}

// Gzip returns data as one gzip member (RFC 1952) without a time or a name, so
// that the same data gives the same bytes. It returns an error when
// gzip does.
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
	_ = c.Disk.Write(file, out) // a full disk costs time, and no copy
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

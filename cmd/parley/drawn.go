package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"parley/cmd/internal/plain"
)

// drawnName is the file of a site that says of each picture for shared links what was
// drawn: the next build takes those from the site that show the same.
const drawnName = ".parley-cards"

// mostDrawn is the size in bytes above which that file, or a picture, is not read.
const mostDrawn = 64 << 20

// drawn are the pictures of a site. It may be used from several goroutines.
type drawn struct {
	dir  string // of the site
	tool string // hash of the tool and the fonts: after a change everything is drawn again
	old  map[string]picked
	lock sync.Mutex
	now  map[string]picked
}

// picked are the hashes of what a picture shows, and of its file.
type picked struct{ shows, file string }

// readDrawn reads what an earlier build drew into a folder: nothing where it is by
// another tool or with other fonts, or cannot be read.
func readDrawn(dir string, fonts [][]byte) *drawn {
	d := &drawn{dir: dir, tool: toolSum(fonts), old: map[string]picked{}, now: map[string]picked{}}
	data, err := plain.In(dir, drawnName, mostDrawn)
	if err != nil || d.tool == "" {
		return d
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	if !lines.Scan() || lines.Text() != d.tool {
		return d
	}
	for lines.Scan() {
		if f := strings.SplitN(lines.Text(), " ", 3); len(f) == 3 {
			d.old[f[2]] = picked{f[0], f[1]}
		}
	}
	return d
}

// toolSum returns a hash of this program and the fonts, or "" if it cannot be read.
func toolSum(fonts [][]byte) string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	for _, font := range fonts {
		sum := sha256.Sum256(font)
		h.Write(sum[:])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// take returns the picture at a path from the site if it shows just that, and else
// draws it.
func (d *drawn) take(path, shows string, draw func() ([]byte, error)) ([]byte, error) {
	old := d.old[path]
	if old.shows == shows {
		if data, err := plain.In(d.dir, filepath.FromSlash(path), mostDrawn); err == nil && fullSum(data) == old.file {
			d.note(path, old)
			return data, nil
		}
	}
	data, err := draw()
	if err == nil {
		d.note(path, picked{shows, fullSum(data)})
	}
	return data, err
}

func (d *drawn) note(path string, p picked) {
	d.lock.Lock()
	defer d.lock.Unlock()
	d.now[path] = p
}

// file is what the next build reads; there is none for a site without pictures.
func (d *drawn) file() bundle {
	if d == nil || len(d.now) == 0 || d.tool == "" {
		return nil
	}
	var b bytes.Buffer
	b.WriteString(d.tool + "\n")
	for _, path := range slices.Sorted(maps.Keys(d.now)) {
		fmt.Fprintf(&b, "%s %s %s\n", d.now[path].shows, d.now[path].file, path)
	}
	return bundle{{drawnName, b.Bytes()}}
}

// fullSum returns a hash of data.
func fullSum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

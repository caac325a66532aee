package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// tidy removes shared build products that no test has used since a time:
// cmd/e2e touches NAME.lock next to NAME on each use.
func tidy(dir string, since time.Time) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		name, isLock := strings.CutSuffix(e.Name(), ".lock")
		info, gone := e.Info()
		if !isLock || gone != nil || info.ModTime().After(since) {
			continue
		}
		err = errors.Join(err, os.RemoveAll(filepath.Join(dir, name)), os.Remove(filepath.Join(dir, e.Name())))
	}
	return err
}

package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// tidy removes from the folder of shared builds what no test has asked for since a
// time: cmd/e2e marks each use on the file NAME.lock beside what is called NAME.
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

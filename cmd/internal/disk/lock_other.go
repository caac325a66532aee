//go:build !unix

package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// hold does nothing on this system.
func hold(*os.File) {}

// held returns true: without locks, an incomplete file may still be in use.
func held(string) bool { return true }

// lock takes the lock of a folder by creating a file that must not exist. ok is
// false if another process has it. A killed process leaves the file, which must
// then be deleted by hand.
func lock(dir string) (release func(), ok bool, err error) {
	name := filepath.Join(dir, ".parley-lock")
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	f.Close()
	return func() { os.Remove(name) }, true, nil
}

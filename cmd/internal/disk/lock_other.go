//go:build !unix

package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// hold marks nothing here.
func hold(*os.File) {}

// held reports true: what is half written is left where nobody can say whether
// it is still written.
func held(string) bool { return true }

// lock takes the lock of a folder: a file that must not be there. It reports
// false when another has it. A process that was killed leaves the file, which is
// then to be deleted by hand.
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

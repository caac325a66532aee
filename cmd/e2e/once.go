package e2e

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// root returns the root of the project; tests run in the folder of their
// package.
var root = sync.OnceValue(func() string {
	dir, err := os.Getwd()
	for err == nil && !exists(filepath.Join(dir, "go.mod")) && dir != filepath.Dir(dir) {
		dir = filepath.Dir(dir)
	}
	return dir
})

// rooted returns a path relative to the root of the project as an absolute
// path.
func rooted(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(root(), path)
}

// Once returns a file or folder among the build products, by its path there.
// The first test that needs it makes it; others, also in other processes, wait
// and share it. The name must identify the inputs, see Digest.
//
// make writes to a temporary path, which has the right base name in another
// folder.
func Once(t testing.TB, name string, make func(to string) error) string {
	t.Helper()
	path := filepath.Join(root(), ".out", filepath.FromSlash(name))
	if err := once(path, make); err != nil {
		t.Fatal(err)
	}
	return path
}

func once(path string, make func(to string) error) error {
	if used(path) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	unlock, err := lock(path + ".lock")
	if err != nil {
		return err
	}
	defer unlock()
	if used(path) { // another process made it while this one waited
		return nil
	}
	tmp, err := os.MkdirTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	to := filepath.Join(tmp, filepath.Base(path))
	if err := make(to); err != nil {
		return err
	}
	return os.Rename(to, path)
}

// used reports whether path exists, and marks it as used now.
func used(path string) bool {
	now := time.Now()
	return os.Chtimes(path+".lock", now, now) == nil && exists(path)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// lock waits for the exclusive lock of a path. The system releases it when the
// process ends.
func lock(path string) (unlock func(), err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		f.Close()
		return nil, err
	}
	return func() { f.Close() }, nil
}

// Digest returns a short hash of the parts.
func Digest(parts ...string) string {
	return fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(parts, "\x00"))))[:12]
}

// Source returns the digest of all sources of the tool and the programs.
// Reading them also lets go test detect when a cached result is out of date.
func Source(t testing.TB) string {
	t.Helper()
	s, err := source()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var source = sync.OnceValues(func() (string, error) {
	parts := runtime.Version()
	for _, name := range []string{"app", "cmd", "data", "web", "go.mod", "go.sum"} {
		h, err := contents(filepath.Join(root(), name))
		if err != nil {
			return "", err
		}
		parts += h
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(parts)))[:12], nil
})

func hashOf(t testing.TB, dir string) string {
	t.Helper()
	h, err := contents(dir)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// contents returns the SHA-256 of the files below a path, with their names,
// except tests and their data.
func contents(path string) (string, error) {
	h := sha256.New()
	err := filepath.WalkDir(path, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "testdata" && file != path:
			return fs.SkipDir
		case d.IsDir() || strings.HasSuffix(file, "_test.go"):
			return nil
		}
		b, err := os.ReadFile(file)
		fmt.Fprintf(h, "%s %d\n", strings.TrimPrefix(file, path), len(b))
		h.Write(b)
		return err
	})
	return fmt.Sprintf("%x", h.Sum(nil)), err
}

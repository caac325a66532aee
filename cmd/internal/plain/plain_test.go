//go:build unix

package plain

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// odd returns a folder with a file of every kind other than plain.
func odd(t *testing.T) string {
	t.Helper()
	top := t.TempDir()
	dir := filepath.Join(top, "in")
	outside := filepath.Join(top, "outside.yaml")
	must(t, os.MkdirAll(filepath.Join(dir, "folder"), 0o777))
	must(t, os.WriteFile(outside, []byte("secret: 1\n"), 0o666))
	must(t, os.WriteFile(filepath.Join(dir, "plain"), []byte("plain"), 0o666))
	must(t, syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o666))
	for name, to := range map[string]string{
		"zero": "/dev/zero", "out": outside, "up": "../outside.yaml", "in": "plain", "nowhere": "gone", "self": "self", "lies": "/proc/self/maps",
	} {
		must(t, os.Symlink(to, filepath.Join(dir, name)))
	}
	l, err := net.Listen("unix", filepath.Join(dir, "socket"))
	must(t, err)
	t.Cleanup(func() { l.Close() })
	return dir
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestOnlyPlainFilesAreRead reads every kind of file by name and within its
// folder, with a time limit that a blocking device or pipe would exceed.
func TestOnlyPlainFilesAreRead(t *testing.T) {
	dir := odd(t)
	for _, c := range []struct{ name, file, in string }{
		{"plain", "", ""},
		{"in", "", ""},
		{"folder", "a folder", "a folder"},
		{"pipe", "a pipe", "a pipe"},
		{"socket", "not a plain file", "not a plain file"},
		{"zero", "a device", "out of the folder"},
		{"out", "", "out of the folder"},
		{"up", "", "out of the folder"},
		{"nowhere", "no such file", "no such file"},
		{"self", "too many", "too many"},
	} {
		for _, way := range []struct {
			want string
			read func() ([]byte, error)
		}{
			{c.file, func() ([]byte, error) { return File(filepath.Join(dir, c.name), 100) }},
			{c.in, func() ([]byte, error) { return In(dir, c.name, 100) }},
		} {
			var err error
			done := make(chan struct{})
			go func() { _, err = way.read(); close(done) }()
			select {
			case <-done:
			case <-time.After(20 * time.Second):
				t.Fatalf("%s: reading does not come back", c.name)
			}
			if way.want == "" && err != nil || way.want != "" && (err == nil || !strings.Contains(err.Error(), way.want)) {
				t.Errorf("%s: %v, want %q", c.name, err, way.want)
			}
		}
	}
	if _, err := In(dir, "gone", 100); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}

// TestSizesThatLie checks that a file costs at most the limit: one that reports
// a size of 0 and is larger, one above the limit, one exactly at it.
func TestSizesThatLie(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "f")
	must(t, os.WriteFile(name, make([]byte, 1000), 0o666))
	if data, err := File(name, 1000); err != nil || len(data) != 1000 {
		t.Errorf("%d bytes, %v", len(data), err)
	}
	if _, err := File(name, 999); !TooLarge(err) {
		t.Errorf("one byte too many: %v", err)
	}
	info, err := os.Stat("/proc/self/maps")
	if err != nil || info.Size() != 0 {
		return // no such file on this system
	}
	if data, err := File("/proc/self/maps", 1<<20); err != nil || len(data) == 0 {
		t.Errorf("%d bytes, %v", len(data), err)
	}
	if _, err := File("/proc/self/maps", 10); !TooLarge(err) {
		t.Errorf("more than it says: %v", err)
	}
}

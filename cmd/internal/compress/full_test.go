//go:build unix

package compress

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/cmd/internal/disk"
	"parley/cmd/internal/disk/disktest"
)

// TestFullDisk fills the disk at every step of storing a copy: the copy is
// returned anyway, no partial copy is stored, and the next one is.
func TestFullDisk(t *testing.T) {
	text := []byte(strings.Repeat("Leaders met in Anchorage. ", 200))
	want, err := Cache{}.Brotli(text, Quick)
	if err != nil {
		t.Fatal(err)
	}
	steps := 0
	for failed := true; failed; steps++ {
		dir := filepath.Join(t.TempDir(), "cache")
		failed = false
		full := Cache{Dir: dir, Disk: disk.Disk{Step: disktest.Full[disk.Op](steps+1, &failed)}}
		if got, err := full.Brotli(text, Quick); err != nil || !bytes.Equal(got, want) {
			t.Errorf("step %d: %d bytes of %d, %v", steps+1, len(got), len(want), err)
		}
		if kept, _ := os.ReadDir(dir); failed && len(kept) != 0 {
			t.Errorf("step %d: %v is kept", steps+1, kept)
		}
		if got, err := (Cache{Dir: dir}).Brotli(text, Quick); err != nil || !bytes.Equal(got, want) {
			t.Errorf("step %d, the next time: %d bytes, %v", steps+1, len(got), err)
		}
		if kept, _ := filepath.Glob(filepath.Join(dir, "*.br")); len(kept) != 1 {
			t.Errorf("step %d, the next time: %v is kept", steps+1, kept)
		}
	}
	if steps < 6 { // folder, create, write, sync, rename, and the run without a failure
		t.Errorf("the disk was full %d times", steps-1)
	}
}

package layers

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// writes matches calls that change files without package disk, which writes
// atomically.
var writes = regexp.MustCompile(`\bos\.(WriteFile|Create|OpenFile|Rename|Mkdir|MkdirAll|Truncate)\(`)

// TestTheToolWritesThroughDisk checks that the tool writes no file of the
// editor's in another way: a full disk or a kill would truncate it.
func TestTheToolWritesThroughDisk(t *testing.T) {
	for _, dir := range []string{"cmd/parley", "cmd/internal/compress"} {
		files, err := filepath.Glob(filepath.Join(root, dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no Go files, %v", dir, err)
		}
		for _, name := range files {
			rel, _ := filepath.Rel(root, name)
			if call := writes.FindString(read(t, rel)); call != "" && !strings.HasSuffix(rel, "_test.go") {
				t.Errorf("%s calls %s...): write through cmd/internal/disk", rel, call)
			}
		}
	}
	if !writes.MatchString("err := os.WriteFile(name, data, 0o644)") {
		t.Error("a planted call is not found")
	}
}

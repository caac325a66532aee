package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestTidyRemovesWhatNobodyUses(t *testing.T) {
	dir := t.TempDir()
	now := time.Now()
	for name, used := range map[string]time.Time{"old": now.Add(-72 * time.Hour), "new": now} {
		file := filepath.Join(dir, name, "index.html")
		lock := filepath.Join(dir, name+".lock")
		err := os.MkdirAll(filepath.Dir(file), 0o755)
		for _, f := range []string{file, lock} {
			if err == nil {
				err = os.WriteFile(f, nil, 0o644)
			}
		}
		if err == nil {
			err = os.Chtimes(lock, used, used)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := tidy(dir, now.Add(-48*time.Hour)); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*"))
	if want := []string{filepath.Join(dir, "new"), filepath.Join(dir, "new.lock")}; err != nil || !slices.Equal(left, want) {
		t.Errorf("left are %q, %v; want %q", left, err, want)
	}
	if err := tidy(filepath.Join(dir, "nowhere"), now); err != nil {
		t.Errorf("a folder that is not there: %v", err)
	}
}

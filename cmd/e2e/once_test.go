package e2e

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestOnceMakesOnce checks that of several concurrent requests for a build only
// one makes it, and that a failed build leaves nothing behind and is retried.
func TestOnceMakesOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "site")
	if err := once(path, func(string) error { return errors.New("planted") }); err == nil || exists(path) {
		t.Errorf("a build that failed: %v, is there: %v", err, exists(path))
	}
	var made atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			err := once(path, func(to string) error {
				made.Add(1)
				return os.WriteFile(to, []byte("site"), 0o644)
			})
			if err != nil || !exists(path) {
				t.Errorf("%v, is there: %v", err, exists(path))
			}
		})
	}
	all.Wait()
	if n := made.Load(); n != 1 {
		t.Errorf("made %d times", n)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".new-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %q, %v", left, err)
	}
}

// TestContentsNameABuild checks that a build's name changes with any byte of
// its record, and not with a test.
func TestContentsNameABuild(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		h, err := contents(dir)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	one := write("dataset.yaml", "schema: 1\n")
	if two := write("a_test.go", "package a\n"); two != one {
		t.Error("a test makes another build")
	}
	if two := write("dataset.yaml", "schema: 2\n"); two == one {
		t.Error("another record makes no other build")
	}
}

func TestPatienceGrowsWithLoad(t *testing.T) {
	for load, want := range map[float64]time.Duration{0: patience, 1.5: patience, 2: patience, 8: 4 * patience, 20: 10 * patience} {
		if got := patienceAt(patience, load, 2); got != want {
			t.Errorf("at load %g on two cores a verb may wait %v, want %v", load, got, want)
		}
	}
	ctx, stop := patient(t.Context())
	stop()
	if context.Cause(ctx) == nil {
		t.Error("a verb that is done still waits")
	}
}

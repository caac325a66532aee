package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// ended returns a cancelled context, which ends a stream requested with it.
func ended(t *testing.T) context.Context {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	return ctx
}

// TestInputsAreContent checks that every file of a site counts by its content:
// an edit with the same size and time changes the hash, a new time alone does
// not.
func TestInputsAreContent(t *testing.T) {
	s, dir, _ := tiny(t)
	s.theme, s.prebuilt = filepath.Join(t.TempDir(), "theme.css"), fakeProgram(t)
	seen := map[[sha256.Size]byte]string{s.inputs(): "the beginning"}
	when := time.Unix(1_700_000_000, 0)
	change := func(what, name, content string) {
		t.Helper()
		if err := errors.Join(os.WriteFile(name, []byte(content), 0o666), os.Chtimes(name, when, when)); err != nil {
			t.Fatal(err)
		}
		now := s.inputs()
		if as, known := seen[now]; known {
			t.Errorf("%s is not seen: it is as %s", what, as)
		}
		seen[now] = what
	}
	set := filepath.Join(dir, "dataset.yaml")
	change("a time put back", set, strings.Replace(tinySet, "The first", "The start", 1))
	change("an edit of the same size and time", set, strings.Replace(tinySet, "The first", "The other", 1))
	change("another file of the record", filepath.Join(dir, "more.yaml"), "events: {}")
	change("an empty file", filepath.Join(dir, "none.yaml"), "")
	change("the layout", filepath.Join(dir, layoutName), "{}")
	change("the layout again", filepath.Join(dir, layoutName), "{ }")
	change("the theme", s.theme, ":root {}")
	change("the program", filepath.Join(s.prebuilt, "app.wasm"), "another")
	now := s.inputs()
	if err := os.Chtimes(set, when.Add(time.Hour), when.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if s.inputs() != now {
		t.Error("a new time alone counts")
	}
	if err := os.Remove(filepath.Join(dir, "none.yaml")); err != nil {
		t.Fatal(err)
	}
	if s.inputs() == now {
		t.Error("a file that is gone is not seen")
	}
	if err := os.Mkdir(filepath.Join(dir, "none.yaml"), 0o777); err != nil {
		t.Fatal(err)
	}
}

// TestServeFollowsTheLayout changes only layout.json, and only the theme: the
// site is rebuilt each time.
func TestServeFollowsTheLayout(t *testing.T) {
	s, dir, errs := tiny(t)
	s.theme = filepath.Join(t.TempDir(), "theme.css")
	if err := os.WriteFile(s.theme, []byte(":root {}"), 0o666); err != nil {
		t.Fatal(err)
	}
	s.rebuild()
	go s.follow(t.Context(), s.inputs())
	for name, content := range map[string]string{filepath.Join(dir, layoutName): "{", s.theme: ":root { x }"} {
		rung := s.reload.next()
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
		select {
		case <-rung:
		case <-time.After(time.Minute):
			t.Fatalf("%s: not built again", name)
		}
	}
	s.reload.Lock() // until the last build has reported
	defer s.reload.Unlock()
	for _, say := range []string{"layout.json:1", "theme.css:1"} {
		if !strings.Contains(errs.String(), say) {
			t.Errorf("nothing is said of %s: %q", say, errs.String())
		}
	}
}

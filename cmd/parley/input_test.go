package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/cmd/internal/disk"
	"parley/cmd/internal/remote"
)

// saved writes a file to a new folder and returns its path.
func saved(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// serving returns a server of a table, with its pages but without the program.
func serving(t *testing.T, in input) (*server, *bytes.Buffer) {
	t.Helper()
	var errs bytes.Buffer
	s := &server{streams: streams{out: io.Discard, err: &errs}, from: in, reload: newBell()}
	s.rebuild()
	return s, &errs
}

// TestServeFollowsATable checks that a table is served and its pages are
// updated when it is saved, and that a faulty row does not affect the others
// and is reported with its number.
func TestServeFollowsATable(t *testing.T) {
	name := saved(t, "story.csv", "title,date,who\nThe first,2025-08-06,Ann\n")
	var in input
	if err := in.name(name); err != nil {
		t.Fatal(err)
	}
	in.idsTo = disk.Disk{}.Write
	s, _ := serving(t, in)
	if page := body(t, get(s, "/")); !strings.Contains(page, "The first") {
		t.Fatal("the event of the table is not on the page")
	}
	before := s.inputs()
	if s.inputs() != before {
		t.Error("the inputs change without a change")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	rung := s.reload.next()
	go s.follow(ctx, before)
	if err := os.WriteFile(name, []byte("title,date,who\nThe second,2025-08-06,Ann\nThird,8/6/2025,\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	select {
	case <-rung:
	case <-ctx.Done():
		t.Fatal("the page is not rebuilt")
	}
	page := body(t, get(s, "/"))
	if !strings.Contains(page, "The second") || !strings.Contains(page, "story.csv:3") || !strings.Contains(page, "day-first or") {
		t.Error("the table is not followed, or the faulty row is not told")
	}
}

// TestPublishedTable checks that a published table is read from its address, or
// from the cached copy if the address does not respond.
func TestPublishedTable(t *testing.T) {
	h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/csv")
		w.Header().Set("Last-Modified", "Wed, 06 Aug 2025 10:00:00 GMT")
		_, _ = io.WriteString(w, "title,date\nThe first,2025-08-01\n")
	}))
	cache := t.TempDir()
	open := func() input {
		a, err := remote.New(h.URL+"/story.csv", cache)
		if err != nil {
			t.Fatal(err)
		}
		return input{folder: folder(t.TempDir()), address: a}
	}
	d, _, err := open().load()
	if err != nil || len(d.Events) != 1 || d.Meta.AsOf.String() != "2025-08-06" {
		t.Fatalf("%v, %+v", err, d)
	}
	h.Close()
	d, found, err := open().load()
	if err != nil || len(d.Events) != 1 {
		t.Fatalf("without the address: %v", err)
	}
	told := false
	for _, f := range found {
		told = told || strings.Contains(f.Say, "does not answer, so the copy of 2025-08-06 is used")
	}
	if !told {
		t.Errorf("the copy is not told: %v", found)
	}
}

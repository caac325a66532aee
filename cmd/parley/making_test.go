package main

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"parley/data/testkit"
)

// TestPagesAreNotKept checks that a build lets go of each page once it is written, and
// makes no more of them once one could not be written.
func TestPagesAreNotKept(t *testing.T) {
	w, err := assemble(testkit.Events(300, testkit.Options{}), wholeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	k := &making{w: w, m: newMeter(nil)}
	var put atomic.Int64
	if err := k.source(t.Context())(func(f file) error { put.Add(1); return nil }); err != nil {
		t.Fatal(err)
	}
	pages := 0
	for _, f := range k.made.sorted() {
		if f.data != nil && f.path != "index.html" && !strings.HasPrefix(f.path, "assets/") {
			t.Errorf("%s is kept", f.path)
		}
		if strings.HasPrefix(f.path, "event/") && f.size > 0 {
			pages++
		}
	}
	if pages != 300 || put.Load() != k.all.Load() || len(k.first()) < 2 {
		t.Errorf("%d pages of events, %d files written, %d counted, %d load first", pages, put.Load(), k.all.Load(), len(k.first()))
	}
	full := errors.New("the disk is full")
	put.Store(0)
	k = &making{w: w, m: newMeter(nil)}
	if err := k.source(t.Context())(func(f file) error {
		if put.Add(1) > 20 {
			return full
		}
		return nil
	}); !errors.Is(err, full) || put.Load() > 60 {
		t.Errorf("%v after %d files", err, put.Load())
	}
}

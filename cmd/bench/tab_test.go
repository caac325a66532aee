package main

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestServedTakesThePlaceOfThePack checks that the generated pack is served
// under a name without a hash, which the page refers to.
func TestServedTakesThePlaceOfThePack(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "index.html")
	if err := os.WriteFile(page, []byte(`<html data-pack="assets/core.2b4516a0f2.pack?v=1" data-texts="assets/texts.4bfd87a703.pack">`), 0o644); err != nil {
		t.Fatal(err)
	}
	h, err := served(dir, []byte("CORE"), []byte("TEXTS"))
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"/assets/pack.pack": "CORE", "/assets/texts.pack": "TEXTS", "/": `<html data-pack="assets/pack.pack?v=1" data-texts="assets/texts.pack">`} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s answers %q, want %s", path, w.Body, want)
		}
	}
	if err := os.WriteFile(page, []byte("<html>"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := served(dir, nil, nil); err == nil {
		t.Error("a page without a pack is served")
	}
}

func TestCalmestAndMedian(t *testing.T) {
	pairs := [][2]float64{{3, 3}, {1, 2}, {0, 4}}
	i := 0
	a, b, err := calmest(3, func() (float64, float64, error) { i++; return pairs[i-1][0], pairs[i-1][1], nil })
	if a != 1 || b != 2 || err != nil {
		t.Errorf("calmest is %g, %g, %v", a, b, err)
	}
	if m := median([][2]float64{{3, 9}, {1, 8}, {2, 7}}, 0); m != 2 {
		t.Errorf("median %g", m)
	}
}

func TestMeanOfFrames(t *testing.T) {
	if m, err := mean(slices.Repeat([]float64{10, 30}, fewest)); m != 20 || err != nil {
		t.Errorf("mean %g, %v", m, err)
	}
	if _, err := mean(make([]float64, fewest-1)); err == nil {
		t.Error("a drag that was hardly seen has a mean")
	}
}

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestSingleFile checks that the single file refers to no other file and that
// its policy only allows what is in it.
func TestSingleFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "talks.html")
	if exit, out, errs := parley("build", articleSet, "-o", name, "--single-file", "--program", fakeProgram(t)); exit == exitFailed || !strings.Contains(out, "talks.html, ") {
		t.Fatal(out, errs)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	for _, m := range regexp.MustCompile(`\b(?:src|href|data-[a-z-]+)="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if a := m[1]; strings.Contains(a, "/") && !strings.HasPrefix(a, "http") && !strings.HasPrefix(a, "data:") {
			t.Errorf("the file leads to %s", a)
		}
	}
	for _, part := range []string{"wasm", "pack", "texts"} {
		if !strings.Contains(page, `<script type="text/plain" data-part="`+part+`" data-name="`) {
			t.Errorf("no %s inside", part)
		}
	}
	if n, want := strings.Count(page, "<script>"), strings.Count(page, "&#39;sha256-")-1; n != want || n < 4 || strings.Contains(page, "unsafe-inline") {
		t.Errorf("%d scripts, %d hashes for them", n, want)
	}
	if exit, _, errs := parley("build", articleSet, "-o", filepath.Dir(name), "--single-file", "--program", fakeProgram(t)); exit != exitFailed || !strings.Contains(errs, "is a folder") {
		t.Errorf("a folder in its place: %d %s", exit, errs)
	}
}

func TestOnThisPage(t *testing.T) {
	page := `<h2 id="chronicle"></h2><article id="e-a"></article><section id="corrections"></section>`
	for link, want := range map[string]string{"event/a/": "#e-a", "event/b/": "#e=b", "actor/x/": "#actors", "corrections/": "#corrections", "when/2025/": "#chronicle", "./": "#page", "data/": "#about"} {
		if got := onThisPage(page, link); got != want {
			t.Errorf("%s leads to %s, want %s", link, got, want)
		}
	}
}

package main

import (
	"strings"
	"testing"
)

func TestSealedPage(t *testing.T) {
	page := []byte("<!doctype html>\n<html lang=\"en\"><title>Page</title>")
	got := sealed(page)
	if want := "<!doctype html>\n<html data-sum=\"" + sumOf(page) + "\" lang=\"en\"><title>Page</title>"; string(got) != want {
		t.Errorf("sealed: %s, want %s", got, want)
	}
	if string(unsealed(got)) != string(page) || sealOf(got) != sumOf(page) || sealOf(page) != "" {
		t.Errorf("unsealed: %s, hash %q and %q", unsealed(got), sealOf(got), sealOf(page))
	}
	for _, other := range []string{"", "{}", "<html><p>", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "User-agent: *\n"} {
		if string(sealed([]byte(other))) != other {
			t.Errorf("%q is no page and was changed", other)
		}
	}
}

// TestPagesOfASiteAreSealed checks that every page of a site is sealed, that
// the worker has the hash of the first one, and that a single-file site has
// none.
func TestPagesOfASiteAreSealed(t *testing.T) {
	got := builtSite(t)
	for path, data := range got {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		if seal := sealOf([]byte(data)); seal == "" || seal != sumOf(unsealed([]byte(data))) {
			t.Errorf("%s holds the hash %q, want %s", path, seal, sumOf(unsealed([]byte(data))))
		}
	}
	if first := sealOf([]byte(got["index.html"])); !strings.Contains(got[workerPath], `FIRST="`+first+`"`) {
		t.Errorf("the worker does not name the first page's hash, %s", first)
	}
}

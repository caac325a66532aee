package site

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// pagesOf returns the pages below a folder as addresses relative to it.
func pagesOf(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, e fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".html") {
			out = append(out, strings.TrimSuffix(path, "index.html"))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestNoPageAsksAnotherHost checks that no page of a published site makes a
// request to another host: the browser opens every page and reports its
// requests. Pictures that pages declare for link previews count too: they are
// on the site.
func TestNoPageAsksAnotherHost(t *testing.T) {
	dir := e2e.Public.Path(t)
	address := e2e.ServeDir(t, dir)
	all := slices.DeleteFunc(pagesOf(t, dir), func(path string) bool { return path == "404.html" }) // it refers to files by the address of the real site
	if len(all) < 370 {
		t.Fatalf("only %d pages", len(all))
	}
	asked := map[string]bool{}
	for some := range slices.Chunk(all, 60) {
		p := e2e.Open(t, address+some[0])
		for _, path := range some[1:] {
			p.Follow(`location.href = "` + address + path + `"`)
		}
		for _, r := range p.Requests() {
			if !strings.HasPrefix(r, address) && !strings.HasPrefix(r, "data:") {
				t.Errorf("asked for %s", r)
			}
			asked[strings.TrimPrefix(r, address)] = true
		}
	}
	for _, path := range all {
		if !asked[path] {
			t.Errorf("%s was not opened", path)
		}
	}
}

// TestDataPageIsAccessible checks the pages of data and of corrections for
// accessibility, in every theme and size.
func TestDataPageIsAccessible(t *testing.T) {
	dir := e2e.Public.Path(t)
	address := e2e.ServeDir(t, dir)
	for _, path := range []string{"data/", "corrections/"} {
		for name, set := range map[string][]e2e.Setting{"wide": {e2e.Viewport(1440, 900)}, "phone-dark": {e2e.Phone, e2e.Dark}, "narrow": {e2e.Viewport(320, 640)}} {
			p := e2e.Open(t, address+path, set...)
			p.Axe()
			if over := e2e.Eval[float64](p, "document.documentElement.scrollWidth - innerWidth"); over > 0 {
				t.Errorf("%s at %s is %g pixels too wide", path, name, over)
			}
			p.Shot(filepath.Base(path) + "-" + name)
		}
	}
}

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

// pagesOf lists the pages below a folder as addresses from its root.
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

// No page of a published site asks another host for anything: the browser opens
// every one of them and says what it asked for. Pictures that pages name for
// others to show count as well: they lie on the site.
func TestNoPageAsksAnotherHost(t *testing.T) {
	dir := e2e.Public.Path(t)
	address := e2e.ServeDir(t, dir)
	all := slices.DeleteFunc(pagesOf(t, dir), func(path string) bool { return path == "404.html" }) // it names files by the address of the real site
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

// The page of data and that of corrections are fit to read, in every theme and
// size.
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

package layers

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// manuals are the documents for users and contributors.
var manuals = []string{"README.md", "app/README.md", ".github/CONTRIBUTING.md", ".github/CHANGELOG.md"}

// quotedPath matches paths in code spans that start with a top-level folder.
var quotedPath = regexp.MustCompile("`((?:app|data|web|cmd|findings|\\.github|\\.ci)/[A-Za-z0-9_./-]*)")

// unknownPaths returns the paths in a document for which exists returns false.
func unknownPaths(text string, exists func(string) bool) (missing []string) {
	for _, m := range quotedPath.FindAllStringSubmatch(text, -1) {
		if p := strings.TrimRight(m[1], "/."); !exists(p) {
			missing = append(missing, p)
		}
	}
	return missing
}

func exists(p string) bool {
	_, err := os.Stat(filepath.Join(root, p))
	return err == nil
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, file))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestDocumentsNameFilesThatExist(t *testing.T) {
	for _, file := range manuals {
		text := read(t, file)
		if len(quotedPath.FindAllString(text, -1)) == 0 {
			t.Errorf("%s names no path: has quotedPath lost its form?", file)
		}
		for _, p := range unknownPaths(text, exists) {
			t.Errorf("%s names %s, which does not exist", file, p)
		}
	}
	if got := unknownPaths("`app/ui` `app/gone/x.go` `data/edtf/`", exists); !slices.Equal(got, []string{"app/gone/x.go"}) {
		t.Errorf("planted: found %q", got)
	}
}

// TestArchitectureNamesEveryFolder compares the table of folders in
// app/README.md with the packages there.
func TestArchitectureNamesEveryFolder(t *testing.T) {
	text := read(t, "app/README.md")
	dirs, err := os.ReadDir(filepath.Join(root, "app"))
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(text, "## Folders")
	table, _, _ = strings.Cut(table, "Below `app/`")
	for _, d := range dirs {
		if d.IsDir() && !strings.Contains(table, "`"+d.Name()+"`") {
			t.Errorf("app/README.md: the table of folders lacks %s", d.Name())
		}
	}
	for _, m := range regexp.MustCompile("(?m)^\\| (`[^|]*) \\|").FindAllStringSubmatch(table, -1) {
		for _, name := range regexp.MustCompile("`([a-z/]+)`").FindAllStringSubmatch(m[1], -1) {
			if !exists(path.Join("app", name[1])) {
				t.Errorf("app/README.md: the table of folders names %s, which does not exist", name[1])
			}
		}
	}
}

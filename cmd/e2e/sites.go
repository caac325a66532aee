package e2e

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parley/cmd/internal/wasmbuild"
)

// Build is a site that parley build makes of a record. It is made once for all
// test binaries, and again only if the record or the project's source changes.
type Build struct {
	Record  string   // its folder, relative to the root of the project
	Program string   // folder of a program other than the project's, or ""
	Flags   []string // further flags of parley build; with --single-file the result is a file
}

// Sites that most tests use: the wide set, the small one of an article, and the
// wide one as published, with an address and everything that requires one.
var (
	Wide    = Build{Record: "data/sets/ukraine-talks"}
	Article = Build{Record: "data/sets/august-2025"}
	Public  = Build{Record: "data/sets/ukraine-talks", Flags: []string{"--no-program", "--base", "https://example.org/talks/"}}
)

// Path returns the folder of the site, or its single file.
func (b Build) Path(t testing.TB) string {
	t.Helper()
	record := rooted(b.Record)
	key := Digest(b.Program, strings.Join(b.Flags, " "), Source(t), hashOf(t, record))
	name := filepath.Base(record) + "-" + key
	single := strings.Contains(strings.Join(b.Flags, " "), "--single-file")
	if single {
		name += ".html"
	}
	return Once(t, "e2e/"+name, func(to string) error {
		args := append([]string{"build", record, "-o", to}, b.Flags...)
		if program := b.program(t); program != "" {
			args = append(args, "--program", program)
		}
		cmd := exec.Command(parley(t), args...)
		cmd.Dir = root()
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("parley build %s: %v\n%s", b.Record, err, out)
		}
		return nil
	})
}

// program returns the folder of the site's program, or "".
func (b Build) program(t testing.TB) string {
	switch {
	case strings.Contains(strings.Join(b.Flags, " "), "--no-program"):
		return ""
	case b.Program != "":
		return b.Program
	}
	return Program(t)
}

// Serve serves the site for the duration of the test and returns its address.
func (b Build) Serve(t testing.TB) string { t.Helper(); return ServeDir(t, b.Path(t)) }

// Program returns a folder with the browser's program, for --program.
func Program(t testing.TB) string {
	t.Helper()
	return Once(t, "e2e/program-"+Source(t), func(to string) error { return wasmbuild.Site(t.Context(), to) })
}

// parley returns the path of the tool.
func parley(t testing.TB) string {
	t.Helper()
	return Once(t, "e2e/parley-"+Source(t), func(to string) error {
		cmd := exec.Command("go", "build", "-o", to, "./cmd/parley")
		cmd.Dir = root()
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("go build ./cmd/parley: %v\n%s", err, out)
		}
		return nil
	})
}

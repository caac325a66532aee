package layers

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parley/data/testkit/tool"
)

// tracked returns the files that git tracks. It skips the test if there is no
// checkout, as in an unpacked archive.
func tracked(t *testing.T, pattern string) []string {
	t.Helper()
	cmd := exec.Command(tool.Path(t, "git"), "ls-files", "--", pattern)
	cmd.Dir = root
	out, err := cmd.Output()
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		t.Skip("no git checkout: ", string(exit.Stderr))
	} else if err != nil {
		t.Fatal(err)
	}
	return strings.FieldsFunc(string(out), func(c rune) bool { return c == '\n' })
}

// strays returns the files whose first folder, or own name at the top, is not
// in topLevel.
func strays(files []string) (found []string) {
	for _, f := range files {
		first, _, _ := strings.Cut(f, "/")
		if first[0] != '.' && !slices.Contains(strings.Fields(topLevel), first) {
			found = append(found, f)
		}
	}
	return found
}

func TestTopLevelHoldsWhatItMay(t *testing.T) {
	for _, f := range strays(tracked(t, ".")) {
		t.Errorf("%s: the top level may hold %s and names with a dot in front", f, topLevel)
	}
	if got := strays([]string{".ci/run", "app/ui/page.go", "scripts/a.sh", "NOTES.md"}); !slices.Equal(got, []string{"scripts/a.sh", "NOTES.md"}) {
		t.Errorf("planted strays: found %q", got)
	}
}

// form maps each fault of a finding to a pattern that its text must match.
var form = map[string]*regexp.Regexp{
	"does not begin with #!/usr/bin/env bash":             regexp.MustCompile(`\A#!/usr/bin/env bash\n`),
	"does not say the surprise in line 2":                 regexp.MustCompile(`\A.*\n# [^\n]{20,}\.\n`),
	"does not say in line 3 what it needs (# Needs: ...)": regexp.MustCompile(`\A.*\n.*\n# Needs: \S`),
	"goes on after an error (set -euo pipefail)":          regexp.MustCompile(`(?m)^set -euo pipefail$`),
	"does not work in a temporary folder (mktemp -d)":     regexp.MustCompile(`\bmktemp -d\b`),
	"leaves its folder behind (trap ... EXIT)":            regexp.MustCompile(`(?m)^trap .*EXIT`),
	"prints no version:":                                  regexp.MustCompile(`\bversion: `),
	"prints no guess:":                                    regexp.MustCompile(`\bguess: `),
	"prints no behaviour:":                                regexp.MustCompile(`\bbehaviour: `),
	"prints no output:":                                   regexp.MustCompile(`\boutput:`),
}

func faultsOfForm(script string) (found []string) {
	for fault, shows := range form {
		if !shows.MatchString(script) {
			found = append(found, fault)
		}
	}
	return found
}

// TestFindingsHaveTheirForm checks that every finding has the form that
// findings/README.md requires, and that the skeleton there has it and loses it
// with any of its lines removed.
func TestFindingsHaveTheirForm(t *testing.T) {
	for _, f := range tracked(t, "findings") {
		path := filepath.Join(root, f)
		info, err := os.Stat(path)
		if err != nil || f == "findings/README.md" {
			continue // tracked, but deleted here
		}
		if filepath.Ext(f) != ".sh" || info.Mode()&0o111 == 0 {
			t.Errorf("%s: a finding is an executable script, NAME.sh", f)
		}
		script, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range faultsOfForm(string(script)) {
			t.Errorf("%s: %s", f, fault)
		}
	}
	readme, err := os.ReadFile(filepath.Join(root, "findings", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, indented, _ := strings.Cut(string(readme), "    #!")
	skeleton := "#!" + strings.ReplaceAll(indented, "\n    ", "\n")
	if got := faultsOfForm(skeleton); got != nil {
		t.Errorf("the skeleton in findings/README.md: %q", got)
	}
	for line := range strings.Lines(skeleton) {
		needed := !strings.HasPrefix(line, "cd ") && !strings.HasPrefix(line, "out=") && !strings.HasPrefix(line, "[ ")
		if needed && faultsOfForm(strings.Replace(skeleton, line, "", 1)) == nil {
			t.Errorf("the skeleton without %q has the form still", line)
		}
	}
}

package spec_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/data/check"
	"parley/data/codebook"
	"parley/data/format/yaml"
	"parley/data/testkit/golden"
)

// read reads and checks the files of one sample.
func read(t *testing.T, dir string) []check.Finding {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	layers, _ := filepath.Glob(filepath.Join(dir, "lang", "*.yaml"))
	names = append(names, layers...)
	if err != nil || len(names) == 0 {
		t.Fatalf("%s holds no sample (%v)", dir, err)
	}
	var files []yaml.File
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, yaml.File{Name: filepath.ToSlash(strings.TrimPrefix(name, dir+string(filepath.Separator))), Data: data})
	}
	d, pos, found := yaml.Read(files)
	return check.Sort(append(found, check.Dataset(d, pos)...))
}

func samples(t *testing.T, dir string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(all) == 0 {
		t.Fatalf("no samples in %s (%v)", dir, err)
	}
	return all
}

func TestValidSamples(t *testing.T) {
	for _, dir := range samples(t, "valid") {
		for _, f := range read(t, dir) {
			t.Errorf("%s: %s %s [%s]", dir, f.Where, f.Say, f.Rule)
		}
	}
}

func TestInvalidSamples(t *testing.T) {
	covered := map[string]bool{}
	for _, dir := range samples(t, "invalid") {
		var got strings.Builder
		for _, f := range read(t, dir) {
			fmt.Fprintf(&got, "%s %s\n", f.Where, f.Rule)
			covered[f.Rule] = true
		}
		name := filepath.Join(dir, "want.txt")
		golden.Same(t, name, []byte(got.String()))
		if !strings.Contains(got.String(), " "+filepath.Base(dir)+"\n") {
			t.Errorf("%s does not break the rule it is named after", dir)
		}
	}
	for _, r := range check.Rules() {
		if !covered[r.ID] {
			t.Errorf("no invalid sample breaks rule %s", r.ID)
		}
	}
}

// TestRulesAreInTheText checks that the table of rules in spec.md is that of
// package check.
func TestRulesAreInTheText(t *testing.T) {
	text, err := os.ReadFile("spec.md")
	if err != nil {
		t.Fatal(err)
	}
	const head = "| rule | severity | demands |\n|---|---|---|\n"
	before, _, ok := strings.Cut(string(text), head)
	if !ok {
		t.Fatal("spec.md has no table of rules")
	}
	var want strings.Builder
	for _, r := range check.Rules() {
		fmt.Fprintf(&want, "| %s | %s | %s |\n", r.ID, r.Severity, r.Title)
	}
	golden.Same(t, "spec.md", []byte(before+head+want.String()))
}

// TestSayingsAreInTheText checks that the table in spec.md of types that
// consist of a statement is that of package codebook.
func TestSayingsAreInTheText(t *testing.T) {
	text, err := os.ReadFile("spec.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "| type | done by a claim that |\n|---|---|\n")
	table, _, _ = strings.Cut(table, "\n\n")
	var want []string
	for _, row := range codebook.Types() {
		kind, _ := codebook.ParseType(row.Code)
		var stances []string
		for _, s := range codebook.Stances() {
			if stance, _ := codebook.ParseStance(s.Code); kind.DoneBySaying(stance) {
				stances = append(stances, s.Code)
			}
		}
		if len(stances) > 0 {
			want = append(want, "| "+row.Code+" | "+strings.Join(stances, ", ")+" |")
		}
	}
	if got := strings.Split(table, "\n"); !slices.Equal(got, want) {
		t.Errorf("spec.md says\n%s\nthe codebook\n%s", table, strings.Join(want, "\n"))
	}
}

// TestFirstExampleIsValid checks that the first example in spec.md is the
// smallest valid sample.
func TestFirstExampleIsValid(t *testing.T) {
	text, err := os.ReadFile("spec.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := bytes.Cut(text, []byte("```yaml\n"))
	example, _, ok := bytes.Cut(rest, []byte("```"))
	if !ok {
		t.Fatal("spec.md begins without an example")
	}
	d, pos, found := yaml.Read([]yaml.File{{Name: "dataset.yaml", Data: example}})
	if found = append(found, check.Dataset(d, pos)...); len(found) > 0 || len(d.Events) != 1 {
		t.Errorf("%d events, findings %+v", len(d.Events), found)
	}
}

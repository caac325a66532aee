package shape

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

const root = "../../.."

func TestLimitsHold(t *testing.T) {
	s, err := Measure(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range s.Exceeded() {
		t.Error(line)
	}
	if s.Arrows == 0 || len(s.FileLines) < 300 {
		t.Errorf("%d files and %d arrows measured", len(s.FileLines), s.Arrows)
	}
}

// TestMeasureCountsWhatIsPlanted measures a small checkout whose figures are
// known.
func TestMeasureCountsWhatIsPlanted(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"app/ui/a.go":        "package ui\n\n// T is.\ntype T struct{}\n\nfunc (t *T) One() { two() }\n",
		"app/ui/b.go":        "package ui\n\nfunc two() {\n\tvar t T\n\tt.One()\n\tsay(\"panel.whom\")\n}\n\nfunc say(string) {}\n",
		"app/ui/b_test.go":   "package ui\n",
		"app/site/page.tmpl": `{{t "panel.whom"}} {{t "foot.data"}}`,
		"data/x/x.go":        "package x\n\nconst Free = 1\n",
		"web/w.go":           "package web\n",
		"cmd/m/main.go":      "package main\n\nfunc main() {}\n\nfunc Loose() {}\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Measure(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name      string
		got, want int
	}{
		{"code", s.Code, 6 + 9 + 3 + 1 + 5}, {"test", s.Test, 1},
		{"files of app/ui", s.Files["app/ui"], 2}, {"methods of T", s.Methods["app/ui.T"], 1},
		{"longest function", part(s.Funcs, 100), 5}, {"exported", s.Exported, 3}, {"documented", s.Documented, 1},
		{"arrows", s.Arrows, 2}, {"back", s.Back, 1}, {"copies", len(s.Copies), 1},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", c.name, c.got, c.want)
		}
	}
	if !slices.ContainsFunc(s.Exceeded(), func(line string) bool {
		return line == "exported names without a comment: 2, may be 0 at most"
	}) {
		t.Errorf("the exported names without a comment pass: %q", s.Exceeded())
	}
}

func TestFilesWithoutACircleHaveNoArrowBack(t *testing.T) {
	set := token.NewFileSet()
	var files []*ast.File
	for name, text := range map[string]string{
		"top.go": "package p\nfunc Top() { Middle(); Low() }",
		"mid.go": "package p\nfunc Middle() { Low() }",
		"low.go": "package p\nfunc Low() {}",
	} {
		f, err := parser.ParseFile(set, name, text, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	g := uses(set, files)
	if n := g.backward(); n != 0 || len(g["top.go"]) != 2 {
		t.Errorf("%d arrows back in %v", n, g)
	}
	g["low.go"]["top.go"] = true
	if n := g.backward(); n == 0 {
		t.Error("a circle has no arrow back")
	}
}

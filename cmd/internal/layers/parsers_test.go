package layers

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// doors are the functions that parse a link, a message or a file, and the fuzz
// targets that limit their time, in the same folder if none is named.
var doors = []struct{ dir, name, fuzz string }{
	{"app/atlas", "Decode", "FuzzDecode"},
	{"app/card", "Build", "FuzzBuild"},
	{"app/site", "ParseBase", "data/origin FuzzOrigin"},
	{"app/site/theme", "Parse", "FuzzParse"},
	{"app/view", "ParseFragment", "FuzzParseFragment"},
	{"cmd/internal/media", "Read", "FuzzRead"},
	{"cmd/parley", "read", "FuzzLayout"},
	{"data/edtf", "Parse", "FuzzParse"},
	{"data/format", "Import", "FuzzImport"},
	{"data/format/yaml", "Read", "FuzzRead"},
	{"data/origin", "Of", "FuzzOrigin"},
	{"data/pack", "AddTexts", "FuzzAddTexts"},
	{"data/pack", "Decode", "FuzzDecode"},
	{"data/pack", "Split", "FuzzSplit"},
	{"data/patch", "Read", "FuzzPatch"},
}

// costs matches a statement about the cost of a parser in a comment.
var costs = regexp.MustCompile(`(?i)\btime\b[^.]*(grows? with|proportion|do not change)`)

// comments returns the comments of the functions and methods in a folder by
// name, and the fuzz targets that limit the time.
func comments(t *testing.T, dir string) (docs map[string]string, limited map[string]bool) {
	t.Helper()
	docs, limited = map[string]string{}, map[string]bool{}
	fset := token.NewFileSet()
	files, err := filepath.Glob(filepath.Join(root, dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: no Go files, %v", dir, err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			docs[f.Name.Name] += strings.Join(strings.Fields(f.Doc.Text()), " ")
			ast.Inspect(f, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "Time" {
					if x, ok := s.X.(*ast.Ident); ok && x.Name == "limit" {
						limited[f.Name.Name] = true
					}
				}
				return true
			})
		}
	}
	return docs, limited
}

// TestParsersSayWhatTheyCost checks that the comment of each door says that its
// time grows with its input, that a fuzz target enforces it, and that every
// parser with a fuzz target is in the list.
func TestParsersSayWhatTheyCost(t *testing.T) {
	for _, d := range doors {
		docs, limited := comments(t, d.dir)
		if !costs.MatchString(docs[d.name]) {
			t.Errorf("%s: the comment of %s does not say that its time grows with its input: %q", d.dir, d.name, docs[d.name])
		}
		fuzz := d.fuzz
		if dir, name, other := strings.Cut(fuzz, " "); other {
			fuzz = name
			_, limited = comments(t, dir)
		}
		if !limited[fuzz] {
			t.Errorf("%s: %s limits no time", d.dir, d.fuzz)
		}
	}
	if costs.MatchString("Parse reads a text. It never fails.") {
		t.Error("any comment says what a parser costs")
	}
}

// fuzzesNoParser are the folders with fuzz targets for code that no link,
// message or file reaches directly. Those below data/format are reached through
// its Import, data/value through patch.Read.
var fuzzesNoParser = "app/doc/html app/lane app/ui app/words cmd/internal/wasmcode data/mend data/sheet data/value"

func TestFuzzTargetsAreOfDoors(t *testing.T) {
	target := regexp.MustCompile(`(?m)^func (Fuzz\w+)\(`)
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() && strings.HasPrefix(e.Name(), ".") && name != root {
			return fs.SkipDir
		}
		if err != nil || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		rel, _ := filepath.Rel(root, name)
		dir := filepath.ToSlash(filepath.Dir(rel))
		for _, m := range target.FindAllStringSubmatch(read(t, rel), -1) {
			listed := strings.HasPrefix(dir, "data/format/") || strings.Contains(" "+fuzzesNoParser+" ", " "+dir+" ")
			for _, d := range doors {
				listed = listed || strings.HasSuffix(dir+" "+m[1], d.fuzz) && (d.dir == dir || strings.HasPrefix(d.fuzz, dir))
			}
			if !listed {
				t.Errorf("%s: the parser that %s fuzzes is not in the list of doors", rel, m[1])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

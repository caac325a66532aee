// Package shape measures the code: the length of files and functions, what is
// tested and documented, cycles between files, and duplicated text. Its limits
// are what was reached so far and are only tightened.
package shape

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Shape is the measurements of one checkout. Lengths are in lines.
type Shape struct {
	Code, Test  int            // lines of Go outside and in test files
	Files       map[string]int // by folder, without test files
	FileLines   []int          // of files other than tests, ascending
	LongestFile string
	Methods     map[string]int // by type, such as "app/ui.Page"
	Funcs       []int          // lengths of functions outside tests, ascending
	LongestFunc string
	Exported    int // exported names, except in programs
	Documented  int // those with a comment
	Arrows      int // pairs of files in app/ui of which the first uses a declaration of the second
	Back        int // those that point backward, see backward
	Copies      []string
}

// folders are the measured folders.
var folders = []string{"app", "data", "web", "cmd"}

// Measure measures the checkout at root. It returns an error if a file cannot
// be read or is not Go.
func Measure(root string) (*Shape, error) {
	s := &Shape{Files: map[string]int{}, Methods: map[string]int{}}
	set := token.NewFileSet()
	for _, top := range folders {
		err := filepath.WalkDir(filepath.Join(root, top), func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") {
				return err
			}
			name, err := filepath.Rel(root, file)
			if err != nil {
				return err
			}
			return s.read(set, filepath.ToSlash(name), file)
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(s.FileLines)
	slices.Sort(s.Funcs)
	if err := s.arrows(root, "app/ui"); err != nil {
		return nil, err
	}
	var err error
	s.Copies, err = copies(root)
	return s, err
}

// read adds one file. name is its path from the root.
func (s *Shape) read(set *token.FileSet, name, file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	lines := strings.Count(string(text), "\n")
	if strings.HasSuffix(name, "_test.go") {
		s.Test += lines
		return nil
	}
	f, err := parser.ParseFile(set, file, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return fmt.Errorf("shape: %w", err)
	}
	s.Code += lines
	if len(s.FileLines) == 0 || lines > slices.Max(s.FileLines) {
		s.LongestFile = name
	}
	s.FileLines = append(s.FileLines, lines)
	dir := path.Dir(name)
	s.Files[dir]++
	for _, d := range f.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok {
			s.function(set, dir, fn)
		}
		if f.Name.Name != "main" && !standIn(f) {
			s.docs(d)
		}
	}
	return nil
}

func (s *Shape) function(set *token.FileSet, dir string, fn *ast.FuncDecl) {
	n := set.Position(fn.End()).Line - set.Position(fn.Pos()).Line + 1
	if len(s.Funcs) == 0 || n > slices.Max(s.Funcs) {
		s.LongestFunc = dir + "." + fn.Name.Name
	}
	s.Funcs = append(s.Funcs, n)
	if of := receiver(fn); of != "" {
		s.Methods[dir+"."+of]++
	}
}

// receiver returns the name of a method's receiver type, or "".
func receiver(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return ""
	}
	t := fn.Recv.List[0].Type
	for {
		switch x := t.(type) {
		case *ast.StarExpr:
			t = x.X
		case *ast.IndexExpr:
			t = x.X
		case *ast.IndexListExpr:
			t = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}

// standIn reports whether a file replaces one that only runs in a browser,
// where the names have their comments.
func standIn(f *ast.File) bool {
	for _, group := range f.Comments {
		for _, c := range group.List {
			if strings.HasPrefix(c.Text, "//go:build !js") || strings.HasPrefix(c.Text, "//go:build !(js") {
				return true
			}
		}
	}
	return false
}

// docs counts the exported names of a declaration. A comment on a group counts
// for every name in it.
func (s *Shape) docs(d ast.Decl) {
	add := func(name *ast.Ident, documented bool) {
		if name.IsExported() {
			s.Exported++
			if documented {
				s.Documented++
			}
		}
	}
	switch d := d.(type) {
	case *ast.FuncDecl:
		if of := receiver(d); of == "" || ast.IsExported(of) {
			add(d.Name, d.Doc != nil)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch x := spec.(type) {
			case *ast.TypeSpec:
				add(x.Name, d.Doc != nil || x.Doc != nil || x.Comment != nil)
			case *ast.ValueSpec:
				for _, name := range x.Names {
					add(name, d.Doc != nil || x.Doc != nil || x.Comment != nil)
				}
			}
		}
	}
}

// part returns the p-th percentile; sorted is ascending.
func part(sorted []int, p int) int {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, len(sorted)*p/100)]
}

// top returns the n largest counts, largest first, ties by name.
func top(counts map[string]int, n int) []string {
	names := make([]string, 0, len(counts))
	for name := range counts {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	return names[:min(n, len(names))]
}

// Print writes the figures, one per line, and the largest of each kind.
func (s *Shape) Print(w io.Writer) {
	fmt.Fprintf(w, "lines        code %d, test %d, test:code %.2f\n", s.Code, s.Test, s.ratio())
	fmt.Fprintf(w, "files        %d; lines p50 %d, p90 %d, longest %s\n", len(s.FileLines), part(s.FileLines, 50), part(s.FileLines, 90), s.LongestFile)
	fmt.Fprintf(w, "functions    %d; lines p50 %d, p90 %d, longest %s\n", len(s.Funcs), part(s.Funcs, 50), part(s.Funcs, 90), s.LongestFunc)
	fmt.Fprintf(w, "exported     %d, documented %d\n", s.Exported, s.Documented)
	for _, name := range top(s.Files, 8) {
		fmt.Fprintf(w, "folder       %s: %d files\n", name, s.Files[name])
	}
	for _, name := range top(s.Methods, 8) {
		fmt.Fprintf(w, "type         %s: %d methods\n", name, s.Methods[name])
	}
	fmt.Fprintf(w, "app/ui       %d arrows between files, %d of them back up\n", s.Arrows, s.Back)
	fmt.Fprintf(w, "copies       %d: %s\n", len(s.Copies), strings.Join(s.Copies, " "))
	for _, l := range Limits {
		fmt.Fprintf(w, "limit        %-44s %6d of %d\n", l.Name, l.Of(s), l.Most)
	}
}

// ratio returns the lines of tests per line of code.
func (s *Shape) ratio() float64 { return float64(s.Test) / float64(max(s.Code, 1)) }

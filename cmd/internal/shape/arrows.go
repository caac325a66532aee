package shape

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// graph records which files use declarations of which others.
type graph map[string]map[string]bool

// arrows counts the uses between the files of one package: of its package-level
// names and methods, not of fields.
func (s *Shape) arrows(root, dir string) error {
	set := token.NewFileSet()
	entries, err := os.ReadDir(filepath.Join(root, dir))
	if err != nil {
		return err
	}
	var files []*ast.File
	for _, e := range entries {
		if name := e.Name(); strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			f, err := parser.ParseFile(set, filepath.Join(root, dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				return fmt.Errorf("shape: %w", err)
			}
			files = append(files, f)
		}
	}
	g := uses(set, files)
	for _, to := range g {
		s.Arrows += len(to)
	}
	s.Back = g.backward()
	return nil
}

// absent fails every import: uses within a package can be found without them.
type absent struct{}

func (absent) Import(string) (*types.Package, error) { return nil, errors.New("not loaded") }

// uses returns which files use which others.
func uses(set *token.FileSet, files []*ast.File) graph {
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	conf := types.Config{Importer: absent{}, Error: func(error) {}}
	pkg, _ := conf.Check("p", set, files, info) // fails, as the imports are missing
	g := graph{}
	for _, f := range files {
		g[set.File(f.Pos()).Name()] = map[string]bool{}
	}
	for id, obj := range info.Uses {
		if obj.Pkg() != pkg || obj.Pos() == token.NoPos {
			continue
		}
		fn, isFunc := obj.(*types.Func)
		method := isFunc && fn.Signature().Recv() != nil
		if from, to := set.File(id.Pos()).Name(), set.File(obj.Pos()).Name(); from != to && (method || obj.Parent() == pkg.Scope()) {
			g[from][to] = true
		}
	}
	return g
}

// backward orders the files so that few uses point backward, and returns how
// many do: 0 means that there is no cycle. The order is greedy (Eades, Lin and
// Smyth 1993): files that nothing uses first, files that use nothing last, and
// in between always the one with the largest difference of uses out and in.
func (g graph) backward() (n int) {
	left := slices.Sorted(maps.Keys(g))
	var front, end []string
	for len(left) > 0 {
		i, last := g.next(left)
		if last {
			end = append([]string{left[i]}, end...)
		} else {
			front = append(front, left[i])
		}
		left = slices.Delete(left, i, i+1)
	}
	place := map[string]int{}
	for i, f := range append(front, end...) {
		place[f] = i
	}
	for from, to := range g {
		for f := range to {
			if place[f] < place[from] {
				n++
			}
		}
	}
	return n
}

// next chooses the next of the remaining files, and whether it goes to the end
// instead of the front.
func (g graph) next(left []string) (index int, last bool) {
	score := 0
	for i, f := range left {
		in, out := g.degree(f, left)
		switch {
		case out == 0:
			return i, true
		case in == 0:
			return i, false
		case i == 0 || out-in > score:
			index, score = i, out-in
		}
	}
	return index, false
}

// degree counts the uses of a file by the remaining ones, and of those by it.
func (g graph) degree(file string, left []string) (in, out int) {
	for _, other := range left {
		if g[other][file] {
			in++
		}
		if g[file][other] {
			out++
		}
	}
	return in, out
}

package layers

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const root = "../../.."

func within(dir, folder string) bool {
	return dir == folder || strings.HasPrefix(dir, folder+"/")
}

// tier returns the tier of dir, by the longest folder that contains it, or -1.
func tier(dir string) int {
	at, longest := -1, 0
	for i, t := range tiers {
		for _, f := range strings.Fields(t) {
			if within(dir, f) && len(f) > longest {
				at, longest = i, len(f)
			}
		}
	}
	return at
}

// foreign reports whether an import path belongs to another module.
func foreign(imp string) bool {
	first, _, _ := strings.Cut(imp, "/")
	return strings.Contains(first, ".")
}

// fault returns what is wrong with the package in dir importing imp, or "".
func fault(dir, imp string) string {
	who, limited := only[imp]
	if limited && !slices.ContainsFunc(strings.Fields(who), func(w string) bool { return within(dir, w) }) {
		return fmt.Sprintf("imports %s; only %s may", imp, who)
	}
	if foreign(imp) && !limited {
		return fmt.Sprintf("imports %s, a module nobody has agreed on; if it must be, name it in only", imp)
	}
	in, ours := strings.CutPrefix(imp, module+"/")
	if !ours {
		return ""
	}
	from, to := tier(dir), tier(in)
	family := within(in, dir) || within(dir, in) || tiers[from] == "cmd"
	switch {
	case to > from:
		return fmt.Sprintf("imports %s, which lies further out", in)
	case to == from && !family:
		return fmt.Sprintf("imports %s, a neighbour in its own tier", in)
	}
	return ""
}

// faults checks the imports of every Go file below top, whatever its build
// tags; go list only sees one system at a time. Tests may import anything
// except the browser's protocol, which has a single place so that another
// browser can be substituted.
func faults(top string) ([]string, error) {
	var found []string
	err := fs.WalkDir(os.DirFS(top), ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || p == ".":
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name()[0] == '.'):
			return fs.SkipDir
		case d.IsDir() || path.Ext(p) != ".go":
			return nil
		}
		test := strings.HasSuffix(p, "_test.go")
		dir := path.Dir(p)
		if tier(dir) < 0 {
			if !test {
				found = append(found, p+": the folder has no tier; place it in tiers")
			}
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(top, p), nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, s := range f.Imports {
			imp, err := strconv.Unquote(s.Path.Value)
			if err != nil {
				return err
			}
			if why := fault(dir, imp); why != "" && (!test || strings.HasPrefix(imp, "github.com/chromedp/")) {
				found = append(found, p+": "+why)
			}
		}
		return nil
	})
	return found, err
}

func TestImportsPointInward(t *testing.T) {
	found, err := faults(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Error(f)
	}
}

// planted are faults, each a forbidden import in a file of its own.
var planted = []struct{ file, imp, want string }{
	{"data/edtf/p.go", "parley/data/dataset", "further out"},
	{"data/dataset/p.go", "parley/app/view", "further out"},
	{"data/pack/p.go", "parley/data/sets", "only cmd"},
	{"data/format/ical/p.go", "parley/data/format/gdelt", "neighbour"},
	{"app/timeline/p.go", "parley/app/actormap", "neighbour"},
	{"app/scene/p.go", "parley/app/scene/svg", "further out"},
	{"app/timeline/p.go", "parley/app/browser", "further out"},
	{"app/lane/p_js.go", "syscall/js", "only app/scene/canvas"},
	{"data/check/p.go", "os", "only cmd"},
	{"app/site/p.go", "net/http", "only cmd"},
	{"app/site/p.go", "github.com/maxence-charriere/go-app/v10/pkg/app", "only app/doc/nodes"},
	{"app/ui/p.go", "parley/data/sets", "only cmd"},
	{"app/query/p.go", "golang.org/x/text/collate", "nobody has agreed on"},
	{"app/shared/p.go", "sort", "no tier"},
	{"app/card/p_test.go", "github.com/chromedp/chromedp", "only cmd/internal/chromium"},
}

func TestPlantedFaultsAreFound(t *testing.T) {
	top := t.TempDir()
	for _, part := range []string{"data", "app"} {
		if err := os.CopyFS(filepath.Join(top, part), goFiles(t, part)); err != nil {
			t.Fatal(err)
		}
	}
	before, err := faults(top)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range planted {
		file := filepath.Join(top, p.file)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte("package p\n\nimport _ \""+p.imp+"\"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		found, err := faults(top)
		if err != nil {
			t.Fatal(err)
		}
		isNew := func(f string) bool { return !slices.Contains(before, f) }
		i := slices.IndexFunc(found, isNew)
		if len(found) != len(before)+1 || !strings.HasPrefix(found[i], p.file) || !strings.Contains(found[i], p.want) {
			t.Errorf("%s importing %s gave %q, want one more fault with %q", p.file, p.imp, slices.DeleteFunc(found, func(f string) bool { return !isNew(f) }), p.want)
		}
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
}

// goFiles returns a part of the tree with only its Go files.
func goFiles(t *testing.T, part string) fs.FS {
	t.Helper()
	sub, err := fs.Sub(os.DirFS(root), part)
	if err != nil {
		t.Fatal(err)
	}
	return onlyGo{sub}
}

type onlyGo struct{ fs.FS }

func (f onlyGo) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(f.FS, name)
	return slices.DeleteFunc(all, func(d fs.DirEntry) bool { return !d.IsDir() && path.Ext(d.Name()) != ".go" }), err
}

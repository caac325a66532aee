package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parley/data/codebook"
)

// use is one place that uses a message.
type use struct {
	key    string // whole key, or its prefix if the rest is computed
	prefix bool
	call   string // Say, Count, t, say, count; "" for a literal elsewhere
	args   int    // arguments after the key (and the number); -1 if unknown
	where  string
}

// roots are the folders whose texts come from the catalogue.
var roots = []string{"../../app", "../../cmd", "../../web"}

// keyText matches the form of a key.
var keyText = regexp.MustCompile(`^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*\.?$`)

func findUses(t *testing.T) []use {
	t.Helper()
	var out []use
	for _, root := range roots {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			switch ext := filepath.Ext(path); {
			case strings.HasSuffix(path, "_test.go"), strings.Contains(path, "cmd/e2e/"): // tests
			case ext == ".go" && !strings.Contains(path, "app/words/") && !strings.Contains(path, "cmd/cldr/"):
				out = append(out, goUses(t, path)...)
			case ext == ".tmpl" || ext == ".gohtml":
				out = append(out, templateUses(t, path)...)
			}
			return nil
		})
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	return out
}

// goUses finds the calls of Say and Count in a Go file, and every other literal that looks like
// a key.
func goUses(t *testing.T, path string) []use {
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Logf("%s is left out: %v", path, err) // the compiler says the same
		return nil
	}
	var out []use
	called := map[*ast.BasicLit]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.Ident); ok && f.Name == "h" && len(n.Args) > 0 {
				if lit, ok := n.Args[0].(*ast.BasicLit); ok {
					called[lit] = true // a tag with its classes
				}
			}
			if u, lit, ok := callUse(n); ok {
				called[lit] = true
				u.where = files.Position(n.Pos()).String()
				out = append(out, u)
			}
		case *ast.BasicLit:
			if s, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING && !called[n] && keyText.MatchString(s) && strings.Contains(s, ".") {
				out = append(out, use{key: s, prefix: strings.HasSuffix(s, ".") || strings.HasSuffix(s, "-"), args: -1, where: files.Position(n.Pos()).String()})
			}
		}
		return true
	})
	return out
}

// callUse reads a call of Say or Count whose key is a literal, or begins with one.
func callUse(c *ast.CallExpr) (u use, lit *ast.BasicLit, ok bool) {
	sel, isSel := c.Fun.(*ast.SelectorExpr)
	if !isSel || len(c.Args) == 0 || sel.Sel.Name != "Say" && sel.Sel.Name != "Count" {
		return u, nil, false
	}
	u.call, u.args = sel.Sel.Name, len(c.Args)-1
	if u.call == "Count" {
		u.args--
	}
	if c.Ellipsis.IsValid() {
		u.args = -1
	}
	first := c.Args[0]
	for sum, isSum := first.(*ast.BinaryExpr); isSum; sum, isSum = first.(*ast.BinaryExpr) {
		first, u.prefix = sum.X, true
	}
	lit, ok = first.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return u, nil, false
	}
	u.key, _ = strconv.Unquote(lit.Value)
	return u, lit, true
}

var templateCall = regexp.MustCompile(`\b(t|say|count) "([^"]+)"`)

func templateUses(t *testing.T, path string) []use {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []use
	for i, line := range strings.Split(string(text), "\n") {
		for _, m := range templateCall.FindAllStringSubmatch(line, -1) {
			out = append(out, use{key: m[2], call: m[1], args: -1, where: path + ":" + strconv.Itoa(i+1)})
		}
	}
	return out
}

// TestKeysAreKnown fails for a message that the program or a page uses and that the catalogue
// lacks, and for a call with a different number of arguments than the message has.
func TestKeysAreKnown(t *testing.T) {
	areas := map[string]bool{}
	for k := range EnglishEdit().text {
		area, _, _ := strings.Cut(k, ".")
		areas[area] = true
	}
	uses := findUses(t)
	if len(uses) == 0 {
		t.Fatal("no uses were found: the folders have moved")
	}
	for _, u := range uses {
		w := catalogueFor(u.where)
		area, _, _ := strings.Cut(u.key, ".")
		if u.call == "" && (!areas[area] || fileName.MatchString(u.key)) {
			continue
		}
		if u.prefix {
			if !w.hasPrefix(u.key) {
				t.Errorf("%s: no message begins with %q", u.where, u.key)
			}
			continue
		}
		text, ok := w.text[u.key]
		switch {
		case !ok:
			t.Errorf("%s: there is no message %q", u.where, u.key)
		case u.args >= 0 && u.args != blanks(text):
			t.Errorf("%s: %q has %d blanks and gets %d: %q", u.where, u.key, blanks(text), u.args, text)
		}
	}
}

// catalogueFor returns the catalogue that a place may use: all of it for static pages and the
// tool, only what is compiled in for the browser program.
func catalogueFor(where string) *Words {
	if strings.HasPrefix(where, "../../cmd/internal/editor/") || strings.HasPrefix(where, "../../cmd/internal/desk/") {
		return EnglishEdit()
	}
	if strings.HasPrefix(where, "../../app/site/") || strings.HasPrefix(where, "../../app/article/page_") || strings.HasPrefix(where, "../../app/opening/picture/") || strings.HasPrefix(where, "../../cmd/") {
		return EnglishPages()
	}
	return English()
}

// fileName matches literals that look like a key but are a file name.
var fileName = regexp.MustCompile(`\.(css|csv|html|js|json|mod|pack|png|sum|svg|txt|wasm|webmanifest|xml|yaml)$`)

func (w *Words) hasPrefix(p string) bool {
	for k := range w.text {
		if strings.HasPrefix(k, p) {
			return true
		}
	}
	return false
}

// blanks returns the number of arguments that a message takes.
func blanks(s string) int {
	n := 0
	for i := 0; i+2 < len(s); i++ {
		if s[i] == '{' && s[i+1] >= '0' && s[i+1] <= '9' {
			n = max(n, int(s[i+1]-'0')+1)
		}
	}
	return n
}

// TestCodesHaveWords fails for a code of a vocabulary that is looked up by its code and has no
// message.
func TestCodesHaveWords(t *testing.T) {
	w := EnglishPages()
	for area, rows := range map[string][]codebook.Row{
		"status.": codebook.Statuses(), "standing.": codebook.Standings(), "stance.": codebook.Stances(), "stances.": codebook.Stances(), "part.": codebook.FacetRows(),
	} {
		for _, r := range rows {
			if !w.Has(area + r.Code) {
				t.Errorf("no message %q", area+r.Code)
			}
		}
	}
	for q := range codebook.Quad(codebook.QuadCount) {
		if !w.Has("quad." + q.Code()) {
			t.Errorf("no message %q", "quad."+q.Code())
		}
	}
}

// TestMessagesAreWellFormed checks the form of every message: no skipped argument, a number in
// the plural form, no surrounding white space.
func TestMessagesAreWellFormed(t *testing.T) {
	text := EnglishPages().text
	for _, k := range slices.Sorted(maps.Keys(text)) {
		s := text[k]
		if !keyText.MatchString(k) || s != strings.TrimSpace(s) {
			t.Errorf("%q: %q", k, s)
		}
		for n := range blanks(s) {
			if !strings.Contains(s, "{"+strconv.Itoa(n)+"}") {
				t.Errorf("%q leaves out {%d}: %q", k, n, s)
			}
		}
		if strings.Contains(s, "{n}") && strings.Count(s, "|") != 1 {
			t.Errorf("%q needs a form for one and a form for others: %q", k, s)
		}
		if strings.ContainsAny(s, "!") || strings.Contains(s, "...") || strings.Contains(s, "'") {
			t.Errorf("%q is not in house style: %q", k, s)
		}
	}
}

// TestNoMessageIsIdle fails for a message that nothing uses: it would go stale unnoticed.
func TestNoMessageIsIdle(t *testing.T) {
	asked, begun := map[string]bool{}, []string{}
	for _, u := range append(findUses(t), ownUses(t)...) {
		if u.prefix {
			begun = append(begun, u.key)
		}
		asked[u.key] = true
	}
	for k := range Read(english + englishPages) {
		k = strings.TrimPrefix(k, "grouped.")
		used := asked[k] || asked[strings.TrimSuffix(k, "-short")] || asked[strings.TrimSuffix(k, "-part")]
		for _, p := range begun {
			used = used || strings.HasPrefix(k, p)
		}
		if !used {
			t.Errorf("nothing asks for %q", k)
		}
	}
}

// ownUses returns the uses in this package itself.
func ownUses(t *testing.T) []use {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var out []use
	for _, f := range files {
		if !strings.HasSuffix(f, "_test.go") {
			out = append(out, goUses(t, f)...)
		}
	}
	return out
}

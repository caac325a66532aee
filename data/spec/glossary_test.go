package spec

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const repository = "../.."

// spoken are the folders whose string literals readers or editors may see.
var spoken = []string{"app/words", "cmd/parley", "data/check", "data/edtf", "data/format", "data/revision", "data/pack"}

// written are the documents to check.
var written = []string{"README.md", "app/README.md", ".github/CONTRIBUTING.md", ".github/CHANGELOG.md", "web/EMBEDDING.md", "data/spec/spec.md", "data/pack/FORMAT.md", "findings/README.md"}

// retired returns the words that the glossary retires: the last column of a
// table of words and the first column of the table of phrases.
func retired(glossary string) (words []string) {
	column := -1
	for line := range strings.Lines(glossary) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		switch {
		case !strings.HasPrefix(line, "|"):
			column = -1
		case column < 0:
			column = slices.IndexFunc(cells, func(c string) bool { c = strings.TrimSpace(c); return c == "not" || c == "instead of" })
		case !strings.HasPrefix(line, "|--"):
			for w := range strings.SplitSeq(cells[column], ", ") {
				if w = strings.TrimSpace(w); w != "" {
					words = append(words, w)
				}
			}
		}
	}
	return words
}

// pattern matches any of the words as whole words, in any case and across
// lines.
func pattern(words []string) *regexp.Regexp {
	var alternatives []string
	for _, w := range words {
		p := `\b` + strings.ReplaceAll(regexp.QuoteMeta(w), " ", `\s+`)
		if !strings.HasSuffix(w, "?") {
			p += `\b`
		}
		alternatives = append(alternatives, p)
	}
	return regexp.MustCompile(`(?i)` + strings.Join(alternatives, "|"))
}

var code = regexp.MustCompile("(?s)```.*?```|`[^`]*`")

// prose returns a document with its code blanked out.
func prose(text string) string { return code.ReplaceAllString(text, "``") }

// name matches literals that no reader sees: keys, codes, import paths.
var name = regexp.MustCompile(`^[a-z0-9./-]*$`)

// messages calls yield with each string literal of the Go files below a folder,
// except those in tests and those that match name.
func messages(t *testing.T, dir string, yield func(at token.Position, text string)) {
	t.Helper()
	files := token.NewFileSet()
	err := filepath.WalkDir(filepath.Join(repository, dir), func(p string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(p) != ".go" || strings.HasSuffix(p, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(files, p, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if text, err := strconv.Unquote(lit.Value); err == nil && !name.MatchString(text) {
					yield(files.Position(lit.Pos()), text)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestRetiredWordsAreGone checks that messages and documents do not use the
// words that glossary.md retires.
func TestRetiredWordsAreGone(t *testing.T) {
	glossary, err := os.ReadFile("glossary.md")
	if err != nil {
		t.Fatal(err)
	}
	gone := pattern(retired(string(glossary)))
	seen := 0
	for _, dir := range spoken {
		messages(t, dir, func(at token.Position, text string) {
			seen++
			if w := gone.FindString(text); w != "" {
				t.Errorf("%s: %q is retired, see glossary.md: %q", at, w, text)
			}
		})
	}
	if seen < 1000 {
		t.Errorf("only %d literals were read: the folders have moved", seen)
	}
	for _, file := range written {
		text, err := os.ReadFile(filepath.Join(repository, file))
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range gone.FindAllString(prose(string(text)), -1) {
			t.Errorf("%s: %q is retired, see data/spec/glossary.md", file, w)
		}
	}
}

func TestRetiredReadsTheGlossary(t *testing.T) {
	words := retired("| word | means | not |\n|---|---|---|\n| a | b | |\n| c | d | old word, kin |\n\ntext | x\n\n| instead of | write |\n|---|---|\n| where to? | -o |\n")
	if want := []string{"old word", "kin", "where to?"}; !slices.Equal(words, want) {
		t.Fatalf("got %q, want %q", words, want)
	}
	gone := pattern(words)
	for text, want := range map[string]bool{"An Old\nword.": true, "kind": false, "Where to? Here": true, prose("see `kin` here"): false} {
		if got := gone.MatchString(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

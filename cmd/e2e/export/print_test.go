package export

import (
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"parley/cmd/e2e"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
	"parley/data/testkit/tool"
)

// pdfText is the text of a PDF without blanks, and its number of pages. It skips
// the test where pdftotext is missing, and fails it under CI=true.
func pdfText(t *testing.T, pdf []byte) (text string, pages int) {
	t.Helper()
	pdftotext := tool.Path(t, "pdftotext")
	file := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(file, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("PARLEY_SHOTS"); dir != "" {
		os.WriteFile(filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", "-")+".pdf"), pdf, 0o644)
	}
	out, err := exec.Command(pdftotext, "-enc", "UTF-8", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return unspaced(string(out)), strings.Count(string(out), "\f")
}

// unspaced leaves out blanks, which a PDF has where its lines end, hyphens, which
// pdftotext takes out there, and the marks of direction that it adds.
func unspaced(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}

// On paper stands every event with its claims, and every source with its
// address, whether the program runs or not, on either size of paper.
func TestPrintedPageIsComplete(t *testing.T) {
	d := bundled.Wide(t)
	for name, paper := range map[string]e2e.Paper{"A4": e2e.A4, "Letter": e2e.Letter} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Explorer(t, "#e="+e2e.Witkoff, e2e.Dark)
			pdf := p.PDFOn(paper)
			if !e2e.Tagged(pdf) {
				t.Error("the PDF has no structure for screen readers")
			}
			text, pages := pdfText(t, pdf)
			lower := strings.ToLower(text) // as the page has escapes in addresses
			for i := range d.Events {
				if !strings.Contains(text, unspaced(d.Events[i].Title)) {
					t.Errorf("the event %s is not on paper", d.Events[i].ID)
				}
				for _, c := range d.Events[i].Claims {
					if c.Quote != "" && !strings.Contains(text, unspaced(c.Quote)) {
						t.Errorf("%s: the quote %q is not on paper", d.Events[i].ID, c.Quote)
					}
				}
			}
			for i := range d.Sources {
				s := &d.Sources[i]
				address, err := url.Parse(s.URL)
				if err != nil {
					t.Fatal(err)
				}
				if !strings.Contains(lower, strings.ToLower(unspaced(address.String()))) || !strings.Contains(text, unspaced(d.Publisher(dataset.SourceRef(i)))) {
					t.Errorf("the source %s is not on paper", s.ID)
				}
			}
			if !strings.Contains(text, "Expected,didnotcome") || !strings.Contains(text, fmt.Sprintf("1/%d", pages)) {
				t.Error("the figure or the numbers of the pages are not on paper")
			}
			if pages > 60 {
				t.Errorf("%d pages", pages)
			}
		})
	}
}

// The printed figure is grey, and nothing of the program's controls is there.
func TestPrintedFigureIsGrey(t *testing.T) {
	p := e2e.Open(t, e2e.Wide.Serve(t), e2e.OnPaper, e2e.NoScript)
	if n := p.Count("#page .opening > svg.o-mid a"); n < 10 {
		t.Fatalf("the picture has %d links", n)
	}
	colours := e2e.Eval[[]string](p, `[...new Set([...document.querySelectorAll("#page .opening > svg.o-mid *")].flatMap(e => {
		const s = getComputedStyle(e);
		return s.display === "none" ? [] : [s.fill, s.stroke].filter(c => c.startsWith("rgb"));
	}))]`)
	if len(colours) < 3 {
		t.Errorf("the figure has the colours %v", colours)
	}
	for _, c := range colours {
		part := strings.FieldsFunc(c, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' })
		if len(part) < 3 || part[0] != part[1] || part[1] != part[2] {
			t.Errorf("the figure has the colour %s", c)
		}
	}
	shown := e2e.Eval[[]string](p, `["#app", ".mast", ".explore", ".views", "#page .opening > .o-wide", "#page .opening > .o-mid", "#page .moments", "#step-9", "#step-9 figure img", ".pinned", "#chronicle", "#sources"].filter(q => document.querySelector(q)?.getClientRects().length)`)
	if want := []string{"#page .opening > .o-mid", "#page .moments", "#step-9", "#step-9 figure img", "#chronicle", "#sources"}; !slices.Equal(shown, want) {
		t.Errorf("on paper stand %v, want %v", shown, want)
	}
}

package export

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/app/words"
	"parley/cmd/e2e"
	"parley/data/testkit/bundled"
	"parley/data/testkit/tool"
)

// TestHeadingsReachDownOnPaper checks that a heading stays with the text after
// it in every engine. Firefox does not support break-after: avoid and does not
// break grid rows: the heading's own height keeps them together, and an event
// prints as a block.
func TestHeadingsReachDownOnPaper(t *testing.T) {
	p := e2e.Open(t, e2e.Wide.Serve(t), e2e.OnPaper, e2e.NoScript)
	for selector, least := range map[string]float64{"#chronicle h3": 80, "#chronicle .ev h4": 40} {
		got := e2e.Eval[[]float64](p, `(s => [parseFloat(s.paddingBottom), parseFloat(s.marginBottom)])(getComputedStyle(document.querySelector("`+selector+`")))`)
		if got[0] < least || got[1] > -least+10 {
			t.Errorf("%s reaches %g px down and takes %g back, want more than %g", selector, got[0], -got[1], least)
		}
	}
	if got := e2e.Eval[string](p, `getComputedStyle(document.querySelector("#chronicle .ev")).display`); got != "block" {
		t.Errorf("an event is printed as %s", got)
	}
}

// headings returns the titles of events and months of the wide set, as p shows
// them.
func headings(t *testing.T, p *e2e.Page) map[string]bool {
	t.Helper()
	heads := map[string]bool{}
	for _, e := range bundled.Wide(t).Events {
		heads[unspaced(e.Title)] = true
	}
	for _, month := range e2e.Eval[[]string](p, `[...document.querySelectorAll("#chronicle h2, #chronicle h3")].map(h => h.textContent)`) {
		heads[unspaced(month)] = true
	}
	return heads
}

// layoutPages returns the pages of a PDF, each as its nonblank lines.
func layoutPages(t *testing.T, pdf []byte) (pages [][]string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(file, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool.Path(t, "pdftotext"), "-layout", "-enc", "UTF-8", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for page := range strings.SplitSeq(strings.TrimSuffix(string(out), "\f"), "\f") {
		var lines []string
		for line := range strings.Lines(page) {
			if line = strings.TrimSpace(line); line != "" {
				lines = append(lines, line)
			}
		}
		pages = append(pages, lines)
	}
	if len(pages) < 20 {
		t.Fatalf("%d pages", len(pages))
	}
	return pages
}

// chronology returns the number of pages before the one on which the list of events
// begins: those of the story, whose picture names events that are no headings.
func chronology(t *testing.T, pages [][]string) int {
	t.Helper()
	first := slices.IndexFunc(pages, func(lines []string) bool { return slices.Contains(lines, words.EnglishPages().Say("page.chronicle")) })
	if first < 0 || first > 8 { // every step has its picture
		t.Fatalf("the list of events begins on page %d", first+1)
	}
	return first
}

// TestNoPageEndsWithAHeading checks that no page of the printed record ends
// with a month or with the title of an event.
func TestNoPageEndsWithAHeading(t *testing.T) {
	p := e2e.Open(t, e2e.Wide.Serve(t), e2e.NoScript)
	heads := headings(t, p)
	pages := layoutPages(t, p.PDF())
	first := chronology(t, pages)
	for i, lines := range pages {
		last := len(lines) - 1
		for last >= 0 && strings.Contains(lines[last], " / ") { // the page number
			last--
		}
		if i >= first && last >= 0 && heads[unspaced(lines[last])] {
			t.Errorf("page %d ends with the heading %q", i+1, lines[last])
		}
	}
}

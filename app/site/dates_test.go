package site

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sets"
	"parley/data/testkit/bundled"
	"parley/data/testkit/golden"
)

// told are the events of the three dates of which the pages are kept whole.
var told = []string{"2025-08-08-deadline", "2025-08-08-secondary-sanctions", "2025-08-06-trilateral-plan", "2025-08-15-anchorage"}

// The record as it stood on 6, 9 and 16 August 2025, as pages: what was promised
// and by when, the deadline, the sanctions threatened for it, the meeting of three
// and that of two, what every event of the month was then, and what the map of
// actors drew. Read the golden files before renewing them.
func TestThreeDatesGolden(t *testing.T) {
	wide := bundled.Read(t, sets.Wide)
	for _, on := range []string{"2025-08-06", "2025-08-09", "2025-08-16"} {
		t.Run(on, func(t *testing.T) {
			day, err := edtf.Parse(on)
			if err != nil {
				t.Fatal(err)
			}
			cut := dataset.AsKnownOn(wide, dataset.FirstDay(day))
			s, err := New(cut, Options{Words: words.EnglishPages(), Assets: assets})
			if err != nil {
				t.Fatal(err)
			}
			page := func(path string) string {
				b, err := s.Page(path)
				if err != nil || b == nil {
					t.Fatalf("%s: %v", path, err)
				}
				return string(b)
			}
			var out strings.Builder
			out.WriteString("<!doctype html><title>As known on " + on + "</title>\n" + between(t, page(deadlinesPath), "<main>", "</main>") + "\n")
			for _, id := range told {
				out.WriteString(between(t, page("event/"+id+"/index.html"), "<article ", "</article>") + "\n")
			}
			index := page("index.html")
			out.WriteString("<table>\n")
			for _, row := range regexp.MustCompile(`(?s)<tr>.*?</tr>`).FindAllString(between(t, index, `<section id="table">`, "</section>"), -1) {
				if strings.Contains(row, "Aug 2025") {
					out.WriteString(row + "\n")
				}
			}
			out.WriteString("</table>\n<ul>\n")
			for _, line := range heard(t, string(DrawActors(cut, words.EnglishPages(), nil))) {
				out.WriteString("<li>" + html.EscapeString(line) + "</li>\n")
			}
			out.WriteString("</ul>\n")
			golden.Same(t, filepath.Join("testdata", on+".golden.html"), []byte(out.String()))
		})
	}
}

// between cuts a part of a page with both its ends.
func between(t *testing.T, page, from, to string) string {
	t.Helper()
	a := strings.Index(page, from)
	if a < 0 {
		t.Fatalf("no %s in the page", from)
	}
	b := strings.Index(page[a:], to)
	return page[a : a+b+len(to)]
}

// heard is what a figure says in words: one line for a link with all that it
// holds, one for every other word.
func heard(t *testing.T, figure string) []string {
	var out []string
	each(t, figure, func(n *html.Node) {
		if n.Data != "text" || n.Parent.Data == "a" && n.PrevSibling != nil && n.PrevSibling.PrevSibling != nil {
			return
		}
		if n.Parent.Data == "a" {
			n = n.Parent
		}
		if line := strings.Join(strings.Fields(text(n)), " "); line != "" {
			out = append(out, line)
		}
	})
	return out
}

// Nobody in these pages knows what came later.
func TestThreeDatesKnowNothingLater(t *testing.T) {
	tags := regexp.MustCompile(`<[^>]*>`)
	for file, later := range map[string][]string{
		"2025-08-06": {"Alaska", "Anchorage", "Did not happen", "Lavrov</b>", "ran out without"},
		"2025-08-09": {"Anchorage", "Joint Base", "was held", "White House talks"},
		"2025-08-16": {"Lavrov: no", "Zelenskyy and European leaders at the White House", "No such meeting has come about"},
	} {
		b, err := os.ReadFile(filepath.Join("testdata", file+".golden.html"))
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range later {
			if strings.Contains(tags.ReplaceAllString(string(b), " "), w) {
				t.Errorf("on %s the pages say %q", file, w)
			}
		}
	}
}

package site

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"parley/app/words"
	"parley/data/testkit/bundled"
)

// The first page has a picture of each step, as known on its day, and what was expected
// then in words; the address that the story had leads to it.
func TestStepsHavePictures(t *testing.T) {
	d := bundled.Wide(t)
	steps := DrawSteps(d, words.EnglishPages(), nil)
	for i, file := range steps.Files {
		ids := 0
		for r := xml.NewDecoder(strings.NewReader(string(file))); ; {
			token, err := r.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("file %d: %v", i, err)
			}
			if e, ok := token.(xml.StartElement); ok && e.Name.Local == "svg" && len(e.Attr) > 1 && e.Attr[1].Name.Local == "id" {
				if ids++; e.Attr[1].Value != fmt.Sprintf("s%d", ids) {
					t.Errorf("file %d: picture %d has the id %s", i, ids, e.Attr[1].Value)
				}
			}
		}
		if ids != len(d.Steps) {
			t.Errorf("file %d has %d pictures", i, ids)
		}
	}
	assets := Assets{Sheet: "page.css", Steps: [3]string{"assets/a.svg", "assets/b.svg", "assets/c.svg"}, StoryScript: "assets/story.js"}
	pages := build(t, d, Options{Assets: assets, Steps: steps})
	page := pages["index.html"]
	_, tale, _ := strings.Cut(page, `data-steps="assets/a.svg assets/b.svg assets/c.svg"`)
	tale, _, _ = strings.Cut(tale, "</section>")
	for i := range d.Steps {
		if !strings.Contains(tale, fmt.Sprintf(`<img src="assets/c.svg#s%d" width="358"`, i+1)) {
			t.Errorf("step %d has no picture", i+1)
		}
	}
	first, _, _ := strings.Cut(tale, `id="step-2"`)
	for _, want := range []string{"stands at 2 Sep; 2 events are expected</figcaption>", "between 14 Jul and 2 Sep 2025</i>"} {
		if !strings.Contains(first, want) {
			t.Errorf("the first step lacks %q", want)
		}
	}
	if !strings.Contains(page, `<script defer src="assets/story.js">`) {
		t.Error("the page has not the script")
	}
	if moved := pages[storyPath]; !strings.Contains(moved, `content="0; url=../#steps"`) || !strings.Contains(moved, `<script defer src="../assets/story.js">`) {
		t.Errorf("the former page does not lead on: %s", moved)
	}
}

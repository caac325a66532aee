package check

import (
	"strconv"
	"unicode/utf8"

	"parley/data/dataset"
)

// headTexts are the texts of a story's head with their maximum lengths in
// characters; 0 means no limit.
var headTexts = []struct {
	key  string
	most int
	at   func(*dataset.Head) *string
}{
	{"kicker", 60, func(h *dataset.Head) *string { return &h.Kicker }},
	{"headline", maxTitle, func(h *dataset.Head) *string { return &h.Headline }},
	{"finding", 240, func(h *dataset.Head) *string { return &h.Finding }},
	{"byline", 90, func(h *dataset.Head) *string { return &h.Byline }},
	{"intro", 0, func(h *dataset.Head) *string { return &h.Intro }},
}

// maxShort and maxCaption are the maximum lengths in characters of a label and
// a caption on a picture.
const (
	maxShort   = 40
	maxCaption = 120
)

// longText checks texts that are shown in full in limited space.
func longText(r *run) {
	look := func(text string, most int, path string) {
		if n := utf8.RuneCountInString(text); most > 0 && n > most {
			r.add("the text has "+strconv.Itoa(n)+" characters; there is room for "+strconv.Itoa(most), "say it shorter: it is shown whole all the same", path)
		}
	}
	for _, t := range headTexts {
		look(*t.at(&r.d.Meta.Head), t.most, "dataset."+t.key)
	}
	r.event(func(e *dataset.Event, path string) {
		if e.More != nil {
			look(e.More.Short, maxShort, path+".short")
			look(e.More.Caption, maxCaption, path+".caption")
		}
	})
	for i := range r.d.Steps {
		look(r.d.Steps[i].Caption, maxCaption, "steps."+strconv.Itoa(i)+".caption")
	}
}

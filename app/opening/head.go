// Package opening holds what a page opens with: the head of the story and its
// annotated picture.
package opening

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"parley/app/view"
	"parley/app/words"
	"parley/data/edtf"
)

// Head is what stands above the picture, in the author's words or made from the
// record.
type Head struct {
	Kicker, Headline string
	Finding          string   // one sentence
	Counted          string   // what the numbers of Finding count, "" for a text of the author
	Intro            []string // paragraphs; the record's description where Finding does not say it
	Byline           string   // who tells the story, and when it was published
}

// mostStand is how long a description may be, in characters, to stand for a finding
// that is not given; a longer one is a paragraph of the intro.
const mostStand = 140

// HeadOf is the head of a record. The model may stand in any state.
func HeadOf(m *view.Model, w *words.Words) Head {
	meta := &m.D.Meta
	given := &meta.Head
	h := Head{Kicker: given.Kicker, Headline: Headline(m), Finding: given.Finding, Byline: byline(m, w)}
	about := meta.Description
	if h.Finding == "" && about != "" && utf8.RuneCountInString(about) < mostStand {
		h.Finding, about = about, ""
	}
	if h.Finding == "" {
		h.Finding, h.Counted = Counted(m, w)
	}
	for _, text := range strings.Split(given.Intro+"\n\n"+about, "\n\n") {
		if text = strings.TrimSpace(text); text != "" {
			h.Intro = append(h.Intro, text)
		}
	}
	return h
}

// Headline is what the author says that the record shows, else its title; a record
// without one is called by its id. It is "" for a record that has neither.
func Headline(m *view.Model) string {
	meta := &m.D.Meta
	return cmp.Or(meta.Head.Headline, meta.Title, meta.ID)
}

// Counted says what the record holds, and what the numbers count.
func Counted(m *view.Model, w *words.Words) (line, counted string) {
	d := m.D
	if len(d.Events) == 0 {
		return w.Say("empty.record"), ""
	}
	all := view.State{From: edtf.Past, To: edtf.Future}.Fragment()
	return w.Say("stand.record", w.Count("count.events", len(d.Events)), w.Count("count.actors", len(d.Actors)),
		w.Count("count.sources", len(d.Sources)), w.Window(m.Extent.From, m.Extent.To)), "events?" + all + " actors?" + all + " sources?" + all
}

// byline says who tells the story and when it was published.
func byline(m *view.Model, w *words.Words) string {
	h := &m.D.Meta.Head
	if h.Published.IsZero() {
		return h.Byline
	}
	published := w.Say("head.published", w.For("head.published", 0).Date(h.Published))
	if h.Byline == "" {
		return published
	}
	return h.Byline + " · " + published
}

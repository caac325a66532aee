// Package opening holds the opening of a page: the head of the story and its annotated picture.
package opening

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"parley/app/view"
	"parley/app/words"
	"parley/data/edtf"
)

// Head is the text above the picture, in the author's words or derived from the record.
type Head struct {
	Kicker, Headline string
	Finding          string   // one sentence
	Counted          string   // what the numbers of Finding count, "" for a text of the author
	Intro            []string // paragraphs; the record's description where Finding does not say it
	Byline           string   // who tells the story, and when it was published
}

// mostStand is the maximum length of a description, in characters, that replaces a missing
// finding; a longer one becomes a paragraph of the intro.
const mostStand = 140

// HeadOf returns the head of a record. The model may be in any state.
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

// Headline returns the author's headline, else the title, else the id of the record, else "".
func Headline(m *view.Model) string {
	meta := &m.D.Meta
	return cmp.Or(meta.Head.Headline, meta.Title, meta.ID)
}

// Counted returns a line with the numbers of records, and the queries that the numbers count.
func Counted(m *view.Model, w *words.Words) (line, counted string) {
	d := m.D
	if len(d.Events) == 0 {
		return w.Say("empty.record"), ""
	}
	all := view.State{From: edtf.Past, To: edtf.Future}.Fragment()
	return w.Say("stand.record", w.Count("count.events", len(d.Events)), w.Count("count.actors", len(d.Actors)),
		w.Count("count.sources", len(d.Sources)), w.Window(m.Extent.From, m.Extent.To)), "events?" + all + " actors?" + all + " sources?" + all
}

// byline names the author and the date of publication.
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

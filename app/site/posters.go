package site

import (
	"strconv"
	"strings"

	"parley/app/card"
	"parley/app/opening/picture"
	"parley/app/scene"
	"parley/app/story"
	"parley/app/view"
	"parley/data/dataset"
)

// poster is the card with a chart of a page, for those that tell of more than one event; ok
// is false for a page without a chart.
func (s *Site) poster(kind, id string) (p card.Poster, ok bool) {
	var chart *picture.Picture
	var office string
	switch kind {
	case "":
		if chart = picture.New(view.NewModel(s.d), s.w); chart != nil {
			chart = chart.Brief()
		}
	case "story":
		if n := s.stepOf(id); n > 0 && s.o.Steps != nil {
			chart = s.o.Steps.each[n-1]
		}
	case "actor":
		if ref := s.x.Actor(dataset.ActorID(id)); ref >= 0 {
			who := s.book.Actor(ref, dataset.LatestDay)
			var events []dataset.EventRef
			for _, e := range who.Events {
				events = append(events, e.Ref)
			}
			office = who.Office
			chart = picture.Of(s.m, s.w, events)
		}
	}
	if chart == nil {
		return p, false
	}
	c, _ := s.cardOf(kind, id)
	p = card.Poster{Kind: joined(" · ", c.Kind, office), Title: c.Title, Lines: c.Lines, Foot: c.Foot, Note: c.Note}
	if n := s.stepOf(id); kind == "story" && n > 0 {
		p.Known, p.Lines = c.Lines[0], c.Lines[1:]
	}
	p.Chart = func(width, high scene.Px, sc *scene.Scene) bool { return chart.Fit(s.o.Fonts, width, high, sc) }
	return p, true
}

// drawn fills a scene with the poster of a page in a format. It reports whether the page has one
// and the fonts have all its characters.
func (s *Site) drawn(kind, id string, f card.Format, sc *scene.Scene) bool {
	p, ok := s.poster(kind, id)
	if !ok || !card.BuildPoster(&p, f, s.o.Fonts, sc) {
		return false
	}
	_, missing := s.o.Fonts.Missing(textOf(sc))
	return !missing
}

// hasTall reports whether a page has a picture in the format for phones: the record and the
// steps of its story do.
func (s *Site) hasTall(kind, id string) bool {
	if kind != "" && kind != "story" || !s.hasCard(kind, id) {
		return false
	}
	var sc scene.Scene
	return s.drawn(kind, id, card.Portrait(), &sc)
}

// tallPath is where the picture of a page for phones lies.
func tallPath(kind, id string) string { return joined("/", kind, id, card.Portrait().Name) }

// textOf is all texts of a scene.
func textOf(sc *scene.Scene) string {
	var b strings.Builder
	for i := range sc.Marks {
		b.WriteString(sc.Marks[i].Str)
	}
	return b.String()
}

// stepCard is the card of a step of the story, numbered from 1: its first line is of which
// day it is.
func (s *Site) stepCard(number int) card.Card {
	stops := story.Authored(s.d)
	stop := s.storyStop(&Page{}, &stops[number-1], number, s.m.State)
	c := card.Card{Kind: s.w.Say("page.step", s.head().Headline, strconv.Itoa(number), s.w.Number(len(stops))), Title: s.stepTitle(stops, number),
		Lines: append([]string{stop.Known}, stop.Text...), Foot: s.title(), Strip: s.strip()}
	if !s.d.Meta.AsOf.IsZero() {
		c.Note = s.w.Count("count.sources", len(s.d.Sources))
	}
	return c
}

package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parley/app/card"
	"parley/app/opening/picture"
	"parley/app/scene"
	"parley/app/story"
	"parley/app/view"
	"parley/data/dataset"
)

// poster returns the card with a chart of a page, for those that tell of more than one event; ok
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
			slices.SortStableFunc(events, func(a, b dataset.EventRef) int {
				return cmp.Compare(s.d.Events[b].Weight(), s.d.Events[a].Weight())
			})
			events = events[:min(len(events), crowd)]
			office = who.Office
			chart = picture.Of(s.m, s.w, events)
		}
	}
	if chart == nil {
		return p, false
	}
	c, _ := s.cardOf(kind, id)
	p = card.Poster{Kind: joined(" · ", c.Kind, office), Title: c.Title, Lines: c.Lines, Foot: c.Foot, Note: c.Note, RTL: c.RTL}
	if n := s.stepOf(id); kind == "story" && n > 0 {
		p.Known, p.Lines = c.Lines[0], c.Lines[1:]
	}
	p.Chart = func(width, high scene.Px, sc *scene.Scene) bool {
		return chart.Fit(measured{s.o.Fonts, map[worded]scene.Px{}}, width, high, sc)
	}
	return p, true
}

// drawn returns the poster of a page in a format, nil where the page has none, or no font has one
// of its characters. It is made once: a page, its picture and the lists of files ask for it.
func (s *Site) drawn(kind, id string, f card.Format) *scene.Scene {
	key := joined("/", kind, id, f.Name)
	if sc, ok := s.cards.posters.Load(key); ok {
		return sc.(*scene.Scene)
	}
	var sc *scene.Scene
	if p, ok := s.poster(kind, id); ok {
		sc = new(scene.Scene)
		if !card.BuildPoster(&p, f, s.o.Fonts, sc) {
			sc = nil
		} else if _, missing := s.o.Fonts.Missing(textOf(sc)); missing {
			sc = nil
		}
	}
	s.cards.posters.Store(key, sc)
	return sc
}

// measured keeps the widths of texts: a chart is laid out again and again until it fits.
type measured struct {
	by  scene.Measurer
	got map[worded]scene.Px
}

type worded struct {
	style scene.Style
	text  string
}

func (m measured) Measure(st scene.Style, text string) scene.Px {
	w, ok := m.got[worded{st, text}]
	if !ok {
		w = m.by.Measure(st, text)
		m.got[worded{st, text}] = w
	}
	return w
}

// hasTall reports whether a page has a picture in the format for phones: the record and the
// steps of its story do.
func (s *Site) hasTall(kind, id string) bool {
	if kind != "" && kind != "story" || !s.hasCard(kind, id) {
		return false
	}
	return s.drawn(kind, id, card.Portrait()) != nil
}

// tallPath is where the picture of a page for phones lies.
func tallPath(kind, id string) string { return joined("/", kind, id, card.Portrait().Name) }

// textOf returns all texts of a scene.
func textOf(sc *scene.Scene) string {
	var b strings.Builder
	for i := range sc.Marks {
		b.WriteString(sc.Marks[i].Str)
	}
	return b.String()
}

// stepCard returns the card of a step of the story, numbered from 1: its first line is of which
// day it is.
func (s *Site) stepCard(number int) card.Card {
	stops := story.Authored(s.d)
	stop := s.storyStop(&Page{}, &stops[number-1], number, s.m.State)
	c := card.Card{Kind: s.w.Say("page.step", s.head().Headline, strconv.Itoa(number), s.w.Number(len(stops))), Title: s.stepTitle(stops, number),
		Lines: append([]string{stop.Known}, stop.Text...), Foot: s.title(), Strip: s.strip(), RTL: s.w.RTL()}
	if !s.d.Meta.AsOf.IsZero() {
		c.Note = s.w.Count("count.sources", len(s.d.Sources))
	}
	return c
}

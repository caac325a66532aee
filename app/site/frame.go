package site

import (
	"cmp"
	"strconv"

	"parley/app/opening"
	"parley/app/opening/picture"
	"parley/app/scene"
	"parley/app/story"
	"parley/app/view"
	"parley/data/dataset"
)

// FrameStory is the story as the frame of another page opens with it: its head, its
// picture in little room, the moments that the picture numbers.
type FrameStory struct {
	Head     opening.Head
	Title    []StoryPart
	Drawings []Figure
	Moments  []StoryMoment
}

// frameWidths are the widths in pixels at which the picture of a frame is drawn, each
// for the class of frames that shows it.
var frameWidths = []struct {
	class string
	width scene.Px
}{{"f-wide", 620}, {"f-mid", 400}, {"f-small", 296}}

// frameStory returns the story for a frame, nil where nothing can be drawn.
func (s *Site) frameStory(page *Page) *FrameStory {
	whole := picture.New(view.NewModel(s.d), s.w)
	if whole == nil {
		return nil
	}
	p := whole.Brief()
	out := &FrameStory{Head: s.head(), Title: titleOf(p, page)}
	out.Drawings, out.Moments = s.frameDrawings(p, page), s.moments(p, page)
	return out
}

// frameDrawings draws a picture for frames.
func (s *Site) frameDrawings(p *picture.Picture, page *Page) (out []Figure) {
	var sc scene.Scene
	for _, f := range frameWidths {
		p.Build(scene.Widths{}, f.width, &sc)
		out = append(out, Figure{Class: f.class, SVG: s.drawClass(&sc, p, f.class, page.Up)})
	}
	return out
}

// StepPage is one of the author's steps by itself: what a link to it shows, and what
// stands in the frame of another page as it is.
type StepPage struct {
	*Page
	StoryStop
	Kicker         string // the headline of the story, and which of its steps this is
	Drawings       []Figure
	Before, After  *Anchor
	Sources, Rests string // what the record rests on, and to which day it is known
}

// stepPath returns the page of a step, numbered from 1.
func stepPath(number int) string { return "story/" + strconv.Itoa(number) + "/index.html" }

// stepOf returns the number of the step with an id in an address, 0 for none.
func (s *Site) stepOf(id string) int {
	n, err := strconv.Atoi(id)
	if err != nil || n < 1 || n > len(s.d.Steps) || strconv.Itoa(n) != id {
		return 0
	}
	return n
}

// stepPage returns the page of a step, numbered from 1.
func (s *Site) stepPage(number int) *StepPage {
	stops := story.Authored(s.d)
	title := s.stepTitle(stops, number)
	p := s.newPage(stepPath(number), title, stops[number-1].Text)
	p.NoIndex, p.Slim = true, true
	s.guest(p, stepPath(number))
	s.linkCard(p, "story", strconv.Itoa(number))
	state := s.m.State
	state.Panel = "story-author"
	for i := range number {
		state = stops[i].Apply(s.d, state, i+1)
	}
	x := &StepPage{Page: p, Kicker: s.w.Say("page.step", s.head().Headline, s.w.Number(number), s.w.Number(len(stops))),
		Sources: s.w.Count("count.sources", len(s.d.Sources))}
	x.StoryStop = s.storyStop(p, &stops[number-1], number, state)
	if x.Figure != nil {
		x.Drawings = s.frameDrawings(s.o.Steps.each[number-1], p)
	}
	near := func(n int) *Anchor {
		if n < 1 || n > len(stops) {
			return nil
		}
		return &Anchor{"../" + strconv.Itoa(n) + "/", s.stepTitle(stops, n)}
	}
	x.Before, x.After = near(number-1), near(number+1)
	if p.AsOf != "" {
		x.Rests = s.w.Say("embed.known", p.AsOf)
	}
	return x
}

// stepTitle is what a step is called: as the author calls it, or as its event is.
func (s *Site) stepTitle(stops []story.Stop, number int) string {
	st := &stops[number-1]
	title := st.Title
	if title == "" && st.Event >= 0 {
		row, _ := s.book.Row(st.Event, st.On.Or(dataset.LatestDay))
		title = row.Title
	}
	return cmp.Or(title, s.head().Headline)
}

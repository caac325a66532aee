package site

import (
	"cmp"
	"html/template"
	"strings"

	"parley/app/chronicle"
	"parley/app/opening"
	"parley/app/opening/picture"
	"parley/app/scene"
	"parley/app/story"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Telling is the story with which the first page opens, and which has a page of its
// own: its head, its picture, the steps that the author laid.
type Telling struct {
	Head            opening.Head
	Known, Rests    string        // of when the record is; how much there is of it, where the head does not say it
	Picture         *StoryPicture // nil where nothing can be drawn
	Logo            template.HTML // of the publisher, or ""
	Heading, Length string        // of the steps
	Pinned          *StepFigure   // the room of the pinned picture, or nil
	Drawn           string        // the files of the steps' pictures, parted by blanks, or ""
	Stops           []StoryStop
}

// StoryPicture is the picture that the story opens with, drawn for three widths, and
// its moments in words.
type StoryPicture struct {
	Title    []StoryPart
	Sub      string
	Drawings []Figure
	Moments  []StoryMoment
	Legend   []Sign
}

// StoryPart is a piece of the picture's title; one that counts leads to what it counts.
type StoryPart struct{ Text, Counted, Href, State string }

// StoryMoment is an annotated moment of the picture.
type StoryMoment struct {
	picture.Moment
	Href string
}

// StoryStop is one step, with the way to its event and to the page's state.
type StoryStop struct {
	Number       int
	Title, Known string
	Text         []string
	When         chronicle.When
	Event        Anchor
	State        string
	Figure       *StepFigure // or nil
	Media        template.HTML
}

// pictureWidths are the widths in pixels at which the picture is drawn, each for the
// class of windows that shows it; it is enlarged to fill them.
var pictureWidths = []struct {
	class string
	width scene.Px
}{{"o-wide", 1248}, {"o-mid", 652}, {"o-small", 288}}

// telling tells the story on a page.
func (s *Site) telling(p *Page) *Telling {
	t := &Telling{Head: s.head(), Picture: s.storyPicture(p), Logo: s.logo(p.Up)}
	if p.AsOf != "" {
		t.Known = s.w.Say("known.on", p.AsOf)
	}
	if t.Head.Counted == "" {
		t.Rests = s.w.Say("page.rests", s.w.For("page.rests", 0).Count("count.events", len(s.d.Events)), s.w.For("page.rests", 1).Count("count.sources", len(s.d.Sources)))
	}
	stops := story.Authored(s.d)
	t.Heading = s.w.Count("page.steps-of", len(stops))
	t.Length = joined(s.w.Comma(), s.w.Say("page.steps-how"), s.w.Count("story.minutes", story.Minutes(s.d, dataset.LatestDay, stops)))
	if s.o.Steps != nil {
		p.Story = s.o.Assets.StoryScript
		t.Drawn = strings.TrimSpace(p.Up + strings.Join(s.o.Assets.Steps[:], " "+p.Up))
	}
	state := s.m.State
	state.Panel = "story-author"
	for i := range stops {
		state = stops[i].Apply(s.d, state, i+1)
		t.Stops = append(t.Stops, s.storyStop(p, &stops[i], i+1, state))
		t.Pinned = cmp.Or(t.Pinned, t.Stops[i].Figure)
	}
	return t
}

// storyStop returns a step, numbered from 1, for a page; state is what the program shows at
// it.
func (s *Site) storyStop(p *Page, st *story.Stop, number int, state view.State) StoryStop {
	stop := StoryStop{Number: number, Title: st.Title, State: p.toProgram() + state.Fragment(), Text: strings.Split(st.Text, "\n\n")}
	on := st.On.Or(dataset.LatestDay)
	if st.Event >= 0 {
		row, _ := s.book.Row(st.Event, on)
		stop.When, stop.Event = row.When, Anchor{p.Up + "event/" + string(row.ID) + "/", row.Title}
		if stop.Title == "" {
			stop.Title = row.Title
		}
	}
	if on != dataset.LatestDay {
		stop.Known = s.w.Say("known.on", s.w.For("known.on", 0).Date(edtf.FromDay(int64(on))))
	}
	stop.Figure, stop.Media = s.stepFigure(p, number-1, on), s.html(p.Up, s.writer(nil).Media(s.d.Steps[number-1].Media))
	return stop
}

// toProgram returns the way from a page to the program, to which the address of a state is
// added. On the first page it is the fragment alone: the page is not loaded again.
func (p *Page) toProgram() string {
	if p.First {
		return "#"
	}
	return p.Home() + "#"
}

// storyPicture draws the picture of the story for a page.
func (s *Site) storyPicture(page *Page) *StoryPicture {
	p := picture.New(view.NewModel(s.d), s.w)
	if p == nil {
		return nil
	}
	out := &StoryPicture{Title: titleOf(p, page), Sub: p.Sub(), Legend: s.legend()}
	var sc scene.Scene
	for _, f := range pictureWidths {
		p.Build(scene.Widths{}, f.width, &sc)
		out.Drawings = append(out.Drawings, Figure{Class: f.class, SVG: s.drawClass(&sc, p, f.class, page.Up)})
	}
	out.Moments = s.moments(p, page)
	return out
}

// titleOf returns the title of a picture for a page: its name where it has none.
func titleOf(p *picture.Picture, page *Page) (out []StoryPart) {
	for _, part := range p.Title() {
		to := StoryPart{Text: part.Text, Counted: part.Counted, State: part.State}
		if part.State != "" {
			to.Href = page.toProgram() + part.State
		}
		out = append(out, to)
	}
	if len(out) == 0 {
		return []StoryPart{{Text: p.Name()}}
	}
	return out
}

// moments returns the annotated moments of a picture for a page.
func (s *Site) moments(p *picture.Picture, page *Page) (out []StoryMoment) {
	for _, t := range p.Told() {
		out = append(out, StoryMoment{t, page.Up + "event/" + string(s.d.Events[t.Event].ID) + "/"})
	}
	return out
}

// drawClass is drawFrom for a drawing that some windows show.
func (s *Site) drawClass(sc *scene.Scene, p *picture.Picture, class, up string) template.HTML {
	markup := string(s.drawFrom(sc, p.Name(), class, up, p.Speak))
	return template.HTML(strings.Replace(markup, "<svg ", `<svg class="`+class+`" `, 1))
}

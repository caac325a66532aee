package site

import (
	"cmp"
	"html/template"
	"strings"

	"parley/app/chronicle"
	"parley/app/opening"
	"parley/app/opening/picture"
	"parley/app/promise"
	"parley/app/scene"
	"parley/app/story"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// The pages that belong to no single record: promises and deadlines, and the story
// that the author laid. They say without the program what its panel says.
const (
	deadlinesPath = "deadlines/index.html"
	storyPath     = "story/index.html"
)

var readingNames = map[string]string{deadlinesPath: "pane.deadlines", storyPath: "page.story", mapPath: "view.map"}

// readingPaths lists these pages, each where there is something to read.
func (s *Site) readingPaths() []string {
	var out []string
	if s.located() {
		out = append(out, mapPath)
	}
	if len(s.promises()) > 0 {
		out = append(out, deadlinesPath)
	}
	if len(s.d.Steps) > 0 {
		out = append(out, storyPath)
	}
	return out
}

// DeadlinesPage lists what was announced, threatened or demanded with a date.
type DeadlinesPage struct {
	*Page
	Text template.HTML
}

// promises are read once: they do not change.
func (s *Site) promises() []promise.Item { return s.promised() }

func (s *Site) readPromises() []promise.Item {
	return promise.List(s.d, s.m.Ledger, s.x, dataset.LatestDay, s.m.AsOf())
}

func (s *Site) deadlinesPage() *DeadlinesPage {
	title := s.w.Say("pane.deadlines-title")
	p := &DeadlinesPage{Page: s.newPage(deadlinesPath, title+" · "+s.title(), s.w.Say("page.deadlines-about", s.title()))}
	w := s.writer(nil)
	p.Text = s.html(p.Up, append(w.Reading(title, s.m.AsOf()), w.Promises(s.promises())...)...)
	return p
}

// StoryPage tells the steps that the author laid.
type StoryPage struct {
	*Page
	Head    opening.Head
	Picture *StoryPicture // nil where nothing can be drawn
	Length  string
	Stops   []StoryStop
}

// StoryPicture is the picture that the story opens with, drawn for three widths, and
// its moments in words.
type StoryPicture struct {
	Title    []picture.Part
	Sub      string
	Drawings []Figure
	Moments  []StoryMoment
	Legend   []Sign
}

// StoryMoment is an annotated moment of the picture.
type StoryMoment struct {
	picture.Moment
	Href string
}

// pictureWidths are the widths in pixels at which the picture is drawn, each for the
// class of windows that shows it; it is enlarged to fill them.
var pictureWidths = []struct {
	class string
	width scene.Px
}{{"o-wide", 1136}, {"o-mid", 652}, {"o-small", 288}}

// storyPicture draws the picture of the story for a page from which up leads to the
// site's root.
func (s *Site) storyPicture(up string) *StoryPicture {
	m := view.NewModel(s.d)
	p := picture.New(m, s.w)
	if p == nil {
		return nil
	}
	out := &StoryPicture{Title: p.Title(), Sub: p.Sub(), Legend: s.legend()}
	var sc scene.Scene
	for _, f := range pictureWidths {
		p.Build(scene.Widths{}, f.width, &sc)
		out.Drawings = append(out.Drawings, Figure{Class: f.class, SVG: s.drawClass(&sc, p, f.class, up)})
	}
	for _, t := range p.Told() {
		out.Moments = append(out.Moments, StoryMoment{t, up + "event/" + string(s.d.Events[t.Event].ID) + "/"})
	}
	return out
}

// drawClass is drawFrom for a drawing that some windows show.
func (s *Site) drawClass(sc *scene.Scene, p *picture.Picture, class, up string) template.HTML {
	markup := string(s.drawFrom(sc, p.Name(), class, up, p.Speak))
	return template.HTML(strings.Replace(markup, "<svg ", `<svg class="`+class+`" `, 1))
}

// StoryStop is one step, with the way to its event and to the page's state.
type StoryStop struct {
	Title, Known string
	Text         []string
	When         chronicle.When
	Event        Anchor
	State        string
}

func (s *Site) storyPage() *StoryPage {
	stops := story.Authored(s.d)
	head := s.head()
	p := &StoryPage{
		Page:   s.newPage(storyPath, head.Headline+" · "+s.title(), cmp.Or(s.about(), s.w.Say("page.story-about", s.title()))),
		Head:   head,
		Length: joined(", ", s.w.Count("story.author", len(stops)), s.w.Count("story.minutes", story.Minutes(s.d, dataset.LatestDay, stops))),
	}
	p.More, p.Picture = s.o.Assets.StorySheet, s.storyPicture(p.Up)
	state := s.m.State
	state.Panel = "story-author"
	for i := range stops {
		st := &stops[i]
		state = st.Apply(s.d, state, i+1)
		stop := StoryStop{Title: st.Title, State: p.Home() + "#" + state.Fragment(), Text: strings.Split(st.Text, "\n\n")}
		on := st.On.Or(dataset.LatestDay)
		if st.Event >= 0 {
			row, _ := s.book.Row(st.Event, on)
			stop.When, stop.Event = row.When, Anchor{p.Up + "event/" + string(row.ID) + "/", row.Title}
			if stop.Title == "" {
				stop.Title = row.Title
			}
		}
		if on != dataset.LatestDay {
			stop.Known = s.w.Say("known.on", s.w.Date(edtf.FromDay(int64(on))))
		}
		p.Stops = append(p.Stops, stop)
	}
	return p
}

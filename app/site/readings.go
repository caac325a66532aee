package site

import (
	"html/template"
	"strings"

	"parley/app/chronicle"
	"parley/app/promise"
	"parley/app/story"
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
	Length string
	Stops  []StoryStop
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
	p := &StoryPage{
		Page:   s.newPage(storyPath, s.w.Say("page.story")+" · "+s.title(), s.w.Say("page.story-about", s.title())),
		Length: joined(", ", s.w.Count("story.author", len(stops)), s.w.Count("story.minutes", story.Minutes(s.d, dataset.LatestDay, stops))),
	}
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

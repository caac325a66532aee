package site

import (
	"cmp"
	"html/template"

	"parley/app/promise"
	"parley/data/dataset"
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

// StoryPage tells the story on a page of its own.
type StoryPage struct {
	*Page
	*Telling
}

func (s *Site) storyPage() *StoryPage {
	head := s.head()
	p := &StoryPage{Page: s.newPage(storyPath, head.Headline+" · "+s.title(), cmp.Or(s.about(), s.w.Say("page.story-about", s.title())))}
	p.Telling = s.telling(p.Page)
	return p
}

package site

import (
	"cmp"
	"html/template"

	"parley/app/promise"
	"parley/data/dataset"
)

// The pages that belong to no single record: the world map, promises and deadlines. They
// say without the program what its panel says. The story has stood at storyPath; the first
// page tells it, and its address leads there.
const (
	deadlinesPath = "deadlines/index.html"
	storyPath     = "story/index.html"
)

var readingNames = map[string]string{deadlinesPath: "pane.deadlines", mapPath: "view.map"}

// readingPaths lists these pages, each where there is something to read.
func (s *Site) readingPaths() []string {
	var out []string
	if s.located() {
		out = append(out, mapPath)
	}
	if len(s.promises()) > 0 {
		out = append(out, deadlinesPath)
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

// storyMoved leads from the address that the story had to where the first page tells it.
func (s *Site) storyMoved() *MovedPage {
	m := &MovedPage{Page: s.newPage(storyPath, s.head().Headline, ""), To: "../#steps"}
	m.Story, m.Canonical = s.o.Assets.StoryScript, cmp.Or(s.o.Base.Join(""), "../")
	return m
}

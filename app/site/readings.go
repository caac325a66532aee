package site

import (
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
	Told, Summary string
	Groups        []PromiseGroup
}

// PromiseGroup is a heading and what stands under it.
type PromiseGroup struct {
	Name string
	Rows []PromiseRow
}

// PromiseRow is one promise.
type PromiseRow struct {
	chronicle.Row
	Href, Mood             string
	Kind, Line, Said, Move string
	BarHigh, BarWide       int
	Bar                    []promise.Stroke
	Ties                   []PromiseTie
}

// PromiseTie is what set a promise, what it is about or what answered it.
type PromiseTie struct {
	Words  string
	Events []Anchor
}

// promises are read once: they do not change.
func (s *Site) promises() []promise.Item { return s.promised() }

func (s *Site) readPromises() []promise.Item {
	return promise.List(s.d, s.m.Ledger, s.x, dataset.LatestDay, s.m.AsOf())
}

func (s *Site) deadlinesPage() *DeadlinesPage {
	items := s.promises()
	p := &DeadlinesPage{
		Page:    s.newPage(deadlinesPath, s.w.Say("pane.deadlines-title")+" · "+s.title(), s.w.Say("page.deadlines-about", s.title())),
		Told:    s.w.Say("pane.as-of", s.w.Weekday(edtf.FromDay(int64(s.m.AsOf())))),
		Summary: promise.Summary(items, s.w),
	}
	for g := range promise.Group(promise.GroupCount) {
		group := PromiseGroup{Name: s.w.Say("pane.group-" + g.Code())}
		for i := range items {
			if items[i].Outcome.Group() == g {
				group.Rows = append(group.Rows, s.promiseRow(&items[i], p.Up))
			}
		}
		if len(group.Rows) > 0 {
			p.Groups = append(p.Groups, group)
		}
	}
	return p
}

func (s *Site) promiseRow(it *promise.Item, up string) PromiseRow {
	row, _ := s.book.Row(it.Event, dataset.LatestDay)
	r := PromiseRow{Row: row, Href: up + "event/" + string(row.ID) + "/", Mood: mood(it.Status), BarWide: promise.BarWide,
		Kind: s.w.Say("pane.kind-" + it.Kind.Code()), Line: it.Line(s.w), Said: it.Said(s.d, s.w), Move: it.Move(s.w)}
	r.BarHigh, r.Bar = it.Bar()
	for _, t := range [...]struct {
		words string
		list  []dataset.EventRef
	}{{it.SetByWords(s.w), it.SetBy}, {s.w.Say("pane.about"), it.About}, {s.w.Say("pane.answered"), it.Answers}} {
		if len(t.list) == 0 {
			continue
		}
		tie := PromiseTie{Words: t.words}
		for _, e := range t.list {
			tie.Events = append(tie.Events, Anchor{up + "event/" + string(s.d.Events[e].ID) + "/", s.d.Events[e].Title})
		}
		r.Ties = append(r.Ties, tie)
	}
	return r
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

package site

import (
	"html/template"
	"strings"

	"parley/app/scene"
	"parley/app/timeline"
	"parley/app/view"
	"parley/data/dataset"
)

// embedPath is the page that other pages show in a frame.
const embedPath = "embed/index.html"

// EmbedHeight is the height in pixels that a chart asks of the page around it;
// the snippets reserve as much. The story, a list, a table and the page of an event
// ask for what they need.
const EmbedHeight = 640

// EmbedPage is the story for the frame of another page: its head and picture, one
// line of credit, and a list of the events, which stands alone where the address asks
// for it. It is complete without the program, which a script starts when the reader asks
// for the explorer, or sees a frame whose address does. A record without a picture has
// the timeline in its place.
type EmbedPage struct {
	*Page
	Story   *FrameStory // or nil
	Steps   int         // of the story
	Figures []Figure
	Rows    []EmbedRow
	Note    string // which events the list has, when not all
	Sources string
	Known   string
	Runtime string // scripts that start the program, as addresses parted by blanks
	Keys    string // of the view, as the address has them
}

// EmbedRow is an event in the list of an EmbedPage.
type EmbedRow struct {
	Row
	First bool // of its day
}

// The sizes at which the charts of the frame are drawn, in pixels: for a column
// of text, and for a phone, which has the overview above the list.
const (
	embedWidth       scene.Px = 656
	embedChartHeight scene.Px = 486
	embedPhoneWidth  scene.Px = 366
)

func (s *Site) embedPage() *EmbedPage {
	p := s.newPage(embedPath, s.head().Headline, s.about())
	p.App, p.NoIndex, p.Canonical = s.o.Assets.Wasm != "", true, s.o.Base.Join("")
	p.Policy, p.OEmbed = Framed(p.Policy, s.o.Base), s.oembedAddress("index.html")
	e := &EmbedPage{Page: p, Keys: strings.Join(view.Keys(), " "), Steps: len(s.d.Steps)}
	if e.Story = s.frameStory(p); e.Story == nil {
		e.Figures = s.embedFigures(p.Up)
	}
	events := s.w.Count("count.events", len(s.d.Events))
	told := s.order
	if len(s.chapters) > 0 {
		told = s.weightiest(crowd)
		e.Note = s.w.Say("page.weightiest", s.w.Number(len(told)), events)
	}
	var day string
	for _, ref := range told {
		row, _ := s.book.Row(ref, dataset.LatestDay)
		r := EmbedRow{Row: s.short(row, p.Up), First: row.When.Short != day}
		r.Line = joined(" · ", row.Life, row.Place, s.book.Names(ref, 3, dataset.LatestDay))
		e.Rows, day = append(e.Rows, r), row.When.Short
	}
	e.Sources = s.w.Count("count.sources", len(s.d.Sources))
	if p.AsOf != "" {
		e.Known = s.w.Say("embed.known", p.AsOf)
	}
	var runtime []string
	for _, name := range s.o.Assets.Scripts {
		runtime = append(runtime, p.Up+name)
	}
	e.Runtime = strings.Join(runtime, " ")
	return e
}

// embedFigures draws the timeline for a column of text and the overview for a
// phone.
func (s *Site) embedFigures(up string) []Figure {
	if len(s.d.Events) == 0 {
		return nil
	}
	chart := timeline.New(s.d, timeline.Own(s.d), s.w, scene.Widths{})
	var sc scene.Scene
	chart.BuildOverview(s.m, embedWidth, &sc)
	wide := s.drawFrom(&sc, s.w.Say("timeline.whole"), "o", up, nil)
	s.fit(chart, embedWidth, embedChartHeight, &sc)
	wide += s.drawFrom(&sc, s.w.Say("view.timeline"), "e", up, func(t scene.Target) string { return chart.Speak(s.m, t) })
	chart.BuildOverview(s.m, embedPhoneWidth, &sc)
	return []Figure{
		{Class: "fig-column", SVG: wide},
		{Class: "fig-phone", SVG: s.drawFrom(&sc, s.w.Say("timeline.whole"), "p", up, nil)},
	}
}

// Framed widens a policy for frames without an origin of their own, in which
// some browsers take 'self' for nothing: it names the site's origin, too, which is
// what 'self' stands for.
func Framed(policy string, base Base) string {
	if base == "" {
		return policy
	}
	return strings.ReplaceAll(policy, "'self'", "'self' "+base.Origin())
}

// guest makes the page at a path one that may stand in a frame as it is.
func (s *Site) guest(p *Page, path string) {
	p.Guest, p.OEmbed = s.o.Assets.EmbedScript != "", s.oembedAddress(path)
	p.Policy = Framed(p.Policy, s.o.Base)
}

// drawFrom is draw for a page from which up leads to the site's root. What it draws runs with time,
// from right to left where the page does.
func (s *Site) drawFrom(sc *scene.Scene, title, prefix, up string, speak func(scene.Target) string) template.HTML {
	if s.w.RTL() {
		sc.Mirror()
		defer sc.Mirror()
	}
	lead := func(t scene.Target) string {
		if to := s.lead(t); to != "" {
			return up + to
		}
		return ""
	}
	return s.drawTo(sc, title, prefix, speak, lead)
}

// Tab leads to what can be read before the program.
type Tab struct {
	Way
	Current bool // it is what the tabs stand above
}

// Tabs are what can be read before the program: the timeline, or the story in its place,
// and the list.
func (e *EmbedPage) Tabs() []Tab {
	if e.Story != nil {
		return []Tab{{Way{Anchor{"#story", "view.timeline"}, "v=timeline"}, false}, {Way{Anchor{"#chronicle", "view.list"}, "v=list"}, true}}
	}
	return []Tab{{Way{Anchor{"#timeline", "view.timeline"}, "v=timeline"}, true}, {Way{Anchor{"#chronicle", "view.list"}, "v=list"}, false}}
}

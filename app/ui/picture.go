package ui

import (
	"slices"

	"parley/app/browser"
	"parley/app/scene"
	"parley/app/scene/canvas"
	"parley/app/scene/svg"
	"parley/data/dataset"
	"parley/data/edtf"
)

// pictured is a stage whose picture can be saved: the scene, and what its marks
// are called.
type pictured interface {
	picture() (*scene.Scene, func(scene.Target) string)
}

// saveSVG offers the picture of the stage as a file with its title, its sources
// and its licence inside.
func (p *Page) saveSVG(name string) {
	st, ok := p.stage().(pictured)
	if !ok {
		return
	}
	sc, speak := st.picture()
	p.mount(sc)
	browser.Save(name, "image/svg+xml", svg.Append(nil, sc, svg.Options{
		Standalone: true, Dark: p.dark(), Title: p.m.D.Meta.Title, Desc: p.pictureLine(), Source: p.link(p.m.State), Sources: p.sourcesSeen(),
		Licence: p.m.D.Meta.License, Speak: speak,
	}))
}

// savePNG draws a scene off the page at twice the size and saves it.
func (p *Page) savePNG(sc *scene.Scene, name string) {
	s := canvas.New(browser.Spare())
	if s == nil {
		p.Fail(p.w.Say("download.failed"))
		return
	}
	canvas.Setup()
	s.Draw(sc)
	s.PNG(sc, func(blob any) {
		if blob == nil { // larger than this browser draws
			p.Fail(p.w.Say("download.failed"))
			return
		}
		browser.SaveBlob(name, blob)
	})
}

// Around a saved picture, in pixels.
const (
	mountEdge scene.Px = 24
	mountHead scene.Px = 64 // title and window
	mountFoot scene.Px = 44 // whose words, licence and address
)

// mount adds to a saved picture a margin, the title and the window above it, sources, licence
// and address below.
func (p *Page) mount(sc *scene.Scene) {
	meas := canvas.NewMeasurer()
	wide := sc.W
	sc.Shift(mountEdge, mountHead)
	line := func(st scene.Style, y scene.Px, words string) {
		sc.Text(st, 0, mountEdge, y, scene.Fit(meas, st, words, wide))
	}
	line(scene.Title, 32, p.m.D.Meta.Title)
	line(scene.Caption, 52, p.pictureLine())
	sc.W, sc.H = wide+2*mountEdge, sc.H+mountHead+mountFoot
	line(scene.Caption, sc.H-26, p.publishers(meas, wide))
	foot := browser.Address()
	if licence := p.m.D.Meta.License; licence != "" {
		foot = p.w.Say("picture.licence", licence) + " · " + foot
	}
	line(scene.Caption, sc.H-10, foot)
}

// pictureLine says what a saved picture shows: window, number, and the day as of
// which it is known.
func (p *Page) pictureLine() string {
	line := p.w.Say("tell.window", p.w.Window(p.m.From, p.m.To), p.countLine())
	if p.m.State.Query != "" {
		line += " " + p.w.Say("tell.query", p.m.State.Query)
	}
	if on := p.m.On(); on != dataset.LatestDay {
		line += " " + p.w.Say("page.as-known", p.w.For("page.as-known", 0).Date(edtf.FromDay(int64(on))))
	}
	return line
}

// publishers names the publishers of the sources of the picture, as many as fit on one line.
func (p *Page) publishers(meas scene.Measurer, wide scene.Px) string {
	var names []string
	p.eachSource(func(s dataset.SourceRef) {
		if name := p.m.D.Publisher(s); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	})
	for n := len(names); n > 0; n-- {
		line := p.w.Say("picture.sources", p.w.Series(names[:n]))
		if n < len(names) {
			line = p.w.Say("who.more", line, p.w.Number(len(names)-n))
		}
		if n == 1 || meas.Measure(scene.Caption, line) <= wide {
			return line
		}
	}
	return ""
}

// mostSources is how many sources a saved picture lists; its address leads to all.
const mostSources = 1000

// sourcesSeen lists the sources of what the window holds: publisher, title,
// address.
func (p *Page) sourcesSeen() (out []string) {
	p.eachSource(func(ref dataset.SourceRef) {
		if len(out) == mostSources {
			return
		}
		s := &p.m.D.Sources[ref]
		var parts []string
		for _, part := range []string{p.m.D.Publisher(ref), s.Title, s.URL} {
			if part != "" && !slices.Contains(parts, part) {
				parts = append(parts, part)
			}
		}
		out = append(out, p.w.Series(parts))
	})
	return out
}

// eachSource calls f once for each source on which the events of the window rest
// on the page's day, in order of the events.
func (p *Page) eachSource(f func(dataset.SourceRef)) {
	seen := make([]bool, len(p.m.D.Sources))
	for e := range p.m.Result.InTime {
		if !p.m.Result.InWindow(e, p.m.From, p.m.To) {
			continue
		}
		for s := range p.m.D.Events[e].SourcesOn(p.m.On()) {
			if !seen[s] {
				seen[s] = true
				f(s)
			}
		}
	}
}

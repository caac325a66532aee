package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/actormap"
	"parley/app/browser"
	"parley/app/scene"
	"parley/app/scene/canvas"
	"parley/app/scene/svg"
	"parley/data/dataset"
)

// actorStage is the actor map: real SVG in the page, with named links.
type actorStage struct {
	p     *Page
	chart *actormap.Chart
	sc    scene.Scene
	buf   []byte
	width scene.Px
	want  bool // a drawing is on its way
}

func newActorStage(p *Page) *actorStage {
	return &actorStage{p: p, chart: actormap.New(p.m.D, p.w, canvas.NewMeasurer())}
}

func (a *actorStage) render() app.UI {
	return h("figure", at{"class", "actormap", "id", "actors", "aria-label", a.p.w.Say("view.actors")})
}

func (a *actorStage) attach() {
	browser.OnResize(browser.ByID("actors"), func(w, h float64) {
		if scene.Px(w) != a.width && w > 0 {
			a.changed(false)
		}
	})
	a.changed(true)
}

// changed asks for a new drawing before the next picture, once.
func (a *actorStage) changed(bool) {
	if a.want {
		return
	}
	a.want = true
	browser.Frame(func(float64) {
		a.want = false
		a.draw()
	})
}

func (a *actorStage) draw() {
	el := browser.ByID("actors")
	w := scene.Px(el.Box().W)
	if w <= 0 {
		return
	}
	a.width = w
	a.buf = svg.Append(a.buf[:0], a.build(w), svg.Options{
		Title: a.p.w.Say("actors.name"), Prefix: "a",
		Speak: func(t scene.Target) string { return a.chart.Speak(a.p.m, t) },
		Href:  a.href,
	})
	el.Markup(string(a.buf))
}

func (a *actorStage) build(w scene.Px) *scene.Scene {
	a.chart.Build(a.p.m, w, &a.sc)
	return &a.sc
}

// href is where a mark of the map leads to: the same page with an actor or an
// event chosen.
func (a *actorStage) href(t scene.Target) string {
	switch t.Kind {
	case scene.ActorTarget:
		id := a.p.m.D.Actors[t.Ref].ID
		if a.p.m.Actor >= 0 && dataset.ActorRef(t.Ref) != a.p.m.Actor {
			return a.p.panel.hrefPair(id)
		}
		return a.p.hrefActor(id)
	case scene.EventTarget, scene.MoreTarget:
		return a.p.hrefEvent(a.p.m.D.Events[t.Ref].ID)
	}
	return ""
}

// key walks the links of the map: the picture is one list of names.
func (a *actorStage) key(key string) bool { return false }

func (a *actorStage) svg() []byte {
	m := &a.p.m.D.Meta
	return svg.Append(nil, a.build(max(a.width, 1000)), svg.Options{
		Standalone: true, Dark: a.p.dark(), Title: m.Title, Desc: a.p.countLine(), Source: a.p.link(a.p.m.State), Licence: m.License,
		Speak: func(t scene.Target) string { return a.chart.Speak(a.p.m, t) },
	})
}

// png draws the map on a canvas of its own to save it as a picture.
func (a *actorStage) png(name string) { a.p.savePNG(a.build(max(a.width, 1000)), name) }

// dark reports whether the page is shown in dark colours.
func (p *Page) dark() bool {
	switch p.m.State.Theme {
	case "dark":
		return true
	case "light":
		return false
	}
	return browser.Media("(prefers-color-scheme: dark)", nil)
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
	s.PNG(sc, func(blob any) { browser.SaveBlob(name, blob) })
}

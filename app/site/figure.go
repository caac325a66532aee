package site

import (
	"html/template"
	"regexp"

	"parley/app/actormap"
	"parley/app/scene"
	"parley/app/scene/svg"
	"parley/app/site/theme"
	"parley/app/timeline"
	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
)

// Figure is a drawn chart of a page, for windows of some width.
type Figure struct {
	Class string // which windows show it
	SVG   template.HTML
}

// mapWidth is the width in pixels of the map of actors.
const mapWidth scene.Px = 1032

// fit draws axis and lanes into sc so that they stand in a height if they can, and
// returns the size that does it.
func (s *Site) fit(chart *timeline.Chart, w, h scene.Px, sc *scene.Scene) timeline.Size {
	size := timeline.Size{W: w, H: h}
	for range 3 {
		chart.Build(s.m, size, sc)
		if sc.H <= h {
			break
		}
		size.H -= sc.H - h
	}
	return size
}

// DrawActors draws the map of actors of a sealed dataset into a file that the first page
// shows as an image; nil when there is nobody to draw.
func DrawActors(d *dataset.Dataset, w *words.Words, look *theme.Theme) []byte {
	if len(d.Actors) == 0 {
		return nil
	}
	var sc scene.Scene
	chart := actormap.New(d, w.Of(d), scene.Widths{})
	if chart.Build(view.NewModel(d), mapWidth, &sc); w.RTL() {
		sc.Mirror()
	}
	return imageFile(svg.Append(nil, &sc, svg.Options{Prefix: "a", Tenths: true}), mapWidth, sc.H, look)
}

// draw writes a scene as markup. What can be chosen in the program is a link to
// its page here; a scene without words to speak is decoration.
func (s *Site) draw(sc *scene.Scene, title, prefix string, speak func(scene.Target) string) template.HTML {
	return s.drawTo(sc, title, prefix, speak, s.lead)
}

// drawTo is draw with another way to the pages.
func (s *Site) drawTo(sc *scene.Scene, title, prefix string, speak, lead func(scene.Target) string) template.HTML {
	o := svg.Options{Title: title, Speak: speak, Prefix: prefix, Tenths: true}
	if speak != nil {
		o.Href = lead
	}
	return template.HTML(named.ReplaceAll(svg.Append(nil, sc, o), []byte("$1$2")))
}

// named finds the accessible name of a link that its title says once more; the
// title, which is also shown under the pointer, is enough.
var named = regexp.MustCompile(`(<a [^>]*?) aria-label="[^"]*"(><title>)`)

// lead returns the page that a node of a chart leads to, "" for none.
func (s *Site) lead(t scene.Target) string {
	switch t.Kind {
	case scene.EventTarget, scene.MoreTarget:
		if t.Kind == scene.EventTarget || t.Count < 2 {
			return "event/" + string(s.d.Events[t.Ref].ID) + "/"
		}
		return "#" + monthID(s.d.Events[t.Ref].When)
	case scene.ActorTarget:
		return "actor/" + string(s.d.Actors[t.Ref].ID) + "/"
	}
	return ""
}

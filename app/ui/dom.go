package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
	"parley/app/chronicle"
	"parley/app/scene"
	"parley/app/timeline"
	"parley/app/words"
	"parley/data/codebook"
)

// at is a list of attribute names and values in turn. Empty values are left
// out, as go-app does.
type at []string

// h makes an element. Everything is made with it: the typed elements of go-app
// format their arguments and cost weight. A tag may carry classes after a dot,
// which is shorter in the program than an attribute: "p.kick".
func h(tag string, attrs at, body ...app.UI) app.UI {
	tag, class, _ := strings.Cut(tag, ".")
	e := app.Elem(tag)
	if class != "" {
		e = e.Attr("class", strings.ReplaceAll(class, ".", " "))
	}
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			e = e.Attr(attrs[i], attrs[i+1])
		}
	}
	return e.Body(body...)
}

func text(s string) app.UI { return app.Text(s) }

// each makes one element per item.
func each[T any](items []T, f func(i int, item T) app.UI) []app.UI {
	out := make([]app.UI, len(items))
	for i := range items {
		out[i] = f(i, items[i])
	}
	return out
}

// when leaves an element out unless ok. nil elements are dropped by go-app.
func when(ok bool, f func() app.UI) app.UI {
	if !ok {
		return nil
	}
	return f()
}

const svgNS = "http://www.w3.org/2000/svg"

// glyph shows a symbol of the page's sprite: an event's mark, a claim's glyph,
// an icon. class colours it.
func glyph(class, symbol string) app.UI {
	return app.Elem("svg").XMLNS(svgNS).Attr("class", class).Attr("aria-hidden", "true").Attr("viewBox", "0 0 16 16").
		Body(app.Elem("use").XMLNS(svgNS).Attr("href", "#"+symbol))
}

func yes(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// current gives "true" or nothing, for attributes that are absent when false.
func current(b bool) string {
	if b {
		return "true"
	}
	return ""
}

// button makes a plain button that carries out an action.
func button(class, do string, body ...app.UI) app.UI {
	return h("button", at{"type", "button", "class", class, "data-do", do}, body...)
}

// legend is the state of the legend of the timeline.
type legend struct {
	of    string // the state that was explained
	drawn timeline.Drawn
}

// looks are the rows of the legend after the classes: class, symbol and words. Those
// without a symbol are of the timeline alone.
var looks = [timeline.LookCount][3]string{
	timeline.Expected: {"q1", "m1d", "legend.expected"}, timeline.Off: {"q1", "m1x", "legend.off"}, timeline.Disputed: {"q1", "m1h", "legend.disputed"},
	timeline.Deadlines: {"q3", "mf", "type.deadline"}, timeline.Periods: {"q0", "mp", "type.period"},
	timeline.Spans: {"", "", "legend.spans"}, timeline.Fading: {"", "", "legend.fading"}, timeline.Doubt: {"", "", "legend.doubt"},
	timeline.Chosen: {"", "", "legend.chosen"}, timeline.Pale: {"", "", "legend.pale"}, timeline.Ties: {"", "", "legend.ties"},
	timeline.Bars: {"", "", "legend.bars"}, timeline.Sizes: {"", "", "legend.sizes"},
}

// renderLegend draws the line that says what the marks mean; the timeline hides what it
// does not draw.
func renderLegend(keys []chronicle.Key, w *words.Words, timeline bool) app.UI {
	row := []app.UI{h("a", at{"href", "#how", "data-do", "menu:help"}, text(w.Say("legend.how")))}
	for i, k := range keys {
		row = append(row, h("span", at{"id", "sign-" + strconv.Itoa(i)}, glyph("mk "+k.Class, k.Symbol), text(k.Text)))
	}
	row = append(row, h("span.gap", nil))
	for i, k := range looks {
		id := at{"id", "look-" + strconv.Itoa(i)}
		switch {
		case k[1] != "":
			row = append(row, h("span", id, glyph("mk "+k[0], k[1]), text(w.Say(k[2]))))
		case timeline:
			row = append(row, h("span", id, text(w.Say(k[2]))))
		}
	}
	return h("section.legend.phone-off", at{"aria-label", w.Say("legend.how")}, row...)
}

// begin shows the whole legend in a new state. The height of the legend decides what the lanes
// draw, so it must not depend on the state before.
func (l *legend) begin(keys []chronicle.Key, now string) {
	if now != l.of {
		l.forget(keys)
		l.of, l.drawn = now, timeline.Drawn{}
	}
}

// explain shows the rows of the legend that scenes use, apart from a margin on both sides, and
// hides the others. Within one state it hides no further rows, because the lanes would change
// their height.
func (l *legend) explain(keys []chronicle.Key, beside scene.Px, scenes ...*scene.Scene) {
	for _, s := range scenes {
		l.drawn.Find(s, beside, s.W-beside)
	}
	for i, k := range keys {
		sign := codebook.Sign{Class: k.Quad, Shape: codebook.Stroke + codebook.Shape(k.Symbol[1]-'0')}
		browser.ByID("sign-" + strconv.Itoa(i)).Hide(!l.drawn.Signs[sign])
	}
	for i, drawn := range l.drawn.Looks {
		browser.ByID("look-" + strconv.Itoa(i)).Hide(!drawn)
	}
}

// forget shows all of the legend again, for another view.
func (l *legend) forget(keys []chronicle.Key) {
	l.of = ""
	for _, rows := range []struct {
		name string
		n    int
	}{{"sign-", len(keys)}, {"look-", len(looks)}} {
		for i := range rows.n {
			browser.ByID(rows.name + strconv.Itoa(i)).Hide(false)
		}
	}
}

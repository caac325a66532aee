package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/actormap"
	"parley/app/browser"
	"parley/app/scene"
	"parley/app/scene/canvas"
	"parley/app/scene/svg"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// actorStage is the actor map: real SVG in the page, with named links.
type actorStage struct {
	p     *Page
	chart *actormap.Chart
	sc    scene.Scene
	buf   []byte
	width scene.Px
	walk  actormap.Walk
	want  bool // a drawing is on its way
	form  view.Form
	large float64 // how much the drawing is enlarged, 1 or 0: not
	stop  func()  // stops the passing of time, nil while it stands
	table actorTable
}

func newActorStage(p *Page) *actorStage {
	a := &actorStage{p: p, chart: actormap.New(p.m.D, p.w, canvas.NewMeasurer())}
	a.table.a, a.table.by = a, eventsColumn
	return a
}

// actors returns the stage of the actor map, made when it is first asked for.
func (p *Page) actors() *actorStage {
	if p.stages[view.Actors] == nil {
		p.stages[view.Actors] = newActorStage(p)
	}
	return p.stages[view.Actors].(*actorStage)
}

func (a *actorStage) render() app.UI {
	form := h("figure.actormap", at{"id", "actors", "aria-label", a.p.w.Say("view.actors")})
	if a.drawnForm() == view.ActorTable {
		form = a.table.render()
	}
	return h("div.mapbox", nil, a.renderForms(), h("div.fill", nil, form))
}

// drawnForm returns the form that is shown.
func (a *actorStage) drawnForm() view.Form { return a.chart.Form(a.p.m) }

func (a *actorStage) attach() {
	a.form = a.drawnForm()
	if a.form == view.ActorTable {
		a.table.attach()
		return
	}
	browser.OnGesture(browser.ByID("actors"), browser.Gesture{
		Press: func(_, _ float64, touch bool) bool { return !touch }, // a finger scrolls by itself
		Drag:  func(_, _, dx, dy float64) { browser.ByID("actors").ScrollBy(-dx, -dy) },
		Zoom:  a.enlarge,
	})
	browser.OnResize(browser.ByID("actors"), func(w, h float64) {
		if w > 0 && (scene.Px(w) != a.width || a.form == view.Flat && scene.Px(h) != a.chart.Room) {
			a.changed(false)
		}
	})
	a.changed(true)
}

func (a *actorStage) leave() {
	if a.p.stage() != stage(a) {
		a.halt()
	}
	browser.ByID("actors").Markup("")
}

// changed asks for a new drawing before the next picture, once.
func (a *actorStage) changed(bool) {
	if form := a.drawnForm(); form != a.form {
		a.leave()
		a.form = form
		a.p.rendered(a.attach)
		return
	}
	if a.form == view.ActorTable {
		a.table.changed()
		return
	}
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
	box := el.Box()
	w := scene.Px(box.W)
	if w <= 0 || a.form == view.ActorTable {
		return
	}
	a.width, a.chart.Room, a.chart.Large = w, scene.Px(box.H), a.large
	kept, focused := a.inFocus(), el.Focused()
	a.buf = svg.Append(a.buf[:0], a.build(w), svg.Options{
		Title: a.p.w.Say("actors.name"), Prefix: "a",
		Speak:   func(t scene.Target) string { return a.chart.Speak(a.p.m, t) },
		Href:    a.href,
		Control: a.control(kept),
	})
	el.Markup(string(a.buf))
	a.scale()
	if focused {
		browser.ByID(nodeID(a.walk.At)).Focus()
	}
}

// largest is how much a drawing can be enlarged.
const largest = 6

// enlarge scales the drawing about a place, as a pinch, a trackpad or the wheel
// with ctrl asks. The element scrolls over what no longer fits.
func (a *actorStage) enlarge(x, y, factor float64) {
	el := browser.ByID("actors")
	old := max(a.large, 1)
	a.large = max(1, min(largest, old*factor))
	if a.large < 1.02 {
		a.large = 1
	}
	left, top, box := el.ScrollLeft(), el.ScrollTop(), el.Box()
	a.scale()
	by := a.large/old - 1
	el.ScrollBy((left+min(max(x, 0), box.W))*by, (top+min(max(y, 0), box.H))*by)
	if a.form == view.Flat {
		a.changed(false) // the larger, the more names
	}
	if (old == 1) != (a.large == 1) {
		a.p.refresh() // the button says the other thing
	}
}

// scale gives the drawing its size in the page.
func (a *actorStage) scale() {
	size := ""
	if a.large > 1 {
		size = strconv.Itoa(int(100*a.large)) + "%"
	}
	browser.Find("#actors svg").Style("width", size)
}

// fit enlarges the drawing, or shows it whole again.
func (a *actorStage) fit() bool {
	if a.large > 1 {
		a.enlarge(0, 0, 1/a.large)
	} else {
		box := browser.ByID("actors").Box()
		a.enlarge(box.W/2, box.H/2, 1.8)
	}
	return true
}

// inFocus returns the target of the node that has or last had the focus, which a click and a
// screen reader move as well.
func (a *actorStage) inFocus() scene.Target {
	if i, ok := browser.Numbered(nodePrefix); ok && i < len(a.sc.Nodes) && i != a.walk.At {
		browser.ByID(nodeID(a.walk.At)).Attr("tabindex", "-1")
		a.walk.At = i
	}
	if a.walk.At >= 0 && a.walk.At < len(a.sc.Nodes) {
		return a.sc.Nodes[a.walk.At].Target
	}
	return scene.Target{}
}

// control makes every node reachable by arrow keys and one by the tab key: that
// on which the keyboard was, or the chosen actor, or the first row.
func (a *actorStage) control(kept scene.Target) func(int, scene.Target) svg.Control {
	at := -1
	first := -1
	for i := range a.sc.Nodes {
		switch t := a.sc.Nodes[i].Target; {
		case kept.Kind != scene.NoTarget && sameTarget(t, kept):
			at = i
		case at < 0 && t.Kind == scene.ActorTarget && t.Ref == int32(a.p.m.Actor):
			at = i
		case first < 0 && t.Kind == scene.ActorTarget:
			first = i
		}
	}
	if at < 0 {
		at = max(first, 0)
	}
	a.walk.At = at
	return func(i int, t scene.Target) svg.Control {
		return svg.Control{ID: nodeID(i), Do: a.does(t), Tab: i == at}
	}
}

// sameTarget reports whether two drawings show one thing by these targets; their counts
// may differ.
func sameTarget(a, b scene.Target) bool {
	if (a.Kind == scene.ActorTarget || a.Kind == scene.PairTarget) && a.Other != b.Other {
		return false
	}
	return a.Kind == b.Kind && a.Ref == b.Ref && a.From == b.From && (a.Count > 0) == (b.Count > 0)
}

// nodePrefix begins the ids of the nodes.
const nodePrefix = "an"

func nodeID(i int) string { return nodePrefix + strconv.Itoa(i) }

// does returns the action of a node that is no link.
func (a *actorStage) does(t scene.Target) string {
	switch {
	case t.Kind == scene.TieTarget && t.Ref < 0 && t.Count > 0:
		return "tie:more"
	case t.Kind == scene.RestTarget:
		return "form:table"
	case t.Kind == scene.TieTarget:
		return "tie:" + strconv.Itoa(int(t.Ref))
	case t.Kind == scene.GroupTarget && t.Count > 0:
		do := "box:" + strconv.Itoa(int(t.Ref))
		if home, ok := actormap.Home(t); ok {
			do += "." + strconv.Itoa(home)
		}
		return do
	}
	return ""
}

// fold opens or closes the fold of a delegation, or a country in it, given by their
// numbers with a dot between.
func (a *actorStage) fold(arg string) bool {
	box, country, inside := strings.Cut(arg, ".")
	n, err := strconv.Atoi(box)
	k, wrong := strconv.Atoi(country)
	switch {
	case err != nil || inside && wrong != nil:
		return false
	case inside:
		a.chart.ToggleHome(n, k)
	default:
		a.chart.Toggle(n)
	}
	a.changed(false)
	return true
}

// tie shows the events of a tie, given by its number; "more" shows further ties
// and -1 all of them.
func (a *actorStage) tie(arg string) bool {
	if arg == "more" {
		a.chart.NextTies()
		a.changed(false)
		return true
	}
	n, err := strconv.Atoi(arg)
	if err != nil {
		return false
	}
	s := a.p.m.State
	s.Tie, s.Actor, s.Other, s.Event = a.chart.TieKeys(n), "", "", ""
	a.p.Set(s)
	return true
}

func (a *actorStage) build(w scene.Px) *scene.Scene {
	a.fill(w, &a.sc)
	return &a.sc
}

// fill fills a scene with the map, from right to left where the page is.
func (a *actorStage) fill(w scene.Px, sc *scene.Scene) {
	a.chart.Build(a.p.m, w, sc)
	if a.p.w.RTL() {
		sc.Mirror()
	}
}

// href returns the address of a mark of the map: the same page with an actor or an event
// selected.
func (a *actorStage) href(t scene.Target) string {
	switch t.Kind {
	case scene.ActorTarget:
		id := a.p.m.D.Actors[t.Ref].ID
		if a.p.m.Actor >= 0 && dataset.ActorRef(t.Ref) != a.p.m.Actor {
			return a.p.panel.hrefPair(id)
		}
		return a.p.hrefActor(id)
	case scene.PairTarget:
		return a.hrefBoth(t.Ref, t.Other)
	case scene.RelationTarget:
		r := &a.p.m.D.Relations[t.Ref]
		return a.hrefBoth(int32(r.From), int32(r.To))
	case scene.MoreTarget:
		s := a.p.m.State
		s.From, s.To = max(edtf.Instant(t.From), a.p.m.From), min(edtf.Instant(t.To), a.p.m.To)
		return "#" + s.Fragment()
	case scene.EventTarget:
		return a.p.hrefEvent(a.p.m.D.Events[t.Ref].ID)
	}
	return ""
}

// hrefBoth returns the same page with two actors chosen, or one if they are the same.
func (a *actorStage) hrefBoth(x, y int32) string {
	d, s := a.p.m.D, a.p.m.State
	s.Actor, s.Other, s.Event, s.Tie = d.Actors[x].ID, "", "", nil
	if x != y {
		s.Other = d.Actors[y].ID
	}
	return "#" + s.Fragment()
}

// key moves the focus by arrow keys and activates the node in focus.
func (a *actorStage) key(key string) bool {
	switch key {
	case "p":
		return a.play()
	case "PageDown":
		return a.p.pan(playShare)
	case "PageUp":
		return a.p.pan(-playShare)
	}
	if a.form == view.ActorTable {
		return a.table.key(key)
	}
	if !browser.ByID("actors").Focused() {
		return false
	}
	t := a.inFocus()
	switch do := a.does(t); {
	case (key == "Enter" || key == " ") && do != "":
		return a.p.Do(do, "", false)
	case key == "Backspace":
		return a.p.close()
	}
	if over, ok := turned[key]; ok && a.p.w.RTL() {
		key = over
	}
	w, ok := a.chart.Step(&a.sc, a.walk, key)
	if !ok {
		return false
	}
	browser.ByID(nodeID(a.walk.At)).Attr("tabindex", "-1")
	a.walk = w
	el := browser.ByID(nodeID(w.At))
	el.Attr("tabindex", "0")
	el.Focus()
	return true
}

func (a *actorStage) picture() (*scene.Scene, func(scene.Target) string) {
	return a.sheet(), func(t scene.Target) string { return a.chart.Speak(a.p.m, t) }
}

// sheet returns the map drawn for a file, apart from the one in the page.
func (a *actorStage) sheet() *scene.Scene {
	var s scene.Scene
	a.fill(max(a.width, 1000), &s)
	return &s
}

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

package ui

import (
	"slices"
	"strconv"
	"strings"

	"parley/app/browser"
	"parley/app/view"
	"parley/data/dataset"
)

// action is one thing a reader can do. arg is what follows the colon in
// data-do, value and on are the control's. It reports whether it was taken.
type action func(p *Page, arg, value string, on bool) bool

// change makes an action of a change to the state.
func change(f func(s *view.State, arg string)) action {
	return func(p *Page, arg, _ string, _ bool) bool {
		s := p.m.State
		f(&s, arg)
		p.Set(s)
		return true
	}
}

// toggle makes an action of switching one code in a list of the state.
func toggle[T ~string](list func(*view.State) *[]T) action {
	return func(p *Page, arg, _ string, on bool) bool {
		s := p.m.State
		field := list(&s)
		kept := make([]T, 0, len(*field)+1)
		for _, c := range *field {
			if c != T(arg) {
				kept = append(kept, c)
			}
		}
		if on {
			kept = append(kept, T(arg))
		}
		*field = kept
		p.Set(s)
		return true
	}
}

// clickTable lists the actions by name. A control carries "name" or
// "name:arg".
func clickTable() map[string]action {
	return map[string]action{
		"home":       change(func(s *view.State, _ string) { *s = view.State{Theme: s.Theme, Lang: s.Lang} }),
		"view":       change(func(s *view.State, arg string) { *s = withView(*s, arg) }),
		"scale":      change(func(s *view.State, arg string) { s.Scale = view.ParseScale(arg) }),
		"lanes":      change(func(s *view.State, arg string) { s.Lanes = view.ParseLanes(arg) }),
		"event":      change(func(s *view.State, arg string) { s.Event, s.Step, s.Actor, s.Other = dataset.EventID(arg), 0, "", "" }),
		"actor":      change(func(s *view.State, arg string) { s.Actor, s.Other, s.Event, s.Tie = dataset.ActorID(arg), "", "", nil }),
		"with":       change(func(s *view.State, arg string) { s.Other, s.Event, s.Tie = dataset.ActorID(arg), "", nil }),
		"place":      change(atPlace),
		"only":       change(func(s *view.State, arg string) { s.Actors = []dataset.ActorID{dataset.ActorID(arg)} }),
		"pane":       func(p *Page, arg, _ string, _ bool) bool { return p.openPane(arg) },
		"stop":       func(p *Page, arg, _ string, _ bool) bool { return p.goStop(arg) },
		"all":        func(p *Page, _, _ string, _ bool) bool { return p.panel.showAll() },
		"theme":      change(func(s *view.State, arg string) { s.Theme = arg }),
		"on":         func(p *Page, arg, _ string, _ bool) bool { return p.known(view.ParseDay(arg)) },
		"latest":     change(func(s *view.State, _ string) { s.On = dataset.OptDay{} }),
		"close":      func(p *Page, _, _ string, _ bool) bool { return p.close() },
		"menu-keep":  func(*Page, string, string, bool) bool { return false },
		"clear":      change(clearFilter),
		"whole":      func(p *Page, _, _ string, _ bool) bool { return p.whole() },
		"zoom-in":    func(p *Page, _, _ string, _ bool) bool { return p.zoom(0.5) },
		"zoom-out":   func(p *Page, _, _ string, _ bool) bool { return p.zoom(2) },
		"earlier":    func(p *Page, _, _ string, _ bool) bool { return p.pan(-0.5) },
		"later":      func(p *Page, _, _ string, _ bool) bool { return p.pan(0.5) },
		"fit":        func(p *Page, _, _ string, _ bool) bool { return p.fitSelection() },
		"next":       func(p *Page, _, _ string, _ bool) bool { return p.walk(1) },
		"previous":   func(p *Page, _, _ string, _ bool) bool { return p.walk(-1) },
		"known-next": func(p *Page, _, _ string, _ bool) bool { return p.stepKnown(1) },
		"known-back": func(p *Page, _, _ string, _ bool) bool { return p.stepKnown(-1) },
		"menu":       func(p *Page, arg, _ string, _ bool) bool { return p.toggleMenu(arg) },
		"search":     func(p *Page, _, _ string, _ bool) bool { return p.openSearch() },
		"window":     func(p *Page, arg, _ string, _ bool) bool { return p.setWindow(arg) },
		"offer":      func(p *Page, arg, _ string, _ bool) bool { return p.choose(arg) },
		"copy":       func(p *Page, arg, _ string, _ bool) bool { return p.copy(arg) },
		"card":       func(p *Page, arg, _ string, _ bool) bool { return p.saveCard(arg) },
		"save":       func(p *Page, arg, _ string, _ bool) bool { return p.save(arg) },
		"share":      func(p *Page, _, _ string, _ bool) bool { return p.share() },
		"sort":       func(p *Page, arg, _ string, _ bool) bool { return p.sortTable(arg) },
		"go":         func(p *Page, _, _ string, _ bool) bool { return p.goToDate(browser.ByID("go-date").Value()) },
		"sheet":      func(p *Page, _, _ string, _ bool) bool { return p.panel.resize() },
		"rows": func(p *Page, arg, _ string, _ bool) bool {
			n, err := strconv.Atoi(arg)
			p.timeline().chart().Open(n)
			p.timeline().changed(false)
			return err == nil
		},
		"lane": func(p *Page, arg, _ string, _ bool) bool {
			n, err := strconv.Atoi(arg)
			p.timeline().fold(n)
			return err == nil
		},
		"form":        func(p *Page, arg, _ string, _ bool) bool { return p.setForm(arg) },
		"order":       func(p *Page, arg, _ string, _ bool) bool { return p.actors().arrange(arg) },
		"sort-actors": func(p *Page, arg, _ string, _ bool) bool { return p.actors().table.sortBy(arg) },
		"enlarge":     func(p *Page, _, _ string, _ bool) bool { return p.actors().fit() },
		"layer":       change(func(s *view.State, arg string) { s.Layer = view.ParseLayer(arg) }),
		"play":        func(p *Page, _, _ string, _ bool) bool { return p.actors().play() },
		"pair":        change(choosePair),
		"map-in":      func(p *Page, _, _ string, _ bool) bool { return p.atlas().zoom(2) },
		"map-out":     func(p *Page, _, _ string, _ bool) bool { return p.atlas().zoom(0.5) },
		"map-whole":   func(p *Page, _, _ string, _ bool) bool { return p.atlas().zoom(0) },
		"map-open":    func(p *Page, arg, _ string, _ bool) bool { return p.atlas().openGroup(arg) },
		"box":         func(p *Page, arg, _ string, _ bool) bool { return p.actors().fold(arg) },
		"tie":         func(p *Page, arg, _ string, _ bool) bool { return p.actors().tie(arg) },
		"came":        func(p *Page, _, _ string, _ bool) bool { return p.panel.reveal() },
		"print":       func(p *Page, arg, _ string, _ bool) bool { return p.print(arg) },
		"device":      func(p *Page, arg, _ string, _ bool) bool { return p.device.do(arg) },
	}
}

// inputTable lists the actions that follow typing and choosing.
func inputTable() map[string]action {
	return map[string]action{
		"query": func(p *Page, _, value string, _ bool) bool {
			s := p.m.State
			s.Query = value
			p.Set(s)
			return true
		},
		"type":     toggle(func(s *view.State) *[]string { return &s.Types }),
		"status":   toggle(func(s *view.State) *[]string { return &s.Statuses }),
		"standing": toggle(func(s *view.State) *[]string { return &s.Standings }),
		"by":       toggle(func(s *view.State) *[]dataset.ActorID { return &s.Actors }),
		"find-actor": func(p *Page, _, value string, _ bool) bool {
			p.list.actorFilter = value
			p.refresh()
			return true
		},
		"pick-lanes": func(p *Page, _, value string, _ bool) bool { return p.Do("lanes:"+value, "", false) },
		"on-day": func(p *Page, _, value string, _ bool) bool {
			if value == "" {
				return false
			}
			return p.Do("on:"+value, "", false)
		},
		"since":      func(p *Page, _, value string, _ bool) bool { return p.setSince(value) },
		"first":      func(p *Page, _, value string, _ bool) bool { return p.beginAt(value) },
		"compare":    func(p *Page, arg, value string, _ bool) bool { return p.chooseSide(arg, value) },
		"brush-from": func(p *Page, _, value string, _ bool) bool { return p.timeline().brush.slide(false, value) },
		"brush-to":   func(p *Page, _, value string, _ bool) bool { return p.timeline().brush.slide(true, value) },
		"path-to": func(p *Page, _, value string, _ bool) bool {
			return value != "" && p.Do("with:"+value, "", false)
		},
		"forward": func(p *Page, _, _ string, on bool) bool {
			s := p.m.State
			s.Forward = on
			p.Set(s)
			return true
		},
	}
}

// act takes an action from the page.
func (p *Page) act(a browser.Action) bool {
	switch a.Kind {
	case "key":
		return p.key(a)
	case "click":
		return p.Do(a.Do, a.Value, a.Checked)
	}
	name, arg, _ := strings.Cut(a.Do, ":")
	if f, ok := p.inputs[name]; ok && (a.Kind == "change" || name == "query" || name == "find-actor" || name == "brush-from" || name == "brush-to") {
		return f(p, arg, a.Value, a.Checked)
	}
	return false
}

// inMenu are the actions that leave the open menu to their own code.
var inMenu = []string{"menu", "menu-keep", "copy", "go", "offer", "close"}

// Do carries out a click action such as "event:witkoff-putin". It reports
// whether there is such an action and it was taken.
func (p *Page) Do(do, value string, on bool) bool {
	name, arg, _ := strings.Cut(do, ":")
	f, ok := p.clicks[name]
	if !ok {
		return false
	}
	if p.status != "" { // it was about what was done before
		p.status = ""
		p.refresh()
	}
	if p.menu != "" && !slices.Contains(inMenu, name) {
		p.menu = ""
		p.refresh()
	}
	return f(p, arg, value, on)
}

// keys are the single keys of the page, active when no text is being typed.
var keys = map[string]string{
	"/": "search", "+": "zoom-in", "=": "zoom-in", "-": "zoom-out", "0": "whole",
	"[": "known-back", "]": "known-next", ".": "next", ",": "previous", "?": "menu:help", "Escape": "close",
}

func (p *Page) key(a browser.Action) bool {
	if strings.HasPrefix(a.Do, "typing:") {
		if a.Key == "Escape" {
			return p.Do("close", "", false)
		}
		if a.Key == "Enter" && a.Do == "typing:go-date" {
			return p.Do("go", "", false)
		}
		return false
	}
	if a.Key != "Escape" && p.stage().key(a.Key) {
		return true
	}
	if do, ok := keys[a.Key]; ok {
		return p.Do(do, "", false)
	}
	return false
}

func withView(s view.State, code string) view.State {
	s.View = view.ParseName(code)
	return s
}

func clearFilter(s *view.State, _ string) {
	s.Query, s.Actors, s.Types, s.Statuses, s.Standings, s.Place = "", nil, nil, nil, nil, ""
}

// close closes the topmost of a menu, the search on a phone and the panel.
func (p *Page) close() bool {
	switch {
	case p.menu != "":
		p.menu = ""
		p.rendered(func() { browser.Hold(p.opener...) })
		return true
	case p.search:
		p.search = false
	default:
		s := p.m.State
		if s.Event == "" && s.Actor == "" && s.Panel == "" && s.Place == "" && len(s.Tie) == 0 {
			return false
		}
		back := p.focusTarget()
		s.Event, s.Actor, s.Other, s.Panel, s.Place, s.Step, s.Tie = "", "", "", "", "", 0, nil
		p.Set(s)
		browser.Frame(func(float64) { browser.ByID(back).Focus() })
		return true
	}
	p.refresh()
	return true
}

// focusTarget returns the element that gets the focus when the panel closes.
func (p *Page) focusTarget() string {
	if p.m.State.View == view.List && p.m.State.Event != "" {
		return "e-" + string(p.m.State.Event)
	}
	return "stage"
}

func (p *Page) toggleMenu(name string) bool {
	if p.menu == name {
		name = ""
	}
	if p.menu == "" {
		p.opener = append(browser.Held(), "#open-"+name)
	}
	p.menu, p.undated = name, ""
	p.refresh()
	if name != "" {
		focusSoon("#menu-"+name+" [data-do], #menu-"+name+" input", patience)
	}
	return true
}

func (p *Page) openSearch() bool {
	p.search = true
	p.refresh()
	browser.Frame(func(float64) { browser.Frame(func(float64) { browser.ByID("query").Focus() }) })
	return true
}

// timeline returns the stage of the timeline, whether it is shown or not.
func (p *Page) timeline() *timelineStage { return p.stages[view.Timeline].(*timelineStage) }

// walk selects the next or previous event that passes the filter.
func (p *Page) walk(step int) bool {
	if p.stepStory(step) {
		return true
	}
	var list []dataset.EventRef
	at := p.m.Selected
	for e := range p.m.Result.InTime {
		if at >= 0 || p.m.Result.InWindow(e, p.m.From, p.m.To) {
			list = append(list, e)
		}
	}
	if at >= 0 && !p.m.Result.Has(at) { // it stands among them all the same
		list = append(list, at)
		p.m.D.InTime(list, p.m.Result.When)
	}
	i := slices.Index(list, at) + step
	if at < 0 && step < 0 {
		i = len(list) - 1
	}
	if i < 0 || i >= len(list) {
		return false
	}
	p.selectEvent(list[i])
	return true
}

// selectEvent opens an event and moves the window so that it can be seen.
func (p *Page) selectEvent(e dataset.EventRef) {
	s := p.m.State
	s.Event, s.Step, s.Actor, s.Other = p.m.D.Events[e].ID, 0, "", ""
	if at := p.m.Result.When(e).Mid(); at <= p.m.From || at >= p.m.To {
		half := (p.m.To - p.m.From) / 2
		s.From, s.To = clampWindow(p.m.Extent, at-half, at+half)
	}
	p.Set(s)
}

// stepKnown moves the knowledge day to the next change or the previous one.
func (p *Page) stepKnown(step int) bool {
	day, ok := p.m.NextKnown(step)
	if !ok {
		return false
	}
	return p.known(view.KnownOn(day))
}

// known sets the knowledge day. The window that is shown stays, also where the opening window
// of that day is another.
func (p *Page) known(on dataset.OptDay) bool {
	s := p.m.State
	if s.On = on; s.From == 0 && s.To == 0 {
		s.From, s.To = p.m.From, p.m.To
	}
	p.Set(s)
	return true
}

// swipe is the distance in pixels of a horizontal swipe that turns to another event.
const swipe = 60

// attach listens to horizontal swipes over an event, which turn to the next or the previous
// one, as the links below it do.
func (n *panel) attach() {
	el := browser.ByID("event")
	if !el.OK() || n.touched.OK() && n.touched.Same(el) {
		return
	}
	n.touched = el
	way := 0.0
	browser.OnGesture(el, browser.Gesture{
		Press:   func(_, _ float64, touch bool) bool { way = 0; return touch && n.p.m.Selected >= 0 },
		Drag:    func(_, _, dx, _ float64) { way += dx },
		Release: func(float64) { n.turn(way) },
	})
}

// turn selects the next event after a swipe towards the start of the line, the previous
// one after a swipe towards its end.
func (n *panel) turn(way float64) bool {
	if n.p.w.RTL() {
		way = -way
	}
	switch {
	case way <= -swipe:
		return n.p.walk(1)
	case way >= swipe:
		return n.p.walk(-1)
	}
	return false
}

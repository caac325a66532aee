// Package ui is the program a reader uses: it turns events of the browser into
// changes of view.State, builds scenes and draws them, and renders the
// controls around them with go-app.
//
// One way in: every control carries data-do with a word from the table of
// actions (actions.go); clicks, keys and tests all go through Page.Do. One way
// out: Page.Set changes the state, writes the address and asks for a redraw.
// go-app renders only controls and lists; charts are drawn by surfaces.
package ui

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
	"parley/app/chronicle"
	"parley/app/query"
	"parley/app/scene/canvas"
	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
)

// Size is the layout in force, by the width of the page.
type Size uint8

// The layouts of the look: a panel beside, a drawer over, one column.
const (
	Wide   Size = iota // 1100 px and more
	Medium             // 700 to 1099
	Narrow             // below 700
)

// Page is the root component: the whole program. It is made by New.
type Page struct {
	app.Compo

	m    *view.Model
	w    *words.Words
	size Size
	wide float64 // width of the page in CSS pixels
	ctx  app.Context

	stages  [5]stage
	list    *lister
	panel   *panel
	menu    string   // which menu or dialog is open, "" for none
	opener  []string // selectors for what had the focus when it was opened
	search  bool     // the search field is open on a phone
	still   bool     // reduced motion
	embed   bool     // in the frame of another page
	offer   offer    // what the dialog for other pages is set to
	drawn   bool     // the first picture stands
	told    string   // what the live region said last
	clicks  map[string]action
	inputs  map[string]action
	book    *chronicle.Book
	order   *query.Order // of names
	device  *device
	status  string          // a quiet line about something that failed, or ""
	undated string          // what is wrong with the date typed under Go to, or ""
	counts  counts          // what tally said last
	begins  headed          // the head of the story
	keys    []chronicle.Key // of the legend
}

// stage is the part of the page that one view fills.
type stage interface {
	render() app.UI
	// attach is called when the stage's elements are in the page.
	attach()
	// changed is called after the state has changed; filtered says that the
	// events shown may have changed.
	changed(filtered bool)
	// key handles a key pressed while the stage has the focus.
	key(key string) bool
}

// New makes the program for a dataset, with the state of the page's address.
func New(d *dataset.Dataset, w *words.Words) *Page {
	p := &Page{w: w, embed: browser.RootData("up") != ""}
	canvas.Setup() // before anything is measured
	p.clicks, p.inputs = clickTable(), inputTable()
	p.device = &device{p: p}
	p.load(d, view.ParseFragment(browser.Fragment()))
	return p
}

// lang returns the language of a text of the record, "" when it is that of the words.
func (p *Page) lang(text string) string { return p.w.Foreign(cmp.Or(p.m.D.LangOf(text), "en")) }

// load makes everything that belongs to one dataset, in a state.
func (p *Page) load(d *dataset.Dataset, s view.State) {
	p.w = p.w.Of(d)
	w := p.w
	p.m = view.NewModel(d)
	p.m.Index.Name(func(t dataset.TypeRef) string { return w.TypeOf(d, t) })
	p.order = query.NewOrder(w)
	p.m.Set(s)
	p.book = chronicle.Sharing(p.m.IDs, d, p.m.Ledger, w)
	p.keys = chronicle.Legend(d, w)
	p.panel = &panel{p: p}
	p.list = &lister{p: p}
	p.stages = [5]stage{
		view.Timeline: newTimelineStage(p),
		view.Map:      newMapStage(p),
		view.List:     p.list,
		view.Table:    &tabler{p: p},
	}
}

// TextsLoaded tells the page that the dataset's long texts have arrived, or
// that they cannot be had. It may be called from any goroutine.
func (p *Page) TextsLoaded(err error) {
	browser.Frame(func(float64) {
		if err != nil {
			p.Fail(p.w.Say("texts.failed"))
			return
		}
		p.m.Reindex()
		p.changed(true)
		p.shared()
	})
}

// Fail shows a quiet line that something failed while the rest goes on.
func (p *Page) Fail(line string) {
	p.status = line
	p.refresh()
}

// OnMount starts what go-app does not do: raw listeners, the address, sizes.
func (p *Page) OnMount(ctx app.Context) {
	p.ctx = ctx
	p.still = browser.Media("(prefers-reduced-motion: reduce)", func(on bool) { p.still = on })
	root := browser.ByID("app")
	browser.OnAction(root, p.act)
	browser.OnFragment(func(f string) {
		if strings.Contains(f, "=") || !browser.ByID("story").OK() { // else the story is shown
			p.arrive(view.ParseFragment(f))
		}
	})
	browser.OnResize(root, func(w, h float64) { p.resized(w) })
	browser.Media("(prefers-color-scheme: dark)", func(bool) { p.repaint() })
	browser.Media("(forced-colors: active)", func(bool) { p.repaint() })
	browser.Export(p.export, func(do string) bool { return p.Do(do, "", false) })
	browser.Root("theme", p.m.State.Theme)
	p.resized(root.Box().W)
	p.stage().attach()
	browser.ByID("query").SetValue(p.m.State.Query)
	p.device.listen()
	p.sought()
	browser.Frame(func(float64) { browser.Frame(func(float64) { p.first() }) })
}

// first hands the page over to the program once its first picture is drawn.
func (p *Page) first() {
	p.drawn = true
	p.stage().changed(true)
	search := browser.Query("search") != "" // the shortcut of the installed app
	if search {
		p.openSearch()
	}
	browser.Frame(func(float64) {
		browser.Live()
		if search {
			p.show()
		}
		browser.Mark("parley:live")
	})
}

// stage returns the view in force; a view that this program does not draw is read
// as the timeline.
func (p *Page) stage() stage {
	if p.m.State.View == view.Actors {
		return p.actors()
	}
	if s := p.stages[p.m.State.View]; s != nil {
		return s
	}
	return p.stages[view.Timeline]
}

// export returns the state as window.parley.state() gives it, with a few counts.
func (p *Page) export() [][2]string {
	return append(p.m.State.Pairs(),
		[2]string{"view", p.m.State.View.Code()},
		[2]string{"shown", strconv.Itoa(p.m.Result.N)},
		[2]string{"events", strconv.Itoa(len(p.m.D.Events))},
		[2]string{"windowFrom", strconv.FormatInt(int64(p.m.From), 10)},
		[2]string{"windowTo", strconv.FormatInt(int64(p.m.To), 10)},
	)
}

// Set makes s the state: it filters, writes the address, redraws and says what
// changed. Continuous changes (panning) replace the history entry.
func (p *Page) Set(s view.State) {
	old := p.m.State
	if view.Equal(old, s) {
		return
	}
	filtered := p.m.Set(s)
	p.address(!p.embed && !view.Replaces(old, s)) // the history belongs to the host's page
	p.moved(old, filtered)
}

// address writes the state into the page's address; push adds an entry to the history.
// Where the page shows its story, the program comes in its place: what it writes is what
// it has to show.
func (p *Page) address(push bool) {
	browser.SetFragment(fragment(p.m.State, p.embed), push)
	if p.drawn && browser.ByID("story").OK() {
		browser.Live()
	}
}

// show brings the program in the place of the story, where that is shown.
func (p *Page) show() {
	if browser.ByID("story").OK() {
		p.address(true)
	}
}

// fragment returns a state as the address of the page has it. Without a fragment the
// page shows its story, so the state in which the program opens names its view; a
// frame has no story.
func fragment(s view.State, framed bool) string {
	f := s.Fragment()
	if f == "" && !framed {
		return "v=" + s.View.Code()
	}
	return f
}

// arrive takes over a state that the address already carries.
func (p *Page) arrive(s view.State) {
	old := p.m.State
	if view.Equal(old, s) {
		return
	}
	p.moved(old, p.m.Set(s))
	p.sought()
}

// sought shows a message if the address names an event, an actor, a place or a tie that the
// record does not have.
func (p *Page) sought() {
	s, id := p.m.State, ""
	switch {
	case s.Event != "" && p.m.Selected < 0:
		id = string(s.Event)
	case s.Actor != "" && p.m.Actor < 0:
		id = string(s.Actor)
	case s.Place != "" && p.m.Place < 0:
		id = string(s.Place)
	case len(s.Tie) > 0 && p.panel.chosenTie() == nil:
		id = strings.Join(s.Tie, ", ")
	}
	if id != "" {
		p.Fail(p.w.Say("state.unknown", id))
	}
}

func (p *Page) moved(old view.State, filtered bool) {
	s := p.m.State
	p.publish(s)
	if s.Theme != old.Theme {
		browser.Root("theme", s.Theme)
		p.repaint()
	}
	if s.View != old.View {
		if l, ok := p.stages[old.View].(leaver); ok {
			l.leave()
		}
		p.rendered(func() {
			p.stage().attach()
			p.changed(true)
		})
		return
	}
	p.changed(filtered)
}

// changed redraws everything that shows the state.
func (p *Page) changed(filtered bool) {
	p.stage().changed(filtered)
	p.panel.changed()
	browser.ByID("query").SetValue(p.m.State.Query)
	p.rendered(p.panel.attach)
	p.tell()
}

// refresh renders the controls again.
//
// Not inlined: each copy would add to the download.
//
//go:noinline
func (p *Page) refresh() { p.rendered(func() {}) }

// rendered runs f once the controls have been rendered again. A frame of the
// browser may come before that. Where the control that has the focus goes away,
// the keyboard comes to the one that has taken its place, to what opened the menu
// it was in, or to the view.
func (p *Page) rendered(f func()) {
	if p.ctx.Context == nil {
		return
	}
	done, held := browser.Busy(), browser.Held()
	p.ctx.Dispatch(func(ctx app.Context) {
		ctx.Defer(func(app.Context) {
			if held != nil {
				browser.Hold(append(append(held, p.opener...), "#stage")...)
			}
			f()
			done()
		})
	})
}

// leaver is a stage that clears away what it has drawn into the page, before
// go-app uses its element for another.
type leaver interface{ leave() }

// repaint draws the stage again with new colours.
func (p *Page) repaint() {
	browser.Frame(func(float64) {
		canvas.Setup()
		p.stage().changed(false)
	})
}

func (p *Page) resized(w float64) {
	if w <= 0 {
		return
	}
	size, narrow := Wide, 700.0
	if p.embed {
		narrow = embedNarrow
	}
	switch {
	case w < narrow:
		size = Narrow
	case w < 1100:
		size = Medium
	}
	tight, changed := p.tight(), size != p.size
	p.wide, p.size = w, size
	if tight != p.tight() {
		p.refresh()
	}
	if changed {
		p.rendered(func() { p.stage().attach(); p.stage().changed(true) })
	}
}

// Render draws the frame of the page; the class names are the look's.
func (p *Page) Render() app.UI {
	class := "app live is-" + [...]string{"wide", "medium", "narrow"}[p.size]
	if p.panel.open() {
		class += " has-panel"
	}
	if p.embed {
		return p.renderEmbed(class)
	}
	return h("div", at{"id", "app"},
		h("div", at{"class", class},
			p.renderHead(),
			p.renderTools(),
			p.renderStage(),
			p.panel.render(),
			renderLegend(p.keys, p.w, p.m.State.View == view.Timeline),
			p.renderFoot(),
		),
		p.renderDialog(),
		p.renderLive(),
	)
}

// renderStage draws the part of the page that the view in force fills.
func (p *Page) renderStage() app.UI {
	return h("main", at{"id", "stage", "class", "stage v-" + p.m.State.View.Code(), "tabindex", "-1", "aria-label", p.viewName()}, p.stage().render())
}

// renderLive draws the one live region.
func (p *Page) renderLive() app.UI {
	return h("div", at{"id", "live", "class", "sr", "role", "status", "aria-live", "polite"})
}

func (p *Page) viewName() string { return p.w.Say("view." + p.m.State.View.Code()) }

package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/actormap"
	"parley/app/browser"
)

// Time passes on the map a quarter of the window at a time, at the pace of a
// reader, and only when asked.
const (
	playShare = 0.25
	playPace  = 1200 // milliseconds to a step
)

// renderTime draws the controls of time above the map: a step back and forth, the
// window in words, play, and what changed.
func (a *actorStage) renderTime() []app.UI {
	p := a.p
	w := p.w
	play := "play.start"
	if a.stop != nil {
		play = "play.stop"
	}
	shifts := p.m.State.Panel == actormap.ShiftsPane
	to := "pane:" + actormap.ShiftsPane
	if shifts {
		to = "close"
	}
	return []app.UI{
		h("button", at{"type", "button", "class", "tb", "data-do", "earlier", "aria-label", w.Say("timeline.earlier")}, glyph("ic turn", "i-left")),
		h("span", nil, text(w.Window(p.m.From, p.m.To))),
		h("button", at{"type", "button", "class", "tb", "data-do", "later", "aria-label", w.Say("timeline.later")}, glyph("ic turn", "i-right")),
		button("link", "play", text(w.Say(play))),
		h("button.link", at{"type", "button", "data-do", to, "aria-pressed", yes(shifts)}, text(w.Say("shifts.title"))),
	}
}

// play lets time pass until its end, or stops it.
func (a *actorStage) play() bool {
	if a.stop != nil {
		a.halt()
		return true
	}
	p := a.p
	if p.m.To >= p.m.Extent.To { // at the end: from the beginning
		p.window(p.m.Extent.From, p.m.Extent.From+(p.m.To-p.m.From))
	}
	a.next()
	p.refresh()
	return true
}

// next makes the next step in a while.
func (a *actorStage) next() {
	a.stop = browser.After(playPace, func() {
		a.stop = nil
		if a.p.stage() != stage(a) || a.p.m.To >= a.p.m.Extent.To {
			a.p.refresh()
			return
		}
		a.p.pan(playShare)
		a.next()
	})
}

// halt stops the passing of time.
func (a *actorStage) halt() {
	if a.stop != nil {
		a.stop()
		a.stop = nil
		a.p.refresh()
	}
}

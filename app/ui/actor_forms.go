package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/actormap"
	"parley/app/view"
)

// forms are the forms of the actor map that a reader chooses from, in order.
var forms = [...]view.Form{view.Delegations, view.Flat, view.Rows, view.Matrix, view.ActorTable}

// layers are the kinds of tie that the flat map draws one at a time.
var layers = [...]view.Layer{view.TogetherLayer, view.AboutLayer, view.BelongsLayer}

// renderForms draws the line above the map: its forms and the controls of the one that is
// shown.
func (a *actorStage) renderForms() app.UI {
	w := a.p.w
	shown := a.drawnForm()
	parts := each(forms[:], func(_ int, f view.Form) app.UI {
		return pressed("form:"+f.Code(), f == shown, w.Say("form."+f.Code()))
	})
	if shown == view.Flat {
		parts = append(parts, h("span", nil, text(w.Say("layer.label"))))
		parts = append(parts, each(layers[:], func(_ int, l view.Layer) app.UI {
			return pressed("layer:"+l.Code(), l == a.p.m.State.Layer, w.Say("layer."+l.Code()))
		})...)
	}
	time := a.renderTime()
	if shown != view.ActorTable {
		time = append(time, pressed("enlarge", a.large > 1, w.Say("form.enlarge")))
	}
	parts = append(parts, h("span.gap", nil), h("span.pass", nil, time...))
	if shown == view.Matrix {
		parts = append(parts, h("span", nil, text(w.Say("order.label"))))
		parts = append(parts, each(actormap.Orders(), func(_ int, o actormap.Order) app.UI {
			return pressed("order:"+o.Code(), o == a.chart.Order, w.Say("order."+o.Code()))
		})...)
	}
	return h("div.window-line.forms", at{"role", "group", "aria-label", w.Say("form.label")}, parts...)
}

// pressed returns a button of a choice.
func pressed(do string, on bool, label string) app.UI {
	return h("button.link", at{"type", "button", "data-do", do, "aria-pressed", yes(on)}, text(label))
}

// setForm shows the map in another form.
func (p *Page) setForm(code string) bool {
	s := p.m.State
	s.View, s.Form = view.Actors, view.ParseForm(code)
	if s.Form == p.actors().chart.OwnForm() {
		s.Form = view.OwnForm // which needs no word in the address
	}
	p.Set(s)
	return true
}

// arrange orders the matrix.
func (a *actorStage) arrange(code string) bool {
	if !a.chart.Arrange(code) {
		return false
	}
	a.changed(false)
	a.p.refresh()
	return true
}

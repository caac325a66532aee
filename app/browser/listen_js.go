package browser

import (
	"strconv"
	"syscall/js"
)

func px(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) + "px" }

// listen adds a listener and returns what takes it away again.
func listen(target js.Value, event string, options map[string]any, f func(js.Value)) (stop func()) {
	fn := js.FuncOf(func(_ js.Value, args []js.Value) any {
		f(args[0])
		return nil
	})
	if options == nil {
		target.Call("addEventListener", event, fn)
	} else {
		target.Call("addEventListener", event, fn, options)
	}
	return func() {
		target.Call("removeEventListener", event, fn)
		fn.Release()
	}
}

// all is one function that calls several.
func all(stops ...func()) func() {
	return func() {
		for _, stop := range stops {
			stop()
		}
	}
}

// kept is a listener, or several that belong together, of an element.
type kept struct {
	el   js.Value
	kind string
	stop func()
}

// listeners are those of elements, so that they end with them: the page has no
// event for an element that goes away. It mirrors the page, of which there is
// one, as the scheduler does.
var listeners []kept

// keep makes a listener the only one of its kind on an element. Listeners of
// elements that have left the page are released.
func keep(el js.Value, kind string, stop func()) {
	rest := listeners[:0]
	for _, k := range listeners {
		if k.kind == kind && k.el.Equal(el) || !k.el.Get("isConnected").Bool() {
			k.stop()
		} else {
			rest = append(rest, k)
		}
	}
	clear(listeners[len(rest):])
	listeners = append(rest, kept{el, kind, stop})
}

// OnAction listens for clicks, inputs, changes and keys on elements inside
// root that carry data-do, now and later, and for keys while the program is shown
// and nothing has the focus. The function reports whether it took the action; a
// click that was taken does nothing else. Links with a modifier key are left to
// the browser. It takes the place of the function given before.
func OnAction(root El, f func(Action) bool) {
	if !root.OK() {
		return
	}
	var stops []func()
	for _, kind := range []string{"click", "input", "change"} {
		stops = append(stops, listen(root.v, kind, nil, func(ev js.Value) {
			t := closest(ev.Get("target"))
			if !t.Truthy() || kind == "click" && modified(ev) {
				return
			}
			if f(actionOf(kind, t)) && kind == "click" && t.Get("type").String() != "checkbox" && t.Get("type").String() != "radio" {
				ev.Call("preventDefault")
			}
		}))
	}
	stops = append(stops, listen(doc(), "keydown", nil, func(ev js.Value) {
		if modified(ev) || ev.Get("defaultPrevented").Bool() || ev.Get("isComposing").Truthy() || !heard(root, ev.Get("target")) {
			return
		}
		t := closest(ev.Get("target"))
		a := Action{Kind: "key"}
		if t.Truthy() {
			a = actionOf("key", t)
		}
		if typing(ev.Get("target")) {
			a.Do = "typing:" + a.Do
		}
		a.Key = ev.Get("key").String()
		if ev.Get("shiftKey").Bool() && len(a.Key) > 1 {
			a.Key = "Shift+" + a.Key
		}
		if f(a) {
			ev.Call("preventDefault")
		}
	}))
	keep(root.v, "action", all(stops...))
}

// heard reports whether a key at an element is the program's: the element is
// inside its root, or the program is shown and no element has the focus.
func heard(root El, at js.Value) bool {
	if at.Equal(doc().Get("body")) {
		return doc().Get("documentElement").Get("classList").Call("contains", "live").Bool()
	}
	return root.v.Call("contains", at).Bool()
}

// typing reports whether keys typed at the element belong to it.
func typing(t js.Value) bool {
	switch t.Get("tagName").String() {
	case "INPUT":
		switch t.Get("type").String() {
		case "checkbox", "radio", "button":
			return false
		}
		return true
	case "TEXTAREA", "SELECT":
		return true
	}
	return t.Get("isContentEditable").Truthy()
}

func closest(t js.Value) js.Value {
	if !t.Truthy() || t.Get("closest").Type() != js.TypeFunction {
		return none
	}
	return t.Call("closest", "[data-do]")
}

func modified(ev js.Value) bool {
	return ev.Get("ctrlKey").Truthy() || ev.Get("metaKey").Truthy() || ev.Get("altKey").Truthy() || ev.Get("button").Truthy()
}

func actionOf(kind string, t js.Value) Action {
	a := Action{Kind: kind, Do: t.Get("dataset").Get("do").String()}
	if v := t.Get("value"); v.Type() == js.TypeString {
		a.Value = v.String()
	}
	a.Checked = t.Get("checked").Truthy()
	return a
}

// OnResize calls f with the element's size now and whenever it changes, in
// place of the function given before.
func OnResize(e El, f func(w, h float64)) {
	if !e.OK() {
		return
	}
	fn := js.FuncOf(func(_ js.Value, args []js.Value) any {
		r := args[0].Index(args[0].Length() - 1).Get("contentRect")
		f(r.Get("width").Float(), r.Get("height").Float())
		return nil
	})
	eye := js.Global().Get("ResizeObserver").New(fn)
	eye.Call("observe", e.v)
	keep(e.v, "resize", func() {
		eye.Call("disconnect")
		fn.Release()
	})
}

// OnScroll calls f whenever the element has been scrolled, in place of the
// function given before.
func OnScroll(e El, f func()) {
	if e.OK() {
		keep(e.v, "scroll", listen(e.v, "scroll", map[string]any{"passive": true}, func(js.Value) { f() }))
	}
}

// Media reports whether a media query matches. If f is given, it is called
// whenever that changes, for the life of the page.
func Media(query string, f func(bool)) bool {
	m := js.Global().Call("matchMedia", query)
	if f != nil {
		listen(m, "change", nil, func(ev js.Value) { f(ev.Get("matches").Bool()) })
	}
	return m.Get("matches").Bool()
}

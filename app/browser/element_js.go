package browser

import (
	"strconv"
	"strings"
	"syscall/js"
)

// El is an element of the page, or none.
type El struct{ v js.Value }

var none = js.Undefined()

func doc() js.Value { return js.Global().Get("document") }

// ByID finds an element by its id; an empty id, of which Firefox complains, is of
// none.
func ByID(id string) El {
	if id == "" {
		return El{none}
	}
	return El{doc().Call("getElementById", id)}
}

// Find returns the first element that matches a selector.
func Find(selector string) El { return El{doc().Call("querySelector", selector)} }

// Spare makes a canvas that is not in the page, for drawing a file.
func Spare() any { return doc().Call("createElement", "canvas") }

// OK reports whether there is an element.
func (e El) OK() bool { return e.v.Truthy() }

// Same reports whether two handles are of one element.
func (e El) Same(o El) bool { return e.v.Equal(o.v) }

// JS returns the element itself, for the canvas backend.
func (e El) JS() any { return e.v }

// Box returns the element's rectangle in the viewport.
func (e El) Box() Box {
	if !e.OK() {
		return Box{}
	}
	r := e.v.Call("getBoundingClientRect")
	return Box{r.Get("left").Float(), r.Get("top").Float(), r.Get("width").Float(), r.Get("height").Float()}
}

// Attr sets an attribute; an empty value removes it.
func (e El) Attr(name, value string) {
	if !e.OK() {
		return
	}
	if value == "" {
		e.v.Call("removeAttribute", name)
		return
	}
	e.v.Call("setAttribute", name, value)
}

// Style sets a style property through the CSSOM, which a strict content
// security policy allows.
func (e El) Style(property, value string) {
	if e.OK() {
		e.v.Get("style").Call("setProperty", property, value)
	}
}

// Class switches a class on or off.
func (e El) Class(name string, on bool) {
	if e.OK() {
		e.v.Get("classList").Call("toggle", name, on)
	}
}

// Text replaces the element's text when it differs.
func (e El) Text(s string) {
	if e.OK() && e.v.Get("textContent").String() != s {
		e.v.Set("textContent", s)
	}
}

// Markup replaces the element's content with markup made by app/scene/svg,
// which escapes everything that comes from a dataset.
func (e El) Markup(s string) {
	if e.OK() {
		e.v.Set("innerHTML", s)
	}
}

// Hide sets or clears the hidden property.
func (e El) Hide(hidden bool) {
	if e.OK() {
		e.v.Set("hidden", hidden)
	}
}

// Focus moves the keyboard focus to the element without scrolling the page.
func (e El) Focus() {
	if e.OK() {
		e.v.Call("focus", map[string]any{"preventScroll": true})
	}
}

// Focused reports whether the element or one inside it has the focus.
func (e El) Focused() bool {
	return e.OK() && e.v.Call("contains", doc().Get("activeElement")).Bool()
}

// Held are selectors for what has the focus and for the focusable element around
// it; none when nothing in the page has.
func Held() (out []string) {
	at := doc().Get("activeElement")
	if !at.Truthy() || at.Equal(doc().Get("body")) {
		return nil
	}
	escaped := func(v js.Value) string { return js.Global().Get("CSS").Call("escape", v).String() }
	around := func(what string) string {
		if e := at.Call("closest", what); e.Truthy() {
			return "#" + escaped(e.Get("id"))
		}
		return ""
	}
	if do := at.Call("getAttribute", "data-do"); at.Get("id").String() != "" {
		out = append(out, around("[id]"))
	} else if !do.IsNull() {
		out = append(out, around("[id]")+" [data-do=\""+escaped(do)+"\"]")
	}
	if e := around("[id][tabindex]"); e != "" {
		out = append(out, e)
	}
	return out
}

// Hold gives the focus to the first element that one of the selectors finds, when
// what had it has left the page. Without a selector that finds one it does nothing.
func Hold(selectors ...string) {
	if at := doc().Get("activeElement"); at.Truthy() && !at.Equal(doc().Get("body")) {
		return
	}
	for _, s := range selectors {
		if e := Find(s); e.OK() {
			e.Focus()
			return
		}
	}
}

// Numbered returns the number after a prefix in the id of what has the focus, or false.
func Numbered(prefix string) (int, bool) {
	id := doc().Get("activeElement").Get("id")
	if id.Type() != js.TypeString || !strings.HasPrefix(id.String(), prefix) {
		return 0, false
	}
	n, err := strconv.Atoi(id.String()[len(prefix):])
	return n, err == nil && n >= 0
}

// Value returns the value of a control.
func (e El) Value() string {
	if !e.OK() || e.v.Get("value").IsUndefined() {
		return ""
	}
	return e.v.Get("value").String()
}

// SetValue sets the value of a control when it differs, so that the caret stays.
func (e El) SetValue(s string) {
	if e.OK() && e.Value() != s {
		e.v.Set("value", s)
	}
}

// Call calls a method without arguments, such as showModal.
func (e El) Call(method string) {
	if e.OK() && e.v.Get(method).Type() == js.TypeFunction {
		e.v.Call(method)
	}
}

// ScrollTop reads and ScrollTo sets how far the element is scrolled.
func (e El) ScrollTop() float64 {
	if !e.OK() {
		return 0
	}
	return e.v.Get("scrollTop").Float()
}

// ScrollTo scrolls the element's content to y.
func (e El) ScrollTo(y float64) {
	if e.OK() {
		e.v.Set("scrollTop", y)
	}
}

// ScrollLeft is how far the element is scrolled sideways.
func (e El) ScrollLeft() float64 {
	if !e.OK() {
		return 0
	}
	return e.v.Get("scrollLeft").Float()
}

// ScrollBy scrolls the element's content by a way, at once.
func (e El) ScrollBy(dx, dy float64) {
	if e.OK() {
		e.v.Call("scrollBy", dx, dy)
	}
}

// Buttons keeps a set of absolutely placed, focusable buttons inside e: the
// proxies of a drawn chart. Only the buttons given exist afterwards; they are
// reused in order. do becomes data-do, so that one delegated listener serves.
func (e El) Buttons(list []Button) {
	if !e.OK() {
		return
	}
	kids := e.v.Get("children")
	for kids.Length() > len(list) {
		e.v.Get("lastElementChild").Call("remove")
	}
	for i, b := range list {
		var k js.Value
		if i < kids.Length() {
			k = kids.Index(i)
		} else {
			k = doc().Call("createElement", "button")
			k.Set("type", "button")
			e.v.Call("appendChild", k)
		}
		El{k}.place(b)
	}
}

func (e El) place(b Button) {
	e.Attr("aria-label", b.Label)
	e.Attr("data-do", b.Do)
	tab := "-1"
	if b.Tab {
		tab = "0"
	}
	e.Attr("tabindex", tab)
	pressed := "false"
	if b.Pressed {
		pressed = "true"
	}
	e.Attr("aria-pressed", pressed)
	e.Style("left", px(b.Box.X))
	e.Style("top", px(b.Box.Y))
	e.Style("width", px(b.Box.W))
	e.Style("height", px(b.Box.H))
}

// FocusChild focuses the i-th child of e.
func (e El) FocusChild(i int) {
	if e.OK() && i >= 0 && i < e.v.Get("children").Length() {
		El{e.v.Get("children").Index(i)}.Focus()
	}
}

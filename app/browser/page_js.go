package browser

import (
	"errors"
	"syscall/js"
)

// Fragment is the address fragment with its '#', or "".
func Fragment() string { return js.Global().Get("location").Get("hash").String() }

// SetFragment writes the address fragment (without '#'). push adds a history
// entry, otherwise the current one is replaced. It does nothing where the
// page may not touch its history.
func SetFragment(fragment string, push bool) {
	loc := js.Global().Get("location")
	url := loc.Get("pathname").String() + loc.Get("search").String()
	if fragment != "" {
		url += "#" + fragment
	}
	method := "replaceState"
	if push {
		method = "pushState"
	}
	try(func() { js.Global().Get("history").Call(method, nil, "", url) })
}

// try runs f and reports whether the browser refused it.
func try(f func()) (ok bool) {
	defer func() { ok = recover() == nil }()
	f()
	return true
}

// OnFragment calls f when the reader goes back, forward, or edits the address.
func OnFragment(f func(fragment string)) {
	listen(js.Global(), "popstate", nil, func(js.Value) { f(Fragment()) })
	listen(js.Global(), "hashchange", nil, func(js.Value) { f(Fragment()) })
}

// Address is the page's address without its fragment.
func Address() string {
	loc := js.Global().Get("location")
	return loc.Get("origin").String() + loc.Get("pathname").String()
}

// Query is a parameter of the address, or "".
func Query(name string) string {
	v := js.Global().Get("URLSearchParams").New(js.Global().Get("location").Get("search")).Call("get", name)
	if v.IsNull() {
		return ""
	}
	return v.String()
}

// Root sets a data attribute on the html element; an empty value removes it.
func Root(name, value string) {
	El{doc().Get("documentElement")}.Attr("data-"+name, value)
}

// RootData reads a data attribute of the html element.
func RootData(name string) string {
	v := doc().Get("documentElement").Call("getAttribute", "data-"+name)
	if v.IsNull() {
		return ""
	}
	return v.String()
}

// Live tells the boot script that the first picture stands: it shows the
// program in place of the static page.
func Live() {
	if b := js.Global().Get("parleyBoot"); b.Truthy() {
		b.Call("live")
	}
}

// Fail tells the boot script that the program gives up: the static page comes
// back with one quiet line.
func Fail(why string) {
	if b := js.Global().Get("parleyBoot"); b.Truthy() {
		b.Call("fail", why)
	}
}

// Load fetches a part of the dataset by its name ("pack" or "texts") through
// the boot script. It blocks the calling goroutine and must not be called from
// a callback. It returns an error when the part cannot be had.
func Load(name string) ([]byte, error) {
	b := js.Global().Get("parleyBoot")
	if !b.Truthy() {
		return nil, errors.New("load " + name + ": the page's boot script is missing; reload the page")
	}
	return await(name, b.Call("load", name))
}

// await waits for a promise of a Uint8Array.
func await(name string, p js.Value) ([]byte, error) {
	type answer struct {
		b   []byte
		err error
	}
	ch := make(chan answer, 1)
	ok := js.FuncOf(func(_ js.Value, args []js.Value) any {
		b := make([]byte, args[0].Get("length").Int())
		js.CopyBytesToGo(b, args[0])
		ch <- answer{b: b}
		return nil
	})
	bad := js.FuncOf(func(_ js.Value, args []js.Value) any {
		ch <- answer{err: errors.New("load " + name + ": " + js.Global().Get("String").Invoke(args[0]).String())}
		return nil
	})
	defer ok.Release()
	defer bad.Release()
	p.Call("then", ok, bad)
	a := <-ch
	return a.b, a.err
}

// Stored reads a value kept on the device, or "".
func Stored(key string) (value string) {
	try(func() {
		if v := js.Global().Get("localStorage").Call("getItem", "parley:"+key); v.Type() == js.TypeString {
			value = v.String()
		}
	})
	return value
}

// Store keeps a value on the device where that is allowed.
func Store(key, value string) {
	try(func() { js.Global().Get("localStorage").Call("setItem", "parley:"+key, value) })
}

// Copy puts text on the clipboard and calls done with whether that worked.
func Copy(text string, done func(bool)) {
	clip := js.Global().Get("navigator").Get("clipboard")
	if !clip.Truthy() {
		done(copyOld(text))
		return
	}
	settle(clip.Call("writeText", text), func(ok bool) { done(ok || copyOld(text)) })
}

// copyOld copies through a selected text area, for frames without permission.
func copyOld(text string) bool {
	t := doc().Call("createElement", "textarea")
	t.Set("value", text)
	t.Set("className", "sr")
	doc().Get("body").Call("appendChild", t)
	t.Call("select")
	ok := doc().Call("execCommand", "copy").Truthy()
	t.Call("remove")
	return ok
}

// settle calls done once a promise is kept or broken.
func settle(p js.Value, done func(bool)) {
	finish := Busy()
	var ok, bad js.Func
	end := func(good bool) {
		ok.Release()
		bad.Release()
		done(good)
		finish()
	}
	ok = js.FuncOf(func(js.Value, []js.Value) any { end(true); return nil })
	bad = js.FuncOf(func(js.Value, []js.Value) any { end(false); return nil })
	p.Call("then", ok, bad)
}

// CanShare reports whether the device has a share sheet.
func CanShare() bool { return js.Global().Get("navigator").Get("share").Truthy() }

// Share opens the device's share sheet.
func Share(title, url string) {
	settle(js.Global().Get("navigator").Call("share", map[string]any{"title": title, "url": url}), func(bool) {})
}

// Save offers bytes to the reader as a file.
func Save(name, mime string, data []byte) {
	a := js.Global().Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(a, data)
	SaveBlob(name, js.Global().Get("Blob").New([]any{a}, map[string]any{"type": mime}))
}

// SaveBlob offers a Blob to the reader as a file.
func SaveBlob(name string, blob any) {
	url := js.Global().Get("URL").Call("createObjectURL", blob)
	a := doc().Call("createElement", "a")
	a.Set("href", url)
	a.Set("download", name)
	a.Call("click")
	After(1000, func() { js.Global().Get("URL").Call("revokeObjectURL", url) })
}

// Announce says text to screen readers, politely. The page has one live region.
func Announce(text string) { ByID("live").Text(text) }

// Log writes a line to the console.
func Log(args ...any) { js.Global().Get("console").Call("warn", args...) }

// Title sets the document's title.
func Title(s string) { doc().Set("title", s) }

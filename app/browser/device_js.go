package browser

import "syscall/js"

// storage returns the device's storage, or nothing where the page may not have it:
// the mere mention of it throws in a sandboxed frame.
func storage() (s js.Value) {
	try(func() { s = js.Global().Get("Reflect").Call("get", js.Global(), "localStorage") })
	return s
}

// Stored reads a value kept on the device, or "".
func Stored(key string) (value string) {
	if s := storage(); s.Truthy() {
		try(func() {
			if v := s.Call("getItem", "parley:"+key); v.Type() == js.TypeString {
				value = v.String()
			}
		})
	}
	return value
}

// Store keeps a value on the device where that is allowed and there is room.
func Store(key, value string) {
	if s := storage(); s.Truthy() {
		try(func() { s.Call("setItem", "parley:"+key, value) })
	}
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
// The focus goes back to where it was.
func copyOld(text string) bool {
	was := El{doc().Get("activeElement")}
	t := doc().Call("createElement", "textarea")
	t.Set("value", text)
	t.Set("className", "sr")
	doc().Get("body").Call("appendChild", t)
	t.Call("select")
	ok := doc().Call("execCommand", "copy").Truthy()
	t.Call("remove")
	was.Call("focus")
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
	try(func() {
		settle(js.Global().Get("navigator").Call("share", map[string]any{"title": title, "url": url}), func(bool) {})
	})
}

// Save offers bytes to the reader as a file.
func Save(name, mime string, data []byte) {
	a := js.Global().Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(a, data)
	SaveBlob(name, js.Global().Get("Blob").New([]any{a}, map[string]any{"type": mime}))
}

// forget is how long the address of a saved file is kept, in milliseconds:
// browsers read it a moment after the click.
const forget = 10_000

// SaveBlob offers a Blob to the reader as a file. Without a Blob it does
// nothing.
func SaveBlob(name string, blob any) {
	if v, ok := blob.(js.Value); !ok || !v.Truthy() {
		return
	}
	url := js.Global().Get("URL").Call("createObjectURL", blob)
	a := doc().Call("createElement", "a")
	a.Set("href", url)
	a.Set("download", name)
	a.Call("click")
	later(forget, func() { js.Global().Get("URL").Call("revokeObjectURL", url) })
}

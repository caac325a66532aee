package browser

import (
	"errors"
	"syscall/js"
)

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

// Emit dispatches an event "parley:" + name on the document, with a text, for
// the scripts around the program.
func Emit(name, detail string) {
	e := js.Global().Get("CustomEvent").New("parley:"+name, map[string]any{"detail": detail})
	doc().Call("dispatchEvent", e)
}

// Live tells the boot script that the first picture stands: it shows the
// program in place of the static page. Said again, the program has something to show
// that no address names.
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
		if !args[0].InstanceOf(js.Global().Get("Uint8Array")) {
			ch <- answer{err: errors.New("load " + name + ": the boot script gave no bytes; reload the page")}
			return nil
		}
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

// Announce says text to screen readers, politely. The page has one live region.
// The same words twice are said twice.
func Announce(text string) {
	line := ByID("live")
	if line.OK() && text != "" && line.v.Get("textContent").String() == text {
		text += "\u00a0"
	}
	line.Text(text)
}

// Log writes a line to the console.
func Log(args ...any) { js.Global().Get("console").Call("warn", args...) }

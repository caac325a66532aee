package browser

import "syscall/js"

// Fragment returns the address fragment with its '#', or "".
func Fragment() string { return js.Global().Get("location").Get("hash").String() }

// SetFragment writes the address fragment (without '#'). push adds a history
// entry, otherwise the current one is replaced. A page that may not touch its
// history, as in a frame without an address, keeps the address it has; where
// that works, the fragment alone is set.
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
	if !try(func() { js.Global().Get("history").Call(method, nil, "", url) }) {
		try(func() { loc.Call("replace", "#"+fragment) })
	}
}

// OnFragment calls f when the reader goes back, forward, or edits the address,
// for the life of the page.
func OnFragment(f func(fragment string)) {
	listen(js.Global(), "popstate", nil, func(js.Value) { f(Fragment()) })
	listen(js.Global(), "hashchange", nil, func(js.Value) { f(Fragment()) })
}

// Address returns the page's address without its query and fragment; in a frame of
// another page that of the story, to which data-up leads.
func Address() string {
	loc := js.Global().Get("location")
	here := loc.Get("origin").String() + loc.Get("pathname").String()
	if up := RootData("up"); up != "" {
		return js.Global().Get("URL").New(up, here).Get("href").String()
	}
	return here
}

// Query returns a parameter of the address, or "".
func Query(name string) string {
	v := js.Global().Get("URLSearchParams").New(js.Global().Get("location").Get("search")).Call("get", name)
	if v.IsNull() {
		return ""
	}
	return v.String()
}

// try runs f and reports whether the browser let it. What goes wrong in Go
// itself is not caught.
func try(f func()) (ok bool) {
	defer func() {
		if e := recover(); e != nil {
			if _, refused := e.(js.Error); !refused {
				panic(e)
			}
			ok = false
		}
	}()
	f()
	return true
}

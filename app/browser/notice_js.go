package browser

import "syscall/js"

// deviceName is where web/device/ puts what it offers, and deviceEvent what it
// says when that is there.
const (
	deviceName  = "parleyDevice"
	deviceEvent = "parleydevice"
)

// OnDevice calls f with what the device tells, from now on and for the life of
// the page. Where the page has no device.js, as in a frame, it is never called.
func OnDevice(f func(Notice)) {
	fn := js.FuncOf(func(_ js.Value, args []js.Value) any {
		f(noticeOf(args))
		return nil
	})
	begin := func() { js.Global().Get(deviceName).Call("listen", fn) }
	if js.Global().Get(deviceName).Truthy() {
		begin()
		return
	}
	listen(js.Global(), deviceEvent, nil, func(js.Value) { begin() })
}

func noticeOf(args []js.Value) Notice {
	n := Notice{Kind: args[0].String()}
	if len(args) < 2 || !args[1].Truthy() {
		return n
	}
	v := args[1]
	n.Name, n.Why = textOf(v.Get("name")), textOf(v.Get("why"))
	n.Core, n.Texts, n.Pack = bytesOf(v.Get("core")), bytesOf(v.Get("texts")), bytesOf(v.Get("pack"))
	n.Kept = v.Get("kept").Truthy()
	n.Minute, n.Errors, n.Warnings = intOf(v.Get("minute")), intOf(v.Get("errors")), intOf(v.Get("warnings"))
	if list := v.Get("findings"); list.Truthy() {
		for i := range list.Length() {
			f := list.Index(i)
			n.Findings = append(n.Findings, Finding{f.Index(0).String(), f.Index(1).String(), f.Index(2).String(), f.Index(3).String()})
		}
	}
	if list := v.Get("report"); list.Truthy() {
		for i := range list.Length() {
			n.Report = append(n.Report, list.Index(i).String())
		}
	}
	return n
}

func textOf(v js.Value) string {
	if v.Type() == js.TypeString {
		return v.String()
	}
	return ""
}

func intOf(v js.Value) int {
	if v.Type() == js.TypeNumber {
		return int(v.Float())
	}
	return 0
}

func bytesOf(v js.Value) []byte {
	if !v.Truthy() {
		return nil
	}
	b := make([]byte, v.Get("length").Int())
	js.CopyBytesToGo(b, v)
	return b
}

func deviceState(field string) js.Value {
	if d := js.Global().Get(deviceName); d.Truthy() {
		return d.Get("state").Get(field)
	}
	return none
}

// Device returns a text of what device.js knows, such as "copy"; see its state.
func Device(field string) string { return textOf(deviceState(field)) }

// DeviceNumber returns a number of what device.js knows; a truth value is 0 or 1.
func DeviceNumber(field string) float64 {
	switch v := deviceState(field); {
	case v.Type() == js.TypeNumber:
		return v.Float()
	case v.Truthy():
		return 1
	}
	return 0
}

// DeviceDo asks device.js for something, such as "install", as soon as it is there.
func DeviceDo(verb, arg string) { askDevice(verb, arg) }

// DeviceKeep asks device.js to keep a dataset of the reader's under a name.
func DeviceKeep(name string, data []byte) {
	a := js.Global().Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(a, data)
	askDevice("keep", map[string]any{"name": name, "data": a})
}

func askDevice(verb string, arg any) {
	if b := js.Global().Get("parleyBoot"); b.Truthy() {
		b.Call("ask", verb, arg)
	}
}

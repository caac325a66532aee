package zone

import (
	"syscall/js"

	"parley/data/edtf"
)

// Find is the clock of the zone with that IANA name, such as Europe/Kyiv, or
// false when the browser, which has the tables, knows none.
func Find(name string) (clock Clock, ok bool) {
	defer func() {
		if recover() != nil { // the browser throws at a name that it does not know
			clock, ok = nil, false
		}
	}()
	if name == "" {
		return nil, false
	}
	parts := map[string]any{"timeZone": name, "calendar": "gregory", "numberingSystem": "latn", "timeZoneName": "longOffset"}
	format := js.Global().Get("Intl").Get("DateTimeFormat").New("en", parts)
	return func(utc edtf.Instant) int32 { return offset(format, utc) }, true
}

// offset asks the browser, whose dates end some 270,000 years from now: beyond, it
// is 0.
func offset(format js.Value, utc edtf.Instant) int32 {
	const most = 8_640_000_000_000
	if utc < -most || utc > most {
		return 0
	}
	list := format.Call("formatToParts", float64(utc)*1000)
	for i := range list.Length() {
		if part := list.Index(i); part.Get("type").String() == "timeZoneName" {
			return seconds(part.Get("value").String())
		}
	}
	return 0
}

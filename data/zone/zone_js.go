package zone

import (
	"syscall/js"

	"parley/data/edtf"
)

// Find returns the clock of the zone with that IANA name, such as Europe/Kyiv,
// from the browser's database, and false if it has no such zone.
func Find(name string) (clock Clock, ok bool) {
	defer func() {
		if recover() != nil { // the browser throws on an unknown name
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

// offset asks the browser, whose dates end some 270,000 years from now; beyond
// them it returns 0.
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

//go:build !js

package zone

import (
	"time"
	_ "time/tzdata" // for machines that have no tables

	"parley/data/edtf"
)

// Find is the clock of the zone with that IANA name, such as Europe/Kyiv, or
// false when there is none.
func Find(name string) (Clock, bool) {
	if name == "" || name == "Local" { // Go takes these for UTC and for the machine's own
		return nil, false
	}
	at, err := time.LoadLocation(name)
	if err != nil {
		return nil, false
	}
	return func(utc edtf.Instant) int32 {
		_, offset := time.Unix(int64(utc), 0).In(at).Zone()
		return int32(offset)
	}, true
}

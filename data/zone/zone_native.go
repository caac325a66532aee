//go:build !js

package zone

import (
	"time"
	_ "time/tzdata" // for machines without a time zone database

	"parley/data/edtf"
)

// Find returns the clock of the zone with that IANA name, such as Europe/Kyiv,
// and false if there is none.
func Find(name string) (Clock, bool) {
	if name == "" || name == "Local" { // which mean UTC and the machine's zone in Go
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

// Package zone knows how far the clock of a time zone stands east of UTC. The
// tables of all zones are large, so only programs that read records have them:
// what they work out goes into the record as plain numbers, see dataset.Turn.
package zone

import "parley/data/edtf"

// Clock is how many seconds the clock of a zone stands east of UTC at a moment of
// UTC.
type Clock func(utc edtf.Instant) int32

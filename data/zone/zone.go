// Package zone returns the UTC offset of time zones. The time zone database is
// large, so only programs that read records link it; the offsets they compute
// are stored in the record as numbers, see dataset.Turn.
package zone

import "parley/data/edtf"

// Clock returns how many seconds a zone is east of UTC at a moment of UTC.
type Clock func(utc edtf.Instant) int32

//go:build !linux

package limit

import "time"

// threadTime returns 0: this system does not report it.
func threadTime() time.Duration { return 0 }

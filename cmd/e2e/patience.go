package e2e

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"time"
)

// patience is how long one verb may wait on a machine that does nothing else. A
// page that waits for what never comes fails with the wait's own words, not with
// the time limit of the test binary.
const patience = 60 * time.Second

// patient is a context for one verb: it ends with parent, or when patience does. A
// busy machine has more patience: as many times as there are processes that wait
// for each core, asked again when the time is up.
func patient(parent context.Context) (context.Context, context.CancelFunc) {
	ctx, end := context.WithCancelCause(parent)
	began := time.Now()
	go func() {
		for left := patience; left > 0; left = patienceAt(load(), runtime.NumCPU()) - time.Since(began) {
			select {
			case <-ctx.Done():
				return
			case <-time.After(left):
			}
		}
		end(fmt.Errorf("nothing came of it in %.0f seconds, at load %.1f", time.Since(began).Seconds(), load()))
	}()
	return ctx, func() { end(context.Canceled) }
}

// patienceAt is the patience at a load on some cores.
func patienceAt(load float64, cores int) time.Duration {
	return time.Duration(float64(patience) * max(1, load/float64(cores)))
}

// load is how many processes ran or waited for a core in the last minute, or 0 on
// systems that do not say.
func load() (minute float64) {
	if b, err := os.ReadFile("/proc/loadavg"); err == nil {
		fmt.Sscan(string(b), &minute)
	}
	return minute
}

package e2e

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"time"
)

// patience is how long one operation may take on an idle machine. A page that
// waits for something that never happens then fails with the error of the wait,
// and not with the timeout of the test binary.
const patience = 60 * time.Second

// patient returns a context for one operation: it ends with parent, or after
// patience.
func patient(parent context.Context) (context.Context, context.CancelFunc) {
	return Patient(parent, patience)
}

// Patient returns a context that ends with parent, or after a time. On a busy
// machine, the time is multiplied by the number of processes per core that wait
// for it, checked again when the time is up.
func Patient(parent context.Context, idle time.Duration) (context.Context, context.CancelFunc) {
	ctx, end := context.WithCancelCause(parent)
	began := time.Now()
	go func() {
		for left := idle; left > 0; left = patienceAt(idle, load(), runtime.NumCPU()) - time.Since(began) {
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

// patienceAt returns what a time on an idle machine is at a load on some cores.
func patienceAt(idle time.Duration, load float64, cores int) time.Duration {
	return time.Duration(float64(idle) * max(1, load/float64(cores)))
}

// load returns the average number of processes running or waiting for a core in
// the last minute, or 0 if the system does not report it.
func load() (minute float64) {
	if b, err := os.ReadFile("/proc/loadavg"); err == nil {
		fmt.Sscan(string(b), &minute)
	}
	return minute
}

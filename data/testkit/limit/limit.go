// Package limit checks in tests that the time to parse an input grows at most
// linearly with its size, whatever a link, a message or a file contains.
package limit

import (
	"fmt"
	"runtime"
	"testing"
	"time"
)

// PerKB is the time that a parser may take for each started kB of input: more
// than ten times what the slowest needs on a slow machine.
const PerKB = 10 * time.Millisecond

// slower is the factor for WebAssembly: 4,000 to 20,000 dates and addresses
// take five to six times the native CPU time, and no clock there excludes the
// time used by other programs.
const slower = 5

// Of returns the time limit for an input of the given size in bytes.
func Of(size int) time.Duration {
	most := time.Duration(size/1000+1) * PerKB
	if runtime.GOOS == "js" {
		most *= slower
	}
	return most
}

// hang is the time after which work counts as endless.
const hang = time.Minute

// Time fails the test if the work takes longer than an input of the given size
// may. The work runs at least once; if it was slow, possibly because the
// machine is busy, it runs again, and the least CPU time counts. If the work
// does not return, the test program panics, so that fuzzing keeps the input.
func Time(t testing.TB, size int, work func()) {
	t.Helper()
	most := Of(size)
	watch := time.AfterFunc(hang+most, func() { panic(fmt.Sprintf("the work on %d bytes does not come back", size)) })
	defer watch.Stop()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	best := cost(work)
	for tries := 0; best > most && tries < 4; tries++ {
		best = min(best, cost(work))
	}
	t.Logf("%d bytes: %v of %v", size, best, most)
	if best > most {
		t.Errorf("%d bytes take %v, more than %v", size, best, most)
	}
}

// cost returns the CPU time of the work on this thread, or the wall time if
// that is less or the system does not report CPU time.
func cost(work func()) time.Duration {
	start, busy := time.Now(), threadTime()
	work()
	if used := threadTime() - busy; used > 0 {
		return min(used, time.Since(start))
	}
	return time.Since(start)
}

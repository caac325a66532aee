// Package limit holds in tests that no input costs more than its size: what a
// link, a message or a file can hold is read in a time that grows with it.
package limit

import (
	"fmt"
	"runtime"
	"testing"
	"time"
)

// PerKB is the time that a parser may take for each kB of its input, begun kB
// counting whole: more than ten times what the slowest needs on a slow machine.
const PerKB = 10 * time.Millisecond

// slower is how much more time the same code may take in WebAssembly: dates and
// addresses, at 4,000 and at 20,000 of them, take five to six times the native time
// of the processor, and no clock tells there what other programs have used.
const slower = 5

// Of is the time that an input of so many bytes may take.
func Of(size int) time.Duration {
	most := time.Duration(size/1000+1) * PerKB
	if runtime.GOOS == "js" {
		most *= slower
	}
	return most
}

// hang is the time after which work is taken for endless.
const hang = time.Minute

// Time fails the test when the work takes longer than an input of so many bytes
// may. The work is done at least once; where a busy machine made it slow it is done
// again, and the least time of the processor counts. Work that does not come back
// ends the test program, so that fuzzing keeps the input.
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

// cost is the time of the processor that the work takes on this thread, or the
// time of the clock where the system does not tell, and where that is less.
func cost(work func()) time.Duration {
	start, busy := time.Now(), threadTime()
	work()
	if used := threadTime() - busy; used > 0 {
		return min(used, time.Since(start))
	}
	return time.Since(start)
}

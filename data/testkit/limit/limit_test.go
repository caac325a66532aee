package limit

import (
	"testing"
	"time"
)

// failing is a testing.TB that counts failures.
type failing struct {
	testing.TB
	said int
}

func (f *failing) Errorf(string, ...any) { f.said++ }
func (f *failing) Logf(string, ...any)   {}
func (f *failing) Helper()               {}

// TestTime checks that slow work fails, and that fast work and work that was
// slow only once do not.
func TestTime(t *testing.T) {
	spin := func(d time.Duration) {
		used := func() time.Duration { return threadTime() }
		if used() == 0 {
			began := time.Now()
			used = func() time.Duration { return time.Since(began) }
		}
		for start := used(); used()-start < d; {
		}
	}
	first := true
	for _, c := range []struct {
		name string
		size int
		work func()
		want int
	}{
		{"quick", 0, func() {}, 0},
		{"slow", 10, func() { spin(2 * Of(10)) }, 1},
		{"slow for its size", 2000, func() { spin(Of(2000) + Of(2000)/3) }, 1},
		{"large", 100_000, func() { spin(20 * time.Millisecond) }, 0},
		{"slow once", 10, func() {
			if first {
				spin(2 * Of(10))
			}
			first = false
		}, 0},
	} {
		f := &failing{TB: t}
		if Time(f, c.size, c.work); f.said != c.want {
			t.Errorf("%s: %d failures, want %d", c.name, f.said, c.want)
		}
	}
}

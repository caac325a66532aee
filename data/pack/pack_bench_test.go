package pack

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"parley/data/testkit"
)

// BenchmarkDecode reports the fastest of at least ten runs: other load on the
// machine and the compilation of freshly loaded code only add time. As in the
// program, the garbage collector does not run meanwhile. The first Decode of a
// page, in code that is not optimised yet, takes two to three times as long.
func BenchmarkDecode(b *testing.B) {
	for _, s := range []struct {
		name string
		o    testkit.Options
	}{{"coded", testkit.Options{Style: testkit.Coded}}, {"written", testkit.Options{}}} {
		var core []byte
		b.Run(s.name, func(b *testing.B) {
			if core == nil {
				core, _ = Encode(testkit.Events(110_000, s.o))
			}
			fastest := time.Duration(1 << 62)
			for range max(b.N, 10) {
				runtime.GC()
				collect := debug.SetGCPercent(-1)
				began := time.Now()
				_, err := Decode(core)
				fastest = min(fastest, time.Since(began))
				debug.SetGCPercent(collect)
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(fastest), "ns/op")
			b.ReportMetric(float64(len(core)), "bytes")
		})
	}
}

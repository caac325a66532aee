package pack

import (
	"runtime"
	"testing"
	"time"

	"parley/data/testkit"
)

// BenchmarkDecode reports the fastest of at least ten decodings, each begun with
// the garbage of the one before swept: whatever else a machine does, and the
// compiling of code that has just been loaded, only adds. The first decoding of
// a page, by code that is not optimised yet, takes about twice as long.
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
			b.ReportAllocs()
			fastest := time.Duration(1 << 62)
			for range max(b.N, 10) {
				runtime.GC()
				began := time.Now()
				if _, err := Decode(core); err != nil {
					b.Fatal(err)
				}
				fastest = min(fastest, time.Since(began))
			}
			b.ReportMetric(float64(fastest), "ns/op")
			b.ReportMetric(float64(len(core)), "bytes")
		})
	}
}

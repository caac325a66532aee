package pack

import (
	"testing"

	"parley/data/testkit"
)

var styles = []struct {
	name string
	o    testkit.Options
}{{"coded", testkit.Options{Style: testkit.Coded}}, {"written", testkit.Options{}}}

func BenchmarkDecode(b *testing.B) {
	for _, s := range styles {
		core, _ := Encode(testkit.Events(110_000, s.o))
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(core)))
			for range b.N {
				if _, err := Decode(core); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

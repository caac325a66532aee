package wasmbuild

import (
	"testing"
	"time"
)

func TestProbe(t *testing.T) {
	for range 2 {
		t0 := time.Now()
		f, err := Build(t.Context(), "../../../.out/wasm", true)
		t.Logf("%+v %v %v", f, err, time.Since(t0))
	}
}

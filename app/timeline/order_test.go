package timeline

import (
	"math/rand/v2"
	"testing"

	"parley/data/dataset"
	"parley/data/edtf"
)

func TestSortedIsStableAndInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		at := make([]edtf.Instant, r.IntN(300))
		events := make([]dataset.EventRef, len(at))
		for i := range at {
			at[i] = edtf.Instant(r.Int64N(1<<(1+r.IntN(60))) - 1<<r.IntN(50))
			if i > 0 && r.IntN(3) == 0 {
				at[i] = at[i-1]
			}
			events[i] = dataset.EventRef(i)
		}
		order := sorted(events, func(e dataset.EventRef) edtf.Instant { return at[e] })
		for k := 1; k < len(order); k++ {
			a, b := order[k-1], order[k]
			if at[a] > at[b] || at[a] == at[b] && a > b {
				t.Fatalf("position %d: %d before %d", k, at[a], at[b])
			}
		}
	}
}

package density

import (
	"math/rand/v2"
	"slices"
	"testing"

	"parley/app/timescale"
	"parley/data/edtf"
)

func randomTree(r *rand.Rand, n int, years int64) *Tree {
	at := make([]edtf.Instant, n)
	for i := range at {
		at[i] = edtf.Instant(r.Int64N(years*31556952) - years*15778476)
		if r.IntN(3) == 0 && i > 0 {
			at[i] = at[i-1] // busy days
		}
	}
	slices.Sort(at)
	t := new(Tree)
	for _, a := range at {
		t.Add(a, r.Uint32N(6))
	}
	t.Build()
	return t
}

// TestCountsAddUpAtEveryZoom checks that bins of any length hold every event exactly
// once.
func TestCountsAddUpAtEveryZoom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 60 {
		n := r.IntN(3000)
		tree := randomTree(r, n, 1+r.Int64N(20000))
		for k := range timescale.MaxOctave {
			sum, last := 0, edtf.Past
			for i := 0; i < tree.Len(); {
				b := tree.Bin(i, timescale.Step(k, 2))
				if b.From < last || tree.At(b.First) < b.From || tree.At(b.Last-1) >= b.To || b.Count() < 1 {
					t.Fatalf("octave %d: bin %+v after %d", k, b, last)
				}
				sum, last, i = sum+b.Count(), b.To, b.Last
			}
			if sum != n {
				t.Fatalf("octave %d: bins hold %d of %d events", k, sum, n)
			}
		}
	}
}

func TestTopIsTheEarliestOfTheMostImportant(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for range 3000 {
		tree := randomTree(r, r.IntN(200), 10)
		lo := r.IntN(tree.Len() + 1)
		hi := lo + r.IntN(tree.Len()-lo+1)
		want := -1
		for i := lo; i < hi; i++ {
			if want < 0 || tree.Rank(i) > tree.Rank(want) {
				want = i
			}
		}
		if got := tree.Top(lo, hi); got != want {
			t.Fatalf("top of %d to %d of %d is %d, want %d", lo, hi, tree.Len(), got, want)
		}
	}
}

func TestSearch(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 2000 {
		tree := randomTree(r, r.IntN(300), 5)
		at := edtf.Instant(r.Int64N(6*31556952) - 3*31556952)
		want := 0
		for want < tree.Len() && tree.At(want) < at {
			want++
		}
		if got := tree.Search(at); got != want {
			t.Fatalf("%d, want %d", got, want)
		}
	}
}

func TestOverlapsCountWhatReachesIn(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 300 {
		var o Overlaps
		var spans []timescale.Span
		for range r.IntN(100) {
			from := edtf.Instant(r.IntN(1000))
			s := timescale.Span{From: from, To: from + edtf.Instant(r.IntN(3)*r.IntN(400))}
			o.Add(s.From, s.To)
			spans = append(spans, s)
		}
		o.Build()
		w := timescale.Span{From: edtf.Instant(r.IntN(1000)), To: 1000}
		want := 0
		for _, s := range spans {
			if s.From < w.To && max(s.To, s.From+1) > w.From {
				want++
			}
		}
		if got := o.Count(w); got != want {
			t.Fatalf("%+v: %d reach in, want %d", w, got, want)
		}
	}
}

func BenchmarkBins(b *testing.B) {
	for _, n := range []int{100_000, 1_000_000} {
		tree := randomTree(rand.New(rand.NewPCG(5, 5)), n, 30)
		step := edtf.Instant(30*31556952) / 310
		b.Run(map[int]string{100_000: "100k", 1_000_000: "1M"}[n], func(b *testing.B) {
			for b.Loop() {
				for i := 0; i < tree.Len(); {
					bin := tree.Bin(i, step)
					i = bin.Last
				}
			}
		})
	}
}

func BenchmarkRebuild(b *testing.B) {
	tree := randomTree(rand.New(rand.NewPCG(6, 6)), 100_000, 30)
	for b.Loop() {
		tree.Build()
	}
}

func TestMergeTail(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 200 {
		s := make([]edtf.Instant, r.IntN(30))
		for i := range s {
			s[i] = edtf.Instant(r.IntN(20))
		}
		n := 0
		if len(s) > 0 {
			n = r.IntN(len(s) + 1)
		}
		slices.Sort(s[:n])
		want := slices.Sorted(slices.Values(s))
		if MergeTail(s, n); !slices.Equal(s, want) {
			t.Fatalf("%v, want %v", s, want)
		}
	}
}

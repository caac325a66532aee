package timescale

import (
	"math/rand/v2"
	"slices"
	"testing"

	"parley/data/edtf"
)

// positions returns n days within the given days, in order, with some crowded ones.
func positions(r *rand.Rand, n, days int) (at []edtf.Instant) {
	for i := range n {
		d := r.IntN(days)
		if i%3 == 0 {
			d = days/2 + r.IntN(3)
		}
		at = append(at, edtf.Instant(d)*edtf.DaySeconds+edtf.DaySeconds/2)
	}
	slices.Sort(at)
	return at
}

// warps are the maps of one record.
func warps(at []edtf.Instant, extent Span) map[string]Warp {
	grain := Grain(extent)
	return map[string]Warp{
		"to scale":  nil,
		"stretched": Stretched(Crowds(at, grain)),
		"broken":    Broken(Gaps(at, grain, extent), extent),
		"in order":  Ordered(Steps(at, grain), extent),
		"log":       Logarithmic(extent.To, extent),
	}
}

// TestWarpNeverGoesBack checks over random records that no map puts a later instant before
// an earlier one, that what is drawn leads back to where it came from, and that two events
// of different units of time never coincide.
func TestWarpNeverGoesBack(t *testing.T) {
	r := rand.New(rand.NewPCG(20, 17))
	for range 30 {
		days := 10 + r.IntN(20_000)
		at := positions(r, 5+r.IntN(300), days)
		extent := Span{at[0] - edtf.DaySeconds, at[len(at)-1] + edtf.DaySeconds}
		for name, w := range warps(at, extent) {
			last := edtf.Past
			for range 500 {
				x := extent.From + edtf.Instant(r.Int64N(int64(extent.Len())))
				y := extent.From + edtf.Instant(r.Int64N(int64(extent.Len())))
				if a, b := w.Drawn(min(x, y)), w.Drawn(max(x, y)); a > b {
					t.Fatalf("%s: %d is drawn at %d, %d at %d", name, min(x, y), a, max(x, y), b)
				}
			}
			for _, x := range at {
				d := w.Drawn(x)
				if back := w.Time(d); back-x > 2 || x-back > 2 {
					t.Fatalf("%s: %d leads back to %d", name, x, back)
				}
				if last > d || x.Day() != w.Time(last).Day() && last == d {
					t.Fatalf("%s: two events at %d", name, d)
				}
				last = d
			}
			if w.Drawn(edtf.Past) != edtf.Past || w.Drawn(edtf.Future) != edtf.Future {
				t.Fatalf("%s: the infinite instants move", name)
			}
		}
	}
}

// TestWarpedScale checks that positions, drags and zooms of every map agree: what lies
// under the pointer stays there.
func TestWarpedScale(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	at := positions(r, 200, 3000)
	extent := Span{at[0] - edtf.DaySeconds, at[len(at)-1] + edtf.DaySeconds}
	for name, w := range warps(at, extent) {
		s := Scale{Window: extent, Width: 1000, Warp: w}
		if a, b := s.X(extent.From), s.X(extent.To); a < -0.01 || a > 0.01 || b < 999.9 || b > 1000.1 {
			t.Errorf("%s: the window is drawn from %v to %v", name, a, b)
		}
		for _, x := range []Px{150, 500, 820} {
			at := s.At(x)
			if got := s.X(at); got-x > 1 || x-got > 1 {
				t.Errorf("%s: %v leads to %v", name, x, got)
			}
			if got := s.Zoomed(x, 2).X(at); got-x > 1 || x-got > 1 {
				t.Errorf("%s: zooming at %v moves it to %v", name, x, got)
			}
			if got := s.Moved(40).X(at); got-x > 41 || got-x < 39 {
				t.Errorf("%s: a drag by 40 moves %v to %v", name, x, got)
			}
		}
	}
}

// TestCrowdsAndGaps checks a record by hand: a crowded day among quiet months, and years of
// silence.
func TestCrowdsAndGaps(t *testing.T) {
	var at []edtf.Instant
	day := func(d, n int) {
		for range n {
			at = append(at, edtf.Instant(d)*edtf.DaySeconds+3600)
		}
	}
	day(0, 1)
	day(20, 2)
	day(40, 1)
	day(50, 6)
	day(51, 5)
	day(60, 1)
	day(1060, 3)
	extent := Span{0, 1061 * edtf.DaySeconds}
	if got := Crowds(at, Grain(extent)); len(got) != 1 || got[0] != (Span{50 * edtf.DaySeconds, 52 * edtf.DaySeconds}) {
		t.Errorf("crowds: %v", got)
	}
	gaps := Gaps(at, Grain(extent), extent)
	if len(gaps) != 1 || gaps[0] != (Span{61 * edtf.DaySeconds, 1060 * edtf.DaySeconds}) {
		t.Errorf("gaps: %v", gaps)
	}
	w := Broken(gaps, extent)
	if drawn := w.Drawn(gaps[0].To) - w.Drawn(gaps[0].From); drawn > 5*edtf.DaySeconds || drawn < edtf.DaySeconds {
		t.Errorf("the gap is drawn %d seconds wide", drawn)
	}
	if Crowds(nil, 1) != nil || Gaps(nil, 1, extent) != nil || Ordered(nil, extent) != nil || Broken(nil, extent) != nil {
		t.Error("an empty record has crowds or gaps")
	}
}

// TestLogarithmicIsEven checks that each tenfold distance has about the same width, from a
// day to all of time.
func TestLogarithmicIsEven(t *testing.T) {
	from := edtf.FromCivil(2026, 3, 5)
	w := Logarithmic(from, Span{edtf.FromCivil(-13_800_000_000, 1, 1), from})
	last, tens := w.Drawn(from-edtf.DaySeconds), 0
	for _, days := range []float64{10, 100, 1000, 1e4, 1e6, 1e8, 1e10, 1e12} {
		at := from - edtf.Instant(days*edtf.DaySeconds)
		per := 1.0
		if days > 1e4 {
			per = 2
		}
		if wide := float64(last-w.Drawn(at)) / float64(1<<40) / per; wide < 0.93 || wide > 1.07 {
			t.Errorf("up to %g days: %.2f of a decade", days, wide)
		}
		last = w.Drawn(at)
	}
	for _, k := range w {
		if far := max(k.At-from, from-k.At); far > 0 && Tenfold(far) {
			tens++
		}
	}
	if tens != 1+3+11 { // a day ahead; days, tens and hundreds of them, years up to 10 billion
		t.Errorf("%d tenfold distances", tens)
	}
}

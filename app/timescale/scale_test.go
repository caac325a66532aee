package timescale

import (
	"math/rand/v2"
	"testing"

	"parley/data/edtf"
)

// far is 20,000 years in seconds.
const far = 20000 * 31556952

func randomScale(r *rand.Rand) Scale {
	long := MinSpan + edtf.Instant(r.Int64N(1<<(11+r.IntN(29))))
	from := edtf.Instant(r.Int64N(2*far) - far)
	return Scale{Window: Span{from, from + long}, Width: Px(200 + r.IntN(4000))}
}

func TestInstantsSurviveTheWayToPixelsAndBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		s := randomScale(r)
		at := edtf.Instant(r.Int64N(2*far) - far)
		if got := s.At(s.X(at)); got != at {
			t.Fatalf("%+v: %d came back as %d", s, at, got)
		}
	}
}

func TestDaysComeBackAcrossErasAndLeapYears(t *testing.T) {
	s := Scale{Window: Span{edtf.FromCivil(2024, 2, 1), edtf.FromCivil(2024, 4, 1)}, Width: 928}
	for _, c := range [][3]int64{
		{-20000, 1, 1}, {-9999, 12, 31}, {-44, 3, 15}, {-4, 2, 29}, {0, 2, 29}, {1, 1, 1}, {1582, 10, 10},
		{1900, 2, 28}, {2000, 2, 29}, {2024, 2, 29}, {2024, 3, 10}, {2024, 3, 31}, {2024, 11, 3}, {20000, 12, 31},
	} {
		at := edtf.FromCivil(c[0], int(c[1]), int(c[2]))
		y, m, d := s.At(s.X(at)).Civil()
		if y != c[0] || m != int(c[1]) || d != int(c[2]) {
			t.Errorf("%v came back as %d-%d-%d", c, y, m, d)
		}
		if w := s.X(at+edtf.DaySeconds) - s.X(at); w < 15.46 || w > 15.47 {
			t.Errorf("%v: a day is %v px wide", c, w)
		}
	}
}

func TestZoomKeepsThePlaceUnderThePointer(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 5000 {
		s := randomScale(r)
		x := Px(r.Float64()) * s.Width
		before := s.At(x)
		z := s.Zoomed(x, 0.5+r.Float64()*2)
		// Windows are whole seconds; the rounding shows only near MinSpan.
		if d := float64(z.X(before)-x) * z.SecondsPerPx(); d > 2+s.SecondsPerPx() || d < -2-s.SecondsPerPx() {
			t.Fatalf("%+v at %v: moved by %v seconds", s, x, d)
		}
		if z.Window.Len() < MinSpan || z.Window.Len() > MaxSpan {
			t.Fatalf("window of %d seconds", z.Window.Len())
		}
	}
}

func TestMovedAndWidenedKeepTheDensity(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		s := randomScale(r)
		if m := s.Moved(100); m.Window.Len() != s.Window.Len() || m.Octave() != s.Octave() {
			t.Fatalf("%+v moved to %+v", s, m)
		}
		w := s.Widened(300)
		if a, b := w.SecondsPerPx(), s.SecondsPerPx(); a/b > 1.000001 || b/a > 1.000001 {
			t.Fatalf("%+v widened to %+v", s, w)
		}
	}
}

func TestClampNeverLosesTheRecord(t *testing.T) {
	extent := Span{edtf.FromCivil(2019, 12, 1), edtf.FromCivil(2026, 4, 1)}
	r := rand.New(rand.NewPCG(7, 8))
	for range 5000 {
		s := randomScale(r).Window.Clamp(extent)
		if !s.Overlaps(extent) || s.Len() < MinSpan || s.Len() > extent.Len()*12/10 {
			t.Fatalf("clamped to %+v", s)
		}
		if again := s.Clamp(extent); again != s {
			t.Fatalf("clamping twice: %+v, then %+v", s, again)
		}
	}
}

func TestOctaveIsThePowerOfTwoBelow(t *testing.T) {
	for _, c := range []struct {
		per  edtf.Instant
		want int
	}{{1, 0}, {2, 1}, {3, 1}, {4, 2}, {5772, 12}, {4096, 12}, {8191, 12}, {8192, 13}} {
		s := Scale{Window: Span{0, c.per * 1000}, Width: 1000}
		if got := s.Octave(); got != c.want {
			t.Errorf("%d s/px: octave %d, want %d", c.per, got, c.want)
		}
	}
}

// TestZoomAndMoveInDeepTime checks that zooming and panning stay exact to the pixel where
// a position has more seconds than a float64 holds.
func TestZoomAndMoveInDeepTime(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for range 5000 {
		long := MinDeepSpan + edtf.Instant(r.Int64N(1<<(31+r.IntN(26))))
		from := edtf.FromCivil(r.Int64N(edtf.MaxYear)-edtf.MaxYear, 1, 1)
		s := Scale{Window: Span{from, from + long}, Width: Px(300 + r.IntN(3000))}
		x := Px(r.Float64()) * s.Width
		z := s.Zoomed(x, 0.5+r.Float64()*2)
		if d := z.X(s.At(x)) - x; d > 0.01 || d < -0.01 {
			t.Fatalf("%+v at %v: moved by %v px", s, x, d)
		}
		if z.Window.Len() < MinDeepSpan {
			t.Fatalf("%+v: a window of %d seconds", s, z.Window.Len())
		}
		if m := s.Moved(100).Moved(-100); m.Window.From-s.Window.From > 1 || m.Window.From-s.Window.From < -1 || m.Window.Len() != long {
			t.Fatalf("%+v came back as %+v", s, m)
		}
		if w := s.Widened(2000); w.Window.From > s.Window.From || w.Window.To < s.Window.To {
			t.Fatalf("%+v widened to %+v", s, w)
		}
	}
}

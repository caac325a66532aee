package timescale

import (
	"math/rand/v2"
	"testing"

	"parley/data/edtf"
)

func TestTicksHaveRoomAtEveryScale(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 3000 {
		s := randomScale(r)
		a := s.Axis()
		n, last := 0, Px(-1e9)
		for at := a.Fine.First(s.Window.From); at < s.Window.To; at = a.Fine.Next(at) {
			x := s.X(at)
			if x-last < 27 {
				t.Fatalf("%+v %+v: ticks %v px apart", s, a, x-last)
			}
			last = x
			n++
		}
		if n > int(s.Width)/27+1 {
			t.Fatalf("%+v %+v: %d ticks", s, a, n)
		}
		if n == 0 && s.Width > 800 {
			t.Fatalf("%+v %+v: no tick", s, a)
		}
	}
}

func TestTicksDoNotDependOnTheWindow(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for _, row := range axes {
		for range 50 {
			at := edtf.Instant(r.Int64N(2*far) - far)
			f := row.Fine.Floor(at)
			n := row.Fine.Next(f)
			if f > at || n <= at {
				t.Fatalf("%+v: %d is not in [%d, %d)", row.Fine, at, f, n)
			}
			if row.Fine.Floor(f) != f || row.Fine.Floor(n-1) != f || row.Fine.First(f) != f || row.Fine.First(f+1) != n {
				t.Fatalf("%+v: ticks near %d do not agree", row.Fine, at)
			}
		}
	}
}

func TestTicksNearBorders(t *testing.T) {
	for _, c := range []struct {
		l    Level
		t    edtf.Instant
		want edtf.Instant
	}{
		{Level{Month, 3}, edtf.FromCivil(2024, 12, 31), edtf.FromCivil(2025, 1, 1)},
		{Level{Month, 1}, edtf.FromCivil(2024, 2, 29), edtf.FromCivil(2024, 3, 1)},
		{Level{Week, 1}, edtf.FromCivil(2025, 8, 6), edtf.FromCivil(2025, 8, 11)},
		{Level{Week, 1}, edtf.FromCivil(1969, 12, 30), edtf.FromCivil(1970, 1, 5)},
		{Level{Year, 100}, edtf.FromCivil(-44, 3, 15), edtf.FromCivil(1, 1, 1)},
		{Level{Year, 10000}, edtf.FromCivil(-12000, 1, 2), edtf.FromCivil(-9999, 1, 1)},
		{Level{Hour, 6}, edtf.FromCivil(2024, 3, 31) + 2*3600, edtf.FromCivil(2024, 3, 31) + 6*3600},
		{Level{Minute, 15}, edtf.FromCivil(2024, 3, 31) + 100, edtf.FromCivil(2024, 3, 31) + 900},
	} {
		if got := c.l.First(c.t); got != c.want {
			t.Errorf("%+v after %d: %d, want %d", c.l, c.t, got, c.want)
		}
	}
}

// TestYearTicksAreThoseOfHistorians checks ticks without a year 0: 500 BC, AD 1, 500.
// Here 1 BC is the year 0 and 500 BC the year -499.
func TestYearTicksAreThoseOfHistorians(t *testing.T) {
	for _, c := range []struct {
		step int
		want []int64
	}{
		{1, []int64{-2, -1, 0, 1, 2, 3}},
		{2, []int64{-5, -3, -1, 2, 4}},
		{5, []int64{-9, -4, 1, 5, 10}},
		{500, []int64{-999, -499, 1, 500, 1000}},
		{10_000_000, []int64{-19_999_999, -9_999_999, 1, 10_000_000}},
	} {
		l := Level{Year, c.step}
		for at, i := edtf.FromCivil(c.want[0], 1, 1), 0; i < len(c.want); at, i = l.Next(at), i+1 {
			if y, m, d := at.Civil(); y != c.want[i] || m != 1 || d != 1 {
				t.Errorf("%+v: tick %d is %d-%d-%d, want %d", l, i, y, m, d, c.want[i])
			}
		}
	}
}

// TestTicksInDeepTime checks that windows of any length have ticks with room for their
// labels; in deep time none is finer than a year.
func TestTicksInDeepTime(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range 3000 {
		long := MinDeepSpan + edtf.Instant(r.Int64N(1<<(31+r.IntN(28))))
		from := edtf.FromCivil(r.Int64N(2*edtf.MaxYear)-edtf.MaxYear, 1, 1)
		s := Scale{Window: Span{from, from + long}, Width: Px(800 + r.IntN(3000))}
		a := s.Axis()
		if s.Window.Deep() && a.Fine.Unit != Year {
			t.Fatalf("%+v: axis %+v", s, a)
		}
		n, last := 0, Px(-1e9)
		for at := a.Fine.First(s.Window.From); at < s.Window.To; at = a.Fine.Next(at) {
			if x := s.X(at); x-last < 27 {
				t.Fatalf("%+v %+v: ticks %v px apart", s, a, x-last)
			}
			last = s.X(at)
			n++
		}
		if n == 0 && s.Window.Len() < MaxSpan/2 {
			t.Fatalf("%+v %+v: no tick", s, a)
		}
	}
	all := Scale{Window: Span{edtf.FromCivil(-edtf.MaxYear, 1, 1), edtf.FromCivil(edtf.MaxYear+1, 1, 1)}, Width: 800}
	if a := all.Axis(); a.Fine != (Level{Year, 5_000_000_000}) || a.Fine.First(all.Window.From) >= all.Window.To {
		t.Errorf("all time has the axis %+v", a)
	}
}

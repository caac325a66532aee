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
		{Level{Year, 100}, edtf.FromCivil(-44, 3, 15), edtf.FromCivil(0, 1, 1)},
		{Level{Year, 10000}, edtf.FromCivil(-12000, 1, 2), edtf.FromCivil(-10000, 1, 1)},
		{Level{Hour, 6}, edtf.FromCivil(2024, 3, 31) + 2*3600, edtf.FromCivil(2024, 3, 31) + 6*3600},
		{Level{Minute, 15}, edtf.FromCivil(2024, 3, 31) + 100, edtf.FromCivil(2024, 3, 31) + 900},
	} {
		if got := c.l.First(c.t); got != c.want {
			t.Errorf("%+v after %d: %d, want %d", c.l, c.t, got, c.want)
		}
	}
}

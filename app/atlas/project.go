// Package atlas provides a flat map of the world: the projection, the outlines of
// countries, and the grouping of places too close together to be drawn apart. It does no
// drawing; app/worldmap does.
//
// Everything here uses only + − × ÷ and √, and products that feed a sum are written
// float64(a*b), so that every machine places a dot on the same pixel.
package atlas

import "math"

// Point is a position on the map, in units of the world's width: X is 0 at 180° west and 1 at
// 180° east on the equator, Y is 0 at the north pole and Height at the south pole.
type Point struct{ X, Y float64 }

// Height is the height of the world, in units of its width.
const Height = 2 * topY / width

const (
	width = 2 * math.Pi * root3 * 2 / (3 * a1) // of the world, for radius 1
	topY  = 1.3173627591574133                 // of the pole above the equator, for radius 1

	root3 = 1.7320508075688772
	a1    = 1.340264
	a2    = -0.081106
	a3    = 0.000893
	a4    = 0.003796
)

// Project projects a latitude and a longitude in degrees by the equal-area Equal Earth
// projection: B. Šavrič, T. Patterson, B. Jenny, The Equal Earth map projection,
// International Journal of Geographical Information Science 33 (2019). Values beyond the
// poles and beyond 180° are clamped.
func Project(lat, lon float64) Point {
	lat, lon = max(-90, min(90, lat)), max(-180, min(180, lon))
	s := root3 / 2 * sin(lat*(math.Pi/180)) // sine of the parametric latitude
	t := asin(s)
	t2 := t * t
	t6 := t2 * t2 * t2
	cos := math.Sqrt(1 - float64(s*s))
	slope := a1 + float64(3*a2*t2) + float64(t6*(7*a3+float64(9*a4*t2)))
	x := 2 * root3 / 3 * (lon * (math.Pi / 180)) * cos / slope
	y := t * (a1 + float64(a2*t2) + float64(t6*(a3+float64(a4*t2))))
	return Point{X: .5 + float64(x/width), Y: float64((topY - y) / width)}
}

// sin returns the sine of x in [-π/2, π/2] by its Taylor series; the first omitted term is
// below 1e-15.
func sin(x float64) float64 {
	x2 := x * x
	sum := 1.0
	for k := 20; k >= 2; k -= 2 {
		sum = 1 - float64(sum*x2)/float64(k*(k+1))
	}
	return x * sum
}

// asin returns the arcsine of s, at most π/3 in magnitude, by Newton's method.
func asin(s float64) float64 {
	t := s + float64(s*s*s)/6
	cos := math.Sqrt(1 - float64(s*s))
	for range 6 {
		t -= (sin(t) - s) / cos
	}
	return t
}

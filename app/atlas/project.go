// Package atlas knows where places lie on a flat map of the world and what land
// lies behind them: the projection, the outlines of countries, and which places
// stand so close together that they are drawn as one. It knows no screen;
// app/worldmap draws with it.
//
// Everything here uses only + − × ÷ and √, and products that feed a sum are
// written float64(a*b), so that every machine places a dot on the same pixel.
package atlas

import "math"

// Point is a place on the map, in widths of the world: X runs from 0 at 180°
// west to 1 at 180° east, both on the equator, and Y from 0 at the north pole to
// Height at the south pole.
type Point struct{ X, Y float64 }

// Height is the height of the world, in its widths.
const Height = 2 * topY / width

const (
	width = 2 * math.Pi * root3 * 2 / (3 * a1) // of the world with radius 1
	topY  = 1.3173627591574133                 // of the pole, from the equator

	root3 = 1.7320508075688772
	a1    = 1.340264
	a2    = -0.081106
	a3    = 0.000893
	a4    = 0.003796
)

// Project places a latitude and a longitude in degrees by the Equal Earth
// projection: B. Šavrič, T. Patterson, B. Jenny, The Equal Earth map projection,
// International Journal of Geographical Information Science 33 (2019). Areas
// keep their proportions. Values beyond the poles and beyond 180° are taken as
// those limits.
func Project(lat, lon float64) Point {
	lat, lon = max(-90, min(90, lat)), max(-180, min(180, lon))
	s := root3 / 2 * sin(lat*(math.Pi/180)) // the sine of the parametric latitude
	t := asin(s)
	t2 := t * t
	t6 := t2 * t2 * t2
	cos := math.Sqrt(1 - float64(s*s))
	slope := a1 + float64(3*a2*t2) + float64(t6*(7*a3+float64(9*a4*t2)))
	x := 2 * root3 / 3 * (lon * (math.Pi / 180)) * cos / slope
	y := t * (a1 + float64(a2*t2) + float64(t6*(a3+float64(a4*t2))))
	return Point{X: .5 + float64(x/width), Y: float64((topY - y) / width)}
}

// sin is the sine of an angle of at most π/2 either way, by its series; the first
// term left out is below 1e-15.
func sin(x float64) float64 {
	x2 := x * x
	sum := 1.0
	for k := 20; k >= 2; k -= 2 {
		sum = 1 - float64(sum*x2)/float64(k*(k+1))
	}
	return x * sum
}

// asin is the angle, of at most π/3 either way, of a sine, by Newton's method.
func asin(s float64) float64 {
	t := s + float64(s*s*s)/6
	cos := math.Sqrt(1 - float64(s*s))
	for range 6 {
		t -= (sin(t) - s) / cos
	}
	return t
}

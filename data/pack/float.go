package pack

import "math"

// Codes of a column of decimal numbers: most have few decimals, such as
// coordinates; the others follow as 64 bits each.
const (
	floatZero = iota
	floatRaw
	floatScaled // and above: zigzag of the number times decimals
)

// decimals is the scale of numbers stored as integers.
const decimals = 1e6

// floats handles a column of numbers without losing a bit.
func (x *codec) floats(c col[float64]) {
	if x.pen != nil {
		x.pen.putFloats(c)
		return
	}
	raw := 0
	for i, v := range x.take(c.n, 0) {
		switch v {
		case floatZero:
		case floatRaw:
			raw++
			*c.at(i) = math.Inf(1) // placeholder, filled below
		default:
			*c.at(i) = float64(unzigzag(v-floatScaled)) / decimals
		}
	}
	if raw == 0 {
		return
	}
	bits, next := x.take(raw, 0), 0
	for i := range c.n {
		if !math.IsInf(*c.at(i), 1) || next >= len(bits) {
			continue
		}
		*c.at(i) = math.Float64frombits(bits[next])
		next++
	}
}

package pack

import "math"

// Codes of a column of decimal numbers: most have few decimals, such as
// coordinates; others follow as their 64 bits.
const (
	floatZero = iota
	floatRaw
	floatScaled // and more: zigzag of the number times decimals
)

// decimals is the scale of numbers that are written as integers.
const decimals = 1e6

// floats handles a column of numbers and keeps every bit of them.
func (x *codec) floats(c col[float64]) {
	if x.writing {
		x.putFloats(c)
		return
	}
	raw := 0
	for i, v := range x.take(c.n, 0) {
		switch v {
		case floatZero:
		case floatRaw:
			raw++
			*c.at(i) = math.Inf(1) // found again below
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

func (x *codec) putFloats(c col[float64]) {
	var raw []uint64
	v := x.room(c.n)
	for i := range v {
		f := *c.at(i)
		scaled := math.Round(f * decimals)
		switch {
		case math.Float64bits(f) == 0:
			v[i] = floatZero
		case scaled != 0 && math.Abs(scaled) < 1<<52 && math.Float64bits(scaled/decimals) == math.Float64bits(f):
			v[i] = zigzag(int64(scaled)) + floatScaled
		default:
			v[i] = floatRaw
			raw = append(raw, math.Float64bits(f))
		}
	}
	x.put(v)
	if len(raw) > 0 {
		x.put(raw)
	}
}

package pack

import (
	"math"

	"parley/data/dataset"
)

// small handles a column of bytes: kinds, statuses, sets of facets. Reading
// fails on a value at or above limit.
func small[T ~uint8](x *codec, n, limit int, at func(i int) *T) {
	if x.writing {
		v := x.room(n)
		for i := range v {
			v[i] = uint64(*at(i))
		}
		x.put(v)
		return
	}
	for i, v := range x.take(n, uint64(min(limit, 256))) {
		*at(i) = T(v)
	}
}

// wide handles a column of sets with up to 64 members.
func wide[T ~uint64](x *codec, n int, limit uint64, at func(i int) *T) {
	if x.writing {
		v := x.room(n)
		for i := range v {
			v[i] = uint64(*at(i))
		}
		x.put(v)
		return
	}
	for i, v := range x.take(n, limit) {
		*at(i) = T(v)
	}
}

// bools handles a column of yes or no.
func (x *codec) bools(n int, at func(i int) *bool) {
	if x.writing {
		v := x.room(n)
		for i := range v {
			v[i] = 0
			if *at(i) {
				v[i] = 1
			}
		}
		x.put(v)
		return
	}
	for i, v := range x.take(n, 2) {
		*at(i) = v == 1
	}
}

// signs handles a column of -1, 0 and 1.
func (x *codec) signs(n int, at func(i int) *int8) {
	if x.writing {
		v := x.room(n)
		for i := range v {
			v[i] = zigzag(int64(*at(i)))
		}
		x.put(v)
		return
	}
	for i, v := range x.take(n, 3) {
		*at(i) = int8(unzigzag(v))
	}
}

// refs handles a column of positions in a table of so many rows; None is 0.
func refs[R ~int32](x *codec, n, table int, at func(i int) *R) {
	if x.writing {
		v := x.room(n)
		for i := range v {
			v[i] = uint64(max(*at(i), dataset.None) + 1)
		}
		x.put(v)
		return
	}
	v := x.take(n, uint64(table)+1)
	if v == nil {
		for i := range n {
			*at(i) = dataset.None
		}
		return
	}
	for i, v := range v {
		*at(i) = R(v) - 1
	}
}

// must fails the reading when a position that a record cannot do without is
// None.
func must[R ~int32](x *codec, n int, at func(i int) *R) {
	if x.writing || x.err != nil {
		return
	}
	for i := range n {
		if *at(i) < 0 {
			x.fail(Damaged, "a reference is missing")
			return
		}
	}
}

// actorRefs is refs for actors that a row cannot do without.
func (x *codec) actorRefs(n int, d *dataset.Dataset, at func(i int) *dataset.ActorRef) {
	refs(x, n, len(d.Actors), at)
	must(x, n, at)
}

// near handles positions that mostly lie close to others: 0 is None, else one
// more than the zigzag difference from base. A nil base is the position in the
// row before that is not None.
func near[R ~int32](x *codec, n, table int, base func(i int) int32, at func(i int) *R) {
	last := int32(0)
	from := func(i int) int64 {
		if base != nil {
			return int64(base(i))
		}
		return int64(last)
	}
	if x.writing {
		v := x.room(n)
		for i := range v {
			v[i] = 0
			if r := int32(*at(i)); r >= 0 {
				v[i] = zigzag(int64(r)-from(i)) + 1
				last = r
			}
		}
		x.put(v)
		return
	}
	v := x.take(n, 1<<34)
	for i := range n {
		ref := int64(dataset.None)
		if v != nil && v[i] != 0 {
			ref = from(i) + unzigzag(v[i]-1)
			if ref < 0 || ref >= int64(table) {
				x.fail(Damaged, "a reference leads out of the file")
				return
			}
			last = int32(ref)
		}
		*at(i) = R(ref)
	}
}

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
func (x *codec) floats(n int, at func(i int) *float64) {
	if x.writing {
		x.putFloats(n, at)
		return
	}
	raw := 0
	for i, v := range x.take(n, 0) {
		switch v {
		case floatZero:
		case floatRaw:
			raw++
			*at(i) = math.Inf(1) // found again below
		default:
			*at(i) = float64(unzigzag(v-floatScaled)) / decimals
		}
	}
	if raw == 0 {
		return
	}
	bits, next := x.take(raw, 0), 0
	for i := range n {
		if !math.IsInf(*at(i), 1) || next >= len(bits) {
			continue
		}
		*at(i) = math.Float64frombits(bits[next])
		next++
	}
}

func (x *codec) putFloats(n int, at func(i int) *float64) {
	var raw []uint64
	v := x.room(n)
	for i := range v {
		f := *at(i)
		scaled := math.Round(f * decimals)
		switch {
		case math.Float64bits(f) == 0:
			v[i] = floatZero
		case math.Abs(scaled) < 1<<52 && math.Float64bits(scaled/decimals) == math.Float64bits(f):
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

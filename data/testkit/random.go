package testkit

import "math/bits"

// rand is the generator xorshift64* of Sebastiano Vigna, "An experimental
// exploration of Marsaglia's xorshift generators, scrambled" (2016).
type rand struct{ state uint64 }

// newRand returns the generator for a seed. Similar seeds give unrelated
// sequences.
func newRand(seed uint64) *rand {
	r := &rand{state: seed*0x9e3779b97f4a7c15 + 0x1234567887654321}
	if r.state == 0 {
		r.state = 1
	}
	for range 4 {
		r.next()
	}
	return r
}

func (r *rand) next() uint64 {
	r.state ^= r.state >> 12
	r.state ^= r.state << 25
	r.state ^= r.state >> 27
	return r.state * 0x2545f4914f6cdd1d
}

// below returns a number from 0 to n-1, n > 0.
func (r *rand) below(n int) int {
	high, _ := bits.Mul64(r.next(), uint64(n))
	return int(high)
}

// percent returns true with a probability of p percent.
func (r *rand) percent(p int) bool { return r.below(100) < p }

// geometric counts successive successes of percent(p), at most most.
func (r *rand) geometric(p, most int) int {
	n := 0
	for n < most && r.percent(p) {
		n++
	}
	return n
}

// dice draws positions by weight, from a table of 1,024 entries.
type dice struct{ table [1024]uint16 }

func newDice(weights []int) *dice {
	d := &dice{}
	total := 0
	for _, w := range weights {
		total += w
	}
	sum, at := 0, 0
	for i, w := range weights {
		sum += w
		for ; at < len(d.table)*sum/max(total, 1); at++ {
			d.table[at] = uint16(i)
		}
	}
	return d
}

func (d *dice) roll(r *rand) int { return int(d.table[r.next()>>54]) }

// zipf returns dice for n positions, with position k drawn in proportion to
// 1/(k+1).
func zipf(n int) *dice {
	weights := make([]int, n)
	for i := range weights {
		weights[i] = 1_000_000 / (i + 1)
	}
	return newDice(weights)
}

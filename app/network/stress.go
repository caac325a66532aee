package network

import "math"

// The flat layout places actors so that distances on the page approximate distances
// in the graph. It is the same, bit for bit, on every machine: ids break ties, no map
// is iterated, only + - * / and the square root are used, products are rounded before
// they are summed (float64(a*b), which forbids fused multiply-add), and the numbers of
// rounds are fixed.
//
// Method: PivotMDS (Brandes and Pich 2006) to start, then stress by stochastic
// gradient descent (Zheng, Pawar and Goodman 2019); above fullMost actors with the
// sparse stress of Ortmann, Klimenta and Brandes (2017).

const (
	fullMost   = 300 // up to this many actors, all distances are used
	pivotsMost = 60
	// Two pivots span one dimension only: three actors would start on a line, which the
	// descent never leaves.
	pivotsLeast = 3
	epochsFull  = 24
	epochsSome  = 16
	powerSteps  = 30
)

// xorshift is Marsaglia's generator xorshift64*; its state is never 0.
type xorshift uint64

func (x *xorshift) next() uint64 {
	v := uint64(*x)
	v ^= v >> 12
	v ^= v << 25
	v ^= v >> 27
	*x = xorshift(v)
	return v * 0x2545f4914f6cdd1d
}

// below returns a pseudo-random number in [0, n), n < 2^31.
func (x *xorshift) below(n int) int { return int(uint32(x.next()>>33) % uint32(n)) }

// term is a target distance d between two nodes, with a weight for moving each.
type term struct {
	i, j   int32
	d      float64
	wi, wj float64
}

// stressed lays out a connected graph in units of one hop.
func stressed(g *csr) (x, y []float64) {
	x, y = make([]float64, g.n), make([]float64, g.n)
	switch g.n {
	case 1:
		return x, y
	case 2:
		x[1] = 1
		return x, y
	}
	g.measure()
	dist, pivots := g.pivots()
	pivotMDS(dist, x, y)
	terms, epochs := g.terms(dist, pivots)
	descend(terms, x, y, epochs, 1)
	return x, y
}

// pivots picks nodes far apart: first the one with the most neighbours, then always
// the one farthest from those picked. It returns their distances to all nodes.
func (g *csr) pivots() (dist [][]int32, pivots []int32) {
	first := int32(0)
	for i := int32(1); i < int32(g.n); i++ {
		if len(g.near(i)) > len(g.near(first)) {
			first = i
		}
	}
	least := make([]int32, g.n)
	for i := range least {
		least[i] = 1 << 30
	}
	var r reacher
	for next := first; len(pivots) < min(pivotsMost, max(pivotsLeast, g.n/2+1)); {
		d := make([]int32, g.n)
		r.from(g, next, d)
		pivots, dist = append(pivots, next), append(dist, d)
		next = 0
		for i := range least {
			least[i] = min(least[i], d[i])
			if least[i] > least[next] {
				next = int32(i)
			}
		}
	}
	return dist, pivots
}

// pivotMDS sets positions to the two principal components of the doubly centred
// squared distances to the pivots.
func pivotMDS(dist [][]int32, x, y []float64) {
	k, n := len(dist), len(x)
	c := make([]float64, n*k) // one row per node
	rows, cols, all := make([]float64, n), make([]float64, k), 0.0
	for p := range dist {
		for i, d := range dist[p] {
			v := float64(d) * float64(d)
			c[i*k+p] = v
			rows[i] += v
			cols[p] += v
			all += v
		}
	}
	mean := all / float64(n*k)
	for i := range n {
		for p := range k {
			c[i*k+p] = -0.5 * (c[i*k+p] - rows[i]/float64(k) - cols[p]/float64(n) + mean)
		}
	}
	b := make([]float64, k*k)
	for i := range n {
		row := c[i*k : i*k+k]
		for p, v := range row {
			for q, u := range row[:p+1] {
				b[p*k+q] += float64(v * u)
			}
		}
	}
	for p := range k {
		for q := range p {
			b[q*k+p] = b[p*k+q]
		}
	}
	var first []float64
	for axis, out := range [2][]float64{x, y} {
		v := strongest(b, k, first, xorshift(88172645463325252+uint64(axis)))
		first = v
		for i := range n {
			s := 0.0
			for p, u := range c[i*k : i*k+k] {
				s += float64(u * v[p])
			}
			out[i] = s
		}
	}
	scaleToHops(dist, x, y)
}

// strongest returns the eigenvector of the greatest eigenvalue of a symmetric matrix,
// orthogonal to other if given, by power iteration.
func strongest(b []float64, k int, other []float64, rng xorshift) []float64 {
	v, w := make([]float64, k), make([]float64, k)
	for i := range v {
		v[i] = float64(rng.below(2000)) - 999.5
	}
	for range powerSteps {
		if other != nil {
			dot := 0.0
			for i := range v {
				dot += float64(v[i] * other[i])
			}
			for i := range v {
				v[i] -= float64(dot * other[i])
			}
		}
		norm := 0.0
		for p := range k {
			s := 0.0
			for q, u := range b[p*k : p*k+k] {
				s += float64(u * v[q])
			}
			w[p] = s
			norm += float64(s * s)
		}
		if norm == 0 {
			break
		}
		norm = math.Sqrt(norm)
		for i := range v {
			v[i] = w[i] / norm
		}
	}
	return v
}

// scaleToHops scales the layout so that distances to the first pivot match hops on average.
func scaleToHops(dist [][]int32, x, y []float64) {
	want, is := 0.0, 0.0
	at := 0
	for i, d := range dist[0] {
		if d == 0 {
			at = i
		}
	}
	for i, d := range dist[0] {
		dx, dy := x[i]-x[at], y[i]-y[at]
		want += float64(d) / hopParts
		is += math.Sqrt(float64(dx*dx) + float64(dy*dy))
	}
	if is == 0 {
		return
	}
	for i := range x {
		x[i], y[i] = x[i]*want/is, y[i]*want/is
	}
}

// allTerms lists the distances of all pairs, reusing those from the pivots.
func (g *csr) allTerms(dist [][]int32, pivots []int32) []term {
	out := make([]term, 0, g.n*(g.n-1)/2)
	known := make([][]int32, g.n)
	for p, i := range pivots {
		known[i] = dist[p]
	}
	own := make([]int32, g.n)
	var r reacher
	for i := range int32(g.n) {
		d := known[i]
		if d == nil {
			d = own
			r.from(g, i, d)
		}
		for j := range i {
			out = append(out, newTerm(i, j, d[j], 1, 1))
		}
	}
	return out
}

// terms returns the target distances and the number of rounds: all pairs, or above
// fullMost actors the neighbours and the pivots, where a pivot represents the nodes
// nearest to it.
func (g *csr) terms(dist [][]int32, pivots []int32) ([]term, int) {
	if g.n <= fullMost {
		return g.allTerms(dist, pivots), epochsFull
	}
	var out []term
	for i := int32(0); i < int32(g.n); i++ {
		for k, j := range g.near(i) {
			if j < i {
				out = append(out, newTerm(i, j, g.long[g.at[i]+int32(k)], 1, 1))
			}
		}
	}
	region := make([][]int32, len(pivots)) // per pivot: distances of the nodes nearest to it
	for i := range g.n {
		best := 0
		for p := range dist {
			if dist[p][i] < dist[best][i] {
				best = p
			}
		}
		region[best] = append(region[best], dist[best][i])
	}
	for p, pivot := range pivots {
		counts := regionCounts(region[p])
		for i := int32(0); i < int32(g.n); i++ {
			if d := dist[p][i]; d > 0 {
				out = append(out, newTerm(i, pivot, d, counts[min(int(d/2), len(counts)-1)], 0))
			}
		}
	}
	return out, epochsSome
}

// newTerm returns a term for a distance in units of 1/hopParts hop; weights are
// inversely proportional to its square.
func newTerm(i, j, dist int32, wi, wj float64) term {
	d := float64(dist) / hopParts
	return term{i, j, d, wi / (d * d), wj / (d * d)}
}

// regionCounts returns the cumulative counts: how many distances are at most 0, 1, 2 ...
func regionCounts(dist []int32) []float64 {
	far := int32(0)
	for _, d := range dist {
		far = max(far, d)
	}
	out := make([]float64, far+1)
	for _, d := range dist {
		for k := d; k <= far; k++ {
			out[k]++
		}
	}
	return out
}

// descend moves the ends of the terms towards their target distances, in a new random
// order each round. The step size decays exponentially from the full correction to a
// tenth of a hop.
func descend(terms []term, x, y []float64, epochs int, seed uint64) {
	if len(terms) == 0 {
		return
	}
	least, most := math.MaxFloat64, 0.0
	for i := range terms {
		for _, w := range [2]float64{terms[i].wi, terms[i].wj} {
			if w > 0 {
				least, most = min(least, w), max(most, w)
			}
		}
	}
	step, end := 1/least, 0.1/most
	shrink := root(end/step, epochs-1)
	rng := xorshift(seed*0x9e3779b97f4a7c15 + 1)
	for range epochs {
		for i := len(terms) - 1; i > 0; i-- {
			k := rng.below(i + 1)
			terms[i], terms[k] = terms[k], terms[i]
		}
		pull(terms, x, y, step)
		step *= shrink
	}
}

// pull corrects each term once. One loop does all terms: in the browser a call costs
// as much as the arithmetic.
func pull(terms []term, x, y []float64, step float64) {
	for k := range terms {
		t := &terms[k]
		dx, dy := x[t.i]-x[t.j], y[t.i]-y[t.j]
		is := math.Sqrt(float64(dx*dx) + float64(dy*dy))
		if is < 1e-9 {
			dx, dy, is = 1e-3*float64(t.i-t.j), 1e-3, 1e-3
		}
		r := (is - t.d) / (2 * is)
		mi, mj := min(1, t.wi*step), min(1, t.wj*step)
		x[t.i] -= float64(float64(mi*r) * dx)
		y[t.i] -= float64(float64(mi*r) * dy)
		x[t.j] += float64(float64(mj*r) * dx)
		y[t.j] += float64(float64(mj*r) * dy)
	}
}

// root returns the k-th root of v in [0, 1], by bisection.
func root(v float64, k int) float64 {
	lo, hi := 0.0, 1.0
	for range 60 {
		mid := (lo + hi) / 2
		p := 1.0
		for range k {
			p *= mid
		}
		if p < v {
			lo = mid
		} else {
			hi = mid
		}
	}
	return (lo + hi) / 2
}

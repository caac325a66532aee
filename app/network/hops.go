package network

// csr is a graph of n nodes in compressed sparse row form: the neighbours of i are
// to[at[i]:at[i+1]], ascending, and long[at[i]:at[i+1]] holds the lengths of these
// edges, in units of 1/hopParts hop.
type csr struct {
	n    int
	at   []int32
	to   []int32
	long []int32
	most int32 // greatest length
}

func (g *csr) near(i int32) []int32 { return g.to[g.at[i]:g.at[i+1]] }

// hopParts is the number of length units per hop.
const hopParts = 8

// measure sets the length of every edge: it grows with the symmetric difference of
// the neighbourhoods of its ends, as in WebCola. Without it the few actors who meet
// everyone would pull all others into one cluster.
func (g *csr) measure() {
	g.long, g.most = make([]int32, len(g.to)), hopParts
	for i := range int32(g.n) {
		for k, j := range g.near(i) {
			g.long[g.at[i]+int32(k)] = hopParts + 3*isqrt(different(g.near(i), g.near(j)))
			g.most = max(g.most, g.long[g.at[i]+int32(k)])
		}
	}
}

// different returns the size of the symmetric difference of two ascending lists.
func different(a, b []int32) int32 {
	n := int32(len(a) + len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n, a, b = n-2, a[1:], b[1:]
		}
	}
	return n
}

// isqrt returns the integer part of the square root of n.
func isqrt(n int32) int32 {
	r := int32(0)
	for (r+1)*(r+1) <= n {
		r++
	}
	return r
}

// reacher computes shortest paths and reuses its buckets between calls.
type reacher struct{ buckets [][]int32 }

// from fills dist with the distances of all nodes from start, -1 if unreachable, by
// Dijkstra's algorithm with one bucket per distance (Dial 1969).
func (r *reacher) from(g *csr, start int32, dist []int32) {
	for i := range dist {
		dist[i] = -1
	}
	n := int(g.most) + 1
	for len(r.buckets) < n {
		r.buckets = append(r.buckets, nil)
	}
	dist[start] = 0
	r.buckets[0] = append(r.buckets[0][:0], start)
	for d, left := int32(0), 1; left > 0; d++ {
		b := r.buckets[int(d)%n]
		r.buckets[int(d)%n] = b[:0]
		left -= len(b)
		for _, i := range b {
			if dist[i] != d {
				continue
			}
			for k, j := range g.near(i) {
				if t := d + g.long[g.at[i]+int32(k)]; dist[j] < 0 || t < dist[j] {
					dist[j] = t
					r.buckets[int(t)%n] = append(r.buckets[int(t)%n], j)
					left++
				}
			}
		}
	}
}

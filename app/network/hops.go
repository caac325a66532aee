package network

// csr is a graph of n nodes: the neighbours of i are to[at[i]:at[i+1]], ascending,
// and long[at[i]:at[i+1]] says how far they should be, in parts of a hop.
type csr struct {
	n    int
	at   []int32
	to   []int32
	long []int32
	most int32 // the greatest length
}

func (g *csr) near(i int32) []int32 { return g.to[g.at[i]:g.at[i+1]] }

// hopParts is how many parts a hop has in lengths and distances.
const hopParts = 8

// measure gives every tie its length: the more those tied differ in whom else they
// are tied to, the longer, as in WebCola's symmetric difference. Without it the
// few who meet everybody would draw all into one heap.
func (g *csr) measure() {
	g.long, g.most = make([]int32, len(g.to)), hopParts
	for i := range int32(g.n) {
		for k, j := range g.near(i) {
			g.long[g.at[i]+int32(k)] = hopParts + 3*isqrt(different(g.near(i), g.near(j)))
			g.most = max(g.most, g.long[g.at[i]+int32(k)])
		}
	}
}

// different counts what is in one of two ascending lists only.
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

// isqrt is the whole part of the square root.
func isqrt(n int32) int32 {
	r := int32(0)
	for (r+1)*(r+1) <= n {
		r++
	}
	return r
}

// reacher finds distances; it keeps the memory it needs for that.
type reacher struct{ buckets [][]int32 }

// from fills the distances from a node along the ties, -1 where there is no way:
// Dijkstra's method with a bucket for each distance (Dial 1969).
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

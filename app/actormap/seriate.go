package actormap

import (
	"math"

	"parley/data/dataset"
)

// seriate orders actors so that those who met the same others stand together and blocks
// show along the diagonal: a hierarchical clustering by average linkage, in which the two
// clusters that are joined are turned so that their most similar ends meet (Gruvaeus and
// Wainer, Two additions to hierarchical cluster analysis, British Journal of Mathematical
// and Statistical Psychology 25, 1972). count is the number of contacts of two actors. The
// order depends on list only through equal distances. O(n³).
func seriate(list []dataset.ActorRef, count func(a, b dataset.ActorRef) int) []dataset.ActorRef {
	n := len(list)
	if n < 3 {
		return list
	}
	leaf := unlike(list, count)
	far := make([][]float64, n) // between clusters, by average linkage
	heaps := make([][]int, n)   // the leaves of each cluster in order, nil once it is joined
	for i := range n {
		far[i] = append([]float64(nil), leaf[i]...)
		heaps[i] = []int{i}
	}
	for range n - 1 {
		i, j := nearest(far, heaps)
		p, q := float64(len(heaps[i])), float64(len(heaps[j]))
		for k := range n {
			far[i][k] = (float64(p*far[i][k]) + float64(q*far[j][k])) / (p + q)
			far[k][i] = far[i][k]
		}
		heaps[i], heaps[j] = joined(heaps[i], heaps[j], leaf), nil
	}
	out := make([]dataset.ActorRef, 0, n)
	for _, k := range heaps[0] {
		out = append(out, list[k])
	}
	return out
}

// unlike returns how little the contacts of each two actors are alike, from 0 for the same
// ones in the same proportions to 1 for none in common: one minus the cosine of their
// counts. With itself an actor counts as with whom it met most, so that two who met only
// one another are alike.
func unlike(list []dataset.ActorRef, count func(a, b dataset.ActorRef) int) [][]float64 {
	n := len(list)
	v, size := make([][]float64, n), make([]float64, n)
	for i := range n {
		v[i] = make([]float64, n)
		most := 0.
		for k := range n {
			if k != i {
				v[i][k] = float64(count(list[i], list[k]))
				most = max(most, v[i][k])
			}
		}
		v[i][i] = most
		size[i] = math.Sqrt(inner(v[i], v[i]))
	}
	out := make([][]float64, n)
	for i := range n {
		out[i] = make([]float64, n)
		for k := range n {
			if i != k && size[i] > 0 && size[k] > 0 {
				out[i][k] = 1 - inner(v[i], v[k])/float64(size[i]*size[k])
			}
		}
	}
	return out
}

func inner(a, b []float64) (sum float64) {
	for i := range a {
		sum += float64(a[i] * b[i])
	}
	return sum
}

// nearest returns the two closest clusters, the first of equals.
func nearest(far [][]float64, heaps [][]int) (i, j int) {
	least := math.MaxFloat64
	for a := range far {
		for b := a + 1; b < len(far) && heaps[a] != nil; b++ {
			if heaps[b] != nil && far[a][b] < least {
				least, i, j = far[a][b], a, b
			}
		}
	}
	return i, j
}

// joined returns the leaves of two clusters, each turned or not, so that the two that
// meet are as alike as they can be.
func joined(a, b []int, leaf [][]float64) []int {
	best, turnA, turnB := math.MaxFloat64, false, false
	for _, t := range [...][2]bool{{false, false}, {true, false}, {false, true}, {true, true}} {
		x, y := a[len(a)-1], b[0]
		if t[0] {
			x = a[0]
		}
		if t[1] {
			y = b[len(b)-1]
		}
		if leaf[x][y] < best {
			best, turnA, turnB = leaf[x][y], t[0], t[1]
		}
	}
	return append(turned(a, turnA), turned(b, turnB)...)
}

// turned returns a copy of a list, reversed or not.
func turned(list []int, back bool) []int {
	out := make([]int, len(list))
	for i, k := range list {
		if back {
			i = len(list) - 1 - i
		}
		out[i] = k
	}
	return out
}

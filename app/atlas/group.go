package atlas

// Group joins points within reach of one another, in units of the world's width, to be drawn
// as one. Points are in order of weight: each joins the first leader before it within reach,
// or becomes a leader itself. lead[i] is the leader of the group of point i; lead is reused.
// The result depends on the points and the reach only. O(points × groups).
func Group(lead []int32, pts []Point, reach float64) []int32 {
	lead = lead[:0]
	var leaders []int32
	for i, p := range pts {
		at := int32(i)
		for _, k := range leaders {
			dx, dy := p.X-pts[k].X, p.Y-pts[k].Y
			if float64(dx*dx)+float64(dy*dy) < reach*reach {
				at = k
				break
			}
		}
		if at == int32(i) {
			leaders = append(leaders, at)
		}
		lead = append(lead, at)
	}
	return lead
}

package atlas

// Group joins points that lie within reach of one another, in widths of the
// world, so that they can be drawn as one. Points come in order of weight: each
// joins the first before it that leads a group and lies within reach, or leads
// one of its own. lead[i] is the point that leads the group of point i. Which
// points are joined depends on nothing but the points and the reach.
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

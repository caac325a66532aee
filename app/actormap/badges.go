package actormap

import (
	"strconv"

	"parley/app/scene"
)

// Size of a badge in pixels: a number above a bar of the event classes.
const (
	badgeW = 40
	badgeH = 26
)

// margins are the gaps kept around a badge, horizontal and vertical, in the order tried.
var margins = [...][2]scene.Px{{96, 40}, {64, 30}, {40, 18}, {20, 12}, {8, 6}}

// drawBadge draws the number of a tie above a small bar of its event classes.
func (c *Chart) drawBadge(i int, s *scene.Scene) {
	t := &c.ties[i]
	n := t.n
	x, y := t.x-badgeW/2, t.y-badgeH/2
	s.Begin(scene.Target{Kind: scene.TieTarget, Ref: int32(i), Count: int32(n)}, x, y, badgeW, badgeH)
	s.Rect(scene.Badge, x, y, badgeW, badgeH)
	s.Text(scene.BadgeText, scene.AnchorMid, t.x, y+15, c.badgeText(t))
	bar(&t.quads, max(n, 1), badgeW-6, x+3, y+19, 4, s)
	s.End()
}

// badgeText returns the number of a tie's events and, while two windows are compared,
// the difference from the previous window.
func (c *Chart) badgeText(t *tie) string {
	n := strconv.Itoa(t.n)
	switch d := t.n - t.was; {
	case !c.compare || d == 0:
		return n
	case d > 0:
		return n + " +" + strconv.Itoa(d)
	default:
		return n + " −" + strconv.Itoa(-d)
	}
}

// mouth returns the middle of the heading of a box, where it faces the free space.
func (l *Layout) mouth(p *place) (x, y scene.Px) {
	switch p.side {
	case left:
		return l.free.x0, p.y + headH/2
	case right:
		return l.free.x1, p.y + headH/2
	}
	return p.x + p.w/2, l.free.y1
}

// placeBadges places each badge in the free space: near the middle of its delegations,
// clear of the badges before it, and preferably where it neither covers their lines nor
// runs its own lines under them.
func (l *Layout) placeBadges(ties []tie) {
	wishes := l.wishes(ties)
	f := l.field()
	for i := range ties {
		t := &ties[i]
		wx, wy := wishes[i].x, wishes[i].y
		t.x, t.y = wx, wy
		for _, m := range margins {
			if l.settle(ties[:i], t, wx, wy, m, f) {
				break
			}
		}
		f.take(l, t)
	}
}

// settle places a badge at the position nearest to wx, wy that is clear of the others
// by a margin; every line that it would cover or run under another badge adds a penalty
// to the distance. It reports false if there is no such position.
func (l *Layout) settle(others []tie, t *tie, wx, wy scene.Px, margin [2]scene.Px, f *field) bool {
	best := scene.Px(-1)
	for gy := l.free.y0 + badgeH/2 + 2; gy < l.free.y1-badgeH-12; gy += 13 {
		for gx := l.free.x0 + badgeW; gx < l.free.x1-badgeW; gx += 26 {
			dx, dy := gx-wx, (gy-wy)*2
			far := scene.Px(dx*dx) + scene.Px(dy*dy)
			if best >= 0 && far >= best || !clearOf(others, gx, gy, margin) {
				continue
			}
			if far += scene.Px(scene.Px(f.crossings(l, t, gx, gy)) * crossing); best < 0 || far < best {
				best, t.x, t.y = far, gx, gy
			}
		}
	}
	return best >= 0
}

// wishes returns the preferred positions of the badges, stretched so that together they
// use the height of the free space.
func (l *Layout) wishes(ties []tie) []port {
	out := make([]port, len(ties))
	top, bottom := l.free.y1, l.free.y0
	for i := range ties {
		out[i].x, out[i].y = l.wish(&ties[i])
		top, bottom = min(top, out[i].y), max(bottom, out[i].y)
	}
	if len(ties) < 4 || bottom-top < 60 {
		return out
	}
	from, long := l.free.y0+badgeH, l.free.y1-l.free.y0-4*badgeH
	for i := range out {
		out[i].y = from + scene.Px(int(scene.Px((out[i].y-top)*long)/(bottom-top)))
	}
	return out
}

// wish returns the preferred position of a badge: between its delegations, moved
// inwards if they are all on one side.
func (l *Layout) wish(t *tie) (x, y scene.Px) {
	sides := [3]bool{}
	for _, b := range t.boxes {
		mx, my := l.mouth(&l.boxes[b])
		x, y = x+mx, y+my
		sides[l.boxes[b].side] = true
	}
	n := scene.Px(len(t.boxes))
	x, y = x/n, y/n
	in := min(110, (l.free.x1-l.free.x0)/6)
	switch sides {
	case [3]bool{true, false, false}:
		x += in
	case [3]bool{false, true, false}:
		x -= in
	case [3]bool{false, false, true}:
		y -= 60
	}
	return scene.Px(int(x)), scene.Px(int(y))
}

// clearOf reports whether a badge at x, y keeps the margin to the badges of ties.
func clearOf(ties []tie, x, y scene.Px, margin [2]scene.Px) bool {
	for i := range ties {
		if abs(ties[i].x-x) < badgeW+margin[0] && abs(ties[i].y-y) < badgeH+margin[1] {
			return false
		}
	}
	return true
}

func abs(v scene.Px) scene.Px { return max(v, -v) }

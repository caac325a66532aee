package actormap

import (
	"slices"
	"strings"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
)

// key is an entry of a legend: a mark, or a line if its kind is scene.Line, and its words.
type key struct {
	kind  scene.Kind
	style scene.Style
	quad  codebook.Quad
	opt   scene.Opt
	words string
}

// Measures of the foot of a drawing, in pixels.
const (
	footLine = 18 // height of a line
	footGap  = 8  // above and below
	keyGap   = 18 // between entries of a legend
)

// drawFoot draws what stands below the network, from y down: what it shows, the legend of
// its marks, and how many actors are not drawn. It returns the y of its end.
func (c *Chart) drawFoot(m *view.Model, lines []line, who []bool, left int, y scene.Px, s *scene.Scene) scene.Px {
	x, w := scene.Px(edge), s.W-2*edge
	y = c.write(scene.More, c.w.Say("network."+m.State.Layer.Code()), x, y+footGap, w, s)
	y = c.drawKeys(c.keys(lines, who), x, y+4, w, s)
	if n := c.absent(who, left); n > 0 {
		y = c.write(scene.More, c.w.Count("actors.absent", n), x, y, w, s)
	}
	return c.drawRest(left, x, y, w, s) + footGap
}

// absent counts the actors without an event in the window.
func (c *Chart) absent(who []bool, left int) int {
	n := len(who) - left
	for _, in := range who {
		if in {
			n--
		}
	}
	return n
}

// drawRest draws the line that counts the actors for whom there is no room, and leads to
// the table of all. It returns the y of its end.
func (c *Chart) drawRest(n int, x, y, w scene.Px, s *scene.Scene) scene.Px {
	if n == 0 {
		return y
	}
	text := scene.Fit(c.meas, scene.More, c.w.Count("actors.apart", n), w)
	s.Begin(scene.Target{Kind: scene.RestTarget, Count: int32(n)}, x-4, y, c.meas.Measure(scene.More, text)+8, footLine)
	s.Text(scene.More, 0, x, y+13, text)
	s.End()
	return y + footLine
}

// keys returns the legend of a network: the sides and kinds of actors that it shows, and
// relations if it has any.
func (c *Chart) keys(lines []line, who []bool) []key {
	var out []key
	sides := make([]bool, len(c.Boxes.List))
	kinds := [codebook.Unnamed + 1]bool{}
	for a, in := range who {
		if in {
			sides[c.Boxes.Of[a]], kinds[c.d.Actors[a].Kind] = true, true
		}
	}
	for b, in := range sides {
		if quad := c.side(int32(b)); in && quad != scene.OtherSide {
			out = append(out, key{scene.Circle, scene.Actor, quad, 0, c.BoxName(b)})
		}
	}
	for kind, in := range kinds {
		as := lookOf(codebook.ActorKind(kind))
		if k := (key{as.shape, as.style, scene.OtherSide, 0, c.w.Say(as.words)}); in && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	for i := range lines {
		if lines[i].relation > 0 {
			return append(out, key{scene.Line, scene.Standing, 0, scene.ArrowEnd, c.w.Say("network.relation")})
		}
	}
	return out
}

// drawKeys draws a legend in rows of width w. It returns the y of its end.
func (c *Chart) drawKeys(keys []key, x, y, w scene.Px, s *scene.Scene) scene.Px {
	if len(keys) == 0 {
		return y
	}
	at := x
	for _, k := range keys {
		lead := scene.Px(14)
		if k.kind == scene.Line {
			lead = 32
		}
		words := scene.Fit(c.meas, scene.More, k.words, w-lead)
		long := lead + c.meas.Measure(scene.More, words)
		if at > x && at+long > x+w {
			at, y = x, y+footLine
		}
		if mid := y + 9; k.kind == scene.Line {
			s.Add(scene.Mark{Kind: k.kind, Style: k.style, Quad: k.quad, Opt: k.opt, X: at, Y: mid, W: lead - 6})
		} else {
			s.Add(scene.Mark{Kind: k.kind, Style: k.style, Quad: k.quad, Opt: k.opt, X: at + 5, Y: mid, W: 5})
		}
		s.Text(scene.More, 0, at+lead, y+13, words)
		at += long + keyGap
	}
	return y + footLine
}

// write draws a text in lines of width w, broken between words. It returns the y of its
// end.
func (c *Chart) write(st scene.Style, text string, x, y, w scene.Px, s *scene.Scene) scene.Px {
	for text != "" {
		n := scene.Cut(c.meas, st, text, w)
		if n < len(text) {
			if k := strings.LastIndexByte(text[:n+1], ' '); k > 0 {
				n = k
			}
			n = max(n, 1)
		}
		s.Text(st, 0, x, y+13, text[:n])
		y += footLine
		text = strings.TrimLeft(text[n:], " ")
	}
	return y
}

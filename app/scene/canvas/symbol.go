package canvas

import "parley/app/scene"

// symbol draws an event's symbol: filled, dashed, struck through or half filled. In a style
// other than scene.Symbols (a ring, a dot) only its outline is drawn.
func (e *Encoder) symbol(m *scene.Mark) {
	o, ok := scene.OutlineOf(m.Kind)
	if !ok {
		return
	}
	if m.Style != scene.Symbols {
		e.set(e.inks[m.Style], m)
		e.outline(m, o, m.W)
		return
	}
	if s, ok := m.Pole(); ok {
		e.stroke(m, s)
	}
	e.set(e.life(m, o), m)
	e.outline(m, o, m.W)
	if m.Opt&scene.Half != 0 {
		e.set(e.inks[scene.DensityBar], m)
		e.shape(o.Left, m, m.W)
	}
	if s, ok := m.Strike(); ok {
		e.stroke(m, s)
	}
	if m.Opt&scene.Hover != 0 {
		e.set(e.inks[scene.Whisker], &scene.Mark{Quad: m.Quad})
		e.more(opCircles)
		e.two(m.X, m.Y)
		e.num(m.W + scene.HoverGap)
	}
}

// life returns the ink of a symbol; dashes are stretched to close without a seam.
func (e *Encoder) life(m *scene.Mark, o *scene.Outline) ink {
	for i := range scene.Lives {
		if m.Opt&scene.Lives[i].Opt == 0 {
			continue
		}
		k := e.lives[i]
		if k.on > 0 {
			period, _ := o.DashPeriod(m.W)
			k.on, k.off = k.on*period/(k.on+k.off), k.off*period/(k.on+k.off)
			k.begin = k.on / 2
		}
		return k
	}
	return e.inks[scene.Symbols]
}

func (e *Encoder) outline(m *scene.Mark, o *scene.Outline, r scene.Px) {
	if o.Round {
		e.more(opCircles)
		e.two(m.X, m.Y)
		e.num(r)
		return
	}
	e.shape(o.Points, m, r)
}

// shape writes a closed outline at a mark's position.
func (e *Encoder) shape(pts []scene.Px, m *scene.Mark, r scene.Px) {
	e.begin(true, len(pts))
	for i := 0; i+1 < len(pts); i += 2 {
		e.two(m.X+scene.Px(pts[i]*r), m.Y+scene.Px(pts[i+1]*r))
	}
}

// stroke writes an extra line of a symbol.
func (e *Encoder) stroke(m *scene.Mark, s scene.Stroke) {
	opt := m.Opt & scene.Dim
	if s.Dashed {
		opt |= scene.Open
	}
	e.use(scene.Whisker, &scene.Mark{Quad: m.Quad, Opt: opt})
	e.line(s.X, s.Y, s.X+s.W, s.Y+s.H)
}

package actormap

import (
	"parley/app/scene"
	"parley/data/dataset"
)

// choose picks the rows of a box: the actors with the most events, in the order of the
// box, and a line for the collapsed ones. Actors of an expanded country follow below it,
// in the same column.
func (p *place) choose(r *roll, box int, open map[string]bool) {
	shown := p.want
	n := len(shown)
	if n > p.slots || len(p.all) > n {
		n = max(0, min(n, p.slots-1))
	}
	if p.open {
		shown, n = p.all, len(p.all)
		p.slots = n + 1
	}
	for len(shown) > n { // leave out the last of those with the fewest events
		least := 0
		for i := range shown {
			if shown[i].takes <= shown[least].takes {
				least = i
			}
		}
		shown = append(append([]item(nil), shown[:least]...), shown[least+1:]...)
	}
	per := max(1, (p.slots+p.cols-1)/p.cols)
	p.hidden = len(r.boxes.List[box].Rows)
	p.per = 0
	at := 0 // lines used in the column
	for i, it := range shown {
		if i%per == 0 {
			at = 0
		}
		at++
		p.rows = append(p.rows, row{actor: it.actor, home: it.home, x: scene.Px(i / per), y: scene.Px(at)})
		if it.home == none {
			p.hidden--
		} else {
			h := &r.homes[box][it.home]
			p.hidden -= len(h.Rows)
			if open[r.homeKey(box, it.home)] {
				for _, a := range h.Rows {
					at++
					p.rows = append(p.rows, row{actor: a, home: none, x: scene.Px(i / per), y: scene.Px(at), w: -indent})
				}
			}
		}
		p.per = max(p.per, at)
	}
	if len(shown)%per == 0 {
		at = 0
	}
	p.fold = row{actor: dataset.None, home: none, x: scene.Px(len(shown) / per), y: scene.Px(at + 1)}
	if p.hidden > 0 || p.open {
		p.per = max(p.per, at+1)
	}
}

// indent is the indentation of the actors of an expanded country, in pixels.
const indent scene.Px = 12

// number sets the position of every row and the row of every actor: its own, or that of
// its country.
func (l *Layout) number(r *roll) {
	for a := range l.at {
		l.at[a] = -1
	}
	for b := range l.boxes {
		p := &l.boxes[b]
		for i := range p.rows {
			p.rows[i] = l.slot(p, p.rows[i])
			if h := p.rows[i].home; h != none {
				for _, a := range r.homes[b][h].Rows {
					l.at[a] = int32(i)
				}
			}
		}
		for i := range p.rows {
			if p.rows[i].home == none {
				l.at[p.rows[i].actor] = int32(i)
			}
		}
		p.fold = l.slot(p, p.fold)
	}
}

// slot converts column and line of a row to its position in pixels; -w is its indentation.
func (l *Layout) slot(p *place, r row) row {
	h := scene.Px(rowH)
	if l.narrow {
		h = narrowRowH
	}
	w := scene.Px(int((p.w - gapX*scene.Px(p.cols-1)) / scene.Px(p.cols)))
	in := -r.w
	r.x, r.y, r.w = p.x+scene.Px(r.x*(w+gapX))+in, p.y+headH+scene.Px((r.y-1)*h)+h/2, w-in
	return r
}

// find returns the row of an actor, or the line of the collapsed ones that hides it.
func (l *Layout) find(a dataset.ActorRef) (*row, *place) {
	p := &l.boxes[l.of[a]]
	if i := l.at[a]; i >= 0 {
		return &p.rows[i], p
	}
	return &p.fold, p
}

package actormap

import (
	"strconv"
	"testing"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/app/words"
	"parley/data/testkit"
)

// widths are those of a page with and without the panel, of a tablet, and widths
// between.
var widths = []scene.Px{1392, 1040, 900, 768, 704}

func newChart(m *view.Model) *Chart { return New(m.D, words.English(), scene.Widths{}) }

// models returns the bundled records and generated ones of several sizes, each in its
// initial window and over its whole time.
func models(t *testing.T) map[string]*view.Model {
	out := map[string]*view.Model{
		"wide": load(t, "ukraine-talks"), "wide, all": whole(load(t, "ukraine-talks")),
		"august": load(t, "august-2025"), "august, all": whole(load(t, "august-2025")),
	}
	for _, n := range []int{2, 12, 60, 300} {
		out[strconv.Itoa(n)+" actors"] = whole(view.NewModel(testkit.Actors(n, 3*n)))
	}
	return out
}

func whole(m *view.Model) *view.Model {
	s := m.State
	s.From, s.To = m.Extent.From, m.Extent.To
	m.Set(s)
	return m
}

type rect struct{ x, y, w, h scene.Px }

func (a rect) hits(b rect) bool {
	return a.x < b.x+b.w && b.x < a.x+a.w && a.y < b.y+b.h && b.y < a.y+a.h
}

// TestNothingOverlaps checks that boxes, badges and their texts do not overlap at any
// width, and that all of them are on the page.
func TestNothingOverlaps(t *testing.T) {
	for name, m := range models(t) {
		c := newChart(m)
		for _, w := range append(widths, 390, 320) {
			var s scene.Scene
			c.Build(m, w, &s)
			var boxes []rect
			for i := range c.layout.boxes {
				p := &c.layout.boxes[i]
				boxes = append(boxes, rect{p.x, p.y, p.w, p.h})
			}
			if w >= NarrowBelow {
				for i := range c.ties {
					if k := &c.ties[i]; k.drawn {
						boxes = append(boxes, rect{k.x - badgeW/2, k.y - badgeH/2, badgeW, badgeH})
					}
				}
			}
			apart(t, name+" boxes", w, boxes)
			apart(t, name+" words", w, texts(&s))
			for _, r := range texts(&s) {
				if r.x < 0 || r.x+r.w > w+1 || r.y < 0 || r.y+r.h > s.H {
					t.Errorf("%s at %v: words at %v leave the page of %v", name, w, r, s.H)
				}
			}
		}
	}
}

// texts returns the areas of all texts of a scene that are not shown under the pointer only.
func texts(s *scene.Scene) []rect {
	var out []rect
	for _, m := range s.Marks {
		if m.Kind != scene.Text || m.Str == "" || m.Opt&scene.Near != 0 {
			continue
		}
		w := scene.Widths{}.Measure(m.Style, m.Str)
		switch {
		case m.Opt&scene.AnchorEnd != 0:
			m.X -= w
		case m.Opt&scene.AnchorMid != 0:
			m.X -= w / 2
		}
		out = append(out, rect{m.X, m.Y - 10, w, 12})
	}
	return out
}

func apart(t *testing.T, what string, w scene.Px, list []rect) {
	t.Helper()
	for i := range list {
		for k := range list[:i] {
			if list[i].hits(list[k]) {
				t.Errorf("%s at %v: %v and %v overlap", what, w, list[i], list[k])
			}
		}
	}
}

// TestTiesKeepToTheFreeSpace checks that no curve of a tie touches a box, by the convex
// hull of its control points.
func TestTiesKeepToTheFreeSpace(t *testing.T) {
	for name, m := range models(t) {
		c := newChart(m)
		for _, w := range widths {
			var s scene.Scene
			c.Build(m, w, &s)
			f := c.layout.free
			f.y0, f.y1 = f.y0+s.H-c.layout.H, f.y1+s.H-c.layout.H // below the sentence
			for _, mk := range s.Marks {
				if mk.Kind != scene.Curve {
					continue
				}
				p := s.Pts[mk.N : mk.N+8]
				below := p[7] > f.y1
				for i := 0; i < 8; i += 2 {
					in := p[i] >= f.x0 && p[i] <= f.x1 && p[i+1] >= f.y0 && p[i+1] <= f.y1
					if below {
						in = p[i+1] >= f.y1 && p[i+1] <= f.y1+lowGap
					}
					if !in {
						t.Errorf("%s at %v: a tie leaves the free space %v: %v", name, w, f, p)
						break
					}
				}
			}
		}
	}
}

// TestNobodyIsLost finds each actor in exactly one box: in a row, in a country with a row,
// or among the collapsed ones that the box counts. Expanding shows them and moves no one
// else to another side, column or position in the order.
func TestNobodyIsLost(t *testing.T) {
	for name, m := range models(t) {
		c := newChart(m)
		for _, w := range append(widths, 390) {
			closed := c.lay(w)
			held(t, name, c, closed)
			for b := range closed.boxes {
				for h := range c.roll.homes[b] {
					c.ToggleHome(b, h)
				}
				opened := c.lay(w)
				held(t, name+", a box open", c, opened)
				for i := range closed.boxes {
					p, q := &closed.boxes[i], &opened.boxes[i]
					if p.x != q.x || p.w != q.w || p.side != q.side || p.cols != q.cols || i != b && p.h != q.h {
						t.Errorf("%s at %v: %s moves as %s opens", name, w, c.BoxName(i), c.BoxName(b))
					}
					if !ordered(p, q) {
						t.Errorf("%s at %v: %s changes its order as %s opens", name, w, c.BoxName(i), c.BoxName(b))
					}
				}
				for h := range c.roll.homes[b] {
					c.ToggleHome(b, h)
				}
			}
			for b := range closed.boxes {
				c.Toggle(b)
				for h := range c.roll.homes[b] {
					c.ToggleHome(b, h)
				}
			}
			all := c.lay(w)
			held(t, name+", all open", c, all)
			for a, at := range all.at {
				if p := &all.boxes[all.of[a]]; at < 0 || int(p.rows[at].actor) != a || p.rows[at].home != none {
					t.Errorf("%s at %v: %s has no row of its own where all is open", name, w, m.D.Actors[a].ID)
				}
			}
			clear(c.open)
			c.layout = nil
		}
	}
}

// held checks that a layout holds every actor once.
func held(t *testing.T, name string, c *Chart, l *Layout) {
	t.Helper()
	seen := make([]int, len(l.at))
	for i := range l.boxes {
		n := l.boxes[i].hidden
		for k := range l.boxes[i].rows {
			r := &l.boxes[i].rows[k]
			switch {
			case r.home == none:
				seen[r.actor]++
				n++
			case !c.open[c.roll.homeKey(i, r.home)]:
				for _, a := range c.roll.homes[i][r.home].Rows {
					seen[a]++
					n++
				}
			}
		}
		if n != len(c.Boxes.List[i].Rows) {
			t.Errorf("%s at %v: box %s tells of %d of %d actors", name, l.W, c.BoxName(i), n, len(c.Boxes.List[i].Rows))
		}
	}
	for a, n := range seen {
		if behind := l.at[a] < 0; n > 1 || behind != (n == 0) {
			t.Errorf("%s at %v: actor %d has %d rows", name, l.W, a, n)
		}
	}
}

// ordered reports whether the rows of a collapsed box appear in another in the same order
// and the same columns.
func ordered(p, q *place) bool {
	k := 0
	for i := range p.rows {
		r := &p.rows[i]
		for k < len(q.rows) && (q.rows[k].actor != r.actor || q.rows[k].home != r.home) {
			k++
		}
		if k == len(q.rows) || q.rows[k].x != r.x || k > 0 && q.rows[k].x == q.rows[k-1].x && q.rows[k].y <= q.rows[k-1].y {
			return false
		}
	}
	return true
}

// TestArticleShowsAll checks that each of the 24 actors of the small set has a row.
func TestArticleShowsAll(t *testing.T) {
	m := load(t, "august-2025")
	l := newChart(m).lay(1392)
	if len(m.D.Actors) != 24 {
		t.Fatalf("%d actors", len(m.D.Actors))
	}
	for a, at := range l.at {
		if at < 0 {
			t.Errorf("%s has no row", m.D.Actors[a].ID)
		}
	}
}

// TestOpenFoldShowsAll checks that every actor has a row once all groups are open.
func TestOpenFoldShowsAll(t *testing.T) {
	m := load(t, "ukraine-talks")
	c := newChart(m)
	for i := range c.Boxes.List {
		c.Toggle(i)
		for h := range c.roll.homes[i] {
			c.ToggleHome(i, h)
		}
	}
	for a, at := range c.lay(1040).at {
		if at < 0 {
			t.Errorf("%s has no row", m.D.Actors[a].ID)
		}
	}
	var s scene.Scene
	c.Build(m, 1040, &s)
	apart(t, "words", 1040, texts(&s))
}

// TestEventsCountOnce sums the ties: each event of the window with two or more
// delegations is in exactly one, however many took part.
func TestEventsCountOnce(t *testing.T) {
	for name, m := range models(t) {
		c := newChart(m)
		var s scene.Scene
		c.Build(m, 1392, &s)
		want := 0
		for e := range m.Result.All {
			if m.Result.InWindow(e, m.From, m.To) && len(c.boxesOf(e)) > 1 {
				want++
			}
		}
		got := 0
		for i := range c.ties {
			got += c.ties[i].n
			quads := 0
			for _, n := range c.ties[i].quads {
				quads += n
			}
			if quads != c.ties[i].n {
				t.Errorf("%s: classes of a tie do not add up", name)
			}
		}
		if got != want {
			t.Errorf("%s: %d of %d events in ties", name, got, want)
		}
	}
}

// TestSpokesOncePerActor checks that a meeting is one dot with a line to each
// participant, not a line for each pair.
func TestSpokesOncePerActor(t *testing.T) {
	m := load(t, "ukraine-talks")
	c := newChart(m)
	for i := range m.D.Events {
		who := network.Participants(nil, m.D.Events[i].Who)
		if len(who) < 5 {
			continue
		}
		m.Set(view.State{Event: m.D.Events[i].ID, From: m.Extent.From, To: m.Extent.To})
		var s scene.Scene
		c.Build(m, 1392, &s)
		rows := map[*row]bool{}
		for _, p := range m.D.Events[i].Who {
			if r, _ := c.layout.find(p.Actor); p.Role.Takes() || p.Role.Code() == "affected" {
				rows[r] = true
			}
		}
		ends := 0
		for k := range s.Marks {
			if mk := &s.Marks[k]; mk.Style == scene.Spoke && (mk.Kind == scene.Poly || mk.Kind == scene.Curve && s.Pts[mk.N+1] < c.layout.free.y1 && s.Pts[mk.N+7] < c.layout.free.y1) {
				ends++
			}
		}
		if ends != len(rows) {
			t.Errorf("%s: %d lines to %d rows", m.D.Events[i].ID, ends, len(rows))
		}
	}
}

// BenchmarkBuild draws the map of 300 actors.
func BenchmarkBuild(b *testing.B) {
	m := view.NewModel(testkit.Actors(300, 900))
	c := newChart(m)
	var s scene.Scene
	for b.Loop() {
		c.layout = nil
		c.Build(m, 1392, &s)
	}
}

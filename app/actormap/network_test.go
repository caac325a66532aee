package actormap

import (
	"cmp"
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// TestRelationsAreLaidOut checks the record of 14 actors, 16 relations and one event: all
// actors are drawn and named, every relation is an arrow with its name, and the actors
// fill the frame instead of a row.
func TestRelationsAreLaidOut(t *testing.T) {
	m := load(t, "case ties")
	for _, w := range []scene.Px{1392, 1040, 390} {
		var s scene.Scene
		newChart(m).Build(m, w, &s)
		named, words := 0, 0
		x0, x1, y0, y1 := s.W, scene.Px(0), s.H, scene.Px(0)
		for _, n := range s.Nodes {
			seen := s.Marks[n.Last-1].Opt&scene.Near == 0
			switch {
			case n.Target.Kind == scene.ActorTarget && seen:
				named++
				k := &s.Marks[n.First]
				x0, x1, y0, y1 = min(x0, k.X), max(x1, k.X), min(y0, k.Y), max(y1, k.Y)
			case n.Target.Kind == scene.RelationTarget && seen:
				words++
			}
		}
		arrows := -1 // without that of the legend
		for i := range s.Marks {
			if k := &s.Marks[i]; k.Style == scene.Standing && k.Opt&scene.ArrowEnd != 0 {
				arrows++
			}
		}
		if named != 14 || arrows != 16 || w > 390 && words != 16 || words < 14 {
			t.Errorf("at %v: %d names, %d arrows, %d of them named", w, named, arrows, words)
		}
		if x1-x0 < w/2 || y1-y0 < s.H/2 {
			t.Errorf("at %v: the actors take only %v by %v of %v by %v", w, x1-x0, y1-y0, s.W, s.H)
		}
	}
}

// TestParallelTies checks that lines between the same two actors run apart, and that a
// tie of an actor with itself is a loop.
func TestParallelTies(t *testing.T) {
	m := load(t, "case graph")
	m.Set(view.ParseFragment("f=flat&from=2008-01-01&to=2026-01-01"))
	c := newChart(m)
	var s scene.Scene
	c.Build(m, 1040, &s)
	lines := c.layerLines(m, view.TogetherLayer)
	who, _ := c.present(m, lines)
	knots := c.knots(who, 1040, 500)
	loops, relations := 0, 0
	for i := range lines {
		l := &lines[i]
		p := l.curve(knots)
		if l.relation > 0 {
			relations++
		}
		if l.a == l.b {
			loops++
		}
		x, y := along(&p, 4, 8)
		for k := range lines[:i] {
			if o := &lines[k]; o.a == l.a && o.b == l.b || o.a == l.b && o.b == l.a {
				q := o.curve(knots)
				if ox, oy := along(&q, 4, 8); length(x-ox, y-oy) < laneGap-1 {
					t.Errorf("lines %d and %d run through one place", k, i)
				}
			}
		}
	}
	if loops != 2 || relations != len(m.D.Relations) {
		t.Errorf("%d loops, %d of %d relations", loops, relations, len(m.D.Relations))
	}
}

// TestFirmsThatMergeAreJoined checks that two firms that only a relation ties are close
// and joined by a line.
func TestFirmsThatMergeAreJoined(t *testing.T) {
	d := bundled.Case(t, "ties")
	m := view.NewModel(d)
	c := newChart(m)
	var s scene.Scene
	c.Build(m, 1040, &s)
	spots := c.Spots()
	near, n := 0., 0.
	all, k := 0., 0.
	for a := range spots {
		for b := range a {
			far := float64(length(scene.Px(spots[a].X)-scene.Px(spots[b].X), scene.Px(spots[a].Y)-scene.Px(spots[b].Y)))
			all, k = all+far, k+1
			for _, r := range d.Relations {
				if r.From == dataset.ActorRef(a) && r.To == dataset.ActorRef(b) || r.To == dataset.ActorRef(a) && r.From == dataset.ActorRef(b) {
					near, n = near+far, n+1
				}
			}
		}
	}
	if n != 16 || near/n > .6*all/k {
		t.Errorf("related actors are %.0f apart, all %.0f", near/n, all/k)
	}
}

// TestGroupsHaveTheirColours checks that actors have the colour that the record gives
// their group, in the order of the design tokens, and grey without one.
func TestGroupsHaveTheirColours(t *testing.T) {
	m := view.NewModel(bundled.Case(t, "merger"))
	c := newChart(m)
	for b := range c.Boxes.List {
		want := map[string]string{"north": "side-blue", "south": "side-rust", "referees": "side-gold"}[c.Boxes.List[b].Key]
		if got := scene.ClassTokens[c.side(int32(b))]; got != cmp.Or(want, "side-grey") {
			t.Errorf("%s is drawn in %s, want %s", c.Boxes.List[b].Key, got, want)
		}
	}
	for i, row := range codebook.Colours() {
		if got := scene.ClassTokens[int(scene.Sides)+i]; got != "side-"+row.Code {
			t.Errorf("%s is drawn in %s", row.Code, got)
		}
	}
}

// reach lists the actors that a drawing leads to: by a mark or row of their own, or as
// one of a closed box or country. It returns false for a line that counts actors and
// leads to the table of all.
func reach(c *Chart, s *scene.Scene) (in map[dataset.ActorRef]bool, rest int) {
	in = map[dataset.ActorRef]bool{}
	for _, n := range s.Nodes {
		switch k := n.Target; k.Kind {
		case scene.ActorTarget:
			in[dataset.ActorRef(k.Ref)] = true
		case scene.GroupTarget:
			if k.Count == 0 {
				continue
			}
			rows := c.Boxes.List[k.Ref].Rows
			if home, ok := Home(k); ok {
				rows = c.roll.homes[k.Ref][home].Rows
			}
			for _, a := range rows {
				in[a] = true
			}
		case scene.RestTarget:
			rest += int(k.Count)
		}
	}
	return in, rest
}

// TestColumnHoldsTheEvents checks, for the busiest actors, a pair and a tie, that the
// column has each of their events once, in the order of their dates, contacts to the left
// and all else to the right, and counts those for which it has no room.
func TestColumnHoldsTheEvents(t *testing.T) {
	for _, state := range []string{"who=trump", "who=putin&from=..&to=..", "who=rubio&from=..&to=..", "who=trump&with=putin", "tie=russia,usa", "who=bild"} {
		m := load(t, "ukraine-talks")
		m.Set(view.ParseFragment("v=actors&" + state))
		c := newChart(m)
		for _, w := range []scene.Px{1392, 1040, 704, 390} {
			var s scene.Scene
			c.Build(m, w, &s)
			want := c.chosen(m)
			if m.Actor < 0 && w < NarrowBelow {
				continue // the panel has the events of a tie
			}
			seen, more, low := map[int32]int{}, 0, scene.Px(0)
			for _, n := range s.Nodes {
				switch k := n.Target; {
				case k.Kind == scene.TieTarget && k.Other > 0:
					more = int(k.Count)
				case k.Kind == scene.EventTarget:
					seen[k.Ref]++
					if n.Y < low {
						t.Errorf("%s at %v: an event stands above an earlier one", state, w)
					}
					low = n.Y
					left := n.X+n.W < w/2+20
					if met := c.metIn(m, dataset.EventRef(k.Ref)); w >= NarrowBelow && left != met {
						t.Errorf("%s at %v: %s is on the wrong side", state, w, m.D.Events[k.Ref].ID)
					}
				}
			}
			once := 0
			for _, e := range want {
				once += seen[int32(e)]
			}
			if len(want) == 0 || once != len(seen) || once+more != len(want) {
				t.Errorf("%s at %v: %d events drawn, %d counted, of %d", state, w, once, more, len(want))
			}
			apart(t, state, w, texts(&s))
		}
	}
}

// TestBandsDock checks that a band at a side starts at the heading of its delegation, or
// at the row of the one person of it who took part in all of its events.
func TestBandsDock(t *testing.T) {
	alone := 0
	for name, m := range models(t) {
		c := newChart(m)
		for _, w := range widths {
			var s scene.Scene
			c.Build(m, w, &s)
			first, ties := c.pageOf(mostTies)
			ports := c.layout.ports(ties, func(dataset.ActorRef) bool { return true })
			for i := range ties {
				events := c.Together(m, ties[i].boxes)
				if len(events) != ties[i].n {
					t.Fatalf("%s: tie %d has %d events, not %d", name, first+i, len(events), ties[i].n)
				}
				for k, b := range ties[i].boxes {
					who := map[dataset.ActorRef]bool{}
					for _, e := range events {
						for _, a := range c.casts.takers(e) {
							if c.Boxes.Of[a] == b {
								who[a] = true
							}
						}
					}
					if sole := ties[i].sole[k]; (sole >= 0) != (len(who) == 1) || sole >= 0 && !who[sole] {
						t.Errorf("%s: %v take part, %d is said to be alone", name, who, sole)
					}
					p := &c.layout.boxes[b]
					r := c.layout.soleRow(p, ties[i].sole[k])
					at := ports[i][k]
					switch {
					case p.side == low:
						if at.y != c.layout.free.y1 || at.x < p.x || at.x > p.x+p.w {
							t.Errorf("%s at %v: a band ends beside %s", name, w, c.BoxName(int(b)))
						}
					case r != nil:
						if alone++; at.y != r.y {
							t.Errorf("%s at %v: a band of one person ends beside its row", name, w)
						}
					case at.y < p.y || at.y > p.y+headH:
						t.Errorf("%s at %v: a band ends below the heading %s", name, w, c.BoxName(int(b)))
					}
				}
			}
		}
	}
	if alone == 0 {
		t.Error("no band means one person")
	}
}

// records returns the models of all bundled sets and cases, each in its opening window
// and over its whole time.
func records(t *testing.T) map[string]*view.Model {
	out := map[string]*view.Model{}
	for name, d := range bundled.Records(t) {
		out[name] = view.NewModel(d)
		out[name+", all"] = whole(view.NewModel(d))
	}
	return out
}

// TestEveryActorIsReached checks in every record, form and width that each actor of the
// window is reached; that no name covers another; and that none leaves the drawing.
func TestEveryActorIsReached(t *testing.T) {
	for name, m := range records(t) {
		busiest := dataset.ActorID("")
		for a, n := range newChart(m).Counts(m) {
			if n > 3 {
				busiest = m.D.Actors[a].ID
			}
		}
		for _, form := range []view.Form{view.Delegations, view.Flat, view.Rows, view.Matrix, view.OwnForm} {
			st := m.State
			if st.Form, st.Actor = form, ""; form == view.OwnForm {
				st.Form, st.Actor = view.Flat, busiest
			}
			m.Set(st)
			c := newChart(m)
			for _, w := range []scene.Px{1392, 768, 390, 320} {
				var s scene.Scene
				c.Build(m, w, &s)
				name := name + ", " + form.Code()
				in, rest := reach(c, &s)
				lost := 0
				for a, n := range c.counts {
					if n > 0 && !in[dataset.ActorRef(a)] {
						lost++
					}
				}
				if lost > rest {
					t.Errorf("%s at %v: %d actors are not reached, %d counted", name, w, lost, rest)
				}
				for i := range s.Marks {
					if k := &s.Marks[i]; k.Opt&scene.Near != 0 && k.Opt&scene.Dim != 0 {
						t.Errorf("%s at %v: %q is seen without the pointer", name, w, k.Str)
					}
				}
				apart(t, name, w, texts(&s))
				for _, r := range texts(&s) {
					if r.x < 0 || r.x+r.w > w+1 || r.y < 0 || r.y+r.h > s.H {
						t.Errorf("%s at %v: a name at %v leaves the drawing of %v by %v", name, w, r, s.W, s.H)
					}
				}
			}
		}
	}
}

package actormap

import (
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
)

// TestFlatMap checks that every actor is drawn, that names do not overlap or leave the
// page, and that no window, filter or selection moves an actor.
func TestFlatMap(t *testing.T) {
	for name, m := range models(t) {
		m.State.Form = view.Flat
		c := newChart(m)
		for _, w := range []scene.Px{1392, 1040, 390} {
			var s scene.Scene
			c.Build(m, w, &s)
			seen := map[int32]bool{}
			for _, n := range s.Nodes {
				if n.Target.Kind == scene.ActorTarget {
					seen[n.Target.Ref] = true
				}
			}
			for a, n := range c.counts {
				if n > 0 && !seen[int32(a)] && len(seen) < mostKnots {
					t.Errorf("%s at %v: %s is not drawn", name, w, m.D.Actors[a].ID)
				}
			}
			apart(t, name+" names", w, texts(&s))
			for _, r := range texts(&s) {
				if r.x < 0 || r.x+r.w > w+1 || r.y < 0 || r.y+r.h > s.H {
					t.Errorf("%s at %v: a name at %v leaves the page", name, w, r)
				}
			}
		}
		all := make([]bool, len(m.D.Actors))
		before := c.knots(all, 1040, 600)
		m.Set(view.State{Form: view.Flat, Query: "talk", Actor: m.D.Actors[0].ID})
		var s scene.Scene
		c.Build(m, 1040, &s)
		for i, k := range c.knots(all, 1040, 600) {
			if k.x != before[i].x || k.y != before[i].y {
				t.Fatalf("%s: %d moved", name, i)
			}
		}
	}
}

// TestMeetingsAreNoCliques checks that an event of three or more is one mark with a spoke
// to each, without a line between two actors who only met among others.
func TestMeetingsAreNoCliques(t *testing.T) {
	m := whole(load(t, "august-2025"))
	m.State.Form = view.Flat
	c := newChart(m)
	var s scene.Scene
	c.Build(m, 1040, &s)
	spokes, lines, wantLines, wantSpokes := 0, 0, 0, 0
	for i := range s.Marks {
		switch {
		case s.Marks[i].Style == scene.Spoke:
			spokes++
		case s.Marks[i].Style == scene.Tie:
			lines++
		}
	}
	for i := range c.Graph.Pairs() {
		if len(c.Graph.Pairs()[i].Direct) > 0 {
			wantLines++
		}
	}
	for _, t := range c.meets(m) {
		wantSpokes += len(t.who)
	}
	if lines != wantLines || spokes != wantSpokes || spokes == 0 {
		t.Errorf("%d of %d lines, %d of %d spokes", lines, wantLines, spokes, wantSpokes)
	}
}

// TestLayersAreNeverSummed draws one kind of tie at a time: events together, mentions,
// affiliations.
func TestLayersAreNeverSummed(t *testing.T) {
	m := whole(load(t, "august-2025"))
	c := newChart(m)
	together, about := 0, 0
	for i := range c.Graph.Pairs() {
		p := &c.Graph.Pairs()[i]
		if len(p.Direct) > 0 {
			together++
		}
		if len(p.About) > 0 {
			about++
		}
	}
	c.tally(m)
	relations, offices := len(m.D.Relations), 0
	seen := map[line]bool{}
	for _, l := range c.layerLines(m, view.BelongsLayer) {
		if seen[l] {
			t.Errorf("%v stands twice", l)
		}
		if seen[l] = true; l.relation == 0 {
			offices++
		}
	}
	for layer, want := range map[view.Layer][2]int{view.TogetherLayer: {together, relations}, view.AboutLayer: {about, 0}, view.BelongsLayer: {0, relations + offices}} {
		m.State.Form, m.State.Layer = view.Flat, layer
		var s scene.Scene
		c.Build(m, 1040, &s)
		lines, standing, spokes := 0, 0, 0
		for i := range s.Marks {
			switch s.Marks[i].Style {
			case scene.Tie:
				lines++
			case scene.Standing:
				standing++
			case scene.Spoke:
				spokes++
			}
		}
		if layer != view.AboutLayer {
			standing-- // that of the legend
		}
		if lines != want[0] || standing != want[1] || (spokes > 0) != (layer == view.TogetherLayer) {
			t.Errorf("layer %s: %d lines and %d standing of %d, %d spokes", layer.Code(), lines, standing, want, spokes)
		}
		apart(t, "names", 1040, texts(&s))
	}
}

// TestElements keeps the map of a thousand actors and three thousand ties within the
// number of elements that a page may hold.
func TestElements(t *testing.T) {
	m := whole(view.NewModel(testkit.Actors(1000, 3000)))
	for _, f := range []view.Form{view.OwnForm, view.Flat, view.Rows, view.Matrix, view.Delegations} {
		m.State.Form = f
		c := newChart(m)
		most := 1200
		if f == view.Delegations { // with a panel
			pick(m, m.D.Actors[0].ID, "")
			most = 950
		}
		var s scene.Scene
		c.Build(m, 1392, &s)
		n := 2 * len(s.Nodes) // the link and its hit area
		for i := range s.Marks {
			if k := &s.Marks[i]; k.Kind != scene.Line || i == 0 || s.Marks[i-1].Style != k.Style || s.Marks[i-1].Quad != k.Quad || s.Marks[i-1].Opt != k.Opt {
				n++ // consecutive lines of one style are one path
			}
		}
		if n > most {
			t.Errorf("form %q has about %d elements, %d at most", f.Code(), n, most)
		}
	}
}

// TestOwnForm draws a record without countries flat, and the bundled ones by delegation.
func TestOwnForm(t *testing.T) {
	d := testkit.Actors(30, 60)
	bare := *d
	bare.Actors = append([]dataset.Actor(nil), d.Actors...)
	for i := range bare.Actors {
		bare.Actors[i].Country, bare.Actors[i].PartOf = "", dataset.None
	}
	m := view.NewModel(&bare)
	if got := newChart(m).Form(m); got != view.Flat {
		t.Errorf("a record without countries is drawn as %q", got.Code())
	}
	for _, name := range []string{"august-2025", "ukraine-talks"} {
		m := load(t, name)
		if got := newChart(m).Form(m); got != view.Delegations {
			t.Errorf("%s is drawn as %q", name, got.Code())
		}
	}
}

func BenchmarkForms(b *testing.B) {
	m := whole(view.NewModel(testkit.Actors(1000, 3000)))
	for _, f := range []view.Form{view.Delegations, view.Flat, view.Rows, view.Matrix} {
		m.State.Form = f
		c := newChart(m)
		var s scene.Scene
		c.Build(m, 1392, &s)
		b.Run(f.Code(), func(b *testing.B) {
			for b.Loop() {
				c.Build(m, 1392, &s)
			}
		})
	}
}

// BenchmarkTies tallies the ties of 100,000 events for 50 windows, each over their whole
// time, which is the worst case. A single tally is too fast to measure beside the time of
// generating the events.
func BenchmarkTies(b *testing.B) {
	m := whole(view.NewModel(testkit.Events(100_000, testkit.Options{Style: testkit.Coded})))
	c := newChart(m)
	for b.Loop() {
		for range 50 {
			c.tally(m)
		}
	}
}

// TestNobody checks that a record without actors says so, in every form.
func TestNobody(t *testing.T) {
	d := &dataset.Dataset{Events: []dataset.Event{{ID: "e", Title: "Talks", When: edtf.FromDay(20306), Where: dataset.None}}}
	dataset.Seal(d)
	m := view.NewModel(d)
	c := newChart(m)
	for _, form := range []view.Form{view.OwnForm, view.Delegations, view.Flat, view.Rows, view.Matrix} {
		for _, w := range []scene.Px{1392, 320} {
			m.State.Form = form
			var s scene.Scene
			c.Build(m, w, &s)
			if got := texts(&s); len(s.Marks) != 1 || s.Marks[0].Str != "Nobody is named in this record." || got[0].x+got[0].w > w {
				t.Errorf("form %d at %v: %+v", form, w, s.Marks)
			}
		}
	}
}

// TestNamesKeepOffTheTie checks that the line between two actors does not strike through
// their names.
func TestNamesKeepOffTheTie(t *testing.T) {
	d := &dataset.Dataset{Events: []dataset.Event{{ID: "e", Title: "They meet", When: edtf.FromDay(20306), Where: dataset.None}}}
	for i, name := range []string{"William", "Harold"} {
		d.Actors = append(d.Actors, dataset.Actor{ID: dataset.ActorID(name), Name: name, PartOf: dataset.None})
		d.Events[0].Who = append(d.Events[0].Who, dataset.Part{Actor: dataset.ActorRef(i), Role: codebook.RoleActor, For: dataset.None})
	}
	dataset.Seal(d)
	m := view.NewModel(d)
	m.State.Form = view.Flat
	for _, w := range []scene.Px{1392, 390} {
		var s scene.Scene
		newChart(m).Build(m, w, &s)
		var lines [][4]scene.Px
		for _, k := range s.Marks {
			if k.Kind == scene.Line && k.Style == scene.Tie {
				lines = append(lines, [4]scene.Px{k.X, k.Y, k.X + k.W, k.Y + k.H})
			}
		}
		if len(lines) != 1 {
			t.Fatalf("%d lines between two", len(lines))
		}
		for _, k := range s.Marks {
			if k.Kind != scene.Text || k.Str != "William" && k.Str != "Harold" {
				continue
			}
			long := scene.Widths{}.Measure(k.Style, k.Str)
			x := k.X
			switch {
			case k.Opt&scene.AnchorEnd != 0:
				x -= long
			case k.Opt&scene.AnchorMid != 0:
				x -= long / 2
			}
			if crosses(lines[0], [4]scene.Px{x, k.Y - 11, x + long, k.Y + 3}) {
				t.Errorf("at %v: %q lies on the line", w, k.Str)
			}
		}
	}
}

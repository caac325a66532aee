package timeline

import (
	"math/rand/v2"
	"testing"

	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
)

var modes = []view.Lanes{view.ByDelegation, view.NoLanes, view.ByActor, view.ByType, view.ByPair}

func newChart(m *view.Model, mode view.Lanes) *Chart {
	return New(m.D, mode, words.English(), scene.Widths{})
}

func random(n int) *view.Model { return view.NewModel(testkit.Events(n, testkit.Options{})) }

// windows returns windows of the record from hours to all of it.
func windows(m *view.Model) []timescale.Span {
	r := rand.New(rand.NewPCG(7, 7))
	all := timescale.Span{From: m.Extent.From, To: m.Extent.To}
	out := []timescale.Span{all}
	for long := all.Len() / 3; long > timescale.MinSpan; long /= 5 {
		from := all.From + edtf.Instant(r.Int64N(int64(all.Len()-long)))
		out = append(out, timescale.Span{From: from, To: from + long})
	}
	return out
}

func look(m *view.Model, w timescale.Span) {
	s := m.State
	s.From, s.To = w.From, w.To
	m.Set(s)
}

// TestCountsAddUp checks that counts are complete: at every zoom and for any number of rows,
// the events in rows, without a name, in bars and dated too wide to be drawn add up to all
// that pass the filter, in every lane.
func TestCountsAddUp(t *testing.T) {
	m := random(4000)
	s := m.State
	s.Types = []string{"verbal-cooperation", "material-conflict"}
	for _, mode := range modes {
		c := newChart(m, mode)
		for _, state := range []view.State{{}, s} {
			m.Set(state)
			c.Refresh(m)
			for i := range c.lanes {
				for octave := 2; octave < 26; octave += 3 {
					checkCounts(t, c, &c.lanes[i], octave)
				}
			}
		}
	}
}

func checkCounts(t *testing.T, c *Chart, l *laneState, octave int) {
	t.Helper()
	p := c.pack(l, octave)
	for _, rows := range []rowSet{0, 1, 7, 0b101101, 1<<mostRows - 1} {
		q := c.quiet(l, p, rows)
		n := len(p.hazyAt)
		for k, r := range p.rows {
			if rows.has(k) {
				n += len(r)
			}
		}
		for _, r := range q.rows {
			n += len(r)
		}
		if n += len(q.over); n != len(l.refs) {
			t.Fatalf("lane %s, octave %d, rows %b: %d of %d events", l.key, octave, rows, n, len(l.refs))
		}
	}
}

// TestWindowCountsAddUp compares the count in the gutter with the record, and checks that
// every event of the window has a mark: in a row, without a name or in a bar.
func TestWindowCountsAddUp(t *testing.T) {
	m := random(3000)
	for _, mode := range modes {
		c := newChart(m, mode)
		for _, w := range windows(m) {
			look(m, w)
			f := c.Layout(m, Size{W: 1016, H: 500})
			for i := range f.Lanes {
				checkWindow(t, c, f, i, w)
			}
		}
	}
}

func checkWindow(t *testing.T, c *Chart, f *Frame, i int, w timescale.Span) {
	t.Helper()
	l, b := &c.lanes[i], &f.Lanes[i]
	count, hazy := 0, 0
	p := c.pack(l, f.octave)
	for k, ref := range l.refs {
		s := &c.shapes[ref]
		if s.from >= w.To || max(s.to, s.from+1) <= w.From {
			continue
		}
		count++
		row := int(p.seats[k].Row)
		hazy += b2i(row == setAside)
		if row == setAside || b.shown.has(row) || b.bars || !w.Contains(s.at) {
			continue
		}
		if r := c.quiet(l, p, b.named()).row(l, k); r < 0 || r >= b.quiet {
			t.Fatalf("lane %s in %v: event %d is nowhere to be seen", l.key, w, ref)
		}
	}
	if b.Count != count+b.Undated || b.Count > 0 && b.Hazy != hazy {
		t.Fatalf("lane %s in %v: gutter says %d and %d hazy, want %d and %d", l.key, w, b.Count, b.Hazy, count+b.Undated, hazy)
	}
}

// TestPanningKeepsRowsAndNames moves windows, from all of the record to months of it, by less
// and by more than the skirt: no mark changes its row, and at most one name in 200 changes,
// where rows come and go in dense data.
func TestPanningKeepsRowsAndNames(t *testing.T) {
	m := random(3000)
	for _, mode := range modes {
		for i, w := range windows(m)[:4] {
			c := newChart(m, mode)
			changed, all := panned(t, m, c, w)
			if all < 50 || changed*200 > all {
				t.Errorf("mode %v, window %d: %d of %d names changed", mode, i, changed, all)
			}
		}
	}
}

// panned moves a window step by step and counts the names well inside the picture, and
// how many of them changed.
func panned(t *testing.T, m *view.Model, c *Chart, w timescale.Span) (changed, all int) {
	t.Helper()
	type mark struct {
		lane int32
		ref  dataset.EventRef
	}
	type state struct {
		row  int16
		kept int
	}
	seen := map[mark]state{}
	for step := range 12 {
		by := w.Len() / 9 * edtf.Instant(step)
		look(m, timescale.Span{From: w.From + by, To: w.To + by})
		var s scene.Scene
		c.BuildLanes(m, Size{W: 2400, H: 900, Skirt: 300}, &s)
		for i, e := range c.draw.placed {
			const from, to, name = 300, 300 + 2288, 500 // names are up to 420 pixels wide
			if b := &c.draw.labels[i]; b.Left < from+name || b.Right > to-name {
				continue // the border may cut its name
			}
			l := &c.lanes[e.lane]
			now := state{c.pack(l, c.frame.octave).seats[c.position(l, e.ref)].Row, c.draw.labels[i].Kept}
			if was, ok := seen[mark{e.lane, e.ref}]; ok {
				all++
				if was.row != now.row {
					t.Fatalf("event %d moved from row %d to %d", e.ref, was.row, now.row)
				}
				if was.kept != now.kept {
					changed++
				}
			}
			seen[mark{e.lane, e.ref}] = now
		}
	}
	return changed, all
}

// TestZoomKeepsRowsWithinAnOctave changes the zoom a little.
func TestZoomKeepsRowsWithinAnOctave(t *testing.T) {
	m := random(2000)
	c := newChart(m, view.NoLanes)
	c.Refresh(m)
	from := m.Extent.From
	a := timescale.Scale{Window: timescale.Span{From: from, To: from + 904*5000}, Width: 904}
	b := timescale.Scale{Window: timescale.Span{From: from, To: from + 904*8000}, Width: 904}
	if a.Octave() != b.Octave() || c.pack(&c.lanes[0], a.Octave()) != c.pack(&c.lanes[0], b.Octave()) {
		t.Error("the rows depend on more than the octave")
	}
}

// TestTextsNeverOverlap checks whole pictures for overlapping texts.
func TestTextsNeverOverlap(t *testing.T) {
	m := random(1500)
	for _, mode := range modes {
		c := newChart(m, mode)
		for _, w := range windows(m) {
			look(m, w)
			var s scene.Scene
			c.Build(m, Size{W: 1016, H: 560}, &s)
			checkTexts(t, &s)
		}
	}
}

func checkTexts(t *testing.T, s *scene.Scene) {
	t.Helper()
	type box struct {
		x, y, w scene.Px
		s       string
	}
	var boxes []box
	for _, k := range s.Marks {
		if k.Kind != scene.Text {
			continue
		}
		w := scene.Widths{}.Measure(k.Style, k.Str)
		b := box{k.X, k.Y, w, k.Str}
		if k.Opt&scene.AnchorMid != 0 {
			b.x -= w / 2
		}
		if b.x < -1 || b.x+b.w > s.W+12 {
			t.Fatalf("%q runs over the border: %v to %v of %v", b.s, b.x, b.x+b.w, s.W)
		}
		boxes = append(boxes, b)
	}
	for i, a := range boxes {
		for _, b := range boxes[:i] {
			if a.x < b.x+b.w && b.x < a.x+a.w && a.y-b.y < 11 && b.y-a.y < 11 {
				t.Fatalf("%q at %v,%v lies on %q at %v,%v", a.s, a.x, a.y, b.s, b.x, b.y)
			}
		}
	}
}

// TestWarmFramesDoNotAllocate builds every part into scenes that have been used.
func TestWarmFramesDoNotAllocate(t *testing.T) {
	m := random(5000)
	for _, mode := range modes {
		c := newChart(m, mode)
		for _, w := range windows(m)[:6] {
			s := m.State
			s.From, s.To, s.Event = w.From, w.To, m.D.Events[2500].ID
			m.Set(s)
			var sc scene.Scene
			size := Size{W: 1016, H: 500, Skirt: 400}
			frame := func() { buildAll(c, m, size, &sc) }
			frame()
			if n := testing.AllocsPerRun(3, frame); n > 0 {
				t.Errorf("mode %d, window of %d days: %v allocations", mode, w.Len()/edtf.DaySeconds, n)
			}
		}
	}
}

// TestCollapsedLanesKeepTheirBaseLine collapses a lane and expands it again.
func TestCollapsedLanesKeepTheirBaseLine(t *testing.T) {
	m := viewOf(t, "2025-07-01", "2025-08-31", "", "")
	c := newChart(m, view.ByDelegation)
	high := c.Layout(m, Size{W: 1016, H: 500}).Lanes[0].H
	c.Collapse(c.LaneKey(0), true)
	var s scene.Scene
	c.BuildLanes(m, Size{W: 1016, H: 500}, &s)
	for _, n := range s.Nodes {
		if n.Target.Kind == scene.EventTarget && n.Target.Other == 0 {
			t.Errorf("a closed lane has a mark: %+v", n.Target)
		}
	}
	if b := c.frame.Lanes[0]; !b.Collapsed || b.H >= high || b.Count == 0 || !c.Collapsed(c.LaneKey(0)) {
		t.Errorf("closed lane: %+v", b)
	}
	c.Collapse(c.LaneKey(0), false)
	if b := c.Layout(m, Size{W: 1016, H: 500}).Lanes[0]; b.H != high {
		t.Errorf("opened lane: %+v", b)
	}
	if c.LaneKey(99) != "" || c.Collapsed("none of them") {
		t.Error("there is no such lane")
	}
}

// TestSkirtIsTheSamePicture compares the part within the window of a picture with a skirt
// with the picture of the window alone.
func TestSkirtIsTheSamePicture(t *testing.T) {
	m := random(2000)
	c := newChart(m, view.ByDelegation)
	look(m, windows(m)[2])
	var plain, wide scene.Scene
	c.BuildLanes(m, Size{W: 1016, H: 500}, &plain)
	c.BuildLanes(m, Size{W: 1016, H: 500, Skirt: 400}, &wide)
	skirt := scene.Px(c.frame.Wide.Width-c.frame.Scale.Width) / 2
	where := map[scene.Target][2]scene.Px{}
	for _, n := range wide.Nodes {
		where[n.Target] = [2]scene.Px{n.X - skirt, n.Y}
	}
	for _, n := range plain.Nodes {
		if n.Target.Kind != scene.EventTarget || n.X < 1 || n.X+n.W > plain.W-1 {
			continue
		}
		at, ok := where[n.Target]
		if d := at[0] - n.X; !ok || at[1] != n.Y || d > 1 || d < -1 {
			t.Fatalf("%+v is at %v,%v alone and at %v with a skirt", n.Target, n.X, n.Y, at)
		}
	}
}

// TestLayoutFitsItsHeight compares the heights of lanes with the height available.
func TestLayoutFitsItsHeight(t *testing.T) {
	m := random(5000)
	for _, mode := range modes {
		c := newChart(m, mode)
		for _, h := range []scene.Px{200, 400, 700, 1200, 2000} {
			for _, w := range windows(m)[:5] {
				look(m, w)
				f := c.Layout(m, Size{W: 1016, H: h})
				y := scene.Px(arcH)
				most := 0
				near := bucketsAround(w, timescale.Step(f.octave, demandBits))
				for i, b := range f.Lanes {
					for r, row := range c.pack(&c.lanes[i], f.octave).rows {
						if b.shown.has(r) && !c.rowReaches(&c.lanes[i], row, near) {
							t.Fatalf("lane %s gives room to row %d, in which nothing lies near the window", b.Key, r)
						}
					}
					if b.Y != y || b.H < laneNone || b.rows > b.need {
						t.Fatalf("lane %+v at %v", b, y)
					}
					y, most = y+b.H, max(most, b.rows)
				}
				if f.LanesH != y || f.LanesH > h+nearly && most > rollRows+1 {
					t.Fatalf("mode %d, height %v: lanes of %v with up to %d rows", mode, h, f.LanesH, most)
				}
			}
		}
	}
}

// TestOpenedLaneHasAllItsRows opens a lane of a crowded day: it names as many events as rows
// are packed for, and closing and expanding it takes the rows back.
func TestOpenedLaneHasAllItsRows(t *testing.T) {
	m := caseModel(t, "crowd")
	c := newChart(m, view.NoLanes)
	size := Size{W: 1016, H: 300}
	few := c.Layout(m, size).Lanes[0]
	c.Open(0)
	c.Open(7)
	all := c.Layout(m, size).Lanes[0]
	if few.rows >= few.need || all.rows != all.need || all.H < 2*few.H || c.frame.LanesH <= size.H {
		t.Errorf("%d of %d rows in %.0f px, opened %d in %.0f px", few.rows, few.need, few.H, all.rows, all.H)
	}
	c.Collapse(c.LaneKey(0), true)
	c.Collapse(c.LaneKey(0), false)
	if again := c.Layout(m, size).Lanes[0]; again.rows != few.rows {
		t.Errorf("%d rows after closing it, want %d", again.rows, few.rows)
	}
}

// buildAll builds everything that a frame draws.
func buildAll(c *Chart, m *view.Model, size Size, s *scene.Scene) {
	c.Build(m, size, s)
	c.BuildAxis(m, size, s)
	c.BuildGutter(m, size, s)
	c.BuildCorner(m, size, s)
	c.BuildLanes(m, size, s)
	c.BuildOverview(m, size.W, s)
	c.BuildKnown(m, size, s)
}

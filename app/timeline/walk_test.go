package timeline

import (
	"math/bits"
	"strings"
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
)

// TestWalkMeetsEveryEventOnce steps from the first event to the last and back.
func TestWalkMeetsEveryEventOnce(t *testing.T) {
	m := random(700)
	for _, mode := range modes {
		c := newChart(m, mode)
		want := 0
		for i := range m.D.Events {
			if m.D.Events[i].Type != codebook.Period && c.shapes[i].form != nowhere {
				want++
			}
		}
		seen := map[int32]bool{}
		at := c.Next(m, c.Next(m, scene.Target{}, Later), First)
		for !seen[at.Ref] {
			seen[at.Ref] = true
			if n, of := c.place(m, dataset.EventRef(at.Ref)); n != len(seen) || of != want {
				t.Fatalf("mode %d: event %d is %d of %d, want %d of %d", mode, at.Ref, n, of, len(seen), want)
			}
			if at.Other < 0 || c.position(&c.lanes[at.Other], dataset.EventRef(at.Ref)) < 0 {
				t.Fatalf("mode %d: event %d is not in lane %d", mode, at.Ref, at.Other)
			}
			at = c.Next(m, at, Later)
		}
		if len(seen) != want {
			t.Fatalf("mode %d: walked through %d of %d events", mode, len(seen), want)
		}
		if end := c.Next(m, at, Last); end != at || c.Next(m, at, Earlier) == at {
			t.Fatalf("mode %d: the walk does not end at the end", mode)
		}
	}
}

func TestStepsAcrossLanesAndWindows(t *testing.T) {
	m := viewOf(t, "2025-08-01", "2025-08-31", "envoy", "")
	c := newChart(m, view.ByDelegation)
	id := func(at scene.Target) dataset.EventID { return m.D.Events[at.Ref].ID }
	at := c.Next(m, scene.Target{}, Later)
	for _, step := range []struct {
		d    Direction
		want dataset.EventID
	}{
		{Later, "interest"}, {Later, "briefs"}, {Later, "duty"}, {Later, "praise"}, {Later, "agreed"}, {Earlier, "praise"}, {Down, "interest"}, {Down, "house"}, {Down, "arabic"}, {Up, "house"},
		{Up, "three"}, {Up, "visit"}, {PageLater, "later"}, {PageEarlier, "next"}, {First, "early"}, {Up, "early"}, {Earlier, "early"}, {Last, "later"}, {Later, "later"},
	} {
		if at = c.Next(m, at, step.d); id(at) != step.want {
			t.Fatalf("step %d leads to %s, want %s", step.d, id(at), step.want)
		}
	}
	s := m.State
	s.Query = "nothing of the kind"
	m.Set(s)
	if at := c.Next(m, at, Later); at.Kind != scene.NoTarget {
		t.Errorf("a target without any event: %+v", at)
	}
}

func TestLinksReadBothWays(t *testing.T) {
	m := viewOf(t, "", "", "", "")
	envoy, summit := m.IDs.Event("envoy"), m.IDs.Event("summit")
	if l := Links(m, envoy); len(l) != 1 || l[0] != (Link{summit, codebook.Causes, false}) {
		t.Errorf("links of the envoy: %+v", l)
	}
	if l := Links(m, summit); len(l) != 1 || l[0] != (Link{envoy, codebook.Causes, true}) {
		t.Errorf("links of the summit: %+v", l)
	}
	if Links(m, dataset.None) != nil {
		t.Error("no event has links")
	}
}

func TestSpeak(t *testing.T) {
	m := viewOf(t, "2025-08-01", "2025-08-31", "", "")
	c := newChart(m, view.ByDelegation)
	event := func(id dataset.EventID) scene.Target {
		return scene.Target{Kind: scene.EventTarget, Ref: int32(m.IDs.Event(id))}
	}
	for _, k := range []struct {
		t    scene.Target
		want string
	}{
		{event("envoy"), "6 Aug 2025, Boris receives Anna’s envoy in the Winter Palace, happened, 2 sources, 14 of 31"},
		{event("deadline"), "8 Aug 2025, Deadline for Eastland to agree, did not happen, 1 source, 20 of 31"},
		{scene.Target{Kind: scene.LaneTarget, Ref: 0, Count: 7}, "Northland, 7 events"},
		{scene.Target{Kind: scene.MoreTarget, Ref: int32(m.IDs.Event("duty")), Count: 3, From: int64(m.From), To: int64(m.To)},
			"August 2025, 3 events; the most important is Second duty on imports from the Delta"},
		{scene.Target{}, ""},
	} {
		if got := c.Speak(m, k.t); got != k.want {
			t.Errorf("said %q, want %q", got, k.want)
		}
	}
	if title, line := c.Tip(m, event("envoy")); title != "Boris receives Anna’s envoy in the Winter Palace" || line != "6 Aug 2025 · Happened · Disputed · 2 sources" {
		t.Errorf("the tip says %q, %q", title, line)
	}
	if title, line := c.Tip(m, scene.Target{Kind: scene.LaneTarget, Count: 7}); title != "" || line != "Northland, 7 events" {
		t.Errorf("the tip of a lane says %q, %q", title, line)
	}
	s := m.State
	s.On = dataset.SomeDay(dataset.FirstDay(date(t, "2025-08-01")))
	m.Set(s)
	if got := c.Speak(m, event("deadline")); !strings.Contains(got, "planned") {
		t.Errorf("on 1 August the deadline was %q", got)
	}
}

// TestNodesAreInReadingOrder checks the order in which a picture is read aloud: periods,
// then lane by lane in time order.
func TestNodesAreInReadingOrder(t *testing.T) {
	m := random(900)
	c := newChart(m, view.ByDelegation)
	look(m, windows(m)[2])
	var s scene.Scene
	c.BuildLanes(m, Size{W: 1016, H: 900}, &s)
	last := scene.Node{}
	for _, n := range s.Nodes {
		if n.First > n.Last || n.W <= 0 || n.H <= 0 {
			t.Fatalf("node %+v", n)
		}
		if n.Target.Kind != scene.EventTarget || last.Target.Kind != scene.EventTarget || n.Target.Other != last.Target.Other {
			last = n
			continue
		}
		if n.Y == last.Y && n.X+n.W < last.X {
			t.Fatalf("node %+v is read after %+v", n, last)
		}
		last = n
	}
}

func TestLocateFindsEveryEventOfTheWindow(t *testing.T) {
	m := viewOf(t, "2025-07-01", "2025-08-31", "", "")
	c := newChart(m, view.ByDelegation)
	f := c.Layout(m, Size{W: 1016, H: 260})
	for ref := range m.Result.All {
		if !m.Result.InWindow(ref, m.From, m.To) || c.shapes[ref].form == period {
			continue
		}
		at := c.Target(ref)
		x, y, w, h, ok := c.Locate(ref, int(at.Other))
		if b := f.Lanes[at.Other]; !ok || y+h/2 < b.Y || y+h/2 > b.Y+b.H || w < 24 || h < 24 || x > 1016 {
			t.Errorf("%s is at %v,%v %v by %v (%v) in the lane from %v to %v", m.D.Events[ref].ID, x, y, w, h, ok, b.Y, b.Y+b.H)
		}
	}
	if _, _, _, _, ok := c.Locate(0, 99); ok {
		t.Error("there is no lane 99")
	}
}

// columnText returns the phone timeline as text.
func columnText(m *view.Model) string {
	var b strings.Builder
	for _, e := range Column(m, words.English()) {
		if e.Month != "" {
			b.WriteString("# " + e.Month + "\n")
		}
		if e.Gap != "" {
			b.WriteString(".. " + e.Gap + "\n")
		}
		if e.Head {
			b.WriteString("= " + e.Day + e.Span + " " + e.Weekday + "\n")
		}
		b.WriteString(strings.Repeat("|", bits.OnesCount8(e.Bands)) + string(m.D.Events[e.Ref].ID))
		for _, mark := range []struct {
			on   bool
			word string
		}{{e.Period, " period"}, {e.Selected, " *"}, {e.Flag, " flag"}, {e.Several, " of several"}, {e.Again, " again"}} {
			if mark.on {
				b.WriteString(mark.word)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestColumn(t *testing.T) {
	m := viewOf(t, "2025-08-01", "2025-08-15", "envoy", "")
	want := `# 2025
= some month in 2025 
some
# August 2025
|war period
||round period
= 1 Fri
||boats
= by 6 Aug 2025 
||interest
.. 4 days
= 6 Wed
||envoy *
||briefs
||duty
||praise
= 7 Thu
||agreed
= 8 Fri
||deadline flag
= 9 Sat
||advisers
.. 2 days
= 12 Tue
|arabic
.. 2 days
= 15 Fri
|summit
`
	if got := columnText(m); got != want {
		t.Errorf("the column reads\n%s\nwant\n%s", got, want)
	}
}

// TestFollow follows the links of the envoy's visit and back.
func TestFollow(t *testing.T) {
	m := viewOf(t, "2025-07-01", "2025-09-01", "", "")
	c := newChart(m, view.ByDelegation)
	to, word, ok := c.Follow(m, m.IDs.Event("envoy"), 0)
	if !ok || m.D.Events[to.Ref].ID != "summit" || word == "" || to.Other < 0 {
		t.Fatalf("the visit leads to %+v, %q, %v", to, word, ok)
	}
	if again, _, _ := c.Follow(m, m.IDs.Event("envoy"), 1); again != to {
		t.Errorf("after its last link comes %+v, want its first again", again)
	}
	back, word, ok := c.Follow(m, dataset.EventRef(to.Ref), 0)
	if !ok || m.D.Events[back.Ref].ID != "envoy" || word == "" {
		t.Errorf("and the summit back to %+v, %q, %v", back, word, ok)
	}
	if _, _, ok := c.Follow(m, m.IDs.Event("call"), 0); ok {
		t.Error("a call without links leads somewhere")
	}
}

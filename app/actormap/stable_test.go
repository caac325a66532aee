package actormap

import (
	"testing"

	"parley/app/scene"
	"parley/app/words"
	"parley/data/dataset"
)

// TestOneMoreActorMovesFew adds an actor with a part in one event to each delegation in
// turn: every other actor that keeps its row moves less than 5 % of the diagonal. Cases
// where a new delegation appears are skipped, since the map is then a different one.
func TestOneMoreActorMovesFew(t *testing.T) {
	for _, set := range []string{"ukraine-talks", "august-2025"} {
		for _, w := range []scene.Px{1392, 1040} {
			base := load(t, set).D
			old := New(base, words.English(), scene.Widths{})
			for b := range old.Boxes.List {
				d := *base
				like := base.Actors[old.Boxes.List[b].Rows[0]]
				like.ID, like.Name, like.Short = "zz-new", "Newcomer", ""
				d.Actors = append(append([]dataset.Actor(nil), base.Actors...), like)
				d.Events = append([]dataset.Event(nil), base.Events...)
				e := &d.Events[len(d.Events)-1]
				e.Who = append(append([]dataset.Part(nil), e.Who...), dataset.Part{Actor: dataset.ActorRef(len(base.Actors)), Role: e.Who[0].Role})
				now := New(&d, words.English(), scene.Widths{})
				if len(now.Boxes.List) != len(old.Boxes.List) {
					continue // a region has become large enough for a box of its own
				}
				moved, folded := farthest(old.lay(w), now.lay(w), len(base.Actors))
				if moved > 5 || folded > 1 {
					t.Errorf("%s at %v: one more in %s moves others by %.1f %% of the diagonal and folds %d", set, w, old.BoxName(b), moved, folded)
				}
			}
		}
	}
}

// farthest returns the largest move of an actor with a row in both layouts, in percent of
// the diagonal, and how many actors have lost their row.
func farthest(a, b *Layout, n int) (percent float64, folded int) {
	diagonal := float64(a.W*a.W + a.H*a.H)
	for i := range n {
		if a.at[i] < 0 {
			continue
		}
		if b.at[i] < 0 {
			folded++
			continue
		}
		p, _ := a.find(dataset.ActorRef(i))
		q, _ := b.find(dataset.ActorRef(i))
		dx, dy := float64(p.x-q.x), float64(p.y-q.y)
		percent = max(percent, 1e4*(dx*dx+dy*dy)/diagonal)
	}
	lo := 0.0
	for lo*lo < percent { // the square root, to a tenth
		lo += 0.1
	}
	return lo, folded
}

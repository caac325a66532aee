package picture

import (
	"fmt"
	"strings"
	"testing"

	"parley/app/scene"
	"parley/app/story"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

// The pictures of the steps of a record have one height and one place of the line, and
// in none do words touch others or leave the frame.
func TestStepsStandTogether(t *testing.T) {
	for name, d := range records(t) {
		ps := Steps(d, words.EnglishPages())
		if len(ps) != len(d.Steps) {
			t.Fatalf("%s has %d pictures for %d steps", name, len(ps), len(d.Steps))
		}
		for _, w := range []scene.Px{358, 640, 916} {
			for i, sc := range Together(scene.Widths{}, w, ps) {
				where := fmt.Sprintf("%s, step %d at %v", name, i+1, w)
				all := boxes(&sc)
				for k, b := range all {
					if b.x0 < -.5 || b.x1 > w+.5 || b.y0 < 0 || b.y1 > sc.H {
						t.Errorf("%s: %q leaves the frame", where, b.says)
					}
					for _, o := range all[:k] {
						if b.x0 < o.x1-.5 && o.x0 < b.x1-.5 && b.y0 < o.y1-.5 && o.y0 < b.y1-.5 {
							t.Errorf("%s: %q touches %q", where, b.says, o.says)
						}
					}
				}
			}
			heights := map[scene.Px]bool{}
			for _, sc := range Together(scene.Widths{}, w, ps) {
				heights[sc.H] = true
			}
			if len(heights) > 1 {
				t.Errorf("%s at %v: the heights are %v", name, w, heights)
			}
		}
	}
}

// Each step of the wide set shows how things stood on its day, and nothing later.
func TestStepsKnowTheirDay(t *testing.T) {
	d := bundled.Wide(t)
	ps := Steps(d, words.EnglishPages())
	const ahead = "Deadline for Russia to agree to end the war stands at "
	for i, want := range []string{
		ahead + "2 Sep; 2 events are expected", ahead + "8 Aug; 3 events are expected", ahead + "8 Aug; 6 events are expected",
		ahead + "8 Aug; 6 events are expected", ahead + "8 Aug; 6 events are expected", ahead + "8 Aug; 6 events are expected",
		"The deadline of 8 Aug has run out; 3 events are expected; 3 events that were expected did not come",
		"The deadline of 8 Aug has run out; 2 events are expected; 4 events that were expected did not come",
		"The deadline of 8 Aug has run out; 6 events that were expected did not come",
	} {
		if got := ps[i].Standing(); got != want {
			t.Errorf("step %d: %q, want %q", i+1, got, want)
		}
	}
	stops := story.Authored(d)
	for i, p := range ps {
		day := stops[i].On.Or(dataset.LatestDay)
		for k := range p.d.Events {
			if p.d.Events[k].Known > day {
				t.Errorf("step %d knows %q", i+1, p.d.Events[k].Title)
			}
		}
	}
	// It was to be done by 2 September; where it is drawn since then is the author's hindsight.
	for _, x := range ps[0].expected {
		if e := &ps[0].d.Events[x.ref]; strings.HasPrefix(e.Title, "Russia agrees") {
			if from, to := edtf.FromDay(x.from.Day()).String(), edtf.FromDay(x.to.Day()-1).String(); from != "2025-07-14" || to != "2025-09-02" {
				t.Errorf("%q is drawn from %s to %s", e.Title, from, to)
			}
		}
	}
}

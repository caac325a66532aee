package promise

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

var (
	classes = map[string]bool{"thin": true, "said": true, "is": true, "box": true, "was": true, "came": true, "open": true, "off": true}
	starts  = regexp.MustCompile(`M(-?\d+) (-?\d+)`)
)

// Every promise of every record has one line inside its picture, all on one scale, which
// begins on the day it was first said and ends as the words say.
func TestBars(t *testing.T) {
	drawn := map[Outcome]int{}
	for name, d := range bundled.Records(t) {
		items := List(d, dataset.NewLedger(d), dataset.NewIndex(d), dataset.LatestDay, 20000)
		reach := Reach(items)
		for i := range items {
			it := &items[i]
			drawn[it.Outcome]++
			found := ""
			for _, s := range it.Bar(reach) {
				found += s.Class + " "
				if !classes[s.Class] {
					t.Errorf("%s: no style %q", name, s.Class)
				}
				for _, m := range starts.FindAllStringSubmatch(s.D, -1) {
					x, _ := strconv.Atoi(m[1])
					if y, _ := strconv.Atoi(m[2]); x < 0 || x > BarWide || y < 0 || y > BarHigh {
						t.Errorf("%s, %s: %s leaves the picture", name, it.Title, s.D)
					}
				}
			}
			want := map[Outcome]string{Open: "open ", Postponed: "off ", Kept: "came ", Lapsed: "open off ", CalledOff: "off ", Untold: "box "}[it.Outcome]
			if !strings.HasSuffix(found, want) || strings.Contains(found, "said") != (it.Since != dataset.DayNone) {
				t.Errorf("%s, %s: outcome %d is drawn as %s", name, it.Title, it.Outcome, found)
			}
			if moved, _ := it.Slipped(); moved != 0 && !strings.Contains(found, "was") {
				t.Errorf("%s, %s: moved by %d days, drawn as %s", name, it.Title, moved, found)
			}
		}
	}
	for _, o := range []Outcome{Open, Postponed, Kept, Lapsed, CalledOff} {
		if drawn[o] == 0 {
			t.Errorf("no promise ended as %d", o)
		}
	}
}

// Twice as many days are twice as long a line.
func TestBarsShareAScale(t *testing.T) {
	end := func(days dataset.Day) int {
		it := Item{Since: 100, First: 100 + days, Due: 100 + days, Turned: 100 + days, Outcome: Kept}
		for _, s := range it.Bar(80) {
			if s.Class == "is" {
				x, _ := strconv.Atoi(s.D[strings.Index(s.D, "H")+1:])
				return x - barEdge
			}
		}
		return 0
	}
	if a, b, all := end(20), end(40), end(80); b != 2*a || all != BarWide-2*barEdge {
		t.Errorf("20, 40 and 80 of 80 days are %d, %d and %d pixels", a, b, all)
	}
}

// What was called off ends on the day on which that was said, not on the day named for it.
func TestCalledOffEndsWhereItWasSaid(t *testing.T) {
	it := Item{Since: 100, First: 120, Due: 140, Turned: 110, Outcome: CalledOff}
	if got := it.end(100); got != 110 {
		t.Errorf("it ends on day %d", got)
	}
	if from, to := it.ends(); from != 100 || to != 140 {
		t.Errorf("it runs from %d to %d", from, to)
	}
}

// What may come on any day of a time is open until its end: the line leads to the box of
// that time, the ring stands at its end, and so does the arc of a move.
func TestOpenUntilItsEnd(t *testing.T) {
	it := Item{Since: 100, First: 100, Due: 125, Slips: []Slip{{On: 114, Was: edtf.FromDay(150)}}}
	got := ""
	for _, s := range it.Bar(50) {
		got += s.Class + " " + s.D + "\n"
	}
	want := "thin M8 12H292\nwas M292 7v10\nwas M292 7C292 1 150 1 150 8\nbox M8 8H151v8H8Z\nis M8 12H9\nsaid M8 6v12\nopen M146 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z\n"
	if got != want {
		t.Errorf("drawn as\n%swant\n%s", got, want)
	}
}

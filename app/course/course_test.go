package course

import (
	"slices"
	"strings"
	"testing"

	"parley/app/chronicle"
	"parley/app/scene"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// The summit was possible, planned, confirmed, and took place: each word stands in the
// picture, at every width.
func TestSummit(t *testing.T) {
	d := bundled.Wide(t)
	b := chronicle.New(d, dataset.NewLedger(d), words.English())
	e, _ := b.Event(dataset.NewIndex(d).Event("2025-08-15-anchorage"), dataset.LatestDay)
	for _, width := range []scene.Px{280, 310, 1048} {
		var sc scene.Scene
		if !Build(&e, words.English(), scene.Widths{}, width, &sc) {
			t.Fatal("nothing is drawn")
		}
		said := ""
		for i := range sc.Marks {
			said += sc.Marks[i].Str + "\n"
		}
		for _, want := range []string{"Status", "Possible", "Planned", "Confirmed", "Happened", "Date", "11 Aug 2025 or later", "15 Aug 2025", "Place", "Alaska", "Title", "Trump–Putin meeting", "August 2025"} {
			if !strings.Contains(said, want+"\n") {
				t.Errorf("%v pixels: no %q in\n%s", width, want, said)
			}
		}
	}
}

// In every record words neither touch one another nor leave the picture, bars follow the
// order of time, and what the list says of the status stands in the picture.
func TestPicturesOfAllRecords(t *testing.T) {
	drawn := 0
	for name, d := range bundled.Records(t) {
		b := chronicle.New(d, dataset.NewLedger(d), words.English())
		for i := range d.Events {
			e, _ := b.Event(dataset.EventRef(i), dataset.LatestDay)
			for _, width := range []scene.Px{310, 1048} {
				var sc scene.Scene
				if !Build(&e, words.English(), scene.Widths{}, width, &sc) {
					continue
				}
				drawn++
				if fault := faultOf(&sc, &e); fault != "" {
					t.Errorf("%s, %s, %v pixels: %s", name, e.ID, width, fault)
				}
			}
		}
	}
	if drawn < 60 {
		t.Errorf("%d pictures", drawn)
	}
}

// faultOf is what is wrong with a picture, "" for nothing.
func faultOf(sc *scene.Scene, e *chronicle.Entry) string {
	type box struct {
		x0, x1, y scene.Px
		words     string
	}
	var boxes []box
	for i := range sc.Marks {
		m := &sc.Marks[i]
		switch m.Kind {
		case scene.Rect:
			if m.W < 0 || m.X < -1 || m.X+m.W > sc.W+1 {
				return "a bar leaves the picture or goes back"
			}
		case scene.Text:
			b := box{m.X, m.X + scene.Widths{}.Measure(m.Style, m.Str), m.Y, m.Str}
			if b.x0 < 0 || b.x1 > sc.W+1 || b.y > sc.H {
				return "words leave the picture: " + m.Str
			}
			for _, o := range boxes {
				if o.y == b.y && o.x0 < b.x1 && b.x0 < o.x1 {
					return "words touch: " + o.words + ", " + b.words
				}
			}
			boxes = append(boxes, b)
		}
	}
	for _, s := range e.Course {
		if !slices.ContainsFunc(boxes, func(b box) bool { return b.words == s.Values[0] }) {
			return "no word of " + s.Values[0]
		}
	}
	return ""
}

// An event that stood the same way from the first word of it on has no picture.
func TestNothingChanged(t *testing.T) {
	var sc scene.Scene
	if Build(&chronicle.Entry{}, words.English(), scene.Widths{}, 310, &sc) || len(sc.Marks) > 0 {
		t.Error("a history without stages is drawn")
	}
}

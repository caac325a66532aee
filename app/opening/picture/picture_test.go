package picture

import (
	"fmt"
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// records are both bundled sets, all small records that failed once, and large ones.
func records(t *testing.T) map[string]*dataset.Dataset {
	out := map[string]*dataset.Dataset{"wide": bundled.Wide(t), "article": bundled.Read(t, "august-2025"), "many": testkit.Events(3000, testkit.Options{})}
	for _, name := range bundled.Cases(t) {
		out[name] = bundled.Case(t, name)
	}
	return out
}

func draw(t *testing.T, d *dataset.Dataset) *Picture {
	t.Helper()
	return New(view.NewModel(d), words.EnglishPages())
}

// box is where a text stands.
type box struct {
	x0, y0, x1, y1 scene.Px
	says           string
}

func boxes(sc *scene.Scene) (out []box) {
	for i := range sc.Marks {
		m := &sc.Marks[i]
		if m.Kind != scene.Text || m.Str == "" {
			continue
		}
		w, size := scene.Widths{}.Measure(m.Style, m.Str), scene.Styles[m.Style].Size
		b := box{m.X, m.Y - size*.78, m.X + w, m.Y + size*.2, m.Str}
		switch {
		case m.Opt&scene.AnchorEnd != 0:
			b.x0, b.x1 = m.X-w, m.X
		case m.Opt&scene.AnchorMid != 0:
			b.x0, b.x1 = m.X-w/2, m.X+w/2
		}
		out = append(out, b)
	}
	return out
}

// At every width no words touch others or stand on a mark, and nothing leaves the frame.
func TestNothingCollides(t *testing.T) {
	for name, d := range records(t) {
		p := draw(t, d)
		if p == nil {
			continue
		}
		var sc scene.Scene
		for _, k := range testkit.Spread((1440-280)/20 + 1) {
			w := 280 + 20*scene.Px(k)
			p.Build(scene.Widths{}, w, &sc)
			where := fmt.Sprintf("%s at %v", name, w)
			all := boxes(&sc)
			for i, b := range all {
				if b.x0 < -.5 || b.x1 > w+.5 || b.y0 < 0 || b.y1 > sc.H {
					t.Errorf("%s: %q leaves the frame: %.0f to %.0f, %.0f to %.0f of %.0f", where, b.says, b.x0, b.x1, b.y0, b.y1, sc.H)
				}
				for _, o := range all[:i] {
					if b.x0 < o.x1-.5 && o.x0 < b.x1-.5 && b.y0 < o.y1-.5 && o.y0 < b.y1-.5 {
						t.Errorf("%s: %q touches %q", where, b.says, o.says)
					}
				}
			}
			for i := range sc.Marks {
				m := &sc.Marks[i]
				for _, b := range all {
					if (m.Style == scene.Symbols || m.Kind == scene.Flag) && b.x0 < m.X && m.X < b.x1 && b.y0 < m.Y && m.Y < b.y1 {
						t.Errorf("%s: %q stands on a mark", where, b.says)
					}
				}
				if m.Kind != scene.Text && (m.X < -1 || m.X > w+1 || m.Y < -1 || m.Y > sc.H+1) {
					t.Errorf("%s: mark %d leaves the frame: %v %v", where, i, m.X, m.Y)
				}
			}
			if t.Failed() {
				break
			}
		}
	}
}

// Every moment is annotated: in a wide picture beside its mark, else by number.
func TestMomentsAreShown(t *testing.T) {
	for name, d := range records(t) {
		p := draw(t, d)
		if p == nil {
			continue
		}
		if n := len(p.Told()); n > MostTold {
			t.Errorf("%s tells %d moments", name, n)
		}
		var sc scene.Scene
		for _, w := range []scene.Px{288, 652, 900, 1180, 1440} {
			p.Build(scene.Widths{}, w, &sc)
			seen := map[int32]bool{}
			for _, n := range sc.Nodes {
				seen[n.Target.Ref] = true
			}
			for i := range p.Told() {
				if m := &p.Told()[i]; !seen[int32(m.Event)] {
					t.Errorf("%s at %v does not show %q", name, w, m.Title)
				}
			}
		}
	}
}

// The picture of the wide set says what the record says.
func TestWide(t *testing.T) {
	p := draw(t, bundled.Wide(t))
	got := ""
	for _, part := range p.Title() {
		got += part.Text + "; "
	}
	if want := "The deadline came 25 days nearer and ran out; 16 events of talks or agreement; 6 events that were expected did not come; "; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
	got = ""
	for i := range p.settings {
		got += p.settled(&p.settings[i]) + "; "
	}
	if want := "Set 14 Jul for 2 Sep; Moved 28 Jul to between 7 and 9 Aug; Moved 29 Jul to 8 Aug; "; got != want {
		t.Errorf("deadline %q, want %q", got, want)
	}
	got = ""
	for _, m := range p.Told() {
		got += m.When + " " + m.Title + "; "
	}
	if want := "14 Jul Fifty days; 29 Jul The flag moves; 6 Aug Three hours in Moscow; 6 Aug A second 25 percent; 7 Aug Agreed in principle; " +
		"8 Aug The deadline runs out; 8 Aug Alaska is named; 15 Aug The summit in Anchorage; 18 Aug The White House; 22 Aug No agenda, no meeting; "; got != want {
		t.Errorf("moments %q, want %q", got, want)
	}
	if d := p.Told()[7].Differ; d != "Accounts of the outcome differ: Trump and Putin" {
		t.Errorf("the summit is disputed: %q", d)
	}
}

// The article does not say when the deadline was set, and nor does its picture.
func TestArticle(t *testing.T) {
	p := draw(t, bundled.Read(t, "august-2025"))
	if got := p.settled(&p.settings[0]); got != "Known since 6 Aug: 8 Aug" {
		t.Errorf("the deadline: %q", got)
	}
	got := ""
	for _, m := range p.Told() {
		got += m.Title + "; "
	}
	if want := "A deadline for 8 August; An envoy in Moscow; A duty on India; Europe is informed; A meeting is possible; What nobody knew yet; "; got != want {
		t.Errorf("moments %q, want %q", got, want)
	}
}

// A record with nothing dated has no picture.
func TestNoPicture(t *testing.T) {
	d := &dataset.Dataset{}
	dataset.Seal(d)
	if draw(t, d) != nil {
		t.Error("a record without events has a picture")
	}
}

func TestPlaceAndSpread(t *testing.T) {
	d, _ := edtf.Parse("2025-08-01/2025-08-20")
	if got := place(&dataset.Event{When: d}); got.Day() != d.Earliest.Day() {
		t.Errorf("what lasts stands on day %d", got.Day())
	}
	got := spread([]scene.Px{5, 6, 7, 98}, 10, 0, 100)
	if want := "[5 15 25 95]"; fmt.Sprint(got) != want {
		t.Errorf("spread %v, want %s", got, want)
	}
}

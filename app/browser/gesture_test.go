package browser

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// diary writes down what a recogniser calls.
type diary struct {
	recogniser
	said []string
	take bool // what Press and Wheel answer
}

func newDiary() *diary {
	d := &diary{take: true}
	say := func(format string, args ...any) { d.said = append(d.said, fmt.Sprintf(format, args...)) }
	d.g = Gesture{
		Press:     func(x, y float64, touch bool) bool { say("press %g,%g", x, y); return d.take },
		Drag:      func(x, y, dx, dy float64) { say("drag %g,%g", dx, dy) },
		Release:   func(vx float64) { say("release %.2f", vx) },
		Tap:       func(x, y float64, count int) { say("tap %g,%g x%d", x, y, count) },
		LongPress: func(x, y float64) { say("long %g,%g", x, y) },
		Zoom:      func(x, _, f float64) { say("zoom %.1f %.3f", x, f) },
		Wheel:     func(x, y, dx, dy float64) bool { say("wheel %g,%g", dx, dy); return d.take },
		Hover:     func(x, y float64, inside bool) { say("hover %g,%g", x, y) },
	}
	return d
}

func finger(id int, x, y, t float64) contact { return contact{id, x, y, t, true} }
func mouse(x, y, t float64) contact          { return contact{1, x, y, t, false} }

func (d *diary) expect(t *testing.T, name, want string) {
	t.Helper()
	if got := strings.Join(d.said, "; "); got != want {
		t.Errorf("%s:\n got %s\nwant %s", name, got, want)
	}
}

// A finger that sets out up or down scrolls the page, unless the surface has room
// for it that way.
func TestUprightFinger(t *testing.T) {
	for _, c := range []struct {
		name string
		free func(float64) bool
		to   float64
		want string
	}{
		{"a surface of one direction", nil, 80, "press 50,50"},
		{"room below", func(way float64) bool { return way > 0 }, 80, "press 50,50; drag 0,30; release 0.00"},
		{"no room above", func(way float64) bool { return way > 0 }, 20, "press 50,50"},
	} {
		d := newDiary()
		d.g.Upright = c.free
		d.down(finger(1, 50, 50, 0))
		d.move(finger(1, 50, c.to, 20))
		d.up(finger(1, 50, c.to, 40))
		d.expect(t, c.name, c.want)
	}
}

func TestGestures(t *testing.T) {
	for name, c := range map[string]struct {
		play func(d *diary)
		want string
	}{
		"tap within the slop": {func(d *diary) {
			d.down(finger(1, 50, 50, 0))
			d.move(finger(1, 58, 44, 40))
			d.up(finger(1, 58, 44, 80))
		},
			"press 50,50; tap 58,44 x1"},
		"double tap, and a third that is none": {func(d *diary) {
			for _, at := range []float64{0, 200, 400} {
				d.down(mouse(50, 50, at))
				d.up(mouse(50, 50, at+20))
			}
		}, "press 50,50; tap 50,50 x1; press 50,50; tap 50,50 x2; press 50,50; tap 50,50 x1"},
		"two taps far apart": {func(d *diary) {
			d.down(mouse(50, 50, 0))
			d.up(mouse(50, 50, 20))
			d.down(mouse(90, 50, 100))
			d.up(mouse(90, 50, 120))
		}, "press 50,50; tap 50,50 x1; press 90,50; tap 90,50 x1"},
		"drag, let go in motion": {func(d *diary) {
			d.down(mouse(0, 0, 0))
			d.move(mouse(3, 0, 10))
			d.move(mouse(20, 5, 20))
			d.move(mouse(40, 5, 40))
			d.up(mouse(40, 5, 50))
		}, "press 0,0; drag 20,5; drag 20,0; release 0.64"},
		"drag, let go at rest": {func(d *diary) { d.down(mouse(0, 0, 0)); d.move(mouse(20, 0, 20)); d.up(mouse(20, 0, 200)) },
			"press 0,0; drag 20,0; release 0.00"},
		"a finger that scrolls the page": {func(d *diary) {
			d.down(finger(1, 50, 50, 0))
			d.move(finger(1, 52, 70, 20))
			d.move(finger(1, 90, 90, 40))
			d.up(finger(1, 90, 90, 60))
		}, "press 50,50"},
		"a drag the browser takes back": {func(d *diary) { d.down(finger(1, 0, 0, 0)); d.move(finger(1, 30, 2, 20)); d.cancel(1) },
			"press 0,0; drag 30,2; release 0.00"},
		"a press that is left to the page": {func(d *diary) {
			d.take = false
			d.down(mouse(0, 0, 0))
			d.move(mouse(30, 0, 20))
			d.up(mouse(30, 0, 30))
			d.down(mouse(0, 0, 900))
			d.up(mouse(0, 0, 920))
		}, "press 0,0; press 0,0"},
		"long press":              {func(d *diary) { d.down(finger(1, 5, 5, 0)); d.held(); d.up(finger(1, 5, 5, 800)) }, "press 5,5; long 5,5"},
		"no long press of a drag": {func(d *diary) { d.down(finger(1, 5, 5, 0)); d.move(finger(1, 40, 5, 20)); d.held() }, "press 5,5; drag 35,0"},
		"a spurious move":         {func(d *diary) { d.move(finger(1, 5, 5, 0)); d.up(finger(1, 5, 5, 0)); d.cancel(3) }, ""},
		"hover":                   {func(d *diary) { d.move(mouse(7, 8, 0)) }, "hover 7,8"},
		"pinch about its middle": {func(d *diary) {
			d.down(finger(1, 100, 0, 0))
			d.down(finger(2, 200, 0, 0))
			d.move(finger(1, 100, 0.1, 5)) // no change yet
			d.move(finger(2, 300, 0, 20))
			d.move(finger(1, 0, 0, 20))
		}, "press 100,0; zoom 100.0 2.000; zoom 300.0 1.500"},
		"drag, then a second finger, then the first alone": {func(d *diary) {
			d.down(finger(1, 0, 0, 0))
			d.move(finger(1, 20, 0, 20))
			d.down(finger(2, 120, 0, 30))
			d.move(finger(2, 220, 0, 40))
			d.up(finger(2, 220, 0, 50))
			d.move(finger(1, 25, 0, 60))
			d.up(finger(1, 25, 0, 200))
		}, "press 0,0; drag 20,0; release 0.00; zoom 20.0 2.000; press 20,0; drag 5,0; release 0.00"},
		"wheel": {func(d *diary) {
			d.wheel(turn{x: 9, dy: 120})
			d.wheel(turn{x: 9, dy: 120, sideways: true})
			d.wheel(turn{x: 9, dy: -240, zoom: true})
		}, "wheel 0,120; wheel 120,0; zoom 9.0 1.649"},
	} {
		d := newDiary()
		c.play(d)
		d.expect(t, name, c.want)
	}
}

func TestWheelLeavesThePage(t *testing.T) {
	d := newDiary()
	if !d.wheel(turn{dy: 10}) || !d.wheel(turn{dy: 10, zoom: true}) {
		t.Error("what was taken scrolls the page, too")
	}
	if d.take = false; d.wheel(turn{dy: 10}) {
		t.Error("what was not taken does not scroll the page")
	}
	if none := (&recogniser{}); none.wheel(turn{dy: 10}) || none.wheel(turn{dy: 10, zoom: true}) {
		t.Error("a surface that does not zoom keeps the page from zooming")
	}
}

func TestDragIsCapturedOnce(t *testing.T) {
	d := newDiary()
	d.down(mouse(0, 0, 0))
	got := []bool{d.move(mouse(1, 0, 5)), d.move(mouse(9, 0, 10)), d.move(mouse(19, 0, 15))}
	if fmt.Sprint(got) != "[false true false]" {
		t.Errorf("capture at %v", got)
	}
}

// Whatever two fingers do, what lay under each of them stays there.
func TestPinchKeepsWhatIsUnderTheFingers(t *testing.T) {
	const shift, stretch = 120.0, 1.7
	ox, oy, scale := 0.0, 0.0, 1.0 // a point p of the picture lies at o + scale*p
	r := recogniser{g: Gesture{Zoom: func(x, y, f float64) { ox, oy, scale = x+(ox-x)*f, y+(oy-y)*f, scale*f }}}
	r.down(finger(1, 100, 60, 0))
	r.down(finger(2, 260, 140, 0))
	for i := 1.0; i <= 40; i++ {
		midX, midY, half := 180+shift*i/40, 100+shift*i/80, 80*math.Pow(stretch, i/40)
		r.move(finger(1, midX-half, midY-half/2, i))
		r.move(finger(2, midX+half, midY+half/2, i))
	}
	for _, at := range [][4]float64{
		{100, 60, 180 + shift - 80*stretch, 100 + shift/2 - 40*stretch}, {260, 140, 180 + shift + 80*stretch, 100 + shift/2 + 40*stretch},
	} {
		if x, y := ox+scale*at[0], oy+scale*at[1]; math.Abs(x-at[2]) > 1 || math.Abs(y-at[3]) > 1 {
			t.Errorf("what lay at %v, %v lies at %.1f, %.1f, the finger at %.1f, %.1f", at[0], at[1], x, y, at[2], at[3])
		}
	}
}

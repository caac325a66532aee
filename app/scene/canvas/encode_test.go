package canvas

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"parley/app/scene"
	"parley/app/scene/scenetest"
	"parley/data/codebook"
)

// forms are the arguments of each operation: i an integer, f a float. A star repeats the
// rest as often as the integer before it says, b means bytes.
var forms = map[uint32]string{
	opInk: "iifffff", opRects: "i*ffff", opLines: "ii*ffff", opCircles: "i*fff", opPath: "ii*f",
	opCurve: "fffffffff", opText: "iiffiif", opFade: "iifffff", opCells: "ffffi*b",
}

// decode prints a buffer, one operation per line.
func decode(t *testing.T, b []byte) []string {
	t.Helper()
	if len(b)%4 != 0 || int(binary.LittleEndian.Uint32(b[8:])) != len(b)/4 {
		t.Fatalf("%d bytes, and the header says %d words", len(b), binary.LittleEndian.Uint32(b[8:]))
	}
	r := reader{b[12:]}
	var out []string
	for len(r.b) > 0 {
		op := r.word()
		form, ok := forms[op]
		if !ok {
			t.Fatalf("operation %d after %v", op, out)
		}
		out = append(out, fmt.Sprint(op)+r.args(form))
	}
	return out
}

type reader struct{ b []byte }

func (r *reader) word() uint32 {
	v := binary.LittleEndian.Uint32(r.b)
	r.b = r.b[4:]
	return v
}

func (r *reader) args(form string) string {
	head, tail, repeats := strings.Cut(form, "*")
	s, last := r.row(head)
	if tail == "b" {
		s += fmt.Sprintf(" %x", r.b[:last])
		r.b = r.b[(last+3)&^3:]
		return s
	}
	for i := 0; repeats && i < last; i++ {
		part, _ := r.row(tail)
		s += " |" + part
	}
	return s
}

// row reads one group of arguments and returns the last integer in it.
func (r *reader) row(form string) (s string, last int) {
	for _, c := range form {
		v := r.word()
		if c == 'i' {
			last = int(int32(v))
			s += fmt.Sprintf(" %d", last)
		} else {
			s += fmt.Sprintf(" %.4g", math.Float32frombits(v))
		}
	}
	return s, last
}

func encode(t *testing.T, fill func(*scene.Scene)) []string {
	t.Helper()
	s := &scene.Scene{}
	s.Reset(100, 50)
	fill(s)
	return decode(t, NewEncoder().Encode(s))
}

func TestEncode(t *testing.T) {
	ink := Colours()
	c := func(token string) int { return slices.Index(ink, token) }
	for name, x := range map[string]struct {
		fill func(*scene.Scene)
		want []string
	}{
		"lines of one ink share a run, of another do not": {
			func(s *scene.Scene) {
				s.Line(scene.Grid, 1, 0, 1, 9)
				s.Line(scene.Grid, 2, 0, 2, 9)
				s.Line(scene.Spoke, 3, 0, 4, 9)
			},
			[]string{fmt.Sprintf("1 -1 %d 1 0 0 0 1", c("line")), "3 1 2 | 1 0 1 9 | 2 0 2 9", "1 -1 0 1.1 0 0 0 0.8", "3 0 1 | 3 0 4 9"},
		},
		"a name between two rectangles does not cost a new ink": {
			func(s *scene.Scene) {
				s.Rect(scene.Tint, 0, 0, 5, 5)
				s.Text(scene.Label, scene.AnchorEnd, 9, 9, "a")
				s.Rect(scene.Tint, 5, 0, -1, 5)
			},
			[]string{fmt.Sprintf("1 %d -1 0 0 0 0 1", c("band")), "2 1 | 0 0 5 5", fmt.Sprintf("7 %d 0 9 9 2 0 1", scene.Label), "2 1 | 5 0 0 5"},
		},
		"filled, dimmed": {
			func(s *scene.Scene) { s.Symbol(codebook.Quad(1).Sign(), scene.Dim, 10, 20, 5) },
			[]string{"1 1 -1 0 0 0 0 0.25", "4 1 | 10 20 5"},
		},
		"dashes close": {
			func(s *scene.Scene) { s.Symbol(codebook.Quad(1).Sign(), scene.Open, 10, 20, 5) },
			[]string{fmt.Sprintf("1 %d 1 1.6 1.99 1.152 0.9948 1", c("surface")), "4 1 | 10 20 5"},
		},
		"struck through": {
			func(s *scene.Scene) { s.Symbol(codebook.Quad(4).Sign(), scene.Struck, 10, 20, 4) },
			[]string{fmt.Sprintf("1 %d 4 1.4 0 0 0 1", c("surface")), "5 1 8 | 10 | 15 | 15 | 20 | 10 | 25 | 5 | 20", "1 -1 4 1.5 0 0 0 1", "3 0 1 | 4 24.5 16 15.5"},
		},
		"a ring has no life of its own": {
			func(s *scene.Scene) {
				s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Ring, Opt: scene.Open | scene.Struck, X: 1, Y: 2, W: 3})
			},
			[]string{fmt.Sprintf("1 -1 %d 2 0 0 0 1", c("select")), "4 1 | 1 2 3"},
		},
		"a path of one point is no path": {
			func(s *scene.Scene) { s.Poly(scene.Tie, 1, scene.ArrowEnd, 1, 2) },
			nil,
		},
		"cells are padded": {
			func(s *scene.Scene) {
				s.Heat = append(s.Heat, 1, 2, 3, 4, 5)
				s.Add(scene.Mark{Kind: scene.Cells, W: 5, H: 1, M: 5})
				s.Add(scene.Mark{Kind: scene.Fade, Style: scene.SoftBar, Quad: 3, Opt: scene.FadeLeft, W: 9, H: 2})
			},
			[]string{"9 0 0 5 1 5 0102030405", "8 3 0 0.3 0 0 9 2"},
		},
	} {
		if got := encode(t, x.fill); !slices.Equal(got, x.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, x.want)
		}
	}
}

func TestEncodeGallery(t *testing.T) {
	e := NewEncoder()
	lines := decode(t, e.Encode(scenetest.Gallery()))
	seen := map[byte]bool{}
	for _, l := range lines {
		seen[l[0]] = true
	}
	if len(seen) != len(forms) {
		t.Errorf("the gallery uses %d of %d operations", len(seen), len(forms))
	}
	again := decode(t, e.Encode(scenetest.Gallery()))
	if !slices.Equal(lines, again) {
		t.Error("the same scene gives another buffer")
	}
}

func TestStrings(t *testing.T) {
	e := NewEncoder()
	s := &scene.Scene{}
	frame := func(names ...string) {
		s.Reset(9, 9)
		for _, n := range names {
			s.Text(scene.Label, 0, 0, 0, n)
		}
		e.Encode(s)
	}
	st := &e.Strings
	frame("a", "b", "a", "")
	if st.First != 0 || st.Joined() != "a\x00b\x00" || !st.Pending() {
		t.Errorf("first frame sends %q from %d", st.Joined(), st.First)
	}
	st.Sent()
	frame("b", "a")
	if st.Pending() {
		t.Errorf("known strings are sent again: %q", st.Fresh)
	}
	frame("c\x00d")
	if st.First != 2 || st.Joined() != "c d\x00" {
		t.Errorf("a new string is sent as %q from %d", st.Joined(), st.First)
	}
	st.Sent()
	for i := range mostStrings {
		frame(fmt.Sprint(i))
	}
	frame("z")
	if !st.Cleared || st.First != 0 || len(st.ids) > mostStrings {
		t.Errorf("%d strings are kept; cleared %v, first %d", len(st.ids), st.Cleared, st.First)
	}
	if st.number("z") != int32(len(st.ids)-1) {
		t.Error("numbers do not begin again")
	}
}

func TestWarmFrameAllocatesNothing(t *testing.T) {
	e := NewEncoder()
	for name, s := range map[string]*scene.Scene{"gallery": scenetest.Gallery(), "events": scenetest.Events(1000)} {
		e.Encode(s)
		e.Strings.Sent()
		if n := testing.AllocsPerRun(10, func() { e.Encode(s) }); n != 0 {
			t.Errorf("%s: %g allocations in a warm frame", name, n)
		}
	}
}

func TestFonts(t *testing.T) {
	list := strings.Split(Fonts(), ";")
	if len(list) != int(scene.StyleCount) || list[scene.Grid] != "" {
		t.Fatalf("%d fonts for %d styles; the grid's is %q", len(list), scene.StyleCount, list[scene.Grid])
	}
	names := Colours()
	if want := fmt.Sprintf("12.5px|%d|%d|3.5|1|0", slices.Index(names, "muted"), slices.Index(names, "surface")); list[scene.LabelOff] != want {
		t.Errorf("LabelOff is %s, want %s", list[scene.LabelOff], want)
	}
	if want := fmt.Sprintf("600 13px|%d|-1|0|0|0", slices.Index(names, "ink")); list[scene.LaneName] != want {
		t.Errorf("LaneName is %s, want %s", list[scene.LaneName], want)
	}
	if want := fmt.Sprintf("600 31px|%d|-1|0|0|1", slices.Index(names, "ink")); list[scene.CardTitle] != want {
		t.Errorf("CardTitle is %s, want %s", list[scene.CardTitle], want)
	}
	if n := strings.Count(Palette(), ":"); n != len(names) || names[codebook.Plain] != "say" {
		t.Errorf("%d colours in the palette, %d names", n, len(names))
	}
}

func BenchmarkEncode(b *testing.B) {
	for _, n := range []int{1000, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			e, s := NewEncoder(), scenetest.Events(n)
			b.ReportAllocs()
			for b.Loop() {
				e.Encode(s)
			}
			b.ReportMetric(float64(len(e.b)), "bytes")
		})
	}
}

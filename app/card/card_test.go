package card

import (
	"strings"
	"testing"
	"unicode/utf8"

	"parley/app/lane"
	"parley/app/scene"
	"parley/data/codebook"
	"parley/data/testkit/limit"
)

const long = "President of the United States announces, in a statement that goes on and on, secondary tariffs on everybody who buys oil, gas, uranium, aluminium, fertiliser or anything else"

// cards returns cards of every kind, with more text than fits.
func cards() map[string]Card {
	marks := make([]Mark, 400)
	for i := range marks {
		marks[i] = Mark{At: float32(i%37) / 36, Sign: codebook.Quad(i % 5).Sign(), Opt: scene.Dim, Flag: i%9 == 0}
	}
	strip := Strip{Ticks: []float32{0, .2, .9, 1}, Marks: append(marks, Mark{At: 1, Sign: codebook.Quad(1).Sign(), Big: true}), From: "December 2019", To: "March 2026"}
	return map[string]Card{
		"empty": {}, "short": {Title: "Talks", Strip: strip}, "struck": {Title: long, Off: true, Mark: Mark{Sign: codebook.Quad(3).Sign(), Flag: true}, Kind: "Deadline · Did not happen", Strip: strip},
		"long":       {Mark: Mark{Sign: codebook.Quad(2).Sign()}, Kind: long, Title: strings.Repeat(long+" ", 3), Lines: []string{long, long, long}, Foot: long, Note: long, Strip: strip},
		"quote":      {Quote: "“" + long + "”", Who: "Somebody with " + long, Lines: []string{"On 6 August 2025, " + long, long}, Foot: "A record", Strip: strip},
		"right page": {Mark: Mark{Sign: codebook.Quad(2).Sign()}, Kind: "محادثات", Title: "مكالمة هاتفية بين الرئيسين", Lines: []string{"القاهرة", "In English"}, Foot: "سجل", Note: "مصدر", Strip: strip, RTL: true},
		"right":      {Title: "مكالمة هاتفية بين الرئيسين", Lines: []string{"القاهرة"}, Foot: "سجل", Strip: strip},
		"han":        {Title: strings.Repeat("特朗普与普京在安克雷奇会晤", 9), Foot: "记录", Strip: strip},
		"one":        {Title: strings.Repeat("x", 500), Strip: Strip{Ticks: []float32{.5}}},
	}
}

// TestNothingMeets checks that nothing crosses an edge, and that lines do not overlap.
func TestNothingMeets(t *testing.T) {
	var sc scene.Scene
	m := scene.Widths{}
	for name, c := range cards() {
		Build(&c, m, &sc)
		if sc.W != W || sc.H != H {
			t.Errorf("%s: %g by %g", name, sc.W, sc.H)
		}
		type box struct{ x0, y0, x1, y1 scene.Px }
		var texts []box
		for _, k := range sc.Marks {
			if k.Kind != scene.Text {
				if k.X < 0 || k.X > W || k.Y < 0 || k.Y > H {
					t.Errorf("%s: a mark at %g,%g", name, k.X, k.Y)
				}
				continue
			}
			w, size := m.Measure(k.Style, k.Str), scene.Styles[k.Style].Size
			b := box{k.X, k.Y - size*.72, k.X + w, k.Y}
			if k.Opt&scene.AnchorEnd != 0 {
				b.x0, b.x1 = k.X-w, k.X
			}
			if b.x0 < margin-1 || b.x1 > W-margin+1 || b.y0 < 12 || b.y1 > H-12 {
				t.Errorf("%s: %q stands at %+v", name, k.Str, b)
			}
			for _, o := range texts {
				if b.x0 < o.x1 && o.x0 < b.x1 && b.y0 < o.y1 && o.y0 < b.y1 {
					t.Errorf("%s: %q is set over another text", name, k.Str)
				}
			}
			texts = append(texts, b)
		}
	}
}

// TestBreak checks that words keep their order, and that a text that does not fit ends with
// an ellipsis.
func TestBreak(t *testing.T) {
	m := scene.Widths{}
	got := Break(m, scene.CardTitle, "Normandy Four summit in Paris; Putin and Zelenskyy meet for the first time", 536, 3)
	if strings.Join(got, " ") != "Normandy Four summit in Paris; Putin and Zelenskyy meet for the first time" || len(got) != 3 {
		t.Errorf("%q", got)
	}
	got = Break(m, scene.CardTitle, long, 536, 2)
	if len(got) != 2 || !strings.HasSuffix(got[1], "…") || !strings.HasPrefix(long, got[0]) {
		t.Errorf("%q", got)
	}
	if got := Break(m, scene.CardTitle, "", 536, 2); len(got) != 0 {
		t.Errorf("of nothing %q", got)
	}
	for _, l := range Break(m, scene.CardTitle, strings.Repeat("特朗普", 40), 536, 5) {
		if m.Measure(scene.CardTitle, l) > 536 {
			t.Errorf("%q is too wide", l)
		}
	}
}

// TestLongTextsCostNoMore lays out texts of a megabyte as title, quote and line: each is cut
// and laid out as fast as a short one.
func TestLongTextsCostNoMore(t *testing.T) {
	for _, word := range []string{"long ", "x", "特", "ا", "e\u0301", " "} {
		text := strings.Repeat(word, 1<<20/len(word))
		for name, c := range map[string]Card{"title": {Title: text, Lines: []string{text, text}}, "quote": {Quote: text, Who: text}, "foot": {Kind: text, Title: "t", Foot: text, Note: text}} {
			var sc scene.Scene
			limit.Time(t, longest*6, func() { Build(&c, scene.Widths{}, &sc) })
			for _, m := range sc.Marks {
				if len(m.Str) > longest+len(lane.Ellipsis) || !utf8.ValidString(m.Str) {
					t.Errorf("%s of %q: a mark of %d bytes", name, word, len(m.Str))
				}
			}
		}
	}
}

func FuzzBuild(f *testing.F) {
	for _, c := range cards() {
		f.Add(c.Kind, c.Title, c.Quote, c.Foot)
	}
	f.Fuzz(func(t *testing.T, kind, title, quote, foot string) {
		var sc scene.Scene
		limit.Time(t, len(kind)+len(title)+len(quote)+len(foot), func() {
			Build(&Card{Kind: kind, Title: title, Quote: quote, Who: foot, Lines: []string{title, quote}, Foot: foot, Note: kind}, scene.Widths{}, &sc)
		})
		if len(sc.Marks) > 60 {
			t.Errorf("%d marks", len(sc.Marks))
		}
	})
}

// TestCardOfAPageFromRightToLeft checks that everything on a card of such a page is where it is on
// another one, seen in a mirror: the first text and the earliest mark are at the right.
func TestCardOfAPageFromRightToLeft(t *testing.T) {
	strip := Strip{Ticks: []float32{0, 1}, Marks: []Mark{{At: 0, Sign: codebook.Quad(1).Sign(), Big: true}}, From: "أول", To: "آخر"}
	var ltr, rtl scene.Scene
	for sc, right := range map[*scene.Scene]bool{&ltr: false, &rtl: true} {
		Build(&Card{Kind: "نوع", Title: "عنوان", Foot: "سجل", Note: "مصدر", Strip: strip, RTL: right}, scene.Widths{}, sc)
	}
	at := func(sc *scene.Scene, text string) (x scene.Px, end bool) {
		for _, m := range sc.Marks {
			if m.Kind == scene.Text && m.Str == text {
				return m.X, m.Opt&scene.AnchorEnd != 0
			}
		}
		t.Fatalf("there is no %q", text)
		return 0, false
	}
	for _, text := range []string{"نوع", "سجل", "مصدر", "أول", "آخر"} {
		x, end := at(&ltr, text)
		if got, gotEnd := at(&rtl, text); got != W-x || gotEnd == end {
			t.Errorf("%q is at %g (end %v), want %g", text, got, gotEnd, W-x)
		}
	}
	if x, end := at(&rtl, "عنوان"); x != W-margin || !end {
		t.Errorf("the title is at %g (end %v), want the right edge", x, end)
	}
}

package svg

import (
	"bytes"
	"encoding/xml"
	"io"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"

	"parley/app/scene"
	"parley/app/scene/scenetest"
)

// nasty is a title with quotes, markup, no-break spaces, direction marks, control characters
// and invalid UTF-8.
const nasty = "\"' </title><script>alert(1)</script> & ]]> \\ 12\u00a0km \u200fعربي\u200e a\x00\x08\x1b\x7f\u0085b\ufffe\n\r\tc \xff --"

func draw(o Options, str string) string {
	s := &scene.Scene{}
	s.Reset(100, 50)
	s.Begin(scene.Target{Kind: scene.EventTarget}, 0, 0, 100, 22)
	s.Text(scene.Label, 0, 5, 10, str)
	s.End()
	return string(Append(nil, s, o))
}

// elements parses markup with a strict XML decoder and returns the names of its elements and
// all its text.
func elements(t *testing.T, svg string) (names []string, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return names, text
		}
		if err != nil {
			t.Fatalf("not well formed: %v\n%s", err, svg)
		}
		switch v := tok.(type) {
		case xml.StartElement:
			names = append(names, v.Name.Local)
			for _, a := range v.Attr {
				if a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") {
					t.Errorf("attribute %s: %s", a.Name.Local, a.Value)
				}
				text += a.Value
			}
		case xml.CharData:
			text += string(v)
		}
	}
}

func TestEverythingIsEscaped(t *testing.T) {
	say := func(scene.Target) string { return nasty }
	o := Options{ID: nasty, Class: nasty, Title: nasty, Desc: nasty, Source: nasty, Licence: nasty, Prefix: nasty, Standalone: true,
		Speak: say, Href: func(scene.Target) string { return "event/" + nasty }}
	names, text := elements(t, draw(o, nasty))
	if got := strings.Join(names, " "); got != "svg title desc metadata RDF Description title description source rights style rect a rect text" {
		t.Errorf("elements: %s", got)
	}
	for _, keep := range []string{"\u00a0", "\u200fعربي\u200e", `"' </title><script>`, "ab   c \ufffd --"} {
		if !strings.Contains(text, keep) {
			t.Errorf("%q is lost", keep)
		}
	}
	if i := strings.IndexFunc(text, func(r rune) bool { return r < 0x20 && r != '\n' || r >= 0x7f && r < 0xa0 || r == 0xfffe }); i >= 0 {
		t.Errorf("a control character stays: %q", text[i:])
	}
}

func TestHrefsRunNothing(t *testing.T) {
	for href, ok := range map[string]bool{
		"event/a-b/": true, "#e-1": true, "../x?y=a:b": true, "https://example.org/": true, "HTTP://example.org": true, "?q=a:b": true,
		"javascript:alert(1)": false, "JavaScript:alert(1)": false, "\x01javascript:alert(1)": false, "java\nscript:alert(1)": false,
		" javascript:alert(1)": false, "data:text/html,x": false, "vbscript:x": false, "": false,
	} {
		svg := draw(Options{Href: func(scene.Target) string { return href }}, "x")
		if got := strings.Contains(svg, "<a href="); got != ok {
			t.Errorf("a link to %q: %v", href, got)
		}
	}
}

func TestRoles(t *testing.T) {
	say := func(scene.Target) string { return "Talks, 6 Aug" }
	lead := func(scene.Target) string { return "event/x/" }
	for want, o := range map[string]Options{
		`viewBox="0 0 100 50" aria-hidden="true"><text`:                                                                                                     {},
		`viewBox="0 0 100 50" role="img" aria-label="Chart"><text`:                                                                                          {Title: "Chart"},
		`role="group" aria-label="Chart"><g role="img" aria-label="Talks, 6 Aug"><title>Talks`:                                                              {Title: "Chart", Speak: say},
		`role="group" aria-label="Chart"><a href="event/x/" aria-label="name: Talks, 6 Aug"><rect class="s-hit" x="0" y="0" width="100" height="22"/><text`: {Title: "Chart", Speak: say, Href: lead},
	} {
		if svg := draw(o, "name"); !strings.Contains(svg, want) {
			t.Errorf("want %s\nin   %s", want, svg)
		}
	}
}

func TestNumbers(t *testing.T) {
	for v, want := range map[scene.Px]string{
		0: "0", 1: "1", -1.5: "-1.5", .004: "0", -.004: "0", 1.005: "1", 12.345: "12.35", -12.345: "-12.35", .1: "0.1", .05: "0.05", 99.999: "100",
		1e6: "1000000", scene.Px(math.Inf(1)): "0", scene.Px(math.Inf(-1)): "0", 3e38: "0",
	} {
		w := writer{}
		w.num(v)
		if string(w.b) != want {
			t.Errorf("%g is written %s, want %s", v, w.b, want)
		}
	}
	w := writer{}
	w.num(scene.Px(math.NaN()))
	if string(w.b) != "0" {
		t.Errorf("what is no number is written %s", w.b)
	}
}

func TestPlaces(t *testing.T) {
	page, file := writer{o: Options{Tenths: true}}, writer{}
	for v, want := range map[scene.Px][2]string{0: {"0", "0"}, 12.345: {"12.3", "12.35"}, -.04: {"0", "-0.04"}, .25: {"0.3", "0.25"}, 99.96: {"100", "99.96"}} {
		page.b, file.b = nil, nil
		page.num(page.place(v))
		file.num(file.place(v))
		if got := [2]string{string(page.b), string(file.b)}; got != want {
			t.Errorf("%g is written %q in a page and in a file, want %q", v, got, want)
		}
	}
}

func TestAppendKeepsAndRepeats(t *testing.T) {
	s := scenetest.Gallery()
	once := Append(nil, s, Options{Prefix: "a"})
	again := Append([]byte("before"), s, Options{Prefix: "a"})
	if !bytes.HasPrefix(again, []byte("before<svg")) || !bytes.Equal(again[6:], once) {
		t.Error("the same scene gives other bytes, or what stood before is lost")
	}
	elements(t, string(once))
}

// TestLinesShareAPath checks that a run of equal lines becomes one path, but not across any
// change.
func TestLinesShareAPath(t *testing.T) {
	s := &scene.Scene{}
	s.Reset(10, 10)
	s.Line(scene.Grid, 1, 0, 1, 9)
	s.Line(scene.Grid, 2, 0, 2, 9)
	s.Line(scene.GridMajor, 3, 0, 3, 9)
	s.Begin(scene.Target{}, 0, 0, 9, 9)
	s.Line(scene.GridMajor, 0, 4, 9, 4)
	s.End()
	svg := string(Append(nil, s, Options{Speak: func(scene.Target) string { return "lane" }}))
	if want := `<path class="s-grid" d="M1 0V9M2 0V9"/><path class="s-grid-major" d="M3 0V9"/><g role="img" aria-label="lane"><title>lane</title><path class="s-grid-major" d="M0 4H9"/></g>`; !strings.Contains(svg, want) {
		t.Errorf("want %s\nin   %s", want, svg)
	}
}

// TestWaysFromPointToPoint checks that a figure of a page has the shapes of a file, at the
// places of a file, and that equal symbols have equal bytes.
func TestWaysFromPointToPoint(t *testing.T) {
	s := &scene.Scene{}
	s.Reset(90, 20)
	s.Line(scene.Grid, 1.04, 0, 1.04, 9.96)
	s.Add(scene.Mark{Kind: scene.Triangle, Style: scene.Symbols, Quad: 3, X: 10.02, Y: 8.07, W: 4})
	s.Add(scene.Mark{Kind: scene.Triangle, Style: scene.Symbols, Quad: 3, X: 51.37, Y: 8.91, W: 4})
	page := string(Append(nil, s, Options{Tenths: true}))
	for _, want := range []string{`d="M1 0v10"`, `d="M10 3.7l4.5 7.8h-9Z"`, `d="M51.4 4.5l4.5 7.8h-9Z"`} {
		if !strings.Contains(page, want) {
			t.Errorf("want %s\nin   %s", want, page)
		}
	}
	if file := string(Append(nil, s, Options{})); !strings.Contains(file, `d="M10.02 3.67L14.5 11.51L5.54 11.51Z"`) {
		t.Errorf("a file has other places: %s", file)
	}
}

// TestNameSaysTheVisibleTextOnce checks that a name which holds the visible text is left as
// it is, and that another is preceded by it.
func TestNameSaysTheVisibleTextOnce(t *testing.T) {
	s := &scene.Scene{}
	s.Reset(90, 20)
	s.Begin(scene.Target{}, 0, 0, 9, 9)
	s.Text(scene.Caption, 0, 0, 9, "14 Jul")
	s.Text(scene.Label, 0, 20, 9, "Fifty days")
	s.End()
	for speak, want := range map[string]string{
		"1. 14 Jul Fifty days":      "1. 14 Jul Fifty days",
		"14 Jul Fifty days, a deal": "14 Jul Fifty days, a deal",
		"A deal":                    "14 Jul Fifty days: A deal",
	} {
		page := string(Append(nil, s, Options{Speak: func(scene.Target) string { return speak }, Href: func(scene.Target) string { return "a/" }}))
		if !strings.Contains(page, `aria-label="`+want+`"`) {
			t.Errorf("want the name %q in %s", want, page)
		}
	}
}

// TestStylesheetCoversMarkup checks that every class of the gallery has a rule, and every
// token a value in both themes and a system colour.
func TestStylesheetCoversMarkup(t *testing.T) {
	css := Stylesheet()
	for _, m := range regexp.MustCompile(`class="([^"]+)"`).FindAllStringSubmatch(string(Append(nil, scenetest.Gallery(), Options{})), -1) {
		for c := range strings.FieldsSeq(m[1]) {
			if !regexp.MustCompile(`\.` + c + `[{.,]`).MatchString(css) {
				t.Errorf("class %s has no rule", c)
			}
		}
	}
	for _, n := range scene.Tokens() {
		if !strings.Contains(css, "--parley-"+n+":"+scene.System(n)) {
			t.Errorf("%s has no system colour", n)
		}
		if valueOf(n, 1) == "" || valueOf(n, 2) == "" {
			t.Errorf("%s has no colour in a file of its own", n)
		}
	}
}

// TestFileSheetHasNoVariable checks that a standalone file has a literal colour for every
// class of the page's sheet: no variables, and system colours only in forced colours.
func TestFileSheetHasNoVariable(t *testing.T) {
	class := regexp.MustCompile(`\.(?:s|is)-[a-z0-9-]+`)
	for _, dark := range []bool{false, true} {
		file := string(Append(nil, scenetest.Gallery(), Options{Standalone: true, Dark: dark}))
		css, _, _ := strings.Cut(file[strings.Index(file, "<style>"):], "</style>")
		for _, never := range []string{"--", "var(", ":;", ":}"} {
			if strings.Contains(css, never) {
				t.Errorf("dark %v: %q in the sheet", dark, never)
			}
		}
		plain, media, _ := strings.Cut(css, "@media")
		for _, system := range []string{"Canvas", "GrayText", "Highlight", "LinkText"} {
			if strings.Contains(plain, system) || !strings.Contains(media, system) {
				t.Errorf("dark %v: %s stands outside of @media, or not inside", dark, system)
			}
		}
		for _, c := range class.FindAllString(Stylesheet(), -1) {
			if !strings.Contains(plain, c) {
				t.Errorf("dark %v: no rule for %s", dark, c)
			}
		}
	}
}

// TestTokensAreThePages checks that the colours of a standalone file are those of the page.
func TestTokensAreThePages(t *testing.T) {
	sheet, err := os.ReadFile("../../../web/css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	light, rest, ok := strings.Cut(string(sheet), "[data-theme=")
	if !ok {
		t.Fatal("no dark theme in tokens.css")
	}
	for _, tok := range tokens {
		for i, part := range []string{light, rest} {
			m := regexp.MustCompile(`--parley-` + tok[0] + `:\s*([^;]+);`).FindStringSubmatch(part)
			if m == nil || m[1] != tok[i+1] {
				t.Errorf("--parley-%s: the page has %v, a file %s", tok[0], m, tok[i+1])
			}
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	s, buf := scenetest.Events(1000), []byte(nil)
	b.ReportAllocs()
	for b.Loop() {
		buf = Append(buf[:0], s, Options{})
	}
	b.ReportMetric(float64(len(buf)), "bytes")
}

package site

import (
	"bytes"
	"image/png"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"parley/app/card"
	"parley/app/scene"
	"parley/app/scene/raster"
	"parley/app/site/theme"
	"parley/app/words"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// Every page that is shared names a picture of the size it says, which is there.
func TestEveryPageHasACard(t *testing.T) {
	fonts, err := raster.NewFonts()
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Base: home, Fonts: fonts}
	files := buildAll(t, sample(t), o)
	used := map[string]bool{}
	for path, page := range files {
		if !strings.HasSuffix(path, ".html") || strings.Contains(page, `name="robots"`) && !strings.HasPrefix(path, "story/") {
			continue
		}
		image, alt := "", ""
		each(t, page, func(n *html.Node) {
			switch attr(n, "property") {
			case "og:image":
				image = attr(n, "content")
			case "og:image:alt":
				alt = attr(n, "content")
			}
		})
		if shared := strings.HasPrefix(path, "event/") || strings.HasPrefix(path, "actor/") || stepPage.MatchString(path) || path == "index.html"; !shared {
			continue
		}
		data := files[strings.TrimPrefix(image, home)]
		if data == "" || alt == "" {
			t.Errorf("%s shows %q, described as %q", path, image, alt)
			continue
		}
		used[strings.TrimPrefix(image, home)] = true
		c, err := png.DecodeConfig(strings.NewReader(data))
		if err != nil || c.Width != 1200 || c.Height != 630 || len(data) > 60_000 {
			t.Errorf("%s: %d by %d, %d bytes, %v", image, c.Width, c.Height, len(data), err)
		}
	}
	again := buildAll(t, sample(t), o)
	for path, data := range files {
		if strings.HasSuffix(path, "card.png") && (!used[path] || again[path] != data) {
			t.Errorf("%s is shown by no page, or differs from one run to the next", path)
		}
	}
}

// stepPage is the path of the page of a step.
var stepPage = regexp.MustCompile(`^story/\d+/index.html$`)

// TestPostersHoldTheirChart checks that the record and every step of its story have a chart
// in both formats, that no text crosses the edge, is cut, or meets another of the head or the
// foot, and that an actor's card has a chart of his events.
func TestPostersHoldTheirChart(t *testing.T) {
	d := bundled.Read(t, "ukraine-talks")
	fonts, err := raster.NewFonts()
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(d, Options{Base: home, Fonts: fonts, Words: words.EnglishPages(), Steps: DrawSteps(d, words.EnglishPages(), nil)})
	if err != nil {
		t.Fatal(err)
	}
	ids := [][2]string{{"", ""}, {"actor", "trump"}, {"actor", "putin"}}
	for i := range d.Steps {
		ids = append(ids, [2]string{"story", strconv.Itoa(i + 1)})
	}
	for _, id := range ids {
		for _, f := range []card.Format{card.Landscape(), card.Portrait()} {
			if f == card.Portrait() && id[0] == "actor" {
				continue
			}
			sc := s.drawn(id[0], id[1], f)
			if sc == nil || sc.W != f.W || sc.H != f.H {
				t.Errorf("%v, %s: no chart, or of another size", id, f.Name)
				continue
			}
			for _, m := range sc.Marks {
				if m.Kind != scene.Text {
					continue
				}
				left, wide := m.X, fonts.Measure(m.Style, m.Str)
				switch {
				case m.Opt&scene.AnchorEnd != 0:
					left -= wide
				case m.Opt&scene.AnchorMid != 0:
					left -= wide / 2
				}
				if left < 20 || left+wide > f.W-20 || m.Y < 20 || m.Y > f.H-12 || strings.HasSuffix(m.Str, "…") {
					t.Errorf("%v, %s: %q is cut, or stands at %g to %g, %g", id, f.Name, m.Str, left, left+wide, m.Y)
				}
			}
			img, err := png.DecodeConfig(bytes.NewReader(s.cardFile(joined("/", id[0], id[1], f.Name))))
			if want := map[string][2]int{"card.png": {1200, 630}, "card-tall.png": {1080, 1350}}[f.Name]; err != nil || [2]int{img.Width, img.Height} != want {
				t.Errorf("%v, %s: %d by %d, %v", id, f.Name, img.Width, img.Height, err)
			}
		}
	}
}

// A page with letters that no font has shows the picture of the record, and the
// build can say so.
func TestCardsWithoutAFont(t *testing.T) {
	d := testkit.Events(20, testkit.Options{})
	d.Meta.Title = "A record"
	for i := range d.Actors {
		d.Actors[i].Name, d.Actors[i].Short = "Somebody", ""
	}
	for i := range d.Places {
		d.Places[i].Name = "Somewhere"
	}
	for i := range d.Events {
		d.Events[i].Title = "Talks"
	}
	d.Events[7].Title = "特朗普与普京会晤"
	fonts, err := raster.NewFonts()
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(d, Options{Base: home, Fonts: fonts, Words: words.EnglishPages()})
	if err != nil {
		t.Fatal(err)
	}
	if n, r := s.Cardless(); n != 1 || r != '特' {
		t.Errorf("%d pages without a card, the first for %q", n, r)
	}
	page, err := s.Page(eventPath(d.Events[7].ID))
	if err != nil || !bytes.Contains(page, []byte(`content="`+home+`card.png"`)) {
		t.Errorf("the page does not show the picture of the record: %v", err)
	}
}

// Several goroutines may ask for files at once, and get the same.
func TestFilesAreMadeSideBySide(t *testing.T) {
	fonts, err := raster.NewFonts()
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Base: home, Fonts: fonts, Words: words.EnglishPages(), Assets: assets}
	want := buildAll(t, sample(t), o)
	s, err := New(sample(t), o)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			for _, path := range s.Paths() {
				if got, err := s.Page(path); err != nil || string(got) != want[path] {
					t.Errorf("%s differs when several are made at once: %v", path, err)
				}
			}
		})
	}
	all.Wait()
}

// TestCardKeys checks that pictures have the same key just when they are the same, in a
// record and in one that differs in a title, or in a colour of the theme.
func TestCardKeys(t *testing.T) {
	fonts, err := raster.NewFonts()
	if err != nil {
		t.Fatal(err)
	}
	keys, pictures := map[string]string{}, map[string]string{}
	see := func(title string, o Options) {
		d := testkit.Events(6, testkit.Options{})
		if title != "" {
			d.Events[0].Title = title
		}
		o.Words, o.Base, o.Fonts = words.EnglishPages(), home, fonts
		s, err := New(d, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range s.cardPaths()[:7] {
			data, err := s.Page(path)
			key := s.CardKey(path)
			if err != nil || key == "" {
				t.Fatalf("%s has the key %q: %v", path, key, err)
			}
			if was, ok := pictures[key]; ok && was != string(data) {
				t.Errorf("%s %s: two pictures have one key", title, path)
			}
			if was, ok := keys[string(data)]; ok && was != key {
				t.Errorf("%s %s: one picture has two keys", title, path)
			}
			pictures[key], keys[string(data)] = string(data), key
		}
		if s.CardKey("index.html") != "" || s.CardKey("event/none/card.png") != "" {
			t.Error("what is no picture has a key")
		}
	}
	see("", Options{})
	see("", Options{})
	if n := len(keys); n != 7 {
		t.Errorf("%d pictures of one record", n)
	}
	see("Another title", Options{})
	if n := len(keys); n < 8 {
		t.Errorf("%d pictures after a title changed", n)
	}
	before := len(keys)
	look, _ := theme.Parse("t.css", []byte(":root { --parley-ink: #123456; }"))
	see("", Options{Theme: look})
	if n := len(keys); n < before+7 {
		t.Errorf("%d pictures with another colour", n)
	}
}

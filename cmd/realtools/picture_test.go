package realtools

import (
	"image"
	_ "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parley/app/actormap"
	"parley/app/atlas"
	"parley/app/scene"
	"parley/app/scene/svg"
	"parley/app/timeline"
	"parley/app/view"
	"parley/app/words"
	"parley/app/worldmap"
	"parley/data/testkit/tool"
	"parley/web"
)

// pictures returns the pictures of a record by name: timeline, actor map and
// world map as saved by the browser's program.
func pictures(r *record) map[string][]byte {
	m, w := view.NewModel(r.d), words.EnglishPages()
	m.From, m.To = m.Extent.From, m.Extent.To
	out := map[string][]byte{}
	save := func(name string, sc *scene.Scene, dark bool) {
		sc.Shift(24, 24)
		sc.W, sc.H = sc.W+48, sc.H+48
		out[name] = svg.Append(nil, sc, svg.Options{Standalone: true, Dark: dark, Title: r.d.Meta.Title, Speak: func(scene.Target) string { return "event" }})
	}
	var sc scene.Scene
	timeline.New(r.d, view.ByDelegation, w, scene.Widths{}).Build(m, timeline.Size{W: 1016, H: 500}, &sc)
	save("timeline.svg", &sc, false)
	save("timeline-dark.svg", &sc, true)
	sc = scene.Scene{}
	actormap.New(r.d, w, scene.Widths{}).Build(m, 1032, &sc)
	save("actors.svg", &sc, false)
	sc = scene.Scene{}
	c := worldmap.New(r.d, w, scene.Widths{})
	if data, err := web.Files.ReadFile("outlines/world-110m.pack"); err == nil {
		if o, err := atlas.Decode(data); err == nil {
			c.SetLand(o, nil)
		}
	}
	c.Build(m, c.Home(), worldmap.Size{W: 900, H: c.Height(900)}, &sc)
	save("map.svg", &sc, false)
	return out
}

// picturesOfLibrsvg renders every saved picture with librsvg.
func picturesOfLibrsvg(t *testing.T, all []record) {
	convert := tool.Path(t, "rsvg-convert")
	for _, r := range all {
		for _, path := range r.paths(".svg") {
			out := filepath.Join(t.TempDir(), "picture.png")
			if said, err := exec.Command(convert, r.file(path), "-o", out).CombinedOutput(); err != nil {
				t.Fatalf("%s: %s: %v\n%s", r.name, path, err, said)
			}
			looksRight(t, r.name+": "+path, out, strings.Contains(path, "dark"))
		}
	}
}

// picturesOfInkscape renders the pictures of the hard record with Inkscape, in
// one run.
func picturesOfInkscape(t *testing.T, all []record) {
	inkscape := tool.Path(t, "inkscape")
	r := find(all, "hard")
	args := []string{"--export-type=png"}
	for _, path := range r.paths(".svg") {
		args = append(args, r.file(path))
	}
	cmd := exec.Command(inkscape, args...)
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir())
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	for _, path := range r.paths(".svg") {
		looksRight(t, r.name+": "+path, strings.TrimSuffix(r.file(path), ".svg")+".png", strings.Contains(path, "dark"))
	}
}

// looksRight checks properties of every picture of Parley: most of it is
// background of its theme, or land, and there is ink that is neither background
// nor black.
func looksRight(t *testing.T, name, file string, dark bool) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(name, err)
	}
	defer f.Close()
	p, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(name, err)
	}
	ground, land := rgb{0xfd, 0xfc, 0xfa}, rgb{0xe9, 0xe4, 0xda}
	if dark {
		ground, land = rgb{0x16, 0x15, 0x13}, rgb{0x2b, 0x28, 0x24}
	}
	var n, calm, black, ink int
	for y := p.Bounds().Min.Y; y < p.Bounds().Max.Y; y++ {
		for x := p.Bounds().Min.X; x < p.Bounds().Max.X; x++ {
			r, g, b, _ := p.At(x, y).RGBA()
			n++
			switch c := (rgb{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)}); {
			case c == ground || c == land:
				calm++
			case c == rgb{}:
				black++
			default:
				ink++
			}
		}
	}
	if calm < n/2 || black > n/100 || ink < n/2000 {
		t.Errorf("%s: of %d points %d are ground, %d black, %d in other ink", name, n, calm, black, ink)
	}
}

type rgb [3]uint8

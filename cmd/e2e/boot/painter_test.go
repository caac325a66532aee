package boot

import (
	"fmt"
	"strconv"
	"testing"

	"parley/app/scene"
	"parley/app/scene/canvas"
	"parley/app/scene/scenetest"
	"parley/app/scene/svg"
	"parley/cmd/e2e"
	"parley/web"
)

const painterHTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Painter</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css"><script defer src="painter.js"></script><script defer src="page.js"></script></head>
<body><main><h1 class="sr">Painter</h1><canvas id="c" aria-hidden="true"></canvas></main></body></html>`

// painterJS passes to the painter what Go would; scenes are files here.
const painterJS = `"use strict";
const pen = parleyPainter.surface(document.getElementById("c"));
const give = async (name, strings) => {
	const bytes = new Uint8Array(await (await fetch(name)).arrayBuffer());
	pen.strings(0, strings, true);
	pen.buffer(bytes.length).set(bytes);
};
// cost is the shortest of some paintings, in milliseconds, the raster included:
// reading a pixel back waits for it.
const cost = times => {
	const ctx = document.getElementById("c").getContext("2d");
	let best = 1e9;
	for (let i = 0; i < times; i++) {
		const start = performance.now();
		pen.paint();
		ctx.getImageData(0, 0, 1, 1);
		best = Math.min(best, performance.now() - start);
	}
	return best;
};
// pixels are the averages of squares of four pixels on the page's ground.
const pixels = (source, w, h) => {
	const c = new OffscreenCanvas(w / 4, h / 4), ctx = c.getContext("2d");
	ctx.fillStyle = getComputedStyle(document.body).backgroundColor;
	ctx.fillRect(0, 0, w, h);
	ctx.imageSmoothingQuality = "high";
	ctx.drawImage(source, 0, 0, w / 4, h / 4);
	return ctx.getImageData(0, 0, w / 4, h / 4).data;
};
// differ draws the same scene from an SVG file and says which share of the
// squares is of another colour, and where the first of them is.
const differ = async file => {
	const svg = new Image();
	svg.src = URL.createObjectURL(new Blob([await (await fetch(file)).text()], { type: "image/svg+xml" }));
	await svg.decode();
	const w = svg.width, h = svg.height, c = document.getElementById("c");
	const one = pixels(c, w, h), two = pixels(svg, w, h), off = [];
	for (let i = 0; i < one.length; i += 4) if (Math.max(...[0, 1, 2].map(k => Math.abs(one[i + k] - two[i + k]))) > 60) off.push([i / 4 % (w / 4) * 4, (i / w | 0) * 4]);
	return { share: off.length / (one.length / 4), at: off.slice(0, 12).join(" "), ink: one.filter((v, i) => i % 4 === 0 && v < 160).length };
};
`

// painterSite serves scenes for the painter, and the first ones also as SVG
// files.
func painterSite(t testing.TB, scenes map[string]*scene.Scene) (address string, strings map[string]string) {
	t.Helper()
	read := func(name string) string {
		b, err := web.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	f := e2e.Files{"index.html": painterHTML, "painter.js": read("painter.js"), "page.js": painterJS,
		"page.css": read("css/tokens.css") + "body{margin:0;background:var(--parley-surface)}h1{display:none}"}
	strings = map[string]string{}
	for name, s := range scenes {
		e := canvas.NewEncoder()
		f[name+".bin"] = string(e.Encode(s))
		strings[name] = strconv.Quote(e.Strings.Joined())
		for theme, dark := range map[string]bool{"-light.svg": false, "-dark.svg": true} {
			f[name+theme] = string(svg.Append(nil, s, svg.Options{Standalone: true, Dark: dark, Prefix: "g"}))
		}
	}
	return e2e.Serve(t, f), strings
}

func setupPainter(p *e2e.Page) {
	p.T.Helper()
	p.Exec(fmt.Sprintf("parleyPainter.setup(%q, %q)", canvas.Palette(), canvas.Fonts()))
}

// BenchmarkPainter measures the time of one painting with rasterisation in
// milliseconds. A density scene has twelve lanes of cells.
func BenchmarkPainter(b *testing.B) {
	density := &scene.Scene{}
	density.Reset(1392, 700)
	for lane := range 12 {
		n := len(density.Heat)
		for i := range 1392 {
			density.Heat = append(density.Heat, byte(i*7919+lane)%160)
		}
		density.Add(scene.Mark{Kind: scene.Cells, Style: scene.DensityBar, Y: scene.Px(lane * 50), W: 1392, H: 10, N: int32(n), M: 1392})
	}
	scenes := map[string]*scene.Scene{"marks-1000": scenetest.Events(1000), "marks-5000": scenetest.Events(5000), "density": density}
	address, strings := painterSite(b, scenes)
	for name := range scenes {
		b.Run(name, func(b *testing.B) {
			p := e2e.Open(b, address)
			setupPainter(p)
			p.Exec(fmt.Sprintf("give(%q, %s)", name+".bin", strings[name]))
			ms := 0.
			for b.Loop() {
				ms = e2e.Eval[float64](p, "cost(20)")
			}
			b.ReportMetric(ms, "ms/frame")
		})
	}
}

// TestPainterDrawsWhatSVGDraws checks that the painter and the SVG of a scene
// look the same, in both themes.
func TestPainterDrawsWhatSVGDraws(t *testing.T) {
	address, strings := painterSite(t, map[string]*scene.Scene{"gallery": scenetest.Gallery(), "events": scenetest.Events(300)})
	for theme, set := range map[string]e2e.Setting{"light": e2e.Viewport(1440, 1000), "dark": e2e.Dark} {
		p := e2e.Open(t, address, set)
		setupPainter(p)
		for name := range strings {
			p.Exec(fmt.Sprintf("give(%q, %s).then(() => pen.paint())", name+".bin", strings[name]))
			p.Shot("painter-" + name + "-" + theme)
			got := e2e.Eval[struct {
				Share float64
				At    string
				Ink   int
			}](p, fmt.Sprintf("differ(%q)", name+"-"+theme+".svg"))
			if got.Share > .003 {
				t.Errorf("%s, %s: %.2f %% of the picture differs from the SVG, first at %s", name, theme, got.Share*100, got.At)
			}
			if got.Ink < 500 {
				t.Errorf("%s, %s: %d dark squares; nothing was drawn", name, theme, got.Ink)
			}
		}
	}
}

// TestPainterForcedColours checks that with forced colours the canvas only uses
// system colours, and that names remain readable over their halos.
func TestPainterForcedColours(t *testing.T) {
	address, strings := painterSite(t, map[string]*scene.Scene{"gallery": scenetest.Gallery()})
	p := e2e.Open(t, address, e2e.ForcedColors)
	setupPainter(p)
	p.Exec(fmt.Sprintf("give('gallery.bin', %s).then(() => pen.paint())", strings["gallery"]))
	p.Shot("painter-forced")
	got := e2e.Eval[struct{ Ours, Names int }](p, `(() => {
		const c = document.getElementById("c"), ctx = c.getContext("2d");
		const read = (x, y, w, h) => ctx.getImageData(x, y, w, h).data;
		let ours = 0, names = 0;
		const all = read(0, 0, c.width, 140);
		for (let i = 0; i < all.length; i += 4) if (all[i + 3] > 250 && Math.max(...[0, 1, 2].map(k => all[i + k])) - Math.min(...[0, 1, 2].map(k => all[i + k])) > 40) ours++;
		const text = read(105, 330, 60, 620);
		for (let i = 0; i < text.length; i += 4) if (text[i + 3] > 250 && text[i] < 90) names++;
		return { ours, names };
	})()`)
	if got.Ours > 0 {
		t.Errorf("%d pixels of the symbols have a colour of ours", got.Ours)
	}
	if share := float64(got.Names) / (60 * 620); share < .004 || share > .1 {
		t.Errorf("names cover %.3f of their place", share)
	}
}

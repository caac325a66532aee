package timeline

import (
	"math"
	"testing"

	"parley/cmd/e2e"
)

// Pointer input on the canvases, and the pictures saved from them.

// TestDragMovesByTheHand checks that a canvas shown again has no duplicate
// listeners: a drag moves the window by the distance of the pointer, however
// often the view was changed before.
func TestDragMovesByTheHand(t *testing.T) {
	p := e2e.Visit(t, "#from=2025-03-01&to=2025-06-01", e2e.ReducedMotion)
	for range 4 {
		for _, view := range []string{"actors", "timeline"} {
			p.Exec("parley.do('view:" + view + "')")
			p.Idle()
		}
	}
	x, y, width := p.Plot()
	from, to := p.Window()
	p.Drag(x, y, x+150, y)
	moved, _ := p.Window()
	if want := (to - from) * 150 / width; math.Abs(from-moved-want) > want/10 {
		t.Errorf("the window moved by %.0f s, the hand by %.0f", from-moved, want)
	}
}

func TestPinchZooms(t *testing.T) {
	p := e2e.Explorer(t, "#from=2025-03-01&to=2025-06-01", e2e.Tablet)
	x, y, _ := p.Plot()
	from, to := p.Window()
	p.Pinch(x, y, 100, 200)
	a, b := p.Window()
	if share := (b - a) / (to - from); share < .4 || share > .65 {
		t.Errorf("fingers twice as far apart leave %.2f of the window", share)
	}
	if off := math.Abs((a+b)/2-(from+to)/2) / (to - from); off > .05 {
		t.Errorf("the middle of the pinch moved by %.2f of the window", off)
	}
}

// TestPNG checks that the saved picture is twice the size of the chart and not
// blank, and that the page does not change.
func TestPNG(t *testing.T) {
	p := e2e.Explorer(t, "")
	p.Exec(`{ const make = URL.createObjectURL; URL.createObjectURL = blob => { window.caught(blob); return make.call(URL, blob); }; }
		HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };`)
	for _, view := range []string{"timeline", "actors"} {
		p.Exec("parley.do('view:" + view + "')")
		p.Idle()
		p.Exec("window.saved = new Promise(done => { window.caught = done }); parley.do('save:png')")
		got := e2e.Eval[struct {
			Type         string
			Width, Share float64
			Name         string
		}](p, `(async () => {
			const blob = await window.saved, picture = await createImageBitmap(blob), c = new OffscreenCanvas(picture.width, picture.height), ctx = c.getContext("2d");
			ctx.drawImage(picture, 0, 0);
			const d = ctx.getImageData(0, 0, c.width, c.height).data;
			let ink = 0;
			for (let i = 0; i < d.length; i += 4) if (d[i + 3] !== 255) return { type: "transparent" }; else if (d[i] < 200) ink++;
			return { type: blob.type, width: picture.width, share: ink / (d.length / 4), name: window.savedAs };
		})()`)
		if got.Type != "image/png" || got.Width < 1900 || got.Share < .002 || got.Name == "" {
			t.Errorf("%s: saved %+v", view, got)
		}
	}
}

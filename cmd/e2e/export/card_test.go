package export

import (
	"bytes"
	"encoding/base64"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// catching intercepts the file that the page saves, with its name.
const catching = `
	const make = URL.createObjectURL;
	URL.createObjectURL = blob => { window.caught?.(blob); return make(blob); };
	HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };`

// TestQuoteCard checks that the share menu saves a picture of the event and of
// a quote about it.
func TestQuoteCard(t *testing.T) {
	for name, set := range map[string][]e2e.Setting{"light": nil, "dark": {e2e.Dark}, "phone": {e2e.Phone}} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Explorer(t, "#e="+e2e.Witkoff, append(set, e2e.Inject(catching))...)
			p.Exec("parley.do('menu:share')")
			p.Idle()
			offers := e2e.Eval[[]string](p, "[...document.querySelectorAll('[data-do^=\"card:\"]')].map(e => e.dataset.do)")
			if len(offers) != 3 {
				t.Fatalf("offered are %v, want the event and two quotes", offers)
			}
			if hidden := e2e.Eval[[]string](p, `[...document.querySelectorAll("#menu-share button, .m-share button")].filter(b => {
				const menu = b.closest(".menu");
				menu.scrollTop = b.offsetTop; // the menu's own; nothing else is to move
				const r = b.getBoundingClientRect(), at = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
				return !b.contains(at);
			}).map(b => b.textContent)`); len(hidden) > 0 {
				t.Errorf("something lies over %v", hidden)
			}
			p.Shot("share-menu-" + name)
			for _, do := range offers {
				p.Exec("window.saved = new Promise(done => { window.caught = done }); parley.do('" + do + "')")
				data := e2e.Eval[string](p, `saved.then(b => new Promise(done => { const r = new FileReader(); r.onload = () => done(r.result); r.readAsDataURL(b) }))`)
				raw, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(data, "data:image/png;base64,"))
				if err != nil {
					t.Fatal(err)
				}
				img, err := png.Decode(bytes.NewReader(raw))
				if err != nil || img.Bounds().Dx() != 1200 || img.Bounds().Dy() != 630 {
					t.Fatalf("%s: %v, %v", do, img.Bounds(), err)
				}
				if as := e2e.Eval[string](p, "savedAs"); as != e2e.Witkoff+".png" {
					t.Errorf("saved as %s", as)
				}
				colours := map[[3]uint32]int{}
				for y := range img.Bounds().Dy() {
					for x := range img.Bounds().Dx() {
						r, g, b, _ := img.At(x, y).RGBA()
						colours[[3]uint32{r >> 8, g >> 8, b >> 8}]++
					}
				}
				if len(colours) < 20 {
					t.Errorf("%s has %d colours: an empty picture", do, len(colours))
				}
				if dir := os.Getenv("PARLEY_SHOTS"); dir != "" {
					os.WriteFile(filepath.Join(dir, "card-"+name+"-"+strings.TrimPrefix(do, "card:")+".png"), raw, 0o644)
				}
			}
		})
	}
}

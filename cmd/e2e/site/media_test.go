package site

import (
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// bridge is the sample with every kind of media.
var bridge = e2e.Build{Record: "data/spec/valid/bridge"}

// everyPicture scrolls a page to its end and waits until its pictures are there.
func everyPicture(p *e2e.Page) {
	p.Exec(`for (const i of document.images) i.loading = "eager"; 0`)
	p.Until(`[...document.images].every(i => i.complete && i.naturalWidth > 0)`)
}

// TestMediaOnPages opens the page of an event with every kind of media, enlarges a
// picture, asks for a player and does the same in the program.
func TestMediaOnPages(t *testing.T) {
	home := bridge.Serve(t)
	p := e2e.Open(t, home+"event/opening/", e2e.Viewport(1440, 900))
	everyPicture(p)
	for _, check := range []struct {
		name string
		run  func(t *testing.T)
	}{
		{"room is kept for pictures", func(t *testing.T) {
			if v := p.CLS(); v >= .02 {
				t.Errorf("the page shifts by %v", v)
			}
		}},
		{"nothing of another site before a click", func(t *testing.T) {
			for _, r := range p.Requests() {
				if !strings.HasPrefix(r, home) && !strings.HasPrefix(r, "data:") {
					t.Errorf("asked for %s", r)
				}
			}
			p.Says("the card", ".away", "Nothing is loaded from YouTube before you click.")
			p.Axe()
		}},
		{"a picture is enlarged in a dialog", func(t *testing.T) {
			p.Click(".media .zoom")
			p.Until(`(d => d?.open && d.querySelector("img").naturalWidth === 1600 && d.querySelector("figcaption").textContent.includes("CC0-1.0"))(document.querySelector("dialog.zoomed"))`)
			p.Axe()
			p.Key("Escape")
			p.Until(`!document.querySelector("dialog[open]") && document.activeElement.matches(".zoom")`)
		}},
		{"a click loads the player in its place", func(t *testing.T) {
			p.Exec(`document.querySelector("[data-frame]").dataset.frame = "../works/"; 0`) // as no test asks another site
			p.Click("[data-frame]")
			p.Until(`(f => f?.contentDocument?.readyState === "complete" && f.referrerPolicy === "strict-origin-when-cross-origin" && f.title.startsWith("Big Buck Bunny"))(document.querySelector(".away iframe"))`)
			if got := p.Address(); !strings.HasSuffix(got, "event/opening/") {
				t.Errorf("the click leads to %s", got)
			}
		}},
		{"the panel of the program shows the same", func(t *testing.T) {
			p.Open(home + "#e=opening&v=list")
			p.Live()
			p.Until(`document.querySelectorAll("#event .medium").length === 4 && (i => i.complete && i.naturalWidth > 0)(document.querySelector("#event .zoom img"))`)
			p.Click("#event .zoom")
			p.Until(`document.querySelector("dialog.zoomed").open`)
			p.Key("Escape")
			p.Until(`!document.querySelector("dialog[open]")`)
			p.Exec(`document.querySelector("#event [data-frame]").dataset.frame = "event/works/"; 0`)
			p.Click("#event [data-frame]")
			p.Until(`!!document.querySelector("#event .away iframe")`)
			p.Axe()
			p.Click(`[data-do="event:works"]`)
			p.Until(`document.querySelector("#event h2").textContent.startsWith("The first half") && !document.querySelector("#event iframe")`)
			if n := p.Count("#chronicle .thumb"); n < 4 {
				t.Errorf("%d rows of the list have a picture", n)
			}
		}},
	} {
		t.Run(check.name, check.run)
	}
}

// TestMediaWithoutScript checks that pictures stand without a script and lead to their
// files, in the story, too, and that nothing is too wide for a small phone.
func TestMediaWithoutScript(t *testing.T) {
	home := bridge.Serve(t)
	p := e2e.Open(t, home, e2e.NoScript, e2e.Viewport(320, 640))
	for _, path := range []string{"", "event/opening/", "event/vote/", "actor/marit-vik/"} {
		p.Open(home + path)
		p.Until(`document.querySelector(".medium, .portrait img")?.checkVisibility()`)
		everyPicture(p)
		if over := e2e.Eval[float64](p, "document.documentElement.scrollWidth - innerWidth"); over > 0 {
			t.Errorf("%s is %g pixels too wide", path, over)
		}
	}
	if got := e2e.Eval[string](p, `fetch(document.querySelector(".portrait .zoom").href).then(a => a.status + " " + a.headers.get("Content-Type"))`); got != "200 image/jpeg" {
		t.Errorf("a picture leads to %s", got)
	}
}

package site

import (
	"fmt"
	"testing"

	"parley/cmd/e2e"
	"parley/data/testkit/bundled"
)

// told waits until the program is ready behind the story.
func told(p *e2e.Page) {
	p.T.Helper()
	p.Until(`document.documentElement.matches(".story, .failed")`)
	p.Idle()
}

// looks are the windows and themes of these tests.
var looks = map[string][]e2e.Setting{"wide": {e2e.Viewport(1440, 900)}, "tablet dark": {e2e.Viewport(768, 1024), e2e.Dark}, "phone": {e2e.Phone}}

// The first page opens with the story and keeps it: nothing shifts, one drawing of the
// picture is seen, nothing runs out of the page, and everybody can use it.
func TestFirstPageIsTheStory(t *testing.T) {
	d := bundled.Wide(t)
	for name, set := range looks {
		t.Run(name, func(t *testing.T) {
			p := e2e.Open(t, e2e.Wide.Serve(t), set...)
			told(p)
			p.Says(name, "#story h1", d.Meta.Head.Headline)
			p.Says(name, "#story .stand", d.Meta.Head.Finding)
			p.Says(name, "#story .explore h2", "Explore all 177 events, and who says so")
			if v := p.CLS(); v >= .02 {
				t.Errorf("the page shifts by %g", v)
			}
			if n := e2e.Eval[int](p, `[...document.querySelectorAll("#story .opening > svg")].filter(e => e.checkVisibility()).length`); n != 1 {
				t.Errorf("%d drawings of the picture are seen", n)
			}
			if n := p.Count("#story .tale > li[id^=step-] > h3"); n != len(d.Steps) {
				t.Errorf("%d steps, want %d", n, len(d.Steps))
			}
			if got := e2e.Eval[string](p, `(e => e.scrollWidth <= innerWidth ? "" : e.scrollWidth + " of " + innerWidth)(document.documentElement)`); got != "" {
				t.Errorf("the page is too wide: %s", got)
			}
			q := e2e.Open(t, e2e.Article.Serve(t), set...) // the same page with few events
			told(q)
			q.Axe()
		})
	}
}

// From the story to the explorer and back, by keys alone; reload and Back land where the
// reader was.
func TestExploreBackAndReload(t *testing.T) {
	for name, set := range looks {
		t.Run(name, func(t *testing.T) {
			p := e2e.Open(t, e2e.Wide.Serve(t), set...)
			told(p)
			p.Exec(`document.querySelector("#story .explore h2 a").focus()`)
			at := e2e.Eval[float64](p, "scrollY")
			p.Key("Enter")
			p.Live()
			p.Wants("view", "timeline")
			p.Exec("parley.do('event:" + e2e.Witkoff + "')")
			p.Idle()
			p.Exec("parley.do('close')")
			p.Idle()
			if got := e2e.Eval[string](p, "location.hash"); got != e2e.Start {
				t.Errorf("the program as it opens has the address %q", got)
			}
			for range 3 {
				p.Back()
				p.Idle()
			}
			p.Until(shown)
			if got := e2e.Eval[string](p, `[Math.abs(scrollY - `+fmt.Sprint(at)+`) < 2, document.activeElement.matches("#story .explore h2 a"), location.hash].join(" ")`); got != "true true " {
				t.Errorf("back in the story: at its place, on the link, the address: %s", got)
			}
			p.Forward()
			p.Until(`document.documentElement.matches(".live")`)
			p.Reload()
			p.Until(`document.documentElement.matches(".live, .story, .failed")`)
			p.Idle()
			if e2e.Eval[bool](p, shown) {
				t.Error("after a reload in the explorer the story is shown")
			}
		})
	}
}

// shown reports whether the story is shown.
const shown = `!!document.getElementById("story")?.checkVisibility() && !document.documentElement.matches(".live")`

// Without scripts every step stands with its heading and address, the picture is drawn,
// and the way to explore leads to the chronology.
func TestStoryWithoutScript(t *testing.T) {
	d := bundled.Wide(t)
	p := e2e.Open(t, e2e.Wide.Serve(t)+"#step-5", e2e.NoScript)
	for i := range d.Steps {
		p.Says(d.Steps[i].Title, fmt.Sprintf("#step-%d", i+1), d.Steps[i].Title)
	}
	if top := e2e.Eval[float64](p, `document.getElementById("step-5").getBoundingClientRect().top`); top < -1 || top > 40 {
		t.Errorf("the address of step 5 leads to %v px above or below it", top)
	}
	if n := p.Count(".opening > svg a"); n < 30 {
		t.Errorf("the picture has %d links", n)
	}
	p.Until(`(e => e.complete && e.naturalWidth > 0)(document.querySelector("#step-5 figure img"))`)
	if n := e2e.Eval[int](p, `[...document.querySelectorAll(".tale figure img")].filter(e => e.checkVisibility() && e.getBoundingClientRect().height > 200).length`); n != len(d.Steps) {
		t.Errorf("%d steps have a picture of their own", n)
	}
	p.Click("#story .explore h2 a")
	p.Until(`location.hash === "#chronicle"`)
}

// A file that is dropped on the story is heard of: the program comes.
func TestFileDroppedOnTheStory(t *testing.T) {
	p := e2e.Open(t, e2e.Wide.Serve(t))
	told(p)
	p.Drop([2]string{"own.txt", `"nothing"`})
	p.Notice("own.txt")
	p.Until(`document.documentElement.matches(".live")`)
}

// A record without steps opens with what it holds and its busiest time, the explorer
// right beneath.
func TestRecordWithoutSteps(t *testing.T) {
	p := e2e.Open(t, e2e.Build{Record: "data/testkit/bundled/cases/follow"}.Serve(t), e2e.Viewport(1440, 900))
	told(p)
	if p.Count("#story .stepped") != 0 || p.Count("#story .opening > svg") != 3 || p.Count("#story .opening + .explore") != 1 {
		t.Error("the page has not its picture with the explorer right beneath")
	}
	p.Axe()
}

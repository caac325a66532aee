package site

import (
	"testing"

	"parley/cmd/e2e"
)

// now is the step that the pinned picture shows, with what it says; "" while another is
// on its way.
const now = `(s => { const pin = document.querySelector(".pinned"); return s && pin.querySelectorAll("svg").length === 1 &&
	pin.firstChild.textContent === s.querySelector(":scope > figure > figcaption").textContent ? s.id : ""; })(document.querySelector(".tale > .now"))`

// moves keeps how long in milliseconds anything has moved at most.
const moves = `window.moves = 0; Element.prototype.animate = (old => function(...a) { moves = Math.max(moves, a[1].duration ?? a[1]); return old.apply(this, a); })(Element.prototype.animate)`

// The steps turn the pinned picture by scroll, key and address; the picture keeps its
// place and size, and nothing shifts.
func TestStepsTurnThePicture(t *testing.T) {
	p := e2e.Open(t, e2e.Wide.Serve(t)+"#step-7", e2e.Viewport(1440, 900))
	told(p)
	p.Until(now + ` === "step-7"`)
	if v := p.CLS(); v >= .02 {
		t.Errorf("opened at a step the page shifts by %g", v)
	}
	const place = `(r => [r.top, r.height].map(Math.round).join(" "))(document.querySelector(".pinned svg").getBoundingClientRect())`
	was := e2e.Eval[string](p, place)
	p.Exec(moves)
	p.Exec(`document.querySelector("#step-3 h3").scrollIntoView({ block: "center", behavior: "instant" })`)
	p.Until(now + ` === "step-3"`)
	if got := e2e.Eval[string](p, place); got != was {
		t.Errorf("the picture of another step stands at %s, not %s", got, was)
	}
	if v := e2e.Eval[float64](p, "moves"); v <= 0 || v > 400 {
		t.Errorf("the picture moves for %g ms", v)
	}
	p.Exec(`document.querySelector("#step-3 h3 a").focus()`)
	for _, by := range [][2]string{{"ArrowDown", "step-4"}, {"j", "step-5"}, {"ArrowUp", "step-4"}, {"k", "step-3"}} {
		p.Key(by[0])
		p.Until(now + ` === "` + by[1] + `" && location.hash === "#` + by[1] + `" && document.activeElement.closest("li")?.id === "` + by[1] + `"`)
	}
	p.Reload()
	told(p)
	p.Until(now + ` === "step-3"`)
	p.Exec(`document.querySelector("#step-3 .src a[href*='step=3']").click()`)
	p.Live()
	p.Wants("step", "3")
	p.Says("the program", "#event", "Three hours in Moscow")
	p.Back()
	p.Until(shown)
	p.Until(now + ` === "step-3"`)
}

// On a phone the picture is pinned above the steps; with reduced motion it is replaced at
// once. The address of the story's former page leads to the step.
func TestStepsOnAPhone(t *testing.T) {
	p := e2e.Open(t, e2e.Wide.Serve(t)+"#step-6", e2e.Phone, e2e.ReducedMotion)
	told(p)
	p.Until(now + ` === "step-6"`)
	if got := e2e.Eval[string](p, `(pin => { const h = document.querySelector("#step-6 h3").getBoundingClientRect();
		return [pin.top === 0, pin.height < innerHeight * .45, h.top >= pin.bottom, h.bottom < innerHeight,
			document.querySelector("#step-6 figure li").checkVisibility()].join(" "); })(document.querySelector(".pinned").getBoundingClientRect())`); got != "true true true true true" {
		t.Errorf("the picture at the top, low, the heading below it and in sight, what was expected in words: %s", got)
	}
	p.Exec(moves)
	p.Exec(`document.querySelector("#step-7").scrollIntoView({ behavior: "instant" })`)
	p.Until(now + ` === "step-7"`)
	if v := e2e.Eval[float64](p, "moves"); v != 0 {
		t.Errorf("with reduced motion the picture moves for %g ms", v)
	}
	p.Exec(`location.href = "story/#step-8"`)
	p.UntilAnywhere(`location.hash === "#step-8" && !location.pathname.includes("story") && !!document.querySelector(".pinned") && ` + now + ` === "step-8"`)
}

// Where the script of the story does not come, each step shows its own picture.
func TestStepsWithoutTheirScript(t *testing.T) {
	p := e2e.Open(t, e2e.Wide.Serve(t), e2e.Viewport(1440, 900), e2e.Block("assets/story.*.js"), e2e.Expect("ERR_BLOCKED"))
	told(p)
	if got := e2e.Eval[string](p, `[...document.querySelectorAll(".tale figure > :is(img, svg)")].filter(e => e.checkVisibility()).length + " of " + document.querySelectorAll(".tale > li").length`); got != "9 of 9" {
		t.Errorf("pictures in sight: %s", got)
	}
}

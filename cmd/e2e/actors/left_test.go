package actors

import (
	"testing"

	"parley/cmd/e2e"
)

// mapDrawn is the room of the map and what is drawn: the overview above it and the
// names on it.
const mapDrawn = `(() => {
	const box = id => { const r = document.getElementById(id).getBoundingClientRect(); return [r.top, r.height].join("+") };
	const sum = s => { let h = 0; for (let i = 0; i < s.length; i++) h = h * 31 + s.charCodeAt(i) | 0; return h };
	return ["map-view", "map-tray"].map(box).concat(sum(document.getElementById("cv-over").toDataURL()),
		[...document.querySelectorAll("#map-world svg text")].map(e => e.textContent)).join(" | ");
})()`

// TestMapIsTheSameFromEveryView checks that the map has the same room, names and
// overview as on a page opened at its address, whichever view was left for it and
// however the theme was chosen, and that an enlarged map leaves nothing to the
// timeline.
func TestMapIsTheSameFromEveryView(t *testing.T) {
	p := e2e.Explorer(t, "#v=map&theme=dark", e2e.ReducedMotion)
	want := e2e.Eval[string](p, mapDrawn)
	do := func(action string) {
		p.Exec("parley.do('" + action + "')")
		p.Idle()
	}
	for _, before := range []string{"view:timeline", "view:actors", "view:list", "view:table", "theme:light"} {
		do(before)
		if before == "theme:light" {
			do("theme:dark")
		}
		do("view:map")
		if got := e2e.Eval[string](p, mapDrawn); got != want {
			t.Errorf("after %s the map is\n%s\nand opened at its address\n%s", before, got, want)
		}
	}
	do("map-in")
	do("view:timeline")
	if got := e2e.Eval[string](p, `[...document.querySelectorAll("#timeline > [style]")].filter(e => e.style.length && e.id !== "axis").map(e => e.id + " " + e.getAttribute("style")).join("; ")`); got != "" {
		t.Errorf("the map leaves to the timeline: %s", got)
	}
}

package timeline

import (
	"math"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// TestScales checks that the legend explains what the summer of 2025 has and nothing else,
// chooses a scale by keyboard, and checks that the address and the words for screen
// readers have it, that a drag moves the window along the scale, and that the whole range
// has the same ends on every scale.
func TestScales(t *testing.T) {
	p := e2e.Visit(t, e2e.Summer, e2e.ReducedMotion)
	p.Idle()
	explained := func() string {
		return e2e.Eval[string](p, `[...document.querySelectorAll(".legend span")].filter(e => e.checkVisibility()).map(e => e.textContent).join("; ")`)
	}
	for words, want := range map[string]bool{"Demand, threat": true, "Deadline": true, "Period": true, "Did not happen": true, "thin line: one event in several lanes": true, "Aid, exchange": false, "ring: chosen": false} {
		if got := explained(); strings.Contains(got, words) != want {
			t.Errorf("the legend explains %q; %q should be there: %v", got, words, want)
		}
	}
	p.Exec(`document.getElementById("open-lanes").focus()`)
	p.Key("Enter")
	p.Until(`document.activeElement.closest("#menu-lanes")`)
	p.Exec(`document.querySelector("#menu-lanes [data-do='scale:stretched']").focus()`)
	p.Key("Enter")
	p.Until(`!document.querySelector(".menu")`)
	p.Idle()
	p.Wants("x", "stretched")
	if says := e2e.Eval[string](p, `document.getElementById("timeline").getAttribute("aria-description") ?? ""`); says != "Crowded days wider" {
		t.Errorf("the chart is described as %q", says)
	}
	x, y, width := p.Plot()
	from, to := p.Window()
	p.Drag(x, y, x+200, y)
	p.Idle()
	a, b := p.Window()
	if even := (to - from) * 200 / width; from-a < 1.1*even || math.Abs((from-a)-(to-b)) > 3600 { // the days at both ends are narrower than on average
		t.Errorf("a drag by 200 of %.0f px moved [%.0f, %.0f) to [%.0f, %.0f)", width, from, to, a, b)
	}
	var whole [2]float64
	for _, scale := range []string{"exact", "broken", "order", "log", "relative"} {
		p.Exec(`parley.do("scale:` + scale + `"), parley.do("whole")`)
		p.Idle()
		a, b := p.Window()
		if whole[1] == 0 {
			whole = [2]float64{a, b}
		}
		if a != whole[0] || b != whole[1] {
			t.Errorf("%s: the whole range is [%.0f, %.0f), want %v", scale, a, b, whole)
		}
		p.Exec(`parley.do("zoom-in")`)
		p.Idle()
		if c, d := p.Window(); c < a || d > b || d-c >= b-a {
			t.Errorf("%s: a closer look at [%.0f, %.0f) shows [%.0f, %.0f)", scale, a, b, c, d)
		}
	}
}

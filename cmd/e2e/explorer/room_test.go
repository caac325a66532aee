package explorer

import (
	"testing"

	"parley/cmd/e2e"
)

// TestExplorerLeavesRoomForEvents checks that an address with a view opens the explorer, that
// of a window of 1440 by 900 px the axis and the lanes have at least 640 px in height, under
// one row of tools, and that on a phone the first event with a day begins above 250 px.
func TestExplorerLeavesRoomForEvents(t *testing.T) {
	p := e2e.Open(t, e2e.Wide.Serve(t)+"#v=timeline", e2e.Viewport(1440, 900))
	p.Until(`document.documentElement.matches(".live")`)
	p.Idle()
	const top = `(s => document.querySelector(s).getBoundingClientRect().top)`
	if room := e2e.Eval[float64](p, top+`("#known") - `+top+`("#cv-axis")`); room < 640 {
		t.Errorf("axis and lanes have %g px of 900", room)
	}
	if high := e2e.Eval[float64](p, `document.querySelector("#app .tools").offsetHeight`); high > 44 {
		t.Errorf("the tools take %g px", high)
	}
	if got := e2e.Eval[string](p, `["#open-type", "#open-actor", "#open-evidence", ".clock .day"].filter(s => !document.querySelector("#app " + s)?.checkVisibility()).join(" ")`); got != "" {
		t.Errorf("not in sight: %s", got)
	}
	p.Shot("explorer-room")

	e2e.Protocol[struct{}](p, "Emulation.setDeviceMetricsOverride", map[string]any{"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": true})
	const dated = `[...document.querySelectorAll("#column .day")].find(d => d.querySelector(".d b"))`
	p.Until(dated + ` !== undefined`)
	p.Idle()
	if y := e2e.Eval[float64](p, dated+`.getBoundingClientRect().top`); y >= 250 {
		t.Errorf("the first event with a day begins at %g px", y)
	}
	if cut := e2e.Eval[string](p, `[...document.querySelectorAll("#column .lasts .t, #column .lasts .mo")].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent).join("|")`); cut != "" {
		t.Errorf("cut: %s", cut)
	}
	p.Shot("explorer-room-phone")
}

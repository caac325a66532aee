package explorer

import (
	"testing"

	"parley/cmd/e2e"
)

// TestUnknownIDsChangeNothing checks that an id that the record lacks is
// reported and changes nothing else: the picture and the lists are those of the
// same address without it.
func TestUnknownIDsChangeNothing(t *testing.T) {
	for name, c := range map[string]struct {
		size  e2e.Setting
		views []string
	}{"wide": {e2e.Viewport(1440, 900), []string{"map"}}, "phone": {e2e.Phone, []string{"map", "timeline", "list"}}} {
		t.Run(name, func(t *testing.T) {
			for _, view := range c.views {
				want := e2e.Eval[string](e2e.Visit(t, "#v="+view, c.size, e2e.ReducedMotion), unknownShown)
				for _, with := range []string{"&p=nosuch", "&e=nosuch&who=nosuch&with=none&tie=no,such&a=nosuch&t=nosuch&s=nosuch&ev=nosuch"} {
					p := e2e.Explorer(t, "#v="+view+with, c.size, e2e.ReducedMotion)
					if got := e2e.Eval[string](p, unknownShown); got != want {
						t.Errorf("%s%s shows\n%s\ninstead of\n%s", view, with, got, want)
					}
				}
			}
		})
	}
}

// unknownShown returns the text of pictures and lists, without the addresses of
// links, which keep what is in the address.
const unknownShown = `[...document.querySelectorAll("#map-world svg text, #map-world [aria-label], #map-tray [aria-label], #stage [aria-label], #app .row, #stage text")].map(x => x.getAttribute("aria-label") || x.textContent).join("|")`

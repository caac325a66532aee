package explorer

import (
	"testing"

	"parley/cmd/e2e"
)

// An id that the record does not hold is said, and changes nothing else: the
// picture and the lists are those of the same address without it.
func TestUnknownIDsChangeNothing(t *testing.T) {
	for name, size := range map[string]e2e.Setting{"wide": e2e.Viewport(1440, 900), "phone": e2e.Phone} {
		t.Run(name, func(t *testing.T) {
			for _, view := range []string{"map", "timeline", "actors", "list", "table"} {
				shown := func(with string) string {
					p := e2e.Open(t, e2e.Wide.Serve(t)+"#v="+view+with, size, e2e.ReducedMotion)
					p.Live()
					p.Idle()
					p.Exec("parley.do('pane:story')")
					p.Idle()
					return e2e.Eval[string](p, unknownShown)
				}
				want := shown("")
				for _, with := range []string{"&p=nosuch", "&e=nosuch&who=nosuch&with=none&tie=no,such&a=nosuch&t=nosuch&s=nosuch&ev=nosuch"} {
					if got := shown(with); got != want {
						t.Errorf("%s%s shows\n%s\ninstead of\n%s", view, with, got, want)
					}
				}
			}
		})
	}
}

// unknownShown is what the pictures and the panel say, without the addresses of
// links, which keep what the address holds.
const unknownShown = `[...document.querySelectorAll("#map-world svg text, #map-world [aria-label], #map-tray [aria-label], #stage [aria-label], #app .row, #event h2")].map(x => x.getAttribute("aria-label") || x.textContent).join("|")`

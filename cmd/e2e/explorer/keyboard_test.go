package explorer

import (
	"fmt"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// reading opens a reading from the menu by keyboard only, checks it, and moves
// the focus to its panel.
func reading(p *e2e.Page, name string) {
	p.T.Helper()
	p.TabTo("#open-more")
	p.Key("Enter")
	p.Until("document.activeElement.closest('#menu-more')")
	p.TabTo("#menu-more [data-do='pane:" + name + "']")
	p.Key("Enter")
	p.Idle()
	if pane := p.State("pane"); name != "compare" {
		p.Wants("pane", name)
	} else if !strings.HasPrefix(pane, "compare_") { // it opens with a pair
		p.T.Errorf("a comparison opens as %q", pane)
	}
	p.Until("document.activeElement.id === 'event'")
	p.Axe()
}

// TestReadingsByKeyboardAlone checks that on a phone's page the story, the
// deadlines, the changes and the comparison can be reached, used and left by
// keyboard only.
func TestReadingsByKeyboardAlone(t *testing.T) {
	for _, tt := range []struct {
		reading, fragment string
		use               func(p *e2e.Page)
	}{
		{"story", "", func(p *e2e.Page) {
			p.TabTo("[data-do='pane:story-5']")
			p.Key("Enter")
			p.Idle()
			p.Until("document.activeElement.id === 'event'")
			p.TabTo("[data-do='stop:1']")
			p.Key("Enter")
			p.Idle()
			p.Says("first stop", "#event", "Step 1 of 5")
			p.Axe()
			p.TabTo("#event [data-do='stop:2']")
			p.Key("Enter")
			p.Idle()
			p.Says("second stop", "#event", "Step 2 of 5")
			p.Key(".")
			p.Idle()
			p.Key(",")
			p.Idle()
			p.Wants("step", "2")
		}},
		{"deadlines", "#on=2025-08-06", func(p *e2e.Page) {
			p.Says("deadlines", "#event", "2 days left")
			p.TabTo("#event [data-do='event:2025-08-08-deadline']")
			p.Key("Enter")
			p.Idle()
			p.Wants("e", "2025-08-08-deadline")
			p.Says("deadline", "#event", "· Planned", "Show what happened next")
			p.Axe()
			p.TabTo("#event [data-do='came']")
			p.Key("Enter")
			p.Idle()
			p.Says("what came", "#event", "This is what happened next")
		}},
		{"changes", "#on=2025-08-09", func(p *e2e.Page) {
			p.Says("changes", "#event", "Status changed from planned to did not happen.")
			p.TabTo("#event [data-do='event:2025-08-08-deadline']")
			p.Key("Enter")
			p.Idle()
			p.Wants("e", "2025-08-08-deadline")
			p.Axe()
			p.TabTo("#event [data-do='pane:changes']")
			p.Key("Enter")
			p.Idle()
			p.Wants("e", "")
			p.Wants("pane", "changes")
			p.Until("document.activeElement.id === 'event'")
			p.TabTo("#event input[data-do='since']")
			p.Key("ArrowDown") // one month earlier
			p.Idle()
			if p.State("since") == "" {
				p.T.Error("the first day does not change")
			}
		}},
		{"compare", "#from=2025-08-01&to=2025-09-01", func(p *e2e.Page) {
			for side, name := range []string{"Donald T", "Vladimir P"} {
				p.TabTo(fmt.Sprintf("#event [data-do='compare:%d']", side))
				for _, letter := range name {
					p.Key(string(letter))
				}
				p.Idle()
			}
			p.Wants("pane", "compare_trump_putin")
			p.Says("compared", "#event", "Together", "Trump–Putin summit in Anchorage", "Trump, August 2025", "Putin, August 2025")
			p.Axe()
			p.TabTo("#event ol.links a")
			p.Key("Enter")
			p.Idle()
			if p.State("e") == "" {
				p.T.Error("an event of the comparison does not open")
			}
		}},
	} {
		t.Run(tt.reading, func(t *testing.T) {
			p := e2e.Explorer(t, tt.fragment, e2e.Phone, e2e.ReducedMotion)
			reading(p, tt.reading)
			tt.use(p)
			p.Shot("keyboard-" + tt.reading)
			for range 3 { // at most an event, the reading and a menu
				p.Key("Escape")
				p.Idle()
			}
			p.Wants("pane", "")
			p.Wants("e", "")
		})
	}
}

package e2e

import (
	"fmt"
	"testing"
)

// mostStops is how many presses of Tab a reader makes at most to get anywhere.
const mostStops = 80

// tabTo presses Tab until an element that matches has the focus and can be seen.
func (p *page) tabTo(selector string) {
	p.t.Helper()
	for range mostStops {
		p.key("Tab")
		if !eval[bool](p, fmt.Sprintf("document.activeElement.matches(%q)", selector)) {
			continue
		}
		if seen := eval[bool](p, `(r => r.width > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth)(document.activeElement.getBoundingClientRect())`); !seen {
			p.t.Errorf("%s has the focus and is out of sight", selector)
		}
		return
	}
	p.t.Fatalf("%d presses of Tab do not lead to %s", mostStops, selector)
}

// reading opens a reading from the menu with nothing but keys, checks it, and
// stands in its panel.
func (p *page) reading(name string) {
	p.t.Helper()
	p.tabTo("#open-more")
	p.key("Enter")
	p.until("document.activeElement.closest('#menu-more')")
	p.tabTo("#menu-more [data-do='pane:" + name + "']")
	p.key("Enter")
	p.idle()
	p.wants("pane", name)
	p.until("document.activeElement.id === 'event'")
	p.axe()
}

// On a phone's page the story, the deadlines, what changed and the comparison are
// reached, used and left with nothing but a keyboard.
func TestReadingsByKeyboardAlone(t *testing.T) {
	for _, tt := range []struct {
		reading, fragment string
		use               func(p *page)
	}{
		{"story", "", func(p *page) {
			p.tabTo("[data-do='pane:story-5']")
			p.key("Enter")
			p.idle()
			p.until("document.activeElement.id === 'event'")
			p.tabTo("[data-do='stop:1']")
			p.key("Enter")
			p.idle()
			p.says("first stop", "#event", "Step 1 of 5")
			p.axe()
			p.tabTo("#event [data-do='stop:2']")
			p.key("Enter")
			p.idle()
			p.says("second stop", "#event", "Step 2 of 5")
			p.key(".")
			p.idle()
			p.key(",")
			p.idle()
			p.wants("step", "2")
		}},
		{"deadlines", "#on=2025-08-06", func(p *page) {
			p.says("deadlines", "#event", "2 days left")
			p.tabTo("#event [data-do='event:2025-08-08-deadline']")
			p.key("Enter")
			p.idle()
			p.wants("e", "2025-08-08-deadline")
			p.says("deadline", "#event", "· Planned", "Show what came of it")
			p.axe()
			p.tabTo("#event [data-do='came']")
			p.key("Enter")
			p.idle()
			p.says("what came", "#event", "This is what came of it")
		}},
		{"changes", "#on=2025-08-09", func(p *page) {
			p.says("changes", "#event", "Status changed from planned to did not happen.")
			p.tabTo("#event [data-do='event:2025-08-08-deadline']")
			p.key("Enter")
			p.idle()
			p.wants("e", "2025-08-08-deadline")
			p.axe()
			p.tabTo("#event [data-do='pane:changes']")
			p.key("Enter")
			p.idle()
			p.wants("e", "")
			p.wants("pane", "changes")
			p.until("document.activeElement.id === 'event'")
			p.tabTo("#event input[data-do='since']")
			p.key("ArrowDown") // a month earlier
			p.idle()
			if p.state("since") == "" {
				p.t.Error("the first day does not change")
			}
		}},
		{"compare", "#from=2025-08-01&to=2025-09-01", func(p *page) {
			for side, name := range []string{"Donald T", "Vladimir P"} {
				p.tabTo(fmt.Sprintf("#event [data-do='compare:%d']", side))
				for _, letter := range name {
					p.key(string(letter))
				}
				p.idle()
			}
			p.wants("pane", "compare_trump_putin")
			p.says("compared", "#event", "Together", "Trump–Putin summit in Anchorage", "Trump, August 2025", "Putin, August 2025")
			p.axe()
			p.tabTo("#event ol.links a")
			p.key("Enter")
			p.idle()
			if p.state("e") == "" {
				p.t.Error("an event of the comparison does not open")
			}
		}},
	} {
		t.Run(tt.reading, func(t *testing.T) {
			p := explorer(t, tt.fragment, phone, reducedMotion)
			p.reading(tt.reading)
			tt.use(p)
			p.shot("keyboard-" + tt.reading)
			for range 3 { // an event, the reading, and a menu at the most
				p.key("Escape")
				p.idle()
			}
			p.wants("pane", "")
			p.wants("e", "")
		})
	}
}

package e2e

import (
	"strings"
	"testing"
)

// The readings that belong to no single record: deadlines, what changed, the
// story, facts, comparison, citations.

var readings = []string{"deadlines", "changes", "story", "facts", "compare", "compare_trump_putin", "cite", "corrections", "story-5"}

// What was promised reads on three days of August 2025 as it stood.
func TestDeadlinesOnThreeDays(t *testing.T) {
	for on, want := range map[string][]string{
		"2025-08-06": {"Deadline for Russia to agree to end the war", "2 days left", "5 to 25 days left", "25 days nearer than first said"},
		"2025-08-09": {"Ran out: 1 day over", "6 days left", "2 to 22 days left"},
		"2025-08-16": {"Ran out: 8 days over", "any day now, 15 days left", "Trump–Putin summit in Anchorage"},
	} {
		p := explorer(t, "#pane=deadlines&on="+on)
		text := p.texts("#event")
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("on %s: the deadlines do not say %q", on, w)
			}
		}
		p.shot("deadlines-" + on)
	}
}

// Every reading is reached with the keyboard alone, can be left, and breaks no
// rule of accessibility, on a desk and on a phone, where nothing sticks out.
func TestReadingsAreAccessible(t *testing.T) {
	for name, settings := range map[string][]setting{"wide": nil, "phone dark": {phone, dark}} {
		t.Run(name, func(t *testing.T) {
			p := explorer(t, "", append(settings, reducedMotion)...)
			for _, reading := range readings {
				p.exec("document.getElementById('open-more').focus()")
				p.key("Enter")
				p.until("document.activeElement.closest('#menu-more')")
				if p.count("#menu-more [data-do='pane:"+reading+"']") == 1 {
					p.exec("document.querySelector(\"#menu-more [data-do='pane:" + reading + "']\").focus()")
					p.key("Enter")
				} else {
					p.exec("parley.do('pane:" + reading + "')")
				}
				p.idle()
				p.wants("pane", reading)
				p.until("document.activeElement.id === 'event'")
				if text := p.texts("#event"); len(text) < 80 || strings.Contains(text, "[") && strings.Contains(text, ".") && strings.Contains(text, "[pane") {
					t.Errorf("%s says %q", reading, text)
				}
				if wide := eval[int](p, "document.getElementById('event').scrollWidth - document.getElementById('event').clientWidth"); wide > 0 {
					t.Errorf("%s is %d px too wide", reading, wide)
				}
				p.shot("pane-" + reading + "-" + strings.ReplaceAll(name, " ", "-"))
				p.axe()
				p.key("Escape")
				p.idle()
				p.wants("pane", "")
			}
		})
	}
}

// The story goes on and back with buttons and keys; each stop is an address.
func TestStoryWalks(t *testing.T) {
	p := explorer(t, "#pane=story-5")
	p.click("#event [data-do='stop:1']")
	p.idle()
	p.wants("step", "1")
	first := p.state("e")
	p.key(".")
	p.idle()
	p.wants("step", "2")
	second := p.state("e")
	if first == "" || second == "" || first == second {
		t.Errorf("the stops are %q and %q", first, second)
	}
	if !strings.Contains(p.texts("#event"), "Step 2 of 5") {
		t.Error("the panel does not say where in the story it stands")
	}
	p.reload()
	p.live()
	p.idle()
	p.wants("e", second)
	p.wants("step", "2")
	p.exec("document.getElementById('event').focus()")
	p.key(",")
	p.idle()
	p.wants("e", first)
	p.click("#event [data-do='event:" + first + "']")
	p.idle()
	p.wants("step", "")
	p.click("#event [data-do='pane:story-5']")
	p.idle()
	p.wants("e", "")
}

// What changed between two days follows both of its dates, and a record opened
// there leads back.
func TestChangesFollowTheirDays(t *testing.T) {
	p := explorer(t, "#pane=changes&since=2025-08-06&on=2025-08-09")
	text := p.texts("#event")
	for _, w := range []string{"Deadline for Russia to agree to end the war", "Status changed from planned to did not happen.", "Date changed from on or after 11 August 2025 to 15 August 2025."} {
		if !strings.Contains(text, w) {
			t.Errorf("the changes do not say %q", w)
		}
	}
	p.click("#event [data-do='event:2025-08-08-deadline']")
	p.idle()
	p.wants("e", "2025-08-08-deadline")
	p.click("#event [data-do='pane:changes']")
	p.idle()
	p.wants("e", "")
	p.wants("since", "2025-08-06")
}

// A fact opens the events that it rests on.
func TestFactsHaveReceipts(t *testing.T) {
	p := explorer(t, "#e=2025-08-15-anchorage")
	if text := p.texts(".facts summary"); !strings.Contains(text, "First meeting of a sitting president (United States) with Vladimir Putin since 16 June 2021: 4 years 1 month") {
		t.Errorf("the facts say %q", text)
	}
	p.exec("document.querySelector('.facts summary').focus()")
	p.key("Enter")
	p.idle()
	p.click(".facts details[open] [data-do='event:2021-06-16-geneva-summit']")
	p.idle()
	p.wants("e", "2021-06-16-geneva-summit")
}

// Two actors stand above one another on the time they share; with the keyboard the
// one below becomes another, and begins on another day.
func TestTwoActorsCompared(t *testing.T) {
	for name, settings := range map[string][]setting{"wide": nil, "phone": {phone}} {
		t.Run(name, func(t *testing.T) {
			p := explorer(t, "#who=trump&with=putin&from=2025-08-01&to=2025-09-01", settings...)
			p.exec("document.querySelector(\"#event [data-do='pane:compare_trump_putin']\").focus()")
			p.key("Enter")
			p.idle()
			p.wants("pane", "compare_trump_putin")
			p.until("document.activeElement.id === 'event'")
			text := p.texts("#event")
			for _, w := range []string{"Together", "15 Aug Trump–Putin summit in Anchorage", "Trump, August 2025", "Putin, August 2025"} {
				if !strings.Contains(text, w) {
					t.Errorf("the comparison does not say %q", w)
				}
			}
			if p.count(".beside .joint") < 2 {
				t.Error("nothing ties the two sides")
			}
			p.shot("compare-" + name)
			p.axe()
			p.exec("document.querySelector(\"[data-do='compare:1']\").focus()")
			p.typed("[data-do='compare:1']", "Volodymyr Z")
			p.idle()
			p.wants("pane", "compare_trump_zelenskyy")
			p.exec("(e => { e.value = '2025-02-01'; e.dispatchEvent(new Event('change', { bubbles: true })) })(document.querySelector(\"#event [data-do='since']\"))")
			p.idle()
			p.wants("since", "2025-02-01")
			text = p.texts("#event")
			for _, w := range []string{"Day 15", "Trump, August 2025", "Zelenskyy, "} {
				if !strings.Contains(text, w) {
					t.Errorf("on days since the beginning it does not say %q", w)
				}
			}
			p.click("#event ol.links a")
			p.idle()
			if p.state("e") == "" {
				t.Error("an event of the comparison does not open")
			}
			p.click("#event [data-do='pane:compare_trump_zelenskyy']")
			p.idle()
			p.wants("e", "")
		})
	}
}

// What is cited is the event, the view or the record; the version stands in each.
func TestCitesEventViewAndRecord(t *testing.T) {
	p := explorer(t, "#e="+witkoff+"&on=2025-08-09")
	p.exec("parley.do('pane:cite')")
	p.idle()
	for what, want := range map[string][]string{
		"event":  {"Putin receives US special envoy Witkoff in Moscow", "e=" + witkoff, "on=2025-08-09", "As known on 9 August 2025", "ersion 1.0.0", "@misc{", "{{cite web"},
		"view":   {"on=2025-08-09", "As known on 9 August 2025", "ersion 1.0.0", "not e=" + witkoff},
		"record": {"ersion 1.0.0", "not on=2025", "not As known on"},
	} {
		p.exec("document.querySelector(\"#event [data-do='cite:" + what + "']\").focus()")
		p.key("Enter")
		p.idle()
		p.says(what, "#event .cite", want...)
	}
	p.axe()
}

// What is new since the last visit is read from what this device kept, and stays
// until the next version.
func TestSinceTheLastVisit(t *testing.T) {
	p := explorer(t, "#pane=changes")
	p.says("first visit", "#event", "kept on this device only", "not Since the version you saw before", "not Nothing has changed", "not version you saw before")
	key := eval[string](p, "Object.keys(localStorage).find(k => k.includes('seen:') && !k.includes('before'))")
	p.exec("localStorage.setItem('" + key + "', localStorage.getItem('" + key + "').replace(/^2025-08-15-anchorage .*\\n/m, '').replace(/^(2025-08-08-deadline) .*/m, '$1 0'))")
	for range 2 {
		p.reload()
		p.live()
		p.idle()
		p.says("next visit", "#event", "Since the version you saw before", "New: Trump–Putin summit in Anchorage", "Changed: Deadline for Russia to agree to end the war")
	}
	p.shot("visit")
	p.axe()
}

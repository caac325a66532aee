package explorer

import (
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// Readings about no single record: deadlines, changes, the story, facts,
// comparison, citations.

var readings = []string{"deadlines", "changes", "story", "facts", "compare", "compare_trump_putin", "cite", "corrections", "story-5"}

// TestDeadlinesOnThreeDays checks the deadlines and promises as known on three
// days of August 2025.
func TestDeadlinesOnThreeDays(t *testing.T) {
	for on, want := range map[string][]string{
		"2025-08-06": {"Deadline for Russia to agree to end the war", "2 days left", "5 to 25 days left", "25 days nearer than first said"},
		"2025-08-09": {"Ran out: 1 day over", "6 days left", "2 to 22 days left"},
		"2025-08-16": {"Ran out: 8 days over", "at most 15 days left", "Trump–Putin summit in Anchorage"},
	} {
		p := e2e.Visit(t, "#pane=deadlines&on="+on)
		text := p.Texts("#event")
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("on %s: the deadlines do not say %q", on, w)
			}
		}
		p.Shot("deadlines-" + on)
	}
}

// TestReadingsAreAccessible checks that every reading can be reached and left
// by keyboard, and meets all accessibility rules, on a desktop and on a phone,
// where nothing extends beyond the page.
func TestReadingsAreAccessible(t *testing.T) {
	for name, settings := range map[string][]e2e.Setting{"wide": nil, "phone dark": {e2e.Phone, e2e.Dark}} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Visit(t, "", append(settings, e2e.ReducedMotion)...)
			for _, reading := range readings {
				p.Exec("document.getElementById('open-more').focus()")
				p.Key("Enter")
				p.Until("document.activeElement.closest('#menu-more')")
				if p.Count("#menu-more [data-do='pane:"+reading+"']") == 1 {
					p.Exec("document.querySelector(\"#menu-more [data-do='pane:" + reading + "']\").focus()")
					p.Key("Enter")
				} else {
					p.Exec("parley.do('pane:" + reading + "')")
				}
				p.Idle()
				if pane := p.State("pane"); reading != "compare" {
					p.Wants("pane", reading)
				} else if !strings.HasPrefix(pane, "compare_") { // it opens with a pair
					t.Errorf("a comparison opens as %q", pane)
				}
				p.Until("document.activeElement.id === 'event'")
				if text := p.Texts("#event"); len(text) < 80 || strings.Contains(text, "[") && strings.Contains(text, ".") && strings.Contains(text, "[pane") {
					t.Errorf("%s says %q", reading, text)
				}
				if wide := e2e.Eval[int](p, "document.getElementById('event').scrollWidth - document.getElementById('event').clientWidth"); wide > 0 {
					t.Errorf("%s is %d px too wide", reading, wide)
				}
				p.Shot("pane-" + reading + "-" + strings.ReplaceAll(name, " ", "-"))
				p.Axe()
				p.Key("Escape")
				p.Idle()
				p.Wants("pane", "")
			}
		})
	}
}

// TestStoryWalks checks that the story moves forward and back by buttons and
// keys, and that each step has an address.
func TestStoryWalks(t *testing.T) {
	p := e2e.Visit(t, "#pane=story-5")
	p.Click("#event [data-do='stop:1']")
	p.Idle()
	p.Wants("step", "1")
	first := p.State("e")
	p.Key(".")
	p.Idle()
	p.Wants("step", "2")
	second := p.State("e")
	if first == "" || second == "" || first == second {
		t.Errorf("the stops are %q and %q", first, second)
	}
	if !strings.Contains(p.Texts("#event"), "Step 2 of 5") {
		t.Error("the panel does not say where in the story it stands")
	}
	p.Reload()
	p.Live()
	p.Idle()
	p.Wants("e", second)
	p.Wants("step", "2")
	p.Exec("document.getElementById('event').focus()")
	p.Key(",")
	p.Idle()
	p.Wants("e", first)
	p.Click("#event [data-do='event:" + first + "']")
	p.Idle()
	p.Wants("step", "")
	p.Click("#event [data-do='pane:story-5']")
	p.Idle()
	p.Wants("e", "")
}

// TestChangesFollowTheirDays checks that the changes between two days follow
// both dates, and that a record opened there leads back.
func TestChangesFollowTheirDays(t *testing.T) {
	p := e2e.Visit(t, "#pane=changes&since=2025-08-06&on=2025-08-09")
	text := p.Texts("#event")
	for _, w := range []string{"Deadline for Russia to agree to end the war", "Status changed from planned to did not happen.", "Date changed from on or after 11 August 2025 to 15 August 2025."} {
		if !strings.Contains(text, w) {
			t.Errorf("the changes do not say %q", w)
		}
	}
	p.Click("#event [data-do='event:2025-08-08-deadline']")
	p.Idle()
	p.Wants("e", "2025-08-08-deadline")
	p.Click("#event [data-do='pane:changes']")
	p.Idle()
	p.Wants("e", "")
	p.Wants("since", "2025-08-06")
}

// TestFactsHaveReceipts checks that a fact opens the events it is derived from.
func TestFactsHaveReceipts(t *testing.T) {
	p := e2e.Visit(t, "#e=2025-08-15-anchorage")
	if text := p.Texts(".facts summary"); !strings.Contains(text, "First meeting of a sitting president (United States) with Vladimir Putin in this record since 16 June 2021: 4 years 1 month") {
		t.Errorf("the facts say %q", text)
	}
	p.Exec("document.querySelector('.facts summary').focus()")
	p.Key("Enter")
	p.Idle()
	p.Click(".facts details[open] [data-do='event:2021-06-16-geneva-summit']")
	p.Idle()
	p.Wants("e", "2021-06-16-geneva-summit")
}

// TestTwoActorsCompared checks that two actors are shown one above the other on
// a shared time axis, and that the lower one and the start can be changed by
// keyboard.
func TestTwoActorsCompared(t *testing.T) {
	for name, settings := range map[string][]e2e.Setting{"wide": nil, "phone": {e2e.Phone}} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Visit(t, "#who=trump&with=putin&from=2025-08-01&to=2025-09-01", settings...)
			p.Exec("document.querySelector(\"#event [data-do='pane:compare_trump_putin']\").focus()")
			p.Key("Enter")
			p.Idle()
			p.Wants("pane", "compare_trump_putin")
			p.Until("document.activeElement.id === 'event'")
			text := p.Texts("#event")
			for _, w := range []string{"Together", "15 Aug Trump–Putin summit in Anchorage", "Trump, August 2025", "Putin, August 2025"} {
				if !strings.Contains(text, w) {
					t.Errorf("the comparison does not say %q", w)
				}
			}
			if p.Count(".beside .joint") < 2 {
				t.Error("nothing ties the two sides")
			}
			p.Shot("compare-" + name)
			p.Axe()
			p.Exec("document.querySelector(\"[data-do='compare:1']\").focus()")
			p.Typed("[data-do='compare:1']", "Volodymyr Z")
			p.Idle()
			p.Wants("pane", "compare_trump_zelenskyy")
			p.Exec("(e => { e.value = '2025-02-01'; e.dispatchEvent(new Event('change', { bubbles: true })) })(document.querySelector(\"#event [data-do='since']\"))")
			p.Idle()
			p.Wants("since", "2025-02-01")
			text = p.Texts("#event")
			for _, w := range []string{"Day 15", "Trump, August 2025", "Zelenskyy, "} {
				if !strings.Contains(text, w) {
					t.Errorf("on days since the beginning it does not say %q", w)
				}
			}
			p.Click("#event ol.links a")
			p.Idle()
			if p.State("e") == "" {
				t.Error("an event of the comparison does not open")
			}
			p.Click("#event [data-do='pane:compare_trump_zelenskyy']")
			p.Idle()
			p.Wants("e", "")
		})
	}
}

// TestCitesEventViewAndRecord checks that citations are for the event, the view
// or the record, each with the version, and that the address says which.
func TestCitesEventViewAndRecord(t *testing.T) {
	p := e2e.Visit(t, "#e="+e2e.Witkoff+"&on=2025-08-09")
	p.Exec("parley.do('pane:cite')")
	p.Idle()
	for what, want := range map[string][]string{
		"_":       {"Putin receives US special envoy Witkoff in Moscow", "e=" + e2e.Witkoff, "on=2025-08-09", "As known on 9 August 2025", "ersion 1.0.0", "@misc{", "{{cite web"},
		"-view":   {"on=2025-08-09", "As known on 9 August 2025", "ersion 1.0.0", "not e=" + e2e.Witkoff},
		"-record": {"ersion 1.0.0", "not on=2025", "not As known on"},
	} {
		p.Exec("document.querySelector(\"#event [data-do^='pane:cite" + what + "']\").focus()")
		p.Key("Enter")
		p.Idle()
		p.Says(what, "#event .cite", want...)
		p.Wants("pane", "cite"+strings.TrimSuffix(what, "_")+"_"+e2e.Witkoff)
	}
	p.Axe()
}

// TestSinceTheLastVisit checks that the changes since the last visit come from
// what this device stored, and stay until the next version.
func TestSinceTheLastVisit(t *testing.T) {
	p := e2e.Explorer(t, "#pane=changes")
	p.Says("first visit", "#event", "kept on this device only", "not Since the version you saw before", "not Nothing has changed", "not version you saw before")
	key := e2e.Eval[string](p, "Object.keys(localStorage).find(k => k.includes('seen:') && !k.includes('before'))")
	p.Exec("localStorage.setItem('" + key + "', localStorage.getItem('" + key + "').replace(/^2025-08-15-anchorage .*\\n/m, '').replace(/^(2025-08-08-deadline) .*/m, '$1 0'))")
	for range 2 {
		p.Reload()
		p.Live()
		p.Idle()
		p.Says("next visit", "#event", "Since the version you saw before", "New: Trump–Putin summit in Anchorage", "Changed: Deadline for Russia to agree to end the war")
	}
	p.Shot("visit")
	p.Axe()
}

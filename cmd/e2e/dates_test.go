package e2e

import (
	"strings"
	"testing"
)

// says fails for every text that is not, or with not that is, in what an element
// says.
func (p *page) says(where, selector string, want ...string) {
	p.t.Helper()
	text := p.texts(selector)
	for _, w := range want {
		w, not := strings.CutPrefix(w, "not ")
		if strings.Contains(text, w) == not {
			p.t.Errorf("%s: %q is there: %v", where, w, !not)
		}
	}
}

// threeDates is what a reader of each day finds: of the deadline of 8 August 2025,
// of the sanctions threatened for it, of the meeting of three and of that of two.
var threeDates = []struct {
	on     string
	panels map[string][]string // by event
	list   []string            // of the list of August
	actors []string            // of the map of actors
}{
	{"2025-08-06", map[string][]string{
		"2025-08-08-deadline":            {"· Planned", "Fri 8 August 2025", "Show what came of it", "Date changed", "not Did not happen", "not ran out without"},
		"2025-08-08-secondary-sanctions": {"· Planned", "Still expected on 8 August", "not Did not happen"},
		"2025-08-06-trilateral-plan":     {"· Possible", "between 11 and 31 August 2025", "The New York Times, read in", "not No such meeting"},
		"2025-08-15-anchorage":           {"Trump–Putin meeting", "· Possible", "on or after 11 August 2025", "not Alaska", "not Anchorage", "not Rubio"},
	}, []string{"Trump–Putin meeting", "not Alaska", "not Anchorage", "not did not happen"}, []string{"Trump", "Putin"}},
	{"2025-08-09", map[string][]string{
		"2025-08-08-deadline":            {"· Did not happen", "No sanctions followed"},
		"2025-08-08-secondary-sanctions": {"· Did not happen"},
		"2025-08-06-trilateral-plan":     {"· Possible"},
		"2025-08-15-anchorage":           {"Trump–Putin summit in Alaska", "· Confirmed", "Fri 15 August 2025", "not Anchorage", "not Rubio"},
	}, []string{"Trump–Putin summit in Alaska", "not Anchorage"}, []string{"Trump", "Putin"}},
	{"2025-08-16", map[string][]string{
		"2025-08-08-deadline":            {"· Did not happen"},
		"2025-08-08-secondary-sanctions": {"· Did not happen"},
		"2025-08-06-trilateral-plan":     {"· Possible", "not Did not happen"},
		"2025-08-15-anchorage":           {"Trump–Putin summit in Anchorage", "· Happened", "Marco Rubio", "Side by side: the outcome"},
	}, []string{"Trump–Putin summit in Anchorage", "not Putin–Zelenskyy meeting is"}, []string{"Trump", "Putin"}},
}

func TestThreeDatesInTheBrowser(t *testing.T) {
	for _, tt := range threeDates {
		t.Run(tt.on, func(t *testing.T) {
			p := explorer(t, "#from=2025-07-25&to=2025-09-01&on="+tt.on)
			p.says("clock", ".known-strip", "As known on", "Back to the latest")
			for event, want := range tt.panels {
				p.exec("parley.do('event:" + event + "')")
				p.idle()
				p.says(event, "#event", want...)
			}
			p.shot("date-" + tt.on)
			p.exec("parley.do('window:2025-08-10/2025-09-01'), parley.do('view:list')")
			p.idle()
			p.says("list", "#stage", tt.list...)
			p.exec("parley.do('close'), parley.do('view:actors')")
			p.idle()
			p.says("actors", "#stage", tt.actors...)
			p.shot("date-actors-" + tt.on)
		})
	}
}

// What came of an event is shown only when asked for, with the keyboard, and is
// hidden again.
func TestWhatCameOfIt(t *testing.T) {
	p := explorer(t, "#e=2025-08-15-anchorage&on=2025-08-06")
	p.says("before", "#event", "Show what came of it", "not Anchorage")
	p.exec("document.querySelector(\"#event [data-do='came']\").focus()")
	p.key("Enter")
	p.idle()
	p.says("shown", "#event", "Trump–Putin summit in Anchorage", "This is what came of it", "Biography")
	p.wants("on", "2025-08-06")
	p.shot("came")
	p.axe()
	p.click("#event [data-do='came']")
	p.idle()
	p.says("hidden", "#event", "Show what came of it", "not Anchorage")
}

// The panel of an event holds everything that is known of its claims.
func TestPanelSaysAccordingToWhom(t *testing.T) {
	for name, settings := range map[string][]setting{"wide": nil, "phone dark": {phone, dark}} {
		t.Run(name, func(t *testing.T) {
			p := explorer(t, "#e="+witkoff, settings...)
			p.says("panel", "#event", "According to whom", "Side by side: the outcome", "great progress", "useful and constructive", "he would not call it a breakthrough",
				"Side by side: the date", "disputes", "on the outcome", "Truth Social, read in", "Special Envoy", "Correction,")
			for _, fault := range []string{
				"[...document.querySelectorAll('#event a[href^=http]')].some(a => !a.rel.includes('noopener') || a.referrerPolicy !== 'no-referrer')",
				"[...document.querySelectorAll('#event .claims > li:not(:has(.mk))')].some(li => !li.querySelector('svg use') || !li.querySelector('.st').textContent.trim())",
				"document.querySelectorAll('#event .sides').length < 2",
			} {
				if eval[bool](p, fault) {
					t.Error(fault)
				}
			}
			p.shot("whom-" + strings.ReplaceAll(name, " ", "-"))
			p.axe()
		})
	}
}

// The story that the author laid: every step is a state of the page with its own
// day, and the last one leaves the clock at the latest.
func TestAuthoredStory(t *testing.T) {
	for name, settings := range map[string][]setting{"wide": nil, "phone dark": {phone, dark}} {
		t.Run(name, func(t *testing.T) {
			p := explorer(t, "#pane=story", settings...)
			p.exec("document.querySelector(\"#event [data-do='pane:story-author']\").focus()")
			p.key("Enter")
			p.idle()
			p.says("overview", "#event", "Fifty days", "The meeting of three", "minutes to read")
			p.axe()
			p.exec("document.querySelector(\"#event [data-do='stop:1']\").focus()")
			p.key("Enter")
			p.idle()
			p.wants("step", "1")
			p.wants("on", "2025-07-14")
			p.wants("e", "2025-07-14-fifty-days")
			p.says("first step", "#event", "Step 1 of 9", "Fifty days end on 2 September", "As known on 14 July 2025")
			p.shot("tale-" + strings.ReplaceAll(name, " ", "-"))
			p.axe()
			for range 8 {
				p.key(".")
				p.idle()
			}
			p.wants("step", "9")
			p.wants("on", "")
			p.says("last step", "#event", "Step 9 of 9", "The end.")
			p.key(",")
			p.idle()
			p.wants("on", "2025-08-16")
			p.reload()
			p.live()
			p.idle()
			p.says("reloaded", "#event", "Step 8 of 9", "Anchorage")
		})
	}
}

// Deadlines and story read without the program, and lead into it.
func TestReadingsWithoutTheProgram(t *testing.T) {
	for _, path := range []string{"deadlines/", "story/"} {
		for name, settings := range map[string][]setting{"wide": {noScript}, "phone": {phone, dark, noScript}} {
			p := open(t, site(t, wideSet)+path, settings...)
			p.shot("static-" + strings.TrimSuffix(path, "/") + "-" + name)
		}
		p := open(t, site(t, wideSet)+path, phone)
		p.axe()
		if wide := eval[int](p, "document.documentElement.scrollWidth - innerWidth"); wide > 0 {
			t.Errorf("%s is %d px too wide", path, wide)
		}
	}
	p := open(t, site(t, wideSet)+"story/")
	p.follow("document.querySelector('.tale a[href*=\"step=3\"]').click()")
	p.live()
	p.wants("step", "3")
	p.says("step", "#event", "Three hours in Moscow")
}

// Who took part is what was known on the day, wherever it is told: in the list, in
// its filter, in the menu of actors and in what is found.
func TestParticipantsAsKnown(t *testing.T) {
	row := "#e-2025-08-15-anchorage"
	events := map[string]string{}
	for on, want := range map[string][]string{
		"2025-08-14": {"Alaska", "Putin, Trump", "not Anchorage", "not Lavrov", "not more"},
		"2025-08-15": {"Joint Base", "Putin, Lavrov, Ushakov and 3 more"},
	} {
		p := explorer(t, "#v=list&from=2025-08-10&to=2025-08-20&on="+on)
		p.says("list on "+on, row, want...)
		later := on == "2025-08-15"
		for field, value := range map[string]string{"a": "rubio", "q": "lavrov", "p": "jber"} {
			p = explorer(t, "#v=list&from=2025-08-10&to=2025-08-20&on="+on+"&"+field+"="+value)
			if got := p.count(row) == 1; got != later {
				t.Errorf("%s=%s on %s: the meeting is found: %v", field, value, on, got)
			}
		}
		p.exec("parley.do('menu:actor')")
		p.idle()
		events[on] = p.texts("#menu-actor label:has([data-do='by:rubio'])")
		if events[on] == "" {
			t.Error("the menu of actors does not name Rubio")
		}
	}
	if events["2025-08-14"] == events["2025-08-15"] {
		t.Errorf("on either day Rubio has as many events: %q", events["2025-08-14"])
	}
}

package explorer

import (
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// threeDates is what the page shows on each day: of the deadline of 8 August
// 2025, of the sanctions threatened for it, of the trilateral meeting and of
// the bilateral one.
var threeDates = []struct {
	on     string
	panels map[string][]string // by event
	list   []string            // in the list of August
	actors []string            // on the actor map
}{
	{"2025-08-06", map[string][]string{
		"2025-08-08-deadline":            {"· Planned", "Fri 8 August 2025", "Show what happened next", "Date changed", "not Did not happen", "not ran out without"},
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
		"2025-08-15-anchorage":           {"Trump–Putin summit in Anchorage", "· Happened", "Marco Rubio", "Accounts differ: the outcome"},
	}, []string{"Trump–Putin summit in Anchorage", "not Putin–Zelenskyy meeting is"}, []string{"Trump", "Putin"}},
}

func TestThreeDatesInTheBrowser(t *testing.T) {
	for _, tt := range threeDates {
		t.Run(tt.on, func(t *testing.T) {
			p := e2e.Visit(t, "#from=2025-07-25&to=2025-09-01&on="+tt.on)
			p.Says("clock", ".known-strip", "As known on", "Back to the latest")
			for event, want := range tt.panels {
				p.Exec("parley.do('event:" + event + "')")
				p.Idle()
				p.Says(event, "#event", want...)
			}
			p.Shot("date-" + tt.on)
			p.Exec("parley.do('window:2025-08-10/2025-09-01'), parley.do('view:list')")
			p.Idle()
			p.Says("list", "#stage", tt.list...)
			p.Exec("parley.do('close'), parley.do('view:actors')")
			p.Idle()
			p.Says("actors", "#stage", tt.actors...)
			p.Shot("date-actors-" + tt.on)
		})
	}
}

// TestWhatCameOfIt checks that the outcome of an event is only shown on
// request, by keyboard, and can be hidden again.
func TestWhatCameOfIt(t *testing.T) {
	p := e2e.Visit(t, "#e=2025-08-15-anchorage&on=2025-08-06")
	p.Says("before", "#event", "Show what happened next", "not Anchorage")
	p.Exec("document.querySelector(\"#event [data-do='came']\").focus()")
	p.Key("Enter")
	p.Idle()
	p.Says("shown", "#event", "Trump–Putin summit in Anchorage", "This is what happened next", "Status history")
	p.Wants("on", "2025-08-06")
	p.Shot("came")
	p.Axe()
	p.Click("#event [data-do='came']")
	p.Idle()
	p.Says("hidden", "#event", "Show what happened next", "not Anchorage")
}

// TestPanelSaysAccordingToWhom checks that the panel of an event shows
// everything known about its claims.
func TestPanelSaysAccordingToWhom(t *testing.T) {
	for name, settings := range map[string][]e2e.Setting{"wide": nil, "phone dark": {e2e.Phone, e2e.Dark}} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Visit(t, "#e="+e2e.Witkoff, settings...)
			p.Says("panel", "#event", "According to whom", "Side by side: the outcome", "great progress", "useful and constructive", "he would not call it a breakthrough",
				"Accounts differ: the date", "disputes", "on the outcome", "Truth Social, read in", "Special Envoy", "Correction,")
			for _, fault := range []string{
				"[...document.querySelectorAll('#event a[href^=http]')].some(a => !a.rel.includes('noopener') || a.referrerPolicy !== 'no-referrer')",
				"[...document.querySelectorAll('#event .claims > li:not(:has(.mk))')].some(li => !li.querySelector('svg use') || !li.querySelector('.st').textContent.trim())",
				"document.querySelectorAll('#event .sides').length < 2",
			} {
				if e2e.Eval[bool](p, fault) {
					t.Error(fault)
				}
			}
			p.Shot("whom-" + strings.ReplaceAll(name, " ", "-"))
			p.Axe()
		})
	}
}

// TestAuthoredStory checks that every step of the authored story is a state of
// the page with its own knowledge day, and that the last one sets the latest
// day.
func TestAuthoredStory(t *testing.T) {
	for name, settings := range map[string][]e2e.Setting{"wide": nil, "phone dark": {e2e.Phone, e2e.Dark}} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Visit(t, "#pane=story", settings...)
			p.Exec("document.querySelector(\"#event [data-do='pane:story-author']\").focus()")
			p.Key("Enter")
			p.Idle()
			p.Says("overview", "#event", "Fifty days", "The meeting of three", "minutes to read")
			p.Axe()
			p.Exec("document.querySelector(\"#event [data-do='stop:1']\").focus()")
			p.Key("Enter")
			p.Idle()
			p.Wants("step", "1")
			p.Wants("on", "2025-07-14")
			p.Wants("e", "2025-07-14-fifty-days")
			p.Says("first step", "#event", "Step 1 of 9", "Fifty days end on 2 September", "As known on 14 July 2025")
			p.Shot("tale-" + strings.ReplaceAll(name, " ", "-"))
			p.Axe()
			for range 8 {
				p.Key(".")
				p.Idle()
			}
			p.Wants("step", "9")
			p.Wants("on", "")
			p.Says("last step", "#event", "Step 9 of 9", "The end.")
			p.Key(",")
			p.Idle()
			p.Wants("on", "2025-08-16")
			p.Reload()
			p.Live()
			p.Idle()
			p.Says("reloaded", "#event", "Step 8 of 9", "Anchorage")
		})
	}
}

// TestReadingsWithoutTheProgram checks that the deadlines are readable without the
// program.
func TestReadingsWithoutTheProgram(t *testing.T) {
	for _, path := range []string{"deadlines/"} {
		for name, settings := range map[string][]e2e.Setting{"wide": {e2e.NoScript}, "phone": {e2e.Phone, e2e.Dark, e2e.NoScript}} {
			p := e2e.Open(t, e2e.Wide.Serve(t)+path, settings...)
			p.Shot("static-" + strings.TrimSuffix(path, "/") + "-" + name)
		}
		p := e2e.Open(t, e2e.Wide.Serve(t)+path, e2e.Phone)
		p.Axe()
		if wide := e2e.Eval[int](p, "document.documentElement.scrollWidth - innerWidth"); wide > 0 {
			t.Errorf("%s is %d px too wide", path, wide)
		}
	}
}

// TestParticipantsAsKnown checks that the participants are those known on the
// day wherever they are used: in the list, its filter, the menu of actors and
// search.
func TestParticipantsAsKnown(t *testing.T) {
	row := "#e-2025-08-15-anchorage"
	events := map[string]string{}
	for on, want := range map[string][]string{
		"2025-08-14": {"Alaska", "Putin, Trump", "not Anchorage", "not Lavrov", "not Trump and"},
		"2025-08-15": {"Joint Base", "Putin, Lavrov, Ushakov and 3 more"},
	} {
		p := e2e.Visit(t, "#v=list&from=2025-08-10&to=2025-08-20&on="+on)
		p.Says("list on "+on, row, want...)
		later := on == "2025-08-15"
		for field, value := range map[string]string{"a": "rubio", "q": "lavrov", "p": "jber"} {
			p = e2e.Visit(t, "#v=list&from=2025-08-10&to=2025-08-20&on="+on+"&"+field+"="+value)
			if got := p.Count(row) == 1; got != later {
				t.Errorf("%s=%s on %s: the meeting is found: %v", field, value, on, got)
			}
		}
		p.Exec("parley.do('menu:actor')")
		p.Idle()
		events[on] = p.Texts("#menu-actor label:has([data-do='by:rubio'])")
		if events[on] == "" {
			t.Error("the menu of actors does not name Rubio")
		}
	}
	if events["2025-08-14"] == events["2025-08-15"] {
		t.Errorf("on either day Rubio has as many events: %q", events["2025-08-14"])
	}
}

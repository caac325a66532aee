package site

import (
	"strings"
	"testing"

	"parley/app/words/lang"
	"parley/cmd/e2e"
)

// TestProgramInGerman checks that the program speaks the language of its page, in one request
// more than in English, and that longer words fit on a narrow phone. The bars of all views and
// the longest panels are read.
func TestProgramInGerman(t *testing.T) {
	site := e2e.Build{Record: "data/sets/august-2025", Flags: []string{"--lang", "de"}}
	p := e2e.Open(t, site.Serve(t)+"#v=timeline", e2e.Viewport(320, 640))
	p.Until(`document.documentElement.matches(".live, .failed")`)
	p.Idle()
	asked := 0
	for _, r := range p.Requests() {
		if strings.Contains(r, "/words.") {
			asked++
		}
	}
	if asked != 1 {
		t.Errorf("%d requests for the words, want 1", asked)
	}
	english := map[string]bool{}
	for _, m := range lang.Messages() {
		english[m.Text] = !strings.Contains(m.Text, "{")
	}
	german := lang.Words("de")
	for _, m := range lang.Messages() { // the same in both, such as Status
		if german.Say(m.Key) == m.Text {
			delete(english, m.Text)
		}
	}
	for _, state := range []string{"v=timeline", "v=actors", "v=actors&form=table", "v=map", "v=list", "v=table", "v=list&pane=deadlines", "v=list&pane=device", "v=list&pane=facts", "v=list&e=trump-putin-meeting"} {
		p.Exec(`location.hash = "` + state + `"`)
		p.Idle()
		for _, text := range e2e.Eval[[]string](p, `[...document.querySelectorAll("#app :is(a, button, th, h2, h3, p, label, span, summary)")].filter(e => !e.children.length && !e.closest("[lang=en]")).map(e => e.textContent.trim())`) {
			if english[text] {
				t.Errorf("%s: %q is English", state, text)
			}
		}
		if over := e2e.Eval[int](p, "document.documentElement.scrollWidth - innerWidth"); over > 0 {
			t.Errorf("%s: the page is %d px too wide", state, over)
		}
	}
}

package site

import (
	"strings"
	"testing"

	"parley/app/words/lang"
	"parley/cmd/e2e"
)

// TestProgramInLanguages checks that the program speaks the language of its page, in one request
// more than in English, and that longer words fit on a narrow phone: the bars of all views and
// the longest panels are read in German. The switch then leads to Arabic with the state, where
// axe-core finds nothing and keys go the way of the letters.
func TestProgramInLanguages(t *testing.T) {
	home := e2e.Article.Serve(t)
	p := e2e.Open(t, home+"de/#v=timeline", e2e.Viewport(320, 640), e2e.ReducedMotion)
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
	inGerman(p)
	p.Exec(`location.hash = "v=list&e=trump-putin-meeting"`)
	p.Idle()
	p.Click("#open-more")
	p.Until(`document.querySelector("#menu-more a[data-tongue=ar]")`)
	p.Follow(`document.querySelector("#menu-more a[data-tongue=ar]").click()`)
	p.Live()
	if at := e2e.Eval[string](p, "location.href"); at != home+"ar/#v=list&e=trump-putin-meeting" {
		t.Errorf("the switch leads to %s", at)
	}
	p.Says("the panel in Arabic", "#event", "لقاء ترامب وبوتين", "not Trump–Putin")
	inArabic(p)
	p.Follow(`location.replace("` + home + `embed/?wasm=false&lang=uk&v=list&e=war")`)
	p.Until(`document.documentElement.lang === "uk" && document.readyState === "complete"`)
	if at := e2e.Eval[string](p, "location.href"); at != home+"uk/embed/?wasm=false#v=list&e=war" {
		t.Errorf("lang=uk leads a frame to %s", at)
	}
	p.Follow(`location.replace("` + home + `ar/?wasm=false&lang=uk#e-war")`)
	p.Until(`document.documentElement.lang === "uk" && document.readyState === "complete"`)
	if at := e2e.Eval[string](p, "location.href"); at != home+"uk/?wasm=false#e-war" {
		t.Errorf("lang=uk leads to %s", at)
	}
}

// inGerman reads every view and fails for English and for what is too wide.
func inGerman(p *e2e.Page) {
	english := map[string]bool{}
	german := lang.Words("de")
	for _, m := range lang.Messages() {
		if german.Say(m.Key) != m.Text { // the same in both, such as Status
			english[m.Text] = !strings.Contains(m.Text, "{")
		}
	}
	for _, m := range lang.Messages() {
		delete(english, german.Say(m.Key))
	}
	for _, state := range []string{"v=timeline", "v=actors", "v=actors&form=table", "v=map", "v=list", "v=table", "v=list&pane=deadlines", "v=list&pane=device", "v=list&pane=facts", "v=list&e=trump-putin-meeting"} {
		p.Exec(`location.hash = "` + state + `"`)
		p.Idle()
		for _, text := range e2e.Eval[[]string](p, `[...document.querySelectorAll("#app :is(a, button, th, h2, h3, p, label, span, summary)")].filter(e => !e.children.length && !e.closest("[lang=en]")).map(e => e.textContent.trim())`) {
			if english[text] {
				p.T.Errorf("%s: %q is English", state, text)
			}
		}
		if over := e2e.Eval[int](p, "document.documentElement.scrollWidth - innerWidth"); over > 0 {
			p.T.Errorf("%s: the page is %d px too wide", state, over)
		}
	}
}

// inArabic looks for faults with axe-core and walks the timeline by keyboard: the next event in time
// stands further left.
func inArabic(p *e2e.Page) {
	if dir := e2e.Eval[string](p, "getComputedStyle(document.documentElement).direction"); dir != "rtl" {
		p.T.Errorf("the page runs %s", dir)
	}
	p.Axe()
	e2e.Protocol[struct{}](p, "Emulation.setDeviceMetricsOverride", map[string]any{"width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": false})
	p.Exec(`location.hash = "v=timeline&from=2025-08-01&to=2025-08-31"`)
	p.Idle()
	p.Until(`document.querySelector('#proxies button[tabindex="0"]')`)
	p.Axe()
	if over := e2e.Eval[int](p, "document.documentElement.scrollWidth - innerWidth"); over > 0 {
		p.T.Errorf("the page in Arabic is %d px too wide", over)
	}
	p.Exec(`document.querySelector('#proxies button[tabindex="0"]').focus()`)
	p.Key("Home")
	p.Idle()
	first := e2e.Eval[string](p, focused)
	p.Key("ArrowLeft")
	p.Idle()
	next := e2e.Eval[string](p, focused)
	if next == first || next == "" {
		p.T.Errorf("the arrow to the left stays at %q", first)
	}
	p.Key("ArrowRight")
	p.Idle()
	if back := e2e.Eval[string](p, focused); back != first {
		p.T.Errorf("the arrow to the right leads from %q to %q, want %q", next, back, first)
	}
	p.Key("Enter")
	p.Idle()
	if p.State("e") == "" {
		p.T.Error("Enter does not open what has the focus")
	}
}

// focused is what the button that has the focus does.
const focused = `document.activeElement.dataset.do ?? ""`

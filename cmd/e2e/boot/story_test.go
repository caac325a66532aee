package boot

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// storySite is the page of these tests, opening with a story and a way to the program.
func storySite(t *testing.T, over e2e.Files) e2e.Files {
	t.Helper()
	f := bootSite(t, "", nil)
	f["index.html"] = strings.NewReplacer(`data-loading=`, `data-coming="Coming" data-loading=`,
		`<p id="tall">Long</p>`, `<section id="story"><p id="tall">Long</p><a id="way" href="#end" data-explore="v=timeline">Explore</a></section><p id="beneath">Long</p>`).Replace(f["index.html"])
	f["page.css"] += ` #beneath { height: 3000px } #way { display: block } #app-status { position: fixed; inset: auto 0 0; margin: 0 }`
	for name, body := range over {
		f[name] = body
	}
	return f
}

const (
	storyKept  = "js story | page | The record, alive |  | "
	atWay      = `(document.activeElement.id === "way")`
	shownLive  = `document.documentElement.matches(".live")`
	shownStory = `document.documentElement.matches(".story")`
)

// The story stays in its place while the address names no state of the program.
func TestStoryStaysInPlace(t *testing.T) {
	address := e2e.Serve(t, storySite(t, nil))
	for fragment, want := range map[string]string{"": storyKept, "#end": storyKept, "#v=timeline": alive, "#e=a&on=2025-08-06": alive} {
		p := e2e.Open(t, address+fragment)
		p.Until("window.program")
		p.Exec("program.draw()")
		standsAs(p, want)
		if v := p.CLS(); v > .02 {
			t.Errorf("%q: the page shifts by %g", fragment, v)
		}
	}
}

// The program comes by its link, whether it is there already or not; Back leads to where
// the reader was in the story, and Forward to the program again.
func TestExploreAndBack(t *testing.T) {
	address := e2e.Serve(t, storySite(t, nil))
	for name, c := range map[string]struct{ before, after string }{"program is there": {"program.draw()", "0"}, "program comes later": {"0", "program.draw()"}} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Open(t, address)
			p.Until("window.program")
			p.Exec(c.before)
			p.Exec(`document.getElementById("way").focus(), scrollTo(0, 2500), document.getElementById("way").click()`)
			p.Exec(c.after)
			p.Until(shownLive)
			standsAs(p, alive)
			if got := e2e.Eval[string](p, `location.hash + " " + scrollY`); got != "#v=timeline 0" {
				t.Errorf("the program stands at %s", got)
			}
			p.Back()
			p.Until(shownStory)
			standsAs(p, storyKept)
			if got := e2e.Eval[string](p, `scrollY + " " + `+atWay); got != "2500 true" {
				t.Errorf("back in the story at %s", got)
			}
			p.Forward()
			p.Until(shownLive)
			standsAs(p, alive)
		})
	}
}

// Where the program fails after a reader has asked for it, the link leads to what the
// page has of the same; before that it says that the program is on its way.
func TestExploreWithoutProgram(t *testing.T) {
	site, rest := storySite(t, nil), make(chan struct{})
	p := e2e.Open(t, e2e.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/app.wasm" {
			<-rest
			http.NotFound(w, r)
			return
		}
		site.ServeHTTP(w, r)
	})), e2e.Expect("404"))
	p.Until(`document.documentElement.matches(".loading")`)
	p.Exec(`document.getElementById("way").click()`)
	p.Until(`document.getElementById("app-status").textContent === "Coming"`)
	close(rest)
	p.Until(`document.documentElement.matches(".failed") && location.hash === "#end"`)
	standsAs(p, fallen)
	p.Exec(`location.hash = "title"`)
	p.Exec(`document.getElementById("way").click()`)
	p.Until(`location.hash === "#end"`)
}

// A program that asks to be shown once more is: what it shows has no address then, or
// one that it has just written.
func TestProgramComesByItself(t *testing.T) {
	address := e2e.Serve(t, storySite(t, nil))
	for what, script := range map[string]string{"own dataset": `document.documentElement.dataset.own = "1"`, "own address": `history.pushState(null, "", "#v=list")`} {
		p := e2e.Open(t, address)
		p.Until("window.program")
		p.Exec("program.draw(), scrollTo(0, 2500)")
		standsAs(p, storyKept)
		p.Exec(fmt.Sprintf(`%s, parleyBoot.live()`, script))
		if got := e2e.Eval[string](p, stands); got != alive {
			t.Errorf("%s: the reader has %s", what, got)
		}
	}
}

package explorer

import (
	"strings"
	"testing"

	"parley/cmd/e2e"
	"parley/cmd/internal/recount"
	"parley/data/sets"
	"parley/data/testkit/bundled"
)

// numbersJS lists every number on the page with a query, and every text that
// counts something without one. Pictures, native menus, the text of the record
// and reasons that name what they count are excluded.
const numbersJS = `(() => {
	const out = [], unit = /\b\d[\d,]* (events?|actors?|claims?|sources?|match(es)?|contacts?|times)\b/i;
	for (const e of document.querySelectorAll("#app *")) {
		if (!e.getClientRects().length || e.closest("[dir=auto], svg, .sr, script, style")) continue;
		if (e.dataset.count) { out.push([e.textContent, e.dataset.count]); continue; }
		const own = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join("");
		if (unit.test(own) && !e.closest("[data-count], .standing, .facts, .gist, .src, .why")) out.push([own + " in <" + e.localName + " class=" + e.className + ">", ""]);
	}
	return out;
})()`

// TestNumbersOfTheProgram checks every number in every view, menu and pane of
// the program against the record.
func TestNumbersOfTheProgram(t *testing.T) {
	for _, look := range []struct {
		name     string
		settings []e2e.Setting
	}{{"desktop", nil}, {"phone", []e2e.Setting{e2e.Phone}}} {
		t.Run(look.name, func(t *testing.T) {
			r := recount.New(bundled.Read(t, sets.Wide))
			p := e2e.Visit(t, "", look.settings...)
			found := 0
			for _, do := range []string{
				"", "view:actors", "view:map", "view:list", "view:table", "whole", "view:timeline", "event:2025-08-15-anchorage", "actor:trump", "actor:ukraine",
				"pair:trump/putin", "pair:ukraine/russia", "close", "view:map", "place:moscow", "pane:places", "close", "pane:facts", "pane:compare", "pane:story", "pane:story-5", "pane:off-phone", "close", "on:2025-08-06", "view:list", "actor:trump",
				"event:2025-08-15-anchorage", "close", "by:putin", "view:table", "clear", "type:CONSULT", "actor:zelenskyy", "clear", "on:", "menu:type", "menu:evidence", "menu:actor",
			} {
				if do != "" {
					p.Exec("parley.do('" + do + "')")
					p.Idle()
				}
				for _, n := range e2e.Eval[[][2]string](p, numbersJS) {
					found++
					if n[1] == "" {
						t.Errorf("after %s: «%s» counts nothing that the page names", do, n[0])
					} else if wrong := r.Check(strings.TrimSpace(n[0]), n[1]); wrong != "" {
						t.Errorf("after %s: %s", do, wrong)
					}
				}
			}
			if found < 200 {
				t.Errorf("only %d numbers found", found)
			}
		})
	}
}

package explorer

import (
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// seenRows lists the visible days and clock times, a row as "day | clock and
// rest | title" if it is the first of its day.
const seenRows = `[...document.querySelectorAll(SELECTOR)].map(r => {
	const day = r.querySelector(".d");
	const shown = day && !day.querySelector(".sr") && !day.matches(".sr") ? day.innerText.replace(/\s+/g, " ").trim() : "";
	return [shown, r.querySelector(".w")?.innerText.trim() ?? "", r.querySelector(".t").innerText.trim()].join(" | ");
})`

// TestDaysAndClocksOnAPhone checks that the records whose days and clock times
// were once read wrong have the right days, order and clock times in the
// phone's column and in the list, at 390 pixels.
func TestDaysAndClocksOnAPhone(t *testing.T) {
	for set, want := range map[string][2][]string{
		"washington": {
			{"6 Wed | 21:00 UTC−4 | Statement on Wednesday evening", "7 Thu |  | Reply on Thursday noon"},
			{"6 Aug 2025 | 21:00 UTC−4 | Statement on Wednesday evening", "7 Aug 2025 |  | Reply on Thursday noon"},
		},
		"clock": {
			{"6 Wed |  | A day in Kyiv", " | 09:00 Europe/Kyiv | Call at nine in Kyiv", " | 08:00 UTC+1 | Call at eight in London",
				" | 20:00 UTC−4 | Statement in the evening in Washington", "7 Thu | 01:30 Europe/Kyiv | Call at three at night in Kyiv"},
			{"6 Aug 2025 |  | A day in Kyiv", " | 09:00 Europe/Kyiv | Call at nine in Kyiv", " | 08:00 UTC+1 | Call at eight in London",
				" | 20:00 UTC−4 | Statement in the evening in Washington", "7 Aug 2025 | 01:30 Europe/Kyiv | Call at three at night in Kyiv"},
		},
	} {
		p := e2e.Open(t, e2e.Build{Record: "data/testkit/bundled/cases/" + set}.Serve(t)+"#from=2025-08-01&to=2025-08-31", e2e.Phone, e2e.ReducedMotion)
		p.Live()
		p.Idle()
		for i, selector := range []string{"#column .down li", "#chronicle li"} {
			if i == 1 {
				p.Exec("parley.do('view:list')")
				p.Idle()
			}
			got := e2e.Eval[[]string](p, strings.Replace(seenRows, "SELECTOR", `"`+selector+`"`, 1))
			if strings.Join(got, "\n") != strings.Join(want[i], "\n") {
				t.Errorf("%s, %s reads\n%s\nwant\n%s", set, selector, strings.Join(got, "\n"), strings.Join(want[i], "\n"))
			}
			if over := e2e.Eval[int](p, "document.documentElement.scrollWidth - innerWidth"); over > 0 {
				t.Errorf("%s: the page sticks out by %d pixels", set, over)
			}
		}
	}
}

// TestDaysInTheTable checks that the table starts with Wednesday, and reversed
// with Thursday, and that its heading names the time zone of the dataset.
func TestDaysInTheTable(t *testing.T) {
	p := e2e.Open(t, e2e.Build{Record: "data/testkit/bundled/cases/clock"}.Serve(t)+"#v=table&from=2025-08-01&to=2025-08-31", e2e.Viewport(1440, 900))
	p.Live()
	p.Idle()
	dates := `[...document.querySelectorAll("#table tbody time")].map(e => e.innerText.trim())`
	want := []string{"6 Aug 2025", "6 Aug 2025, 09:00", "6 Aug 2025, 08:00 UTC+1", "6 Aug 2025, 20:00 UTC−4", "7 Aug 2025, 01:30"}
	if got := e2e.Eval[[]string](p, dates); strings.Join(got, "; ") != strings.Join(want, "; ") {
		t.Errorf("the table reads %q, want %q", got, want)
	}
	if head := e2e.Eval[string](p, `document.querySelector("#table th").innerText`); !strings.Contains(head, "Europe/Kyiv") {
		t.Errorf("the heading %q names no time zone", head)
	}
	p.Click("#table th button")
	p.Idle()
	if got := e2e.Eval[[]string](p, dates); len(got) != 5 || got[0] != want[4] || got[4] != want[0] {
		t.Errorf("turned round the table reads %q", got)
	}
}

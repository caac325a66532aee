package timeline

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// spokenMark matches the label of a mark: "6 Aug 2025, Putin receives Witkoff
// in Moscow, happened, 3 sources, 12 of 165".
var spokenMark = regexp.MustCompile(`^(.*\d{4}), (.+), ([a-z ]+), (\d+) sources?, (\d+) of (\d+)$`)

// TestMarksAreSpoken checks the label of each mark for screen readers against
// the record: when, what, whether it happened, the number of sources, its
// position and the total.
func TestMarksAreSpoken(t *testing.T) {
	p := e2e.Visit(t, e2e.Summer, e2e.ReducedMotion)
	record, all := map[string]map[string]string{}, 0
	for _, e := range p.Published("events") {
		record[e["id"]] = e
		if e["type"] != "PERIOD" {
			all++
		}
	}
	sources, early := map[string][]string{}, map[string][]string{}
	for _, c := range p.Published("claims") {
		note := func(m map[string][]string) {
			if s := c["source"]; s != "" && !slices.Contains(m[c["event"]], s) {
				m[c["event"]] = append(m[c["event"]], s)
			}
		}
		if note(sources); c["known_from"] <= "2025-08-10" {
			note(early)
		}
	}
	p.Exec(`document.querySelector('#proxies button[tabindex="0"]').focus()`)
	met, place := 0, 0
	for range 40 {
		role, words := p.Heard()
		id := strings.TrimPrefix(e2e.Eval[string](p, `document.activeElement.dataset.do`), "event:")
		e, part := record[id], spokenMark.FindStringSubmatch(words)
		if role != "button" || part == nil || e == nil {
			t.Fatalf("%s is heard as %s %q", id, role, words)
		}
		n, _ := strconv.Atoi(part[5])
		if place > 0 && n != place+1 {
			t.Errorf("%q comes after number %d", words, place)
		}
		place, met = n, met+1
		status := strings.ReplaceAll(e["status"], "-", " ")
		if status == "lapsed" {
			status = "did not happen"
		}
		want := []string{e["title"], status, fmt.Sprint(len(sources[id])), fmt.Sprint(all)}
		if got := []string{part[2], part[3], part[4], part[6]}; !slices.Equal(got, want) {
			t.Errorf("%s is heard as %q, the record says %q", id, got, want)
		}
		if e["first_day"] != "" && !strings.Contains(part[1], e["first_day"][:4]) {
			t.Errorf("%s of %s is heard with the date %q", id, e["when"], part[1])
		}
		p.Key("ArrowRight")
		p.Idle()
	}
	p.Exec("parley.do('event:" + e2e.Witkoff + "')")
	p.Idle()
	p.Exec(`document.querySelector('#proxies button[aria-pressed="true"]').focus()`)
	want := fmt.Sprintf("6 Aug 2025, Putin receives US special envoy Witkoff in Moscow, happened, %d sources, ", len(sources[e2e.Witkoff]))
	if role, words := p.Heard(); role != "button" || !strings.HasPrefix(words, want) {
		t.Errorf("the visit is heard as %s %q, want %q", role, words, want)
	}
	const duty = "2025-08-06-eo-14329"
	if n := len(early[duty]); n == 0 || n == len(sources[duty]) {
		t.Fatalf("of %s %d of %d sources were known on 10 August", duty, n, len(sources[duty]))
	}
	p.Exec("location.hash = " + e2e.Quoted(e2e.Summer+"&on=2025-08-10&e="+duty))
	p.Idle()
	p.Exec(`document.querySelector('#proxies button[aria-pressed="true"]').focus()`)
	want = fmt.Sprintf(", happened, %d sources, ", len(early[duty]))
	if _, words := p.Heard(); !strings.Contains(words, want) {
		t.Errorf("on 10 August the duty is heard as %q, want %q", words, want)
	}
}

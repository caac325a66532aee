package ui

import (
	"strings"
	"testing"

	"parley/app/view"
	"parley/data/dataset"
	"parley/data/testkit"
)

// TestCitationsAreInTheAddress checks that what is cited, and the event it was chosen
// for, are in the name of the pane, and that every such address cites that alone.
func TestCitationsAreInTheAddress(t *testing.T) {
	d := testkit.Events(3, testkit.Options{})
	id := d.Events[1].ID
	for _, what := range cites {
		for _, event := range []dataset.EventID{"", id} {
			want := what
			if event == "" && what == "event" {
				want = "view"
			}
			if got, of := cited(citeName(what, event)); got != want || of != event {
				t.Errorf("%s of %q: %s of %q", what, event, got, of)
			}
		}
	}
	for name, want := range map[string]string{"cite": "view", "cite-record": "record", "cite-nosuch": "view", "cite-nosuch_" + string(id): "event", "cite-view_" + string(id): "view"} {
		if got, _ := cited(name); got != want {
			t.Errorf("%s cites the %s", name, got)
		}
	}

	p := page(d, "e="+string(id))
	p.Do("pane:cite", "", false)
	for address, want := range map[string]string{
		p.m.State.Fragment(): d.Events[1].Title, "pane=cite": "", "pane=cite-record_" + string(id): "",
		"e=" + string(d.Events[2].ID) + "&pane=cite_" + string(id): d.Events[2].Title, // it lies over the citations
	} {
		p.m.Set(view.ParseFragment(address))
		for i := range d.Events {
			if title := d.Events[i].Title; strings.Contains(p.cite("plain"), title) != (title == want) {
				t.Errorf("#%s cites %s, want %s", address, p.cite("plain"), want)
			}
		}
	}
}

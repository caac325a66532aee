package ui

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// What is printed of the window is what its count says: each event of it that passes the
// filter, once, over the whole record, a month, a filter, a search and an empty window.
func TestPrintedIsTheWindow(t *testing.T) {
	for _, name := range bundled.Names(t) {
		d := bundled.Read(t, name)
		for _, address := range []string{"from=..&to=..", "from=2025-08-01&to=2025-08-31", "from=2025-08-06&to=2025-08-07", "t=consult&from=..&to=..", "q=putin&from=2025-07-01&to=2025-09-01", "from=1800-01-01&to=1800-02-01"} {
			p := page(d, address)
			words, ids, _ := strings.Cut(p.onPaper(), "\n")
			var got, want []string
			if ids != "" {
				got = strings.Split(ids, "\n")
			}
			from, to := p.m.From, p.m.To
			for ref := range d.Events {
				if w := d.Events[ref].When; p.m.Result.Has(dataset.EventRef(ref)) && (!w.Earliest.Finite() && !w.Latest.Finite() || w.Earliest < to && w.Latest > from) {
					want = append(want, string(d.Events[ref].ID))
				}
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) || len(got) != p.inWindow() || !strings.Contains(words, p.countLine()) {
				t.Errorf("%s, #%s: %d events are printed, %d are counted, %d in the record: %s", name, address, len(got), p.inWindow(), len(want), words)
			}
		}
	}
}

func TestPrintActionTakesKnownChoices(t *testing.T) {
	p := page(bundled.Wide(t), "")
	for what, want := range map[string]bool{"window": true, "record": true, "": false, "nosuch": false} {
		if got := p.Do("print:"+what, "", false); got != want {
			t.Errorf("print:%s is taken: %v", what, got)
		}
	}
}

// The menu offers the window where it is a part of the record, and is of the latest day
// as the page on paper is; a large record it leads to the page of all, which a single
// file does not have.
func TestPrintChoices(t *testing.T) {
	small, large := testkit.Events(view.MostOnPage, testkit.Options{}), testkit.Events(view.MostOnPage+1, testkit.Options{})
	day := edtf.FromDay(small.Events[7].When.Earliest.Day()).String()
	for _, tt := range []struct {
		d       *dataset.Dataset
		address string
		single  bool
		want    string
	}{
		{small, "from=..&to=..", false, "print:record"},
		{small, "from=" + day + "&to=" + day, false, "print:window print:record"},
		{small, "from=" + day + "&to=" + day, true, "print:window print:record"},
		{small, "from=" + day + "&to=" + day + "&on=" + day, false, "print:record"},
		{small, "from=0900-01-01&to=0900-01-02", false, "print:record"},
		{large, "from=" + day + "&to=" + day, false, "all/"},
		{large, "from=" + day + "&to=" + day, true, ""},
	} {
		p := page(tt.d, tt.address)
		var got []string
		for _, ui := range p.printChoices(tt.single) {
			if ui == nil {
				continue
			}
			for _, m := range regexp.MustCompile(`(?:href|data-do)="([^"]*)"`).FindAllStringSubmatch(app.HTMLString(ui), -1) {
				got = append(got, m[1])
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%d events, #%s: %q, want %q", len(tt.d.Events), tt.address, got, tt.want)
		}
	}
}

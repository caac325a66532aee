package explorer

import (
	"strings"
	"testing"

	"parley/app/words"
	"parley/cmd/e2e"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

// TestPageCountsWhatWasKnown checks that the page counts the sources known on
// the knowledge day.
func TestPageCountsWhatWasKnown(t *testing.T) {
	l := dataset.NewLedger(bundled.Wide(t))
	day, err := edtf.Parse("2025-08-06")
	if err != nil {
		t.Fatal(err)
	}
	on := dataset.FirstDay(day)
	p := e2e.Visit(t, "#on=2025-08-06")
	if want := words.English().Count("count.sources", l.SourceCount(on)); !strings.Contains(p.Texts(".foot"), want) {
		t.Errorf("the footer says %q, want %s", p.Texts(".foot"), want)
	}
}

// TestPreviousChangeShowsAnother checks that the first step back from the
// latest state shows a different record.
func TestPreviousChangeShowsAnother(t *testing.T) {
	days := dataset.NewLedger(bundled.Wide(t)).Changes()
	p := e2e.Visit(t, "")
	p.Key("[")
	p.Idle()
	p.Wants("on", days[len(days)-2].ISO())
	p.Key("]")
	p.Idle()
	p.Wants("on", "")
}

// TestKnownOnDayZero checks that day 0 is a valid knowledge day.
func TestKnownOnDayZero(t *testing.T) {
	p := e2e.Visit(t, "#on=1970-01-01")
	p.Wants("on", "1970-01-01")
	p.Wants("shown", "0")
	if text := p.Texts(".stand, .clock"); !strings.Contains(text, "1 January 1970") {
		t.Errorf("the page stands on another day: %q", text)
	}
}

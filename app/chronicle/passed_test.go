package chronicle

import (
	"testing"

	"parley/app/words"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// TestWhoTakesPartDoesNotSpeakAboutOthers holds the reasons of what is second-hand: the
// words of one who takes part were passed on, those of all else are about others.
func TestWhoTakesPartDoesNotSpeakAboutOthers(t *testing.T) {
	d := bundled.Read(t, "august-2025")
	b := New(d, dataset.NewLedger(d), words.English())
	for id, want := range map[dataset.EventID]string{
		"trilateral-meeting":   "Said by Donald Trump and passed on by others; read in News.Az, citing Unnamed foreign media.",
		"russia-wants-meeting": "Said by Karoline Leavitt about others; read in News.Az, citing Unnamed foreign media.",
	} {
		if got := b.reason(d.EventByID(id), dataset.LatestDay); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

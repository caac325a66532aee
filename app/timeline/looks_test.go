package timeline

import (
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
)

// TestLegendExplainsWhatIsDrawn lists the looks of several pictures of the record: all that
// a picture contains, and nothing else.
func TestLegendExplainsWhatIsDrawn(t *testing.T) {
	names := [LookCount]string{"deadlines", "periods", "expected", "off", "disputed", "spans", "fading", "doubt", "chosen", "pale", "ties", "bars", "sizes"}
	for _, c := range []struct {
		from, to, event string
		mode            view.Lanes
		want            []Look
	}{
		{"2025-07-01", "2025-09-15", "envoy", view.ByDelegation, []Look{Deadlines, Periods, Expected, Off, Disputed, Spans, Fading, Chosen, Pale, Ties, Sizes}},
		{"2025-07-01", "2025-09-15", "", view.NoLanes, []Look{Deadlines, Periods, Expected, Off, Disputed, Spans, Fading, Sizes}},
		{"2025-07-03", "2025-07-03", "", view.ByType, []Look{Periods, Spans}},
		{"2021-06-01", "2021-07-01", "", view.NoLanes, nil},
	} {
		m := viewOf(t, c.from, c.to, c.event, "")
		var s scene.Scene
		newChart(m, c.mode).Build(m, Size{W: 1016, H: 600}, &s)
		var got Drawn
		got.Find(&s, 0, s.W)
		for look := range LookCount {
			want := false
			for _, w := range c.want {
				want = want || w == look
			}
			if got.Looks[look] != want {
				t.Errorf("%s to %s: %s explained: %v", c.from, c.to, names[look], got.Looks[look])
			}
		}
	}
	m := viewOf(t, "2021-06-01", "2021-07-01", "", "")
	var s scene.Scene
	newChart(m, view.NoLanes).Build(m, Size{W: 1016, H: 600}, &s)
	var got Drawn
	got.Find(&s, 0, s.W)
	if len(got.Signs) != 1 || !got.Signs[codebook.VerbalCooperation.Sign()] {
		t.Errorf("one meeting is drawn with the signs %v", got.Signs)
	}
}

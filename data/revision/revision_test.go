package revision

import (
	"slices"
	"testing"

	"parley/data/testkit/bundled"
)

func TestCompare(t *testing.T) {
	old := bundled.Read(t, "august-2025")
	if list := Compare(old, bundled.Read(t, "august-2025")); len(list) != 0 {
		t.Fatalf("the same twice: %+v", list)
	}
	now := bundled.Read(t, "august-2025", bundled.Edit{Was: "    title: Trump–Putin–Zelenskyy meeting\n", Now: "    title: Meeting of three\n"}, bundled.Edit{Was: "\n  trump-putin-meeting:\n", Now: "\n  leaders-meet:\n    aka_ids: [trump-putin-meeting]\n"})
	var got []string
	for _, x := range Compare(old, now) {
		if x.Record == "event" && len(x.Fields) == 0 {
			got = append(got, x.Kind+" "+x.ID+" "+x.Was)
		}
		for _, f := range x.Fields {
			if f.Name != "links" {
				got = append(got, x.Kind+" "+x.ID+" "+f.Name+": "+f.Was+" > "+f.Now)
			}
		}
		if x.Correction() != (x.ID == "trilateral-meeting") || x.Uncorrected() != x.Correction() {
			t.Errorf("%s: correction %v, uncorrected %v", x.ID, x.Correction(), x.Uncorrected())
		}
	}
	want := []string{"renamed leaders-meet trump-putin-meeting", "changed trilateral-meeting title: Trump–Putin–Zelenskyy meeting > Meeting of three"}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

package change

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/yaml"
	"parley/data/sets"
)

// edit is a replacement in the files of a dataset.
type edit struct{ was, now string }

// read loads a bundled dataset with edits, each of which must apply once.
func read(t testing.TB, name string, edits ...edit) *dataset.Dataset {
	t.Helper()
	paths, err := fs.Glob(sets.Files, name+"/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("set %s: %v", name, err)
	}
	files := make([]yaml.File, len(paths))
	done := make([]int, len(edits))
	for i, p := range paths {
		data, err := sets.Files.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		for k, e := range edits {
			done[k] += bytes.Count(data, []byte(e.was))
			data = bytes.ReplaceAll(data, []byte(e.was), []byte(e.now))
		}
		files[i] = yaml.File{Name: p, Data: data}
	}
	for k, n := range done {
		if n != 1 {
			t.Fatalf("edit %q applies %d times", edits[k].was, n)
		}
	}
	d, _, _ := yaml.Read(files)
	return d
}

func day(t testing.TB, s string) dataset.Day {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return dataset.FirstDay(d)
}

func TestBetweenDays(t *testing.T) {
	d := read(t, "ukraine-talks")
	l := dataset.NewLedger(d)
	w := words.English()
	tests := []struct {
		from, to, kind string
		want           []string
	}{
		{"2025-08-06", "2025-08-09", "resolved", []string{
			"2025-08-08-deadline Status: Planned became Did not happen.",
			"2025-08-08-russia-agrees Status: Possible became Did not happen.",
			"2025-08-08-sanctions-russia Status: Possible became Did not happen.",
			"2025-08-08-secondary-sanctions Status: Planned became Did not happen.",
		}},
		{"2025-08-06", "2025-08-09", "prospect", []string{"2025-08-15-anchorage Status: Possible became Confirmed."}},
		{"2025-08-06", "2025-08-09", "moved", []string{
			"2025-08-15-anchorage Date: on or after 11 August 2025 became 15 August 2025. Place: Alaska. Title: Trump–Putin meeting became Trump–Putin summit in Alaska.",
		}},
		{"2025-08-09", "2025-08-16", "resolved", []string{"2025-08-15-anchorage Status: Confirmed became Happened."}},
		{"2025-07-27", "2025-07-29", "moved", []string{
			"2025-08-08-deadline Date: 2 September 2025 became 8 August 2025.",
			"2025-08-08-russia-agrees Date: between 14 July and 2 September 2025 became between 14 July and 8 August 2025.",
			"2025-08-08-secondary-sanctions Date: 2 September 2025 became 8 August 2025.",
		}},
	}
	for _, tt := range tests {
		var got []string
		for _, c := range Between(d, l, day(t, tt.from), day(t, tt.to)) {
			if c.Kind.Code() == tt.kind {
				got = append(got, string(d.Events[c.Event].ID)+" "+c.Line(d, w))
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s to %s, %s:\n%s\nwant\n%s", tt.from, tt.to, tt.kind, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
		}
	}
}

// Days laid end to end tell of every event once as new, and nothing happens in no
// time.
func TestBetweenAddsUp(t *testing.T) {
	d := read(t, "ukraine-talks")
	l := dataset.NewLedger(d)
	days := l.Changes()
	seen := make([]int, len(d.Events))
	for i := 1; i < len(days); i++ {
		if n := len(Between(d, l, days[i], days[i])); n != 0 {
			t.Fatalf("%d changes in no time", n)
		}
		for _, c := range Between(d, l, days[i-1], days[i]) {
			if c.Kind == New {
				seen[c.Event]++
			}
			if c.Line(d, words.English()) == "" {
				t.Errorf("%s: a change without words", d.Events[c.Event].ID)
			}
		}
	}
	for i, n := range seen {
		if want := 1; d.Events[i].Known > days[0] && n != want {
			t.Errorf("%s is new %d times", d.Events[i].ID, n)
		}
	}
}

func TestVersions(t *testing.T) {
	old := read(t, "august-2025")
	if list := Versions(old, read(t, "august-2025")); len(list) != 0 {
		t.Fatalf("the same twice: %+v", list)
	}
	now := read(t, "august-2025", edit{"    title: Trump–Putin–Zelenskyy meeting\n", "    title: Meeting of three\n"}, edit{"\n  trump-putin-meeting:\n", "\n  leaders-meet:\n    aka_ids: [trump-putin-meeting]\n"})
	var got []string
	for _, x := range Versions(old, now) {
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

func TestSinceLastVisit(t *testing.T) {
	old := read(t, "august-2025")
	if _, _, ok := Since(Marks(old), old); ok {
		t.Error("a dataset differs from itself")
	}
	if _, _, ok := Since("", old); ok {
		t.Error("a first visit has a last one")
	}
	now := read(t, "august-2025", edit{"    title: Trump–Putin–Zelenskyy meeting\n", "    title: Meeting of three\n"}, edit{"\n  secondary-prepared:\n    title: US", "\n  second-wave:\n    title: US"})
	fresh, changed, ok := Since(Marks(old), now)
	if !ok || len(fresh) != 1 || now.Events[fresh[0]].ID != "second-wave" || !slices.ContainsFunc(changed, func(e dataset.EventRef) bool { return now.Events[e].ID == "trilateral-meeting" }) {
		t.Errorf("new %v, changed %v", fresh, changed)
	}
}

package check

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

func TestNearest(t *testing.T) {
	ids := []string{"kremlin", "putin", "trump", "usa", "russia-wants-meeting"}
	for word, want := range map[string]string{
		"putn": "putin", "Putin": "putin", "ptuin": "putin", "us": "usa", "kremln": "kremlin", "zelenskyy": "", "x": "",
		"russia-wants-meting": "russia-wants-meeting", "": "",
	} {
		if got := Nearest(word, ids); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestDistanceIsSymmetric(t *testing.T) {
	words := []string{"", "a", "ab", "ba", "putin", "ptuin", "put", "moscow", "mosocw"}
	for _, a := range words {
		for _, b := range words {
			if x, y := distance(a, b, 9), distance(b, a, 9); x != y || (x == 0) != (a == b) {
				t.Errorf("%q to %q is %d, back %d", a, b, x, y)
			}
		}
	}
}

func TestPositionsFallBackToTheRecord(t *testing.T) {
	p := &Positions{}
	p.Set("events.a.claims.0", Where{"f", 8, 5})
	p.Set("", Where{File: "f"})
	p.Set("events.a", Where{"f", 3, 1})
	p.Set("events.a.claims.0", Where{"f", 7, 5})
	for path, line := range map[string]int{"events.a.claims.0.quote": 7, "events.a.when": 3, "events.b": 0, "events.a.claims.1": 3} {
		if got := p.Of(path); got.Line != line || got.File != "f" {
			t.Errorf("%s stands at %s, want line %d", path, got, line)
		}
	}
}

func TestPrinters(t *testing.T) {
	list := []Finding{
		New("bad-date", Where{"a,b:c.yaml", 3, 4}, "100% “x”\nis not [31m a date", "2025"),
		New("long-title", Where{File: "b.yaml"}, "long", ""),
	}
	var b bytes.Buffer
	for _, tt := range []struct {
		print func(*bytes.Buffer) error
		want  string
	}{
		{func(b *bytes.Buffer) error { return Text(b, list) },
			"a,b:c.yaml:3:4: error: 100% “x” is not [31m a date; fix: 2025 [bad-date]\nb.yaml: warning: long [long-title]\n"},
		{func(b *bytes.Buffer) error { return GitHub(b, list) },
			"::error file=a%2Cb%3Ac.yaml,line=3,col=4,title=bad-date::100%25 “x”%0Ais not [31m a date; fix: 2025\n::warning file=b.yaml,title=long-title::long\n"},
		{func(b *bytes.Buffer) error { return JSON(b, nil) }, "[]\n"},
		{func(b *bytes.Buffer) error { return JSON(b, list[1:]) }, "[\n  {\n    \"file\": \"b.yaml\",\n    \"line\": 0,\n    \"col\": 0,\n    \"rule\": \"long-title\",\n    \"severity\": \"warning\",\n    \"say\": \"long\"\n  }\n]\n"},
	} {
		b.Reset()
		if err := tt.print(&b); err != nil || b.String() != tt.want {
			t.Errorf("%v\ngot  %q\nwant %q", err, b.String(), tt.want)
		}
	}
}

func TestSortDropsRepetitions(t *testing.T) {
	a, b := New("bad-date", Where{"a", 2, 1}, "x", ""), New("bad-date", Where{"a", 1, 9}, "x", "")
	if got := Sort([]Finding{a, b, a}); len(got) != 2 || got[0] != b {
		t.Errorf("%+v", got)
	}
}

func TestRulesAreWellFormed(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] || r.ID == "" || r.Title == "" || r.Severity == 0 || strings.HasSuffix(r.Title, ".") {
			t.Errorf("rule %+v", r)
		}
		seen[r.ID] = true
	}
}

func TestFirstPhrase(t *testing.T) {
	for text, want := range map[string]string{
		"Talks on Wednesday": "Wednesday", "Next Week, perhaps": "Next Week", "Ash-Wednesday": "", "Workday": "", "Sundays": "", "": "",
		"the Friday-deadline": "Friday", "İstanbul on friday": "friday",
	} {
		if got := firstPhrase(text, relative, inName); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestLoop(t *testing.T) {
	next := map[int][]int{0: {1}, 1: {2}, 2: {0}, 3: {3}, 4: {0, 5}, 5: nil}
	var at []int
	loop(6, func(i int) []int { return next[i] }, func(i int) { at = append(at, i) })
	if len(at) != 2 || at[0] != 2 || at[1] != 3 {
		t.Errorf("circles closed at %v", at)
	}
}

// TestBoxes checks that capitals all over the world are in their boxes, and
// that they are not with latitude and longitude swapped.
func TestBoxes(t *testing.T) {
	for _, c := range []struct {
		country  string
		lat, lon float64
	}{
		{"CH", 46.2, 6.1}, {"RU", 55.8, 37.6}, {"RU", 64.7, -173}, {"US", 38.9, -77}, {"US", 61.2, -149.9}, {"UA", 44.95, 34.1}, {"FJ", -18.1, 178.4},
		{"NZ", -41.3, 174.8}, {"AU", -35.3, 149.1}, {"IN", 28.6, 77.2}, {"BR", -15.8, -47.9}, {"VA", 41.9, 12.5}, {"SG", 1.3, 103.8}, {"NO", 59.9, 10.7},
	} {
		b, ok := boxes[c.country]
		if !ok || !b.holds(c.lat, c.lon) {
			t.Errorf("%v, %v is not in the box of %s, %v", c.lat, c.lon, c.country, b)
		}
		if c.country != "NO" && c.country != "CH" && b.holds(c.lon, c.lat) && c.country != "RU" {
			t.Errorf("swapped, %v, %v is in %s as well", c.lat, c.lon, c.country)
		}
	}
}

// TestDatasetWithoutPositions checks that rules work on a dataset without
// files: no positions, no refs.
func TestDatasetWithoutPositions(t *testing.T) {
	d := &dataset.Dataset{Events: []dataset.Event{{ID: "a", Title: "Talks on Wednesday", Where: dataset.None, Status: codebook.Cancelled,
		When: edtf.FromDay(0), Claims: []dataset.Claim{{SaidIn: dataset.None, By: dataset.None, For: dataset.None, Source: dataset.None, CitedFrom: dataset.None}}}}}
	dataset.Seal(d)
	var rules []string
	for _, f := range Dataset(d, nil) {
		rules = append(rules, f.Rule)
	}
	if got := strings.Join(rules, " "); got != "no-history no-licence relative-word unsourced" {
		t.Errorf("found %s", got)
	}
}

// TestFirst checks that errors are shown before warnings if there are too many
// findings, in the order of the list, and that the rest is counted.
func TestFirst(t *testing.T) {
	list := []Finding{{Severity: Warning, Say: "a"}, {Severity: Error, Say: "b"}, {Severity: Warning, Say: "c"}, {Severity: Error, Say: "d"}, {Severity: Warning, Say: "e"}}
	for n, want := range map[int]string{0: "", 1: "b", 2: "bd", 3: "abd", 4: "abcd", 5: "abcde", 9: "abcde"} {
		shown, left := First(list, n)
		got := ""
		for _, f := range shown {
			got += f.Say
		}
		if got != want || left != len(list)-len(want) {
			t.Errorf("%d: %q and %d more, want %q", n, got, left, want)
		}
	}
	for n, want := range map[int]string{1: "and 1 more", 999: "and 999 more", 2911: "and 2,911 more", 1234567: "and 1,234,567 more"} {
		if got := And(n); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestManyFindingsAreCut checks that the output for people is short and the
// output for programs is complete.
func TestManyFindingsAreCut(t *testing.T) {
	list := make([]Finding, 3911)
	for i := range list {
		list[i] = Finding{Rule: "bad-id", Severity: Error, Say: Quote(strings.Repeat("x", 5000)), Where: Where{File: "a.yaml", Line: i + 1, Col: 1}}
	}
	for name, write := range map[string]func(io.Writer, []Finding) error{"text": Text, "github": GitHub} {
		var b bytes.Buffer
		if err := write(&b, list); err != nil || !strings.HasSuffix(b.String(), "and 2,911 more\n") || strings.Count(b.String(), "\n") != MostShown+1 || b.Len() > 300*MostShown {
			t.Errorf("%s: %d bytes, %d lines, %v", name, b.Len(), strings.Count(b.String(), "\n"), err)
		}
	}
	var b bytes.Buffer
	if err := JSON(&b, list); err != nil || strings.Count(b.String(), `"rule"`) != len(list) {
		t.Errorf("json: %d objects, %v", strings.Count(b.String(), `"rule"`), err)
	}
}

// TestPositionsMove checks that each position changes once, and the last one set of a
// path holds.
func TestPositionsMove(t *testing.T) {
	p := &Positions{}
	for i := range 100 {
		p.Set("events.a.claims.0", Where{"f", i, 1})
		p.Set("events.b", Where{"f", 7, 1})
	}
	p.Move(func(w Where) Where { return Where{"g, row " + w.File, w.Line + 1, 2} })
	if w, ok := p.At("events.a.claims.0"); !ok || w != (Where{"g, row f", 100, 2}) || p.Len() != 2 {
		t.Errorf("%v %v, %d positions", w, ok, p.Len())
	}
	if _, ok := p.At("events.a.claims"); ok {
		t.Error("a path that was not set has a position")
	}
	if w := (*Positions)(nil).Of("events.a"); w != (Where{}) {
		t.Errorf("none have %v", w)
	}
}

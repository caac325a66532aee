package site

import (
	"encoding/csv"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// TestOwnDayInEveryFile holds for the records whose hours and days once read wrong
// that the front page and the tables have the events in the order of the record, and
// that the page of each and its row name the day written in its date.
func TestOwnDayInEveryFile(t *testing.T) {
	for _, name := range []string{"washington", "clock", "tz", "sameday", "follow"} {
		d := bundled.Case(t, name)
		files := buildAll(t, d, Options{Base: ParseBase("https://example.org/x")})
		var want []string
		for i := range d.Events {
			want = append(want, string(d.Events[i].ID))
		}
		var got []string
		for _, m := range regexp.MustCompile(`id="e-([^"]+)"`).FindAllStringSubmatch(files["index.html"], -1) {
			got = append(got, m[1])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: the front page lists %v, want %v", name, got, want)
		}
		rows, err := csv.NewReader(strings.NewReader(files["data/events.csv"])).ReadAll()
		if err != nil || len(rows) != len(want)+1 {
			t.Fatalf("%s: %d rows, %v", name, len(rows), err)
		}
		when, first := slices.Index(rows[0], "when"), slices.Index(rows[0], "first_day")
		for i, id := range want {
			e := &d.Events[i]
			day := dataset.FirstDay(e.When).Text()
			if row := rows[i+1]; row[0] != id || row[when] != e.When.String() || row[first] != day || !strings.HasPrefix(e.When.String(), day) {
				t.Errorf("%s: the row of %s (%s) is %v", name, id, e.When, row)
			}
			page := html.UnescapeString(files["event/"+id+"/index.html"])
			if at := `datetime="` + e.When.String() + `"`; !strings.Contains(page, at) {
				t.Errorf("%s: the page of %s has no %s", name, id, at)
			}
		}
	}
}

// TestClocksOnTheFrontPage holds the words of clock times: each with its zone, or in
// the table with the record's at the head of the column.
func TestClocksOnTheFrontPage(t *testing.T) {
	for name, words := range map[string][]string{
		"washington": {"Wed 6 August 2025, 21:00 UTC−4", "Thu 7 August 2025"},
		"clock":      {"Wed 6 August 2025, 09:00 UTC+3", "Wed 6 August 2025, 08:00 UTC+1", "Wed 6 August 2025, 20:00 UTC−4", "Thu 7 August 2025, 01:30 UTC+3", ">Date Europe/Kyiv</th>", ">6 Aug 2025, 09:00</td>"},
	} {
		page := html.UnescapeString(build(t, bundled.Case(t, name), Options{})["index.html"])
		for _, w := range words {
			if !strings.Contains(page, w) {
				t.Errorf("%s: the front page does not say %q", name, w)
			}
		}
	}
}

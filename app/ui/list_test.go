package ui

import (
	"encoding/csv"
	"html"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/words"
	"parley/data/edtf"
)

var tags = regexp.MustCompile(`<[^>]*>`)

// TestListShowsDatesAsTheyAre holds the column of days of the List against the table
// of vectors: the number of a day stands only for one day without doubt, else the
// words of the date.
func TestListShowsDatesAsTheyAre(t *testing.T) {
	f, err := os.Open("../../data/edtf/testdata/edtf-vectors.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	w := words.English()
	l := &lister{p: &Page{w: w}}
	days := 0
	for _, row := range rows[1:] {
		when, err := edtf.Parse(row[0])
		if err != nil {
			continue
		}
		column := app.HTMLString(l.dayColumn(0, when))
		said := strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(column, " "))), " ")
		want := w.ShortDate(when)
		if when.IsDay() { // its clock stands in the second line
			want = w.ShortDate(edtf.FromDay(when.Earliest.Day()))
		}
		if said != want {
			t.Errorf("%s is %q in the List, want %q", when, said, want)
		}
		if strings.Contains(column, "<b>") {
			days++
			if !when.IsDay() {
				t.Errorf("%s stands as a day in the List", when)
			}
		}
	}
	if days < 2 {
		t.Errorf("%d days stand in bold", days)
	}
}

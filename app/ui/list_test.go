package ui

import (
	"encoding/csv"
	"html"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/scene/svg"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
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

// TestTableCardAndFilesShowDatesAsTheyAre holds the Table, the panel, the card that is
// saved and the table of the window against the table of vectors: all say the date in
// the words of the one formatter, and the file has it as it is written.
func TestTableCardAndFilesShowDatesAsTheyAre(t *testing.T) {
	f, err := os.Open("../../data/edtf/testdata/edtf-vectors.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, row := range rows[1:] {
		when, err := edtf.Parse(row[0])
		if err != nil {
			continue
		}
		tried++
		d := &dataset.Dataset{Meta: dataset.Meta{Title: "Dates", AsOf: edtf.FromDay(25000)}, Actors: []dataset.Actor{{ID: "x", Name: "X"}, {ID: "y", Name: "Y"}}, Events: []dataset.Event{{ID: "a", Title: "Title", When: when, Where: dataset.None,
			Type: codebook.Consult, Who: []dataset.Part{{Actor: 0, Role: codebook.RoleActor, For: dataset.None}, {Actor: 1, Role: codebook.RoleActor, For: dataset.None}}}}}
		dataset.Seal(d)
		p := page(d, "v=table&e=a&from=..&to=..")
		w := p.w
		table := html.UnescapeString(app.HTMLString(p.stage().render()))
		if !strings.Contains(strings.Join(strings.Fields(tags.ReplaceAllString(table, " ")), " "), w.ShortDate(when)) && !when.Is(edtf.OutOfRange) {
			t.Errorf("%s: the Table does not say %q", when, w.ShortDate(when))
		}
		panel := html.UnescapeString(app.HTMLString(p.panel.render()))
		if !strings.Contains(strings.Join(strings.Fields(tags.ReplaceAllString(panel, " ")), " "), w.Weekday(when)) {
			t.Errorf("%s: the panel does not say %q", when, w.Weekday(when))
		}
		e, _ := p.book.Event(0, dataset.LatestDay)
		if card := p.card(&e); !strings.HasPrefix(card.Lines[0], w.Weekday(when)) {
			t.Errorf("%s: the card says %q", when, card.Lines[0])
		}
		for _, v := range []string{"v=timeline&e=a", "v=actors&f=rows", "v=map&e=a"} {
			savedPictureSays(t, d, v, when)
		}
		saved, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(p.csv()), "\ufeff"))).ReadAll()
		if err != nil || !when.Is(edtf.OutOfRange) && (len(saved) != 2 || strings.TrimPrefix(saved[1][2], "'") != when.String()) {
			t.Errorf("%s: the table of the window has %v, %v", when, saved, err)
		}
	}
	if tried < 40 {
		t.Errorf("only %d dates were tried", tried)
	}
}

// savedPictureSays holds that the picture of a view that is saved as SVG says the date of
// the one event in short, or only counts it as one without a place in time.
func savedPictureSays(t *testing.T, d *dataset.Dataset, address string, when edtf.Date) {
	t.Helper()
	p := page(d, address+"&from=..&to=..")
	sc, speak := p.stage().(pictured).picture()
	file := html.UnescapeString(string(svg.Append(nil, sc, svg.Options{Standalone: true, Speak: speak})))
	if !strings.Contains(file, p.w.ShortDate(when)+", Title") && !when.Is(edtf.OutOfRange) && !strings.Contains(file, p.w.Count("timeline.undated", 1)) {
		t.Errorf("%s: the saved picture of %s does not say %q", when, address, p.w.ShortDate(when))
	}
}

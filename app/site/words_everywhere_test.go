package site

import (
	"encoding/csv"
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"parley/app/scene"
	"parley/app/scene/raster"
	"parley/app/timeline"
	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
)

// vectorDates are the valid dates of the table of vectors of data/edtf, with random
// ones of every kind: what they say is held against every place that shows a date.
func vectorDates(t *testing.T) []string {
	t.Helper()
	f, err := os.Open("../../data/edtf/testdata/edtf-vectors.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, row := range rows[1:] {
		if _, err := edtf.Parse(row[0]); err == nil {
			out = append(out, row[0])
		}
	}
	r := rand.New(rand.NewPCG(5, 6))
	for range 4 {
		day := edtf.FromDay(-25000 + r.Int64N(45000)).String()
		later := edtf.FromDay(25000 + r.Int64N(9000)).String()
		year, month := day[:4], day[:7]
		out = append(out, day, day+"?", day+"~", day+"%", day+"T14:30:00Z", month, month+"~", month+"-XX", month+"-1X", year, year+"?", year+"-XX", year[:3]+"X", year+"-21",
			"["+day+"..]", "[.."+month+"]", "["+day+","+later+"]", "["+day+".."+later+"]", "{"+day+","+later+"}", day+"/"+later[:4], year+"/..", day+"/", "/"+day,
			"-0"+day[1:], "Y-"+day[2:4]+"000000~", "Y"+year+"0")
	}
	return out
}

// TestADateSaysTheSameEverywhere holds that of every date the pages, the phone, the
// speech, the tooltip and the table say one thing, and that it tells doubt and
// precision: what the record does not say, no place says.
func TestADateSaysTheSameEverywhere(t *testing.T) {
	d := &dataset.Dataset{Meta: dataset.Meta{Title: "Dates", AsOf: edtf.FromDay(25000)}}
	for i, text := range vectorDates(t) {
		id := fmt.Sprintf("date-%03d", i)
		d.Events = append(d.Events, dataset.Event{ID: dataset.EventID(id), Title: "Title of " + id, When: when(t, text), Where: dataset.None})
	}
	dataset.Seal(d)
	w := words.English()
	pages := build(t, d, Options{})
	fonts, err := raster.NewFonts()
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(d, Options{Words: words.EnglishPages(), Assets: assets, Base: "https://example.org/r/", Fonts: fonts})
	if err != nil {
		t.Fatal(err)
	}
	index := html.UnescapeString(pages["index.html"])
	m := view.NewModel(d)
	m.Look(m.Extent.From, m.Extent.To)
	chart := timeline.New(d, view.NoLanes, w, scene.Widths{})
	phone := map[dataset.EventRef][]timeline.Entry{}
	for _, n := range timeline.Column(m, w) {
		phone[n.Ref] = append(phone[n.Ref], n)
	}
	for i := range d.Events {
		e, ref := &d.Events[i], dataset.EventRef(i)
		long, short := w.Weekday(e.When), w.ShortDate(e.When)
		tellsDoubt(t, e.When, w.Date(e.When), short)
		if page := html.UnescapeString(pages["event/"+string(e.ID)+"/index.html"]); !strings.Contains(page, long) {
			t.Errorf("%s: its page does not say %q", e.When, long)
		}
		if !strings.Contains(index, `<td class="day">`+short+"</td>") {
			t.Errorf("%s: no row of the table says %q", e.When, short)
		}
		target := scene.Target{Kind: scene.EventTarget, Ref: int32(ref)}
		if said := chart.Speak(m, target); !strings.HasPrefix(said, short) {
			t.Errorf("%s is spoken as %q, want %q first", e.When, said, short)
		}
		if _, tip := chart.Tip(m, target); !strings.HasPrefix(tip, short) {
			t.Errorf("%s: the tooltip says %q, want %q first", e.When, tip, short)
		}
		onPhone(t, w, e.When, phone[ref])
		inFiles(t, s, ref, long)
	}
}

// inFiles holds that the card of an event and the news of it say its date in full, that
// its title says it in short where another event has that title, and that the tables and
// the linked data have it as it is written.
func inFiles(t *testing.T, s *Site, ref dataset.EventRef, long string) {
	t.Helper()
	e := &s.d.Events[ref]
	if card := s.eventCard(ref); !strings.HasPrefix(card.Lines[0], long) {
		t.Errorf("%s: the card says %q, want %q", e.When, card.Lines[0], long)
	}
	for _, news := range s.news([]dataset.EventRef{ref}) {
		if !strings.Contains(html.UnescapeString(news.Summary+news.HTML), long) {
			t.Errorf("%s: the news says %q, want %q", e.When, news.Summary, long)
		}
	}
	row, _ := s.book.Row(ref, dataset.LatestDay)
	row.Title = "Twice"
	s.called[row.Title] = 2
	if title := s.eventTitle(&row); !strings.HasPrefix(title, "Twice, "+s.w.ShortDate(e.When)) {
		t.Errorf("%s: the title says %q", e.When, title)
	}
}

// TestDoubtsOfADayAreToldApart holds that ? ~ and % read each in its own way, in the
// long words, the short ones and those without a year.
func TestDoubtsOfADayAreToldApart(t *testing.T) {
	w := words.English()
	for _, date := range []string{"2025-08-06", "2025-08", "2025", "-0043", "2025-21", "2025-08-06/2025-08-09"} {
		seen := map[string]string{}
		for _, sign := range []string{"", "?", "~", "%"} {
			d := when(t, date+sign)
			for form, said := range map[string]string{"long": w.Weekday(d), "date": w.Date(d), "short": w.ShortDate(d), "near": w.DayMonth(d)} {
				if other, ok := seen[form+said]; ok {
					t.Errorf("%s and %s%s both read as %q", other, date, sign, said)
				}
				seen[form+said] = date + sign
			}
		}
	}
}

// tellsDoubt holds that the long and the short words of a date tell whether it is
// uncertain or approximate, and do not when it is neither.
func tellsDoubt(t *testing.T, d edtf.Date, words ...string) {
	t.Helper()
	if d.Flags&(edtf.UnknownStart|edtf.UnknownEnd) != 0 || strings.Contains(d.String(), "S") {
		return // "? to 6 Aug 2025", "about 1950 (1900 to 1999)"
	}
	for _, c := range []struct {
		flag  edtf.Flags
		marks []string
	}{
		{edtf.Uncertain, []string{"?", "probably", "perhaps", "uncertain"}},
		{edtf.Approximate, []string{"c. ", "about", "approximate"}},
	} {
		for _, text := range words {
			told := slices.ContainsFunc(c.marks, func(mark string) bool { return strings.Contains(text, mark) })
			if told != d.Is(c.flag) {
				t.Errorf("%s reads as %q: the doubt %v is told: %v", d, text, d.Is(c.flag), told)
			}
		}
	}
}

// onPhone holds what the phone's timeline shows of a date: the number of a day only
// for one day without doubt, else the words of the date.
func onPhone(t *testing.T, w *words.Words, d edtf.Date, entries []timeline.Entry) {
	t.Helper()
	if len(entries) == 0 && !d.Is(edtf.OutOfRange) { // check finds it
		t.Errorf("%s is not on the phone", d)
	}
	for _, n := range entries {
		if n.When != d {
			t.Errorf("%s is %s on the phone", d, n.When)
		}
		day := d.Within() == edtf.Day && d.Flags&(edtf.Uncertain|edtf.Approximate|edtf.Unspecified) == 0
		switch {
		case n.Several: // its words stand below the title
		case !day && (!n.Head || n.Day != ""):
			t.Errorf("%s stands under the day %s on the phone", d, n.Day)
		case n.Head && n.Span != "" && n.Span != w.ShortDate(d), n.Head && n.Span == "" && n.Day == "":
			t.Errorf("%s reads %q on the phone, want %q", d, n.Span, w.ShortDate(d))
		}
	}
}

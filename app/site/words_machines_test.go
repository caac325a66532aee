package site

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	library "github.com/arran4/golang-ical"
	"golang.org/x/net/html"

	"parley/app/scene/raster"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// plainDays matches dates that days alone, or clock times with their zone, tell whole:
// one, a range, or several.
var plainDays = func() *regexp.Regexp {
	const day = `\d{4}-\d\d-\d\d(T[\d:]+(Z|[+-]\d\d:\d\d))?`
	return regexp.MustCompile(`^(` + day + `(/` + day + `)?|\{` + day + `(,` + day + `)*\})$`)
}()

// noWords are the places that have no words for a date, with the reason. What they have
// instead is held below.
var noWords = map[string]string{
	"events.csv":    "the date as it is written, beside the first and the last day that it may mean",
	"record.xlsx":   "the date as it is written, in a cell of text: a workbook is read back",
	"startDate":     "days, months and years that the record is sure of, else the words in disambiguatingDescription",
	"time datetime": "the attribute can say no doubt; the words that it stands for are between the tags",
}

// TestADateSaysTheSameToOthers holds the places that others read against the same table
// of vectors as the pages: calendars, search engines, previews of links, titles of
// windows, pictures, print, tables and the workbook.
func TestADateSaysTheSameToOthers(t *testing.T) {
	d := &dataset.Dataset{Meta: dataset.Meta{Title: "Dates", AsOf: edtf.FromDay(25000)}}
	for i, text := range vectorDates(t) {
		d.Events = append(d.Events, dataset.Event{ID: dataset.EventID(fmt.Sprintf("date-%03d", i)), Title: "One title", When: when(t, text), Where: dataset.None, Status: codebook.Planned})
	}
	dataset.Seal(d)
	s := withCards(t, d)
	entries, tables := entriesOf(t, s), map[string]map[string][]string{"events.csv": csvRows(t, s.file("data/events.csv")), "record.xlsx": bookRows(t, s.file("data/record.xlsx"))}
	index, embed := string(must(t, s, "index.html")), string(must(t, s, embedPath))
	for i := range d.Events {
		e := &d.Events[i]
		long, short := s.w.Weekday(e.When), s.w.ShortDate(e.When)
		page := string(must(t, s, eventPath(e.ID)))
		inHead(t, e.When, page, long, short)
		inLinkedData(t, e.When, linkedOf(t, page), long)
		inCalendar(t, e.When, entries[string(e.ID)], long)
		inPictures(t, e, short)
		timesSay(t, e.When, page, long)
		if row := between(t, index, `id="e-`+string(e.ID)+`"`, "<h4"); !strings.Contains(html.UnescapeString(row), long) && !strings.Contains(html.UnescapeString(row), short) {
			t.Errorf("%s: on paper it says %q", e.When, row)
		}
		if !strings.Contains(html.UnescapeString(embed), "<b>"+short+"</b>") {
			t.Errorf("%s: the frame does not say %q", e.When, short)
		}
		if told := html.UnescapeString(string(s.file(oembedFolder + "event/" + string(e.ID) + ".json"))); !strings.Contains(told, long) {
			t.Errorf("%s: the preview of a link says %q, want %q", e.When, told, long)
		}
		for name, rows := range tables {
			row := rows[string(e.ID)]
			if row == nil || strings.TrimPrefix(row[2], "'") != e.When.String() {
				t.Errorf("%s: %s (%s) has %q", e.When, name, noWords[name], row)
			}
		}
		if row := tables["events.csv"][string(e.ID)]; row != nil && row[3] == row[4] {
			namesDaysOf(t, e.When, "events.csv", strings.TrimPrefix(row[3], "'"))
		}
	}
}

// withCards prepares the pages of a record with an address and pictures.
func withCards(t *testing.T, d *dataset.Dataset) *Site {
	t.Helper()
	fonts, err := raster.NewFonts()
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(d, Options{Words: words.EnglishPages(), Assets: assets, Base: home, Fonts: fonts})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func must(t *testing.T, s *Site, path string) []byte {
	t.Helper()
	page, err := s.Page(path)
	if err != nil || page == nil {
		t.Fatalf("%s: %v", path, err)
	}
	return page
}

// inHead holds that the title of the window and that of a link tell a date in short
// where another event has the title, and that the descriptions begin with it in full.
func inHead(t *testing.T, d edtf.Date, page, long, short string) {
	t.Helper()
	said := map[string]string{}
	each(t, page, func(n *html.Node) {
		switch n.Data {
		case "title":
			if said["title"] == "" {
				said["title"] = text(n)
			}
		case "meta":
			said[attr(n, "name")+attr(n, "property")] = attr(n, "content")
		}
	})
	for key, want := range map[string]string{"title": "One title, " + short, "og:title": "One title, " + short, "description": long, "og:description": long} {
		if !strings.HasPrefix(said[key], want) {
			t.Errorf("%s: the %s is %q, want %q first", d, key, said[key], want)
		}
	}
	if !strings.Contains(said["og:image:alt"], long) {
		t.Errorf("%s: the picture of a link says %q, want %q", d, said["og:image:alt"], long)
	}
}

// inLinkedData holds that search engines get no day that the record does not name, no
// sure one where the record doubts, and the words where machine dates tell less.
func inLinkedData(t *testing.T, d edtf.Date, things map[string][]map[string]any, long string) {
	t.Helper()
	e := things["Event"][0]
	var told []string
	for _, key := range []string{"startDate", "endDate"} {
		switch v := e[key].(type) {
		case string:
			told = append(told, v)
		case []any:
			for _, one := range v {
				told = append(told, one.(string))
			}
		}
	}
	namesDaysOf(t, d, "startDate", told...)
	if doubted := strings.ContainsAny(d.String(), "?~%"); doubted && len(told) > 0 {
		t.Errorf("%s is surely %q for search engines (%s)", d, told, noWords["startDate"])
	}
	whole := strings.Join(told, "/") == d.String()
	if words := e["disambiguatingDescription"]; !whole && words != long || whole && words != nil {
		t.Errorf("%s is %q for search engines, with the words %q", d, told, words)
	}
}

// namesDaysOf holds that days of machines are days that the date names.
func namesDaysOf(t *testing.T, d edtf.Date, place string, told ...string) {
	t.Helper()
	for _, day := range told {
		if day, _, _ = strings.Cut(day, "T"); strings.Count(strings.TrimPrefix(day, "-"), "-") == 2 && !strings.Contains(bare.ReplaceAllString(d.String(), ""), strings.TrimLeft(day, "+")) {
			t.Errorf("%s is the day %s in %s (%s)", d, day, place, noWords[place])
		}
	}
}

var bare = regexp.MustCompile(`[?~%]`)

// timesSay holds that what a machine reads of a date on a page names no day that it does
// not have, and that its words are beside it.
func timesSay(t *testing.T, d edtf.Date, page, long string) {
	t.Helper()
	article := between(t, page, "<article", "</article>")
	each(t, article, func(n *html.Node) {
		if n.Data == "time" {
			namesDaysOf(t, d, "time datetime", attr(n, "datetime"))
		}
	})
	if when := between(t, article, `<p class="when">`, "</b>"); html.UnescapeString(anyTag.ReplaceAllString(when, "")) != long {
		t.Errorf("%s: its page says %q, want %q", d, when, long)
	}
}

var anyTag = regexp.MustCompile(`<[^>]*>`)

// inCalendar holds that each entry of a date describes it in full, and that its line
// names the date where the days of the entry do not tell all of it.
func inCalendar(t *testing.T, d edtf.Date, entries []*library.VEvent, long string) {
	t.Helper()
	for _, e := range entries {
		line, about := e.GetProperty(library.ComponentPropertySummary).Value, e.GetProperty(library.ComponentPropertyDescription).Value
		if !strings.Contains(about, long) {
			t.Errorf("%s: the calendar describes %q, want %q", d, about, long)
		}
		if plain := plainDays.MatchString(d.String()); strings.Contains(line, "("+long+")") == plain {
			t.Errorf("%s: the calendar's line is %q", d, line)
		}
	}
	if plainDays.MatchString(d.String()) && len(entries) == 0 && d.Latest-d.Earliest < 28*edtf.DaySeconds {
		t.Errorf("%s is not in the calendar", d)
	}
}

// inPictures holds that the drawn timeline of an event says its date.
func inPictures(t *testing.T, e *dataset.Event, short string) {
	t.Helper()
	d := &dataset.Dataset{Meta: dataset.Meta{Title: "Date"}, Events: []dataset.Event{*e}}
	dataset.Seal(d)
	s, err := New(d, Options{Words: words.EnglishPages(), Assets: assets})
	if err != nil {
		t.Fatal(err)
	}
	s.m.Look(s.m.Extent.From, s.m.Extent.To)
	for _, f := range s.embedFigures("")[:1] {
		drawn := html.UnescapeString(string(f.SVG))
		apart := strings.Contains(drawn, s.w.Count("timeline.hazy", 1)) || strings.Contains(drawn, s.w.Count("timeline.undated", 1))
		if !strings.Contains(drawn, short+", One title, planned") && (!apart || e.When.IsDay()) && !e.When.Is(edtf.OutOfRange) {
			t.Errorf("%s: the drawing %s does not say %q", e.When, f.Class, short)
		}
	}
}

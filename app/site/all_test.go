package site

import (
	"fmt"
	"strings"
	"testing"

	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
)

// A record too large for its first page leads from there, and from the data page, to all
// of it: to every chapter, and to one page that tells each event once or, of still more
// events, to its chapters again.
func TestLargeRecordLeadsToAllOfIt(t *testing.T) {
	for _, n := range []int{wholeRecord, wholeRecord + 1, mostPrinted, mostPrinted + 1} {
		d := testkit.Events(n, testkit.Options{})
		s, err := New(d, Options{Words: words.EnglishPages(), Assets: assets, Base: "https://example.org/"})
		if err != nil {
			t.Fatal(err)
		}
		page := func(path string) string {
			b, err := s.Page(path)
			if err != nil {
				t.Fatal(err)
			}
			return string(b)
		}
		first, all := page("index.html"), page(allPath)
		if n == wholeRecord {
			if all != "" || strings.Contains(first, "all/") || strings.Contains(page("data/index.html"), "all/") {
				t.Error("a record that is all on its first page has another page of it")
			}
			continue
		}
		if !strings.Contains(first, `<a href="all/"`) || !strings.Contains(page("data/index.html"), `<a href="../all/"`) || !strings.Contains(all, `content="noindex"`) {
			t.Errorf("%d events: no way to all of them, or search engines list it", n)
		}
		if want := fmt.Sprintf("%d of %s:", crowd, s.w.Count("count.events", n)); !strings.Contains(first, want) {
			t.Errorf("%d events: the first page does not say %q", n, want)
		}
		told := n
		if n > mostPrinted {
			told = 0
		}
		if got := strings.Count(all, "<article "); got != told {
			t.Errorf("of %d events the page of all tells %d", n, got)
		}
		for i := range s.chapters {
			if link := `href="` + s.chapters[i].href() + `"`; !strings.Contains(first, link) || told == 0 && !strings.Contains(all, `href="../`+s.chapters[i].href()) {
				t.Errorf("%d events: no link to %s", n, link)
			}
		}
		if strings.Contains(page("sitemap.xml"), "/all/") {
			t.Error("the site map lists a page that search engines are told to leave out")
		}
		sound(t, allPath, all)
	}
}

// Events of equal weight are chosen from the first to the last, as many of each part
// of the record as it has; what weighs more is always there.
func TestWeightiestIsSpread(t *testing.T) {
	d := &dataset.Dataset{}
	for i := range 1000 {
		e := dataset.Event{ID: dataset.EventID(fmt.Sprintf("e%04d", i)), Title: "Talks", When: edtf.FromDay(int64(i)), Where: dataset.None}
		if i >= 990 {
			e.Importance = 5
		}
		if i < 3 {
			e.Importance = 1
		}
		d.Events = append(d.Events, e)
	}
	dataset.Seal(d)
	s, err := New(d, Options{Words: words.EnglishPages(), Assets: assets, Base: "https://example.org/"})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{1, 5, 10, 11, 12, 13, 200, 996, 997, 998, 1000} {
		got := s.weightiest(n)
		if len(got) != n {
			t.Fatalf("%d events of %d", len(got), n)
		}
		heavy, parts := 0, [3]int{}
		for k, e := range got {
			if k > 0 && got[k-1] >= e {
				t.Fatalf("%d: event %d comes after %d", n, e, got[k-1])
			}
			if e >= 990 {
				heavy++
			} else {
				parts[e*3/990]++
			}
		}
		if heavy != min(n, 10) || n >= 12 && got[0] > 3 || max(parts[0], parts[1], parts[2])-min(parts[0], parts[1], parts[2]) > 3 {
			t.Errorf("%d: %d heavy ones, %v in each third, from event %d", n, heavy, parts, got[0])
		}
	}
}

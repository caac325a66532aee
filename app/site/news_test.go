package site

import (
	"strings"
	"testing"

	"parley/app/site/feed"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// newsOf are the pieces of news of some events of a record, by id.
func newsOf(t *testing.T, d *dataset.Dataset, ids ...dataset.EventID) (list []feed.Item, by map[string]feed.Item) {
	t.Helper()
	s, err := New(d, Options{Words: words.EnglishPages(), Assets: assets, Base: home})
	if err != nil {
		t.Fatal(err)
	}
	refs := s.order
	if len(ids) > 0 {
		refs = nil
		for _, id := range ids {
			refs = append(refs, d.EventByID(id))
		}
	}
	list, by = s.news(refs), map[string]feed.Item{}
	for _, n := range list {
		if _, twice := by[n.ID]; twice {
			t.Errorf("%s twice", n.ID)
		}
		by[n.ID] = n
	}
	return list, by
}

// A subscriber reads of the meeting in Alaska on each day on which something of it
// became known, as it stood on that day and with what was new.
func TestNewsTellOfEachDay(t *testing.T) {
	list, _ := newsOf(t, bundled.Wide(t), "2025-08-15-anchorage")
	var got []string
	for i := len(list) - 1; i >= 0 && i >= len(list)-5; i-- {
		day, _, _ := strings.Cut(list[i].Published, "T")
		changes, _, _ := strings.Cut(list[i].Summary, " · ")
		got = append(got, day+" "+list[i].Title+" | "+changes)
	}
	want := []string{
		"2025-08-06 Possible: Trump–Putin meeting | on or after 11 August 2025",
		"2025-08-07 Planned: Trump–Putin meeting | Status changed from possible to planned.",
		"2025-08-08 Confirmed: Trump–Putin summit in Alaska | Status changed from planned to confirmed. Date changed from on or after 11 August 2025 to 15 August 2025. Place given as Alaska. Title changed from “Trump–Putin meeting” to “Trump–Putin summit in Alaska”.",
		"2025-08-15 Trump–Putin summit in Anchorage | Status changed from confirmed to happened. Place changed from Alaska to Joint Base Elmendorf-Richardson. Title changed from “Trump–Putin summit in Alaska” to “Trump–Putin summit in Anchorage”. Participants changed from Putin and Trump to Putin, Lavrov, Ushakov, Trump, Rubio and Witkoff.",
		"2025-08-16 Trump–Putin summit in Anchorage | 5 more claims.",
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("%s\nwant\n%s", g, w)
	}
}

// What was once read in a feed reads the same in the feed of a later version of the
// record, under the same name; nothing that was known is missing from it.
func TestNewsStayAsTheyWere(t *testing.T) {
	d := bundled.Wide(t)
	days := []string{"2025-08-06", "2025-08-09", "2025-08-16", "2025-11-20", "2026-03-05"}
	kept := 0
	for i, on := range days[:len(days)-1] {
		_, was := newsOf(t, dataset.AsKnownOn(d, dataset.FirstDay(when(t, on))))
		next := dataset.AsKnownOn(d, dataset.FirstDay(when(t, days[i+1])))
		for id, before := range was {
			event, _, _ := strings.Cut(strings.TrimPrefix(id, home+"event/"), "/")
			_, now := newsOf(t, next, dataset.EventID(event))
			after, there := now[id]
			if !there && len(now) < mostNews {
				t.Errorf("%s is gone on %s", id, days[i+1])
			}
			if there && (after.Title != before.Title || after.Published != before.Published || after.Summary != before.Summary) {
				t.Errorf("%s on %s:\n%s %s\n%s\non %s:\n%s %s\n%s", id, on, before.Published, before.Title, before.Summary, days[i+1], after.Published, after.Title, after.Summary)
			}
			kept++
		}
	}
	if kept < 150 {
		t.Errorf("only %d pieces of news", kept)
	}
}

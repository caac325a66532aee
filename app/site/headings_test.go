package site

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"parley/data/dataset"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

var headingOf = regexp.MustCompile(`<h3 id="(m-[^"]*)"[^>]*>(?:<[^>]*>)*([^<]*)`)

// headings lists the headings of a page's chronology. Every one has an id of its own.
func headings(t *testing.T, page string) []string {
	t.Helper()
	var out, ids []string
	for _, m := range headingOf.FindAllStringSubmatch(page, -1) {
		if slices.Contains(ids, m[1]) {
			t.Errorf("the heading %s stands twice", m[1])
		}
		ids, out = append(ids, m[1]), append(out, m[2])
	}
	return out
}

// TestHeadingsSayNoMoreThanTheRecord holds under which headings the events of the
// cases stand: a year never under a month.
func TestHeadingsSayNoMoreThanTheRecord(t *testing.T) {
	for name, want := range map[string]string{
		"early-event": "2025|January 2025|December 2025",
		"doubt":       "August 2025",
		"deep":        "68 million BC|66 million BC|July 1902",
		"bce":         "12,000 BC|March 44 BC|11 BC|2 BC|1 BC|August AD 14|May 2024",
		"noloc":       "1990 to 1999|December 2019|March to May 2025|August 2025|Without a date",
	} {
		page := build(t, bundled.Case(t, name), Options{})["index.html"]
		if got := strings.Join(headings(t, page), "|"); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestYearsHaveTheirOwnChapter divides a record with many events that are dated to
// the year or to the month alone.
func TestYearsHaveTheirOwnChapter(t *testing.T) {
	d := testkit.Events(1300, testkit.Options{})
	for i := range d.Events {
		d.Events[i].When = when(t, []string{"2020", "2020-05", "2020-05-26", "2020-05-27", "202X"}[i%5])
	}
	dataset.Seal(d)
	var got []string
	for _, c := range divide(d, chronological(d)) {
		got = append(got, c.name())
		for _, ref := range c.refs {
			if text := d.Events[ref].When.String(); len(text) < len(c.code) {
				t.Errorf("%s stands in the chapter %s", text, c.code)
			}
		}
	}
	if want := "202X 2020 2020-05 2020-05-26 2020-05-27"; strings.Join(got, " ") != want {
		t.Errorf("chapters %v, want %s", got, want)
	}
}

package words

import (
	"strings"
	"testing"
)

func TestMessages(t *testing.T) {
	w := English()
	for _, c := range []struct{ got, want string }{
		{w.Count("count.events", 0), "0 events"},
		{w.Count("count.events", 1), "1 event"},
		{w.Count("count.events", 1204), "1,204 events"},
		{w.Count("count.times", 1), "once"},
		{w.Count("no.such", 1), "[no.such]"},
		{w.Say("no.such"), "[no.such]"},
		{w.Say("list.and", "{1}", "b"), "{1} and b"}, // braces in arguments are not expanded
		{w.Say("list.and", "a"), "a and {1}"},
		{w.List(nil), ""},
		{w.List([]string{"A"}), "A"},
		{w.List([]string{"A", "B", "C"}), "A, B and C"},
		{w.Number(-1234567), "−1,234,567"},
		{w.Number(999), "999"},
		{w.Decimal(1204.5), "1,204.5"},
		{w.Decimal(-0.25), "−0.25"},
		{w.Decimal(-0.001), "0"},
		{w.Decimal(999.999), "1,000"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// TestSecondLanguage checks that the order of a date is a matter of messages.
func TestSecondLanguage(t *testing.T) {
	w := English()
	w.text["date.month"], w.text["date.day"] = "{1}. {0}", "{1} {0}."
	w.text["months.long"] = "|||||||elokuu"
	if got := w.day(2025, 8, 6, long); got != "2025. elokuu 6." {
		t.Error(got)
	}
	if got := w.Count("count.events", 2); got != "2 events" {
		t.Error(got)
	}
}

// TestCatalogueFiles fails for a line of the English files that is no message, for a key that is
// there twice, and for lines out of order: sorted files merge well.
func TestCatalogueFiles(t *testing.T) {
	seen := map[string]bool{}
	for _, text := range []string{english, englishPages} {
		last := ""
		for line := range strings.Lines(text) {
			key, _, ok := strings.Cut(line, " =")
			if !ok || seen[key] || key < last {
				t.Errorf("%q is no message, a second one of its key, or out of order", line)
			}
			seen[key], last = true, key
		}
	}
}

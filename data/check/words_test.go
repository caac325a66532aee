package check

import "testing"

func TestRelativeWords(t *testing.T) {
	for text, want := range map[string]string{
		"Leaders meet on Wednesday":             "Wednesday",
		"Leaders met Wednesday in Paris":        "Wednesday",
		"They spoke on Wednesday.":              "Wednesday",
		"Wednesday was the deadline":            "Wednesday",
		"Talks may come next week":              "next week",
		"Trump said on Friday Putin agreed":     "Friday",
		"Today the talks ended":                 "Today",
		"He left. Yesterday she did":            "Yesterday",
		"The talks of Monday failed":            "Monday",
		"By Sunday, Paris wants an answer":      "Sunday",
		"Last night the talks ended":            "Last night",
		"İstanbul talks end tomorrow":           "tomorrow",
		"The Saturday Night Massacre":           "",
		"Bloody Sunday inquiry opens":           "",
		"The Good Friday Agreement is signed":   "",
		"Super Tuesday primaries":               "",
		"Black Friday protest":                  "",
		"Sunday Times reports on the talks":     "",
		"Party Tomorrow Now is founded":         "",
		"Ash Wednesday Meeting":                 "",
		"USA Today interviews the envoy":        "",
		"The Last Night of the Proms":           "",
		"They met on Wednesday, 6 August 2025":  "",
		"Workday, Sundays and Todayism":         "",
		"“USA Today” asks, and on Monday hears": "Monday",
	} {
		if got := firstPhrase(text, relative, inName); got != want {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
	}
}

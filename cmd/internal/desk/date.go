package desk

import (
	"fmt"
	"strings"

	"parley/data/edtf"
	"parley/data/format/assemble"
)

// dateOut is a date as it was typed, as it is written and in words.
type dateOut struct {
	Date string `json:"date,omitempty"`
	Say  string `json:"say"` // in words, or what is wrong
	OK   bool   `json:"ok"`
}

// date understands a date as an editor types it.
func (s *Desk) date(typed string) dateOut {
	typed = strings.TrimSpace(typed)
	if d, err := edtf.Parse(typed); err == nil {
		return dateOut{typed, s.Words.Date(d), true}
	}
	if part, ok := partOfMonth(typed); ok {
		if d, err := edtf.Parse(part); err == nil {
			return dateOut{part, s.Words.Date(d), true}
		}
	}
	read := assemble.FindOrder(assemble.Unknown, nil).Read(typed)
	if d, err := edtf.Parse(read.When); read.When != "" && err == nil {
		return dateOut{read.When, s.Words.Date(d), true}
	}
	return dateOut{Say: s.Words.Say("edit.say.no-date", typed)}
}

// thirds are the parts of a month that people name, with their days.
var thirds = map[string][2]int{"early": {1, 10}, "mid": {11, 20}, "late": {21, 31}}

// partOfMonth understands “mid-August 2025” and “about late May 2024”: one of its days.
func partOfMonth(typed string) (string, bool) {
	text := strings.ToLower(typed)
	for _, about := range []string{"about ", "around ", "circa ", "in "} {
		text = strings.TrimPrefix(text, about)
	}
	word, month, ok := strings.Cut(strings.Replace(text, "-", " ", 1), " ")
	days, known := thirds[word]
	if !ok || !known {
		return "", false
	}
	read := assemble.FindOrder(assemble.Unknown, nil).Read(month)
	d, err := edtf.Parse(read.When)
	if err != nil || len(read.When) != len("2025-08") {
		return "", false
	}
	var year int64
	var m int
	if _, err := fmt.Sscanf(read.When, "%d-%d", &year, &m); err != nil || d.IsZero() {
		return "", false
	}
	return fmt.Sprintf("[%s-%02d..%s-%02d]", read.When, days[0], read.When, min(days[1], edtf.DaysInMonth(year, m))), true
}

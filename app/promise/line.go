package promise

import (
	"strings"

	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Line formats the outcome of a promise as of its day: "Open: 2 days left", "Ran out: 1 day
// over", "Open: 5 to 25 days left".
func (it *Item) Line(w *words.Words) string {
	if it.Outcome == CalledOff {
		return w.Say("promise.outcome-" + it.Outcome.Code()) // its date no longer matters
	}
	return w.Say("promise.line", w.Say("promise.outcome-"+it.Outcome.Code()), it.Time(w))
}

// Summary counts promises by outcome: "7 open, 4 came, 4 ran out, were called off or are not
// known. The date of 4 was moved."
func Summary(items []Item, w *words.Words) string {
	if len(items) == 0 {
		return w.Say("pane.promises-none")
	}
	var n [GroupCount]int
	moved := 0
	for i := range items {
		n[items[i].Outcome.Group()]++
		if items[i].Moved() {
			moved++
		}
	}
	return w.Say("pane.promises", w.Number(n[StillOpen]), w.Number(n[CameAbout]), w.Number(n[Over]), w.Number(moved))
}

// SetByWords returns the heading of the events in SetBy: those that set a deadline, a threat or
// a demand, or those that preceded what was announced or expected.
func (it *Item) SetByWords(w *words.Words) string {
	if !it.Kind.Demanded() {
		return w.Say("pane.before")
	}
	return w.Say("pane.set-by")
}

// Time formats the time from the as-of day of the list to the day on which it falls due.
func (it *Item) Time(w *words.Words) string {
	left, ended := it.Left()
	until := it.until()
	switch {
	case it.Outcome == Postponed: // its former dates no longer count
		return w.Say("promise.no-date")
	case it.Outcome == Kept && left == 0 && ended:
		return w.Say("promise.that-day")
	case it.Outcome == Kept && ended && left < 0:
		return w.Count("promise.ago", -left)
	case !ended && until > 0:
		return w.Count("promise.not-before", until)
	case !ended:
		return w.Say("promise.any-day")
	case left < 0:
		return w.Count("promise.over", -left)
	case left == 0:
		return w.Say("promise.today")
	case it.First == dataset.DayNone:
		return w.Count("promise.left", left) // "on or before 8 August": no first day is given
	case it.First < it.Due && until > 0:
		return w.Count("promise.between", left, w.Number(until))
	case it.First < it.Due:
		return w.Count("promise.within", left)
	}
	return w.Count("promise.left", left)
}

// until returns the number of days to its first possible day: 0 or less if that has passed, 0
// if the record gives none.
func (it *Item) until() int {
	if it.First == dataset.DayNone {
		return 0
	}
	return int(it.First - it.Day)
}

// Move lists the changes of the date in order: "First 2 September 2025; from 28 July 2025 on:
// between 7 and 9 August 2025". It returns "" if the date never changed.
func (it *Item) Move(w *words.Words) string {
	if len(it.Slips) == 0 {
		return ""
	}
	line := w.Say("promise.first", w.For("promise.first", 0).Date(it.Slips[0].Was))
	for _, s := range it.Slips {
		line = w.Say("promise.moved", line, w.For("promise.moved", 1).Date(edtf.FromDay(int64(s.On))), w.For("promise.moved", 2).Date(s.Now))
	}
	line = w.Say("promise.moves", line)
	switch days, ok := it.Slipped(); {
	case ok && days > 0:
		line += " " + w.Count("promise.slip-later", days)
	case ok && days < 0:
		line += " " + w.Count("promise.slip-nearer", -days)
	}
	return line
}

// Said lists the speakers with their stances: "Donald Trump threatens; White House announces".
func (it *Item) Said(d *dataset.Dataset, w *words.Words) string {
	var parts []string
	for _, v := range it.Voices {
		parts = append(parts, w.Say("claim.said-by", d.Speaker(v.Claim), w.Verb(d, v.Claim, false)))
	}
	return strings.Join(parts, w.Semicolon())
}

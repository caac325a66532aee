package edtf

import "strconv"

// Error says why a text is not a date and what to write instead.
type Error struct {
	Input   string // the text as given
	Col     int    // where in Input, in characters from 1
	Say     string // what is wrong, in plain words, without a full stop
	Suggest string // a valid EDTF text that means what Input plainly means, or "" where that would be a guess
}

// Error names the text, the place, the fault and the fix.
func (e *Error) Error() string {
	s := "date " + strconv.Quote(e.Input) + ", character " + strconv.Itoa(e.Col) + ": " + e.Say
	if e.Suggest != "" {
		s += "; write " + e.Suggest
	}
	return s
}

package edtf

import "strconv"

// Error reports why a text is not a date, and what to write instead.
type Error struct {
	Input   string // the text as given
	Col     int    // position of the fault in Input, in characters from 1
	Say     string // the fault in plain words, without a full stop
	Suggest string // valid EDTF with the obvious meaning of Input, or "" if that would be a guess
}

// Error returns the text, the position, the fault and the suggestion in one
// line.
func (e *Error) Error() string {
	s := "date " + strconv.Quote(e.Input) + ", character " + strconv.Itoa(e.Col) + ": " + e.Say
	if e.Suggest != "" {
		s += "; write " + e.Suggest
	}
	return s
}

package edtf

import (
	"strings"
	"unicode/utf8"
)

// explain makes the error for input, on which p stumbled.
func explain(input string, p *parser) *Error {
	lead := strings.Index(input, p.s)
	at := min(lead+p.at, len(input))
	return &Error{Input: input, Col: utf8.RuneCountInString(input[:at]) + 1, Say: p.say}
}

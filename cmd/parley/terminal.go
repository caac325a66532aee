package main

import (
	"fmt"
	"io"
	"strings"
)

// terminal writes what a command says, in any format, so that nothing in it moves the
// cursor, colours what follows, answers for the reader or turns the order of the
// letters: a record and the name of a file may hold anything. Lines and tabs stay.
// A character stands for itself only in one call of Write.
type terminal struct {
	w       io.Writer
	instead func(c rune) string // what is written for a control character
}

// visibly puts � where a control character was.
func visibly(w io.Writer) terminal {
	return terminal{w, func(rune) string { return "\ufffd" }}
}

// inJSON writes a control character as JSON escapes it, so that programs read what
// the record has: it can only stand in a string there.
func (t terminal) inJSON() terminal {
	t.instead = func(c rune) string { return fmt.Sprintf(`\u%04x`, c) }
	return t
}

func (t terminal) Write(p []byte) (int, error) {
	text := string(p)
	if strings.IndexFunc(text, unseen) >= 0 || strings.ToValidUTF8(text, "") != text {
		text = t.clean(text)
	}
	if _, err := io.WriteString(t.w, text); err != nil {
		return 0, err
	}
	return len(p), nil
}

func (t terminal) clean(text string) string {
	var b strings.Builder
	for _, c := range text { // a byte that is no text comes as U+FFFD
		if unseen(c) {
			b.WriteString(t.instead(c))
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}

// unseen reports whether a character is no letter but an order to a terminal: the
// control characters of ASCII and of Latin-1, what divides lines or turns their order.
func unseen(c rune) bool {
	switch {
	case c == '\n' || c == '\t':
		return false
	case c < ' ', c >= 0x7f && c < 0xa0:
		return true
	}
	return c >= 0x2028 && c <= 0x202e || c >= 0x2066 && c <= 0x2069
}

package main

import (
	"fmt"
	"io"
	"strings"
)

// terminal writes the output of a command, in any format, so that nothing in it
// moves the cursor, changes colours, triggers a response or reverses the text
// direction: a record or a file name may contain anything. Line breaks and tabs
// are kept. A character must not be split between two calls of Write.
type terminal struct {
	w       io.Writer
	instead func(c rune) string // replacement for a control character
}

// visibly replaces control characters with �.
func visibly(w io.Writer) terminal {
	return terminal{w, func(rune) string { return "\ufffd" }}
}

// inJSON escapes control characters as in JSON, so that programs read the
// original: in JSON they only occur in strings.
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
	for _, c := range text { // an invalid byte yields U+FFFD
		if unseen(c) {
			b.WriteString(t.instead(c))
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}

// unseen reports whether a character controls a terminal: control characters of
// ASCII and Latin-1, line separators and direction marks.
func unseen(c rune) bool {
	switch {
	case c == '\n' || c == '\t':
		return false
	case c < ' ', c >= 0x7f && c < 0xa0:
		return true
	}
	return c >= 0x2028 && c <= 0x202e || c >= 0x2066 && c <= 0x2069
}

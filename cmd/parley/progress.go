package main

import (
	"fmt"
	"io"
	"os"
)

// meter shows on a terminal how far long work is, in one line that is written
// over. Into a pipe or a file it writes nothing.
type meter struct {
	w    io.Writer
	live bool
	long int // what the line shown covers
}

// newMeter makes a meter on w, or on what lies behind a terminal: it moves the cursor
// itself.
func newMeter(w io.Writer) *meter {
	if t, ok := w.(terminal); ok {
		w = t.w
	}
	m := &meter{w: w}
	if f, ok := w.(*os.File); ok {
		info, err := f.Stat()
		m.live = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return m
}

// say replaces the line.
func (m *meter) say(format string, args ...any) {
	if !m.live {
		return
	}
	line := visibly(nil).clean(fmt.Sprintf(format, args...))
	fmt.Fprintf(m.w, "\r%-*s", m.long, line)
	m.long = len(line)
}

// done takes the line away.
func (m *meter) done() {
	if m.long > 0 {
		fmt.Fprintf(m.w, "\r%*s\r", m.long, "")
		m.long = 0
	}
}

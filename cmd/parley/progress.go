package main

import (
	"fmt"
	"io"
	"os"
)

// meter shows the progress of long work on a terminal, in one line that is
// overwritten. It writes nothing to a pipe or file.
type meter struct {
	w    io.Writer
	live bool
	long int // length of the line shown
}

// newMeter returns a meter on w. If w is a terminal, it writes to the
// underlying writer, as it moves the cursor itself.
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

// done clears the line.
func (m *meter) done() {
	if m.long > 0 {
		fmt.Fprintf(m.w, "\r%*s\r", m.long, "")
		m.long = 0
	}
}

// Package course draws the status history of an event: a row each for its status, date, place
// and title, over the time at which these became known.
package course

import (
	"parley/app/chronicle"
	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Wide is the width in pixels from which the names of the rows are beside them; in less room
// they are above.
const Wide scene.Px = 560

// Places and sizes, in pixels.
const (
	gutter   scene.Px = 92
	axisHigh scene.Px = 36
	barHigh  scene.Px = 18
	rowGap   scene.Px = 6
	nameHigh scene.Px = 15 // of a name above its row
	lineHigh scene.Px = 16 // of words below a bar
	inset    scene.Px = 8  // of words in a bar
)

// spell is a stretch of knowledge time in which one value held.
type spell struct {
	from, to edtf.Instant
	value    string
	status   codebook.Status // of the first row, else NoStatus
	said     bool            // its beginning is known
}

// row is one part of the history with its spells in order.
type row struct {
	name   string
	spells []spell
}

// Build fills a scene, at least 240 pixels wide, with the status history of an event.
// Without at least two stages on known days, or with a status that never changed and
// nothing else that did, the scene stays empty and Build returns false.
func Build(e *chronicle.Entry, w *words.Words, ms scene.Measurer, width scene.Px, sc *scene.Scene) bool {
	sc.Reset(width, 0)
	window, ok := windowOf(e.Course)
	if !ok {
		return false
	}
	p := pen{sc: sc, ms: ms, w: w, quad: e.Quad, x1: width - 1}
	if width >= Wide {
		p.x0 = gutter
	}
	p.scale = timescale.Scale{Window: window, Width: timescale.Px(p.x1 - p.x0)}
	p.y = axisHigh
	for _, r := range rows(e.Course, w, window) {
		p.row(r)
	}
	sc.H = p.y
	p.axis()
	if w.RTL() {
		sc.Mirror()
	}
	return true
}

// windowOf returns the time from before the first day on which a stage began to after the
// last; ok is false when fewer than two stages have a day.
func windowOf(stages []chronicle.Stage) (s timescale.Span, ok bool) {
	first, last, n := edtf.Future, edtf.Past, 0
	for i := range stages {
		if day := stages[i].Day; day != dataset.DayNone {
			at := edtf.Instant(day) * edtf.DaySeconds
			first, last = min(first, at), max(last, at)
			n++
		}
	}
	if n < 1 || n < 2 && len(stages) < 2 {
		return s, false
	}
	long := last - first + edtf.DaySeconds
	return timescale.Span{From: first - max(long/14, edtf.DaySeconds/2), To: last + max(long/5, 2*edtf.DaySeconds)}, true
}

// rows returns the parts of the history: the status, and what else changed.
func rows(stages []chronicle.Stage, w *words.Words, window timescale.Span) []row {
	var out []row
	for k, field := range [...]string{"status", "when", "where", "title"} {
		r := row{name: w.Field(field)}
		for i := range stages {
			s := &stages[i]
			value := s.Values[k]
			if n := len(r.spells); n > 0 && r.spells[n-1].value == value {
				continue
			}
			next := spell{from: window.From, to: window.To, value: value}
			if s.Day != dataset.DayNone {
				next.from, next.said = edtf.Instant(s.Day)*edtf.DaySeconds, true
			}
			if k == 0 {
				next.status = s.Status
			}
			if n := len(r.spells); n > 0 {
				r.spells[n-1].to = next.from
			}
			r.spells = append(r.spells, next)
		}
		if k == 0 || len(r.spells) > 1 {
			out = append(out, r)
		}
	}
	return out
}

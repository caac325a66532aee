package timeline

import (
	"cmp"

	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// Entry is one line of the timeline on a phone, where time runs down: an event with its
// mark on the rail, below a heading where a new day begins.
type Entry struct {
	Ref  dataset.EventRef
	When edtf.Date

	// Head is set where a new day, or a new period, begins. Day is the day of the month
	// ("6") and Weekday its short name; for a date wider than a day, or in doubt, both
	// are "" and Span is the formatted date.
	Head         bool
	Day, Weekday string
	Span         string
	// Month is set where a new month begins, "August 2025", and before less exact dates:
	// "2025", "July and August 2025".
	Month string
	// Gap is the length of the silence before this entry, formatted, or "" if it is less
	// than two days. The rail is dashed there.
	Gap string

	// Quad and Opt give the mark on the rail, Radius its size in pixels; a deadline has a
	// flag.
	Quad     codebook.Quad
	Flag     bool
	Opt      scene.Opt
	Radius   scene.Px
	Big      bool // bold title
	Selected bool
	Marked   bool // of the selected actor or tie

	// Several marks an event on several days, with one entry for each; When holds all of
	// them. Again marks all but the first of these entries.
	Several, Again bool

	// Period marks a period. Bands is the bit set of the periods that last here: a thick
	// line for each of at most three side by side, from the entry of the period to the
	// last entry that it covers.
	Period bool
	Bands  uint8
}

// Column lists the events of the model's window from top to bottom, by the day on which
// they are drawn to begin, those of a day in the usual order. Events dated wider than a
// day, and periods, do not end a silence. An event on several days is listed on each.
func Column(m *view.Model, w *words.Words) []Entry {
	var out, lost []Entry
	var shapes []stop
	for ref := range m.Result.InTime {
		if !m.Result.InWindow(ref, m.From, m.To) {
			continue
		}
		st := m.Result.State(ref)
		s := shapeOf(m.D, ref, st, m.AsOf())
		n := Entry{Ref: ref, When: st.When, Flag: s.form == banner, Quad: s.quad, Opt: s.opt, Radius: s.radius(),
			Big: s.weight == 5 && s.form != period, Selected: ref == m.Selected, Marked: m.Marked(ref), Period: s.form == period}
		if s.form == nowhere {
			lost = append(lost, n)
			continue
		}
		for _, day := range stops(s, st.When, m.From, m.To) {
			shapes, out = append(shapes, day), append(out, n)
			n.Again = true
		}
	}
	order := columnOrder(shapes)
	sorted := make([]Entry, len(out))
	var last *stop
	prev, open, veils := edtf.Past, edtf.Past, veilsOf(shapes) // open: something may have lasted up to here or longer
	for k, i := range order {
		n, s := &sorted[k], &shapes[i]
		*n = out[i]
		n.place(w, s, last)
		if s.exact() && s.begins() && prev > open && !veils.hides(prev, s.from) {
			n.Gap = gap(w, prev, s.from)
		}
		switch {
		case s.exact():
			if prev = max(prev, s.to); s.ends&fadesOut != 0 {
				open = max(open, s.to)
			}
		case s.form == lasting && s.to > prev:
			prev = edtf.Past // the start of the next silence is unknown
		}
		last = s
	}
	drawBands(sorted, shapes, order)
	for i := range lost {
		lost[i].Head, lost[i].Span = true, w.ShortDate(lost[i].When)
	}
	if len(lost) > 0 {
		lost[0].Month = w.Say("date.undated")
	}
	return append(sorted, lost...)
}

// drawBands gives each period the leftmost band that is free at its start, and sets it in
// the entries that it covers.
func drawBands(sorted []Entry, shapes []stop, order []int32) {
	for k, i := range order {
		if !sorted[k].Period {
			continue
		}
		free := ^sorted[k].Bands & (1<<mostPeriodRows - 1)
		s := &shapes[i]
		sorted[k].Bands |= free & -free
		for j := k + 1; j < len(order) && (shapes[order[j]].at < s.to || s.ends&fadesOut != 0); j++ {
			sorted[j].Bands |= free & -free
		}
	}
}

// stop is a shape in the column; at is its position there, at or after the start of the
// window.
type stop struct {
	shape
	when edtf.Date      // date of the entry: a member if the date is a list of all
	head timescale.Span // months of its heading
}

// stops returns the positions of an event in the column: one, or one per date within the
// window if the date is a list of all.
func stops(s shape, when edtf.Date, from, to edtf.Instant) []stop {
	if s.form != several {
		return []stop{stopAt(s, when, from)}
	}
	var out []stop
	for _, member := range when.Members() {
		if member.Possibly(from, to) {
			s.from, s.to = member.Earliest, member.Latest
			out = append(out, stopAt(s, member, from))
		}
	}
	return out
}

// stopAt returns the position of a shape: its start, or that of the window. Its heading is
// the months in which it may begin; for an interval that began before the window, the
// month in which the window begins.
func stopAt(s shape, when edtf.Date, from edtf.Instant) stop {
	out := stop{shape: s, when: when}
	out.at = max(s.from, from)
	out.head.From, out.head.To = when.Months()
	if lasts := when.Shape == edtf.Interval && when.Earliest < from; lasts || when.Shape == edtf.Nowhere {
		out.head.From, out.head.To = edtf.FromDay(out.at.Day()).Months()
	}
	return out
}

// long reports whether the heading covers more than one month.
func (s *stop) long() bool { return s.head.Len() > 31*edtf.DaySeconds }

// columnOrder returns the indexes of shapes by the day on which they begin; within a day
// the order is stable.
func columnOrder(shapes []stop) []int32 {
	order := make([]int32, len(shapes))
	for i := range order {
		order[i] = int32(i)
	}
	sorts.Stable(order, func(a, b int32) int {
		x, y := &shapes[a], &shapes[b]
		return cmp.Or(cmp.Compare(x.at.Day(), y.at.Day()), x.before(y))
	})
	return order
}

// before sorts stops with a heading of more than one month first, longest first.
func (s *stop) before(o *stop) int {
	switch a, b := s.long(), o.long(); {
	case a && b:
		return cmp.Compare(o.head.Len(), s.head.Len())
	case a:
		return -1
	case b:
		return 1
	}
	return 0
}

// place sets month, day or date heading of an entry, unless the previous entry has the
// same.
func (n *Entry) place(w *words.Words, s, last *stop) {
	n.Several = s.form == several
	if last == nil || last.head != s.head {
		n.Month = w.Window(s.head.From, s.head.To)
	}
	n.Head = !n.Period && (last == nil || last.wide() || s.wide() || last.at.Day() != s.at.Day())
	switch {
	case !n.Head:
	case s.wide():
		n.Span = w.ShortDate(s.when)
	default:
		_, _, d := s.from.Civil()
		n.Day, n.Weekday = w.Number(d), w.DayName(s.from)
	}
}

// wide reports whether the date is longer than a day, open, or in doubt.
func (s *stop) wide() bool {
	return s.to-s.from > edtf.DaySeconds || s.ends != 0 || s.when.Shape == edtf.Point && !s.when.IsDay()
}

// begins reports whether the first day, or for a deadline the last day, is known.
func (s *stop) begins() bool { return s.ends&fadesIn == 0 || s.form == banner }

// exact reports whether a silence may end and begin at the event: its first and last day
// are known.
func (s *stop) exact() bool {
	if s.form == soft || s.form == period {
		return false
	}
	a, b := s.when.Ends()
	return (a.IsZero() || a.Within() == edtf.Day) && (b.IsZero() || b.Within() == edtf.Day) && (s.when.Shape == edtf.Interval || s.ends == 0 && s.when.Within() == edtf.Day || s.form == banner)
}

// gap formats a silence of two days or more between two instants: in days, or in years
// from two years on. It returns "" for a shorter one.
func gap(w *words.Words, from, to edtf.Instant) string {
	days := to.Day() - (from - 1).Day() - 1
	switch {
	case days < 2:
		return ""
	case days > 731:
		return w.Duration(from, to)
	}
	return w.Count("span.days", int(days))
}

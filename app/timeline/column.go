package timeline

import (
	"cmp"
	"slices"

	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Entry is one line of the timeline as it reads on a phone, where time runs
// down: an event with what its rail shows, under a day where a new one begins.
type Entry struct {
	Ref  dataset.EventRef
	When edtf.Date

	// Head says that a new day, or a new stretch of time, begins here. Day is
	// its day of the month ("6") and Weekday its short name; of a date that is
	// wider than a day both are "" and Span is it in words.
	Head         bool
	Day, Weekday string
	Span         string
	// Month is set where a new month begins: "August 2025".
	Month string
	// Gap is the silence before this entry in words, "" when it is less than two
	// days: the rail is dashed there.
	Gap string

	// Quad and Opt are the mark on the rail, Radius its size; a deadline has a
	// flag.
	Quad     codebook.Quad
	Flag     bool
	Opt      scene.Opt
	Radius   scene.Px
	Big      bool // its title is bold
	Selected bool
	Marked   bool // of the chosen actor or tie

	// Period says that the entry is a period. Bands are the periods that last
	// here, as bits: a thick line for each of at most three side by side, from the
	// entry of the period to the last entry that it covers.
	Period bool
	Bands  uint8
}

// Column lists the events of the model's window from top to bottom, by the day on
// which they are drawn to begin. Events whose date is wider than a day stand where
// that stretch begins, before those of its first day; they break no silence, and
// neither do periods.
func Column(m *view.Model, w *words.Words) []Entry {
	var out []Entry
	var shapes []shape
	for ref := range m.Result.All {
		e := &m.D.Events[ref]
		if !m.Result.InWindow(ref, m.From, m.To) {
			continue
		}
		st := m.Result.State(ref)
		s := shapeOf(e, ref, st, m.AsOf())
		if s.form == nowhere {
			continue
		}
		s.at = max(s.from, m.From) // from here on the place in the column
		shapes = append(shapes, s)
		out = append(out, Entry{Ref: ref, When: st.When, Flag: s.form == banner, Quad: s.quad, Opt: s.opt, Radius: s.radius(),
			Big: s.weight == 5 && s.form != period, Selected: ref == m.Selected, Marked: m.Marked(ref), Period: s.form == period})
	}
	order := columnOrder(shapes)
	sorted := make([]Entry, len(out))
	var last *shape
	prev := edtf.Past
	for k, i := range order {
		n, s := &sorted[k], &shapes[i]
		*n = out[i]
		n.place(w, s, last)
		if s.form != soft && s.form != period {
			if prev != edtf.Past {
				n.Gap = gap(w, prev, s.from)
			}
			prev = max(prev, s.to)
		}
		last = s
	}
	drawBands(sorted, shapes, order)
	return sorted
}

// drawBands gives each period the leftmost band that is free where it begins, and
// notes it at the entries that it covers.
func drawBands(sorted []Entry, shapes []shape, order []int32) {
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

// columnOrder lists the positions of shapes by where they begin; what is dated
// less closely comes first.
func columnOrder(shapes []shape) []int32 {
	order := make([]int32, len(shapes))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		x, y := &shapes[a], &shapes[b]
		return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(y.to-y.from, x.to-x.from), int(a-b))
	})
	return order
}

// place words the month, the day or the stretch that begins with an entry, as far
// as the entry before has not named them.
func (n *Entry) place(w *words.Words, s, last *shape) {
	if last == nil || monthOf(last.at) != monthOf(s.at) {
		n.Month = w.Tick(timescale.Month, s.at, true)
	}
	n.Head = !n.Period && (last == nil || last.wide() || s.wide() || last.at.Day() != s.at.Day())
	switch {
	case !n.Head:
	case s.wide():
		n.Span = w.ShortDate(n.When)
	default:
		_, _, d := s.from.Civil()
		n.Day, n.Weekday = w.Number(d), w.DayName(s.from)
	}
}

// wide reports whether the date is more than a day, or open.
func (s *shape) wide() bool { return s.to-s.from > edtf.DaySeconds || s.ends != 0 }

// monthOf counts months.
func monthOf(t edtf.Instant) int64 {
	y, m, _ := t.Civil()
	return y*12 + int64(m)
}

// gap words a silence of two days or more between two instants, else "".
func gap(w *words.Words, from, to edtf.Instant) string {
	days := to.Day() - (from - 1).Day() - 1
	if days < 2 {
		return ""
	}
	return w.Count("span.days", int(days))
}

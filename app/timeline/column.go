package timeline

import (
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
}

// Column lists the events of the model's window from top to bottom. Events whose
// date is wider than a day stand where that stretch begins, those of a day after
// those of the stretch. Periods are left out.
func Column(m *view.Model, w *words.Words) []Entry {
	var out []Entry
	var last edtf.Date
	prev := edtf.Past // the end of what was listed
	month := int64(-1 << 62)
	for ref := range m.Result.All {
		e := &m.D.Events[ref]
		if e.Type == codebook.Period || !m.Result.InWindow(ref, m.From, m.To) {
			continue
		}
		st := m.Result.State(ref)
		s := shapeOf(e, ref, st, m.AsOf())
		if s.form == nowhere {
			continue
		}
		n := Entry{Ref: ref, When: st.When, Flag: s.form == banner, Quad: s.quad, Opt: s.opt, Radius: s.radius(), Big: s.weight == 5, Selected: ref == m.Selected}
		start := max(s.from, m.From)
		if y, mon, _ := start.Civil(); y*12+int64(mon) != month {
			month, n.Month = y*12+int64(mon), w.Tick(timescale.Month, start, true)
		}
		if n.Head = len(out) == 0 || st.When != last; n.Head {
			n.head(w, &s)
		}
		if prev != edtf.Past {
			n.Gap = gap(w, prev, s.from)
		}
		prev, last = max(prev, min(s.to, s.from+edtf.DaySeconds)), st.When
		out = append(out, n)
	}
	return out
}

// head words the day, or the stretch of time, that begins with an entry.
func (n *Entry) head(w *words.Words, s *shape) {
	if s.to-s.from > edtf.DaySeconds || s.ends != 0 {
		n.Span = w.ShortDate(n.When)
		return
	}
	_, _, d := s.from.Civil()
	n.Day, n.Weekday = w.Number(d), w.DayName(s.from)
}

// gap words a silence of two days or more between two instants, else "".
func gap(w *words.Words, from, to edtf.Instant) string {
	days := to.Day() - (from - 1).Day() - 1
	if days < 2 {
		return ""
	}
	return w.Count("span.days", int(days))
}

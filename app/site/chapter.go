package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parley/app/chronicle"
	"parley/data/dataset"
	"parley/data/edtf"
)

// chapter is a page of its own for a part of a large record: a year, a month
// or a day, or a numbered part of one.
type chapter struct {
	code string // "2025", "2025-08", "2025-08-06", "2025-08-06-2", "undated"
	from edtf.Instant
	refs []dataset.EventRef
}

func (c *chapter) path() string { return c.href() + "index.html" }
func (c *chapter) href() string { return "when/" + c.code + "/" }

// chronological orders all events as a chronology tells them.
func chronological(d *dataset.Dataset) []dataset.EventRef {
	out := make([]dataset.EventRef, len(d.Events))
	for i := range out {
		out[i] = dataset.EventRef(i)
	}
	slices.SortFunc(out, func(a, b dataset.EventRef) int {
		x, y := &d.Events[a], &d.Events[b]
		return cmp.Or(cmp.Compare(chronicle.Anchor(x.When), chronicle.Anchor(y.When)), cmp.Compare(x.When.Latest, y.When.Latest), cmp.Compare(x.ID, y.ID))
	})
	return out
}

// units are the lengths of chapters, from long to short, as the number of
// parts of a date that name them.
var units = []int{1, 2, 3}

// divide makes the chapters of a record that is too large for one page; nil
// for a smaller one. A year with many events is divided into months, a month
// into days, a day into parts.
func divide(d *dataset.Dataset, order []dataset.EventRef) []chapter {
	if len(order) <= wholeRecord {
		return nil
	}
	return split(d, order, units)
}

func split(d *dataset.Dataset, refs []dataset.EventRef, units []int) []chapter {
	var out []chapter
	for start := 0; start < len(refs); {
		code := chapterCode(&d.Events[refs[start]], units[0])
		end := start + 1
		for end < len(refs) && chapterCode(&d.Events[refs[end]], units[0]) == code {
			end++
		}
		group := refs[start:end]
		start = end
		switch {
		case len(group) <= wholeRecord:
			out = append(out, chapter{code, chronicle.Anchor(d.Events[group[0]].When), group})
		case len(units) > 1 && code != undated:
			out = append(out, split(d, group, units[1:])...)
		default:
			out = append(out, parts(d, code, group)...)
		}
	}
	return out
}

// parts cuts a group that no unit divides into numbered parts.
func parts(d *dataset.Dataset, code string, refs []dataset.EventRef) []chapter {
	var out []chapter
	for part := range slices.Chunk(refs, wholeRecord) {
		c := chapter{code, chronicle.Anchor(d.Events[part[0]].When), part}
		if len(out) > 0 {
			c.code += "-" + strconv.Itoa(len(out)+1)
		}
		out = append(out, c)
	}
	return out
}

// undated names the chapter of events without a place on the time line.
const undated = "undated"

// chapterCode names the year, month or day (1, 2 or 3 parts) of an event.
func chapterCode(e *dataset.Event, parts int) string {
	if !dated(e.When) {
		return undated
	}
	y, m, day := chronicle.Anchor(e.When).Civil()
	s := yearText(y)
	for _, v := range []int{m, day}[:parts-1] {
		s += "-" + pad2(v)
	}
	return s
}

// dated reports whether a date has a place on the time line.
func dated(d edtf.Date) bool { return !d.IsZero() && (d.Earliest.Finite() || d.Latest.Finite()) }

// yearText is a year as EDTF writes it, with four digits or more.
func yearText(y int64) string {
	sign := ""
	if y < 0 {
		sign, y = "-", -y
	}
	s := strconv.FormatInt(y, 10)
	if len(s) > 4 {
		return "Y" + sign + s
	}
	return sign + strings.Repeat("0", 4-len(s)) + s
}

func pad2(v int) string {
	if v < 10 {
		return "0" + strconv.Itoa(v)
	}
	return strconv.Itoa(v)
}

// Month is a heading with the events under it.
type Month struct {
	ID, Title string
	Events    []Row
}

// months puts events, in order, under the headings of their months.
func (s *Site) months(refs []dataset.EventRef, up string, notes *Notes) []Month {
	var out []Month
	for _, ref := range refs {
		e := &s.d.Events[ref]
		id := "m-" + chapterCode(e, 2)
		if len(out) == 0 || out[len(out)-1].ID != id {
			out = append(out, Month{ID: id, Title: s.codeTitle(strings.TrimPrefix(id, "m-"))})
		}
		m := &out[len(out)-1]
		m.Events = append(m.Events, s.full(ref, up, notes))
	}
	return out
}

// Chapter is the page of a part of a large record.
type Chapter struct {
	Page     *Page
	Heading  string
	Months   []Month
	Sources  []Source
	Chapters []Anchor
}

func (s *Site) chapterPage(i int) *Chapter {
	c := &s.chapters[i]
	heading := s.chapterTitle(c)
	p := s.newPage(c.path(), heading+" · "+s.title(), s.w.Say("page.chapter-about", heading, s.title()))
	notes := newNotes(s)
	out := &Chapter{Page: p, Heading: heading, Months: s.months(c.refs, p.Up, notes)}
	out.Sources = notes.List()
	for k := max(0, i-1); k <= min(len(s.chapters)-1, i+1); k++ {
		if k != i {
			out.Chapters = append(out.Chapters, Anchor{p.Up + s.chapters[k].href(), s.chapterTitle(&s.chapters[k])})
		}
	}
	return out
}

// chapterTitle words the time a chapter covers.
func (s *Site) chapterTitle(c *chapter) string {
	code, part, cut := cutLast(c.code, "-")
	if n := strings.Count(strings.TrimPrefix(c.code, "-"), "-"); cut && (n == 3 || n == 1 && strings.HasPrefix(code, undated)) {
		return s.w.Say("page.part", s.codeTitle(code), part)
	}
	return s.codeTitle(c.code)
}

// codeTitle words the time that a chapter's or a month's code names.
func (s *Site) codeTitle(code string) string {
	date, err := edtf.Parse(code)
	if err != nil {
		return s.w.Say("page.undated")
	}
	return s.w.Date(date)
}

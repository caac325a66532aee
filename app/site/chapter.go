package site

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"parley/app/chronicle"
	"parley/app/timescale"
	"parley/data/dataset"
	"parley/data/edtf"
)

// chapter is a page of its own for a part of a large record: a year, a month
// or a day, or a numbered part of one.
type chapter struct {
	code string // "2025", "2025-08", "2025-08-06", "156X", "undated"
	part int    // which of several under the code, or 0
	refs []dataset.EventRef
}

func (c *chapter) path() string { return c.href() + "index.html" }
func (c *chapter) href() string { return "when/" + c.name() + "/" }

// name returns the code with the number of the part: "2025-08-06-2".
func (c *chapter) name() string {
	if c.part < 2 {
		return c.code
	}
	return c.code + "-" + strconv.Itoa(c.part)
}

// chronological orders all events as a chronology tells them: by the months that
// they stand under, what is dated to the year before what is dated to a month of it;
// then by day, those of a day in the order of the record.
func chronological(d *dataset.Dataset) []dataset.EventRef {
	out := make([]dataset.EventRef, len(d.Events))
	for i := range out {
		out[i] = dataset.EventRef(i)
	}
	slices.SortFunc(out, func(a, b dataset.EventRef) int {
		x, y := d.Events[a].When, d.Events[b].When
		return cmp.Or(byMonths(x, y), cmp.Compare(chronicle.Anchor(x).Day(), chronicle.Anchor(y).Day()), cmp.Compare(a, b))
	})
	return out
}

// units are the lengths of chapters, from long to short, as the number of
// parts of a date that name them.
var units = []int{1, 2, 3}

// byMonths compares dates by the months that they stand under, the longer stretch
// first. What has no place on the time line comes last.
func byMonths(x, y edtf.Date) int {
	switch a, b := dated(x), dated(y); {
	case !a && !b:
		return 0
	case !a:
		return 1
	case !b:
		return -1
	}
	from1, to1 := x.Months()
	from2, to2 := y.Months()
	return cmp.Or(cmp.Compare(from1, from2), cmp.Compare(to2, to1))
}

// divide makes the chapters of a record that is too large for one page; nil
// for a smaller one. A year with many events is divided into months, a month
// into days; what is dated to the year alone stays in a chapter of the year. A
// chapter that cannot be divided has parts.
func divide(d *dataset.Dataset, order []dataset.EventRef) []chapter {
	if len(order) <= wholeRecord {
		return nil
	}
	return split(d, order, units)
}

func split(d *dataset.Dataset, refs []dataset.EventRef, units []int) []chapter {
	var out []chapter
	for _, c := range grouped(d, refs, units[0]) {
		switch {
		case len(c.refs) <= wholeRecord:
			out = append(out, c)
		case len(units) > 1 && c.code != undated:
			out = append(out, split(d, c.refs, units[1:])...)
		default:
			out = append(out, parts(c)...)
		}
	}
	return out
}

// grouped gathers events by the code of their chapter, in the order in which the
// codes first occur.
func grouped(d *dataset.Dataset, refs []dataset.EventRef, unit int) []chapter {
	var out []chapter
	place := map[string]int{}
	for _, ref := range refs {
		code := chapterCode(d.Events[ref].When, unit)
		i, ok := place[code]
		if !ok {
			i = len(out)
			place[code] = i
			out = append(out, chapter{code: code})
		}
		out[i].refs = append(out[i].refs, ref)
	}
	return out
}

// parts cuts a chapter that no unit divides.
func parts(c chapter) []chapter {
	var out []chapter
	for refs := range slices.Chunk(c.refs, wholeRecord) {
		out = append(out, chapter{c.code, len(out) + 1, refs})
	}
	return out
}

// undated names the chapter of events without a place on the time line.
const undated = "undated"

// chapterCode names the year, month or day (1, 2 or 3 parts) that holds a date: the
// smallest that does. What no year holds has its decade or century, or else the year
// in which it may begin.
func chapterCode(when edtf.Date, parts int) string {
	if !dated(when) {
		return undated
	}
	from, to := when.Months()
	y, m, _ := from.Civil()
	y2, m2, _ := (to - 1).Civil()
	first := when.First()
	switch year := yearText(y); {
	case y != y2 && y >= 0 && y2 <= 9999 && y/10 == y2/10:
		return year[:3] + "X"
	case y != y2 && y >= 0 && y2 <= 9999 && y/100 == y2/100:
		return year[:2] + "XX"
	case parts == 1 || y != y2 || m != m2:
		return year
	case parts == 2 || first.Within() != edtf.Day:
		return year + "-" + pad2(m)
	default:
		_, _, day := first.Earliest.Civil()
		return year + "-" + pad2(m) + "-" + pad2(day)
	}
}

// dated reports whether a date has a place on the time line.
func dated(d edtf.Date) bool { return !d.IsZero() && (d.Earliest.Finite() || d.Latest.Finite()) }

// yearText returns a year as EDTF writes it, with four digits or more.
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

// Month is a heading with the events under it: a month, or a longer stretch for
// what is dated less closely.
type Month struct {
	ID, Title string
	Year      string // in which it begins, "" without one
	Events    []Row
}

// months puts events, in order, under the headings of their months.
func (s *Site) months(refs []dataset.EventRef, up string, notes *Notes) []Month {
	var out []Month
	for _, ref := range refs {
		when := s.d.Events[ref].When
		id := monthID(when)
		if len(out) == 0 || out[len(out)-1].ID != id {
			out = append(out, s.month(id, when))
		}
		m := &out[len(out)-1]
		m.Events = append(m.Events, s.full(ref, up, notes))
	}
	return out
}

// month returns the heading of a date, without events.
func (s *Site) month(id string, when edtf.Date) Month {
	if !dated(when) {
		return Month{ID: id, Title: s.w.Say("date.undated")}
	}
	from, _ := when.Months()
	return Month{ID: id, Title: s.w.Heading(when), Year: s.w.Tick(timescale.Year, from, true)}
}

// monthID returns the anchor of a date's heading: "m-2025-08", "m-2025", "m-2025-07-2025-08".
func monthID(when edtf.Date) string {
	if !dated(when) {
		return "m-" + undated
	}
	from, to := when.Months()
	y, m, _ := from.Civil()
	y2, m2, _ := (to - 1).Civil()
	id := "m-" + yearText(y)
	switch {
	case y == y2 && m == 1 && m2 == 12:
		return id
	case y == y2 && m == m2:
		return id + "-" + pad2(m)
	}
	return id + "-" + pad2(m) + "-" + yearText(y2) + "-" + pad2(m2)
}

// Chapter is the page of a part of a large record.
type Chapter struct {
	Page     *Page
	Heading  string
	Counted  string // what a number in the heading counts, or ""
	Note     string
	Months   []Month
	Sources  template.HTML
	Chapters []Anchor
}

func (s *Site) chapterPage(i int) *Chapter {
	c := &s.chapters[i]
	heading := s.chapterTitle(c)
	p := s.newPage(c.path(), heading+" · "+s.title(), s.w.Say("page.chapter-about", heading, s.title()))
	notes := newNotes(s)
	out := &Chapter{Page: p, Heading: heading, Months: s.months(c.refs, p.Up, notes)}
	out.Sources = notes.list(p.Up)
	for k := max(0, i-1); k <= min(len(s.chapters)-1, i+1); k++ {
		if k != i {
			out.Chapters = append(out.Chapters, Anchor{p.Up + s.chapters[k].href(), s.chapterTitle(&s.chapters[k])})
		}
	}
	return out
}

// chapterTitle words the time a chapter covers.
func (s *Site) chapterTitle(c *chapter) string {
	title := s.w.Say("date.undated")
	if date, err := edtf.Parse(c.code); err == nil {
		title = s.w.Date(date)
	}
	if c.part > 1 {
		return s.w.Say("page.part", title, s.w.Number(c.part))
	}
	return title
}

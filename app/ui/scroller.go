package ui

import (
	"slices"
	"strconv"

	"parley/app/browser"
)

// spare is how many rows are kept above and below those in sight.
const spare = 8

// scroller shows a long list by the rows in sight only. The rows have one
// height, or those between tops; two spacers stand for the rest.
type scroller struct {
	p        *Page
	id       string // of the element that scrolls; id+"-above" and id+"-below" are the spacers
	rowH     float64
	tops     []float64 // where each row begins, and where the last ends; nil for rows of one height
	first    int
	count    int // rows shown
	total    int
	attached browser.El
}

// attach listens to the element's scrolling once it is in the page.
func (s *scroller) attach() {
	el := browser.ByID(s.id)
	if !el.OK() {
		return
	}
	if !s.attached.OK() || !s.attached.Same(el) {
		s.attached = el
		browser.OnScroll(el, s.scrolled)
	}
	s.scrolled()
	s.space() // the rows may be the ones before, and the spacers new
}

func (s *scroller) scrolled() {
	first, count := s.span()
	if first == s.first && count == s.count {
		return
	}
	s.first, s.count = first, count
	s.p.refresh()
	browser.Frame(func(float64) { s.space() })
}

// span returns the rows in sight.
func (s *scroller) span() (first, count int) {
	b := s.attached.Box()
	if b.H <= 0 {
		b.H = 800
	}
	y := s.attached.ScrollTop()
	first = max(0, s.at(y)-spare)
	count = s.at(y+b.H) - s.at(y) + 2*spare
	return min(first, max(0, s.total-1)), min(count, max(0, s.total-first))
}

// at returns the row at a height; y is that of a row.
func (s *scroller) at(y float64) int {
	if s.tops == nil {
		return int(y / s.rowH)
	}
	n, found := slices.BinarySearch(s.tops, y)
	if !found {
		n--
	}
	return max(0, n)
}

func (s *scroller) y(i int) float64 {
	if s.tops == nil {
		return float64(i) * s.rowH
	}
	return s.tops[min(i, len(s.tops)-1)]
}

// space sets the heights of the spacers.
func (s *scroller) space() {
	browser.ByID(s.id+"-above").Style("height", pixels(s.y(s.first)))
	browser.ByID(s.id+"-below").Style("height", pixels(max(0, s.y(s.total)-s.y(min(s.first+s.count, s.total)))))
}

func (s *scroller) set(total int) {
	s.total = total
	s.first, s.count = s.span()
	browser.Frame(func(float64) { s.space() })
}

// reveal scrolls so that row i is in sight.
func (s *scroller) reveal(i int) {
	s.space() // without it the list is not yet as long as it says
	b := s.attached.Box()
	y, h := s.attached.ScrollTop(), b.H
	if s.p.size == Narrow && s.p.panel.open() && !s.p.embed {
		page := browser.ByID("app").Box() // the sheet lies over its lower half
		h = min(h, max(page.Y+page.H/2-b.Y, 60))
	}
	top, end := s.y(i), s.y(i+1)
	switch {
	case top < y && end-top <= h:
		s.attached.ScrollTo(top)
	case top < y || end > y+h:
		first := i // the topmost row that is then seen whole
		for first > 0 && s.y(first-1) >= end-h {
			first--
		}
		s.attached.ScrollTo(max(s.y(first), end-h)) // a row higher than its room shows its end
	}
}

func pixels(f float64) string { return strconv.FormatFloat(f, 'f', 0, 64) + "px" }

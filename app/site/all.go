package site

// allPath is the page of a whole record that the first page does not hold, for
// printing and for searching in it.
const allPath = "all/index.html"

// mostPrinted is how many events one page has in full, for printing: some 700 sheets of
// paper, and a file that browsers lay out in a few seconds. The page of a larger record
// leads to its chapters instead.
const mostPrinted = 2000

// all leads to the page of the whole record from a page with that way to the root, where
// there is one: nil for a record whose first page holds all of it.
func (s *Site) all(up string) *Anchor {
	if len(s.chapters) == 0 {
		return nil
	}
	return &Anchor{up + "all/", s.allTitle()}
}

// contents leads to all chapters.
func (s *Site) contents(up string) []Anchor {
	var out []Anchor
	for i := range s.chapters {
		out = append(out, Anchor{up + s.chapters[i].href(), s.chapterTitle(&s.chapters[i])})
	}
	return out
}

// allTitle says what the page of the whole record holds.
func (s *Site) allTitle() string {
	events := s.w.Count("count.events", len(s.d.Events))
	if len(s.order) > mostPrinted {
		return s.w.Say("page.all-parts", events)
	}
	return s.w.Say("page.all", events)
}

// allPage returns the whole record on one page, or of too large a record its chapters. Search
// engines find its events on the pages of their own.
func (s *Site) allPage() *Chapter {
	heading := s.allTitle()
	p := s.newPage(allPath, heading+" · "+s.title(), s.w.Say("page.chapter-about", heading, s.title()))
	p.NoIndex = true
	out := &Chapter{Page: p, Heading: heading, Counted: whole("events")}
	if len(s.order) > mostPrinted {
		out.Note, out.Chapters = s.w.Say("page.all-note"), s.contents(p.Up)
		return out
	}
	notes := newNotes(s)
	out.Months = s.months(s.order, p.Up, notes)
	out.Sources = notes.list(p.Up)
	return out
}

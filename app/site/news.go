package site

import (
	"cmp"
	"slices"

	"parley/app/change"
	"parley/app/site/feed"
	"parley/data/dataset"
)

// word is what became known of an event on a day: one piece of news. It shows the
// event as it stood on that day, so that it never changes, and what became known
// later is another piece of news.
type word struct {
	ref   dataset.EventRef
	day   dataset.Day // DayNone for what was always known
	first bool        // nothing was known of the event before
}

// news lists what became known last of some events, the newest first.
func (s *Site) news(refs []dataset.EventRef) []feed.Item {
	var words []word
	for _, ref := range refs {
		words = s.appendWords(words, ref)
	}
	slices.SortStableFunc(words, func(a, b word) int {
		return cmp.Or(cmp.Compare(s.dated(b), s.dated(a)), cmp.Compare(s.place[b.ref], s.place[a.ref]))
	})
	var out []feed.Item
	for _, w := range words[:min(len(words), mostNews)] {
		out = append(out, s.item(w))
	}
	return out
}

// appendWords adds the days on which something of an event became known, was changed
// or corrected, in order, up to the day that the record is as of.
func (s *Site) appendWords(words []word, ref dataset.EventRef) []word {
	e := &s.d.Events[ref]
	days := []dataset.Day{}
	add := func(day dataset.Day) {
		if text := stamped(day); day > e.Known && text != "" && text+midnight <= s.asOf() {
			days = append(days, day)
		}
	}
	for i := range e.Claims {
		add(e.Claims[i].Known)
	}
	for i := range e.History {
		add(dataset.PublicDay(e.History[i].At))
	}
	for _, at := range s.fixed[ref] {
		add(dataset.PublicDay(at))
	}
	for _, st := range s.m.Ledger.Life(ref) {
		if st.From.Text()+midnight < s.asOf() { // on the last day holds what nobody has told: on another in the next version
			add(st.From)
		}
	}
	slices.Sort(days)
	if e.Known >= 0 || e.Known == dataset.DayNone {
		words = append(words, word{ref, e.Known, true}) // what was known before 1970 is no news, and has no date that a feed can give
	}
	for _, day := range slices.Compact(days) {
		if len(change.Of(s.d, s.m.Ledger, ref, day-1, day)) > 0 {
			words = append(words, word{ref, day, false})
		}
	}
	return words
}

// dated returns the day of a piece of news as YYYY-MM-DD.
func (s *Site) dated(w word) string {
	if w.first {
		return s.known(&s.d.Events[w.ref])
	}
	return w.day.Text()
}

// item returns a piece of news for a feed. The first of an event has the address of its
// page for a name, a later one that and its day.
func (s *Site) item(w word) feed.Item {
	e, _ := s.book.Event(w.ref, w.day)
	url := s.o.Base.Join("event/" + string(e.ID) + "/")
	title, id := e.Title, url
	if e.Life != "" {
		title = e.Life + s.w.Colon() + title
	}
	changes, claims := s.changes(w), e.Claims
	line := joined(" · ", e.Type, s.book.Names(e.Ref, 12, w.day), e.Place)
	if !w.first {
		id += "#" + s.dated(w)
		claims = s.book.Said(w.ref, w.day)
	}
	at := s.dated(w) + midnight
	return feed.Item{ID: id, URL: url, Title: title, Summary: joined(" · ", joined(" ", changes...), e.When.Words, line), HTML: string(s.html("", s.writer(nil).Update(&e, changes, line, claims)...)),
		Published: at, Updated: at, Tags: e.Tags, Image: s.cardURL("event", string(e.ID))}
}

// changes says in what an event stood otherwise on a day than before; nothing of the
// first that is known of it.
func (s *Site) changes(w word) (out []string) {
	if !w.first {
		for _, c := range change.Of(s.d, s.m.Ledger, w.ref, w.day-1, w.day) {
			out = append(out, c.Line(s.d, s.w))
		}
	}
	return out
}

package site

import (
	"cmp"

	"parley/app/site/feed"
	"parley/data/dataset"
)

// mostNews bounds the entries of a feed.
const mostNews = 50

// feedFor returns the feed that an address asks for: of all events, of those of an
// actor, or of corrections. where is its folder, "" or ending with a slash.
func (s *Site) feedFor(where, title, about string, items []feed.Item) *feed.Feed {
	f := &feed.Feed{
		Title: title, About: about, Home: s.o.Base.Join(where), Atom: s.o.Base.Join(where + "feed.xml"), JSON: s.o.Base.Join(where + "feed.json"),
		Lang: s.own, Author: s.makers(), Rights: s.d.Meta.License, Updated: s.asOf(), Items: items,
	}
	for i := range items {
		f.Updated = max(f.Updated, items[i].Updated) // of one form, so that the order of texts is that of times
	}
	return f
}

// makers returns the names of those who made the record, or its title.
func (s *Site) makers() string {
	var names []string
	for _, c := range s.d.Meta.Creators {
		names = append(names, c.Name)
	}
	return cmp.Or(s.w.Series(names), s.d.Meta.Publisher, s.title())
}

// allFeed has what became known last.
func (s *Site) allFeed() *feed.Feed {
	return s.feedFor("", s.title(), s.about(), s.news(s.order))
}

// actorFeed has the events in which an actor has a part.
func (s *Site) actorFeed(ref dataset.ActorRef) *feed.Feed {
	p := s.book.Actor(ref, dataset.LatestDay)
	var refs []dataset.EventRef
	for i := range p.Events {
		refs = append(refs, p.Events[i].Ref)
	}
	return s.feedFor("actor/"+string(p.ID)+"/", p.Text+" · "+s.title(), s.w.Say("feed.actor", p.Text), s.news(refs))
}

// changed returns the last day on which something of an event became known or was
// corrected, as YYYY-MM-DD, "" when that was before there were pages.
func (s *Site) changed(ref dataset.EventRef) string {
	e := &s.d.Events[ref]
	last := e.Known
	for i := range e.Claims {
		last = max(last, e.Claims[i].Known)
	}
	for i := range e.History {
		last = max(last, dataset.PublicDay(e.History[i].At))
	}
	for _, at := range s.fixed[ref] {
		last = max(last, dataset.PublicDay(at))
	}
	if last == dataset.DayNone {
		return s.recordDay()
	}
	return stamped(last)
}

// known returns the first day on which an event was known, for files that need one: that
// of the record for what is not dated, "" for what was known before 1970.
func (s *Site) known(e *dataset.Event) string {
	if e.Known == dataset.DayNone {
		return s.asOf()[:10]
	}
	return stamped(e.Known)
}

// stamped returns a day as YYYY-MM-DD, "" before 1970: no page and no piece of news is
// older, and readers of feeds take such years for others.
func stamped(day dataset.Day) string {
	if day < 0 {
		return ""
	}
	return day.Text()
}

// recordDay returns the day the record stands for as YYYY-MM-DD, "" when it names none.
func (s *Site) recordDay() string { return stamped(dataset.LastDay(s.d.Meta.AsOf)) }

// asOf returns the moment the record stands for, which is that of every file made
// from it that cannot do without: the same record gives the same bytes.
func (s *Site) asOf() string { return cmp.Or(s.recordDay(), "1970-01-01") + midnight }

const midnight = "T00:00:00Z"

// correctionsFeed has what was corrected.
func (s *Site) correctionsFeed() *feed.Feed {
	rows, ids := s.corrections()
	var out []feed.Item
	for i, r := range rows[:min(len(rows), mostNews)] {
		at := cmp.Or(stamped(dataset.PublicDay(r.When.Date)), s.asOf()[:10]) + midnight
		url := s.o.Base.Join("corrections/#" + ids[i])
		out = append(out, feed.Item{ID: url, URL: url, Title: joined(s.w.Colon(), s.w.Say("feed.correction"), r.Title),
			Summary: joined(" ", r.Text, r.Note), Published: at, Updated: at})
	}
	return s.feedFor("corrections/", s.w.Say("page.corrections")+" · "+s.title(), s.w.Say("page.corrections-about", s.title()), out)
}

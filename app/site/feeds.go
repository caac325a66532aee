package site

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/app/chronicle"
	"parley/app/site/feed"
	"parley/data/dataset"
	"parley/data/edtf"
)

// mostNews bounds the entries of a feed.
const mostNews = 50

// feedFor is the feed that an address asks for: of all events, of those of an
// actor, or of corrections. where is its folder, "" or ending with a slash.
func (s *Site) feedFor(where, title, about string, items []feed.Item) *feed.Feed {
	f := &feed.Feed{
		Title: title, About: about, Home: s.o.Base.Join(where), Atom: s.o.Base.Join(where + "feed.xml"), JSON: s.o.Base.Join(where + "feed.json"),
		Lang: s.o.Lang, Author: s.makers(), Rights: s.d.Meta.License, Updated: s.asOf(), Items: items,
	}
	for i := range items {
		f.Updated = max(f.Updated, items[i].Updated) // of one form, so that the order of texts is that of times
	}
	return f
}

// makers are the names of those who made the record, or its title.
func (s *Site) makers() string {
	var names []string
	for _, c := range s.d.Meta.Creators {
		names = append(names, c.Name)
	}
	return cmp.Or(strings.Join(names, ", "), s.d.Meta.Publisher, s.title())
}

// allFeed tells of the events that became known last.
func (s *Site) allFeed() *feed.Feed {
	refs := slices.Clone(s.order)
	return s.feedFor("", s.title(), s.d.Meta.Description, s.news(refs))
}

// actorFeed tells of the events in which an actor has a part.
func (s *Site) actorFeed(ref dataset.ActorRef) *feed.Feed {
	p := s.book.Actor(ref, dataset.LatestDay)
	var refs []dataset.EventRef
	for i := range p.Events {
		refs = append(refs, p.Events[i].Ref)
	}
	return s.feedFor("actor/"+string(p.ID)+"/", p.Text+" · "+s.title(), s.w.Say("feed.actor", p.Text), s.news(refs))
}

// news describes the events that changed last, the newest first.
func (s *Site) news(refs []dataset.EventRef) []feed.Item {
	slices.SortStableFunc(refs, func(a, b dataset.EventRef) int {
		return cmp.Or(cmp.Compare(s.changed(b), s.changed(a)), cmp.Compare(s.place[b], s.place[a]))
	})
	var out []feed.Item
	for _, ref := range refs[:min(len(refs), mostNews)] {
		out = append(out, s.item(ref))
	}
	return out
}

// changed is the last day on which something of an event became known or was
// corrected, as YYYY-MM-DD.
func (s *Site) changed(ref dataset.EventRef) string {
	e := &s.d.Events[ref]
	last := s.known(e)
	for i := range e.Claims {
		last = max(last, dayText(e.Claims[i].Known))
	}
	for i := range e.History {
		last = max(last, firstDay(e.History[i].At))
	}
	for _, at := range s.fixed[ref] {
		last = max(last, firstDay(at))
	}
	return last
}

// known is the first day on which an event was known, for files that need one:
// the first of the calendar for what is older, that of the record for what is
// not dated.
func (s *Site) known(e *dataset.Event) string {
	if e.Known != dataset.DayNone && e.Known < firstOfAll {
		return "0001-01-01"
	}
	return cmp.Or(dayText(e.Known), s.asOf()[:10])
}

// firstOfAll is 1 January of the year 1.
const firstOfAll dataset.Day = -719162

// asOf is the moment the record stands for, which is that of every file made
// from it: the same record gives the same bytes.
func (s *Site) asOf() string {
	return cmp.Or(dayText(dataset.LastDay(s.d.Meta.AsOf)), "1970-01-01") + midnight
}

const midnight = "T00:00:00Z"

// dayText is a day as YYYY-MM-DD, "" for one that four digits cannot write.
func dayText(d dataset.Day) string {
	if d == dataset.DayNone || d == dataset.LatestDay {
		return ""
	}
	if t := edtf.FromDay(int64(d)).String(); len(t) == len("2025-08-06") {
		return t
	}
	return ""
}

func firstDay(d edtf.Date) string { return dayText(dataset.FirstDay(d)) }

// item describes an event as a piece of news. What it says of evidence and
// claims it says as of now.
func (s *Site) item(ref dataset.EventRef) feed.Item {
	e, _ := s.book.Event(ref, dataset.LatestDay)
	url := s.o.Base.Join("event/" + string(e.ID) + "/")
	title := e.Title
	if e.Life != "" {
		title = e.Life + ": " + title
	}
	return feed.Item{ID: url, URL: url, Title: title, Summary: joined(" · ", e.When.Words, e.Type, s.book.Names(ref, 12, dataset.LatestDay), e.Place), HTML: s.markup("feed-item", s.feedEntry(&e)),
		Published: s.known(&s.d.Events[ref]) + midnight, Updated: s.changed(ref) + midnight, Tags: e.Tags, Image: s.cardURL("event", string(e.ID))}
}

// FeedEntry is what a feed tells of an event.
type FeedEntry struct {
	chronicle.Entry
	Line   string
	Claims []ClaimRow
}

func (s *Site) feedEntry(e *chronicle.Entry) FeedEntry {
	out := FeedEntry{Entry: *e, Line: joined(" · ", e.Type, s.book.Names(e.Ref, 12, dataset.LatestDay), e.Place)}
	notes := newNotes(s)
	for i := range e.Claims {
		out.Claims = append(out.Claims, s.claimRow(&e.Claims[i], notes))
	}
	return out
}

// markup fills a template that is no page of its own.
func (s *Site) markup(name string, data any) string {
	var b bytes.Buffer
	if err := s.t.ExecuteTemplate(&b, name, data); err != nil {
		panic(fmt.Sprintf("site: %s: %v", name, err)) // a fault of this package, which every test would meet
	}
	return b.String()
}

// correctionsFeed tells of what was corrected.
func (s *Site) correctionsFeed() *feed.Feed {
	rows := s.corrections("")
	var out []feed.Item
	for _, r := range rows[:min(len(rows), mostNews)] {
		at := cmp.Or(firstDay(r.When.Date), s.asOf()[:10]) + midnight
		i := feed.Item{ID: s.o.Base.Join("corrections/#" + r.Anchor), URL: s.o.Base.Join("corrections/#" + r.Anchor), Title: joined(": ", s.w.Say("feed.correction"), r.Title),
			Summary: joined(" ", r.Text, r.Note), Published: at, Updated: at}
		out = append(out, i)
	}
	return s.feedFor("corrections/", s.w.Say("page.corrections")+" · "+s.title(), s.w.Say("page.corrections-about", s.title()), out)
}

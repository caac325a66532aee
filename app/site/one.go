package site

import (
	"html/template"
	"strconv"
	"strings"

	"parley/app/article"
	"parley/app/chronicle"
	"parley/app/doc"
	"parley/app/doc/html"
	"parley/data/dataset"
)

// EventPage is the page of one event.
type EventPage struct {
	*Page
	E             chronicle.Entry
	Article       template.HTML // the event and its sources
	Before, After *chronicle.Row
}

// eventPage describes event number i of the chronology.
func (s *Site) eventPage(i int) *EventPage {
	ref := s.order[i]
	e, _ := s.book.Event(ref, dataset.LatestDay)
	about := joined(" · ", e.When.Words, e.Place, strings.Join(e.Text, " "))
	if len(e.Text) == 0 && len(e.Claims) > 0 {
		about += " · " + joined(s.w.Colon(), s.book.Line(&e.Claims[0]), e.Claims[0].Text)
	}
	p := &EventPage{Page: s.newPage(eventPath(e.ID), s.eventTitle(&e.Row)+" · "+s.title(), about), E: e}
	p.Article = s.eventText(&e, p.Up)
	p.Linked = s.linkedEvent(ref, p)
	s.linkCard(p.Page, "event", string(e.ID))
	p.Before, p.After = s.beside(i-1), s.beside(i+1)
	s.guest(p.Page, eventPath(e.ID))
	return p
}

// eventText returns all there is to read about an event, with its sources.
func (s *Site) eventText(e *chronicle.Entry, up string) template.HTML {
	notes := newNotes(s)
	w := s.writer(notes)
	text := append([]*doc.Node{w.Kick(e)}, w.Title(e)...)
	text = append(append(text, w.Text(e)...), w.Media(e.Media), w.People(e), w.Whom(e), w.Course(e), w.Links(e), w.History(e))
	return s.html(up, doc.El(doc.Article, e.Class, text...).With("id", "event"), w.Sources(notes.refs))
}

// writer writes sections of text, whose sources have numbers among the notes; nil for
// none.
func (s *Site) writer(notes *Notes) *article.Writer {
	w := article.New(s.book)
	w.Whole = true
	if notes != nil {
		w.Numbered(notes.Number)
	}
	return w
}

// html writes a text into a page from which up leads to the root of the site.
func (s *Site) html(up string, text ...*doc.Node) template.HTML {
	return template.HTML(html.String(text, html.Options{Up: up}))
}

// eventTitle tells an event from others of the same title: by its day, else by
// its id.
func (s *Site) eventTitle(r *chronicle.Row) string {
	dated := joined(s.w.Comma(), r.Title, r.When.Short)
	switch {
	case s.called[r.Title] < 2:
		return r.Title
	case s.called[dated] < 2:
		return dated
	}
	return dated + " (" + string(r.ID) + ")"
}

func (s *Site) beside(i int) *chronicle.Row {
	if i < 0 || i >= len(s.order) {
		return nil
	}
	row, _ := s.book.Row(s.order[i], dataset.LatestDay)
	return &row
}

// ActorPage is the page of one actor.
type ActorPage struct {
	*Page
	P            chronicle.Profile
	Text         template.HTML // what there is to read about it, but for the lists of events
	cut          string
	Events, Told []Row // of very many the latest
}

// EventCount is how many events the actor has a part in, shown or not.
func (p *ActorPage) EventCount() int { return len(p.P.Events) }

// Cut says that the page shows only the latest events, or is "".
func (p *ActorPage) Cut() string {
	if len(p.Events) == len(p.P.Events) {
		return ""
	}
	return p.cut
}

func (s *Site) actorPage(ref dataset.ActorRef) *ActorPage {
	prof := s.book.Actor(ref, dataset.LatestDay)
	about := joined(" · ", prof.Text, prof.Kind, prof.Office, prof.Description, s.w.Count("count.events", len(prof.Events)))
	p := &ActorPage{Page: s.newPage(actorPath(prof.ID), prof.Text+" · "+s.title(), about), P: prof, cut: s.w.Count("actor.latest", wholeRecord)}
	w := s.writer(nil)
	p.Text = s.html(p.Up, append(w.Actor(&prof, s.m.AsOf()), w.Met(prof.ID, prof.Met, prof.NoContact), w.Ties(prof.Ties))...)
	p.Feed, p.Linked = s.feedPath("actor/"+string(prof.ID)+"/"), s.linkedActor(ref, &prof, p.Page)
	s.guest(p.Page, actorPath(prof.ID))
	s.linkCard(p.Page, "actor", string(prof.ID))
	p.Events, p.Told = s.shorts(prof.Events, p.Up), s.shorts(prof.Told, p.Up)
	return p
}

// shorts describes events in one row each, of very many the latest.
func (s *Site) shorts(rows []chronicle.Row, up string) []Row {
	rows = rows[max(0, len(rows)-wholeRecord):]
	out := make([]Row, len(rows))
	for i := range rows {
		out[i] = s.short(rows[i], up)
	}
	return out
}

// corrections returns the corrections log, newest first, with ids for the entries.
func (s *Site) corrections() (list []chronicle.Correction, ids []string) {
	list = s.book.Corrections(dataset.LatestDay)
	seen := map[string]int{}
	for i, c := range list {
		field := s.d.Corrections[len(s.d.Corrections)-1-i].Field
		id := joined("-", "c", dataset.PublicDay(c.When.Date).Text(), string(c.Event), field)
		if seen[id]++; seen[id] > 1 {
			id += "-" + strconv.Itoa(seen[id])
		}
		ids = append(ids, id)
	}
	return list, ids
}

// CorrectionsPage is the corrections log by itself.
type CorrectionsPage struct {
	Page *Page
	Text template.HTML
}

func (s *Site) correctionsPage() *CorrectionsPage {
	p := s.newPage("corrections/index.html", s.w.Say("page.corrections")+" · "+s.title(), s.w.Say("page.corrections-about", s.title()))
	p.Feed = s.feedPath("corrections/")
	w := s.writer(nil)
	return &CorrectionsPage{p, s.html(p.Up, append(w.Reading(s.w.Say("page.corrections"), s.m.AsOf()), w.Corrections(s.corrections()))...)}
}

// MissingPage is shown for an address that leads nowhere, whatever its depth.
type MissingPage struct{ *Page }

func (s *Site) missingPage() *MissingPage {
	p := s.newPage("404.html", s.w.Say("missing.title")+" · "+s.title(), "")
	p.Up, p.Canonical, p.NoIndex = s.o.Base.Root(), "", true
	return &MissingPage{p}
}

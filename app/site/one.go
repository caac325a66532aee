package site

import (
	"strconv"
	"strings"

	"parley/app/chronicle"
	"parley/data/codebook"
	"parley/data/dataset"
)

// EventPage is the page of one event.
type EventPage struct {
	*Page
	E             chronicle.Entry
	State, Mood   string
	Glyph         string // sign of the standing
	Counts        string
	Claims        []ClaimRow
	Corrections   []CorrectionRow
	HasLife       bool
	Before, After *chronicle.Row
	notes         *Notes
}

// Sources lists the notes of the page.
func (p *EventPage) Sources() []Source { return p.notes.List() }

// ClaimRow is a claim with everything that is known of it.
type ClaimRow struct {
	chronicle.Claim
	Verb   string
	Pieces []Piece
	Notes  []int
}

// Voices is one side of accounts that differ, for a page at that depth.
type Voices struct {
	Up   string
	List []chronicle.Voice
	More int
}

func newVoices(up string, list []chronicle.Voice, more int) Voices { return Voices{up, list, more} }

// Piece is a part of a line: a link or plain words.
type Piece struct {
	Href, Text string
	Plain      string
}

// CorrectionRow is an entry of the corrections log with the way to its event.
type CorrectionRow struct {
	chronicle.Correction
	Href   string
	Anchor string // id of the entry on the page of corrections
}

// eventPage describes event number i of the chronology.
func (s *Site) eventPage(i int) *EventPage {
	ref := s.order[i]
	e, _ := s.book.Event(ref, dataset.LatestDay)
	about := joined(" · ", e.When.Words, e.Place, strings.Join(e.Text, " "))
	if len(e.Text) == 0 && len(e.Claims) > 0 {
		about += " · " + joined(": ", e.Claims[0].Line(), e.Claims[0].Text)
	}
	p := &EventPage{Page: s.newPage(eventPath(e.ID), s.eventTitle(&e.Row)+" · "+s.title(), about), E: e, State: s.w.Status(e.Status), Mood: mood(e.Status),
		Glyph: chronicle.StandingGlyph(e.Standing), HasLife: len(e.History)+len(e.Corrections) > 0, notes: newNotes(s)}
	if e.Status == codebook.Happened {
		p.State = s.w.Status(codebook.Happened)
	}
	p.Counts = joined(", ", s.w.Count("count.claims", e.ClaimCount), s.w.Count("count.sources", e.SourceCount))
	for k := range e.Claims {
		p.Claims = append(p.Claims, s.claimRow(&e.Claims[k], p.notes))
	}
	for _, c := range e.Corrections {
		p.Corrections = append(p.Corrections, CorrectionRow{Correction: c, Href: p.Up + "event/" + string(c.Event) + "/"})
	}
	for k := range p.Corrections {
		p.Corrections[k].Event = "" // the page is the event's own
	}
	p.Linked = s.linkedEvent(ref, p)
	s.linkCard(p.Page, "event", string(e.ID))
	p.Before, p.After = s.beside(i-1), s.beside(i+1)
	s.guest(p.Page, eventPath(e.ID))
	return p
}

// eventTitle tells an event from others of the same title: by its day, else by
// its id.
func (s *Site) eventTitle(r *chronicle.Row) string {
	dated := joined(", ", r.Title, r.When.Short)
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

func (s *Site) claimRow(c *chronicle.Claim, notes *Notes) ClaimRow {
	r := ClaimRow{Claim: *c, Verb: verb(c), Notes: numbers(c, notes)}
	if r.Lang == s.own {
		r.Lang = ""
	}
	if c.Via != "" {
		r.Pieces = append(r.Pieces, Piece{Plain: c.Via + " · "})
	}
	for i, read := range c.Read {
		if i > 0 {
			r.Pieces = append(r.Pieces, Piece{Plain: "; "})
		}
		if read.Origin != "" {
			r.Pieces = append(r.Pieces, Piece{Plain: s.w.Say("panel.origin", read.Origin) + " "})
		}
		r.Pieces = append(r.Pieces, Piece{Href: Safe(read.URL), Text: read.Name})
		if read.Loc != "" {
			r.Pieces = append(r.Pieces, Piece{Plain: "\u00a0" + read.Loc})
		}
		if copied := Safe(read.Copy); copied != "" {
			r.Pieces = append(r.Pieces, Piece{Plain: " ("}, Piece{Href: copied, Text: s.w.Say("source.copy")}, Piece{Plain: ")"})
		}
		notes.Number(read.Source)
	}
	return r
}

// ActorPage is the page of one actor.
type ActorPage struct {
	*Page
	P            chronicle.Profile
	cut          string
	Events, Told []Row // of very many the latest
	WhatCounts   []string
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
	p := &ActorPage{Page: s.newPage(actorPath(prof.ID), prof.Text+" · "+s.title(), about), P: prof, WhatCounts: s.book.WhatCounts(), cut: s.w.Say("actor.latest", s.w.Number(wholeRecord))}
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

// corrections lists the corrections log for a page with that way to the root.
func (s *Site) corrections(up string) []CorrectionRow {
	var out []CorrectionRow
	seen := map[string]int{}
	for i, c := range s.book.Corrections(dataset.LatestDay) {
		field := s.d.Corrections[len(s.d.Corrections)-1-i].Field
		r := CorrectionRow{Correction: c, Anchor: joined("-", "c", dataset.PublicDay(c.When.Date).Text(), string(c.Event), field)}
		if seen[r.Anchor]++; seen[r.Anchor] > 1 {
			r.Anchor += "-" + strconv.Itoa(seen[r.Anchor])
		}
		if c.Event != "" {
			r.Href = up + "event/" + string(c.Event) + "/"
		}
		out = append(out, r)
	}
	return out
}

// CorrectionsPage is the corrections log by itself.
type CorrectionsPage struct {
	Page        *Page
	Corrections []CorrectionRow
}

func (s *Site) correctionsPage() *CorrectionsPage {
	p := s.newPage("corrections/index.html", s.w.Say("page.corrections")+" · "+s.title(), s.w.Say("page.corrections-about", s.title()))
	p.Feed = s.feedPath("corrections/")
	return &CorrectionsPage{p, s.corrections(p.Up)}
}

// MissingPage is shown for an address that leads nowhere, whatever its depth.
type MissingPage struct{ *Page }

func (s *Site) missingPage() *MissingPage {
	p := s.newPage("404.html", s.w.Say("missing.title")+" · "+s.title(), "")
	p.Up, p.Canonical, p.NoIndex = s.o.Base.Root(), "", true
	return &MissingPage{p}
}

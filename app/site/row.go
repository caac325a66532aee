package site

import (
	"html/template"
	"strings"

	"parley/app/chronicle"
	"parley/data/codebook"
	"parley/data/dataset"
)

// Anchor is a link in a page: Href may be "".
type Anchor struct{ Href, Text string }

// Row is an event in a list or a table.
type Row struct {
	chronicle.Row
	Href   string
	Mood   string // class of the title: "is-off", "is-soon" or ""
	Line   string // type, who, where
	Names  string
	State  string // the status in words, always
	Aka    []dataset.EventID
	Text   string
	Claims []template.HTML
	Reason string
	Media  template.HTML // its first picture, small; in a page that is one file all of its media

	Sources int
}

// moods are the classes of titles by what became of the event.
func mood(st codebook.Status) string {
	switch {
	case st.Off():
		return "is-off"
	case st.Expected():
		return "is-soon"
	}
	return ""
}

// short describes an event in one row, for a page from which up leads to the
// site's root.
func (s *Site) short(row chronicle.Row, up string) Row {
	r := Row{Row: row, Href: up + "event/" + string(row.ID) + "/", Mood: mood(row.Status), State: s.w.Status(row.Status),
		Names: s.book.Names(row.Ref, 3, dataset.LatestDay), Sources: len(s.book.Cites(row.Ref, dataset.LatestDay))}
	r.Line = joined(" · ", row.Type, s.book.Names(row.Ref, 12, dataset.LatestDay), row.Place)
	return r
}

// full describes an event with its claims.
func (s *Site) full(ref dataset.EventRef, up string, notes *Notes) Row {
	e, _ := s.book.Event(ref, dataset.LatestDay)
	r := s.short(e.Row, up)
	r.Aka, r.Reason, r.Text = e.Aka, e.Reason, strings.Join(e.Text, " ")
	w := s.writer(notes)
	r.Media = s.rowMedia(&e, up)
	for i := range e.Claims {
		r.Claims = append(r.Claims, s.html(up, w.ClaimLine(&e.Claims[i])))
	}
	return r
}

// joined joins what is not empty.
func joined(sep string, parts ...string) string {
	out := parts[:0:0]
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

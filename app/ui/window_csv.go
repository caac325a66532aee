package ui

import (
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/sheet"
)

// windowColumns are the columns of the table that the window is saved as. They
// bear the names and hold the values of the tables on the data page; who and
// affected are names, sources are addresses, or names where there is none.
var windowColumns = []string{"id", "title", "when", "first_day", "last_day", "place", "type", "status", "standing", "who", "affected", "known_from", "sources"}

// csv writes the events of the window as they are known on the page's day, as
// RFC 4180, in UTF-8 with a byte order mark, which spreadsheets need.
func (p *Page) csv() []byte {
	b := sheet.AppendRow([]byte("\ufeff"), windowColumns)
	for e := range p.m.Result.All {
		if p.m.Result.InWindow(e, p.m.From, p.m.To) {
			b = sheet.AppendRow(b, p.windowRow(e))
		}
	}
	return b
}

func (p *Page) windowRow(e dataset.EventRef) []string {
	ev, st := &p.m.D.Events[e], p.m.Result.State(e)
	place := ""
	if st.Where >= 0 {
		place = p.m.D.Places[st.Where].Name
	}
	return []string{
		string(ev.ID), st.Title, st.When.String(), dataset.FirstDay(st.When).Text(), dataset.LastDay(st.When).Text(), place,
		ev.Type.Code(), st.Status.Code(), st.Standing.Code(), p.namesOf(e, codebook.Role.Takes), p.namesOf(e, isAffected),
		ev.Known.Text(), p.sourceList(e),
	}
}

func isAffected(r codebook.Role) bool { return r == codebook.RoleAffected }

// namesOf joins the names of those who have a part of some kind in an event, as
// known on the page's day.
func (p *Page) namesOf(e dataset.EventRef, kind func(codebook.Role) bool) string {
	var out []string
	for _, part := range p.m.Result.Who(e) {
		if name := p.m.D.Actors[part.Actor].Name; kind(part.Role) && !has(out, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, "; ")
}

// sourceList joins the addresses of the sources on which an event rested on the
// page's day, or their names.
func (p *Page) sourceList(e dataset.EventRef) string {
	var out []string
	for ref := range p.m.D.Events[e].SourcesOn(p.m.On()) {
		s := p.m.D.Sources[ref].URL
		if s == "" {
			s = p.m.D.Publisher(ref)
		}
		if s != "" && !has(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, "; ")
}

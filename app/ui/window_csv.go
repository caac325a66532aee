package ui

import (
	"slices"
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/sheet"
)

// windowColumns are the columns of the table that the window is saved as. They
// bear the names and hold the values of the tables on the data page. Names in one
// cell are divided by semicolons, which a name may have inside; the ids beside them
// and the addresses of sources by blanks, which none of them has.
var windowColumns = []string{"id", "title", "when", "first_day", "last_day", "place", "place_id", "type", "status", "standing",
	"who", "who_ids", "affected", "affected_ids", "known_from", "sources", "source_ids"}

// csv writes the events of the window as they are known on the page's day, as
// RFC 4180, in UTF-8 with a byte order mark, which spreadsheets need.
func (p *Page) csv() []byte {
	b := sheet.AppendRow([]byte("\ufeff"), windowColumns)
	for e := range p.m.Result.InTime {
		if p.m.Result.InWindow(e, p.m.From, p.m.To) {
			b = sheet.AppendRow(b, p.windowRow(e))
		}
	}
	return b
}

func (p *Page) windowRow(e dataset.EventRef) []string {
	ev, st := &p.m.D.Events[e], p.m.Result.State(e)
	place, placeID := "", ""
	if st.Where >= 0 {
		place, placeID = p.m.D.Places[st.Where].Name, string(p.m.D.Places[st.Where].ID)
	}
	who, whoIDs := p.partsOf(e, codebook.Role.Takes)
	affected, affectedIDs := p.partsOf(e, isAffected)
	sources, sourceIDs := p.sourcesOf(e)
	return []string{
		string(ev.ID), st.Title, st.When.String(), dataset.FirstISO(st.When), dataset.LastISO(st.When), place, placeID,
		p.m.D.TypeCode(p.m.D.Type(ev)), st.Status.Code(), st.Standing.Code(), who, whoIDs, affected, affectedIDs, ev.Known.ISO(), sources, sourceIDs,
	}
}

func isAffected(r codebook.Role) bool { return r == codebook.RoleAffected }

// partsOf joins the names and the ids of those who have a part of some kind in an
// event, as known on the page's day.
func (p *Page) partsOf(e dataset.EventRef, kind func(codebook.Role) bool) (names, ids string) {
	var name, id []string
	for _, part := range p.m.Result.Who(e) {
		if a := &p.m.D.Actors[part.Actor]; kind(part.Role) && !slices.Contains(id, string(a.ID)) {
			name, id = append(name, a.Name), append(id, string(a.ID))
		}
	}
	return strings.Join(name, "; "), strings.Join(id, " ")
}

// sourcesOf joins the addresses and the ids of the sources on which an event rested
// on the page's day.
func (p *Page) sourcesOf(e dataset.EventRef) (addresses, ids string) {
	var address, id []string
	for ref := range p.m.D.Events[e].SourcesOn(p.m.On()) {
		s := &p.m.D.Sources[ref]
		id = append(id, string(s.ID))
		if url := strings.ReplaceAll(s.URL, " ", "%20"); url != "" && !slices.Contains(address, url) {
			address = append(address, url)
		}
	}
	return strings.Join(address, " "), strings.Join(id, " ")
}

// Package tongue makes of a record with translations the record in one of its languages, so
// that nothing that reads it afterwards needs to know of the others. It also says which texts
// may be translated, and which translations are of no use.
package tongue

import (
	"strconv"

	"parley/data/dataset"
)

// Texts calls visit for every text of a record that may be in several languages, with the path
// of its field as an author writes it, "events.talks.claims.0.text". Numbers count from 0 in the
// order of the sealed record. Empty texts are visited, too. Quotes are not: they stay in the
// language in which they were said.
func Texts(d *dataset.Dataset, visit func(path string, text *string)) {
	w := walker{visit: visit}
	w.meta(&d.Meta)
	w.scheme(&d.Scheme)
	for i := range d.Sources {
		s := &d.Sources[i]
		w.at("sources", string(s.ID)).texts(row{"title", &s.Title}, row{"author", &s.Author}, row{"publisher_name", &s.PublisherName}, row{"note", &s.Note})
	}
	for i := range d.Places {
		w.at("places", string(d.Places[i].ID)).texts(row{"name", &d.Places[i].Name})
	}
	for i := range d.Actors {
		w.at("actors", string(d.Actors[i].ID)).actor(&d.Actors[i])
	}
	for i := range d.Relations {
		w.at("relations", strconv.Itoa(i)).texts(row{"label", &d.Relations[i].Label}, row{"text", &d.Relations[i].Text})
	}
	for i := range d.Events {
		w.at("events", string(d.Events[i].ID)).event(&d.Events[i])
	}
	for i := range d.Corrections {
		c, at := &d.Corrections[i], w.at("corrections", strconv.Itoa(i))
		if c.Field == "title" {
			at.texts(row{"was", &c.Was}, row{"now", &c.Now})
		}
		at.texts(row{"note", &c.Note})
	}
	for i := range d.Steps {
		s, at := &d.Steps[i], w.at("steps", strconv.Itoa(i))
		at.texts(row{"title", &s.Title}, row{"caption", &s.Caption}, row{"text", &s.Text})
		at.media(s.Media)
	}
	w.removed(d.Former)
}

// walker visits the texts under one path, which ends with a point, or is "".
type walker struct {
	path  string
	visit func(path string, text *string)
}

// row is a field with its text.
type row struct {
	name string
	text *string
}

// at returns the walker for what lies under further words of the path.
func (w walker) at(words ...string) walker {
	for _, word := range words {
		w.path += word + "."
	}
	return w
}

func (w walker) texts(rows ...row) {
	for _, r := range rows {
		w.visit(w.path+r.name, r.text)
	}
}

// list visits the entries of a list.
func (w walker) list(name string, list []string) {
	for i := range list {
		w.visit(w.path+name+"."+strconv.Itoa(i), &list[i])
	}
}

func (w walker) meta(m *dataset.Meta) {
	w = w.at("dataset")
	w.texts(row{"title", &m.Title}, row{"description", &m.Description}, row{"publisher", &m.Publisher}, row{"boundaries", &m.Boundaries})
	h := &m.Head
	w.texts(row{"kicker", &h.Kicker}, row{"headline", &h.Headline}, row{"finding", &h.Finding}, row{"intro", &h.Intro}, row{"byline", &h.Byline})
	w.picture("logo", h.Logo)
	w.picture("picture", h.Picture)
	w.list("keywords", m.Keywords)
	w.list("credits", m.Credits)
}

func (w walker) scheme(s *dataset.Scheme) {
	for i := range s.Groups {
		w.at("groups", s.Groups[i].ID).texts(row{"name", &s.Groups[i].Name}, row{"short", &s.Groups[i].Short})
	}
	for i := range s.Types {
		w.at("types", s.Types[i].ID).texts(row{"label", &s.Types[i].Label}, row{"plural", &s.Types[i].Plural})
	}
	for i := range s.Classes {
		w.at("classes", s.Classes[i].Class.Code()).texts(row{"label", &s.Classes[i].Label}, row{"text", &s.Classes[i].Text})
	}
}

func (w walker) actor(a *dataset.Actor) {
	w.texts(row{"name", &a.Name}, row{"short", &a.Short}, row{"description", &a.Description})
	for i := range a.Aka {
		w.at("aka", strconv.Itoa(i)).texts(row{"note", &a.Aka[i].Note})
	}
	for i := range a.Roles {
		w.at("roles", strconv.Itoa(i)).texts(row{"role", &a.Roles[i].Role})
	}
	w.picture("image", a.Image)
	w.media(a.Media)
}

func (w walker) event(e *dataset.Event) {
	w.texts(row{"title", &e.Title}, row{"text", &e.Text})
	if m := e.More; m != nil {
		w.texts(row{"short", &m.Short}, row{"caption", &m.Caption}, row{"note", &m.Note}, row{"standing_because", &m.StandingReason})
		w.list("tags", m.Tags)
		for i := range m.Figures {
			w.at("figures", strconv.Itoa(i)).texts(row{"what", &m.Figures[i].What}, row{"unit", &m.Figures[i].Unit})
		}
		w.media(m.Media)
	}
	seen := map[string]int{}
	for i := range e.Who {
		role := e.Who[i].Role.Code()
		w.at("who", role, strconv.Itoa(seen[role])).texts(row{"as", &e.Who[i].As})
		seen[role]++
	}
	for i := range e.Claims {
		if s := e.Claims[i].Saying; s != nil {
			at := w.at("claims", strconv.Itoa(i))
			at.texts(row{"text", &s.Text}, row{"note", &s.Note})
			at.media(s.Media)
		}
	}
	for i := range e.Links {
		w.at("links", strconv.Itoa(i)).texts(row{"note", &e.Links[i].Note})
	}
	for i := range e.History {
		c, at := &e.History[i], w.at("history", strconv.Itoa(i))
		if c.Field == "title" {
			at.texts(row{"from", &c.From}, row{"to", &c.To})
		}
		at.texts(row{"note", &c.Note})
	}
}

// picture visits the texts of one picture, or of none.
func (w walker) picture(name string, m *dataset.Media) {
	if m != nil {
		w.at(name).texts(row{"alt", &m.Alt}, row{"caption", &m.Caption})
	}
}

func (w walker) media(list []dataset.Media) {
	for i := range list {
		w.at("media", strconv.Itoa(i)).texts(row{"alt", &list[i].Alt}, row{"caption", &list[i].Caption})
	}
}

// removed visits what is said of removed records; former ids of renamed ones have no texts.
func (w walker) removed(list []dataset.Former) {
	n := 0
	for i := range list {
		if f := &list[i]; !f.Renamed() {
			w.at("removed", strconv.Itoa(n)).texts(row{"title", &f.Title}, row{"note", &f.Note})
			n++
		}
	}
}

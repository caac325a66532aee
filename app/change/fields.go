package change

import (
	"strconv"
	"strings"

	"parley/data/dataset"
)

// datasetFields are the fields of a dataset as a whole.
func datasetFields(d *dataset.Dataset) []Field {
	m := &d.Meta
	return []Field{
		{Name: "title", Now: m.Title}, {Name: "description", Now: m.Description}, {Name: "as_of", Now: m.AsOf.String()}, {Name: "version", Now: m.Version},
		{Name: "license", Now: m.License}, {Name: "relations", Now: number(len(d.Relations))}, {Name: "corrections", Now: number(len(d.Corrections))},
		{Name: "steps", Now: number(len(d.Steps))},
	}
}

// eventFields are the fields of an event as text that does not depend on the
// positions of records.
func eventFields(d *dataset.Dataset, e *dataset.Event) []Field {
	rest := e.Rest()
	var who, claims, links, history, figures []string
	for _, p := range e.Who {
		who = append(who, strings.TrimSpace(string(d.Actors[p.Actor].ID)+" "+p.Role.Code()+" "+actorID(d, p.For)+" "+p.As))
	}
	for i := range e.Claims {
		claims = append(claims, claimText(d, &e.Claims[i]))
	}
	for _, l := range e.Links {
		links = append(links, l.Kind.Code()+" "+string(d.Events[l.To].ID))
	}
	for _, h := range e.History {
		history = append(history, h.At.String()+" "+h.Field+" "+h.From+" → "+h.To)
	}
	for _, f := range rest.Figures {
		figures = append(figures, figureText(f))
	}
	where := ""
	if e.Where >= 0 {
		where = string(d.Places[e.Where].ID)
	}
	return []Field{
		{Name: "title", Now: e.Title}, {Name: "when", Now: e.When.String()}, {Name: "where", Now: where}, {Name: "type", Now: e.Type.Code() + " " + e.Mode.Code()},
		{Name: "status", Now: e.Status.Code()}, {Name: "importance", Now: number(int(e.Importance))}, {Name: "order", Now: number(int(rest.Order))}, {Name: "who", Now: strings.Join(who, "; ")},
		{Name: "claims", Now: strings.Join(claims, "; ")}, {Name: "links", Now: strings.Join(links, "; ")}, {Name: "history", Now: strings.Join(history, "; ")},
		{Name: "figures", Now: strings.Join(figures, "; ")}, {Name: "text", Now: e.Text}, {Name: "note", Now: rest.Note}, {Name: "tags", Now: strings.Join(rest.Tags, "; ")},
	}
}

// figureText is a figure on one line: "Length 2.5 to 3 hours".
func figureText(f dataset.Figure) string {
	num := func(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
	s := f.What
	if !f.RangeOnly() {
		s += " " + num(f.Best)
	}
	if f.HasRange {
		s += " " + num(f.Low) + " to " + num(f.High)
	}
	return strings.TrimSpace(s + " " + f.Unit)
}

func actorID(d *dataset.Dataset, a dataset.ActorRef) string {
	if a < 0 {
		return ""
	}
	return string(d.Actors[a].ID)
}

func sourceID(d *dataset.Dataset, s dataset.SourceRef) string {
	if s < 0 {
		return ""
	}
	return string(d.Sources[s].ID)
}

// claimText is a claim on one line.
func claimText(d *dataset.Dataset, c *dataset.Claim) string {
	parts := []string{actorID(d, c.By), c.Stance.Code(), c.SaidAt.String(), sourceID(d, c.Source), c.Loc, c.Text, c.Quote}
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " ")
}

func actorRecords(d *dataset.Dataset) []record {
	out := make([]record, len(d.Actors))
	for i := range d.Actors {
		a := &d.Actors[i]
		var roles, aka []string
		for _, o := range a.Roles {
			roles = append(roles, o.Role+" "+actorID(d, o.Of)+" "+o.Since.String()+"/"+o.Until.String())
		}
		for _, n := range a.Aka {
			aka = append(aka, n.Name)
		}
		out[i] = record{string(a.ID), a.Name, []Field{
			{Name: "name", Now: a.Name}, {Name: "kind", Now: a.Kind.Code()}, {Name: "country", Now: a.Country}, {Name: "part_of", Now: actorID(d, a.PartOf)},
			{Name: "roles", Now: strings.Join(roles, "; ")}, {Name: "aka", Now: strings.Join(aka, "; ")}, {Name: "description", Now: a.Description},
		}}
	}
	return out
}

func placeRecords(d *dataset.Dataset) []record {
	out := make([]record, len(d.Places))
	for i := range d.Places {
		p := &d.Places[i]
		at := ""
		if p.Located {
			at = strconv.FormatFloat(p.Lat, 'f', -1, 64) + ", " + strconv.FormatFloat(p.Lon, 'f', -1, 64)
		}
		out[i] = record{string(p.ID), p.Name, []Field{{Name: "name", Now: p.Name}, {Name: "kind", Now: p.Kind.Code()}, {Name: "country", Now: p.Country}, {Name: "position", Now: at}}}
	}
	return out
}

func sourceRecords(d *dataset.Dataset) []record {
	out := make([]record, len(d.Sources))
	for i := range d.Sources {
		s := &d.Sources[i]
		out[i] = record{string(s.ID), d.Publisher(dataset.SourceRef(i)) + ": " + s.Title, []Field{
			{Name: "title", Now: s.Title}, {Name: "publisher", Now: d.Publisher(dataset.SourceRef(i))}, {Name: "url", Now: s.URL}, {Name: "archive", Now: s.Archive},
			{Name: "published", Now: s.Published.String()},
		}}
	}
	return out
}

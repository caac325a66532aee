package site

import (
	"html/template"

	"parley/app/atlas"
	"parley/app/scene"
	"parley/app/scene/svg"
	"parley/app/worldmap"
	"parley/data/dataset"
	"parley/web"
)

// mapPath is the page of the world map. It stands by itself, since the first page
// must stay light.
const mapPath = "map/index.html"

// worldWidth is the width in pixels at which the world map is prerendered.
const worldWidth scene.Px = 1032

// MapPage is the world map over the whole time of the record, and the same as a
// table: every place with its events, then what has no place.
type MapPage struct {
	*Page
	Figure         template.HTML
	Shown, Caption string
	Places, Off    PlaceTable
}

// PlaceTable is a table of places, with its name.
type PlaceTable struct {
	Name string
	Rows []PlaceRow
}

// PlaceRow is one place, or one reason for having none, with its events.
type PlaceRow struct {
	Place                           dataset.PlaceID // "" for what is off the map
	ID, Name, Country, How, Classes string
	Count                           int
	Events                          []PlaceEvent // the first of them
	More                            string       // says how many are left out, or ""
}

// PlaceEvent is one event at a place.
type PlaceEvent struct {
	Href, Title, When, Class, Symbol, Mood string
}

// mostAtPlace is how many events of a place are listed.
const mostAtPlace = 40

// located reports whether the record has a place with coordinates and an event.
func (s *Site) located() bool {
	for i := range s.d.Events {
		if p := s.d.Events[i].Where; p >= 0 && s.d.Places[p].Located && s.d.Places[p].Kind.OnMap() {
			return true
		}
	}
	return false
}

func (s *Site) mapPage() *MapPage {
	m := *s.m
	m.From, m.To = m.Extent.From, m.Extent.To
	p := &MapPage{Page: s.newPage(mapPath, s.w.Say("view.map")+" · "+s.title(), s.w.Say("page.map-about", s.title()))}
	c := worldmap.New(s.d, s.w, scene.Widths{})
	if data, err := web.Files.ReadFile("outlines/world-110m.pack"); err == nil {
		if o, err := atlas.Decode(data); err == nil {
			c.SetLand(o, nil)
		}
	}
	var sc scene.Scene
	c.Build(&m, c.Home(), worldmap.Size{W: worldWidth, H: c.Height(worldWidth)}, &sc)
	p.Figure = template.HTML(svg.Append(nil, &sc, svg.Options{
		Title: s.w.Say("view.map"), Prefix: "m", Href: func(t scene.Target) string { return s.placeAnchor(c, t) },
		Speak: func(t scene.Target) string { return c.Speak(&m, t) },
	}))
	p.Shown, p.Caption = c.Caption(&m)
	byPlace := make(map[dataset.PlaceRef][]dataset.EventRef)
	for i := range s.d.Events {
		if at := c.SiteOf(s.d.Events[i].Where); at >= 0 {
			byPlace[at] = append(byPlace[at], dataset.EventRef(i))
		}
	}
	p.Places.Name, p.Off.Name = s.w.Say("map.places"), s.w.Say("map.off")
	rows, _, _ := c.Rows(&m)
	for _, r := range rows {
		pl := &s.d.Places[r.Place]
		row := PlaceRow{ID: "p-" + string(pl.ID), Place: pl.ID, Name: pl.Name, Country: pl.Country, How: c.How(r.Kind), Classes: c.Classes(&r.Tally)}
		p.Places.Rows = append(p.Places.Rows, s.eventsAt(row, byPlace[r.Place], p.Up))
	}
	for t := worldmap.Tray(0); t < worldmap.TrayCount; t++ {
		if events := c.Off(&m, t); len(events) > 0 {
			p.Off.Rows = append(p.Off.Rows, s.eventsAt(PlaceRow{ID: "off-" + t.Code(), Name: s.w.Say("map.tray." + t.Code())}, events, p.Up))
		}
	}
	return p
}

// placeAnchor is where a dot of the map leads to: the row of its place, or of the
// first place of its group.
func (s *Site) placeAnchor(c *worldmap.Chart, t scene.Target) string {
	switch t.Kind {
	case scene.PlaceTarget:
		return "#p-" + string(s.d.Places[t.Ref].ID)
	case scene.GroupTarget:
		return "#p-" + string(s.d.Places[c.Members(t)[0]].ID)
	}
	return ""
}

func (s *Site) eventsAt(row PlaceRow, events []dataset.EventRef, up string) PlaceRow {
	row.Count = len(events)
	for _, e := range events[:min(len(events), mostAtPlace)] {
		if r, ok := s.book.Row(e, dataset.LatestDay); ok {
			row.Events = append(row.Events, PlaceEvent{up + "event/" + string(r.ID) + "/", r.Title, r.When.Short, r.Class, r.Symbol, mood(r.Status)})
		}
	}
	if left := len(events) - len(row.Events); left > 0 {
		row.More = s.w.Count("map.more", left)
	}
	return row
}

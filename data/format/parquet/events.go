package parquet

import (
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/carry"
)

// Write returns the events of a record, one row each, in the order of the record. when is
// the date as EDTF; first_day and last_day are the days between which it lies, empty where
// they are open or not in the years 1 to 9999, which many programs have alone.
func Write(d *dataset.Dataset) []byte {
	var all []*column
	add := func(name string, k kind) *column {
		c := &column{name: name, kind: k}
		all = append(all, c)
		return c
	}
	id, title, when := add("id", textKind), add("title", textKind), add("when", textKind)
	first, last := add("first_day", dayKind), add("last_day", dayKind)
	typed, mode, class := add("type", textKind), add("mode", textKind), add("class", textKind)
	status, standing, importance := add("status", textKind), add("standing", textKind), add("importance", intKind)
	place, name, country := add("place", textKind), add("place_name", textKind), add("country", textKind)
	lat, lon := add("lat", floatKind), add("lon", floatKind)
	who, names, roles := add("who", listKind), add("who_names", listKind), add("who_roles", listKind)
	tags, sources, text := add("tags", listKind), add("sources", listKind), add("text", textKind)
	for i := range d.Events {
		e := &d.Events[i]
		id.text(string(e.ID))
		title.text(e.Title)
		when.text(e.When.String())
		first.day(dataset.FirstDay(e.When), e.When.Earliest)
		last.day(dataset.LastDay(e.When), e.When.Latest)
		typed.text(e.Type.Code())
		mode.text(e.Mode.Code())
		class.text(e.Type.Quad().Code())
		status.text(e.Status.Code())
		standing.text(e.Standing.Code())
		importance.positive(int32(e.Importance))
		located(d, e, place, name, country, lat, lon)
		var ids, called, as []string
		for _, p := range e.Who {
			a := &d.Actors[p.Actor]
			ids, called, as = append(ids, string(a.ID)), append(called, a.Name), append(as, p.Role.Code())
		}
		who.list(ids)
		names.list(called)
		roles.list(as)
		tags.list(e.Rest().Tags)
		sources.list(carry.Sources(d, e))
		text.text(e.Text)
	}
	return write(all, len(d.Events))
}

// located writes the place of an event.
func located(d *dataset.Dataset, e *dataset.Event, place, name, country, lat, lon *column) {
	var p dataset.Place
	if e.Where >= 0 {
		p = d.Places[e.Where]
	}
	place.text(string(p.ID))
	name.text(p.Name)
	country.text(p.Country)
	if !p.Located {
		lat.none()
		lon.none()
		return
	}
	lat.float(p.Lat)
	lon.float(p.Lon)
}

// positive writes a number above 0, or none.
func (c *column) positive(n int32) {
	if n <= 0 {
		c.none()
		return
	}
	c.int(n)
}

// day writes a day of the years 1 to 9999, or none where it is open.
func (c *column) day(day dataset.Day, at edtf.Instant) {
	if text := day.Text(); !at.Finite() || len(text) != len("2025-08-06") || text < "0001" {
		c.none()
		return
	}
	c.int(int32(day))
}

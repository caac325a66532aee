package format_test

import "testing"

// Files as programs for maps and queries write them, each with a trap.

func TestGeoJSONTraps(t *testing.T) {
	feature := func(geometry, properties string) string {
		return `{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": ` + geometry + `, "properties": {"title": "A", ` + properties + `}}]}`
	}
	point := func(at string) string { return `{"type": "Point", "coordinates": ` + at + `}` }
	holds(t, []trap{
		{what: "longitude first", data: feature(point("[37.62, 55.75]"), `"date": "2025-08-06", "place": "Moscow"`), want: "a | 2025-08-06 | A | at Moscow 55.75 37.62"},
		{what: "a height is kept and said", data: feature(point("[37.62, 55.75, 150]"), `"date": "2025-08-06"`), want: "a | 2025-08-06 | A | at 55.75, 37.62 55.75 37.62", says: "places have no height"},
		{what: "names in capitals, and a year with a point", data: `{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": null, "properties": {"Title": "A", "Date": 1421.0, "Description": "B", "Type": "C"}}]}`,
			want: "a | 1421 | A | B"},
		{what: "a date that is a slip does not make a place of an event", data: feature("null", `"start_date": "1940-09-1940"`), want: "", says: "the date “1940-09-1940” was not read"},
		{what: "names of several words", data: `{"type": "FeatureCollection", "features": [{"type": "Feature", "event": "A", "dateOfEvent": "10 JAN 1791", "geometry": null, "properties": {"short-desc": "B"}}]}`,
			want: "a | 1791-01-10 | A | B"},
		{what: "slashes of GDAL", data: feature("null", `"date": "2025/08/06"`), want: "a | 2025-08-06 | A"},
		{what: "an offset of hours alone", data: feature("null", `"date": "2025/08/06 14:30:00-04"`), want: "a | 2025-08-06T14:30:00-04:00 | A"},
		{what: "milliseconds of pandas", data: feature("null", `"date": 1754438400000`), want: "a | 2025-08-06 | A"},
		{what: "two orders of day and month", data: feature("null", `"date": "8/6/2025"`), want: ""},
		{what: "metres of EPSG:3857 by ogr2ogr",
			data: `{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}, "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [4187839.0, 7508807.8]}, "properties": {"title": "A", "date": "2025"}}]}`,
			want: "a | 2025 | A | at 55.75, 37.619998 55.75 37.619998"},
		{what: "a system that is not read", data: `{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:31467"}}, "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [3500000, 5500000]}, "properties": {"title": "A", "date": "2025"}}]}`,
			want: "a | 2025 | A", says: "a system that is not read"},
		{what: "an area has a middle", data: feature(`{"type": "Polygon", "coordinates": [[[10, 50], [12, 50], [12, 52], [10, 50]]]}`, `"date": "2025", "place": "There"`),
			want: "a | 2025 | A | at There 51 11", says: "the middle of the box"},
		{what: "degrees the wrong way round", data: feature(point("[10, 155]"), `"date": "2025"`), want: "a | 2025 | A", says: "no degrees on Earth"},
		{what: "one feature a line", data: `{"type": "Feature", "geometry": null, "properties": {"title": "A", "date": "2025"}}` + "\n" + `{"type": "Feature", "geometry": null, "properties": {"title": "B", "date": "2026"}}`,
			want: "a | 2025 | A\nb | 2026 | B"},
		{what: "text in place of coordinates", data: feature(`{"type": "GeometryCollection", "geometries": [{"type": "Point", "geowkt": "POINT(-103.77 19.32)"}]}`, `"date": "2025"`), want: "a | 2025 | A | at 19.32, -103.77 19.32 -103.77"},
		{what: "a geometry without coordinates is kept", data: feature(`{"type": "Nothing", "geowkt": "CIRCLE(1)"}`, `"date": "2025"`), want: "a | 2025 | A", says: "“geometry” → x-geometry: 0 taken, 0 changed, 1 kept"},
		{what: "our own", data: feature(point("[1, 2]"), `"parley": {"id": "x", "when": "2025-08-XX", "where": "Here", "who": {"actor": "Ann\nBo"}, "type": "CONSULT"}`),
			want: "x | 2025-08-XX | A | CONSULT | at Here 2 1 | actor Ann | actor Bo"},
	})
}

// TestPlacesOfGeoJSON checks that features without a date, and all features of
// Linked Places, are places.
func TestPlacesOfGeoJSON(t *testing.T) {
	rec := made(t, "x", `{"type": "FeatureCollection", "features": [
		{"type": "Feature", "@id": "http://example.org/p/1", "properties": {"title": "Abingdon", "ccodes": ["GB"]}, "names": [{"toponym": "Abingdon"}], "when": {"timespans": [{"start": {"in": "1600"}}]},
		 "geometry": {"type": "Point", "coordinates": [-1.27, 51.67]}},
		{"type": "Feature", "id": "moscow", "properties": {"name": "Moscow", "kind": "city", "wikidata": "Q649", "events": 3}, "geometry": {"type": "Point", "coordinates": [37.62, 55.75]}},
		{"type": "Feature", "properties": {"name": "By phone", "kind": "remote"}, "geometry": null},
		{"type": "Feature", "properties": {}, "geometry": null}]}`, full)
	balanced(t, rec)
	d, _ := read(rec)
	if len(d.Places) != 3 || len(d.Events) != 0 || rec.Refused() != 1 {
		t.Fatalf("%d places, %d events, %d refused", len(d.Places), len(d.Events), rec.Refused())
	}
	for id, want := range map[string]string{"abingdon": "Abingdon GB", "moscow": "Moscow Q649", "by-phone": "By phone "} {
		found := false
		for _, p := range d.Places {
			if string(p.ID) == id {
				found = p.Name+" "+p.Country+p.Wikidata == want
			}
		}
		if !found {
			t.Errorf("%s is not %q: %+v", id, want, d.Places)
		}
	}
}

func TestWikidataTraps(t *testing.T) {
	row := func(cells string) string {
		return `{"head": {"vars": ["item"]}, "results": {"bindings": [{"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"}, "itemLabel": {"type": "literal", "value": "A"}, ` + cells + `}]}}`
	}
	value := func(name, s string) string { return `"` + name + `": {"type": "literal", "value": "` + s + `"}` }
	holds(t, []trap{
		{what: "a day", data: row(value("date", "2025-08-06T00:00:00Z")), want: "a | 2025-08-06 | A"},
		{what: "a first of January is a year", data: row(value("date", "2025-01-01T00:00:00Z")), want: "a | 2025 | A", says: "a year by its first day"},
		{what: "a first of January by its precision", data: row(value("date", "2025-01-01T00:00:00Z") + "," + value("precision", "11")), want: "a | 2025-01-01 | A"},
		{what: "a month by its precision", data: row(value("date", "2025-08-01T00:00:00Z") + "," + value("precision", "10")), want: "a | 2025-08 | A"},
		{what: "a decade", data: row(value("date", "1890-01-01T00:00:00Z") + "," + value("precision", "8")), want: "a | 189X | A"},
		{what: "before Christ", data: row(value("date", "-0043-03-15T00:00:00Z")), want: "a | -0043-03-15 | A"},
		{what: "a span", data: row(value("start", "2025-08-06T00:00:00Z") + "," + value("end", "2025-08-09T00:00:00Z")), want: "a | 2025-08-06/2025-08-09 | A"},
		{what: "a point", data: row(value("date", "2025-08-06T00:00:00Z") + "," + value("coord", "Point(37.62 55.75)") + "," + value("placeLabel", "Moscow")), want: "a | 2025-08-06 | A | at Moscow 55.75 37.62"},
		{what: "not known", data: row(`"date": {"type": "uri", "value": "http://www.wikidata.org/.well-known/genid/ab"}`), want: ""},
		{what: "an event without a date is no participant", data: `[{"event": "http://www.wikidata.org/entity/Q1", "eventLabel": "A", "participants": "Ann; Bo"}]`, want: "", says: "it has no date"},
		{what: "an item is no label of itself", data: `[{"event": "http://www.wikidata.org/entity/Q1", "date": "2025-08-06T00:00:00Z"}]`, want: "", says: "it has no label"},
		{what: "two rows of one event", data: `[{"item": "http://www.wikidata.org/entity/Q1", "itemLabel": "A", "date": "2025-08-06T00:00:00Z", "participantLabel": "Ann"},
			{"item": "http://www.wikidata.org/entity/Q1", "itemLabel": "A", "date": "2025-08-06T00:00:00Z", "participantLabel": "Bo"}]`,
			want: "a | 2025-08-06 | A | actor Ann | actor Bo", says: "the event of an earlier row"},
	})
}

func TestTimeMapTraps(t *testing.T) {
	const head = "id,date,time,location,latitude,longitude,description,category,association1,source1,source2\n"
	holds(t, []trap{
		{what: "month first, found from the column", data: head + "a,8/23/2011,18:30,Here,17.8,-18.2,They met.,Talks,Press,https://example.org/1,https://example.org/2\n",
			want: "a | 2011-08-23T18:30:00 | They met. | at Here 17.8 -18.2 | Talks+Press | They met."},
		{what: "either order", data: head + "a,8/6/2011,,Here,17.8,-18.2,They met.,,,,\n", want: "", says: "day and month could be the other way round"},
		{what: "its server has the month first", data: `[{"id": "a", "desc": "They met.", "date": "8/6/2011", "time": "00:00", "location": "Here", "lat": "17,8", "long": "-18.2"}]`,
			want: "a | 2011-08-06 | They met. | at Here 17.8 -18.2 | They met."},
		{what: "places of one name apart", data: head + "a,2011-01-01,,Here,1,2,One,,,,\nb,2011-01-02,,Here,3,4,Two,,,,\n", want: "a | 2011-01-01 | One | at Here 1 2 | One\nb | 2011-01-02 | Two | at Here 3 4 | Two"},
		{what: "a source without an address", data: head + "a,2011-01-01,,,,,One,,,Video 7,\n", want: "a | 2011-01-01 | One | One"},
	})
}

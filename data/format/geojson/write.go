package geojson

import (
	"encoding/json"

	"parley/data/dataset"
	"parley/data/format/carry"
)

type written struct {
	Type       string         `json:"type"`
	ID         string         `json:"id"`
	Geometry   any            `json:"geometry"`
	Properties map[string]any `json:"properties"`
}

// Write returns a feature for each event: its position, its first and last day
// in ISO 8601 and its date in EDTF. Events without a place on the map have no
// geometry.
func Write(d *dataset.Dataset) []byte {
	out := struct {
		Type     string     `json:"type"`
		Name     string     `json:"name"`
		Features []written  `json:"features"`
		Own      carry.File `json:"parley"`
	}{Type: "FeatureCollection", Name: d.Meta.ID, Features: []written{}, Own: carry.Whole(d)}
	for i := range d.Events {
		e := &d.Events[i]
		own := carry.Of(d, i)
		f := written{Type: "Feature", ID: own.ID, Properties: map[string]any{"title": e.Title, "when": own.When, "first_day": dataset.FirstISO(e.When), "last_day": dataset.LastISO(e.When),
			"kind": own.Type, "status": own.Status, carry.Own: own}}
		if e.Where >= 0 {
			p := &d.Places[e.Where]
			f.Properties["place"] = p.Name
			if p.Located && p.Kind.OnMap() {
				f.Geometry = map[string]any{"type": "Point", "coordinates": []json.Number{number64(p.Lon), number64(p.Lat)}}
			}
		}
		out.Features = append(out.Features, f)
	}
	return carry.JSON(out)
}

func number64(v float64) json.Number { return json.Number(number(v)) }

package worldmap

import (
	"encoding/json"
	"testing"

	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

type collection struct {
	Type         string
	License      string
	WithoutPlace int `json:"events_without_place"`
	Features     []struct {
		Type, ID string
		Geometry *struct {
			Type        string
			Coordinates [2]float64
		}
		Properties map[string]any
	}
}

func parse(t *testing.T, b []byte) (c collection) {
	t.Helper()
	if err := json.Unmarshal(b, &c); err != nil {
		t.Fatalf("%v in %s", err, b)
	}
	return c
}

// TestGeoJSONCountsEveryEventOnce checks that every event is counted once: at its place or
// as one without.
func TestGeoJSONCountsEveryEventOnce(t *testing.T) {
	for _, set := range []string{"ukraine-talks", "august-2025"} {
		m := load(t, set)
		c := parse(t, GeoJSON(m, m.Extent.From, m.Extent.To))
		sum := c.WithoutPlace
		for _, f := range c.Features {
			n := int(f.Properties["events"].(float64))
			byClass := 0
			for q := range codebook.Quad(codebook.QuadCount) {
				if v, ok := f.Properties[q.Code()].(float64); ok {
					byClass += int(v)
				}
			}
			if byClass != n {
				t.Errorf("%s: %d events, %d by class", f.ID, n, byClass)
			}
			p := &m.D.Places[m.D.PlaceByID(dataset.PlaceID(f.ID))]
			switch {
			case f.Geometry == nil && p.Located && p.Kind.OnMap():
				t.Errorf("%s lost its place", f.ID)
			case f.Geometry != nil && f.Geometry.Coordinates != [2]float64{p.Lon, p.Lat}:
				t.Errorf("%s at %v, not longitude %v, latitude %v", f.ID, f.Geometry.Coordinates, p.Lon, p.Lat)
			}
			sum += n
		}
		if sum != len(m.D.Events) || c.Type != "FeatureCollection" || c.License == "" {
			t.Errorf("%s: %d of %d events, %q, licence %q", set, sum, len(m.D.Events), c.Type, c.License)
		}
	}
}

func TestGeoJSONKeepsHostileNames(t *testing.T) {
	name := "</script>\"\\\n\u2028\x01\xff é"
	d := &dataset.Dataset{Meta: dataset.Meta{Title: name}}
	d.Places = []dataset.Place{{ID: "a", Name: name, Kind: codebook.City, Located: true, Lat: -.5, Lon: 100, Within: dataset.None}}
	d.Events = []dataset.Event{{ID: "e", Title: "E", When: edtf.FromDay(10), Where: 0}}
	dataset.Seal(d)
	m := view.NewModel(d)
	c := parse(t, GeoJSON(m, m.Extent.From, m.Extent.To))
	if want := "</script>\"\\\n\u2028\x01\ufffd é"; len(c.Features) != 1 || c.Features[0].Properties["name"] != want {
		t.Errorf("features %+v, want the name %q", c.Features, want)
	}
}

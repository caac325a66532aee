package items

import (
	"regexp"
	"strings"

	"parley/data/codebook"
	"parley/data/format/assemble"
)

// At puts the event at a place with coordinates. Places with the same name and
// different coordinates are separate; a place without a name is named by its
// coordinates.
func (r *Row) At(name, lat, lon string) *assemble.Place {
	p := PlaceAt(r.Draft, name, lat, lon)
	r.E.Where = p.Key
	return p
}

// PlaceAt returns the place with a name and coordinates.
func PlaceAt(d *assemble.Draft, name, lat, lon string) *assemble.Place {
	lat, lon = strings.TrimSpace(lat), strings.TrimSpace(lon)
	if name = strings.Join(strings.Fields(name), " "); name == "" {
		name = lat + ", " + lon
	} else {
		name = d.Spelling(name)
	}
	p := d.Place(name+"\x00"+lat+" "+lon, name)
	p.Set("lat", lat)
	p.Set("lon", lon)
	return p
}

// Located reads a latitude and a longitude in degrees, also with decimal
// commas. ok is false if they are out of range; 0, 0 means unknown.
func (r *Row) Located(latitude, longitude string) (lat, lon string, ok bool) {
	lat, lon = strings.ReplaceAll(r.Text(latitude), ",", "."), strings.ReplaceAll(r.Text(longitude), ",", ".")
	switch {
	case lat == "" || lon == "":
		return "", "", false
	case !Degrees(lat, 90) || !Degrees(lon, 180):
		for _, name := range [...]string{latitude, longitude} {
			r.Kept(&r.E, name, "no degrees on Earth", "latitude from -90 to 90, longitude from -180 to 180")
		}
		return "", "", false
	}
	r.Changed(latitude, lat, "a decimal point")
	r.Changed(longitude, lon, "a decimal point")
	return lat, lon, true
}

// PlaceKind returns the kind of place for a word, and false if there is none.
func PlaceKind(word string) (code string, ok bool) {
	word = strings.ToLower(strings.TrimSpace(word))
	if k, ok := codebook.ParsePlaceKind(word); ok {
		return k.Code(), true
	}
	code, ok = placeKinds[word]
	return code, ok
}

// placeKinds are words for kinds of places, in addition to those of the
// codebook.
var placeKinds = map[string]string{"town": "city", "village": "city", "settlement": "city", "state": "province", "county": "province", "district": "province", "nation": "country", "house": "building"}

var wkt = regexp.MustCompile(`^(?:<[^>]*> )?(?i:point) ?\(\s*(-?[\d.]+(?:[eE]-?\d+)?)\s+(-?[\d.]+(?:[eE]-?\d+)?)`)

// WKT parses a WKT point, Point(37.62 55.75). ok is false for other text.
func WKT(s string) (lat, lon string, ok bool) {
	m := wkt.FindStringSubmatch(s)
	if m == nil || !Degrees(m[2], 90) || !Degrees(m[1], 180) {
		return "", "", false
	}
	return m[2], m[1], true
}

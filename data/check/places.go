package check

import (
	"strconv"
	"strings"

	"parley/data/dataset"
)

func badCoordinates(r *run) {
	for i := range r.d.Places {
		p := &r.d.Places[i]
		if !p.Located {
			continue
		}
		path := "places." + string(p.ID) + ".lat"
		at := degrees(p.Lat) + ", " + degrees(p.Lon)
		swap := "lat: " + degrees(p.Lon) + ", lon: " + degrees(p.Lat)
		b, known := boxes[p.Country]
		switch {
		case p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180:
			if p.Lon < -90 || p.Lon > 90 || p.Lat < -180 || p.Lat > 180 {
				swap = ""
			}
			r.add(at+" is not on Earth", swap, path)
		case !known || b.holds(p.Lat, p.Lon) || p.Lat == 0 && p.Lon == 0:
		case b.holds(p.Lon, p.Lat):
			r.add(at+" is not in "+p.Country+": latitude and longitude are swapped", swap, path)
		}
	}
}

// farCoordinates is a warning only: a country's box may omit a remote
// territory.
func farCoordinates(r *run) {
	for i := range r.d.Places {
		p := &r.d.Places[i]
		b, known := boxes[p.Country]
		if p.Located && known && (p.Lat != 0 || p.Lon != 0) && !b.holds(p.Lat, p.Lon) && !b.holds(p.Lon, p.Lat) && !inTerritory(p) {
			r.add(degrees(p.Lat)+", "+degrees(p.Lon)+" is not in "+p.Country, "check the coordinates and the country", "places", string(p.ID), "lat")
		}
	}
}

// inTerritory reports whether a place is in a territory of its country that has
// an ISO code of its own.
func inTerritory(p *dataset.Place) bool {
	for _, code := range strings.Fields(territories[p.Country]) {
		if b, known := boxes[code]; known && b.holds(p.Lat, p.Lon) {
			return true
		}
	}
	return false
}

// territories lists the territories of a country by their own ISO 3166-1 codes.
var territories = map[string]string{
	"AU": "CC CX HM NF", "CN": "HK MO", "DK": "FO GL", "FI": "AX", "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT",
	"GB": "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG", "NL": "AW BQ CW SX", "NO": "BV SJ", "NZ": "CK NU TK", "US": "AS GU MP PR UM VI",
}

func degrees(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func zeroCoordinates(r *run) {
	for i := range r.d.Places {
		if p := &r.d.Places[i]; p.Located && p.Lat == 0 && p.Lon == 0 {
			r.add(Quote(p.Name)+" lies at 0°, 0°, in the Gulf of Guinea", "leave out lat and lon if they are not known", "places", string(p.ID), "lat")
		}
	}
}

// unplaced checks the places that events name and the map could show.
func unplaced(r *run) {
	used := make([]bool, len(r.d.Places))
	use := func(p dataset.PlaceRef) {
		if p >= 0 {
			used[p] = true
		}
	}
	for i := range r.d.Events {
		e, more := &r.d.Events[i], r.d.Events[i].Rest()
		use(e.Where)
		use(more.From)
		use(more.To)
	}
	for i := range r.d.Places {
		if p := &r.d.Places[i]; used[i] && !p.Located && p.Kind.OnMap() {
			r.add(Quote(p.Name)+" has no lat and lon: the world map leaves it out", "lat: …, lon: …, or kind: online or remote", "places", string(p.ID))
		}
	}
}

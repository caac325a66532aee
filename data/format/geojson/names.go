package geojson

import (
	"maps"
	"slices"
	"strings"
)

// Names of properties with a known meaning, by priority.
var (
	titles = []string{"title", "name", "event", "headline", "label", "toponym", "names"}
	starts = []string{"when", "date", "start", "start_date", "startDate", "begin", "event_date", "date_of_event", "datetime", "timestamp", "time", "day"}
	dated  = []string{"date", "start_date", "startDate", "event_date", "date_of_event"} // of these, those that only an event has
	ends   = []string{"end", "end_date", "endDate", "until"}
	texts  = []string{"text", "description", "desc", "short_desc", "notes", "summary"}
	places = []string{"place", "place_name", "location", "where", "city", "address"}
	links  = []string{"source", "url", "link", "source_url"}
)

// spell gives properties the names above where only capitals, hyphens and blanks differ,
// as in Date and Event-Date, unless the feature has one of that name.
func spell(cells map[string]string) {
	known := map[string]string{}
	for _, list := range [][]string{links, places, texts, ends, starts, titles} {
		for _, name := range list {
			known[plain(name)] = name
		}
	}
	for _, name := range slices.Sorted(maps.Keys(cells)) {
		as, ok := known[plain(name)]
		if _, own := cells[as]; ok && as != name && !own {
			cells[as] = cells[name]
			delete(cells, name)
		}
	}
}

func plain(name string) string {
	return strings.NewReplacer("_", "", "-", "", " ", "").Replace(strings.ToLower(name))
}

package coded

import (
	"strings"

	"parley/data/codebook"
	"parley/data/format/assemble"
)

var icews = dialect{name: "ICEWS", must: []string{"Event ID", "Event Date", "Source Name", "CAMEO Code", "Target Name"}, read: readICEWS, columns: []column{
	{"Event ID", "id", changed}, {"Event Date", "when", taken}, {"Source Name", "who (actor)", taken}, {"Event Text", "title", taken}, {"CAMEO Code", "type, mode, context, cameo", changed}, {"Target Name", "who (recipient)", taken},
	{"Publisher", "source", taken}, {"City", "where", taken}, {"District", "where", taken}, {"Province", "where", taken}, {"Country", "where", taken}, {"Latitude", "where (lat)", taken}, {"Longitude", "where (lon)", taken}, {"Source Country", "kind, of a state", changed}, {"Target Country", "kind, of a state", changed}}}

func readICEWS(t *table, c cells) (e assemble.Event, why string) {
	when, ok := day(c.of("Event Date"))
	if !ok {
		return e, "the day “" + c.of("Event Date") + "” is not a date"
	}
	a, b := t.side(c.of("Source Name"), c.of("Source Country")), t.side(c.of("Target Name"), c.of("Target Country"))
	t.kind(&e, c.of("CAMEO Code"))
	what := first(c.of("Event Text"), label(e.Type))
	e.When, e.Title = t.once(when), title(a, t.once(what), b)
	e.ID = t.claim("icews-" + c.of("Event ID") + "-" + when)
	sides(&e, a, b)
	city, district, province := c.of("City"), c.of("District"), c.of("Province")
	t.place(&e, join(city, district, province, c.of("Country")), c.of("Latitude"), c.of("Longitude"), finest(city, district, province))
	t.cited(&e, c.of("Publisher"))
	return e, ""
}

// side returns a participant; if its name is that of its country, it is a
// state.
func (t *table) side(name, country string) string {
	key := t.actor(name)
	if key != "" && name == country {
		t.draft.Actor(key, key).Kind = "state"
	}
	return key
}

var polecat = dialect{name: "POLECAT", must: []string{"Event Type", "Event Mode", "Actor Name", "Recipient Name"}, read: readPOLECAT, columns: []column{
	{"Event ID", "id", changed}, {"Event Date", "when", taken}, {"Event Type", "type", taken}, {"Event Mode", "mode", taken}, {"Contexts", "context", changed}, {"Actor Name", "who (actor)", taken}, {"Recipient Name", "who (recipient)", taken},
	{"Wikipedia Actor ID", "x-wikipedia of the participant", taken}, {"Placename", "where", taken}, {"City", "where", taken}, {"District", "where", taken}, {"Province", "where", taken}, {"Country", "where", taken}, {"Latitude", "where (lat)", taken}, {"Longitude", "where (lon)", taken}, {"Source", "source", taken}}}

func readPOLECAT(t *table, c cells) (e assemble.Event, why string) {
	when, ok := day(c.of("Event Date"))
	if !ok {
		return e, "the day “" + c.of("Event Date") + "” is not a date"
	}
	kind, ok := codebook.ParseType(strings.ToUpper(c.of("Event Type")))
	if !ok {
		return e, "“" + c.of("Event Type") + "” is no type of event of PLOVER"
	}
	a, b := names(t, c.of("Actor Name")), names(t, c.of("Recipient Name"))
	e.When, e.Type = t.once(when), kind.Code()
	e.Title = title(strings.Join(a, ", "), kind.Label(), strings.Join(b, ", "))
	if mode, ok := codebook.ParseMode(kind, strings.ToLower(c.of("Event Mode"))); ok {
		e.Set("mode", mode.Code())
	}
	e.Context = contexts(c.of("Contexts"))
	e.ID = t.claim("polecat-" + c.of("Event ID"))
	if e.Who = a; len(b) > 0 {
		e.Parts = []assemble.Part{{Role: "recipient", Who: b}}
	}
	city, district, province := first(c.of("City"), c.of("Placename")), c.of("District"), c.of("Province")
	t.place(&e, join(city, district, province, c.of("Country")), c.of("Latitude"), c.of("Longitude"), finest(city, district, province))
	t.cited(&e, c.of("Source"))
	return e, ""
}

// names returns the participants in a cell with several.
func names(t *table, cell string) []string {
	var out []string
	for n := range strings.SplitSeq(cell, ";") {
		if n = strings.TrimSpace(n); n != "" && n != "None" {
			out = append(out, t.actor(n))
		}
	}
	return out
}

// contexts returns the contexts in a list separated by commas or semicolons
// that the codebook has.
func contexts(cell string) []string {
	var out []string
	for w := range strings.FieldsFuncSeq(strings.ToLower(cell), func(c rune) bool { return c == ';' || c == ',' }) {
		if w = strings.ReplaceAll(strings.TrimSpace(w), " ", "_"); known(w) {
			out = append(out, w)
		}
	}
	return out
}

func known(context string) bool {
	_, ok := codebook.ParseContext(context)
	return ok
}

var acled = dialect{name: "ACLED", must: []string{"event_date", "event_type", "actor1"}, read: readACLED, columns: []column{
	{"event_id_cnty", "id", changed}, {"data_id", "id", changed}, {"event_date", "when", taken}, {"time_precision", "when", changed}, {"event_type", "type and title", changed}, {"sub_event_type", "title", taken}, {"actor1", "who (actor)", taken}, {"assoc_actor_1", "who (actor)", taken},
	{"actor2", "who (recipient)", taken}, {"assoc_actor_2", "who (recipient)", taken}, {"location", "where", taken}, {"admin1", "where", taken}, {"country", "where", taken}, {"latitude", "where (lat)", taken}, {"longitude", "where (lon)", taken}, {"geo_precision", "precision", changed},
	{"source", "source", taken}, {"notes", "text", taken}, {"fatalities", "figures", taken}, {"tags", "tags", taken}}}

// acledTypes maps ACLED's event types to PLOVER's; for strategic developments,
// the subtype decides.
var acledTypes = map[string]string{"Battles": "ASSAULT", "Explosions/Remote violence": "ASSAULT", "Violence against civilians": "ASSAULT", "Protests": "PROTEST", "Riots": "PROTEST",
	"Agreement": "AGREE", "Arrests": "COERCE", "Headquarters or base established": "MOBILIZE", "Change to group/activity": "", "Disrupted weapons use": "", "Non-violent transfer of territory": "RETREAT"}

func readACLED(t *table, c cells) (e assemble.Event, why string) {
	when, ok := day(c.of("event_date"))
	if !ok {
		return e, "the day “" + c.of("event_date") + "” is not a date"
	}
	switch c.of("time_precision") {
	case "2":
		when += "~" // within that week
	case "3":
		when = when[:7]
	}
	a, b := t.actor(c.of("actor1")), t.actor(c.of("actor2"))
	e.When, e.Type = t.once(when), first(acledTypes[c.of("event_type")], acledTypes[c.of("sub_event_type")])
	e.Title = title(a, t.once(first(c.of("sub_event_type"), c.of("event_type"))), b)
	e.ID = t.claim("acled-" + first(c.of("event_id_cnty"), c.of("data_id")))
	e.Who = compact(append([]string{a}, names(t, c.of("assoc_actor_1"))...))
	if others := compact(append([]string{b}, names(t, c.of("assoc_actor_2"))...)); len(others) > 0 {
		e.Parts = []assemble.Part{{Role: "recipient", Who: others}}
	}
	t.place(&e, join(c.of("location"), c.of("admin1"), c.of("country")), c.of("latitude"), c.of("longitude"), map[string]string{"1": "city", "2": "province", "3": "province"}[c.of("geo_precision")])
	for s := range strings.SplitSeq(c.of("source"), ";") {
		t.cited(&e, strings.TrimSpace(s))
	}
	e.Text = t.once(c.of("notes"))
	figure(&e, "fatalities", "", c.of("fatalities"), "")
	for tag := range strings.SplitSeq(c.of("tags"), ";") {
		if tag = strings.TrimSpace(tag); tag != "" {
			e.Tags = append(e.Tags, t.once(tag))
		}
	}
	return e, ""
}

// compact removes empty and repeated texts.
func compact(list []string) []string {
	var out []string
	for _, s := range list {
		known := s == ""
		for _, o := range out {
			known = known || o == s
		}
		if !known {
			out = append(out, s)
		}
	}
	return out
}

var ged = dialect{name: "UCDP GED", must: []string{"date_start", "date_end", "type_of_violence", "side_a"}, read: readGED, columns: []column{
	{"id", "id", changed}, {"date_start", "when", taken}, {"date_end", "when", taken}, {"date_prec", "when", changed}, {"event_clarity", "when", changed}, {"type_of_violence", "type and title", changed}, {"side_a", "who (actor)", taken}, {"side_b", "who (recipient)", taken},
	{"where_coordinates", "where", taken}, {"where_description", "where", taken}, {"adm_1", "where", taken}, {"country", "where", taken}, {"latitude", "where (lat)", taken}, {"longitude", "where (lon)", taken}, {"where_prec", "kind of the place", changed},
	{"source_article", "source", taken}, {"best", "figures", taken}, {"high", "figures", taken}, {"low", "figures", taken}, {"best_est", "figures", taken}, {"high_est", "figures", taken}, {"low_est", "figures", taken}}}

var violence = map[string]string{"1": "Fighting", "2": "Fighting between groups", "3": "Violence against civilians"}

var gedPlaces = map[string]string{"1": "city", "2": "city", "3": "province", "4": "province", "5": "region", "6": "country", "7": "region"}

func readGED(t *table, c cells) (e assemble.Event, why string) {
	from, okFrom := day(c.of("date_start"))
	to, okTo := day(first(c.of("date_end"), c.of("date_start")))
	if !okFrom || !okTo || to < from {
		return e, "its days “" + c.of("date_start") + "” and “" + c.of("date_end") + "” are no span"
	}
	when := from
	switch {
	case from == to:
	case c.of("event_clarity") == "2" || c.of("date_prec") == "1": // summarises a longer period
		when = from + "/" + to
	default:
		when = "[" + from + ".." + to + "]"
	}
	a, b := t.actor(c.of("side_a")), t.actor(c.of("side_b"))
	e.When, e.Type = t.once(when), "ASSAULT"
	e.Title = title(a, first(violence[c.of("type_of_violence")], "Violence"), b)
	e.ID = t.claim("ged-" + c.of("id"))
	sides(&e, a, b)
	t.place(&e, join(first(c.of("where_coordinates"), c.of("where_description")), c.of("adm_1"), c.of("country")), c.of("latitude"), c.of("longitude"), gedPlaces[c.of("where_prec")])
	t.cited(&e, c.of("source_article"))
	figure(&e, "deaths", first(c.of("low"), c.of("low_est")), first(c.of("best"), c.of("best_est")), first(c.of("high"), c.of("high_est")))
	return e, ""
}

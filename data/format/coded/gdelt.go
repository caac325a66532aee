package coded

import (
	"strings"

	"parley/data/format/assemble"
)

// Columns of GDELT's event files, which have no header: 61 in version 2; in
// version 1 58, or 57 before it had sources.
const (
	gdeltActor = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
	gdeltGeo   = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"
	gdeltRest  = "IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone"
)

func gdeltNames(version int) []string {
	out := strings.Fields("GLOBALEVENTID SQLDATE MonthYear Year FractionDate")
	for _, a := range [...]string{"Actor1", "Actor2"} {
		for n := range strings.FieldsSeq(gdeltActor) {
			out = append(out, a+n)
		}
	}
	out = append(out, strings.Fields(gdeltRest)...)
	for _, g := range [...]string{"Actor1Geo_", "Actor2Geo_", "ActionGeo_"} {
		for n := range strings.FieldsSeq(gdeltGeo) {
			if version == 2 || n != "ADM2Code" {
				out = append(out, g+n)
			}
		}
	}
	return append(out, "DATEADDED", "SOURCEURL")
}

// unheaded returns the names of the columns if the row is a GDELT event, or
// nil.
func unheaded(row []string) []string {
	if len(row) < 57 || len(row) > 61 || len(row[1]) != 8 || strings.Trim(row[0]+row[1], "0123456789") != "" {
		return nil
	}
	if len(row) == 61 {
		return gdeltNames(2)
	}
	if len(row) == 58 || len(row) == 57 {
		return gdeltNames(1)[:len(row)]
	}
	return nil
}

const taken, changed = assemble.Taken, assemble.Changed

var gdelt = dialect{name: "GDELT", must: []string{"GLOBALEVENTID", "SQLDATE", "EventCode"}, read: readGDELT, columns: []column{
	{"GLOBALEVENTID", "id", changed}, {"SQLDATE", "when", changed}, {"Actor1Name", "who (actor)", taken}, {"Actor1Code", "who, without a name", taken}, {"Actor2Name", "who (recipient)", taken}, {"Actor2Code", "who, without a name", taken},
	{"EventCode", "type, mode, context, cameo", changed}, {"ActionGeo_Type", "kind of the place", changed}, {"ActionGeo_FullName", "where", taken}, {"ActionGeo_Lat", "where (lat)", taken}, {"ActionGeo_Long", "where (lon)", taken}, {"SOURCEURL", "source", taken}}}

// geoKinds maps GDELT's types of place to kinds.
var geoKinds = map[string]string{"1": "country", "2": "province", "3": "city", "4": "city", "5": "province"}

// readGDELT returns the event of a row. Rows with the same day, pair, root code
// and place become one event with several sources.
func readGDELT(t *table, c cells) (e assemble.Event, why string) {
	when, ok := day(c.of("SQLDATE"))
	if !ok {
		return e, "the day “" + c.of("SQLDATE") + "” is not a date"
	}
	code := c.of("EventCode")
	a, b := t.actor(first(c.of("Actor1Name"), c.of("Actor1Code"))), t.actor(first(c.of("Actor2Name"), c.of("Actor2Code")))
	if a == "" && b == "" {
		return e, "it has no actor"
	}
	m, ok := mean(t.codes, code)
	if !ok {
		return e, "the code “" + code + "” is none of CAMEO"
	}
	where := c.of("ActionGeo_FullName") + " " + c.of("ActionGeo_Lat") + " " + c.of("ActionGeo_Long")
	key := strings.Join([]string{when, a, b, code[:min(2, len(code))], where}, "\x00")
	if at, ok := t.seen[key]; ok {
		t.again(&t.draft.Events[at], c.of("SOURCEURL"))
		return assemble.Event{}, ""
	}
	t.seen[strings.Clone(key)] = len(t.draft.Events)
	e.When, e.Title = t.once(when), title(a, label(m.kind), b)
	e.ID = t.claim("gdelt-" + c.of("GLOBALEVENTID"))
	t.kind(&e, code)
	sides(&e, a, b)
	t.place(&e, c.of("ActionGeo_FullName"), c.of("ActionGeo_Lat"), c.of("ActionGeo_Long"), geoKinds[c.of("ActionGeo_Type")])
	t.cited(&e, c.of("SOURCEURL"))
	return e, ""
}

// again adds the source of another row of the same event.
func (t *table) again(e *assemble.Event, source string) {
	for _, s := range e.Sources {
		if s.URL == source || s.Title == source {
			return
		}
	}
	t.cited(e, source)
}

func first(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

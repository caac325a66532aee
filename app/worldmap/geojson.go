package worldmap

import (
	"strconv"
	"unicode/utf8"

	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// GeoJSON returns the places of events that may lie within [from, to), pass the model's
// filter and are known on its day, as GeoJSON (RFC 7946): one Feature per place, in
// dataset order, with the number of its events in total and per class (0 included), and
// the dates of the first and last as EDTF, days and years. A place without coordinates or
// not on Earth (online, by phone) has a null geometry. The collection also has the number
// of events without a place, and the source of the data. For a whole record pass the
// model's Extent.
func GeoJSON(m *view.Model, from, to edtf.Instant) []byte {
	counts, nowhere := countPlaces(m, &m.Result, from, to)
	j := geoText{b: make([]byte, 0, 4096)}
	j.str(`{"type":"FeatureCollection"`)
	j.text("title", m.D.Meta.Title)
	j.text("license", m.D.Meta.License)
	j.text("as_of", m.D.Meta.AsOf.String())
	j.number("events_without_place", nowhere)
	j.str(`,"features":[`)
	first := true
	for i := range m.D.Places {
		if counts[i].N == 0 {
			continue
		}
		if !first {
			j.str(",")
		}
		first = false
		j.str("\n")
		j.feature(m, dataset.PlaceRef(i), &counts[i])
	}
	j.str("\n]}\n")
	return j.b
}

// Tally counts events by class. First and Last are the events with the earliest and the
// latest start.
type Tally struct {
	N           int
	Quads       [codebook.QuadCount]int
	First, Last dataset.EventRef
	off, ahead  int // did not happen; expected
}

func (t *Tally) add(e dataset.EventRef, q codebook.Quad, s codebook.Status) {
	if t.N == 0 {
		t.First = e
	}
	t.Last = e
	t.N++
	t.Quads[q]++
	switch {
	case s.Off():
		t.off++
	case s.Expected():
		t.ahead++
	}
}

func (t *Tally) join(o *Tally) {
	if o.N == 0 {
		return
	}
	if t.N == 0 {
		t.First, t.Last = o.First, o.Last
	}
	t.First, t.Last = min(t.First, o.First), max(t.Last, o.Last)
	t.N += o.N
	t.off += o.off
	t.ahead += o.ahead
	for q := range o.Quads {
		t.Quads[q] += o.Quads[q]
	}
}

type geoText struct{ b []byte }

func (j *geoText) str(s string) { j.b = append(j.b, s...) }

// text writes a member, unless it is empty.
func (j *geoText) text(key, value string) {
	if value != "" {
		j.str(`,"` + key + `":`)
		j.quote(value)
	}
}

func (j *geoText) number(key string, n int) {
	j.str(`,"` + key + `":`)
	j.b = strconv.AppendInt(j.b, int64(n), 10)
}

func (j *geoText) feature(m *view.Model, ref dataset.PlaceRef, t *Tally) {
	p := &m.D.Places[ref]
	j.str(`{"type":"Feature","id":`)
	j.quote(string(p.ID))
	j.str(`,"geometry":`)
	if p.Located && p.Kind.OnMap() {
		j.str(`{"type":"Point","coordinates":[`)
		j.degrees(p.Lon)
		j.str(",")
		j.degrees(p.Lat)
		j.str("]}")
	} else {
		j.str("null")
	}
	j.str(`,"properties":{"name":`)
	j.quote(p.Name)
	j.text("kind", p.Kind.Code())
	j.text("precision", preciseAs(p).Code())
	j.text("country", p.Country)
	if p.Within >= 0 {
		j.text("within", string(m.D.Places[p.Within].ID))
	}
	j.text("wikidata", p.Wikidata)
	j.text("geonames", p.GeoNames)
	j.text("coords_from", p.CoordsFrom)
	j.number("events", t.N)
	for q := range t.Quads {
		j.number(codebook.Quad(q).Code(), t.Quads[q])
	}
	first, last := m.Result.When(t.First), m.Result.When(t.Last)
	j.text("first", first.String())
	j.text("last", last.String())
	j.text("first_day", dataset.FirstISO(first))
	j.text("last_day", dataset.LastISO(last))
	j.year("first_year", first.Earliest)
	j.year("last_year", last.Latest-1)
	j.str("}}")
}

// year writes the astronomical year of an instant, 0 for 1 BC: a number that every tool
// reads, while many drop dates before Christ. It writes null for an infinite instant.
func (j *geoText) year(key string, t edtf.Instant) {
	if !t.Finite() || !(t + 1).Finite() {
		j.str(`,"` + key + `":null`)
		return
	}
	y, _, _ := t.Civil()
	j.number(key, int(y))
}

// degrees writes a coordinate with at most six decimals, a tenth of a metre, without
// trailing zeros.
func (j *geoText) degrees(v float64) {
	s := strconv.FormatFloat(v, 'f', 6, 64)
	n := len(s)
	for s[n-1] == '0' {
		n--
	}
	if s[n-1] == '.' {
		n--
	}
	j.str(s[:n])
}

// quote writes a JSON string (RFC 8259). Invalid UTF-8 becomes U+FFFD; '<' is escaped, so
// that the text can be embedded in a page.
func (j *geoText) quote(s string) {
	const hex = "0123456789abcdef"
	j.b = append(j.b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			j.b = append(j.b, '\\', byte(r))
		case r < ' ' || r == '<' || r == 0x7f || r == 0x2028 || r == 0x2029:
			j.b = append(j.b, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
		default:
			j.b = utf8.AppendRune(j.b, r)
		}
	}
	j.b = append(j.b, '"')
}

// Package geojson reads the features of GeoJSON (RFC 7946), as one file or one
// feature per line, and of Linked Places. A feature with a date becomes an
// event at its place, any other feature a place.
package geojson

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/items"
)

var columns = append([]items.Column{{Name: "feature", As: "place"}, {Name: "id", As: "id"}, {Name: "lat", As: "lat"}, {Name: "lon", As: "lon"}, {Name: "height", As: "x-height"},
	{Name: "title", As: "title or name"}, {Name: "name", As: "title or name"}, {Name: "when", As: "when"}, {Name: "date", As: "when"}, {Name: "start", As: "when"}, {Name: "end", As: "when (its end)"},
	{Name: "description", As: "text"}, {Name: "kind", As: "kind"}, {Name: "country", As: "country"}, {Name: "wikidata", As: "wikidata"}, {Name: "geonames", As: "geonames"}}, items.OwnColumns()...)

// features returns the features of a file and its other members.
func features(data []byte) (list []any, rest map[string]any, err error) {
	v, err := items.JSON(data)
	if err != nil {
		return lines(data, err)
	}
	o := items.Object(v)
	switch o["type"] {
	case "FeatureCollection":
		list = items.List(o["features"])
		delete(o, "features")
		delete(o, "type")
		return list, o, nil
	case "Feature":
		return []any{o}, map[string]any{}, nil
	}
	return nil, nil, errors.New("it is no FeatureCollection and no Feature")
}

// lines reads one feature per line: GeoJSONL, or a sequence with record
// separators.
func lines(data []byte, first error) (list []any, rest map[string]any, err error) {
	for l := range bytes.Lines(data) {
		l = bytes.TrimSpace(bytes.TrimPrefix(l, []byte("\x1e")))
		if len(l) == 0 {
			continue
		}
		v, err := items.JSON(l)
		if err != nil && len(list) == 0 {
			return nil, nil, first
		}
		list = append(list, v) // not a feature if v is not one
	}
	if len(list) == 0 || items.Object(list[0])["type"] != "Feature" {
		return nil, nil, first
	}
	return list, map[string]any{}, nil
}

// Detect reports whether data holds a FeatureCollection or features.
func Detect(data []byte) bool {
	if !items.Looks(bytes.TrimPrefix(data, []byte("\x1e"))) || !bytes.Contains(data, []byte(`"Feature`)) {
		return false
	}
	list, _, err := features(data)
	return err == nil && len(list) > 0
}

// Read adds events and places to the draft. It returns an error if there are no
// features.
func Read(d *assemble.Draft, rep *assemble.Report, data []byte, order assemble.Order) error {
	list, rest, err := features(data)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return errors.New("there are no features")
	}
	items.CarriedFile(d, rest)
	m := &reader{metres: metres(rest["crs"])}
	if m.metres == unknown {
		rep.Warn("", "the coordinates are of a system that is not read: places have none", "the file again in WGS 84 (RFC 7946), such as by ogr2ogr -lco RFC7946=YES")
	}
	var all []items.Item
	var dates []string
	for i, f := range list {
		it := m.feature(items.Object(f), i+1)
		all = append(all, it)
		dates = append(dates, firstOf(it.Cells, starts))
	}
	m.dates = assemble.FindOrder(order, dates)
	if cells := items.Cells(rest); len(cells) > 0 {
		all = append(all, items.Item{At: "file", Sort: "file", Cells: cells})
	}
	items.Read(d, rep, all, columns, m.read)
	return nil
}

func firstOf(cells map[string]string, names []string) string {
	for _, n := range names {
		if cells[n] != "" {
			return cells[n]
		}
	}
	return ""
}

type system int

const (
	degrees system = iota
	mercator
	unknown
)

// metres reads the member crs, which programs write for coordinates that are
// not in degrees.
func metres(crs any) system {
	if crs == nil {
		return degrees
	}
	name := fmt.Sprint(crs)
	switch {
	case strings.Contains(name, "3857") || strings.Contains(name, "900913"):
		return mercator
	case strings.Contains(name, "CRS84") || strings.Contains(name, "4326") || strings.Contains(name, "4979"):
		return degrees
	}
	return unknown
}

type reader struct {
	metres system
	dates  assemble.Dates
}

// feature converts a feature to cells: its properties by name, its position as
// lat and lon.
func (m *reader) feature(o map[string]any, n int) items.Item {
	it := items.Item{At: "feature " + strconv.Itoa(n), Sort: "feature", Cells: map[string]string{}}
	if o == nil || o["type"] != "Feature" {
		it.Fault = "it is no feature"
		return it
	}
	for key, v := range o {
		switch key {
		case "type", "geometry", "properties", "bbox":
		default:
			for name, s := range items.Cells(map[string]any{key: v}) {
				it.Cells[name] = s
			}
		}
	}
	for name, s := range items.Cells(items.Object(o["properties"])) {
		if it.Cells[name] != "" && it.Cells[name] != s {
			name = "properties." + name
		}
		it.Cells[name] = s
	}
	if id := it.Cells["@id"]; id != "" && it.Cells["id"] == "" {
		it.Cells["id"] = id
		delete(it.Cells, "@id")
	}
	spell(it.Cells)
	m.geometry(it.Cells, items.Object(o["geometry"]))
	return it
}

// geometry adds the position of a point, or the centre of the bounding box of
// any other geometry.
func (m *reader) geometry(cells map[string]string, g map[string]any) {
	var box bounds
	box.add(g["coordinates"], 0)
	box.text(g)
	for _, inner := range items.List(g["geometries"]) {
		box.add(items.Object(inner)["coordinates"], 0)
		box.text(items.Object(inner))
	}
	if box.n == 0 || m.metres == unknown {
		if g != nil {
			cells["geometry"] = items.Cells(map[string]any{"": []any{g}})[""]
		}
		return
	}
	lon, lat := (box.west+box.east)/2, (box.south+box.north)/2
	if m.metres == mercator {
		lon, lat = lon/20037508.342789244*180, math.Atan(math.Sinh(lat/6378137))*180/math.Pi
	}
	if box.n > 1 {
		cells["shape"] = fmt.Sprint(g["type"])
	}
	cells["lat"], cells["lon"] = number(lat), number(lon)
	if box.height != "" {
		cells["height"] = box.height
	}
}

func number(v float64) string {
	return strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64)
}

// bounds is the bounding box of positions.
type bounds struct {
	n                        int
	west, south, east, north float64
	height                   string
}

// add adds a position, or nested lists of positions.
func (b *bounds) add(v any, deep int) {
	list := items.List(v)
	if len(list) == 0 || deep > 8 {
		return
	}
	if items.List(list[0]) != nil {
		for _, inner := range list {
			b.add(inner, deep+1)
		}
		return
	}
	if len(list) < 2 {
		return
	}
	x, errX := strconv.ParseFloat(items.Plain(list[0]), 64)
	y, errY := strconv.ParseFloat(items.Plain(list[1]), 64)
	if errX != nil || errY != nil || math.IsInf(x, 0) || math.IsInf(y, 0) {
		return
	}
	if b.n == 0 {
		b.west, b.east, b.south, b.north = x, x, y, y
	}
	b.west, b.east, b.south, b.north = min(b.west, x), max(b.east, x), min(b.south, y), max(b.north, y)
	if b.n++; len(list) > 2 {
		b.height = items.Plain(list[2])
	}
}

// text adds a point in WKT, as in Linked Places.
func (b *bounds) text(g map[string]any) {
	if lat, lon, ok := items.WKT(items.Plain(g["geowkt"])); ok {
		b.add([]any{lon, lat}, 0)
	}
}

func (m *reader) read(r *items.Row) {
	if r.Sort == "file" {
		if title := r.Text("title"); title != "" && r.Draft.Title == "" {
			r.Draft.Title = title
			r.Took("title")
		}
		r.Over(r.Draft)
		return
	}
	start := ""
	for _, s := range starts {
		if t := r.Text(s); t != "" && !assemble.NoValue(t) && m.dates.Read(m.date(t)).When != "" {
			start = s
			break
		}
	}
	switch text, _ := r.First(dated...); {
	case start != "" || r.Text(items.Own+".when") != "":
		m.event(r, start)
	case text == "" || assemble.NoValue(text):
		m.place(r)
	default:
		got := m.dates.Read(m.date(text))
		r.Reject("the date “"+text+"” was not read: "+got.Say, got.Fix)
	}
}

// date accepts milliseconds and GDAL's dates with slashes.
func (m *reader) date(typed string) string {
	if ms, err := strconv.ParseInt(typed, 10, 64); err == nil && len(typed) > 9 {
		if when, ok := items.Moment(ms); ok {
			return when
		}
	}
	return typed
}

func (m *reader) event(r *items.Row, start string) {
	if !r.Title(titles, texts...) {
		r.Reject("it has a date and neither a title nor words", "a title, if it is an event")
		return
	}
	if start != "" {
		_, end := r.First(ends...)
		why, fix := r.When(start, end, func(s string) assemble.Reading { return m.dates.Read(m.date(s)) })
		if why != "" {
			r.Reject(why, fix)
			return
		}
	} else {
		r.E.When, _ = items.Valid(r.Text(items.Own + ".when"))
	}
	if r.E.When == "" {
		r.Reject("its date is no EDTF", "a date such as 2025-08-06")
		return
	}
	r.ID("id")
	if _, name := r.First(texts...); name != "" {
		r.E.Text = r.Prose(name)
	}
	m.where(r)
	if r.Text(items.Own+".when") != "" {
		r.Took("place", "first_day", "last_day", "kind", "status")
	}
	for _, l := range links {
		r.Link(l)
	}
	r.Owned()
	r.Event()
}

// where puts the event at its place.
func (m *reader) where(r *items.Row) {
	if r.Draft.HasPlace(items.OwnKey(r.Text(items.Own + ".where"))) {
		r.Took("lat", "lon")
		return
	}
	name, cell := r.First(append([]string{items.Own + ".where"}, places...)...)
	r.Took(cell)
	lat, lon, ok := r.Located("lat", "lon")
	switch {
	case ok:
		p := r.At(name, lat, lon)
		m.shape(r, p)
	case name != "":
		r.E.Where = r.Draft.Spelling(name)
	}
}

// shape warns that the place of a line or area is the centre of its bounding
// box.
func (m *reader) shape(r *items.Row, p *assemble.Place) {
	if s := r.Text("shape"); s != "" {
		r.Warn("its shape ("+s+") is not in the record: the place is the middle of the box around it", "a point, or a place with a precision")
		r.Kept(p, "shape", "the record has points", "")
	}
	if h := r.Text("height"); h != "" {
		r.Kept(p, "height", "places have no height", "")
	}
}

// place adds a place for a feature without a date.
func (m *reader) place(r *items.Row) {
	name, cell := r.First(titles...)
	if name == "" || strings.HasPrefix(name, "[") {
		if t := r.Text("properties.title"); t != "" {
			name, cell = t, "properties.title"
		}
	}
	lat, lon, ok := r.Located("lat", "lon")
	if name == "" && !ok {
		r.Reject("it has neither a date, a name nor coordinates", "a title and a date, if it is an event")
		return
	}
	key := name + "\x00" + lat + " " + lon + "\x00" + r.Text("id") + "\x00" + r.Item.At
	p := r.Draft.Place(key, name)
	if name == "" {
		p.Name = lat + ", " + lon
	}
	r.Changed(cell, p.Name, "one line")
	if ok {
		p.Set("lat", lat)
		p.Set("lon", lon)
	}
	if id := r.Text("id"); assemble.ValidID(id) && strings.Trim(id, "0123456789") != "" {
		p.ID = id
		r.Took("id")
	}
	if kind, known := items.PlaceKind(r.Text("kind")); known {
		p.Kind = kind
		r.Changed("kind", kind, "the kind in the words of the codebook")
	}
	for _, key := range [...]string{"wikidata", "geonames", "coords_from"} {
		if s := r.Text(key); s != "" {
			p.Set(key, s)
			r.Took(key)
		}
	}
	for _, key := range [...]string{"country", "ccodes"} {
		if s := r.Text(key); len(s) == 2 && strings.ToUpper(s) == s {
			p.Set("country", s)
			r.Took(key)
		}
	}
	m.shape(r, p)
	r.Over(p)
}

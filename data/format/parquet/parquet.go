// Package parquet writes the events of a record as one Parquet file, for programs of
// analysts: texts, days, numbers and lists, one row an event, compressed with gzip.
package parquet

import (
	"bytes"

	"github.com/parquet-go/parquet-go"

	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/carry"
)

// row is an event. Columns are empty where the record gives nothing.
type row struct {
	ID         string   `parquet:"id"`
	Title      string   `parquet:"title,optional"`
	When       string   `parquet:"when,optional"`
	FirstDay   *int32   `parquet:"first_day,optional,date"`
	LastDay    *int32   `parquet:"last_day,optional,date"`
	Type       string   `parquet:"type,optional"`
	Mode       string   `parquet:"mode,optional"`
	Class      string   `parquet:"class,optional"`
	Status     string   `parquet:"status,optional"`
	Standing   string   `parquet:"standing,optional"`
	Importance int32    `parquet:"importance,optional"`
	Place      string   `parquet:"place,optional"`
	PlaceName  string   `parquet:"place_name,optional"`
	Country    string   `parquet:"country,optional"`
	Lat        *float64 `parquet:"lat,optional"`
	Lon        *float64 `parquet:"lon,optional"`
	Who        []string `parquet:"who,list"`
	WhoNames   []string `parquet:"who_names,list"`
	WhoRoles   []string `parquet:"who_roles,list"`
	Tags       []string `parquet:"tags,list"`
	Sources    []string `parquet:"sources,list"`
	Text       string   `parquet:"text,optional"`
}

// Write returns the events of a record, one row each, in the order of the record. when is
// the date as EDTF; first_day and last_day are the days between which it lies, empty where
// they are open or not in the years 1 to 9999, beyond which many programs have no days.
func Write(d *dataset.Dataset) []byte {
	rows := make([]row, len(d.Events))
	for i := range d.Events {
		rows[i] = rowOf(d, &d.Events[i])
	}
	var out bytes.Buffer
	w := parquet.NewGenericWriter[row](&out, parquet.Compression(&parquet.Gzip))
	if _, err := w.Write(rows); err != nil {
		panic(err) // memory takes every row
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func rowOf(d *dataset.Dataset, e *dataset.Event) row {
	r := row{
		ID: string(e.ID), Title: e.Title, When: e.When.String(),
		FirstDay: dayOf(dataset.FirstDay(e.When), e.When.Earliest), LastDay: dayOf(dataset.LastDay(e.When), e.When.Latest),
		Type: d.TypeCode(d.Type(e)), Mode: e.Mode.Code(), Class: d.Quad(e).Code(),
		Status: e.Status.Code(), Standing: e.Standing.Code(), Importance: int32(e.Importance),
		Tags: e.Rest().Tags, Sources: carry.Sources(d, e), Text: e.Text,
	}
	for _, p := range e.Who {
		a := &d.Actors[p.Actor]
		r.Who, r.WhoNames, r.WhoRoles = append(r.Who, string(a.ID)), append(r.WhoNames, a.Name), append(r.WhoRoles, p.Role.Code())
	}
	if e.Where < 0 {
		return r
	}
	p := &d.Places[e.Where]
	r.Place, r.PlaceName, r.Country = string(p.ID), p.Name, p.Country
	if p.Located {
		r.Lat, r.Lon = &p.Lat, &p.Lon
	}
	return r
}

// dayOf returns a day of the years 1 to 9999, or nil where it is open.
func dayOf(day dataset.Day, at edtf.Instant) *int32 {
	if text := day.Text(); !at.Finite() || len(text) != len("2025-08-06") || text < "0001" {
		return nil
	}
	n := int32(day)
	return &n
}

// Package carry holds what a file for another program carries along so that the record can
// be made of it again: an object of its own name, which other programs pass over, with
// what their format has no place for. It says besides what no such file holds.
package carry

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"parley/data/dataset"
	"parley/data/edtf"
)

// Own is the name of the object.
const Own = "parley"

// Event is what is carried of an event. Lists have one text a line; participants and
// places are named by their ids, which File has.
type Event struct {
	ID         string            `json:"id"`
	When       string            `json:"when"`            // EDTF
	Title      string            `json:"title,omitempty"` // when a reader could take something in it for markup
	Where      string            `json:"where,omitempty"`
	Type       string            `json:"type,omitempty"`
	Mode       string            `json:"mode,omitempty"`
	Status     string            `json:"status,omitempty"`
	Importance string            `json:"importance,omitempty"`
	Who        map[string]string `json:"who,omitempty"` // by role
	Source     string            `json:"source,omitempty"`
	Tags       string            `json:"tags,omitempty"`
	Text       string            `json:"text,omitempty"`
	Note       string            `json:"note,omitempty"`
	Cameo      string            `json:"cameo,omitempty"`
}

// File is what is carried of the record as a whole.
type File struct {
	Timezone string  `json:"timezone,omitempty"`
	Language string  `json:"language,omitempty"`
	Actors   []Named `json:"actors,omitempty"`
	Places   []Named `json:"places,omitempty"`
}

// Named is a participant or a place.
type Named struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Kind    string `json:"kind,omitempty"`
	Lat     string `json:"lat,omitempty"`
	Lon     string `json:"lon,omitempty"`
	Country string `json:"country,omitempty"`
}

// Of is what is carried of an event.
func Of(d *dataset.Dataset, ref int) Event {
	e := &d.Events[ref]
	more := e.Rest()
	out := Event{ID: string(e.ID), When: e.When.String(), Type: e.Type.Code(), Mode: e.Mode.Code(), Status: e.Status.Code(), Tags: strings.Join(more.Tags, "\n"),
		Text: e.Text, Note: more.Note, Cameo: more.Cameo, Source: strings.Join(Sources(d, e), "\n")}
	if strings.ContainsAny(e.Title, "<&#[") {
		out.Title = e.Title
	}
	if e.Where >= 0 {
		out.Where = string(d.Places[e.Where].ID)
	}
	if e.Importance > 0 {
		out.Importance = strconv.Itoa(int(e.Importance))
	}
	for _, p := range e.Who {
		if out.Who == nil {
			out.Who = map[string]string{}
		}
		out.Who[p.Role.Code()] = strings.TrimPrefix(out.Who[p.Role.Code()]+"\n"+string(d.Actors[p.Actor].ID), "\n")
	}
	return out
}

// Sources are the addresses of the sources of an event, or their titles, each once.
func Sources(d *dataset.Dataset, e *dataset.Event) []string {
	var out []string
	for s := range e.SourcesOn(dataset.LatestDay) {
		x := &d.Sources[s]
		for _, text := range [...]string{x.URL, x.Title, x.PublisherName, string(x.ID)} {
			if text = strings.Join(strings.Fields(text), " "); text != "" {
				out = append(out, text)
				break
			}
		}
	}
	return out
}

// Whole is what is carried of the record.
func Whole(d *dataset.Dataset) File {
	out := File{Timezone: d.Meta.Timezone, Language: d.Meta.Language}
	for i := range d.Actors {
		a := &d.Actors[i]
		out.Actors = append(out.Actors, Named{ID: string(a.ID), Name: a.Name, Kind: a.Kind.Code(), Country: a.Country})
	}
	for i := range d.Places {
		p := &d.Places[i]
		n := Named{ID: string(p.ID), Name: p.Name, Kind: p.Kind.Code(), Country: p.Country}
		if p.Located {
			n.Lat, n.Lon = strconv.FormatFloat(p.Lat, 'f', -1, 64), strconv.FormatFloat(p.Lon, 'f', -1, 64)
		}
		out.Places = append(out.Places, n)
	}
	return out
}

// JSON is a value as JSON, with a line end, and markup as it is.
func JSON(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		panic("carry: plain values cannot be written: " + err.Error())
	}
	return b.Bytes()
}

// Line is a value as JSON in one line.
func Line(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // texts are always written
	return strings.TrimSpace(b.String())
}

// Placed reports whether programs can draw a date: it has a first and a last day in the
// years that JavaScript's dates have.
func Placed(d edtf.Date) bool {
	return d.Earliest.Finite() && d.Latest.Finite() && d.Flags&edtf.OutOfRange == 0 && d.Earliest > -8e12 && d.Latest < 8e12
}

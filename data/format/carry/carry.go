// Package carry defines the extra data in files for other programs from which
// the record can be restored: an object with a name of its own, which other
// programs ignore, holding what their format has no place for. It also counts
// what a file loses.
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

// Event is the extra data of an event. Lists have one item per line;
// participants and places are given by their ids in File.
type Event struct {
	ID         string            `json:"id"`
	When       string            `json:"when"`            // EDTF
	Title      string            `json:"title,omitempty"` // if a reader could mistake part of it for markup
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

// File is the extra data of the record as a whole.
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

// Of returns the extra data of an event.
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

// Sources returns the distinct addresses of an event's sources, or their titles
// if they have none.
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

// Whole returns the extra data of the record.
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

// JSON returns a value as indented JSON with a final line break and unescaped
// markup. It panics on a value that cannot be encoded.
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

// Line returns a value as JSON on one line.
func Line(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // encoding texts never fails
	return strings.TrimSpace(b.String())
}

// Placed reports whether other programs can draw a date: it has a first and a
// last day in the range of JavaScript dates.
func Placed(d edtf.Date) bool {
	return d.Earliest.Finite() && d.Latest.Finite() && d.Flags&edtf.OutOfRange == 0 && d.Earliest > -8e12 && d.Latest < 8e12
}

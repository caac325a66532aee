// Package book writes a record as one workbook, with a sheet for each kind of
// record and nested list (events, actors, places, sources, claims, relations
// and so on), and reads it back. Dates, ids and codes are text cells, so that
// no spreadsheet changes them.
package book

import (
	"bytes"
	stdjson "encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"parley/data/dataset"
	"parley/data/format/json"
	"parley/data/format/workbook"
)

// sheet is a sheet of the workbook and the position of its rows in the record.
type sheet struct {
	name    string
	section string // of the record
	key     string // of the list in a record of the section that has the rows, or ""
	columns string // the first columns, in order; others follow
}

// layout lists the sheets in the order of the workbook. A section without a key
// is a map of records by id, or a list.
var layout = []sheet{
	{"events", "events", "", "id title when where type status importance who source text tags"},
	{"actors", "actors", "", "id name kind short country part_of description"},
	{"places", "places", "", "id name kind lat lon country within"},
	{"sources", "sources", "", "id kind title publisher publisher_name url published"},
	{"claims", "events", "claims", "event source by for to stance on said_at text quote"},
	{"relations", "relations", "", "from to kind since until source"},
	{"participants", "events", "who", "event role id for as"},
	{"links", "events", "links", "event to kind"},
	{"history", "events", "history", "event at field from to"},
	{"figures", "events", "figures", "event what low best high unit"},
	{"media", "events", "media", "event claim src alt caption credit license"},
	{"offices", "actors", "roles", "actor role of for since until as_of source"},
	{"names", "actors", "aka", "actor name lang note"},
	{"pictures", "actors", "image", "actor src alt caption credit license"},
	{"actor_media", "actors", "media", "actor src alt caption credit license"},
	{"groups", "groups", "", "id name short colour order members part_of countries"},
	{"types", "types", "", "id label plural like class symbol"},
	{"classes", "classes", "", "id label text"},
	{"creators", "dataset", "creators", "name url"},
	{"corrections", "corrections", "", "at event field was now"},
	{"steps", "steps", "", "event from to on title text"},
	{"step_media", "steps", "media", "step src alt caption credit license"},
	{"removed", "removed", "", "event actor at note"},
	{"translations", "translations", "", "language path text"},
}

// parents are the columns that name the record to whose list a row belongs.
// Of a list without ids it is the number of the entry, 1 for the first.
var parents = map[string]string{"events": "event", "actors": "actor", "steps": "step"}

// rare are the sheets that are written only with rows.
var rare = words("corrections steps removed groups types classes translations")

// numbers, truths and lists are the keys of number, boolean and list cells;
// those of lists include the section.
var (
	numbers = words("lat lon importance order low best high")
	truths  = words("undirected")
	lists   = words("sources.via events.context claims.to claims.chain claims.on events.tags events.aka_ids actors.aka_ids dataset.keywords dataset.credits " +
		"groups.members groups.part_of groups.countries groups.ignore types.ignore classes.ignore dataset.ignore events.ignore actors.ignore places.ignore sources.ignore relations.ignore")
)

func words(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

type record = map[string]any

// Write returns the workbook of a record as XLSX. The output is deterministic.
func Write(d *dataset.Dataset) []byte { return workbook.Write(tables(d)) }

// WriteODS is Write as ODS.
func WriteODS(d *dataset.Dataset) []byte { return workbook.WriteODS(tables(d)) }

func tables(d *dataset.Dataset) []workbook.Table {
	dec := stdjson.NewDecoder(bytes.NewReader(json.Write(d)))
	dec.UseNumber()
	var doc record
	if err := dec.Decode(&doc); err != nil {
		panic("book: " + err.Error()) // cannot happen: it was written above
	}
	unroll(doc, d)
	var out []workbook.Table
	for _, s := range layout {
		if rows := s.rows(doc); len(rows) > 0 || s.key == "" && !rare[s.name] {
			out = append(out, s.table(rows))
		}
	}
	return append(out, head(doc))
}

// unroll lists the participants of each event by role, in the order of the
// record.
func unroll(doc record, d *dataset.Dataset) {
	events, _ := doc["events"].(record)
	for i := range d.Events {
		e, _ := events[string(d.Events[i].ID)].(record)
		who, _ := e["who"].(record)
		var all []any
		for _, p := range d.Events[i].Who {
			list, _ := who[p.Role.Code()].([]any)
			for _, one := range list {
				r, ok := one.(record)
				if !ok {
					r = record{"id": one}
				}
				r["role"] = p.Role.Code()
				all = append(all, r)
			}
			delete(who, p.Role.Code())
		}
		if e["who"] = all; len(all) == 0 {
			delete(e, "who")
		}
		lift(e)
	}
}

// lift puts the media of the claims of an event beside its own, with the number of the
// claim.
func lift(e record) {
	all, _ := e["media"].([]any)
	claims, _ := e["claims"].([]any)
	for i, c := range claims {
		list, _ := c.(record)["media"].([]any)
		for _, m := range list {
			m.(record)["claim"] = strconv.Itoa(i + 1)
			all = append(all, m)
		}
		delete(c.(record), "media")
	}
	if len(all) > 0 {
		e["media"] = all
	}
}

// head returns the sheet with the fields of the dataset itself.
func head(doc record) workbook.Table {
	t := workbook.Table{Name: "dataset", Rows: [][]string{{"key", "value"}}}
	meta, _ := doc["dataset"].(record)
	for _, key := range slices.Sorted(maps.Keys(meta)) {
		if key != "creators" {
			t.Rows = append(t.Rows, []string{key, cell(meta[key])})
		}
	}
	return t
}

// rows returns the rows of a sheet, each with its id or the id of its parent.
func (s *sheet) rows(doc record) (out []record) {
	switch of := doc[s.section].(type) {
	case []any:
		for i, r := range of {
			if s.key != "" {
				out = append(out, hanging(r.(record)[s.key], parents[s.section], strconv.Itoa(i+1))...)
				continue
			}
			out = append(out, r.(record))
		}
	case record:
		if s.section == "translations" {
			return inLanguages(of)
		}
		if s.section == "dataset" {
			return hanging(of[s.key], "", "")
		}
		for _, id := range slices.Sorted(maps.Keys(of)) {
			if s.key != "" {
				out = append(out, hanging(of[id].(record)[s.key], parents[s.section], id)...)
				continue
			}
			r := maps.Clone(of[id].(record))
			r["id"] = id
			out = append(out, r)
		}
	}
	return out
}

// inLanguages returns a row for each text in another language.
func inLanguages(of record) (out []record) {
	for _, lang := range slices.Sorted(maps.Keys(of)) {
		texts := of[lang].(record)
		for _, path := range slices.Sorted(maps.Keys(texts)) {
			out = append(out, record{"language": lang, "path": path, "text": texts[path]})
		}
	}
	return out
}

// hanging returns the rows of a list that belongs to a record, or of its one
// picture.
func hanging(list any, parent, id string) (out []record) {
	add := func(r record) {
		r = maps.Clone(r)
		if parent != "" {
			r[parent] = id
		}
		out = append(out, r)
	}
	switch list := list.(type) {
	case []any:
		for _, r := range list {
			add(r.(record))
		}
	case record:
		add(list) // a picture
	}
	return out
}

// table returns the sheet with the columns that its rows have.
func (s *sheet) table(rows []record) workbook.Table {
	columns := strings.Fields(s.columns)
	more := map[string]bool{}
	for _, r := range rows {
		for key, v := range r {
			if !nested(v) && !slices.Contains(columns, key) {
				more[key] = true
			}
		}
	}
	columns = append(columns, slices.Sorted(maps.Keys(more))...)
	t := workbook.Table{Name: s.name, Rows: [][]string{columns}, Numbers: numbers, Picks: picks(s.name)}
	for _, r := range rows {
		cells := make([]string, len(columns))
		for i, key := range columns {
			if !nested(r[key]) {
				cells[i] = cell(r[key])
			}
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// nested reports whether a value goes to a sheet of its own.
func nested(v any) bool {
	list, ok := v.([]any)
	if _, is := v.(record); is || ok && len(list) > 0 && isRecord(list[0]) {
		return true
	}
	return false
}

func isRecord(v any) bool { _, ok := v.(record); return ok }

// cell formats a value as a cell. Lists are separated by semicolons; semicolons
// and backslashes within an entry are escaped by a backslash.
func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []any:
		var out []string
		for _, one := range v {
			out = append(out, strings.NewReplacer(`\`, `\\`, ";", `\;`).Replace(fmt.Sprint(one)))
		}
		return strings.Join(out, "; ")
	}
	return fmt.Sprint(v)
}

// entries splits the cell of a list.
func entries(s string) (out []string) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && (s[i+1] == ';' || s[i+1] == '\\'):
			i++
			b.WriteByte(s[i])
		case s[i] == ';' || s[i] == '\n':
			out = append(out, b.String())
			b.Reset()
		default:
			b.WriteByte(s[i])
		}
	}
	out = append(out, b.String())
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

package book

import (
	"errors"
	"slices"
	"strings"

	"parley/data/edtf"
	"parley/data/format/assemble"
	"parley/data/format/grid"
	"parley/data/tongue"
)

// Is reports whether the sheets are those of a record: events and at least one
// other.
func Is(sheets []*grid.Sheet) bool {
	events := find(sheets, "events")
	if events == nil || !slices.Contains(heads(events), "title") || !slices.Contains(heads(events), "when") {
		return false
	}
	return slices.ContainsFunc([]string{"dataset", "actors", "places", "sources", "claims"}, func(name string) bool { return find(sheets, name) != nil })
}

func find(sheets []*grid.Sheet, name string) *grid.Sheet {
	for _, s := range sheets {
		if strings.EqualFold(s.Name, name) && len(s.Rows) > 0 {
			return s
		}
	}
	return nil
}

// reader is the state of reading a workbook.
type reader struct {
	doc    record
	rep    *assemble.Report
	meta   assemble.Meta
	dates  assemble.Dates
	names  map[string]map[string]string // ids by section and folded name
	ids    map[string]*assemble.IDs
	starts map[string]string // rows of events by id

	packaged bool     // the sheets are those of a data package
	shown    []string // names in the sheet of actors
	unknown  []string // names of participants that the sheet does not have
}

// Read returns the record in a workbook as YAML and reports on each row. It
// returns an error if there is no sheet of events.
func Read(sheets []*grid.Sheet, rep *assemble.Report, meta assemble.Meta, given assemble.Order) (yaml []byte, starts []assemble.Start, err error) {
	if find(sheets, "events") == nil {
		return nil, nil, errors.New("the workbook has no sheet “events” with rows")
	}
	r := &reader{doc: record{"schema": number("1")}, rep: rep, meta: meta, names: map[string]map[string]string{}, ids: map[string]*assemble.IDs{}, starts: map[string]string{}}
	r.packaged = packaged(sheets)
	r.dates = assemble.FindOrder(given, column(find(sheets, "events"), "when"))
	r.head(find(sheets, "dataset"))
	for _, name := range []string{"actors", "places", "sources", "events"} { // named records before those that name them
		r.read(find(sheets, name), *layoutOf(name))
	}
	for _, s := range layout {
		if s.key != "" || s.section != s.name || s.name == "relations" || rare[s.name] {
			r.read(find(sheets, s.name), s)
		}
	}
	if r.packaged {
		r.read(find(sheets, tags.name), tags)
	}
	for _, s := range sheets {
		if layoutOf(strings.ToLower(s.Name)) == nil && !(r.packaged && strings.EqualFold(s.Name, tags.name)) && !strings.EqualFold(s.Name, "dataset") && !strings.EqualFold(s.Name, "help") && len(s.Rows) > 0 {
			rep.Rows, rep.Refused = rep.Rows+len(s.Rows), rep.Refused+len(s.Rows)
			rep.Notes = append(rep.Notes, assemble.Note{At: "sheet “" + s.Name + "”", What: assemble.Refused.String(), From: strings.Join(s.Rows[0].Cells, " | "), Why: "no sheet of a record has that name"})
		}
	}
	r.alike()
	yaml, starts = r.yaml()
	return yaml, starts, nil
}

func layoutOf(name string) *sheet {
	for i := range layout {
		if layout[i].name == name {
			return &layout[i]
		}
	}
	return nil
}

// column returns the cells of a column.
func column(s *grid.Sheet, name string) (out []string) {
	at := slices.Index(heads(s), name)
	for _, r := range s.Rows[1:] {
		if at >= 0 && at < len(r.Cells) {
			out = append(out, r.Cells[at])
		}
	}
	return out
}

// heads returns the headings of a sheet as keys.
func heads(s *grid.Sheet) []string {
	var out []string
	for _, h := range s.Rows[0].Cells {
		h = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(h)), " ", "_")
		if h == "date" {
			h = "when"
		}
		out = append(out, h)
	}
	return out
}

// head reads the fields of the dataset; meta fills in missing ones.
func (r *reader) head(s *grid.Sheet) {
	d := record{}
	if s != nil {
		for _, row := range s.Rows[1:] {
			if len(row.Cells) > 1 && row.Cells[1] != "" {
				d[row.Cells[0]] = value("dataset", row.Cells[0], row.Cells[1])
			}
		}
	}
	for key, text := range map[string]string{"title": r.meta.Title, "as_of": r.meta.AsOf, "license": r.meta.License} {
		if d[key] == nil && text != "" {
			d[key] = text
		}
	}
	if title, _ := d["title"].(string); d["id"] == nil {
		d["id"] = assemble.NewIDs("record").Take(title, "")
	}
	r.doc["dataset"] = d
}

// value converts a cell to a value of the record.
func value(sheet, key, s string) any {
	switch {
	case lists[sheet+"."+key]:
		return entries(s)
	case numbers[key]:
		return number(s)
	case truths[key]:
		return number(strings.ToLower(s))
	}
	return s
}

// number is text that is written without quotes.
type number string

// read reads the rows of a sheet.
func (r *reader) read(s *grid.Sheet, as sheet) {
	if s == nil {
		return
	}
	keys, base := heads(s), len(r.rep.Columns)
	for i, h := range s.Rows[0].Cells {
		r.rep.Column(as.name+": "+h, as.section+": "+keys[i])
	}
	for _, row := range s.Rows[1:] {
		if len(row.Cells) > len(keys) {
			row.Cells = row.Cells[:len(keys)]
		}
		w := r.rep.Row(row.At(), append(make([]string, base), row.Cells...))
		one := record{}
		for i, c := range row.Cells {
			if c == "" || keys[i] == "" {
				continue
			}
			key, v, ok := keys[i], value(as.name, keys[i], c), true
			if r.packaged {
				key, v, ok = unpacked(as.name, key, c)
			}
			if !ok {
				w.Change(base+i, "", "it follows from the rest of the record")
				continue
			}
			if one[key] = v; key == "when" && as.name == "events" {
				one["when"] = r.when(w, base+i, c)
			}
			w.Take(base + i)
		}
		for _, l := range row.Look {
			w.Warn(l.Why, "")
		}
		if why, fix := r.put(one, as, row.At()); why != "" {
			w.Reject(why, fix)
			continue
		}
		w.Done()
	}
}

// when parses a date as typed; text that is not understood is kept, for the
// check to report.
func (r *reader) when(w *assemble.Row, col int, typed string) string {
	d := r.dates.Read(typed)
	if _, err := edtf.Parse(typed); err == nil || d.When == "" {
		return typed
	}
	if d.When != typed {
		w.Change(col, d.When, d.Why)
	}
	return d.When
}

// put adds a row to the record, or returns why it cannot and the fix.
func (r *reader) put(one record, as sheet, at string) (why, fix string) {
	if r.packaged && as.name == "events" {
		unjudged(one)
	}
	switch {
	case as.section == "dataset":
		r.list(r.doc["dataset"].(record), as.key, one)
	case as.key != "":
		return r.hang(one, as)
	case as.section == "translations":
		lang, _ := one["language"].(string)
		path, _ := one["path"].(string)
		if lang == "" || path == "" {
			return "a translation needs a language and the path of a text", "uk and events.ID.title"
		}
		r.say(lang, path, one["text"])
	case strings.Contains(" actors places sources events groups types classes ", " "+as.section+" "):
		return r.record(one, as.section, at)
	default:
		r.refer(one, as.section)
		r.list(r.doc, as.section, one)
	}
	return "", ""
}

// say adds a text in another language.
func (r *reader) say(lang, path string, text any) {
	all, ok := r.doc["translations"].(record)
	if !ok {
		all = record{}
		r.doc["translations"] = all
	}
	if all[lang] == nil {
		all[lang] = record{}
	}
	all[lang].(record)[path] = text
}

// elsewhere moves what columns such as “title:uk” hold to the translations.
func (r *reader) elsewhere(one record, section, id string) {
	for key, text := range one {
		if name, lang, ok := strings.Cut(key, ":"); ok && tongue.IsTag(lang) {
			delete(one, key)
			r.say(lang, section+"."+id+"."+name, text)
		}
	}
}

func (r *reader) list(to record, key string, one any) {
	all, _ := to[key].([]any)
	to[key] = append(all, one)
}

func (r *reader) section(name string) record {
	s, ok := r.doc[name].(record)
	if !ok {
		s = record{}
		r.doc[name], r.names[name], r.ids[name] = s, map[string]string{}, assemble.NewIDs(strings.TrimSuffix(name, "s"))
	}
	return s
}

// record adds a row to its section, under its id or one made from its name.
func (r *reader) record(one record, section, at string) (why, fix string) {
	to := r.section(section)
	name, _ := one["name"].(string)
	for _, key := range []string{"title", "label"} {
		if title, ok := one[key].(string); ok && name == "" {
			name = title
		}
	}
	id, _ := one["id"].(string)
	switch {
	case id == "" && name == "":
		return "it has neither an id nor a name", "a name or a title"
	case id == "":
		id = r.ids[section].Take(name, "")
	case to[id] != nil:
		return "the id “" + id + "” is given twice", "an id of its own"
	default:
		r.ids[section].Keep(id)
	}
	delete(one, "id")
	r.elsewhere(one, section, id)
	to[id] = one
	r.call(section, name, id)
	if short, ok := one["short"].(string); ok {
		r.call(section, short, id)
	}
	if section == "events" {
		r.starts[id] = at
		r.who(one)
	}
	r.refer(one, section)
	return "", ""
}

func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// who converts the names in the who cell of an event to participants with the
// role actor.
func (r *reader) who(one record) {
	cell, ok := one["who"].(string)
	delete(one, "who")
	if !ok {
		return
	}
	list := []any{}
	for _, name := range entries(cell) {
		list = append(list, r.id("actors", name))
	}
	one["who"] = &roles{[]string{"actor"}, record{"actor": list}}
}

// id returns the id that a cell means: an id, or a name or short name in a
// sheet. An unknown name gets a record of its own, whose missing kind the check
// reports; one that several records have stays as it is, and the check shows them.
func (r *reader) id(section, text string) string {
	to := r.section(section)
	if to[text] != nil {
		return text
	}
	switch id := r.names[section][fold(text)]; id {
	case "":
	case several:
		return text
	default:
		return id
	}
	if section == "actors" {
		r.unknown = append(r.unknown, text)
	}
	id := r.ids[section].Take(text, "")
	kind := map[string]string{"actors": r.meta.ActorKind, "places": r.meta.PlaceKind}[section]
	one := record{"name": text}
	if kind != "" {
		one["kind"] = kind
	}
	to[id], r.names[section][fold(text)] = one, id
	return id
}

// refer replaces names by ids in the keys that refer to actors or places.
func (r *reader) refer(one record, section string) {
	for key, of := range map[string]string{"where": "places", "from_place": "places", "to_place": "places"} {
		if text, ok := one[key].(string); ok && section == "events" {
			one[key] = r.id(of, text)
		}
	}
	if text, ok := one["source"].(string); ok && section == "events" {
		one["source"] = strings.Fields(strings.ReplaceAll(text, ";", " "))
	}
	for _, key := range []string{"members", "part_of"} {
		if list, ok := one[key].([]string); ok && section == "groups" {
			for i := range list {
				list[i] = r.id("actors", list[i])
			}
		}
	}
	for _, key := range []string{"from", "to"} {
		if text, ok := one[key].(string); ok && section == "relations" {
			one[key] = r.id("actors", text)
		}
	}
}

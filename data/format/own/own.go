// Package own reads the JSON that Parley writes for a whole record in the
// format of data/spec: the file is the record.
package own

import (
	"bytes"
	"encoding/json"
	"errors"

	"parley/data/format/assemble"
	"parley/data/format/items"
)

// sections are the parts of a record, in the order of the file.
var sections = [...]string{"events", "actors", "places", "sources", "relations", "corrections", "steps", "removed"}

// Detect reports whether data is JSON with a version of the format, a dataset and events.
func Detect(data []byte) bool {
	if !items.Looks(data) {
		return false
	}
	o := members(data)
	return o["schema"].kind != 0 && o["schema"].kind != 'n' && o["dataset"].kind == '{' && o["events"].kind == '{'
}

// Read makes the file the record. It returns an error if it is not JSON, not a
// record, or not the only file: only an editor can merge two records.
func Read(d *assemble.Draft, rep *assemble.Report, data []byte, _ assemble.Order) error {
	o := members(data)
	if o == nil {
		if _, err := items.JSON(data); err != nil {
			return err
		}
	}
	switch {
	case o["dataset"].kind != '{' || o["events"].kind != '{':
		return errors.New("a record needs a dataset and events")
	case d.Whole != nil || len(d.Events)+len(d.Actors)+len(d.Places) > 0:
		return errors.New("a whole record is imported alone; other files of the same folder can be layers of it")
	}
	for _, name := range sections {
		n := o[name].count()
		if n == 0 {
			continue
		}
		c := rep.Columns[rep.Column(name, name)]
		c.Cells, c.Taken = n, n
		rep.Rows, rep.Taken = rep.Rows+n, rep.Taken+n
	}
	d.Whole = data
	return nil
}

// member is a value of which only the outside is looked at, so that a large record is
// not read twice: its first byte, which says what it is, and its text.
type member struct {
	kind byte
	text []byte
}

// UnmarshalJSON notes the value, which stays in the data given to members.
func (m *member) UnmarshalJSON(text []byte) error {
	m.kind, m.text = text[0], text
	return nil
}

// count returns the number of values in a list or object.
func (m member) count() int {
	switch m.kind {
	case '{':
		var all map[string]member
		_ = json.Unmarshal(m.text, &all) // it is valid
		return len(all)
	case '[':
		var all []member
		_ = json.Unmarshal(m.text, &all)
		return len(all)
	}
	return 0
}

// members returns those of the object that is the whole of data, or nil if it is none.
func members(data []byte) map[string]member {
	var all map[string]member
	if json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &all) != nil {
		return nil
	}
	return all
}

// Package own reads the JSON that Parley writes for a whole record in the
// format of data/spec: the file is the record.
package own

import (
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
	v, err := items.JSON(data)
	o := items.Object(v)
	return err == nil && o["schema"] != nil && items.Object(o["dataset"]) != nil && items.Object(o["events"]) != nil
}

// Read makes the file the record. It returns an error if it is not JSON, not a
// record, or not the only file: only an editor can merge two records.
func Read(d *assemble.Draft, rep *assemble.Report, data []byte, _ assemble.Order) error {
	v, err := items.JSON(data)
	o := items.Object(v)
	switch {
	case err != nil:
		return err
	case items.Object(o["dataset"]) == nil || items.Object(o["events"]) == nil:
		return errors.New("a record needs a dataset and events")
	case d.Whole != nil || len(d.Events)+len(d.Actors)+len(d.Places) > 0:
		return errors.New("a whole record is imported alone; other files of the same folder can be layers of it")
	}
	for _, name := range sections {
		n := len(items.Object(o[name])) + len(items.List(o[name]))
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

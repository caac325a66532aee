package format

import (
	"io"

	"parley/data/format/assemble"
)

// WriteText writes the reports as text for people.
func (r Record) WriteText(w io.Writer) error { return assemble.WriteText(w, r.Reports) }

// WriteJSON writes the reports as JSON.
func (r Record) WriteJSON(w io.Writer) error { return assemble.WriteJSON(w, r.Reports) }

// Refused returns the number of rows that are not in the record.
func (r Record) Refused() int {
	n := 0
	for _, rep := range r.Reports {
		n += rep.Refused
	}
	return n
}

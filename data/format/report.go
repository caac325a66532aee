package format

import (
	"io"

	"parley/data/format/assemble"
)

// WriteText writes the reports for people.
func (r Record) WriteText(w io.Writer) error { return assemble.WriteText(w, r.Reports) }

// WriteJSON writes the reports for programs.
func (r Record) WriteJSON(w io.Writer) error { return assemble.WriteJSON(w, r.Reports) }

// Refused is the number of rows of which nothing is in the record.
func (r Record) Refused() int {
	n := 0
	for _, rep := range r.Reports {
		n += rep.Refused
	}
	return n
}

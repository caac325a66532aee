package site

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	library "github.com/arran4/golang-ical"

	"parley/data/format/workbook"
)

// entriesOf are the entries of the calendar by the id of their event.
func entriesOf(t *testing.T, s *Site) map[string][]*library.VEvent {
	t.Helper()
	c, err := library.ParseCalendar(bytes.NewReader(s.calendar()))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]*library.VEvent{}
	for _, e := range c.Events() {
		id := e.Id()[:strings.IndexAny(e.Id(), ".@")]
		out[id] = append(out[id], e)
	}
	if len(out) < 40 {
		t.Errorf("only %d dates are in the calendar", len(out))
	}
	return out
}

// csvRows are the rows of a table by their id.
func csvRows(t *testing.T, data []byte) map[string][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, row := range rows {
		out[row[0]] = row
	}
	return out
}

// bookRows are the rows of the events of a workbook by their id, each cell a text.
func bookRows(t *testing.T, data []byte) map[string][]string {
	t.Helper()
	sheets, err := workbook.Read(data, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, row := range sheets[0].Rows {
		var cells []string
		for _, c := range row.Cells {
			cells = append(cells, c.Text)
		}
		out[cells[0]] = cells
	}
	return out
}

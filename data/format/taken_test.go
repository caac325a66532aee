package format_test

import (
	"testing"

	"parley/data/format"
	"parley/data/format/assemble"
)

// TestTwoDatesDoNotMakeMarkwhen checks that a row of a table that begins with two dates
// and has an address is not taken for a line of Markwhen.
func TestTwoDatesDoNotMakeMarkwhen(t *testing.T) {
	data := []byte("date,title,source\n2025-01-01/2025-01-05,\"Several parties\",https://example.org/1\n2025-02,\"A visit\",https://example.org/2\n")
	rec, err := format.Import([]format.File{{Name: "table.csv", Data: data}}, format.Options{Meta: assemble.Meta{AsOf: "2025"}})
	if err != nil || rec.Reports[0].Format != "table" || rec.Events != 2 {
		t.Errorf("%d events, %v, %v", rec.Events, rec.Reports, err)
	}
}

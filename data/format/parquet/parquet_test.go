package parquet

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/parquet-go/parquet-go"

	"parley/data/testkit/bundled"
)

// TestWrite reads the file back with the library and compares rows with the record, and
// a second file with the first; cmd/realtools reads it with another program.
func TestWrite(t *testing.T) {
	d := bundled.Wide(t)
	data := Write(d)
	rows, err := parquet.Read[row](bytes.NewReader(data), int64(len(data)))
	if err != nil || len(rows) != len(d.Events) {
		t.Fatalf("%d rows of %d: %v", len(rows), len(d.Events), err)
	}
	for i := range rows {
		if want := rowOf(d, &d.Events[i]); !reflect.DeepEqual(normal(rows[i]), normal(want)) {
			t.Errorf("%+v\nwant %+v", rows[i], want)
		}
	}
	if !bytes.Equal(data, Write(d)) {
		t.Error("a second time it is another file")
	}
}

// normal returns a row in which an empty list is nil.
func normal(r row) row {
	for _, list := range []*[]string{&r.Who, &r.WhoNames, &r.WhoRoles, &r.Tags, &r.Sources} {
		if len(*list) == 0 {
			*list = nil
		}
	}
	return r
}

package realtools

import (
	"encoding/json"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/tool"
)

// mapsOfGDAL converts the map of each record to a table with GDAL, and checks
// that date columns are dates and every class has a number.
func mapsOfGDAL(t *testing.T, all []record) {
	ogr2ogr := tool.Path(t, "ogr2ogr")
	for i := range all {
		r := &all[i]
		var collection struct{ Features []json.RawMessage }
		if err := json.Unmarshal(r.files["data/places.geojson"], &collection); err != nil {
			t.Fatal(err)
		}
		if len(collection.Features) == 0 {
			continue
		}
		out := r.file("places.csv")
		if said, err := exec.Command(ogr2ogr, "-f", "CSV", out, r.file("data/places.geojson"), "-lco", "GEOMETRY=AS_XY").CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", r.name, err, said)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		r.files["places.csv"] = data
		rows := r.table(t, "places.csv")
		if len(rows) != len(collection.Features) {
			t.Errorf("%s: %d places of %d", r.name, len(rows), len(collection.Features))
		}
		for _, row := range rows {
			ref := r.d.PlaceByID(dataset.PlaceID(row["id"]))
			if ref < 0 || plain(row["name"]) != r.d.Places[ref].Name || (row["X"] != "") != (r.d.Places[ref].Located && r.d.Places[ref].Kind.OnMap()) {
				t.Errorf("%s: a place is read as %v", r.name, row)
			}
			for column, value := range row {
				if strings.HasPrefix(column, "verbal-") && value == "" {
					t.Errorf("%s: %s has no number of %s", r.name, row["id"], column)
				}
			}
			if row["first_day"] == "" && !strings.HasPrefix(row["first"], "..") && !strings.HasPrefix(row["first"], "[..") {
				t.Errorf("%s: %s has no first day for %s", r.name, row["id"], row["first"])
			}
			if first, err := edtf.Parse(row["first"]); err == nil && first.Earliest.Finite() {
				if y, _, _ := first.Earliest.Civil(); row["first_year"] != strconv.FormatInt(y, 10) {
					t.Errorf("%s: %s, first %s, has the first year %q, want %d", r.name, row["id"], row["first"], row["first_year"], y)
				}
			}
		}
	}
}

package realtools

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/geojson"
	"parley/data/format/ical"
	"parley/data/format/markwhen"
	"parley/data/format/parquet"
	"parley/data/format/timelinejs"
	"parley/data/format/vis"
	"parley/data/testkit/tool"
)

// packages are the programs whose formats are exported, and a document for those that
// expect one.
var packages = []string{"@knight-lab/timelinejs@3.9.11", "vis-timeline@8.5.4", "@markwhen/parser@1.2.0", "ical.js@2.2.1", "linkedom@0.18.12", "hyparquet@1.33.0", "hyparquet-compressors@1.1.2"}

// installed returns the folder into which npm installs the packages, once.
func installed(t *testing.T) string {
	t.Helper()
	npm := tool.Path(t, "npm")
	dir, err := filepath.Abs("../../.out/npm/exports")
	if err != nil {
		t.Fatal(err)
	}
	if done := filepath.Join(dir, "node_modules", "hyparquet-compressors"); !exists(done) {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		args := append([]string{"install", "--prefix", dir, "--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps", "--loglevel=error"}, packages...)
		if out, err := exec.Command(npm, args...).CombinedOutput(); err != nil {
			t.Fatalf("npm %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	return dir
}

func exists(name string) bool { _, err := os.Stat(name); return err == nil }

// export is a file for another program.
type export struct {
	Format string `json:"format"`
	Record string `json:"record"`
	File   string `json:"file"`
}

// opened is an event as a package read it.
type opened struct{ id, title, start, end string }

// writers write the formats; left are the events that one cannot hold.
var writers = map[string]func(d *dataset.Dataset) (data []byte, left []dataset.EventRef){
	"timelinejs": func(d *dataset.Dataset) ([]byte, []dataset.EventRef) {
		return timelinejs.Write(d, func(w edtf.Date) string { return words.EnglishPages().Date(w) })
	},
	"parquet":  func(d *dataset.Dataset) ([]byte, []dataset.EventRef) { return parquet.Write(d), nil },
	"vis":      vis.Write,
	"markwhen": markwhen.Write,
	"ics": func(d *dataset.Dataset) ([]byte, []dataset.EventRef) {
		return ical.Write(d, ical.Options{All: true}), nil
	},
}

// exports opens the exports of all records in TimelineJS, vis-timeline, markwhen, ical.js
// and hyparquet, in one run, and compares the events that they read with those written: how
// many, their ids, titles and days.
func exports(t *testing.T, all []record) {
	node, dir := tool.Path(t, "node"), installed(t)
	var list []export
	for i := range all {
		for name, write := range writers {
			data, _ := write(all[i].d)
			all[i].keep(t, "export."+name, data)
			list = append(list, export{name, all[i].name, all[i].file("export." + name)})
		}
	}
	data, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	all[0].keep(t, "exports.json", data)
	script, err := filepath.Abs("testdata/exports.mjs")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, script, all[0].file("exports.json"))
	cmd.Dir, cmd.Stderr, cmd.Env = dir, os.Stderr, append(os.Environ(), "TZ=UTC")
	text, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]map[string][][4]string{}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatalf("%v\n%.300s", err, text)
	}
	for name := range writers {
		for i := range all {
			compareEvents(t, &all[i], name, got[name][all[i].name])
		}
	}
}

// compareEvents compares what a package read of a record with what was written.
func compareEvents(t *testing.T, r *record, format string, rows [][4]string) {
	t.Helper()
	byID := map[string]opened{}
	var inOrder []opened
	for _, row := range rows {
		o := opened{row[0], strings.Join(strings.Fields(row[1]), " "), row[2], row[3]}
		byID[strings.TrimSuffix(o.id, "@"+string(r.d.Meta.ID))] = o
		inOrder = append(inOrder, o)
	}
	want := expected(r.d, format)
	if len(rows) != len(want) {
		t.Errorf("%s: %s reads %d events of %d", r.name, format, len(rows), len(want))
	}
	for i, w := range want {
		got, ok := byID[w.id]
		if format == "markwhen" && i < len(inOrder) { // it has no ids
			got, ok = inOrder[i], true
		}
		same := got.title == w.title || format == "ics" && strings.Contains(got.title, w.title) // with a word for what was called off, and for a date that is no day
		if format == "parquet" && (got.start != w.start || got.end != w.end) {
			same = false
		}
		if !ok || !same || w.start != "" && !strings.HasPrefix(got.start, w.start) || w.end != "" && !strings.HasPrefix(got.end, w.end) {
			t.Errorf("%s: %s reads %s as %+v, want %+v", r.name, format, w.id, got, w)
		}
	}
}

// geojsonOfGDAL counts the events that GDAL reads in the exported GeoJSON, and their days.
func geojsonOfGDAL(t *testing.T, all []record) {
	ogr2ogr := tool.Path(t, "ogr2ogr")
	for i := range all {
		r := &all[i]
		r.keep(t, "events.geojson", geojson.Write(r.d))
		out := r.file("events-read.csv")
		if said, err := exec.Command(ogr2ogr, "-f", "CSV", out, r.file("events.geojson")).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", r.name, err, said)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		r.keep(t, "events-read.csv", data)
		rows := r.table(t, "events-read.csv")
		if len(rows) != len(r.d.Events) {
			t.Errorf("%s: GDAL reads %d events of %d", r.name, len(rows), len(r.d.Events))
		}
		for j, row := range rows {
			e := &r.d.Events[j]
			if day := strings.ReplaceAll(row["first_day"], "/", "-"); row["id"] != string(e.ID) || plain(row["title"]) != plain(e.Title) || day != "" && day[0] != '-' && day != dataset.FirstISO(e.When) { // GDAL cuts years before Christ
				t.Errorf("%s: GDAL reads %v of %s", r.name, row, e.ID)
			}
		}
	}
}

package realtools

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/app/graphfile"
	"parley/app/site"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
	"parley/data/testkit/tool"
)

// cases are the small records tested in addition to the bundled sets.
var cases = []string{"hard", "bce", "escape", "clock"}

// home is the address for which the sites are built.
const home = "https://example.org/talks/"

// record is a dataset with its downloads.
type record struct {
	name, dir string
	d         *dataset.Dataset
	files     map[string][]byte // by path
}

// TestDownloads reads the downloads of every record with each program.
func TestDownloads(t *testing.T) {
	all := records(t)
	for _, part := range []struct {
		name string
		run  func(*testing.T, []record)
	}{
		{"libxml2", wellFormed}, {"networkx", networks}, {"igraph", networksOfIgraph}, {"icalendar", calendars}, {"rdflib", descriptions},
		{"librsvg", picturesOfLibrsvg}, {"inkscape", picturesOfInkscape}, {"gdal", mapsOfGDAL}, {"gdal-events", geojsonOfGDAL}, {"exports", exports}, {"lines", linesOfThePage},
	} {
		t.Run(part.name, func(t *testing.T) { part.run(t, all) })
	}
}

// records builds the downloads of all records.
func records(t *testing.T) []record {
	t.Helper()
	var out []record
	for _, name := range bundled.Names(t) {
		out = append(out, record{name: name, d: bundled.Read(t, name)})
	}
	for _, name := range cases {
		out = append(out, record{name: name, d: bundled.Case(t, name)})
	}
	for i := range out {
		out[i].write(t)
	}
	return out
}

// write builds the site of a record and keeps all its files, and the network
// tables that the browser's program saves.
func (r *record) write(t *testing.T) {
	t.Helper()
	r.dir, r.files = t.TempDir(), map[string][]byte{}
	s, err := site.New(r.d, site.Options{Words: words.EnglishPages(), Base: home, Assets: site.Assets{Sheet: "page.css", Icon: "icon.svg", Pack: "core.pack", Texts: "texts.pack"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range s.Paths() {
		if strings.HasSuffix(path, ".png") {
			continue
		}
		data, err := s.Page(path)
		if err != nil {
			t.Fatal(err)
		}
		r.keep(t, path, data)
	}
	net := graphfile.Of(r.d, graphfile.Ask{Address: home + "event/"})
	r.keep(t, "nodes.csv", net.NodesCSV(nil))
	r.keep(t, "ties.csv", net.TiesCSV(nil))
	for name, data := range pictures(r) {
		r.keep(t, name, data)
	}
}

func (r *record) keep(t *testing.T, path string, data []byte) {
	t.Helper()
	r.files[path] = data
	file := filepath.Join(r.dir, filepath.FromSlash(path))
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, data, 0o644)); err != nil {
		t.Fatal(err)
	}
}

// file returns the path of a download.
func (r *record) file(path string) string { return filepath.Join(r.dir, filepath.FromSlash(path)) }

// paths returns the sorted paths of downloads with a suffix.
func (r *record) paths(ending string) []string {
	var out []string
	for path := range r.files {
		if strings.HasSuffix(path, ending) {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

// table parses a CSV with its header.
func (r *record) table(t *testing.T, path string) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(r.files[path], []byte("\ufeff")))).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%s: %s: %v", r.name, path, err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		cells := map[string]string{}
		for i, name := range rows[0] {
			cells[name] = row[i]
		}
		out = append(out, cells)
	}
	return out
}

// python runs a script of testdata for the folders of all records and parses
// its output: an object with one value per folder.
func python[T any](t *testing.T, script, module string, all []record) map[string]T {
	t.Helper()
	program := tool.Python(t, module)
	args := []string{filepath.Join("testdata", script)}
	for _, r := range all {
		args = append(args, r.dir)
	}
	var said bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", script, err, &said)
	}
	var byDir, byName map[string]T
	if err := json.Unmarshal(out, &byDir); err != nil {
		t.Fatalf("%s: %v in %.300s", script, err, out)
	}
	byName = map[string]T{}
	for _, r := range all {
		v, ok := byDir[r.dir]
		if !ok {
			t.Fatalf("%s says nothing of %s", script, r.name)
		}
		byName[r.name] = v
	}
	return byName
}

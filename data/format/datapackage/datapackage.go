// Package datapackage writes a record as tables: CSV files, and the
// datapackage.json (Frictionless Data Package 1, Table Schema) that says what
// their columns mean and how they hang together.
package datapackage

import (
	"bytes"
	"encoding/csv"
	"encoding/json"

	"parley/data/dataset"
	"parley/data/sheet"
)

// File is one file of the package.
type File struct {
	Name string
	Data []byte
}

// Descriptor is the name of the file that describes the others.
const Descriptor = "datapackage.json"

// Write returns the descriptor and the tables. Rows stand in the order of the
// record, several values in one cell are divided by a blank. The same dataset
// gives the same bytes.
func Write(d *dataset.Dataset) []File {
	all := tables(d)
	out := []File{{Descriptor, describe(d, all)}}
	for _, t := range all {
		out = append(out, File{t.file(), t.csv()})
	}
	return out
}

// table is one CSV file. Every row has as many cells as there are columns.
type table struct {
	name, title string
	columns     []column
	rows        int
	row         func(i int) []string
	expand      func(yield func([]string)) // instead of row, where a record gives several rows
}

// column is a field of the Table Schema.
type column struct {
	Name    string `json:"name"`
	Type    string `json:"type"`
	About   string `json:"description"`
	key     bool   // unique, and given in every row
	foreign string // the table whose id it holds
}

func (t *table) file() string { return t.name + ".csv" }

func (t *table) csv() []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	head := make([]string, len(t.columns))
	for i, c := range t.columns {
		head[i] = c.Name
	}
	w.Write(head)
	put := func(cells []string) {
		for i, c := range t.columns {
			if c.Type == "string" {
				cells[i] = sheet.Text(cells[i])
			}
		}
		w.Write(cells)
	}
	for i := range t.rows {
		put(t.row(i))
	}
	if t.expand != nil {
		t.expand(put)
	}
	w.Flush()
	return b.Bytes()
}

// The shapes of datapackage.json.
type (
	descriptor struct {
		Profile     string     `json:"profile"`
		Name        string     `json:"name"`
		Title       string     `json:"title,omitempty"`
		Description string     `json:"description,omitempty"`
		Version     string     `json:"version,omitempty"`
		Created     string     `json:"created,omitempty"`
		Homepage    string     `json:"homepage,omitempty"`
		Licenses    []licence  `json:"licenses,omitempty"`
		Maker       []maker    `json:"contributors,omitempty"`
		Keywords    []string   `json:"keywords,omitempty"`
		Resources   []resource `json:"resources"`
	}
	licence struct {
		Name string `json:"name"`
	}
	maker struct {
		Title string `json:"title"`
		Path  string `json:"path,omitempty"`
		Role  string `json:"role"`
	}
	resource struct {
		Profile  string `json:"profile"`
		Name     string `json:"name"`
		Title    string `json:"title"`
		Path     string `json:"path"`
		Format   string `json:"format"`
		Media    string `json:"mediatype"`
		Encoding string `json:"encoding"`
		Schema   schema `json:"schema"`
	}
	schema struct {
		Fields  []field   `json:"fields"`
		Key     string    `json:"primaryKey,omitempty"`
		Foreign []foreign `json:"foreignKeys,omitempty"`
		Missing []string  `json:"missingValues"`
	}
	field struct {
		column
		Constraints *constraints `json:"constraints,omitempty"`
	}
	constraints struct {
		Required bool `json:"required"`
		Unique   bool `json:"unique"`
	}
	foreign struct {
		Fields    string    `json:"fields"`
		Reference reference `json:"reference"`
	}
	reference struct {
		Resource string `json:"resource"`
		Fields   string `json:"fields"`
	}
)

func describe(d *dataset.Dataset, all []table) []byte {
	m := &d.Meta
	out := descriptor{Profile: "tabular-data-package", Name: m.ID, Title: m.Title, Description: m.Description, Version: m.Version,
		Homepage: m.Homepage, Keywords: m.Keywords}
	if out.Name == "" {
		out.Name = "record"
	}
	if day := dataset.LastDay(m.AsOf); day > dataset.DayNone && day < dataset.LatestDay {
		out.Created = day.Text() + "T00:00:00Z"
	}
	if m.License != "" {
		out.Licenses = []licence{{m.License}}
	}
	for _, c := range m.Creators {
		out.Maker = append(out.Maker, maker{c.Name, c.URL, "author"})
	}
	for i := range all {
		t := &all[i]
		out.Resources = append(out.Resources, resource{"tabular-data-resource", t.name, t.title, t.file(), "csv", "text/csv", "utf-8", t.schema()})
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(out); err != nil {
		panic("datapackage: texts cannot be written: " + err.Error())
	}
	return b.Bytes()
}

func (t *table) schema() schema {
	s := schema{Missing: []string{""}}
	for _, c := range t.columns {
		f := field{column: c}
		if c.key {
			f.Constraints, s.Key = &constraints{true, true}, c.Name
		}
		if c.foreign != "" {
			s.Foreign = append(s.Foreign, foreign{c.Name, reference{c.foreign, "id"}})
		}
		s.Fields = append(s.Fields, f)
	}
	return s
}

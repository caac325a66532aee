// Package datapackage writes a record as CSV tables with a datapackage.json
// (Frictionless Data Package 1, Table Schema) that describes their columns and
// the references between them.
package datapackage

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"

	"parley/data/dataset"
	"parley/data/sheet"
)

// File is one file of the package.
type File struct {
	Name string
	Data []byte
}

// Descriptor is the name of the file that describes the tables.
const Descriptor = "datapackage.json"

// Write returns the descriptor and the tables. Rows are in the order of the
// record; several ids or codes in a cell are separated by a space, which none
// of them contains. The output is deterministic.
func Write(d *dataset.Dataset) []File {
	all := tables(d)
	for i := range all {
		all[i].settle()
	}
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
	each        func(yield func(cells ...string)) // yields the rows in order
	rows        [][]string
}

// column is a field of the Table Schema.
type column struct {
	Name    string `json:"name"`
	Type    string `json:"type"`
	About   string `json:"description"`
	key     bool   // unique and required
	foreign string // table whose ids it holds
	pattern string // for every value, "" for any
}

func (t *table) file() string { return t.name + ".csv" }

// dayText matches a day of any year as the tables write it, plainDay one that
// may be a date of the Table Schema: many readers support only the years 1 to
// 9999.
var (
	dayText  = regexp.MustCompile(`^(-?\d{4,}|\+\d{5,})-\d\d-\d\d$`)
	plainDay = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
)

// settle collects the rows. A date column with a year outside 1 to 9999 becomes
// a string column.
func (t *table) settle() {
	t.each(func(cells ...string) { t.rows = append(t.rows, cells) })
	for i := range t.columns {
		if c := &t.columns[i]; c.Type == "date" && slices.ContainsFunc(t.rows, func(r []string) bool { return r[i] != "" && (!plainDay.MatchString(r[i]) || r[i] < "0001") }) {
			c.Type = "string"
			c.About += "; ISO 8601, year 0 is 1 BC"
			c.pattern = dayText.String()
		}
	}
}

func (t *table) csv() []byte {
	head := make([]string, len(t.columns))
	for i, c := range t.columns {
		head[i] = c.Name
	}
	out := sheet.AppendRow(nil, head)
	for _, cells := range t.rows {
		out = sheet.AppendRow(out, cells)
	}
	return out
}

// Types of datapackage.json.
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
		About    string `json:"description"`
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
		Required bool   `json:"required,omitempty"`
		Unique   bool   `json:"unique,omitempty"`
		Pattern  string `json:"pattern,omitempty"`
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
	if day := dataset.LastDay(m.AsOf).Text(); day != "" {
		out.Created = day + "T00:00:00Z"
	}
	if m.License != "" {
		out.Licenses = []licence{{m.License}}
	}
	for _, c := range m.Creators {
		out.Maker = append(out.Maker, maker{c.Name, c.URL, "author"})
	}
	for i := range all {
		t := &all[i]
		out.Resources = append(out.Resources, resource{"tabular-data-resource", t.name, t.title, sheet.Guard, t.file(), "csv", "text/csv", "utf-8", t.schema()})
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
			f.Constraints, s.Key = &constraints{Required: true, Unique: true}, c.Name
		}
		if c.pattern != "" {
			f.Constraints = &constraints{Pattern: c.pattern}
		}
		if c.foreign != "" {
			s.Foreign = append(s.Foreign, foreign{c.Name, reference{c.foreign, "id"}})
		}
		s.Fields = append(s.Fields, f)
	}
	return s
}

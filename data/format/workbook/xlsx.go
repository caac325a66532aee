package workbook

import (
	"path"
	"strings"
)

// xlsx is the state of reading an Excel workbook.
type xlsx struct {
	*parts
	epoch
	texts  []string // shared strings
	styles []shape  // shapes of cell styles, by number
	about  string   // program that wrote the file
}

// readXLSX reads the sheets in the order of the workbook.
func readXLSX(p *parts) ([]Sheet, error) {
	x := &xlsx{parts: p}
	main, rels, err := x.main()
	if err != nil {
		return nil, err
	}
	for _, read := range []func() error{x.program, x.readStyles(rels["styles"]), x.readTexts(rels["sharedStrings"])} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	list, err := x.sheets(main)
	if err != nil {
		return nil, err
	}
	var out []Sheet
	for _, s := range list {
		name := rels[s.rel]
		if s.hidden || name == "" || x.files[name] == nil {
			continue
		}
		got, err := x.sheet(name)
		if err != nil {
			return nil, err
		}
		got.Name = s.name
		out = append(out, got)
	}
	return out, nil
}

// main returns the part that lists the sheets, and its relationships: paths by
// id, and by kind for parts that occur once.
func (x *xlsx) main() (string, map[string]string, error) {
	top, err := x.relations("_rels/.rels", "")
	if err != nil {
		return "", nil, err
	}
	main := top["officeDocument"]
	if main == "" {
		return "", nil, errNone
	}
	dir, base := path.Split(main)
	rels, err := x.relations(dir+"_rels/"+base+".rels", dir)
	return main, rels, err
}

// relations reads a part of relationships: paths by id and by the last word of
// the type.
func (x *xlsx) relations(name, dir string) (map[string]string, error) {
	out := map[string]string{}
	err := x.walk(name, func(e *element) error {
		if e.name == "Relationship" {
			to := e.is("Target")
			if !strings.HasPrefix(to, "/") {
				to = dir + to
			}
			to = strings.TrimPrefix(path.Clean(to), "/")
			out[e.is("Id")], out[path.Base(e.is("Type"))] = to, to
		}
		return nil
	}, noEnd, noText)
	return out, err
}

// program determines which program wrote the workbook, as programs number early
// days in two ways.
func (x *xlsx) program() error {
	in := false
	err := x.walk("docProps/app.xml", func(e *element) error { in = e.name == "Application"; return nil },
		func(string) { in = false }, func(s []byte) {
			if in {
				x.about += string(s)
			}
		})
	x.office = isOffice(x.about)
	return err
}

// isOffice reports whether a program numbers days as LibreOffice does.
func isOffice(name string) bool {
	name = strings.ToLower(name)
	return strings.Contains(name, "libreoffice") || strings.Contains(name, "openoffice")
}

// entry is a sheet in the workbook's list.
type entry struct {
	name, rel string
	hidden    bool
}

func (x *xlsx) sheets(main string) (list []entry, err error) {
	err = x.walk(main, func(e *element) error {
		switch e.name {
		case "workbookPr":
			x.mac = e.yes("date1904")
		case "sheet":
			list = append(list, entry{e.is("name"), e.is("id"), e.is("state") == "hidden" || e.is("state") == "veryHidden"})
		}
		return nil
	}, noEnd, noText)
	return list, err
}

// readStyles reads the shapes of the cell formats.
func (x *xlsx) readStyles(name string) func() error {
	return func() error {
		codes, cells := map[int]shape{}, false
		return x.walk(name, func(e *element) error {
			switch e.name {
			case "numFmt":
				codes[e.number("numFmtId", 0)] = shapeOf(e.is("formatCode"))
			case "cellXfs":
				cells = true
			case "xf":
				id := e.number("numFmtId", 0)
				s, own := codes[id]
				if !own {
					s = builtIn(id)
				}
				if cells {
					x.styles = append(x.styles, s)
				}
			}
			return nil
		}, func(name string) { cells = cells && name != "cellXfs" }, noText)
	}
}

// readTexts reads the shared strings, without phonetic readings.
func (x *xlsx) readTexts(name string) func() error {
	return func() error {
		var r runs
		return x.walk(name, func(e *element) error {
			r.begin(e.name)
			return nil
		}, func(name string) {
			if r.end(name); name == "si" {
				x.texts = append(x.texts, r.take())
			}
		}, r.text)
	}
}

// runs collects a text made of several formatted runs.
type runs struct {
	b       strings.Builder
	in, not bool // inside a run; inside a phonetic reading
}

func (r *runs) begin(name string) {
	r.not = r.not || name == "rPh"
	r.in = name == "t" && !r.not
}

func (r *runs) end(name string) {
	r.in = false
	r.not = r.not && name != "rPh"
}

func (r *runs) text(s []byte) {
	if r.in {
		r.b.Write(s)
	}
}

func (r *runs) take() string {
	s := unescape(r.b.String())
	r.b.Reset()
	return s
}

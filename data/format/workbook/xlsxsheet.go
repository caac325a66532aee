package workbook

import (
	"strconv"
	"strings"
)

// grid is the state of reading a sheet.
type grid struct {
	*xlsx
	sheet  Sheet
	row    Row
	col    int    // column of the cell, from 0
	kind   string // its type
	style  int
	value  strings.Builder
	in     bool // inside a value
	inline runs
	isText bool // inside an inline string
	empty  bool // a formula was present
	merged []area
}

// area is a merged cell: the column and row of its first cell, and its last
// row.
type area struct{ col, from, to int }

func (x *xlsx) sheet(name string) (Sheet, error) {
	g := &grid{xlsx: x}
	err := x.walk(name, g.begin, g.end, g.text)
	if err == nil {
		err = g.repeat()
	}
	return g.sheet, err
}

func (g *grid) begin(e *element) error {
	switch e.name {
	case "row":
		number := e.number("r", g.row.Number+1)
		if len(g.sheet.Rows) >= g.most {
			return errDone
		}
		g.row, g.col = Row{Number: number, Hidden: e.yes("hidden")}, -1
	case "c":
		g.col++
		if at := e.is("r"); at != "" {
			if col, _, ok := place(at); ok {
				g.col = col
			} else {
				g.col = mostColumns
			}
		}
		g.kind, g.style, g.empty = e.is("t"), e.number("s", 0), false
		g.value.Reset()
		return g.count(1)
	case "v":
		g.in = true
	case "f":
		g.empty = true
	case "is":
		g.isText = true
	case "mergeCell":
		g.merge(e.is("ref"))
	}
	if g.isText {
		g.inline.begin(e.name)
	}
	return nil
}

func (g *grid) end(name string) {
	if g.isText {
		g.inline.end(name)
	}
	switch name {
	case "v":
		g.in = false
	case "is":
		g.isText = false
		g.value.WriteString(g.inline.take())
	case "c":
		g.cell()
	case "row":
		g.sheet.add(g.row)
	}
}

func (g *grid) text(s []byte) {
	if g.in {
		g.value.Write(s)
	} else if g.isText {
		g.inline.text(s)
	}
}

// cell adds the current cell to its row.
func (g *grid) cell() {
	c := g.read(g.value.String())
	if c.Text == "" && g.empty && g.value.Len() == 0 && g.kind != "str" {
		c.Why = "a formula without its result: open the workbook in a spreadsheet and save it"
	}
	if c == (Cell{}) || g.col < 0 || g.col >= mostColumns {
		return
	}
	for len(g.row.Cells) <= g.col {
		g.row.Cells = append(g.row.Cells, Cell{})
	}
	g.row.Cells[g.col] = c
}

// read returns the cell for a value, by type and style.
func (g *grid) read(v string) Cell {
	switch g.kind {
	case "s":
		if n, err := strconv.Atoi(strings.TrimSpace(v)); err == nil && n >= 0 && n < len(g.texts) {
			return Cell{Text: g.texts[n]}
		}
		return Cell{}
	case "str":
		return Cell{Text: unescape(v)}
	case "inlineStr":
		return Cell{Text: v}
	case "b":
		return Cell{Text: map[string]string{"1": "TRUE", "0": "FALSE"}[strings.TrimSpace(v)]}
	case "e":
		return Cell{Why: "the spreadsheet shows the error " + v}
	case "d":
		return Cell{Text: v, Day: true}
	}
	return g.number(strings.TrimSpace(v))
}

// number returns a number, or the date it stands for.
func (g *grid) number(v string) Cell {
	n, err := strconv.ParseFloat(v, 64)
	if err != nil {
		return Cell{Text: v}
	}
	if g.style >= 0 && g.style < len(g.styles) && g.styles[g.style].any() {
		if c, ok := g.epoch.read(n, g.styles[g.style]); ok {
			return c
		}
	}
	return Cell{Text: decimal(v, n)}
}

// decimal formats a number as typed: programs write 0.1 with seventeen digits.
func decimal(v string, n float64) string {
	if strings.Trim(v, "-0123456789") == "" {
		return v
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// place returns the column and row of a reference such as AB12, from 0.
func place(name string) (col, row int, ok bool) {
	i := 0
	for ; i < len(name) && name[i] >= 'A' && name[i] <= 'Z'; i++ {
		if col = col*26 + int(name[i]-'A') + 1; col > mostColumns {
			return 0, 0, false
		}
	}
	row, err := strconv.Atoi(name[i:])
	return col - 1, row - 1, err == nil && i > 0 && row > 0
}

func (g *grid) merge(ref string) {
	from, to, _ := strings.Cut(ref, ":")
	col, first, ok := place(from)
	_, last, okay := place(to)
	if ok && okay && last > first {
		g.merged = append(g.merged, area{col, first + 1, last + 1})
	}
}

// repeat copies the values of merged cells to all their rows.
func (g *grid) repeat() error {
	for _, a := range g.merged {
		if err := g.sheet.repeat(g.parts, a); err != nil {
			return err
		}
	}
	return nil
}

// repeat copies the value of a merged cell to the nonempty rows it covers.
func (s *Sheet) repeat(p *parts, a area) error {
	var value Cell
	for i := range s.Rows {
		r := &s.Rows[i]
		switch {
		case r.Number == a.from && a.col < len(r.Cells):
			value = r.Cells[a.col]
			value.Repeated = true
		case r.Number > a.from && r.Number <= a.to && value.Text != "":
			for len(r.Cells) <= a.col {
				r.Cells = append(r.Cells, Cell{})
			}
			r.Cells[a.col] = value
			if err := p.count(1); err != nil {
				return err
			}
		}
	}
	return nil
}

// unescape decodes _x000D_, Excel's escape for characters that XML does not
// allow.
func unescape(s string) string {
	at := strings.Index(s, "_x")
	if at < 0 {
		return s
	}
	var b strings.Builder
	for ; at >= 0; at = strings.Index(s, "_x") {
		b.WriteString(s[:at])
		s = s[at:]
		if len(s) >= 7 && s[6] == '_' {
			if n, err := strconv.ParseUint(s[2:6], 16, 16); err == nil {
				b.WriteRune(rune(n))
				s = s[7:]
				continue
			}
		}
		b.WriteString(s[:2])
		s = s[2:]
	}
	return b.String() + s
}

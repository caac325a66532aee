package workbook

import (
	"strconv"
	"strings"
	"time"
)

// ods is the state of reading an OpenDocument workbook.
type ods struct {
	*parts
	epoch
	data   map[string]shape  // shapes by data style
	cells  map[string]string // data styles by cell style
	hidden map[string]bool   // styles of hidden sheets
	out    []Sheet
	skip   bool // the sheet is hidden or has enough rows
	sheet  Sheet
	row    Row
	rows   int // repetitions of the row
	times  int // repetitions of the cell
	style  string
	kind   string
	value  element
	span   int      // rows of a merged cell
	paras  []string // paragraphs of the cell
	text   strings.Builder
	inText bool
	note   int // nesting depth within notes and similar elements
	open   string
	ofCols []string // default cell styles by column
	merged []area
	failed error
}

// readODS reads the sheets in the order of the workbook.
func readODS(p *parts) ([]Sheet, error) {
	o := &ods{parts: p, data: map[string]shape{}, cells: map[string]string{}, hidden: map[string]bool{}}
	about, in := "", false
	err := p.walk("meta.xml", func(e *element) error { in = e.name == "generator"; return nil }, func(string) { in = false }, func(s []byte) {
		if in {
			about += string(s)
		}
	})
	o.office = isOffice(about)
	for _, name := range []string{"styles.xml", "content.xml"} {
		if err == nil {
			err = p.walk(name, o.begin, o.end, o.letters)
		}
	}
	if err == nil {
		err = o.failed
	}
	return o.out, err
}

func (o *ods) begin(e *element) error {
	switch e.name {
	case "date-style", "time-style", "style":
		o.open = e.is("name")
		if d := e.is("data-style-name"); d != "" {
			o.cells[o.open] = d
		}
	case "table-properties":
		o.hidden[o.open] = e.is("display") == "false"
	case "year", "month", "day", "hours":
		o.shows(e.name)
	case "table":
		o.skip = o.hidden[e.is("style-name")]
		o.sheet, o.row, o.rows, o.ofCols, o.merged = Sheet{Name: e.is("name")}, Row{}, 0, nil, nil
	case "table-column":
		for range min(e.number("number-columns-repeated", 1), mostColumns) {
			o.ofCols = append(o.ofCols, e.is("default-cell-style-name"))
		}
	case "table-row":
		o.row = Row{Number: o.row.Number + o.rows + 1, Hidden: e.is("visibility") != "" && e.is("visibility") != "visible"}
		o.rows = e.number("number-rows-repeated", 1) - 1
		o.skip = o.skip || len(o.sheet.Rows) >= o.most
	case "table-cell", "covered-table-cell":
		o.cell(e)
	case "annotation":
		o.note++
	default:
		o.mark(e)
	}
	return nil
}

// mark handles the elements within a text.
func (o *ods) mark(e *element) {
	switch e.name {
	case "p", "h":
		if o.note == 0 {
			o.inText = true
			o.text.Reset()
		}
	case "s":
		o.text.WriteString(strings.Repeat(" ", min(e.number("c", 1), 1000)))
	case "tab":
		o.text.WriteByte('\t')
	case "line-break":
		o.text.WriteByte('\n')
	}
}

func (o *ods) shows(name string) {
	s := o.data[o.open]
	switch name {
	case "year":
		s.year = true
	case "month":
		s.month = true
	case "day":
		s.day = true
	case "hours":
		s.clock = true
	}
	o.data[o.open] = s
}

func (o *ods) cell(e *element) {
	o.kind, o.value, o.style, o.paras = e.is("value-type"), *e, e.is("style-name"), nil
	o.times, o.span = min(max(1, e.number("number-columns-repeated", 1)), mostColumns), e.number("number-rows-spanned", 1)
}

func (o *ods) end(name string) {
	switch name {
	case "annotation":
		o.note--
	case "p", "h":
		if o.inText && o.note == 0 {
			o.paras, o.inText = append(o.paras, o.text.String()), false
		}
	case "table-cell", "covered-table-cell":
		o.put()
	case "table-row":
		o.endRow()
	case "table":
		if !o.skip || len(o.sheet.Rows) > 0 {
			for _, a := range o.merged {
				o.fail(o.sheet.repeat(o.parts, a))
			}
			o.out = append(o.out, o.sheet)
		}
	}
}

func (o *ods) fail(err error) {
	if o.failed == nil {
		o.failed = err
	}
}

func (o *ods) letters(s []byte) {
	if o.inText && o.note == 0 {
		o.text.WriteString(strings.NewReplacer("\n", " ", "\t", " ").Replace(string(s)))
	}
}

// put adds the current cell to its row, with repetitions.
func (o *ods) put() {
	c := o.read()
	if o.span > 1 && c.Text != "" {
		o.merged = append(o.merged, area{len(o.row.Cells), o.row.Number, o.row.Number + o.span - 1})
	}
	for range min(o.times, mostColumns-len(o.row.Cells)) {
		o.row.Cells = append(o.row.Cells, c)
	}
}

// endRow adds the row, with repetitions unless it is empty.
func (o *ods) endRow() {
	if o.skip {
		return
	}
	before := len(o.sheet.Rows)
	o.sheet.add(o.row)
	if len(o.sheet.Rows) == before {
		return
	}
	row := o.sheet.Rows[before]
	for i := 1; i <= o.rows && len(o.sheet.Rows) < o.most && o.failed == nil; i++ {
		o.fail(o.count(len(row.Cells)))
		row.Number++
		o.sheet.Rows = append(o.sheet.Rows, row)
	}
}

// read returns the cell by type: numbers, dates and booleans are in an
// attribute, text is in paragraphs.
func (o *ods) read() Cell {
	shown := strings.Join(o.paras, "\n")
	switch o.kind {
	case "float", "percentage", "currency":
		v := o.value.is("value")
		if n, err := strconv.ParseFloat(v, 64); err == nil {
			return Cell{Text: decimal(v, n)}
		}
	case "boolean":
		return Cell{Text: strings.ToUpper(o.value.is("boolean-value"))}
	case "date":
		return o.day(o.value.is("date-value"), shown)
	case "time":
		if d, err := time.ParseDuration(strings.ToLower(strings.TrimPrefix(o.value.is("time-value"), "PT"))); err == nil && d >= 0 && d < 24*time.Hour {
			return Cell{Text: clockText(time.Unix(0, 0).UTC().Add(d))}
		}
	}
	return Cell{Text: shown}
}

// day returns a date as the style of its cell shows it.
func (o *ods) day(v, shown string) Cell {
	s := o.shapeOf()
	t, ok := isoTime(v)
	if !ok {
		return Cell{Text: shown}
	}
	if o.office && t.Year() < 0 { // no year 0
		t = t.AddDate(1, 0, 0)
	}
	c := Cell{Day: true}
	if c.Text, ok = o.epoch.text(t, s); !ok {
		return Cell{Text: shown}
	}
	c.say(s.unshown())
	c.say(o.julian(t))
	return c
}

// shapeOf returns the shape of the cell's style, or a full date if it has none.
func (o *ods) shapeOf() shape {
	name := o.style
	if name == "" && len(o.row.Cells) < len(o.ofCols) {
		name = o.ofCols[len(o.row.Cells)]
	}
	s := o.data[o.cells[name]]
	if !s.any() {
		s = shape{year: true, month: true, day: true, clock: strings.ContainsRune(o.value.is("date-value"), 'T')}
	}
	return s
}

// isoTime parses 2025-08-06 or 2025-08-06T14:30:00, for any year.
func isoTime(v string) (time.Time, bool) {
	day, clock, _ := strings.Cut(v, "T")
	sign := 1
	if rest, ok := strings.CutPrefix(day, "-"); ok {
		sign, day = -1, rest
	}
	p := strings.Split(day, "-")
	if len(p) != 3 {
		return time.Time{}, false
	}
	var n [3]int
	for i := range n {
		var err error
		if n[i], err = strconv.Atoi(p[i]); err != nil || n[i] > 99999 {
			return time.Time{}, false
		}
	}
	t := time.Date(sign*n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	if c, err := time.Parse("15:04:05", clock); err == nil { // also accepts a fraction
		midnight := time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)
		t = t.Add(c.Sub(midnight).Round(time.Second))
	}
	return t, true
}

package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// Table is a sheet to write; the first row holds the headings.
type Table struct {
	Name string
	Rows [][]string
	// Numbers are the columns with numeric cells; all others are text cells, so
	// that no program misreads a date, an id or a formula.
	Numbers map[string]bool
	// Picks are the drop-down lists of columns, by heading.
	Picks map[string][]string
}

// pickRows is the number of rows below the headings with drop-down lists.
const pickRows = 2000

// longestList is the maximum length in bytes of a drop-down list within a cell
// rule.
const longestList = 255

// Write returns an XLSX workbook. The output is deterministic.
func Write(tables []Table) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	types, sheets, rels := "", "", ""
	for i, t := range tables {
		n := strconv.Itoa(i + 1)
		types += `<Override PartName="/xl/worksheets/sheet` + n + `.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`
		sheets += `<sheet name="` + escaped(t.Name) + `" sheetId="` + n + `" r:id="rId` + n + `"/>`
		rels += relation(n, "worksheet", "worksheets/sheet"+n+".xml")
		part(z, "xl/worksheets/sheet"+n+".xml", t.markup())
	}
	const main = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	part(z, "[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+
		`<Override PartName="/xl/workbook.xml" ContentType="`+main+`sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="`+main+`styles+xml"/>`+types+`</Types>`)
	part(z, "_rels/.rels", relations(relation("1", "officeDocument", "xl/workbook.xml")))
	part(z, "xl/workbook.xml", `<workbook xmlns="`+space+`" xmlns:r="`+office+`"><sheets>`+sheets+`</sheets></workbook>`)
	part(z, "xl/_rels/workbook.xml.rels", relations(rels+relation(strconv.Itoa(len(tables)+1), "styles", "styles.xml")))
	part(z, "xl/styles.xml", styles)
	if err := z.Close(); err != nil {
		panic("workbook: " + err.Error()) // writing to a buffer never fails
	}
	return b.Bytes()
}

const (
	space  = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	// styles are the styles of a text cell, a heading and a number.
	styles = `<styleSheet xmlns="` + space + `"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>` +
		`<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/><xf numFmtId="0"/></cellXfs></styleSheet>`
)

func relation(n, kind, target string) string {
	return `<Relationship Id="rId` + n + `" Type="` + office + "/" + kind + `" Target="` + target + `"/>`
}

func relations(list string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + list + `</Relationships>`
}

func part(z *zip.Writer, name, text string) {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err == nil {
		_, err = w.Write([]byte(xml.Header + text))
	}
	if err != nil {
		panic("workbook: " + err.Error())
	}
}

func (t *Table) markup() string {
	var b strings.Builder
	b.WriteString(`<worksheet xmlns="` + space + `"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`)
	b.WriteString(`<cols><col min="1" max="64" width="24" style="0" customWidth="1"/></cols><sheetData>`)
	for i, r := range t.Rows {
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for j, s := range r {
			if s != "" {
				t.cell(&b, i, j, s)
			}
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData>`)
	t.picks(&b)
	b.WriteString(`</worksheet>`)
	return b.String()
}

func (t *Table) cell(b *strings.Builder, row, col int, s string) {
	at := columnName(col) + strconv.Itoa(row+1)
	if _, err := strconv.ParseFloat(s, 64); err == nil && row > 0 && t.Numbers[t.Rows[0][col]] {
		fmt.Fprintf(b, `<c r="%s" s="2"><v>%s</v></c>`, at, s)
		return
	}
	style := 0
	if row == 0 {
		style = 1
	}
	fmt.Fprintf(b, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, style, escaped(s))
}

// picks adds the drop-down lists of the columns; other text may still be typed.
func (t *Table) picks(b *strings.Builder) {
	var rules []string
	for j, head := range t.Rows[0] {
		list := strings.Join(t.Picks[head], ",")
		if list == "" || len(list) > longestList {
			continue
		}
		col := columnName(j)
		rules = append(rules, fmt.Sprintf(`<dataValidation type="list" allowBlank="1" errorStyle="warning" showErrorMessage="1" sqref="%s2:%s%d"><formula1>"%s"</formula1></dataValidation>`, col, col, pickRows, escaped(list)))
	}
	if len(rules) > 0 {
		fmt.Fprintf(b, `<dataValidations count="%d">%s</dataValidations>`, len(rules), strings.Join(rules, ""))
	}
}

// columnName returns the name of a column: 0 is A.
func columnName(n int) string {
	name := ""
	for n++; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// escaped returns a text escaped for XML. Text that looks like an escape of
// Excel (_x000D_) is escaped too.
func escaped(s string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(strings.ReplaceAll(s, "_x", "_x005F_x"))); err != nil {
		panic("workbook: " + err.Error())
	}
	return b.String()
}

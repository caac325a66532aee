package workbook_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"parley/data/format/workbook"
)

// zipped returns a zip archive of parts, given as alternating names and texts.
func zipped(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = io.WriteString(w, parts[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// ods returns an OpenDocument workbook with one sheet.
func ods(t *testing.T, styles, rows string) []byte {
	return zipped(t, "content.xml", `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:number="n" xmlns:style="s"><office:automatic-styles>`+
		styles+`</office:automatic-styles><office:body><table:table table:name="One">`+rows+`</table:table></office:body></office:document-content>`)
}

// shown formats the sheets that were read, one row per line, cells separated by
// bars.
func shown(t *testing.T, data []byte) string {
	t.Helper()
	sheets, err := workbook.Read(data, 50)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range sheets {
		for _, r := range s.Rows {
			fmt.Fprintf(&b, "%s%d:", s.Name, r.Number)
			for i, c := range r.Cells {
				if i > 0 {
					b.WriteByte('|')
				}
				b.WriteString(c.Text)
				if c.Repeated {
					b.WriteByte('^')
				}
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func TestODSCells(t *testing.T) {
	const month = `<number:date-style style:name="N1"><number:month/><number:year/></number:date-style><style:style style:name="m" style:data-style-name="N1"/>`
	for _, c := range []struct{ name, styles, rows, want string }{
		{"blanks, tabs and line breaks", "", `<table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d</text:p></table:table-cell></table:table-row>`, "One1:a  b\tc\nd\n"},
		{"two paragraphs", "", `<table:table-row><table:table-cell><text:p>a</text:p><text:p>b</text:p></table:table-cell></table:table-row>`, "One1:a\nb\n"},
		{"a link in a text", "", `<table:table-row><table:table-cell><text:p>see <text:a>here</text:a>.</text:p></table:table-cell></table:table-row>`, "One1:see here.\n"},
		{"a remark is no text", "", `<table:table-row><table:table-cell><office:annotation><text:p>remark</text:p></office:annotation><text:p>a</text:p></table:table-cell></table:table-row>`, "One1:a\n"},
		{"a German decimal", "", `<table:table-row><table:table-cell office:value-type="float" office:value="1.5"><text:p>1,5</text:p></table:table-cell></table:table-row>`, "One1:1.5\n"},
		{"a truth value", "", `<table:table-row><table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p></table:table-cell></table:table-row>`, "One1:TRUE\n"},
		{"a time of day", "", `<table:table-row><table:table-cell office:value-type="time" office:time-value="PT14H30M00S"><text:p>14:30</text:p></table:table-cell></table:table-row>`, "One1:14:30:00\n"},
		{"a month by its style", month, `<table:table-row><table:table-cell table:style-name="m" office:value-type="date" office:date-value="2025-08-01"><text:p>Aug 25</text:p></table:table-cell></table:table-row>`, "One1:2025-08\n"},
		{"a month by the style of its column", month, `<table:table-column table:default-cell-style-name="m"/><table:table-row><table:table-cell office:value-type="date" office:date-value="2025-08-01"/></table:table-row>`, "One1:2025-08\n"},
		{"repeated cells and rows", "", `<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell></table:table-row>`, "One1:a|a\nOne2:a|a\n"},
		{"empty rows to the end", "", `<table:table-row table:number-rows-repeated="65532"><table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row><table:table-cell><text:p>last</text:p></table:table-cell></table:table-row>`, "One65533:last\n"},
		{"a merged cell", "", `<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>` +
			`<table:table-row><table:covered-table-cell/><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row>`, "One1:a|b\nOne2:a^|c\n"},
	} {
		if got := shown(t, ods(t, c.styles, c.rows)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestXLSXCells checks XLSX as gnumeric and others write it, without shared
// strings, cell references or styles.
func TestXLSXCells(t *testing.T) {
	sheet := func(rows string) []byte {
		return zipped(t, "[Content_Types].xml", "<Types/>",
			"_rels/.rels", `<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			"xl/workbook.xml", `<workbook><sheets><sheet name="Hid" state="hidden" r:id="r2"/><sheet name="S" r:id="r1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="/xl/s.xml"/><Relationship Id="r2" Type="x/worksheet" Target="s.xml"/></Relationships>`,
			"xl/s.xml", `<worksheet><sheetData>`+rows+`</sheetData></worksheet>`)
	}
	for _, c := range []struct{ name, rows, want string }{
		{"no places", `<row><c t="inlineStr"><is><t>a</t></is></c><c><v>1</v></c></row><row><c t="str"><f>x</f><v>b</v></c></row>`, "S1:a|1\nS2:b\n"},
		{"runs, without how they are spoken", `<row r="3"><c r="B3" t="inlineStr"><is><r><t>東</t></r><r><t>京</t></r><rPh sb="0" eb="1"><t>トウ</t></rPh></is></c></row>`, "S3:|東京\n"},
		{"a shared text that is not there", `<row><c t="s"><v>7</v></c><c t="b"><v>0</v></c></row>`, "S1:|FALSE\n"},
		{"a formula without a result", `<row><c><f>A1</f></c></row>`, "S1:\n"},
		{"an error", `<row><c t="e"><v>#REF!</v></c></row>`, "S1:\n"},
		{"a day as a text", `<row><c t="d"><v>2025-08-06</v></c></row>`, "S1:2025-08-06\n"},
		{"a place out of every sheet", `<row><c r="ZZZZ1"><v>1</v></c><c r="B1"><v>2</v></c></row>`, "S1:|2\n"},
	} {
		if got := shown(t, sheet(c.rows)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if _, err := workbook.Read(zipped(t, "word/document.xml", "<a/>"), 10); err == nil || !strings.Contains(err.Error(), "neither an XLSX nor an ODS") {
		t.Errorf("a text document: %v", err)
	}
}

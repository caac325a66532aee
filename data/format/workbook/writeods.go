package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// WriteODS returns the tables as an ODS workbook: texts as texts, the columns of numbers
// as numbers. It has no drop-down lists. The output is deterministic.
func WriteODS(tables []Table) []byte {
	const kind = "application/vnd.oasis.opendocument.spreadsheet"
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateHeader(&zip.FileHeader{Name: "mimetype", Method: zip.Store}) // first, and not compressed
	if err == nil {
		_, err = w.Write([]byte(kind))
	}
	if err != nil {
		panic("workbook: " + err.Error()) // writing to a buffer never fails
	}
	part(z, "META-INF/manifest.xml", `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">`+
		`<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="`+kind+`"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`)
	var body strings.Builder
	for i := range tables {
		tables[i].ods(&body)
	}
	const ns = "urn:oasis:names:tc:opendocument:xmlns:"
	part(z, "content.xml", `<office:document-content xmlns:office="`+ns+`office:1.0" xmlns:table="`+ns+`table:1.0" xmlns:text="`+ns+`text:1.0" office:version="1.2"><office:body><office:spreadsheet>`+
		body.String()+`</office:spreadsheet></office:body></office:document-content>`)
	if err := z.Close(); err != nil {
		panic("workbook: " + err.Error())
	}
	return b.Bytes()
}

func (t *Table) ods(b *strings.Builder) {
	columns := 0
	for _, r := range t.Rows {
		columns = max(columns, len(r))
	}
	fmt.Fprintf(b, `<table:table table:name="%s"><table:table-column table:number-columns-repeated="%d"/>`, plainXML(t.Name), max(columns, 1))
	for i, r := range t.Rows {
		b.WriteString(`<table:table-row>`)
		for j, s := range r {
			_, err := strconv.ParseFloat(s, 64)
			switch {
			case s == "":
				b.WriteString(`<table:table-cell/>`)
			case err == nil && i > 0 && t.Numbers[t.Rows[0][j]]:
				fmt.Fprintf(b, `<table:table-cell office:value-type="float" office:value="%s"><text:p>%[1]s</text:p></table:table-cell>`, s)
			default:
				b.WriteString(`<table:table-cell office:value-type="string">` + paragraphs(s) + `</table:table-cell>`)
			}
		}
		if len(r) == 0 {
			b.WriteString(`<table:table-cell/>`)
		}
		b.WriteString(`</table:table-row>`)
	}
	b.WriteString(`</table:table>`)
}

// paragraphs returns the lines of a text. Blanks that ODF would run together are elements.
func paragraphs(s string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(s, "\n") {
		line = plainXML(line)
		line = strings.ReplaceAll(strings.ReplaceAll(line, "\t", "<text:tab/>"), "&#x9;", "<text:tab/>")
		line = strings.ReplaceAll(line, "  ", " <text:s/>")
		if strings.HasPrefix(line, " ") {
			line = "<text:s/>" + line[1:]
		}
		b.WriteString("<text:p>" + line + "</text:p>")
	}
	return b.String()
}

func plainXML(s string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic("workbook: " + err.Error())
	}
	return b.String()
}

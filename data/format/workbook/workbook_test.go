package workbook_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"parley/data/format/workbook"
	"parley/data/testkit/limit"
)

// column returns the text of the second column by the title in the first, with
// a + if there is a warning.
func column(t *testing.T, data []byte) map[string]string {
	t.Helper()
	sheets, err := workbook.Read(data, 100)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, r := range sheets[0].Rows {
		if len(r.Cells) > 1 {
			out[r.Cells[0].Text] = r.Cells[1].Text
			if r.Cells[1].Why != "" {
				out[r.Cells[0].Text] += " +"
			}
		}
	}
	return out
}

// TestProgramsAgree checks that a table typed into LibreOffice 7.4.7 and
// gnumeric 1.12.55, and saved by each as XLSX and ODS, is read as typed. Both
// programs turned a month into a day, which their files do not show.
func TestProgramsAgree(t *testing.T) {
	want := map[string]string{"Day": "2025-08-06", "Month": "2025-08-01", "Early": "1900-01-01", "Earlier": "1899-12-31", "Julian": "1500-02-28",
		"Antique": "-0043-03-15", "Moment": "2025-08-06T23:30:00", "Circa": "circa 1890", "Quarter": "Q3 2025", "Weekday": "Mon 4 Aug", "Number": "45875", "TRUE": "TRUE"}
	looked := map[string]string{"libreoffice.ods": "Julian Antique", "libreoffice.xlsx": "Julian Antique", "gnumeric.ods": "", "gnumeric.xlsx": "Early Earlier"}
	for name, look := range looked {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		got := column(t, data)
		for title, text := range want {
			if strings.Contains(look, title) {
				text += " +"
			}
			if got[title] != text {
				t.Errorf("%s, %s: %q, want %q", name, title, got[title], text)
			}
		}
	}
}

// made returns a workbook of excelize: a title in the first column, a value
// with a format in the second.
func made(t *testing.T, mac bool, rows []row) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &mac}); err != nil {
		t.Fatal(err)
	}
	for i, r := range rows {
		a, _ := excelize.CoordinatesToCellName(1, i+1)
		b, _ := excelize.CoordinatesToCellName(2, i+1)
		err := f.SetCellValue("Sheet1", a, r.title)
		if r.format != "" && err == nil {
			var style int
			if style, err = f.NewStyle(&excelize.Style{CustomNumFmt: &r.format}); err == nil {
				err = f.SetCellStyle("Sheet1", b, b, style)
			}
		}
		if err == nil {
			err = f.SetCellValue("Sheet1", b, r.value)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := f.MergeCell("Sheet1", "A1", "A2"); err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type row struct {
	title  string
	value  any
	format string
	want   string
}

// TestDaysByNumberAndFormat checks that only the format makes a number a date,
// and that the date has only the parts that the format shows.
func TestDaysByNumberAndFormat(t *testing.T) {
	rows := []row{
		{"merged", "one", "", "one"},
		{"covered", "two", "", "two"},
		{"day", 45875, "dd/mm/yyyy", "2025-08-06"},
		{"day in words", 45875, `[$-407]d. mmmm yyyy;@`, "2025-08-06"},
		{"day in Chinese", 45875, `yyyy"年"m"月"d"日"`, "2025-08-06"},
		{"month", 45870, "mmm yyyy", "2025-08"},
		{"year", 45870, "yyyy", "2025"},
		{"no year", 45875, "d mmm", "2025-08-06 +"},
		{"moment", 45875.97916666667, "yyyy-mm-dd hh:mm", "2025-08-06T23:30:00"},
		{"moment with half days", 45875.97916666667, "m/d/yyyy h:mm AM/PM", "2025-08-06T23:30:00"},
		{"a second before midnight", 45875.999988425925, "yyyy-mm-dd hh:mm:ss", "2025-08-06T23:59:59"},
		{"time", 0.5625, "hh:mm", "13:30:00"},
		{"lasting", 1.5, "[h]:mm", "1.5"},
		{"leap day that was none", 60, "yyyy-mm-dd", "1900-02-29 +"},
		{"first day", 1, "yyyy-mm-dd", "1900-01-01 +"},
		{"last ambiguous day", 59, "yyyy-mm-dd", "1900-02-28 +"},
		{"first sure day", 61, "yyyy-mm-dd", "1900-03-01"},
		{"before all days", -5, "yyyy-mm-dd", "-5"},
		{"money", 45875, `#,##0.00 "dmy"`, "45875"},
		{"scientific", 45875, "0.00E+00", "45875"},
		{"colour", 45875, "[Red]0", "45875"},
		{"long number", 1234567890123456789, "", "1234567890123456789"},
		{"tenth", 0.1, "", "0.1"},
		{"truth", true, "", "TRUE"},
		{"text of digits", "007", "", "007"},
		{"a letter that XML cannot hold", "a_x0009_b", "", "a\tb"},
	}
	got := column(t, made(t, false, rows))
	for _, r := range rows {
		title := r.title
		if title == "covered" { // covered by the cell above
			title = "merged"
			r.want = "two"
		}
		if title == "merged" && r.title == "merged" {
			continue
		}
		if got[title] != r.want {
			t.Errorf("%s: %q, want %q", r.title, got[title], r.want)
		}
	}
	mac := column(t, made(t, true, []row{{"a", "x", "", ""}, {"b", "y", "", ""}, {"day", 44413, "yyyy-mm-dd", ""}, {"first", 0, "yyyy-mm-dd", ""}}))
	if mac["day"] != "2025-08-06" || mac["first"] != "1904-01-01" {
		t.Errorf("days from 1904: %v", mac)
	}
}

// TestDamaged checks that a damaged workbook gives an error and never a panic,
// and that one that unpacks to too much is refused.
func TestDamaged(t *testing.T) {
	whole, err := os.ReadFile("testdata/libreoffice.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(whole); at += 97 {
		_, _ = workbook.Read(whole[:at], 10)
		broken := bytes.Clone(whole)
		broken[at] ^= 0x55
		_, _ = workbook.Read(broken, 10)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create("content.xml")
	_, _ = io.WriteString(w, `<a><table name="x"><table-row><table-cell><p>`)
	_, _ = w.Write(bytes.Repeat([]byte("  "), 32<<20))
	_ = z.Close()
	if _, err := workbook.Read(b.Bytes(), 10); err == nil || !strings.Contains(err.Error(), "split it") {
		t.Errorf("a workbook of blanks: %v", err)
	}
	if _, err := workbook.Read([]byte("\xd0\xcf\x11\xe0xls"), 10); err == nil || !strings.Contains(err.Error(), "XLSX") {
		t.Errorf("an old workbook: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"libreoffice.xlsx", "libreoffice.ods", "gnumeric.xlsx", "gnumeric.ods"} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range []string{"content.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"} {
			r, err := z.Open(part)
			if err != nil {
				continue
			}
			text, _ := io.ReadAll(r)
			f.Add(part, text)
		}
	}
	whole, err := os.ReadFile("testdata/libreoffice.xlsx")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, part string, text []byte) {
		book := with(t, whole, part, text)
		var sheets []workbook.Sheet
		var err error
		limit.Time(t, len(book)+len(text), func() { sheets, err = workbook.Read(book, 1000) })
		for _, s := range sheets {
			if err != nil || len(s.Rows) > 1000 {
				t.Errorf("%d rows and %v", len(s.Rows), err)
			}
		}
	})
}

// with returns a workbook with one part replaced.
func with(t *testing.T, whole []byte, part string, text []byte) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	old, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range old.File {
		if f.Name != part {
			if err := z.Copy(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	if w, err := z.Create(part); err == nil {
		_, _ = w.Write(text)
	}
	_ = z.Close()
	return b.Bytes()
}

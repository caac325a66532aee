package device

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// binary is a JavaScript expression of bytes.
func binary(data []byte) string {
	return fmt.Sprintf("Uint8Array.from(atob(%q), c => c.charCodeAt(0))", base64.StdEncoding.EncodeToString(data))
}

// told are the lines of the page about what became of the rows of files.
const told = `[...document.querySelectorAll("#event ul.claims > li.src")].map(li => li.textContent)`

// samples are the files that importers are tested with, and beside each its report.
const samples = "../../../data/format/testdata/"

// report is what parley import says of a sample.
func report(t *testing.T, name string) string {
	t.Helper()
	want, err := os.ReadFile(samples + name + ".want")
	if err != nil {
		t.Fatal(err)
	}
	text, _, _ := strings.Cut(string(want), "\n\n")
	return text
}

// The files that parley import reads are opened on the page, with the report that the
// tool gives. The reader of files is loaded only then, and nothing leaves the device.
func TestForeignFilesOpen(t *testing.T) {
	h := newHost(t, e2e.Article.Path(t), "/")
	p := e2e.Open(t, h.address)
	p.Live()
	if strings.Contains(strings.Join(p.Requests(), " "), "/reader.") {
		t.Error("the reader of files is loaded before a file is opened")
	}
	for _, c := range []struct{ name, events, view string }{
		{"council.csv", "5", ""}, {"minutes.xlsx", "5", ""}, {"women.json", "11", ""}, {"simile.xml", "9", ""},
		{"khal.ics", "3", ""}, {"talks.geojson", "2", ""}, {"gephi.gexf", "0", "actors"},
	} {
		data, err := os.ReadFile(samples + c.name)
		if err != nil {
			t.Fatal(err)
		}
		p.Drop([2]string{c.name, binary(data)})
		p.Notice(c.name + ", opened from this device")
		p.Idle()
		p.Says(c.name, "#event", "What became of your file")
		p.Wants("events", c.events)
		p.Wants("v", c.view)
		got := strings.ReplaceAll(strings.Join(e2e.Eval[[]string](p, told), "\n"), " (what begins with -- is an option of the tool, parley import)", "")
		if want := report(t, c.name); got != want {
			t.Errorf("%s: the page says\n%s\nthe tool says\n%s", c.name, got, want)
		}
	}
	p.Axe()
	p.Shot("device-foreign")
	p.Click("#notice [data-do='device:back']")
	p.Idle()
	p.Wants("events", "27")
	asksNobodyElse(p, h.address)
}

// A file of another program that cannot be read is refused in one line with the reason,
// whether it is empty, cut short, of another kind or made to do harm; what was shown
// stays.
func TestForeignFilesRefused(t *testing.T) {
	p := e2e.Open(t, newHost(t, e2e.Article.Path(t), "/").address)
	p.Live()
	sheet, err := os.ReadFile("../../../data/format/testdata/minutes.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		data []byte
		say  string
	}{
		{"empty.csv", nil, "it is empty"},
		{"unnamed.csv", []byte("Ereignis,Tag\nThe two councils meet,2025-08-06\n"), "“Ereignis” may be title"},
		{"cut.xlsx", sheet[:len(sheet)/2], "no format that can be read"},
		{"laughs.graphml", []byte(`<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><graphml><graph><node id="&b;"/></graph></graphml>`), "no valid XML"},
	} {
		p.Drop([2]string{c.name, binary(c.data)})
		if line := p.Notice(c.name + " could not be opened"); !strings.Contains(line, c.say) || strings.Count(line, c.name) != 1 {
			t.Errorf("%s: %q", c.name, line)
		}
		p.Idle()
		p.Wants("events", "27")
	}
}

// What may be chosen in the dialog of the browser is what may be dropped.
func TestChosenKinds(t *testing.T) {
	p := e2e.Open(t, newHost(t, e2e.Article.Path(t), "/").address)
	p.Live()
	p.Until("window.parleyDevice")
	p.Exec(`(HTMLInputElement.prototype.click = function () { window.field = this }, parleyDevice.do("choose"))`)
	accept := " " + strings.ReplaceAll(e2e.Eval[string](p, "field.accept"), ",", " ") + " "
	files, _ := filepath.Glob("../../../data/format/testdata/*")
	for _, name := range append(files, "a.yaml", "a.yml", "a.parley") {
		if ext := filepath.Ext(name); ext != ".want" && !strings.Contains(accept, " "+ext+" ") {
			t.Errorf("%s cannot be chosen", name)
		}
	}
	p.Exec(`(t => { t.items.add(new File(["title,date\nA meets B,2025-08-06\n"], "chosen.csv")); field.files = t.files; field.dispatchEvent(new Event("change")) })(new DataTransfer())`)
	p.Notice("chosen.csv, opened from this device")
	p.Idle()
	p.Wants("events", "1")
}

// asksNobodyElse fails the test of a page that has sent a request to another place than
// its own site.
func asksNobodyElse(p *e2e.Page, site string) {
	p.T.Helper()
	for _, r := range p.Requests() {
		if !strings.HasPrefix(r, site) && !strings.HasPrefix(r, "blob:") && !strings.HasPrefix(r, "data:") {
			p.T.Errorf("a request to %s", r)
		}
	}
}

package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// editor is the page to write a record in.
type editor struct{ *e2e.Page }

// idle waits until all that was begun is done.
func (e editor) idle() { e.Exec(`parleyEdit.idle()`) }

// write fills in a field by the keyboard, and leaves it.
func (e editor) write(field, text string) {
	e.T.Helper()
	e.Typed(field, text)
	e.Key("Tab")
	e.idle()
}

// choose chooses a word of a closed list.
func (e editor) choose(field, word string) {
	e.T.Helper()
	e.Exec(`(() => { const s = document.querySelector(` + e2e.Quoted(field) + `); s.focus(); s.value = ` + e2e.Quoted(word) + `; s.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	e.idle()
}

// begin opens an empty form of a section, by the keyboard.
func (e editor) begin(section string) {
	e.T.Helper()
	e.choose("#section", section)
	e.Exec(`document.querySelector("#new").focus()`)
	e.Key("Enter")
	e.Until(`document.activeElement.closest("#form")`)
}

// in is a field of the form.
func in(key string) string { return `#form [data-key=` + key + `] > :is(input, textarea, select)` }

// From an empty folder to a record that parley check --strict finds nothing wrong with, by
// the keyboard; what is undone is as it was, and nothing is lost when the page is opened again.
func TestWriteARecordInThePage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dairy")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	address := e2e.ServeEdit(t, dir)
	e := editor{e2e.Open(t, address)}
	e.Until(`document.querySelector("#new").textContent`)
	e.idle()
	e.Axe()

	e.choose("#section", "dataset")
	e.Exec(`document.querySelector("#records button").focus()`)
	e.Key("Enter")
	e.Until(`document.querySelector("#form [data-key=license]")`)
	e.Exec(`document.querySelector(` + e2e.Quoted(in("title")) + `).value = ""`)
	e.write(in("title"), "Two dairies merge")
	e.write(in("license"), "CC-BY-4.0")
	e.Exec(`document.querySelector(` + e2e.Quoted(in("as_of")) + `).value = ""`)
	e.write(in("as_of"), "10 March 2026")

	e.begin("sources")
	e.write(in("title"), "Dairies to merge")
	e.write(in("url"), "https://example.org/merge")
	e.write(in("published"), "3 February 2026")
	for _, name := range []string{"North Dairy", "South Dairy"} {
		e.begin("actors")
		e.write(in("name"), name)
		e.choose(in("kind"), "company")
	}
	e.begin("places")
	e.write(in("name"), "Halden")
	e.choose(in("kind"), "city")
	e.write(in("lat"), "59.12")
	e.write(in("lon"), "11.39")

	e.begin("events")
	e.write(in("title"), "The boards announce a merger")
	e.write(in("when"), "about mid-January 2026")
	if got := e.Texts(`#form [data-key=when] output`); got != "between 11 and 20 January 2026" {
		t.Errorf("the date reads %q", got)
	}
	e.begin("events")
	e.write(in("title"), "The dairies agree to merge")
	e.write(in("when"), "3 February 2026")
	e.choose(in("type"), "AGREE")
	e.write(in("where"), "Halden")
	e.participant("actor", "North Dairy")
	e.participant("recipient", "South Dairy")
	e.claim("North Dairy", "They merge on equal terms.")
	if got := e.Texts("#form .found .bad"); got != "" {
		t.Errorf("the form says %q", got)
	}
	e.Axe()
	e.Shot("edit-form")

	e.choose("#section", "events")
	e.Exec(`document.querySelector("#records button").focus()`)
	e.Until(`document.querySelector("#records").textContent.includes("boards")`)
	e.Exec(`[...document.querySelectorAll("#records button")].find((b) => b.textContent.includes("boards")).focus()`)
	e.Key("Enter")
	e.Until(`document.querySelector("#name").textContent.includes("boards")`)
	e.idle()
	if got := e.Texts("#form .found .bad"); !strings.Contains(got, "source") {
		t.Errorf("an event without a source: %q", got)
	}
	e.write(`#form [data-key=source] input`, "Dairies to merge")

	before := text(t, dir)
	e.Exec(`document.querySelector("#undo").focus()`)
	e.Key("Enter")
	e.Until(`document.querySelector("#status").textContent.startsWith("Undone")`)
	e.idle()
	if got := text(t, dir); got == before || strings.Count(got, "dairies-to-merge") >= strings.Count(before, "dairies-to-merge") {
		t.Errorf("nothing is undone:\n%s", got)
	}
	e.Open(strings.Split(address, "#")[0])
	e.Until(`document.querySelector("#records button")`)
	e.idle()
	e.Exec(`document.querySelector("#redo").focus()`)
	e.Key("Enter")
	e.Until(`document.querySelector("#status").textContent.startsWith("Redone")`)
	e.idle()
	if got := text(t, dir); got != before {
		t.Errorf("it is not as it was:\n%s\nwant\n%s", got, before)
	}
	if out, ok := e2e.Parley(t, "check", "--strict", "--since="+dir, dir); !ok || strings.Contains(out, "warning:") {
		t.Errorf("the record is not fit to publish:\n%s\n%s", out, before)
	}
}

// participant adds a participant of the open event.
func (e editor) participant(role, name string) {
	e.T.Helper()
	e.Exec(`document.querySelector("#form [data-key=who] > button").focus()`)
	e.Key("Enter")
	last := `#form [data-key=who] > .group:nth-last-of-type(1)`
	e.choose(last+` [data-key=role] > select`, role)
	e.write(last+` [data-key=id] > input`, name)
}

// claim adds a claim to the open event.
func (e editor) claim(by, says string) {
	e.T.Helper()
	e.Exec(`document.querySelector("#form [data-key=claims] > button").focus()`)
	e.Key("Enter")
	e.write(`#form [data-key=claims] [data-key=by] > input`, by)
	e.write(`#form [data-key=claims] [data-key=source] > input`, "Dairies to merge")
	e.write(`#form [data-key=claims] [data-key=text] > textarea`, says)
}

func text(t *testing.T, dir string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "dataset.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

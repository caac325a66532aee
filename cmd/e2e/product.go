package e2e

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// What Parley's own pages have.

const (
	Witkoff = "2025-08-06-witkoff-putin-5"     // an event of the wide set
	Summer  = "#from=2025-07-01&to=2025-09-01" // a window with much in it
)

// Start is the address of the program as it opens: without a fragment a page shows its
// story.
const Start = "#v=timeline"

// Explorer opens a page of the wide set and waits until the program has taken
// over and rests.
func Explorer(t testing.TB, fragment string, settings ...Setting) *Page {
	t.Helper()
	if fragment == "" {
		fragment = Start
	}
	p := Open(t, Wide.Serve(t)+fragment, settings...)
	p.Live()
	p.Idle()
	return p
}

// Idle waits until the program has started and nothing in it is pending. A
// program that failed to start fails the test at once.
func (p *Page) Idle() {
	p.T.Helper()
	p.Exec(`(async () => {
		while (!window.parley?.idle) {
			if (document.documentElement.classList.contains("failed")) throw new Error("the program has failed");
			await new Promise(done => setTimeout(done, 16));
		}
		await window.parley.idle();
	})()`)
}

// Live waits until the program is shown in place of the static page, and idle. A page
// that shows its story is led on to the program.
func (p *Page) Live() {
	p.T.Helper()
	p.Until(`document.documentElement.matches(".live, .story, .failed")`)
	if Eval[bool](p, `document.documentElement.matches(".story")`) {
		p.Exec(`location.replace("` + Start + `")`)
		p.Until(`document.documentElement.matches(".live, .failed")`)
	}
	p.Idle()
}

// Kept waits until the copy on the device is whole, the worker answers for the page and
// the first question for what is new has its answer. The page must be Keeping.
func (p *Page) Kept() {
	p.T.Helper()
	if !p.keeps {
		p.T.Fatal("the page may not keep a copy: open it with Keeping")
	}
	p.Until(`window.parleyDevice?.state.copy === "ready" && navigator.serviceWorker.controller && parleyDevice.state.pages > 0`)
}

// State returns one field of window.parley.state().
func (p *Page) State(field string) string {
	p.T.Helper()
	return Eval[string](p, fmt.Sprintf("String(parley.state()[%q] ?? '')", field))
}

// Wants fails when a field of the state has another value.
func (p *Page) Wants(field, want string) {
	p.T.Helper()
	if got := p.State(field); got != want {
		p.T.Errorf("state %s = %q, want %q", field, got, want)
	}
}

// Texts returns the text of every element that a selector finds, each on a line.
func (p *Page) Texts(selector string) string {
	p.T.Helper()
	return Eval[string](p, fmt.Sprintf("[...document.querySelectorAll(%q)].map(e => e.textContent).join('\\n')", selector))
}

// Count is how many elements a selector finds.
func (p *Page) Count(selector string) int {
	p.T.Helper()
	return Eval[int](p, fmt.Sprintf("document.querySelectorAll(%q).length", selector))
}

// Says fails for every text that is not, or with not that is, in what an element
// says.
func (p *Page) Says(where, selector string, want ...string) {
	p.T.Helper()
	text := p.Texts(selector)
	for _, w := range want {
		w, not := strings.CutPrefix(w, "not ")
		if strings.Contains(text, w) == not {
			p.T.Errorf("%s: %q is there: %v", where, w, !not)
		}
	}
}

// Address is where the page's site begins.
func (p *Page) Address() string {
	p.T.Helper()
	return Eval[string](p, `new URL(".", location.href).href`)
}

// Window returns the window of the page, in seconds.
func (p *Page) Window() (from, to float64) {
	p.T.Helper()
	p.Idle()
	from, err := strconv.ParseFloat(p.State("windowFrom"), 64)
	p.Must(err)
	to, err = strconv.ParseFloat(p.State("windowTo"), 64)
	p.Must(err)
	return from, to
}

// Plot returns the middle of the timeline's plot, and its width.
func (p *Page) Plot() (x, y, width float64) {
	p.T.Helper()
	box := Eval[[]float64](p, "(r => [r.left + r.width / 2, r.top + r.height / 2, r.width])(document.querySelector('#plot').getBoundingClientRect())")
	return box[0], box[1], box[2]
}

// mostStops is how many presses of Tab a reader makes at most to get anywhere.
const mostStops = 80

// TabTo presses Tab until an element that matches has the focus and can be seen.
func (p *Page) TabTo(selector string) {
	p.T.Helper()
	for range mostStops {
		p.Key("Tab")
		if !Eval[bool](p, fmt.Sprintf("document.activeElement.matches(%q)", selector)) {
			continue
		}
		if seen := Eval[bool](p, `(r => r.width > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth)(document.activeElement.getBoundingClientRect())`); !seen {
			p.T.Errorf("%s has the focus and is out of sight", selector)
		}
		return
	}
	p.T.Fatalf("%d presses of Tab do not lead to %s", mostStops, selector)
}

// Drop lets files fall on the page, each a name and a JavaScript expression of
// what is in it.
func (p *Page) Drop(files ...[2]string) {
	p.T.Helper()
	var list strings.Builder
	for _, f := range files {
		fmt.Fprintf(&list, "t.items.add(new File([await (%s)], %q));", f[1], f[0])
	}
	p.Exec(`(async () => { const t = new DataTransfer(); ` + list.String() + `
		dispatchEvent(new DragEvent("drop", { dataTransfer: t, bubbles: true, cancelable: true })) })()`)
}

// Notice waits for the quiet line and returns it.
func (p *Page) Notice(part string) string {
	p.T.Helper()
	p.Until(`document.getElementById("notice")?.textContent.includes(` + Quoted(part) + `)`)
	return p.Texts("#notice")
}

// Quoted returns a text as JavaScript.
func Quoted(s string) string {
	b, _ := json.Marshal(s) // a string cannot fail
	return string(b)
}

// Save chooses an entry of the download menu and returns the file.
func (p *Page) Save(kind string) (name string, content []byte) {
	p.T.Helper()
	p.Click("#open-download")
	p.Idle()
	return p.Downloads()(func() { p.Click("[data-do='save:" + kind + "']") })
}

// Published reads a table of the site's data page, which another program wrote.
func (p *Page) Published(name string) []map[string]string {
	p.T.Helper()
	answer, err := http.Get(p.Address() + "data/" + name + ".csv")
	p.Must(err)
	defer answer.Body.Close()
	file, err := io.ReadAll(answer.Body)
	p.Must(err)
	_, rows := Table(p.T, file)
	return rows
}

// Table reads a CSV with its header.
func Table(t testing.TB, file []byte) (header []string, rows []map[string]string) {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(file), "\ufeff"))).ReadAll()
	if err != nil || len(all) == 0 {
		t.Fatalf("%d rows: %v", len(all), err)
	}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = cells[i]
		}
		rows = append(rows, row)
	}
	return all[0], rows
}

package device

import (
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"parley/cmd/e2e"
)

// TestEarlyDropIsOpened checks that a dropped file and a selected menu entry
// are not lost if the device script has not loaded yet: both are handled once
// it has.
func TestEarlyDropIsOpened(t *testing.T) {
	site, there := http.FileServer(http.Dir(e2e.Article.Path(t))), make(chan struct{})
	p := e2e.Open(t, e2e.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.URL.Path, "/device.") {
			select {
			case <-there:
			case <-r.Context().Done():
			}
		}
		site.ServeHTTP(w, r)
	})))
	p.Live()
	p.Drop([2]string{"early.yaml", `"schema: 1\nevents:\n  a:\n    title: A talk\n    when: 2025-08-01\n    source: https://example.org/a\n"`})
	p.Exec(`(window.print = () => { window.printed = true }, parley.do("print:record"))`)
	if e2e.Eval[bool](p, "!!window.parleyDevice || !!window.printed") {
		t.Fatal("the script for the device is there already")
	}
	close(there)
	p.Notice("early.yaml, opened from this device")
	p.Until("window.printed")
	p.Idle()
	p.Wants("events", "1")
}

// A script for the device that could not be had is asked for again when a reader needs
// it, and leaves no error behind.
func TestDeviceScriptIsAskedForAgain(t *testing.T) {
	site := http.FileServer(http.Dir(e2e.Article.Path(t)))
	var tries atomic.Int32
	p := e2e.Open(t, e2e.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.URL.Path, "/device.") && tries.Add(1) <= 2 { // boot.js tries twice
			http.Error(w, "busy", http.StatusServiceUnavailable)
			return
		}
		site.ServeHTTP(w, r)
	})), e2e.Expect("503"))
	p.Live()
	p.Until(`performance.getEntriesByType("resource").filter(e => e.name.includes("/device.")).length > 1`)
	p.Exec(`window.print = () => { window.printed = true }`)
	p.Until(`(parley.do("print:record"), window.printed)`)
}

// drops says which of the two events of a drop the page has taken for itself.
const drops = `["dragover", "drop"].map(name => {
	const data = new DataTransfer();
	if (%s) data.items.add(new File(["x"], "a.yaml")); else data.setData("text/plain", "words");
	return String(!dispatchEvent(new DragEvent(name, { dataTransfer: data, cancelable: true })));
}).join(" ")`

// The page takes files alone, and only where a program shows them: words that are
// dropped, and files on a page whose program failed or in a frame, are the browser's.
func TestDropsAreTakenWhereTheyAreShown(t *testing.T) {
	address := e2e.Article.Serve(t)
	for name, c := range map[string]struct {
		path string
		set  e2e.Setting
		want string // of a file
	}{
		"live":   {"", e2e.Viewport(1440, 900), "true true"},
		"failed": {"", e2e.Block("*.wasm"), "false false"},
		"static": {"?wasm=false", e2e.Viewport(1440, 900), "false false"},
		"frame":  {"embed/?load=eager", e2e.Viewport(680, 640), "false false"},
	} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Open(t, address+c.path, c.set, e2e.Expect("ERR_BLOCKED"), e2e.Expect("Failed to load resource"))
			p.Until(`document.documentElement.matches(".live, .story, .failed, .static")`)
			if got := e2e.Eval[string](p, fmt.Sprintf(drops, "true")); got != c.want {
				t.Errorf("the events of a file are taken: %s, want %s", got, c.want)
			}
			if got := e2e.Eval[string](p, fmt.Sprintf(drops, "false")); got != "false false" {
				t.Errorf("the events of words are taken: %s", got)
			}
		})
	}
}

package device

import (
	"net/http"
	"strings"
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

package e2e

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The one file opens from a disk, reads without its program, runs with it, asks
// for nothing and registers nothing.
func TestSingleFile(t *testing.T) {
	name, err := filepath.Abs("../../.out/e2e-single.html")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "run", "./cmd/parley", "build", "data/sets/august-2025", "-o", name, "--single-file")
	cmd.Dir = "../.."
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	p := open(t, "file://"+name+"#e=witkoff-putin")
	p.live()
	p.idle()
	p.wants("events", "27")
	p.wants("e", "witkoff-putin")
	p.exec(`parley.do("view:actors")`)
	p.idle()
	p.shot("single-file")
	p.until(`window.parleyDevice?.state.copy === "none"`)
	for _, r := range p.requests() {
		if !strings.HasPrefix(r, "file:") && !strings.HasPrefix(r, "data:") && !strings.HasPrefix(r, "blob:") {
			t.Errorf("a request to %.80s", r)
		}
	}
	p.drop([2]string{"mine.yaml", `"schema: 1"`})
	p.notice("opens .parley packs only")

	p = open(t, "file://"+name, noScript)
	if n := eval[int](p, `document.querySelectorAll("#chronicle article").length`); n != 27 {
		t.Errorf("%d events to read without a script", n)
	}
	if bad := eval[string](p, `[...document.querySelectorAll("a[href^='#']")].map(a => a.getAttribute("href")).filter(h => !h.includes("=") && !document.getElementById(h.slice(1))).join(" ")`); bad != "" {
		t.Errorf("links to nothing: %s", bad)
	}
}

// Two tabs: one takes the new version, the other goes on with the old program
// and can still open everything.
func TestTwoTabs(t *testing.T) {
	v, err := versions()
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, v.first, "/")
	p := open(t, h.address, cuts)
	p.live()
	p.kept()
	q := p.tab(h.address)
	q.live()
	q.kept()
	q.exec("window.mark = 1")
	h.is(func(h *host) { h.dir = v.program })
	p.exec(`parleyDevice.do("check")`)
	p.until("parleyDevice.state.fresh")
	p.follow(`parleyDevice.do("reload")`)
	p.live()
	p.kept()
	if !eval[bool](q, "window.mark === 1") {
		t.Error("the other tab was loaded again")
	}
	q.exec(`parley.do("event:witkoff-putin")`)
	q.idle()
	q.wants("e", "witkoff-putin")
	h.is(func(h *host) { h.gone = true })
	q.reload()
	q.live()
	q.wants("events", "27")
	q.wants("e", "witkoff-putin")
}

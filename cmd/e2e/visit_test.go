package e2e

import (
	"strings"
	"testing"
)

// TestVisitPutsBack checks that a page comes to the next test as it starts, that a
// page of another look is another page, and that a test may visit in its subtests.
func TestVisitPutsBack(t *testing.T) {
	first := Visit(t, "#v=list")
	if other := Visit(t, "", Phone); other == first {
		t.Error("a phone is the page of a desktop")
	}
	t.Run("leaves", func(t *testing.T) {
		p := Visit(t, "#v=actors&on=2025-08-06")
		p.Wants("on", "2025-08-06")
		p.Exec(`localStorage.setItem("planted", "1"), parley.do("menu:help")`)
		p.Idle()
		p.Exec(`document.querySelector("#menu-help button, #menu-help").focus(), scrollTo(0, 500)`)
	})
	t.Run("finds", func(t *testing.T) {
		p := Visit(t, "#v=list&from=2025-07-01&to=2025-09-01")
		if p != first || p.T != t {
			t.Error("the page is another, or of another test")
		}
		p.Wants("on", "")
		p.Wants("view", "list")
		if got := Eval[string](p, `[document.activeElement.tagName, !!document.querySelector("#app [id^=menu-]"), localStorage.getItem("planted"), scrollY].join(" ")`); got != "BODY false  0" {
			t.Errorf("focus, menu, storage, scrolled: %s", got)
		}
	})
	if first.T != t {
		t.Error("after a subtest the page is not of the test around it")
	}
}

// TestVisitAfterAFault checks that what a page says between two tests fails the
// next.
func TestVisitAfterAFault(t *testing.T) {
	r := recorder{t, make(chan string, 1)}
	p := newPage(r, nil)
	p.belongs(nil)
	p.fault("planted %d", 1)
	p.belongs(r)
	if got := <-r.heard; !strings.Contains(got, "planted 1") {
		t.Errorf("the next test hears %q", got)
	}
}

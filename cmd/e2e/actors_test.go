package e2e

import "testing"

// The actor map as it is worked: by keys, by clicks, and on a phone.

const focusWords = "document.activeElement.getAttribute('aria-label') ?? ''"

func TestActorMapByKeyboard(t *testing.T) {
	p := explorer(t, "#v=actors", reducedMotion)
	if n := p.count("#actors [tabindex='0']"); n != 1 {
		t.Fatalf("%d tab stops on the map, not one", n)
	}
	p.exec("document.querySelector('#actors [tabindex=\"0\"]').focus()")
	seen := map[string]bool{}
	for _, key := range []string{"ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowUp", "End"} {
		p.key(key)
		p.idle()
		seen[eval[string](p, focusWords)] = true
	}
	if len(seen) != 5 || seen[""] {
		t.Errorf("two rows, two ties and the last row are not %v", seen)
	}
	p.key("Home")
	p.key("ArrowDown")
	p.key("Enter")
	p.idle()
	if got := p.state("who"); got != "trump" {
		t.Errorf("Enter chooses %q", got)
	}
	if n := p.count("#actors [tabindex='0']"); n != 1 {
		t.Errorf("%d tab stops after a choice", n)
	}
}

func TestActorMapOpensTies(t *testing.T) {
	p := explorer(t, "#v=actors", reducedMotion)
	ties := p.count("#actors [data-do^='tie:']")
	if ties < 5 {
		t.Fatalf("%d ties", ties)
	}
	p.exec("document.querySelector('#actors [data-do=\"tie:1\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
	p.idle()
	if n := p.count("#actors a[href*='e=']"); n < 2 {
		t.Errorf("a tie opens to %d events", n)
	}
	p.exec("document.querySelector('#actors [data-do=\"tie:-1\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
	p.idle()
	if n := p.count("#actors [data-do^='tie:']"); n != ties {
		t.Errorf("%d of %d ties come back", n, ties)
	}
	rows := p.count("#actors a[href*='who=']")
	p.exec("document.querySelector('#actors [data-do^=\"box:\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
	p.idle()
	if n := p.count("#actors a[href*='who=']"); n <= rows {
		t.Errorf("a fold opens from %d rows to %d", rows, n)
	}
}

//go:build unix

package engines

import (
	"testing"

	"parley/cmd/e2e"
)

// live waits until the program is shown and rests, and says what became of the page,
// and how many milliseconds after the navigation.
const live = `(async () => {
	while (!document.documentElement.matches(".live, .failed")) await new Promise(done => setTimeout(done, 16));
	const at = performance.now();
	await window.parley?.idle();
	return { as: document.documentElement.className, at };
})()`

// started is what live says.
type started struct {
	As string
	At float64
}

// The page starts in WebKit, and a click is answered there. The log tells how long
// that takes, beside Chromium.
func TestStartInWebKit(t *testing.T) {
	w := openWebKit(t)
	address := e2e.Wide.Serve(t)
	var first started
	w.open(address)
	w.eval(live, &first)
	if first.As != "js live" {
		t.Fatalf("in WebKit the page is %q after %.0f ms", first.As, first.At)
	}
	w.click("#open-type")
	var rows int
	w.eval(`parley.idle().then(() => document.querySelectorAll("#menu-type label").length)`, &rows)
	if rows < 5 {
		t.Errorf("a click on Type in WebKit opens %d rows", rows)
	}
	beside := e2e.Eval[started](e2e.Open(t, address), live)
	t.Logf("live after %.0f ms in WebKit, %.0f ms in Chromium", first.At, beside.At)
}

//go:build unix && webkit

package engines

import (
	"testing"

	"parley/cmd/e2e"
)

// live waits until the program is shown and idle, and returns the state of the
// page and the milliseconds since the navigation.
const live = `(async () => {
	while (!document.documentElement.matches(".live, .failed")) await new Promise(done => setTimeout(done, 16));
	const at = performance.now();
	await window.parley?.idle();
	return { as: document.documentElement.className, at };
})()`

// started is the result of live.
type started struct {
	As string
	At float64
}

// TestStartInWebKit checks that the page starts in WebKit, responds to a click,
// and starts on a second visit. It logs the duration of both starts. It is not
// part of "make test": WebKitGTK pulls in much of a desktop, and renders in
// software without a graphics card.
func TestStartInWebKit(t *testing.T) {
	w := openWebKit(t)
	address := e2e.Wide.Serve(t)
	var starts [2]started
	for i := range starts {
		w.open("about:blank")
		w.open(address + "#v=timeline") // without a state the page shows its story
		w.eval(live, &starts[i])
		if starts[i].As != "js live" {
			t.Fatalf("in WebKit the page is %q after %.0f ms", starts[i].As, starts[i].At)
		}
		w.click("#open-type")
		var rows int
		w.eval(`parley.idle().then(() => document.querySelectorAll("#menu-type label").length)`, &rows)
		if rows < 5 {
			t.Errorf("a click on Type in WebKit opens %d rows", rows)
		}
	}
	t.Logf("live after %.0f ms, on a second visit after %.0f ms", starts[0].At, starts[1].At)
}

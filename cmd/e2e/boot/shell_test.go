package boot

import (
	"net/http"
	"strings"
	"testing"

	"parley/cmd/e2e"
	"parley/cmd/internal/wasmbuild"
)

// go-app breaks the page in several ways on its own: it stops if storage is
// denied, drops a sub-path, intercepts all links, and leaves a dead page after
// a panic. These tests run a real go-app program behind boot.js.

// hello returns the program and its runtime.
func hello(t *testing.T) e2e.Files {
	t.Helper()
	dir := e2e.Once(t, "e2e/hello-"+e2e.Source(t), func(to string) error {
		_, err := wasmbuild.Program(t.Context(), "parley/cmd/e2e/hello", to, true)
		return err
	})
	return e2e.Files{"app.wasm": e2e.ReadFile(t, dir+"/app.wasm"), "wasm_exec.js": e2e.ReadFile(t, dir+"/wasm_exec.js")}
}

// helloSite serves the program under /deep/repo/ and returns the address.
func helloSite(t *testing.T) string {
	t.Helper()
	return e2e.Serve(t, http.StripPrefix("/deep/repo", bootSite(t, "", hello(t)))) + "deep/repo/"
}

const greeted = `document.documentElement.matches(".live, .failed")`

func TestShellRunsAtAnyAddress(t *testing.T) {
	site := helloSite(t)
	for _, rest := range []string{"", "?e=a&q=b", "index.html", "#from=2025-08-06&e=x"} {
		p := e2e.Open(t, site+rest)
		p.Until(greeted)
		p.Click("#press")
		p.Until(`document.getElementById("pressed").textContent === "1"`)
		if got := e2e.Eval[string](p, "location.href"); got != site+rest {
			t.Errorf("the address became %s, was %s", got, site+rest)
		}
		if v := p.CLS(); v > .02 {
			t.Errorf("the takeover shifts the page by %g", v)
		}
	}
}

func TestShellWithoutStorage(t *testing.T) {
	p := e2e.Open(t, helloSite(t), e2e.NoStorage)
	p.Until(greeted)
	p.Click("#press")
	p.Until(`document.getElementById("pressed").textContent === "1"`)
	if got := e2e.Eval[string](p, `localStorage.setItem("a", 1), localStorage.getItem("a") + localStorage.length + localStorage.key(0)`); got != "11a" {
		t.Errorf("the memory in storage's place answers %s", got)
	}
}

// TestShellInSandboxedFrame checks the page in a sandboxed frame, where it has
// no origin: storage throws, and the host must allow any origin to read the
// program. The frame reports through messages.
func TestShellInSandboxedFrame(t *testing.T) {
	site := bootSite(t, "", hello(t))
	site["report.js"] = `addEventListener("load", () => { new MutationObserver(() => parent.postMessage(document.documentElement.className, "*"))
		.observe(document.documentElement, { attributes: true }) })`
	site["index.html"] = strings.Replace(site["index.html"], "<script", `<script src="report.js"></script><script`, 1)
	site["news.html"] = `<!doctype html><title>News</title><link rel="icon" href="data:,"><script src="listen.js"></script>
		<iframe title="Record" sandbox="allow-scripts" src="index.html" width="600" height="400"></iframe>`
	site["listen.js"] = `addEventListener("message", e => { window.framed = e.data })`
	p := e2e.Open(t, e2e.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Del("Content-Security-Policy")
		site.ServeHTTP(w, r)
	}))+"news.html")
	p.Until(`/live|failed/.test(window.framed)`)
	if got := e2e.Eval[string](p, "framed"); got != "js live" {
		t.Errorf("in the frame: %s", got)
	}
}

func TestShellLeavesLinksAlone(t *testing.T) {
	site := helloSite(t)
	for name, before := range map[string]string{"link of the program": "0", "link of the page": "scrollTo(0, 1500)"} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Open(t, site, e2e.Inject(`addEventListener("DOMContentLoaded", () => { `+before+` })`))
			p.Until(`window.goappOnUpdate && document.getElementById("press")`)
			// go-app would route the click and show its own "not found" page.
			p.Follow(`document.querySelector(document.getElementById("page") ? "#page a" : "#app a").click()`)
			if got := e2e.Eval[string](p, "location.href"); got != site+"other/" {
				t.Errorf("the link led to %s", got)
			}
		})
	}
}

// TestShellEnds checks that the page neither reports errors nor freezes after
// the program ended, although its timers and callbacks are still there.
func TestShellEnds(t *testing.T) {
	site := helloSite(t)
	for _, button := range []string{"#panic", "#fail"} {
		p := e2e.Open(t, site)
		p.Until(greeted)
		p.Exec(`document.querySelector("` + button + `").click()`)
		p.Until(`document.documentElement.classList.contains("failed")`)
		standsAs(p, fallen)
		p.Exec(`history.pushState(null, "", "#one"), dispatchEvent(new Event("resize"))`)
		p.Back()
		p.Exec("new Promise(done => setTimeout(done, 300))") // go-app's own timers are due before, and timers run in the order they are due
		standsAs(p, fallen)
	}
}

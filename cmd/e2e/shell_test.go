package e2e

import (
	"context"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"

	"parley/cmd/internal/wasmbuild"
)

// What go-app does by itself breaks the page in several ways: it stops where
// storage is refused, loses a sub-path, takes every link, leaves a dead page
// after a panic. These tests run a real program on it behind boot.js.

var hello = sync.OnceValues(func() (files, error) {
	built, err := wasmbuild.Program(context.Background(), "parley/cmd/e2e/hello", "../../.out/hello", true)
	if err != nil {
		return nil, err
	}
	wasm, err := os.ReadFile(built.Wasm)
	if err != nil {
		return nil, err
	}
	exec, err := os.ReadFile(built.Exec)
	return files{"app.wasm": string(wasm), "wasm_exec.js": string(exec)}, err
})

// helloSite serves the program under /deep/repo/ and returns that address.
func helloSite(t *testing.T) string {
	t.Helper()
	over, err := hello()
	if err != nil {
		t.Fatal(err)
	}
	return serve(t, http.StripPrefix("/deep/repo", bootSite(t, "", over))) + "deep/repo/"
}

const greeted = `document.documentElement.matches(".live, .failed")`

func TestShellRunsAtAnyAddress(t *testing.T) {
	site := helloSite(t)
	for _, rest := range []string{"", "?e=a&q=b", "index.html", "#from=2025-08-06&e=x"} {
		p := open(t, site+rest)
		p.until(greeted)
		p.click("#press")
		p.until(`document.getElementById("pressed").textContent === "1"`)
		if got := eval[string](p, "location.href"); got != site+rest {
			t.Errorf("the address became %s, was %s", got, site+rest)
		}
		if v := p.cls(); v > .02 {
			t.Errorf("the takeover shifts the page by %g", v)
		}
	}
}

func TestShellWithoutStorage(t *testing.T) {
	p := open(t, helloSite(t), noStorage)
	p.until(greeted)
	p.click("#press")
	p.until(`document.getElementById("pressed").textContent === "1"`)
	if got := eval[string](p, `localStorage.setItem("a", 1), localStorage.getItem("a") + localStorage.length + localStorage.key(0)`); got != "11a" {
		t.Errorf("the memory in storage's place answers %s", got)
	}
}

// In a sandboxed frame the page has no origin of its own: storage throws and
// the host must let anyone read the program. The frame reports through messages.
func TestShellInSandboxedFrame(t *testing.T) {
	over, err := hello()
	if err != nil {
		t.Fatal(err)
	}
	site := bootSite(t, "", over)
	site["report.js"] = `addEventListener("load", () => { new MutationObserver(() => parent.postMessage(document.documentElement.className, "*"))
		.observe(document.documentElement, { attributes: true }) })`
	site["index.html"] = strings.Replace(site["index.html"], "<script", `<script src="report.js"></script><script`, 1)
	site["news.html"] = `<!doctype html><title>News</title><link rel="icon" href="data:,"><script src="listen.js"></script>
		<iframe title="Record" sandbox="allow-scripts" src="index.html" width="600" height="400"></iframe>`
	site["listen.js"] = `addEventListener("message", e => { window.framed = e.data })`
	p := open(t, serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Del("Content-Security-Policy")
		site.ServeHTTP(w, r)
	}))+"news.html")
	p.until(`/live|failed/.test(window.framed)`)
	if got := eval[string](p, "framed"); got != "js live" {
		t.Errorf("in the frame: %s", got)
	}
}

func TestShellLeavesLinksAlone(t *testing.T) {
	site := helloSite(t)
	for name, before := range map[string]string{"link of the program": "0", "link of the page": "scrollTo(0, 1500)"} {
		t.Run(name, func(t *testing.T) {
			p := open(t, site, inject(`addEventListener("DOMContentLoaded", () => { `+before+` })`))
			p.until(`window.goappOnUpdate && document.getElementById("press")`)
			// go-app would route the click and show its own "not found".
			p.follow(`document.querySelector(document.getElementById("page") ? "#page a" : "#app a").click()`)
			if got := eval[string](p, "location.href"); got != site+"other/" {
				t.Errorf("the link led to %s", got)
			}
		})
	}
}

// After the program's end its timers and callbacks are still about: the page
// must neither say errors nor freeze.
func TestShellEnds(t *testing.T) {
	site := helloSite(t)
	for _, button := range []string{"#panic", "#fail"} {
		p := open(t, site)
		p.until(greeted)
		p.exec(`document.querySelector("` + button + `").click()`)
		p.until(`document.documentElement.classList.contains("failed")`)
		p.stands(fallen)
		p.exec(`history.pushState(null, "", "#one"), dispatchEvent(new Event("resize"))`)
		p.back()
		p.exec("new Promise(done => setTimeout(done, 300))") // go-app's own timers are shorter
		p.stands(fallen)
	}
}

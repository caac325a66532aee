package embed

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// What the loader rejects: addresses other than http and https, and requests
// that a frame must not make.

// refusedAddresses are addresses that the loader must not open.
var refusedAddresses = []string{
	"javascript:parent.ran=1", "javascript:parent.ran=1//", " java\tscript:parent.ran=1", "JAVASCRIPT:parent.ran=1//",
	"data:text/html,<script>parent.ran=1</script>", "blob:http://127.0.0.1/x", "http://[", "http://", "https://user:secret@talks.example.org/", "http://user@talks.example.org/",
	"ftp://talks.example.org/", "file:///etc/hostname", "about:blank", "vbscript:x", "",
}

// TestLoaderRefusesAddresses checks that neither an element nor a figure opens
// such an address: the text or link in it stays, the console says why, and a
// story next to it still opens.
func TestLoaderRefusesAddresses(t *testing.T) {
	at := story(t, nil)
	for _, address := range refusedAddresses {
		t.Run(strings.ReplaceAll(address, "/", "∕"), func(t *testing.T) {
			quote := strings.NewReplacer("&", "&amp;", `"`, "&quot;").Replace(address)
			body := `<parley-story src="` + quote + `"><b>Words</b></parley-story><figure class="parley-embed"><a href="` + quote + `">Link</a></figure><parley-story id="good" src="` + at + `"></parley-story>`
			if address == "" { // a link without an address refers to the page itself
				body = `<parley-story><b>Words</b></parley-story><parley-story src><b>Words</b></parley-story><parley-story id="good" src="` + at + `"></parley-story>`
			}
			p := e2e.Open(t, newsroom(t, "", loaded(at, body)), e2e.Friend(at), e2e.Inject(`window.warned = []; console.warn = (...said) => warned.push(said.join(" "))`))
			p.Until(`document.querySelector("#good").shadowRoot?.querySelector("iframe")`)
			if got := e2e.Eval[string](p, `[warned.length, new Set(warned.map(w => w.slice(0, 6))).size, !!window.ran, document.querySelectorAll("iframe").length,
				[...document.querySelectorAll("parley-story:not(#good)")].every(e => !e.shadowRoot && e.innerText === "Words")].join(" ")`); got != "2 1 false 0 true" {
				t.Errorf("warnings, kinds of them, whether it ran, frames, words: %s, want 2 1 false 0 true", got)
			}
		})
	}
}

// liar returns a site whose pages send false messages to the host page.
func liar(t *testing.T, script string) string {
	t.Helper()
	page := e2e.Files{"embed/index.html": `<!doctype html><title>Liar</title><script src="lies.js"></script>`, "embed/lies.js": script}
	loader := e2e.ReadFile(t, "../../../web/embed/embed.js")
	page["embed.js"] = loader
	srv := httptest.NewServer(http.HandlerFunc(page.ServeHTTP))
	t.Cleanup(srv.Close)
	return srv.URL + "/"
}

// TestLoaderBelievesNothing checks that a frame that sends false heights,
// titles and views, and values of any kind, gets at most the height that its
// host allows and makes nothing throw in the host page.
func TestLoaderBelievesNothing(t *testing.T) {
	at := liar(t, `const say = d => parent.postMessage(d, "*"), odd = { toString: 1, valueOf: 1 };
const values = [undefined, null, true, 0, -1, NaN, Infinity, 1e9, 7n, "", "1e9", "x".repeat(3e6), [], [5], {}, odd, new Date(0), /x/, new Map([[1, 2]]), new Error("x"), new Uint8Array(2), { __proto__: null }];
for (const v of values) {
	say(v);
	for (const type of ["resize", "state", "ready", "x"]) say({ parley: 1, type, detail: v });
	for (const key of ["height", "title", "state"]) for (const type of ["resize", "state"]) say({ parley: 1, type, detail: { [key]: v } });
	say({ parley: 1, type: v, detail: {} });
	say({ parley: v });
}
say({ parley: 1 });
say({ parley: 1, type: "resize", detail: { height: 1e9, title: "Liar" } });
say({ parley: 1, type: "state", detail: { state: "v=list" } });
say({ parley: 1, type: "end", detail: {} });`)
	for attribute, want := range map[string]string{"": "20000px", `max="900"`: "900px", `max="none"`: "20000px"} {
		p := e2e.Open(t, newsroom(t, "", loaded(at, `<parley-story name="a" `+attribute+` load="eager" src="`+at+`"></parley-story>`)), e2e.Friend(at), e2e.Expect("favicon"), e2e.Expect("404"),
			e2e.Inject(`window.over = false; addEventListener("parley:end", () => { over = true; });`))
		p.Until("over")
		if got := e2e.Eval[string](p, `document.querySelector("parley-story").shadowRoot.querySelector("iframe").style.height + " " + location.hash.length + " " + location.hash`); !strings.HasPrefix(got, want+" ") || !strings.HasSuffix(got, "#parley-a=v%3Dlist") {
			t.Errorf("%s: height and address are %.80s, want %s and the last view", attribute, got, want)
		}
	}
}

// TestLoaderSpeaksToOneSite checks that messages of the host page only reach
// the site of the story: once the frame shows another site, neither receives
// messages of the other.
func TestLoaderSpeaksToOneSite(t *testing.T) {
	strange := liar(t, `window.heard = []; addEventListener("message", e => heard.push(e.data));
parent.postMessage({ parley: 1, type: "resize", detail: { height: 1234 } }, "*");
parent.postMessage({ parley: 1, type: "state", detail: { state: "e=evil" } }, "*");
addEventListener("message", e => parent.postMessage(e.data === "last" ? "last" : { parley: 1, type: "leak" }, "*"));
parent.postMessage("arrived", "*");`)
	at := liar(t, `addEventListener("message", e => { if (e.data.do === "hello") location = "`+strange+`embed/"; });
parent.postMessage({ parley: 1, type: "resize", detail: { height: 500 } }, "*");`)
	p := e2e.Open(t, newsroom(t, "", loaded(at, `<parley-story name="a" load="eager" src="`+at+`"></parley-story>`)), e2e.Friend(at), e2e.Friend(strange), e2e.Expect("404"), e2e.Expect("target origin"),
		e2e.Inject(`window.arrived = window.last = false; addEventListener("message", e => { if (e.data === "arrived") arrived = true; if (e.data === "last") last = true; });`))
	p.Until("arrived")
	p.Exec(`document.querySelector("parley-story").setAttribute("event", "` + e2e.Witkoff + `")`)
	p.Exec(`new Promise(done => { addEventListener("hashchange", done, { once: true }); location.hash = "#parley-a=v%3Dmap" })`)
	// Messages to a window arrive in order: what the loader has sent comes before this one.
	p.Exec(`document.querySelector("parley-story").shadowRoot.querySelector("iframe").contentWindow.postMessage("last", "*")`)
	p.Until("last")
	if got := e2e.Eval[string](p, `[document.querySelector("parley-story").shadowRoot.querySelector("iframe").style.height, location.hash, said.some(d => d.type === "leak")].join(" ")`); got != "500px #parley-a=v%3Dmap false" {
		t.Errorf("after the frame has gone elsewhere: %s", got)
	}
}

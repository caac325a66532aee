package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The story in the frame of somebody else's page. The story is served at
// 127.0.0.1 and the host at localhost, which for a browser are two sites.

// story serves a built set as a host for frames must: anybody may read it. What
// is in over stands in the place of built files.
func story(t *testing.T, over files) string {
	t.Helper()
	dir, err := wideSet()
	if err != nil {
		t.Fatal(err)
	}
	built := http.FileServer(http.Dir(dir))
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Cache-Control", "no-store")
		if _, ok := over[strings.TrimPrefix(r.URL.Path, "/")]; ok {
			over.ServeHTTP(w, r)
			return
		}
		built.ServeHTTP(w, r)
	}))
	t.Cleanup(srv.Close)
	return srv.URL + "/"
}

// newsroom serves a host's pages, under a policy if one is given.
func newsroom(t *testing.T, policy string, pages files) string {
	t.Helper()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if policy != "" {
			w.Header().Set("Content-Security-Policy", policy)
		}
		w.Header().Set("Cache-Control", "no-store")
		pages.ServeHTTP(w, r)
	}))
	t.Cleanup(srv.Close)
	return strings.Replace(srv.URL, "127.0.0.1", "localhost", 1) + "/"
}

// listening keeps what frames say, and speaks to the first frame.
const listening = `"use strict";
window.said = [];
window.heights = [];
addEventListener("message", e => {
	const d = e.data;
	if (d?.parley === 1) said.push(d);
	if (d?.sentinel === "amp" && d.type === "embed-size") heights.push(d.height);
});
window.say = d => document.querySelector("iframe").contentWindow.postMessage({ parley: 1, ...d }, "*");
window.heard = (type, test = () => true) => said.some(d => d.type === type && test(d.detail));
`

// article is a host's page around a frame.
func article(frame string) files {
	return files{"listen.js": listening, "index.html": `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"><script src="listen.js"></script></head><body><main><h1>News</h1>` + frame + `<p id="after">After</p></main></body></html>`}
}

// framed opens a host's page with a plain frame of the story, whose attributes
// and address may say more.
func framed(t *testing.T, attributes, rest string, settings ...setting) *page {
	t.Helper()
	at := story(t, nil)
	host := newsroom(t, "", article(fmt.Sprintf(`<iframe title="Story" width="680" height="640" %s src="%sembed/%s"></iframe>`, attributes, at, rest)))
	return open(t, host, append(settings, friend(at))...)
}

func TestEmbedIsCompleteWithoutScript(t *testing.T) {
	p := open(t, story(t, nil)+"embed/", noScript, viewport(680, 640))
	if n := p.count("#chronicle li"); n != 177 {
		t.Errorf("the list has %d events, want 177", n)
	}
	if n := p.count(".fig-column svg a"); n < 15 {
		t.Errorf("the picture has %d links", n)
	}
	if got := p.texts("meta[name=robots]"); p.count(`meta[name=robots][content=noindex]`) != 1 {
		t.Errorf("the page for frames may be indexed: %q", got)
	}
	for _, r := range p.requests() {
		if strings.Contains(r, ".wasm") || strings.Contains(r, "boot.") || strings.Contains(r, "painter.") {
			t.Errorf("before the program the page asks for %s", r)
		}
	}
	p.shot("embed-noscript")
}

func TestEmbedAsksForItsHeight(t *testing.T) {
	p := framed(t, "", "")
	p.until(`heard("ready")`)
	if h := eval[float64](p, "heights.at(-1)"); h != 640 {
		t.Errorf("the chart asks for %g, want 640", h)
	}
	p.exec(`say({ do: "state", state: "v=list" })`)
	p.until(`heights.at(-1) > 1500`)
	p.exec(`say({ do: "state", state: "v=timeline" })`)
	p.until(`heights.at(-1) === 640`)
	if n := eval[int](p, "heights.length"); n > 12 {
		t.Errorf("%d messages for three heights: %s", n, eval[string](p, "heights.join(' ')"))
	}
	if n := eval[int](p, `said.filter(d => !["resize", "ready"].includes(d.type)).length`); n != 0 {
		t.Error("the frame tells more than it was asked: " + eval[string](p, "JSON.stringify(said)"))
	}
}

// painted waits until the browser has put frames of other sites on the screen:
// before that a click falls through them.
func (p *page) painted() { p.t.Helper(); run(p, chromedp.CaptureScreenshot()) }

// TestEmbedByClick: a reader's own click in a frame of another site.
func TestEmbedByClick(t *testing.T) {
	p := framed(t, "", "?load=click&events=view,select")
	p.until(`heard("resize")`)
	p.painted()
	box := eval[[]float64](p, `(r => [r.left, r.top])(document.querySelector("iframe").getBoundingClientRect())`)
	press := func(x, y float64) { p.drag(box[0]+x, box[1]+y, box[0]+x, box[1]+y) }
	if eval[bool](p, `heard("ready")`) {
		t.Error("the program starts before it is asked for")
	}
	press(640, 24) // Explore
	p.until(`heard("ready")`)
	press(520, 24) // List
	p.until(`heard("view", d => d.view === "list") && heights.at(-1) > 1500`)
}

func TestEmbedKeepsForeignThingsOut(t *testing.T) {
	at := story(t, nil)
	p := open(t, at+"embed/?childId=x&initialWidth=300&parentUrl=https%3A%2F%2Fexample.org%2Fsecret&e="+witkoff+"&theme=dark#?secret=abc", viewport(680, 640))
	p.live()
	p.wants("e", witkoff)
	if got, want := eval[string](p, "location.href"), at+"embed/?theme=dark#e="+witkoff+"&theme=dark"; got != want {
		t.Errorf("the address is %s, want %s", got, want)
	}
	p.exec(`parley.do("menu:share")`)
	p.idle()
	if href := eval[string](p, `document.querySelector(".foot a").href`); strings.Contains(href, "embed") || strings.Contains(href, "parentUrl") || !strings.HasPrefix(href, at+"#e=") {
		t.Errorf("the full story is said to be at %s", href)
	}
	if got := eval[string](p, `document.documentElement.dataset.theme`); got != "dark" {
		t.Errorf("the theme is %q", got)
	}
}

func TestEmbedListensToItsHostOnly(t *testing.T) {
	p := open(t, story(t, nil)+"embed/?events=all", viewport(680, 640))
	p.live()
	p.exec(`postMessage({ parley: 1, do: "state", state: "v=list" }, "*")`)
	p.exec(`new Promise(done => setTimeout(done))`)
	p.idle()
	p.wants("view", "timeline")
}

// embedLine is how far the middles of what stands in the header's first row lie
// apart, in pixels.
const embedLine = `(() => {
	const mid = s => { const r = document.querySelector("#app .head " + s).getBoundingClientRect(); return r.y + r.height / 2 };
	const all = ["h1", ".views a", ".minor .tb"].map(mid), first = all.filter(y => y < all[0] + 20);
	return Math.max(...first) - Math.min(...first);
})()`

func TestEmbedIsAccessible(t *testing.T) {
	for name, s := range map[string][]setting{"680 light": {viewport(680, 640)}, "680 dark": {viewport(680, 640), dark}, "320 light": {viewport(320, 640)}, "390 dark": {viewport(390, 640), dark}} {
		t.Run(name, func(t *testing.T) {
			at := story(t, nil)
			file := "embed-" + strings.ReplaceAll(name, " ", "-")
			p := open(t, at+"embed/?load=click", s...)
			p.shot(file + "-page")
			p.axe()
			p.open(at + "embed/?load=eager")
			p.live()
			if v := p.cls(); v > .02 {
				t.Errorf("the takeover shifts the frame by %g", v)
			}
			if off := eval[float64](p, embedLine); off > 2 {
				t.Errorf("title, views and tools of the header are %g px off one line", off)
			}
			for _, step := range []string{"view:timeline", "event:" + witkoff, "view:actors", "view:map", "view:list", "view:table", "menu:share"} {
				p.exec("parley.do('" + step + "')")
				p.idle()
				p.shot(file + "-" + strings.ReplaceAll(step, ":", "-"))
				p.axe()
			}
			if n := p.count("*"); n > 1500 {
				t.Errorf("%d elements are alive", n)
			}
		})
	}
}

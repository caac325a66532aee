package embed

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// The story in the frame of somebody else's page. The story is served at
// 127.0.0.1 and the host at localhost, which for a browser are two sites.

// story serves a built set as a host for frames must: anybody may read it. What
// is in over stands in the place of built files.
func story(t *testing.T, over e2e.Files) string {
	t.Helper()
	dir := e2e.Wide.Path(t)
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
func newsroom(t *testing.T, policy string, pages e2e.Files) string {
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
func article(frame string) e2e.Files {
	return e2e.Files{"listen.js": listening, "index.html": `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"><script src="listen.js"></script></head><body><main><h1>News</h1>` + frame + `<p id="after">After</p></main></body></html>`}
}

// framed opens a host's page with a plain frame of the story, whose attributes
// and address may say more.
func framed(t *testing.T, attributes, rest string, settings ...e2e.Setting) *e2e.Page {
	t.Helper()
	at := story(t, nil)
	host := newsroom(t, "", article(fmt.Sprintf(`<iframe title="Story" width="680" height="640" %s src="%sembed/%s"></iframe>`, attributes, at, rest)))
	return e2e.Open(t, host, append(settings, e2e.Friend(at))...)
}

func TestEmbedIsCompleteWithoutScript(t *testing.T) {
	p := e2e.Open(t, story(t, nil)+"embed/", e2e.NoScript, e2e.Viewport(680, 640))
	if n := p.Count("#chronicle li"); n != 177 {
		t.Errorf("the list has %d events, want 177", n)
	}
	if n := p.Count("#story .f-wide a"); n < 5 {
		t.Errorf("the picture has %d links", n)
	}
	if got := p.Texts("meta[name=robots]"); p.Count(`meta[name=robots][content=noindex]`) != 1 {
		t.Errorf("the page for frames may be indexed: %q", got)
	}
	for _, r := range p.Requests() {
		if strings.Contains(r, ".wasm") || strings.Contains(r, "boot.") || strings.Contains(r, "painter.") {
			t.Errorf("before the program the page asks for %s", r)
		}
	}
	p.Shot("embed-noscript")
}

func TestEmbedAsksForItsHeight(t *testing.T) {
	p := framed(t, "", "?view=timeline")
	p.Until(`heard("ready")`)
	if h := e2e.Eval[float64](p, "heights.at(-1)"); h != 640 {
		t.Errorf("the chart asks for %g, want 640", h)
	}
	p.Exec(`say({ do: "state", state: "v=list" })`)
	p.Until(`heights.at(-1) > 1500`)
	p.Exec(`say({ do: "state", state: "v=timeline" })`)
	p.Until(`heights.at(-1) === 640`)
	if n := e2e.Eval[int](p, "heights.length"); n > 12 {
		t.Errorf("%d messages for three heights: %s", n, e2e.Eval[string](p, "heights.join(' ')"))
	}
	if n := e2e.Eval[int](p, `said.filter(d => !["resize", "ready"].includes(d.type)).length`); n != 0 {
		t.Error("the frame tells more than it was asked: " + e2e.Eval[string](p, "JSON.stringify(said)"))
	}
}

// TestEmbedByClick: a reader's own click in a frame of another site.
func TestEmbedByClick(t *testing.T) {
	p := framed(t, "", "?view=timeline&load=click&events=view,select")
	p.Until(`heard("resize")`)
	p.Painted()
	box := e2e.Eval[[]float64](p, `(r => [r.left, r.top])(document.querySelector("iframe").getBoundingClientRect())`)
	press := func(x, y float64) { p.Drag(box[0]+x, box[1]+y, box[0]+x, box[1]+y) }
	if e2e.Eval[bool](p, `heard("ready")`) {
		t.Error("the program starts before it is asked for")
	}
	at := e2e.Eval[[]float64](e2e.Open(t, e2e.Eval[string](p, `document.querySelector("iframe").src`), e2e.Viewport(680, 640)), `(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector("#story + .foot .tb").getBoundingClientRect())`)
	press(at[0], at[1]) // Explore
	p.Until(`heard("ready")`)
	p.Painted()
	press(520, 24) // List
	p.Until(`heard("view", d => d.view === "list") && heights.at(-1) > 1500`)
}

func TestEmbedKeepsForeignThingsOut(t *testing.T) {
	at := story(t, nil)
	p := e2e.Open(t, at+"embed/?childId=x&initialWidth=300&parentUrl=https%3A%2F%2Fexample.org%2Fsecret&e="+e2e.Witkoff+"&theme=dark#?secret=abc", e2e.Viewport(680, 640))
	p.Live()
	p.Wants("e", e2e.Witkoff)
	if got, want := e2e.Eval[string](p, "location.href"), at+"embed/?theme=dark#e="+e2e.Witkoff+"&theme=dark"; got != want {
		t.Errorf("the address is %s, want %s", got, want)
	}
	p.Exec(`parley.do("menu:share")`)
	p.Idle()
	if href := e2e.Eval[string](p, `document.querySelector(".foot a").href`); strings.Contains(href, "embed") || strings.Contains(href, "parentUrl") || !strings.HasPrefix(href, at+"#e=") {
		t.Errorf("the full story is said to be at %s", href)
	}
	if got := e2e.Eval[string](p, `document.documentElement.dataset.theme`); got != "dark" {
		t.Errorf("the theme is %q", got)
	}
}

func TestEmbedListensToItsHostOnly(t *testing.T) {
	p := e2e.Open(t, story(t, nil)+"embed/?view=timeline&events=all", e2e.Viewport(680, 640))
	p.Live()
	p.Exec(`postMessage({ parley: 1, do: "state", state: "v=list" }, "*")`)
	p.Exec(`new Promise(done => setTimeout(done))`)
	p.Idle()
	p.Wants("view", "timeline")
}

// embedLine is how far the middles of what stands in the header's first row lie
// apart, in pixels.
const embedLine = `(() => {
	const mid = s => { const r = document.querySelector("#app .head " + s).getBoundingClientRect(); return r.y + r.height / 2 };
	const all = ["h1", ".views a", ".minor .tb"].map(mid), first = all.filter(y => y < all[0] + 20);
	return Math.max(...first) - Math.min(...first);
})()`

func TestEmbedIsAccessible(t *testing.T) {
	for name, s := range map[string][]e2e.Setting{"680 light": {e2e.Viewport(680, 640)}, "680 dark": {e2e.Viewport(680, 640), e2e.Dark}, "320 light": {e2e.Viewport(320, 640)}, "390 dark": {e2e.Viewport(390, 640), e2e.Dark}} {
		t.Run(name, func(t *testing.T) {
			at := story(t, nil)
			file := "embed-" + strings.ReplaceAll(name, " ", "-")
			p := e2e.Open(t, at+"embed/?load=click", s...)
			p.Shot(file + "-page")
			p.Axe()
			p.Open(at + "story/2/")
			p.Shot(file + "-step")
			p.Axe()
			p.Open(at + "embed/?view=timeline&load=eager")
			p.Live()
			if v := p.CLS(); v > .02 {
				t.Errorf("the takeover shifts the frame by %g", v)
			}
			if off := e2e.Eval[float64](p, embedLine); off > 2 {
				t.Errorf("title, views and tools of the header are %g px off one line", off)
			}
			for _, step := range []string{"view:timeline", "event:" + e2e.Witkoff, "view:actors", "view:map", "view:list", "view:table", "menu:share"} {
				p.Exec("parley.do('" + step + "')")
				p.Idle()
				p.Shot(file + "-" + strings.ReplaceAll(step, ":", "-"))
				p.Axe()
			}
			if n := p.Count("*"); n > 1500 {
				t.Errorf("%d elements are alive", n)
			}
		})
	}
}

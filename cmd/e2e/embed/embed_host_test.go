package embed

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"parley/cmd/e2e"
)

// What a host page can do to a frame, and what it gets from the loader.

// among returns the page for frames with a script that runs before its own.
func among(t *testing.T, script string) e2e.Files {
	t.Helper()
	dir := e2e.Wide.Path(t)
	page := e2e.ReadFile(t, dir+"/embed/index.html")
	return e2e.Files{"embed/index.html": strings.Replace(page, "<base ", `<script src="../among.js"></script><base `, 1), "among.js": script}
}

// refusing makes access to storage throw, as in browsers that block third-party
// storage.
func refusing(t *testing.T) e2e.Files {
	return among(t, `for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"])
		Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException("denied", "SecurityError") } })`)
}

// TestEmbedInHiddenTab checks that the story starts on request in a hidden tab,
// which draws no frames, and is ready when the reader switches to it.
func TestEmbedInHiddenTab(t *testing.T) {
	at := story(t, among(t, `Object.defineProperty(document, "hidden", { get: () => true });
		Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
		window.requestAnimationFrame = () => 0;`))
	p := e2e.Open(t, newsroom(t, "", article(`<iframe title="Story" width="680" height="640" src="`+at+`embed/?view=timeline&load=eager"></iframe>`)), e2e.Friend(at))
	p.Until(`heard("ready") && heights.at(-1) === 640`)
}

// TestEmbedOnSlowNetwork checks that the page is readable, requests its height
// and follows the host while the program is loading.
func TestEmbedOnSlowNetwork(t *testing.T) {
	dir := e2e.Wide.Path(t)
	come := make(chan struct{})
	built := http.FileServer(http.Dir(dir))
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		if strings.HasSuffix(r.URL.Path, ".wasm") {
			<-come
		}
		built.ServeHTTP(w, r)
	}))
	t.Cleanup(srv.Close)
	release := sync.OnceFunc(func() { close(come) })
	t.Cleanup(release)
	at := srv.URL + "/"
	p := e2e.Open(t, newsroom(t, "", article(`<iframe title="Story" width="680" height="640" src="`+at+`embed/?view=timeline&load=eager&events=all"></iframe>`)), e2e.Friend(at))
	p.Until(`heard("resize") && heights.at(-1) === 640`)
	p.Exec(`say({ do: "state", state: "v=list" })`)
	if e2e.Eval[bool](p, `heard("ready")`) {
		t.Error("the program is there before it came")
	}
	release()
	p.Until(`heard("ready") && heights.at(-1) > 1500`)
}

// TestEmbedInHostileHosts checks that the frame runs, responds, and can be used
// by mouse in sandboxes and without storage.
func TestEmbedInHostileHosts(t *testing.T) {
	for name, c := range map[string]struct {
		attributes string
		refused    bool
	}{
		"sandboxed without an origin": {`sandbox="allow-scripts"`, false},
		"sandboxed, storage refused":  {`sandbox="allow-scripts allow-same-origin"`, true},
		"storage refused":             {``, true},
		"storage allowed":             {``, false},
		"from the right, no referrer": {`dir="rtl" referrerpolicy="no-referrer" style="border:0"`, false},
	} {
		t.Run(name, func(t *testing.T) {
			var over e2e.Files
			if c.refused {
				over = refusing(t)
			}
			at := story(t, over)
			p := e2e.Open(t, newsroom(t, "", article(`<iframe title="Story" width="680" height="640" `+c.attributes+` src="`+at+`embed/?events=all"></iframe>`)), e2e.Friend(at))
			p.Until(`heard("ready", d => d.what === "story")`)
			p.Exec(`say({ do: "state", state: "v=timeline" })`)
			p.Until(`heard("ready", d => d.what === "program") || heard("error")`)
			if e2e.Eval[bool](p, `heard("error")`) {
				t.Fatal("the program does not start")
			}
			p.Painted()
			box := e2e.Eval[[]float64](p, `(r => [r.left, r.top])(document.querySelector("iframe").getBoundingClientRect())`)
			p.Drag(box[0]+520, box[1]+24, box[0]+520, box[1]+24) // List
			p.Until(`heard("view", d => d.view === "list") && heights.at(-1) > 1500`)
			p.Exec(`say({ do: "state", state: "e=` + e2e.Witkoff + `" })`)
			p.Until(`heard("select", d => d.event === "` + e2e.Witkoff + `") && heights.at(-1) === 640`)
			p.Shot("hostile-" + strings.ReplaceAll(name, " ", "-"))
		})
	}
}

// TestEmbedStartsSmall checks frames that start without a height, narrow, and
// below the fold.
func TestEmbedStartsSmall(t *testing.T) {
	for name, c := range map[string]struct{ frame, want string }{
		"no height": {`<iframe title="Story" width="680" height="0" src="SRC?view=timeline"></iframe>`, "640"},
		"320 px":    {`<iframe title="Story" width="320" height="100" src="SRC?height=500"></iframe>`, "500"},
	} {
		t.Run(name, func(t *testing.T) {
			at := story(t, nil)
			p := e2e.Open(t, newsroom(t, "", article(strings.ReplaceAll(c.frame, "SRC", at+"embed/"))), e2e.Friend(at))
			p.Until("heights.at(-1) === " + c.want)
			p.Exec(`document.querySelector("iframe").height = heights.at(-1)`)
			p.Until(`heard("ready")`)
		})
	}
	t.Run("far down", func(t *testing.T) {
		at := story(t, nil)
		p := e2e.Open(t, newsroom(t, "", article(`<div style="height:6000px"></div><iframe title="Story" width="680" height="640" src="`+at+`embed/?view=timeline"></iframe>`)), e2e.Friend(at))
		p.Until(`heard("resize")`)
		p.Painted() // what the frame does where it is not seen, it has done when it answers
		p.Exec(`said.length = 0, say({ do: "hello" })`)
		p.Until(`heard("resize")`)
		for _, r := range p.Requests() {
			if strings.HasSuffix(r, ".wasm") || strings.Contains(r, "boot.") || strings.Contains(r, "painter.") {
				t.Errorf("before the frame is seen the program is asked for: %s", r)
			}
		}
		p.Exec(`document.querySelector("iframe").scrollIntoView()`)
		p.Until(`heard("ready")`)
	})
}

// loaded returns a host page that includes the loader twice.
func loaded(at, body string) e2e.Files {
	tag := `<script async src="` + at + `embed.js"></script>`
	f := article(body)
	f["index.html"] = strings.Replace(f["index.html"], "</main>", tag+"</main>"+tag, 1)
	return f
}

const strict = "default-src 'none'; script-src 'self' SITE; frame-src SITE; img-src 'self'; style-src 'self'"

func TestLoaderUpgrades(t *testing.T) {
	at := story(t, nil)
	body := `<figure class="parley-embed" data-theme="light"><a href="` + at + `"><img alt="Who met whom" src="data:," width="680" height="640"></a><figcaption>A story</figcaption></figure>
		<parley-story src="` + at + `" event="` + e2e.Witkoff + `" title="The meeting"></parley-story>
		<parley-story src="` + at + `#v=list"><a href="` + at + `">The story</a></parley-story>
		<parley-story src="` + at + `" view="actors" theme="dark" load="click"></parley-story>
		<parley-story src="` + at + `event/` + e2e.Witkoff + `/"></parley-story>
		<parley-story src="` + at + `#step-2"></parley-story><parley-story src="` + at + `" step="3"></parley-story>`
	host := newsroom(t, strings.ReplaceAll(strict, "SITE", strings.TrimSuffix(at, "/")), loaded(at, body))
	p := e2e.Open(t, host, e2e.Friend(at), e2e.Expect("data:,"), e2e.Inject(`window.before = new Set(Object.getOwnPropertyNames(window))`))
	const frames = `[...document.querySelectorAll("figure, parley-story")].map(e => (e.shadowRoot || e).querySelector("iframe"))`
	p.Until(frames + `.every(f => f)`)
	if got, want := e2e.Eval[string](p, frames+`.map(f => f.src.replaceAll("`+at+`", "")).join("|")`),
		"embed/?theme=light|embed/#e="+e2e.Witkoff+"|embed/#v=list|embed/?theme=dark&load=click#v=actors|event/"+e2e.Witkoff+"/|story/2/|story/3/"; got != want {
		t.Errorf("frames of\n%s, want\n%s", got, want)
	}
	for i := range 6 {
		p.Exec(fmt.Sprintf(`document.querySelectorAll("parley-story")[%d].scrollIntoView()`, i))
	}
	p.Until(frames + `.slice(-3).every(f => f.style.height !== "640px")`)
	p.Exec(`scrollTo(0, 0)`)
	p.Until(`new Set(said.filter(d => d.type === "ready")).size >= 1`)
	p.Until(frames + `.at(-4).title.startsWith("How a 50-day")`)
	if got := e2e.Eval[string](p, frames+`.map(f => f.title).join("|")`); !strings.HasPrefix(got, "Who met whom|The meeting|The story|How a 50-day ultimatum became a summit|Putin receives") || !strings.HasSuffix(got, "|The flag moves|Three hours in Moscow") {
		t.Errorf("titles %q", got)
	}
	if got := e2e.Eval[string](p, frames+`.map(f => f.style.colorScheme).join("|")`); got != "light|light dark|light dark|dark|light dark|light dark|light dark" {
		t.Errorf("colour schemes %s", got)
	}
	if got := e2e.Eval[string](p, `Object.getOwnPropertyNames(window).filter(n => !before.has(n) && !["before", "said", "heights", "say", "heard"].includes(n) && isNaN(n)).join(" ")`); got != "" {
		t.Errorf("the loader leaves globals: %s", got)
	}
	p.Axe()
}

// TestLoaderHoldsThePlace checks that nothing in the host page moves, whatever
// the frames do.
func TestLoaderHoldsThePlace(t *testing.T) {
	at := story(t, nil)
	p := e2e.Open(t, newsroom(t, "", loaded(at, `<figure class="parley-embed"><a href="`+at+`" style="display:block;min-height:640px"><img alt="Who met whom" src="x.png" width="600" height="315"></a><figcaption>A story</figcaption></figure>
		<parley-story src="`+at+`" style="display:block;min-height:640px"></parley-story>`)), e2e.Friend(at), e2e.Expect("404"), e2e.Viewport(1000, 2000))
	p.Until(`said.filter(d => d.type === "ready").length >= 4`) // each when it can be read, and when the loader has said hello
	if v := p.CLS(); v != 0 {
		t.Errorf("the host's page moves by %g", v)
	}
}

// TestLoaderRelaysState checks that the view of a story is kept in the address
// of the host page.
func TestLoaderRelaysState(t *testing.T) {
	at := story(t, nil)
	host := newsroom(t, "", loaded(at, `<parley-story name="talks" src="`+at+`"></parley-story>`))
	p := e2e.Open(t, host+"#section&parley-talks=v%3Dlist%26q%3Dsecret", e2e.Friend(at), e2e.Inject(`window.events = [];
		for (const type of ["ready", "select", "view", "state", "search"]) addEventListener("parley:" + type, e => events.push(type + " " + JSON.stringify(e.detail)))`))
	p.Until(`heard("ready") && heights.at(-1) > 1500`)
	const story = `document.querySelector("parley-story")`
	p.Exec(story + `.setAttribute("event", "` + e2e.Witkoff + `")`)
	p.Until(`location.hash === "#section&parley-talks=" + encodeURIComponent("e=` + e2e.Witkoff + `")`)
	p.Exec(`location.hash = "#parley-talks=" + encodeURIComponent("v=actors")`)
	p.Until(`said.findLast(d => d.type === "state")?.detail.state === "v=actors"`)
	p.Exec(`location.hash = ""`)
	p.Until(`said.findLast(d => d.type === "state")?.detail.state === ""`)
	if got := e2e.Eval[string](p, `events.filter(e => !e.startsWith("state") && !e.startsWith("ready")).join(" ")`); got != "" {
		t.Errorf("events that nobody asked for: %s", got)
	}
	if got := e2e.Eval[string](p, `JSON.stringify(said) + location.hash`); strings.Contains(got, "secret") {
		t.Errorf("the text of a search leaves the frame: %s", got)
	}
}

// TestLoaderEvents checks the events for analytics that a host can request.
func TestLoaderEvents(t *testing.T) {
	at := story(t, nil)
	host := newsroom(t, "", loaded(at, `<parley-story events="select,view,search" view="timeline" src="`+at+`"></parley-story>`))
	p := e2e.Open(t, host, e2e.Friend(at), e2e.Inject(`window.events = [];
		for (const type of ["ready", "select", "view", "search", "filter", "state"]) addEventListener("parley:" + type, e => events.push(type + " " + JSON.stringify(e.detail)))`))
	p.Until(`heard("ready")`)
	const story = `document.querySelector("parley-story")`
	p.Exec(story + `.setAttribute("view", "table")`)
	p.Until(`events.includes('view {"view":"table"}')`)
	p.Exec(story + `.setAttribute("event", "` + e2e.Witkoff + `")`)
	p.Until(`events.some(e => e.startsWith('select {"event":"` + e2e.Witkoff + `"'))`)
	if got := e2e.Eval[string](p, `events.map(e => e.split(" ")[0]).join(" ")`); got != "ready view select" {
		t.Errorf("events %s", got)
	}
}

// TestEmbedWithoutProgram checks that the static page stays if the program
// cannot be loaded, and that the host is notified.
func TestEmbedWithoutProgram(t *testing.T) {
	dir := e2e.Wide.Path(t)
	// The host does not allow a sandboxed frame to read the program.
	srv := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(srv.Close)
	at := srv.URL + "/"
	p := e2e.Open(t, newsroom(t, "", article(`<iframe title="Story" sandbox="allow-scripts" width="680" height="640" src="`+at+`embed/?view=timeline&load=eager"></iframe>`)), e2e.Friend(at), e2e.Expect("CORS"), e2e.Expect("ERR_FAILED"))
	p.Until(`heard("error", d => d.what === "program") && heights.at(-1) === 640`)
	p.Open(at + "embed/?view=timeline&load=eager&wasm=false")
	p.Until(`document.documentElement.matches(".static")`)
	if n := p.Count("#page #chronicle li"); n != 177 {
		t.Errorf("without the program the list has %d events", n)
	}
}

// TestEmbedOnTheHostsGround checks that a transparent frame shows the host's
// background, and that what opens over the view has one of its own.
func TestEmbedOnTheHostsGround(t *testing.T) {
	for name, c := range map[string]struct {
		rest string
		set  e2e.Setting
	}{"light": {"?bg=transparent&theme=light", e2e.Dark}, "dark": {"?bg=transparent&theme=dark", e2e.Viewport(680, 640)}, "as the reader has it": {"?bg=transparent", e2e.Dark}} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Open(t, story(t, nil)+"embed/"+c.rest+"#e="+e2e.Witkoff, c.set)
			p.Live()
			if got := e2e.Eval[string](p, `[document.documentElement, document.body].map(e => getComputedStyle(e).backgroundColor).join("|")`); got != "rgba(0, 0, 0, 0)|rgba(0, 0, 0, 0)" {
				t.Errorf("the ground is %s", got)
			}
			if got := e2e.Eval[string](p, `getComputedStyle(document.querySelector("#rail")).backgroundColor`); strings.Contains(got, ", 0)") && strings.HasPrefix(got, "rgba") {
				t.Errorf("the panel's ground is %s", got)
			}
			if name == "light" { // axe takes an unseen background for white
				p.Axe()
			}
		})
	}
}

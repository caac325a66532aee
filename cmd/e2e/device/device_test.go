package device

import (
	"os"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// oneCopyWith is a promise that is kept when one version alone is on the device
// and its first page holds a text.
func oneCopyWith(text string) string {
	return `(async () => { for (;; await new Promise(requestAnimationFrame)) {
		const names = (await caches.keys()).filter(n => /:[0-9a-f]{12}$/.test(n)), page = names.length === 1 && await (await caches.open(names[0])).match(location.pathname);
		if (page && (await page.text()).includes(` + e2e.Quoted(text) + `)) return 0;
	} })()`
}

// Newer data are announced while the page stays open, change nothing unasked, and
// open with the reading of what changed. The next start has them by itself.
func TestDataUpdate(t *testing.T) {
	v := versions(t)
	h := newHost(t, v.first, "/")
	p := e2e.Open(t, h.address, cuts, e2e.Keeping)
	p.Live()
	p.Kept()
	p.Exec(`parley.do("event:witkoff-putin")`)
	p.Exec(`parleyDevice.do("check")`)
	if n := h.count("latest.json"); n < 2 {
		t.Errorf("asked %d times for what is new", n)
	}
	h.is(func(h *host) { h.dir = v.data })
	p.Exec(`parleyDevice.do("check")`)
	line := p.Notice("Updated ")
	if !strings.Contains(line, "1 new, ") || !strings.Contains(line, "show") {
		t.Errorf("the line says %q", line)
	}
	p.Wants("events", "27")
	p.Wants("e", "witkoff-putin")
	p.Shot("device-news")
	p.Click("#notice [data-do='device:show']")
	p.Idle()
	p.Wants("events", "28")
	p.Wants("pane", "changes")
	if text := p.Texts("#event"); !strings.Contains(text, "A second wave") || !strings.Contains(text, "Meeting of three") {
		t.Errorf("what changed: %q", text)
	}
	p.Exec(oneCopyWith("second-wave"))
	if e2e.Eval[bool](p, "parleyDevice.state.fresh") {
		t.Error("newer data are offered as a new program")
	}
	h.is(func(h *host) { h.gone = true })
	p.Open("about:blank")
	p.Open(h.address)
	p.Live()
	p.Wants("events", "28")
}

// Two questions at the same time, as when the reader comes back while the page asks by
// itself, announce newer data once.
func TestNewsIsToldOnce(t *testing.T) {
	v := versions(t)
	h := newHost(t, v.first, "/")
	p := e2e.Open(t, h.address, cuts, e2e.Keeping, e2e.Inject(`let device;
		window.news = 0;
		Object.defineProperty(window, "parleyDevice", { configurable: true, get: () => device, set(d) {
			const listen = d.listen;
			d.listen = hear => listen((kind, what) => { news += kind === "news"; hear(kind, what); });
			device = d;
		} })`))
	p.Live()
	p.Kept()
	h.is(func(h *host) { h.dir = v.data })
	p.Exec(`Promise.all([1, 2, 3].map(() => parleyDevice.do("check")))`)
	p.Notice("Updated ")
	if n := e2e.Eval[int](p, "news"); n != 1 {
		t.Errorf("told %d times", n)
	}
}

// The line about a new program brings the reader back to the same view.
func TestProgramLine(t *testing.T) {
	v := versions(t)
	h := newHost(t, v.first, "/")
	p := e2e.Open(t, h.address, cuts, e2e.Keeping)
	p.Live()
	p.Kept()
	p.Exec(`parley.do("event:witkoff-putin")`)
	h.is(func(h *host) { h.dir = v.program })
	p.Exec(`parleyDevice.do("check")`)
	p.Notice("A new version is ready.")
	p.Shot("device-program")
	p.Axe()
	p.Follow(`document.querySelector("#notice [data-do='device:reload']").click()`)
	p.Live()
	p.Wants("e", "witkoff-putin")
	if line := p.Texts("#notice"); line != "" {
		t.Errorf("after the reload the line says %q", line)
	}
}

// The reading of what is on the device says what opens without a network, keeps
// every page, and says so when there is no network.
func TestOnThisDevice(t *testing.T) {
	dir := e2e.Article.Path(t)
	for name, settings := range map[string][]e2e.Setting{"wide": {cuts}, "phone dark": {cuts, e2e.Phone, e2e.Dark}} {
		t.Run(name, func(t *testing.T) {
			h := newHost(t, dir, "/deep/repo/")
			p := e2e.Open(t, h.address+"#pane=device", append(settings, e2e.Keeping)...)
			p.Live()
			p.Kept()
			p.Until(`document.querySelector("#event [data-do='device:all']")`)
			p.Idle()
			if text := p.Texts("#event"); !strings.Contains(text, "open without a network") || !strings.Contains(text, "kB)") {
				t.Errorf("on this device: %q", text)
			}
			p.Axe()
			p.Shot("device-pane-" + strings.ReplaceAll(name, " ", "-"))
			p.Exec(`document.querySelector("#event [data-do='device:all']").click()`)
			p.Until(`document.getElementById("event").textContent.includes("are kept, too")`)
			h.is(func(h *host) { h.gone = true })
			p.Exec(`parleyDevice.do("check")`)
			p.Until(`document.querySelector(".foot [data-do='pane:device']")?.textContent === "Offline"`)
			p.Idle()
			p.Shot("device-offline-" + strings.ReplaceAll(name, " ", "-"))
			p.Axe()
			p.Open(h.address + "event/witkoff-putin/")
			if got := e2e.Eval[string](p, "location.pathname"); got != "/deep/repo/event/witkoff-putin/" {
				t.Errorf("a kept page leads to %s", got)
			}
			p.Until(`document.styleSheets.length === 1 && document.querySelector("h1")`)
		})
	}
}

// Where there is no room the reading says so and everything else goes on.
func TestNoRoom(t *testing.T) {
	dir := e2e.Article.Path(t)
	h := newHost(t, dir, "/")
	p := e2e.Open(t, h.address+"#pane=device", cuts, e2e.Inject(`Cache.prototype.put = () => Promise.reject(new DOMException("no room", "QuotaExceededError"))`), e2e.Keeping)
	p.Live()
	p.Kept()
	p.Until(`document.querySelector("#event [data-do='device:all']")`)
	p.Exec(`document.querySelector("#event [data-do='device:all']").click()`)
	p.Until(`document.getElementById("event").textContent.includes("the device has no room left")`)
	p.Wants("events", "27")
}

// The same with a device that is really full: the worker's install fails as a
// whole, and the page goes on without a copy.
func TestNoRoomForTheCopy(t *testing.T) {
	dir := e2e.Article.Path(t)
	h := newHost(t, dir, "/")
	p := e2e.Open(t, h.address+"corrections/", cuts, e2e.Keeping)
	e2e.Protocol[struct{}](p, "Storage.overrideQuotaForOrigin", map[string]any{"origin": strings.TrimSuffix(h.address, "/"), "quotaSize": 100_000})
	p.Open(h.address + "#pane=device")
	p.Live()
	p.Until(`window.parleyDevice?.state.copy === "none"`)
	p.Idle()
	p.Wants("events", "27")
	if n := e2e.Eval[int](p, `caches.keys().then(k => k.length)`); n != 0 {
		t.Errorf("%d caches are left behind", n)
	}
}

// A dataset of the reader's own, as YAML, as JSON and as a pack, is checked and
// shown, kept when the reader wants that, and never leaves the device.
func TestOwnDataset(t *testing.T) {
	dir := e2e.Article.Path(t)
	yaml, err := os.ReadFile("../../../data/sets/august-2025/dataset.yaml")
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, dir, "/")
	p := e2e.Open(t, h.address, e2e.Keeping)
	p.Live()
	p.Kept()
	p.Drop([2]string{"mine.yaml", e2e.Quoted(string(yaml))})
	line := p.Notice("mine.yaml, opened from this device")
	p.Idle()
	p.Wants("events", "26") // the set without its official layer
	p.Shot("device-own")
	if !strings.Contains(line, "Back to the record") {
		t.Errorf("no way back: %q", line)
	}
	p.Exec(`parley.do("pane:device")`)
	p.Idle()
	p.Exec(`document.querySelector("#event [data-do='device:keep']").click()`)
	p.Until(`parleyDevice.state.own === "mine.yaml"`)
	p.Shot("device-own-pane")
	p.Axe()
	if e2e.Eval[int](p, `parleyDevice.state.kept`) != 0 {
		t.Error("pages are kept that nobody asked for")
	}
	p.PDF()
	p.Click("#notice [data-do='device:back']")
	p.Idle()
	p.Wants("events", "27")
	p.Reload()
	p.Live()
	p.Kept()
	p.Until(`parleyDevice.state.own === "mine.yaml"`)
	p.Exec(`parley.do("device:open=mine.yaml")`)
	p.Notice("mine.yaml, opened from this device")
	p.Idle()
	p.Wants("events", "26")
	p.Exec(`parley.do("device:forget=mine.yaml")`)
	p.Until(`parleyDevice.state.own === ""`)

	one := `{"schema": 1, "dataset": {"id": "one", "title": "One", "license": "CC0-1.0"}, "actors": {"a": {"name": "A", "kind": "person"}}, "sources": {"s": {"title": "T", "url": "https://example.org/", "archive_url": "https://archive.example.org/2025/talks", "published": "2025-01-01"}},
		"events": {"x": {"title": "A speaks", "when": "2025-01-01", "type": "STATEMENT", "status": "happened", "who": {"actor": ["a"]}, "claims": [{"by": "a", "source": "s", "stance": "asserts", "text": "It was said."}]}}}`
	p.Drop([2]string{"one.json", e2e.Quoted(one)})
	p.Notice("one.json, opened from this device")
	p.Idle()
	p.Wants("events", "1")
	p.Exec(`parley.do("event:x")`)
	p.Idle()
	if got := e2e.Eval[string](p, `(a => a && [a.textContent, a.rel, a.referrerPolicy].join("; "))(document.querySelector("#event .claims a[href='https://archive.example.org/2025/talks']"))`); got != "archived copy; noopener nofollow; no-referrer" {
		t.Errorf("the archived copy of the source is linked as %q", got)
	}
	p.Drop([2]string{"talks.parley", `Promise.all([document.documentElement.dataset.pack, document.documentElement.dataset.texts].map(u => fetch(u).then(a => a.arrayBuffer()))).then(l => new Blob(l))`})
	p.Notice("talks.parley, opened from this device")
	p.Idle()
	p.Wants("events", "27")
	asksNobodyElse(p, h.address)
}

// A file that cannot be opened is reported with the reason, and with the place
// where there is one; what was shown stays.
func TestOwnDatasetRefused(t *testing.T) {
	dir := e2e.Article.Path(t)
	p := e2e.Open(t, newHost(t, dir, "/").address)
	p.Live()
	for _, c := range []struct{ name, data, say string }{
		{"picture.png", `"x"`, "neither a dataset"},
		{"cut.parley", `fetch(document.documentElement.dataset.pack).then(a => a.arrayBuffer()).then(b => b.slice(0, 900))`, "cut short"},
		{"other.parley", `new Uint8Array([0x8b, 0x50, 0x4c, 0x59, 0x43, 99, 0, 0, 0, 0, 0, 0, 0, 0, 0])`, "newer version"},
		{"large.yaml", `"x".repeat(65e6)`, "more than 64 MB"},
		{"swollen.json.gz", `new Response(new Blob(["x".repeat(65e6)]).stream().pipeThrough(new CompressionStream("gzip"))).blob()`, "more than 64 MB"},
		{"nothing.yaml", `"schema: 1\nevents:\n  a:\n    title: No day\n"`, "no event that can be shown"},
	} {
		p.Drop([2]string{c.name, c.data})
		if line := p.Notice(c.name + " could not be opened"); !strings.Contains(line, c.say) {
			t.Errorf("%s: %q", c.name, line)
		}
		p.Idle()
		p.Wants("events", "27")
	}
	if text := p.Texts("#event"); !strings.Contains(text, "nothing.yaml:3:3") || !strings.Contains(text, "Fix:") {
		t.Errorf("the findings: %q", text)
	}
	p.Shot("device-refused")
}

// Other apps share a link or a phrase, and the shortcut opens the search.
func TestSharedAndShortcuts(t *testing.T) {
	address := e2e.Article.Serve(t)
	for rest, want := range map[string][2]string{
		"?share-text=see+http%3A%2F%2Fwww.whitehouse.gov%2Fpresidential-actions%2F2025%2F08%2Faddressing-threats-to-the-united-states-by-the-government-of-the-russian-federation%3Futm%3D1": {"e", "india-tariffs"},
		"?share-text=secondary+sanctions":                             {"q", "secondary sanctions"},
		"?share-text=https%3A%2F%2Fexample.org%2Fcited%2Fby%2Fnobody": {"e", ""},
		"?search=1": {"v", ""},
	} {
		p := e2e.Open(t, address+rest)
		p.Until(`document.documentElement.matches(".live, .failed")`) // by itself, in place of the story
		p.Idle()
		p.Wants(want[0], want[1])
		if rest == "?search=1" {
			p.Until(`document.activeElement.id === "query"`)
		}
	}
}

// obstacle is what Chromium finds in the way of installing a site.
type obstacle struct {
	ErrorID        string
	ErrorArguments []struct{ Name, Value string }
}

// Chromium finds nothing in the way of installing the site, and reads of the
// manifest what was meant.
func TestInstallable(t *testing.T) {
	dir := e2e.Wide.Path(t)
	h := newHost(t, dir, "/deep/repo/")
	p := e2e.Open(t, h.address, e2e.Keeping, e2e.WholeBrowser)
	p.Live()
	p.Kept()
	for _, e := range e2e.Protocol[struct{ InstallabilityErrors []obstacle }](p, "Page.getInstallabilityErrors", struct{}{}).InstallabilityErrors {
		if e.ErrorID != "in-incognito" { // as every page of these tests is
			t.Errorf("not installable: %+v", e)
		}
	}
	m := e2e.Protocol[struct {
		Errors []struct {
			Message string
			Line    int
		}
		Manifest struct {
			Scope, StartURL               string
			Icons, Screenshots, Shortcuts []any
			ShareTarget, LaunchHandler    *any
		}
	}](p, "Page.getAppManifest", struct{}{})
	for _, e := range m.Errors {
		t.Errorf("manifest: %s (line %d)", e.Message, e.Line)
	}
	id := e2e.Protocol[struct{ AppID string }](p, "Page.getAppId", struct{}{})
	if id.AppID != h.address || m.Manifest.Scope != h.address || m.Manifest.StartURL != h.address {
		t.Errorf("the app is %s, from %s, within %s; want %s", id.AppID, m.Manifest.StartURL, m.Manifest.Scope, h.address)
	}
	if len(m.Manifest.Icons) != 5 || len(m.Manifest.Screenshots) != 2 || len(m.Manifest.Shortcuts) != 3 || m.Manifest.ShareTarget == nil || m.Manifest.LaunchHandler == nil {
		t.Errorf("Chromium reads %d icons, %d shortcuts", len(m.Manifest.Icons), len(m.Manifest.Shortcuts))
	}
}

// The offer to install is made where it can be taken: by the browser's own
// prompt, or by two steps on a phone that has none.
func TestInstallOffers(t *testing.T) {
	address := e2e.Article.Serve(t) + "#pane=device"
	p := e2e.Open(t, address)
	p.Live()
	if n := p.Count("#event [data-do='device:install']"); n != 0 {
		t.Error("installing is offered where it cannot work")
	}
	p.Exec(`dispatchEvent(Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt() { window.asked = true } })), undefined`)
	p.Until(`document.querySelector("#event [data-do='device:install']")`)
	p.Idle()
	p.Exec(`document.querySelector("#event [data-do='device:install']").click()`)
	p.Until("window.asked")
	p.Until(`!document.querySelector("#event [data-do='device:install']")`)
	p.Exec(`dispatchEvent(new Event("appinstalled"))`)
	p.Until(`document.getElementById("event").textContent.includes("installed as an app")`)

	p = e2e.Open(t, address, e2e.Phone, e2e.Inject(`Object.defineProperty(navigator, "userAgent", { get: () => "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15" })`))
	p.Live()
	p.Until(`document.querySelectorAll("#event .steps li").length === 2`)
}

// Only an installed app asks the browser to keep its storage for good, and says
// what the browser answered.
func TestStorageIsAskedForByTheAppAlone(t *testing.T) {
	dir := e2e.Article.Path(t)
	const storage = `let stays = false; window.askedToStay = 0;
navigator.storage.persisted = async () => stays;
navigator.storage.persist = async () => { window.askedToStay++; return stays = true; };`
	for _, c := range []struct {
		name, script string
		asked        int
	}{
		{"a page", storage, 0},
		{"an app", storage + `Object.defineProperty(navigator, "standalone", { value: true });`, 1},
	} {
		p := e2e.Open(t, newHost(t, dir, "/").address+"#pane=device", e2e.Inject(c.script), e2e.Keeping)
		p.Live()
		p.Kept()
		p.Until("window.parleyDevice.state.pages > 0") // the first check has been made
		if c.asked > 0 {
			p.Until("window.parleyDevice.state.stays")
			p.Until(`document.getElementById("event").textContent.includes("Stored permanently")`)
		}
		if n := e2e.Eval[int](p, "window.askedToStay"); n != c.asked {
			t.Errorf("%s asked %d times, want %d", c.name, n, c.asked)
		}
	}
}

package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/storage"
)

// drop lets files fall on the page, each a name and a JavaScript expression of
// what is in it.
func (p *page) drop(files ...[2]string) {
	p.t.Helper()
	var list strings.Builder
	for _, f := range files {
		fmt.Fprintf(&list, "t.items.add(new File([await (%s)], %q));", f[1], f[0])
	}
	p.exec(`(async () => { const t = new DataTransfer(); ` + list.String() + `
		dispatchEvent(new DragEvent("drop", { dataTransfer: t, bubbles: true, cancelable: true })) })()`)
}

// quoted is a text as JavaScript.
func quoted(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

// oneCopyWith is a promise that is kept when one version alone is on the device
// and its first page holds a text.
func oneCopyWith(text string) string {
	return `(async () => { for (;; await new Promise(requestAnimationFrame)) {
		const names = (await caches.keys()).filter(n => /:[0-9a-f]{12}$/.test(n)), page = names.length === 1 && await (await caches.open(names[0])).match(location.pathname);
		if (page && (await page.text()).includes(` + quoted(text) + `)) return 0;
	} })()`
}

// notice waits for the quiet line and returns it.
func (p *page) notice(part string) string {
	p.t.Helper()
	p.until(`document.getElementById("notice")?.textContent.includes(` + quoted(part) + `)`)
	return p.texts("#notice")
}

// Newer data are told of while the page stays open, change nothing unasked, and
// open with the reading of what changed. The next start has them by itself.
func TestDataUpdate(t *testing.T) {
	v, err := versions()
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, v.first, "/")
	p := open(t, h.address, cuts)
	p.live()
	p.kept()
	p.exec(`parley.do("event:witkoff-putin")`)
	p.exec(`parleyDevice.do("check")`)
	if n := h.count("latest.json"); n < 2 {
		t.Errorf("asked %d times for what is new", n)
	}
	h.is(func(h *host) { h.dir = v.data })
	p.exec(`parleyDevice.do("check")`)
	line := p.notice("Updated ")
	if !strings.Contains(line, "1 new, ") || !strings.Contains(line, "show") {
		t.Errorf("the line says %q", line)
	}
	p.wants("events", "27")
	p.wants("e", "witkoff-putin")
	p.shot("device-news")
	p.click("#notice [data-do='device:show']")
	p.idle()
	p.wants("events", "28")
	p.wants("pane", "changes")
	if text := p.texts("#event"); !strings.Contains(text, "A second wave") || !strings.Contains(text, "Meeting of three") {
		t.Errorf("what changed: %q", text)
	}
	p.exec(oneCopyWith("second-wave"))
	if eval[bool](p, "parleyDevice.state.fresh") {
		t.Error("newer data are offered as a new program")
	}
	h.is(func(h *host) { h.gone = true })
	p.open("about:blank")
	p.open(h.address)
	p.live()
	p.wants("events", "28")
}

// The line about a new program brings the reader back to the same view.
func TestProgramLine(t *testing.T) {
	v, err := versions()
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, v.first, "/")
	p := open(t, h.address, cuts)
	p.live()
	p.kept()
	p.exec(`parley.do("event:witkoff-putin")`)
	h.is(func(h *host) { h.dir = v.program })
	p.exec(`parleyDevice.do("check")`)
	p.notice("A new version is ready.")
	p.shot("device-program")
	p.axe()
	p.follow(`document.querySelector("#notice [data-do='device:reload']").click()`)
	p.live()
	p.wants("e", "witkoff-putin")
	if line := p.texts("#notice"); line != "" {
		t.Errorf("after the reload the line says %q", line)
	}
}

// The reading of what is on the device says what opens without a network, keeps
// every page, and says so when there is no network.
func TestOnThisDevice(t *testing.T) {
	dir, err := articleSet()
	if err != nil {
		t.Fatal(err)
	}
	for name, settings := range map[string][]setting{"wide": {cuts}, "phone dark": {cuts, phone, dark}} {
		t.Run(name, func(t *testing.T) {
			h := newHost(t, dir, "/deep/repo/")
			p := open(t, h.address+"#pane=device", settings...)
			p.live()
			p.kept()
			p.until(`document.querySelector("#event [data-do='device:all']")`)
			p.idle()
			if text := p.texts("#event"); !strings.Contains(text, "open without a network") || !strings.Contains(text, "kB)") {
				t.Errorf("on this device: %q", text)
			}
			p.axe()
			p.shot("device-pane-" + strings.ReplaceAll(name, " ", "-"))
			p.exec(`document.querySelector("#event [data-do='device:all']").click()`)
			p.until(`document.getElementById("event").textContent.includes("are kept, too")`)
			h.is(func(h *host) { h.gone = true })
			p.exec(`parleyDevice.do("check")`)
			p.until(`document.querySelector(".foot [data-do='pane:device']")?.textContent === "Offline"`)
			p.idle()
			p.shot("device-offline-" + strings.ReplaceAll(name, " ", "-"))
			p.axe()
			p.open(h.address + "event/witkoff-putin/")
			if got := eval[string](p, "location.pathname"); got != "/deep/repo/event/witkoff-putin/" {
				t.Errorf("a kept page leads to %s", got)
			}
			p.until(`document.styleSheets.length === 1 && document.querySelector("h1")`)
		})
	}
}

// Where there is no room the reading says so and everything else goes on.
func TestNoRoom(t *testing.T) {
	dir, err := articleSet()
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, dir, "/")
	p := open(t, h.address+"#pane=device", cuts, inject(`Cache.prototype.put = () => Promise.reject(new DOMException("no room", "QuotaExceededError"))`))
	p.live()
	p.kept()
	p.until(`document.querySelector("#event [data-do='device:all']")`)
	p.exec(`document.querySelector("#event [data-do='device:all']").click()`)
	p.until(`document.getElementById("event").textContent.includes("the device has no room left")`)
	p.wants("events", "27")
}

// The same with a device that is really full: the worker's install fails as a
// whole, and the page goes on without a copy.
func TestNoRoomForTheCopy(t *testing.T) {
	dir, err := articleSet()
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, dir, "/")
	p := open(t, h.address+"corrections/", cuts)
	call(p, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: strings.TrimSuffix(h.address, "/"), QuotaSize: new(100_000.0)})
	p.open(h.address + "#pane=device")
	p.live()
	p.until(`window.parleyDevice?.state.copy === "none"`)
	p.idle()
	p.wants("events", "27")
	if n := eval[int](p, `caches.keys().then(k => k.length)`); n != 0 {
		t.Errorf("%d caches are left behind", n)
	}
}

// A dataset of the reader's own, as YAML, as JSON and as a pack, is checked and
// shown, kept when the reader wants that, and never leaves the device.
func TestOwnDataset(t *testing.T) {
	dir, err := articleSet()
	if err != nil {
		t.Fatal(err)
	}
	yaml, err := os.ReadFile("../../data/sets/august-2025/dataset.yaml")
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, dir, "/")
	p := open(t, h.address)
	p.live()
	p.kept()
	p.drop([2]string{"mine.yaml", quoted(string(yaml))})
	line := p.notice("mine.yaml, opened from this device")
	p.idle()
	p.wants("events", "26") // the set without its official layer
	p.shot("device-own")
	if !strings.Contains(line, "Back to the record") {
		t.Errorf("no way back: %q", line)
	}
	p.exec(`parley.do("pane:device")`)
	p.idle()
	p.exec(`document.querySelector("#event [data-do='device:keep']").click()`)
	p.until(`parleyDevice.state.own === "mine.yaml"`)
	p.shot("device-own-pane")
	p.axe()
	if eval[int](p, `parleyDevice.state.kept`) != 0 {
		t.Error("pages are kept that nobody asked for")
	}
	p.pdf()
	p.click("#notice [data-do='device:back']")
	p.idle()
	p.wants("events", "27")
	p.reload()
	p.live()
	p.kept()
	p.until(`parleyDevice.state.own === "mine.yaml"`)
	p.exec(`parley.do("device:open=mine.yaml")`)
	p.notice("mine.yaml, opened from this device")
	p.idle()
	p.wants("events", "26")
	p.exec(`parley.do("device:forget=mine.yaml")`)
	p.until(`parleyDevice.state.own === ""`)

	one := `{"schema": 1, "dataset": {"id": "one", "title": "One", "license": "CC0-1.0"}, "actors": {"a": {"name": "A", "kind": "person"}}, "sources": {"s": {"title": "T", "url": "https://example.org/", "archive_url": "https://archive.example.org/2025/talks", "published": "2025-01-01"}},
		"events": {"x": {"title": "A speaks", "when": "2025-01-01", "type": "STATEMENT", "status": "happened", "who": {"actor": ["a"]}, "claims": [{"by": "a", "source": "s", "stance": "asserts", "text": "It was said."}]}}}`
	p.drop([2]string{"one.json", quoted(one)})
	p.notice("one.json, opened from this device")
	p.idle()
	p.wants("events", "1")
	p.exec(`parley.do("event:x")`)
	p.idle()
	if got := eval[string](p, `(a => a && [a.textContent, a.rel, a.referrerPolicy].join("; "))(document.querySelector("#event .claims a[href='https://archive.example.org/2025/talks']"))`); got != "archived copy; noopener nofollow; no-referrer" {
		t.Errorf("the archived copy of the source is linked as %q", got)
	}
	p.drop([2]string{"talks.parley", `Promise.all([document.documentElement.dataset.pack, document.documentElement.dataset.texts].map(u => fetch(u).then(a => a.arrayBuffer()))).then(l => new Blob(l))`})
	p.notice("talks.parley, opened from this device")
	p.idle()
	p.wants("events", "27")
	for _, r := range p.requests() {
		if !strings.HasPrefix(r, h.address) && !strings.HasPrefix(r, "blob:") && !strings.HasPrefix(r, "data:") {
			t.Errorf("a request to %s", r)
		}
	}
}

// A file that cannot be opened is told of with the reason, and with the place
// where there is one; what was shown stays.
func TestOwnDatasetRefused(t *testing.T) {
	dir, err := articleSet()
	if err != nil {
		t.Fatal(err)
	}
	p := open(t, newHost(t, dir, "/").address)
	p.live()
	p.until("window.parleyDevice")
	for _, c := range []struct{ name, data, say string }{
		{"picture.png", `"x"`, "neither a dataset"},
		{"cut.parley", `fetch(document.documentElement.dataset.pack).then(a => a.arrayBuffer()).then(b => b.slice(0, 900))`, "cut short"},
		{"other.parley", `new Uint8Array([0x8b, 0x50, 0x4c, 0x59, 0x43, 99, 0, 0, 0, 0, 0, 0, 0, 0, 0])`, "newer version"},
		{"large.yaml", `"x".repeat(65e6)`, "more than 64 MB"},
		{"swollen.json.gz", `new Response(new Blob(["x".repeat(65e6)]).stream().pipeThrough(new CompressionStream("gzip"))).blob()`, "more than 64 MB"},
		{"nothing.yaml", `"schema: 1\nevents:\n  a:\n    title: No day\n"`, "no event that can be shown"},
	} {
		p.drop([2]string{c.name, c.data})
		if line := p.notice(c.name + " could not be opened"); !strings.Contains(line, c.say) {
			t.Errorf("%s: %q", c.name, line)
		}
		p.idle()
		p.wants("events", "27")
	}
	if text := p.texts("#event"); !strings.Contains(text, "nothing.yaml:3:3") || !strings.Contains(text, "Way out:") {
		t.Errorf("the findings: %q", text)
	}
	p.shot("device-refused")
}

// Other apps share a link or a phrase, and the shortcut opens the search.
func TestSharedAndShortcuts(t *testing.T) {
	address := site(t, articleSet)
	for rest, want := range map[string][2]string{
		"?share-text=see+http%3A%2F%2Fwww.whitehouse.gov%2Fpresidential-actions%2F2025%2F08%2Faddressing-threats-to-the-united-states-by-the-government-of-the-russian-federation%3Futm%3D1": {"e", "india-tariffs"},
		"?share-text=secondary+sanctions": {"q", "secondary sanctions"},
		"?search=1":                       {"v", ""},
	} {
		p := open(t, address+rest)
		p.live()
		p.idle()
		p.wants(want[0], want[1])
		if rest == "?search=1" {
			p.until(`document.activeElement.id === "query"`)
		}
	}
}

// Chromium finds nothing in the way of installing the site, and reads of the
// manifest what was meant.
func TestInstallable(t *testing.T) {
	dir, err := wideSet()
	if err != nil {
		t.Fatal(err)
	}
	h := newHost(t, dir, "/deep/repo/")
	p := open(t, h.address)
	p.live()
	p.kept()
	for _, e := range call(p, cdpage.GetInstallabilityErrors, cdp.Empty{}).InstallabilityErrors {
		if e.ErrorID != "in-incognito" { // as every page of these tests is
			t.Errorf("not installable: %+v", e)
		}
	}
	m := call(p, cdpage.GetAppManifest, cdpage.GetAppManifestParams{})
	for _, e := range m.Errors {
		t.Errorf("manifest: %s (line %d)", e.Message, e.Line)
	}
	id := call(p, cdpage.GetAppID, cdp.Empty{})
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
	address := site(t, articleSet) + "#pane=device"
	p := open(t, address)
	p.live()
	p.until("window.parleyDevice")
	if n := p.count("#event [data-do='device:install']"); n != 0 {
		t.Error("installing is offered where it cannot work")
	}
	p.exec(`dispatchEvent(Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt() { window.asked = true } })), undefined`)
	p.until(`document.querySelector("#event [data-do='device:install']")`)
	p.idle()
	p.exec(`document.querySelector("#event [data-do='device:install']").click()`)
	p.until("window.asked")
	p.until(`!document.querySelector("#event [data-do='device:install']")`)
	p.exec(`dispatchEvent(new Event("appinstalled"))`)
	p.until(`document.getElementById("event").textContent.includes("installed as an app")`)

	p = open(t, address, phone, inject(`Object.defineProperty(navigator, "userAgent", { get: () => "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15" })`))
	p.live()
	p.until(`document.querySelectorAll("#event .steps li").length === 2`)
}

// Only an installed app asks the browser to keep its storage for good, and says
// what the browser answered.
func TestStorageIsAskedForByTheAppAlone(t *testing.T) {
	dir, err := articleSet()
	if err != nil {
		t.Fatal(err)
	}
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
		p := open(t, newHost(t, dir, "/").address+"#pane=device", inject(c.script))
		p.live()
		p.kept()
		p.until("window.parleyDevice.state.pages > 0") // the first check has been made
		if c.asked > 0 {
			p.until("window.parleyDevice.state.stays")
			p.until(`document.getElementById("event").textContent.includes("promised not to clear")`)
		}
		if n := eval[int](p, "window.askedToStay"); n != c.asked {
			t.Errorf("%s asked %d times, want %d", c.name, n, c.asked)
		}
	}
}

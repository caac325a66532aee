package explorer

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// endurance is the number of actions of the walk for each page size. With a
// number such as 2000 it runs for minutes: go test ./cmd/e2e/explorer -run
// Endurance -endurance 2000
var (
	endurance = flag.Int("endurance", 60, "actions of the endurance test on each size of page")
	seed      = flag.Uint64("seed", 7, "seed of the endurance test's walk")
)

// deeds are the actions of the walk, with frequencies given by repetition; ID,
// WHO and DAY stand for values of the record. State outside the address, such
// as an open menu, is reset before two pages are compared.
var deeds = strings.Fields(`view:timeline view:timeline view:actors view:map view:list view:list view:table event:ID event:ID event:ID actor:WHO actor:WHO with:WHO only:WHO
	lanes:delegation lanes:actor lanes:type lanes:pair lanes:none on:DAY on:DAY latest latest known-next known-back next next previous zoom-in zoom-in zoom-out earlier later whole whole
	window:DAY/DAY clear clear close close home pane:story pane:deadlines pane:changes pane:facts pane:places pane:shifts pane:cite menu:type menu:actor menu:go menu:help menu:share
	form:flat form:matrix form:rows theme:dark theme:light map-in map-out map-whole BACK BACK FORWARD SCROLL SCROLL HASH`)

// walker generates the next action as JavaScript.
type walker struct {
	*rand.Rand
	events, actors []string
}

func (w *walker) of(list []string) string { return list[w.IntN(len(list))] }
func (w *walker) day() string {
	return fmt.Sprintf("202%d-%02d-%02d", w.IntN(6), 1+w.IntN(12), 1+w.IntN(28))
}

func (w *walker) next() string {
	switch deed := w.of(deeds); deed {
	case "BACK", "FORWARD":
		way := deed[:1] + strings.ToLower(deed[1:])
		return fmt.Sprintf("navigation.canGo%s && navigation.%s().finished.catch(() => {})", way, strings.ToLower(deed))
	case "SCROLL":
		return fmt.Sprintf(`document.querySelectorAll("#app .vscroll, #lanes, #event, .tablebox").forEach(e => { e.scrollTop = %d })`, w.IntN(4000))
	case "HASH":
		return fmt.Sprintf("location.hash = %q", w.of([]string{"v=list&q=talks", "from=0001-01-01&to=9999-12-31&on=2025-08-10", "type=verbal-conflict&e=" + w.of(w.events), "v=actors&who=" + w.of(w.actors), "v=map&on=2025-08-10", "", "nonsense=1"}))
	default:
		for strings.Contains(deed, "DAY") {
			deed = strings.Replace(deed, "DAY", w.day(), 1)
		}
		deed = strings.NewReplacer("ID", w.of(w.events), "WHO", w.of(w.actors)).Replace(deed)
		return fmt.Sprintf("parley.do(%q)", deed)
	}
}

// settled resets what is not in the address, and waits.
func settled(p *e2e.Page) {
	p.T.Helper()
	for range 2 {
		p.Idle()
		p.Exec(`(() => {
			const menu = document.querySelector("#app [id^=menu-]");
			if (menu) parley.do("menu:" + menu.id.slice(5));
			document.querySelectorAll("#app .vscroll, #app .tablebox, #lanes, #event, .actormap").forEach(e => { e.scrollTop = 0; e.scrollLeft = 0; });
			document.activeElement?.blur();
			return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
		})()`)
	}
	p.Idle()
}

// shown returns what a reader sees: the text, and hashes of the pictures.
const shown = `(() => {
	const sum = s => { let h = 0; for (let i = 0; i < s.length; i++) h = h * 31 + s.charCodeAt(i) | 0; return s.length + "/" + h; };
	const words = [...document.querySelectorAll("#app .head, #app .bar, #app .stage, #app .rail, #app .legend")].flatMap(e => e.innerText.split("\n").map(t => t.trim()).filter(Boolean));
	const drawn = [...document.querySelectorAll("#app canvas")].map(c => (c.id || "canvas") + " " + c.width + "x" + c.height + " " + sum(c.toDataURL()));
	const svg = [...document.querySelectorAll("#map-world svg, #map-tray svg, #actors svg")].map(e => "svg " + sum(e.innerHTML.replace(/ tabindex="-?\d"/g, "")));
	return words.concat(drawn, svg);
})()`

// differ returns the first difference of two pages, or "".
func differ(walked, fresh []string) string {
	for i := range max(len(walked), len(fresh)) {
		a, b := "nothing", "nothing"
		if i < len(walked) {
			a = walked[i]
		}
		if i < len(fresh) {
			b = fresh[i]
		}
		if a != b {
			return fmt.Sprintf("line %d of %d and %d: %.120q, loaded afresh %.120q", i+1, len(walked), len(fresh), a, b)
		}
	}
	return ""
}

// weight is what the page retains: bytes of the JavaScript heap and of the
// program's memory, elements, listeners.
type weight struct{ Heap, Wasm, Nodes, Listeners float64 }

func weigh(p *e2e.Page) (w weight) {
	p.T.Helper()
	p.Exec(`parley.do("home")`)
	settled(p)
	e2e.Protocol[struct{}](p, "Performance.enable", struct{}{})
	e2e.Protocol[struct{}](p, "HeapProfiler.collectGarbage", struct{}{})
	for _, m := range e2e.Protocol[struct {
		Metrics []struct {
			Name  string
			Value float64
		}
	}](p, "Performance.getMetrics", struct{}{}).Metrics {
		switch m.Name {
		case "JSHeapUsedSize":
			w.Heap = m.Value
		case "Nodes":
			w.Nodes = m.Value
		case "JSEventListeners":
			w.Listeners = m.Value
		}
	}
	w.Wasm = e2e.Eval[float64](p, "window.memory.buffer.byteLength")
	return w
}

// keepMemory keeps a reference to the program's memory.
var keepMemory = e2e.Inject(`{ const make = WebAssembly.instantiateStreaming;
	WebAssembly.instantiateStreaming = async (...args) => { const made = await make.apply(WebAssembly, args); window.memory = made.instance.exports.mem; return made; }; }`)

// TestEndurance checks that after a long walk of random actions the page has
// the same text and pictures as one opened at the same address, and that it
// does not leak memory.
func TestEndurance(t *testing.T) {
	for name, set := range map[string][]e2e.Setting{"wide": {e2e.ReducedMotion, keepMemory}, "phone": {e2e.Phone, e2e.ReducedMotion, keepMemory}} {
		t.Run(name, func(t *testing.T) {
			home := e2e.Wide.Serve(t)
			p, fresh := e2e.Open(t, home, set...), e2e.Open(t, home, set...)
			p.Live()
			w := walker{rand.New(rand.NewPCG(*seed, 0)), eventIDs(p), actorIDs(p)}
			var done []string
			var early weight
			for i := 1; i <= *endurance; i++ {
				deed := w.next()
				done = append(done, deed)
				p.Exec("(async () => { await (" + deed + ") })()")
				p.Idle()
				if i == *endurance/3 {
					early = weigh(p)
				}
				if i%10 != 0 {
					continue
				}
				settled(p)
				at := e2e.Eval[string](p, "location.hash")
				fresh.Open("about:blank")
				fresh.Open(home + at)
				fresh.Live()
				settled(fresh)
				if diff := differ(e2e.Eval[[]string](p, shown), e2e.Eval[[]string](fresh, shown)); diff != "" {
					t.Errorf("after %d actions at %s: %s\n%s", i, at, diff, strings.Join(done[max(0, i-10):], "\n"))
				}
			}
			late := weigh(p)
			t.Logf("after a third %+v, at the end %+v", early, late)
			for _, c := range []struct {
				what         string
				early, late  float64
				share, slack float64
			}{{"JavaScript heap", early.Heap, late.Heap, 1.3, 1e6}, {"memory of the program", early.Wasm, late.Wasm, 1.5, 8e6}, {"nodes", early.Nodes, late.Nodes, 1.3, 500}, {"listeners", early.Listeners, late.Listeners, 1.2, 10}} {
				if c.late > c.early*c.share+c.slack {
					t.Errorf("%s grows from %.0f to %.0f", c.what, c.early, c.late)
				}
			}
		})
	}
}

func eventIDs(p *e2e.Page) []string {
	return e2e.Eval[[]string](p, `(async () => [...new DOMParser().parseFromString(await (await fetch("./")).text(), "text/html").querySelectorAll("#chronicle article[id]")].map(e => e.id.slice(2)))()`)
}

func actorIDs(p *e2e.Page) []string {
	return e2e.Eval[[]string](p, `(async () => [...new DOMParser().parseFromString(await (await fetch("./")).text(), "text/html").querySelectorAll("a[href^='actor/']")].map(e => e.getAttribute("href").split("/")[1]))()`)
}

package timeline

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// Interaction with the timeline by mouse, touch and keyboard.

// TestWalkThroughTheWindow checks that the arrow keys visit every event of the
// window once, in order, including those without a mark of their own, and
// announce the position and total of each.
func TestWalkThroughTheWindow(t *testing.T) {
	p := e2e.Explorer(t, e2e.Summer, e2e.ReducedMotion)
	p.Exec(`document.querySelector('#proxies button[tabindex="0"]').focus()`)
	from, to := p.Window()
	in := p.Texts(".tools .count")
	seen, place := map[string]bool{}, 0
	for range 120 {
		label := e2e.Eval[string](p, `document.activeElement.getAttribute("aria-label") ?? ""`)
		do := e2e.Eval[string](p, `document.activeElement.dataset.do ?? ""`)
		if !strings.HasPrefix(do, "event:") || seen[do] {
			t.Fatalf("after %d events the focus is on %q %q", len(seen), do, label)
		}
		words := strings.Fields(label) // ends with "12 of 165"
		n, err := strconv.Atoi(words[len(words)-3])
		if err != nil || place > 0 && n != place+1 {
			t.Fatalf("%q comes after number %d", label, place)
		}
		place, seen[do] = n, true
		if n := p.Count("#proxies button"); n > 9 {
			t.Fatalf("%d buttons stand over the chart, at most nine should", n)
		}
		p.Key("ArrowRight")
		p.Idle()
		if a, _ := p.Window(); a != from {
			break // the next event is outside the window, which followed it
		}
	}
	// Periods above the lanes, and dates that extend into the window but are
	// drawn elsewhere, are not visited.
	count, err := strconv.Atoi(strings.Fields(in)[0])
	if err != nil || len(seen) < count-4 || len(seen) > count {
		t.Errorf("the walk has met %d events; the page counts %q", len(seen), in)
	}
	if a, b := p.Window(); a <= from || b-a != to-from {
		t.Errorf("at its end the window went from %.0f to %.0f", from, a)
	}
	p.Key("Home")
	p.Idle()
	if label := e2e.Eval[string](p, `document.activeElement.getAttribute("aria-label")`); !strings.Contains(label, " 1 of ") {
		t.Errorf("Home leads to %q", label)
	}
	p.Key("End")
	p.Idle()
	if label := e2e.Eval[string](p, `document.activeElement.getAttribute("aria-label")`); !strings.HasSuffix(label, fmt.Sprint(" ", strings.Fields(label)[len(strings.Fields(label))-1])) || strings.Contains(label, " 1 of ") {
		t.Errorf("End leads to %q", label)
	}
}

// TestWalkAlongLinks checks that L follows the links of an event and announces
// each.
func TestWalkAlongLinks(t *testing.T) {
	p := e2e.Explorer(t, e2e.Summer+"&e="+e2e.Witkoff, e2e.ReducedMotion)
	p.Exec(`document.querySelector('#proxies button[tabindex="0"]').focus()`)
	from := e2e.Eval[string](p, `document.activeElement.dataset.do`)
	if from != "event:"+e2e.Witkoff {
		t.Fatalf("the focus begins at %s", from)
	}
	p.Key("l")
	p.Idle()
	label := e2e.Eval[string](p, `document.activeElement.getAttribute("aria-label")`)
	if to := e2e.Eval[string](p, `document.activeElement.dataset.do`); to == from || !strings.HasPrefix(to, "event:") || !strings.Contains(label, ": ") {
		t.Errorf("L leads to %s, %q", to, label)
	}
}

func TestDoubleClickZooms(t *testing.T) {
	p := e2e.Visit(t, e2e.Summer, e2e.ReducedMotion)
	x, _, width := p.Plot()
	y := e2e.Eval[float64](p, `document.querySelector("#plot").getBoundingClientRect().top + 6`) // above all marks
	from, to := p.Window()
	under := from + (to-from)*.75
	p.DoubleClick(x+width/4, y)
	a, b := p.Window()
	if share := (b - a) / (to - from); math.Abs(share-.5) > .02 {
		t.Errorf("a double click leaves %.2f of the window, want half", share)
	}
	if off := math.Abs(a+(b-a)*.75-under) / (b - a); off > .02 {
		t.Errorf("what lay under the pointer has moved by %.2f of the window", off)
	}
}

// TestDragRunsOn checks that a quick drag has inertia, except with reduced
// motion.
func TestDragRunsOn(t *testing.T) {
	for name, c := range map[string]struct {
		settings []e2e.Setting
		runs     bool
	}{"moving": {nil, true}, "still": {[]e2e.Setting{e2e.ReducedMotion}, false}} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Visit(t, "#from=2025-03-01&to=2025-06-01", c.settings...)
			x, y, width := p.Plot()
			from, to := p.Window()
			p.Drag(x, y, x+200, y)
			a, _ := p.Window()
			hand := (to - from) * 200 / width
			if moved := from - a; (moved > hand*1.04) != c.runs || moved < hand*.95 {
				t.Errorf("the hand moved by %.0f s, the window by %.0f", hand, moved)
			}
		})
	}
}

func TestOverviewBrush(t *testing.T) {
	p := e2e.Visit(t, "#from=2024-01-01&to=2025-01-01", e2e.ReducedMotion)
	middle := func() (x, y float64) {
		box := e2e.Eval[[]float64](p, `(() => {
			const r = document.querySelector("#cv-over").getBoundingClientRect(), f = +document.querySelector("#brush-from").value, t = +document.querySelector("#brush-to").value;
			return [r.left + 112 + (r.width - 112) * (f + t) / 2000, r.top + 20];
		})()`)
		return box[0], box[1]
	}
	from, to := p.Window()
	x, y := middle()
	p.Drag(x, y, x-200, y)
	a, b := p.Window()
	if a >= from || math.Abs((b-a)-(to-from)) > 2 {
		t.Errorf("a drag inside the brush made [%.0f, %.0f) of [%.0f, %.0f)", a, b, from, to)
	}
	from, to = a, b
	p.Exec(`document.querySelector("#brush-to").focus()`)
	p.Key("ArrowRight")
	if a, b = p.Window(); a != from || b <= to {
		t.Errorf("the slider of the end made [%.0f, %.0f) of [%.0f, %.0f)", a, b, from, to)
	}
	if says := e2e.Eval[string](p, `document.querySelector("#brush-to").getAttribute("aria-valuetext")`); !strings.Contains(says, "20") {
		t.Errorf("the slider says %q", says)
	}
}

func TestGoToDate(t *testing.T) {
	p := e2e.Visit(t, "", e2e.ReducedMotion)
	for _, c := range []struct {
		typed    string
		contains int64 // seconds since 1970
	}{{"2022-03-29", 1648512000}, {"2023", 1690000000}, {"2025-08~", 1755000000}, {"March 2022", 1648512000}, {"29 March 2022", 1648512000}} {
		p.Click("#open-go")
		p.Until("document.querySelector('#go-date')")
		p.Exec("document.querySelector('#go-date').value = ''")
		p.Typed("#go-date", c.typed)
		p.Key("Enter")
		if a, b := p.Window(); a > float64(c.contains) || b < float64(c.contains) {
			t.Errorf("%s leads to [%.0f, %.0f)", c.typed, a, b)
		}
	}
	// An invalid date is reported next to the field, until the menu closes.
	from, _ := p.Window()
	p.Click("#open-go")
	p.Until("document.querySelector('#go-date')")
	p.Exec("document.querySelector('#go-date').value = ''")
	p.Typed("#go-date", "soon")
	p.Key("Enter")
	p.Idle()
	if got := p.Texts("#go-help"); !strings.Contains(got, "“soon” is not a date") {
		t.Errorf("beside the field stands %q", got)
	}
	if a, _ := p.Window(); a != from {
		t.Error("the window has moved")
	}
	p.Key("Escape")
	p.Idle()
	p.Click("#open-go")
	p.Until("document.querySelector('#go-help')?.textContent.startsWith('A day')")
	// A date that is already visible also closes the menu, in every view.
	p.Exec("parley.do('view:list')")
	for range 2 {
		p.Idle()
		p.Click("#open-go")
		p.Until("document.querySelector('#go-date')")
		p.Typed("#go-date", "March 2022")
		p.Key("Enter")
		p.Until("!document.querySelector('#go-date')")
	}
}

// TestMovementEndsWhereItIsAimedAt checks that an animation ends at its target,
// whatever happens meanwhile: another view, another step, another event.
func TestMovementEndsWhereItIsAimedAt(t *testing.T) {
	p := e2e.Visit(t, "#from=2025-07-25&to=2025-09-01&e=2025-08-15-anchorage")
	p.Exec("parley.do('window:2025-08-10/2025-09-01'), parley.do('view:list')")
	p.Idle()
	p.Wants("from", "2025-08-10")
	if !e2e.Eval[bool](p, `(() => {
		const row = document.getElementById("e-2025-08-15-anchorage")?.getBoundingClientRect()
		const room = document.getElementById("chronicle-scroll").getBoundingClientRect()
		return row && row.top >= room.top && row.bottom <= room.bottom
	})()`) {
		t.Error("the chosen event is not in sight in the list")
	}
	p.Exec("parley.do('view:timeline'), parley.do('window:2025-06-01/2025-07-01')")
	p.Exec("parley.do('event:" + e2e.Witkoff + "')")
	p.Idle()
	p.Wants("from", "2025-06-01")
	p.Exec("parley.do('close'), parley.do('later'), parley.do('later')")
	p.Idle()
	two := p.State("from")
	p.Exec("parley.do('window:2025-06-01/2025-07-01')")
	p.Idle()
	for range 2 {
		p.Exec("parley.do('later')")
		p.Idle()
	}
	p.Wants("from", two)
}

// TestReducedMotion checks that with reduced motion a key changes the window at
// once, without an animation.
func TestReducedMotion(t *testing.T) {
	p := e2e.Visit(t, e2e.Summer, e2e.ReducedMotion)
	frames := e2e.Eval[int](p, `(async () => {
		const seen = new Set();
		parley.do("zoom-in");
		for (let i = 0; i < 20; i++) { seen.add(parley.state().windowFrom); await new Promise(requestAnimationFrame); }
		return seen.size;
	})()`)
	if frames != 1 {
		t.Errorf("a zoom goes through %d windows", frames)
	}
}

// TestTimelineOnAPhone checks that on a phone time runs downwards, nothing
// extends beyond the page, a finger scrolls the list and a tap opens the event
// in a sheet.
func TestTimelineOnAPhone(t *testing.T) {
	for _, width := range []int64{390, 320} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			p := e2e.Explorer(t, e2e.Summer, e2e.Phone, e2e.Viewport(width, 800))
			if over := e2e.Eval[int](p, "document.documentElement.scrollWidth - innerWidth"); over > 0 {
				t.Errorf("the page sticks out by %d pixels", over)
			}
			order := e2e.Eval[bool](p, `(() => {
				const at = [...document.querySelectorAll("#column time.d")].map(e => e.getAttribute("datetime")).filter(d => /^\d{4}-\d\d-\d\d$/.test(d));
				return at.length > 5 && at.every((d, i) => !i || at[i - 1] <= d);
			})()`)
			if !order {
				t.Error("days do not run down the page")
			}
			cut := e2e.Eval[int](p, `[...document.querySelectorAll("#column .row")].filter(r => r.scrollHeight > r.clientHeight + 1).length`)
			if cut > 0 {
				t.Errorf("%d rows are higher than their place", cut)
			}
			p.Swipe(float64(width)/2, 700, float64(width)/2, 400)
			p.Until(`document.querySelector("#column-scroll").scrollTop > 100`)
			p.Exec(`(async () => { // a finger's scrolling runs on
				const e = document.querySelector("#column-scroll");
				for (let at = -1, same = 0; same < 10; at = e.scrollTop) { await new Promise(requestAnimationFrame); same = e.scrollTop === at ? same + 1 : 0; }
			})()`)
			p.Idle()
			p.Exec(`window.picked = [...document.querySelectorAll("#column .row")].find(r => r.getBoundingClientRect().top > 300); picked.id = "picked"`)
			p.Tap("#picked")
			p.Idle()
			if p.State("e") == "" || p.Count("#rail") != 1 {
				t.Error("a tap opens no event")
			}
			seen := e2e.Eval[[]float64](p, `(r => [r.top, document.querySelector("#rail").getBoundingClientRect().top - r.bottom])(document.querySelector("#column .sel").getBoundingClientRect())`)
			if seen[0] < 0 || seen[1] < -1 {
				t.Errorf("the chosen event lies under the sheet: %v", seen)
			}
			p.Shot(fmt.Sprintf("phone-%d", width))
			first, y := p.State("e"), e2e.Eval[float64](p, `(r => (r.top + r.bottom) / 2)(document.querySelector("#event").getBoundingClientRect())`)
			p.Swipe(280, y, 60, y+8)
			p.Until(`parley.state().e && parley.state().e !== ` + e2e.Quoted(first))
			p.Idle()
			p.Swipe(60, y, 280, y+8)
			p.Wants("e", first)
		})
	}
}

// TestNothingScrollsSidewaysAt320 checks that at 320 pixels only tables scroll
// sideways, the second clock fits on one line, and every command is in a menu.
func TestNothingScrollsSidewaysAt320(t *testing.T) {
	for _, view := range []string{"timeline", "actors", "map", "list", "table"} {
		t.Run(view, func(t *testing.T) {
			p := e2e.Visit(t, e2e.Summer+"&on=2025-08-06&t=CONSULT&v="+view, e2e.Phone, e2e.Viewport(320, 640))
			wide := e2e.Eval[[]string](p, `[document.documentElement, ...document.querySelectorAll("#app .head, #app .views, #app .tools, #app .window-line, #app .vscroll, #app .foot")]
				.filter(e => e.scrollWidth > e.clientWidth).map(e => e.className + " by " + (e.scrollWidth - e.clientWidth))`)
			if len(wide) > 0 {
				t.Errorf("sideways scroll: %v", wide)
			}
			cut := e2e.Eval[[]string](p, `[...document.querySelectorAll("#app .head a, #app .tools button, #app .foot a, #app .clock > *")]
				.filter(e => { const r = e.getBoundingClientRect(); return r.width && (r.left < 0 || r.right > innerWidth) }).map(e => e.textContent)`)
			if len(cut) > 0 {
				t.Errorf("cut at the edge: %q", cut)
			}
			if view == "timeline" {
				if high := e2e.Eval[float64](p, `document.querySelector(".clock").getBoundingClientRect().height`); high > 46 {
					t.Errorf("the second clock is %.0f px high", high)
				}
			}
			reach := func(path ...string) {
				t.Helper()
				for _, selector := range path {
					p.Until(fmt.Sprintf("document.querySelector(%q)", selector))
					p.Tap(selector)
					p.Idle()
				}
			}
			reach("#open-more", "[data-do='menu:share']")
			if p.Count("#menu-share [data-do='copy:view']") != 1 {
				t.Error("no way to the address of the view")
			}
			reach("#open-more", "[data-do='menu:download']")
			if p.Count("#menu-download [data-do='save:csv']") != 1 {
				t.Error("no way to the table of the window")
			}
			reach("#open-more", "[data-do='menu:help']", "#menu-help [data-do='close']", "#open-filters", "#menu-filters [data-do='clear']")
			p.Wants("t", "")
			p.Shot("narrow-" + view)
		})
	}
}

// TestPeriodsOnAPhone checks that on a phone the periods of the window are
// entries with a line along the time they cover, and are labelled as periods.
func TestPeriodsOnAPhone(t *testing.T) {
	p := e2e.Visit(t, "#from=2025-08-10&to=2025-08-25", e2e.Phone, e2e.ReducedMotion)
	rows := p.Texts("#column .row")
	for _, want := range []string{"War in UkrainePeriod · since 24 Feb 2022", "Efforts for a ceasefire firstPeriod · 11 Mar – 16 Aug 2025"} {
		if !strings.Contains(rows, want) {
			t.Errorf("the column does not say %q", want)
		}
	}
	bands := e2e.Eval[[]int](p, `[...document.querySelectorAll("#column li")].map(li => [...li.querySelectorAll(".bands i:not(.off)")].filter(i => Math.abs(i.getBoundingClientRect().height - li.getBoundingClientRect().height) < 1).length)`)
	if len(bands) < 8 || bands[0] != 1 || bands[1] != 2 || bands[len(bands)-1] != 1 {
		t.Errorf("the lines beside the entries are %v, want one, then two, at last one", bands)
	}
	p.Tap("#column .row")
	p.Idle()
	if title := p.Texts("#rail h2"); !strings.Contains(title, "War in Ukraine") {
		t.Errorf("a tap on the period opens %q", title)
	}
}

package engines

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/cmd/e2e"
)

// tallRows opens every menu in the given views. It returns the rows with text
// on several lines that would fit on one, and the menus that extend beyond the
// page, cover the foot of a frame with its link to the full story, or scroll
// sideways. A menu may be as wide as the page without its gutters. The last
// line is the number of rows.
const tallRows = `(async () => {
	const out = [], frame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
	const words = row => { const all = [], walk = document.createTreeWalker(row, NodeFilter.SHOW_TEXT); while (walk.nextNode()) all.push(walk.currentNode); return all; };
	const tall = row => words(row).some(text => { const range = document.createRange(); range.selectNodeContents(text);
		return new Set([...range.getClientRects()].filter(r => r.width > 1).map(r => Math.round(r.top))).size > 1; });
	let seen = 0;
	await frame();
	for (const view of %s) {
		parley.do("view:" + view);
		await parley.idle();
		const menus = new Set([...document.querySelectorAll("#app :is(.tools, .head) [id^=open-]")].map(e => e.id.slice(5)));
		if (menus.has("more") && !menus.has("share")) menus.add("share").add("download");
		for (const name of menus) {
			parley.do("menu:" + name);
			await parley.idle();
			await frame();
			const menu = document.getElementById("menu-" + name), at = innerWidth + " px, " + view + ", " + name + ": ";
			if (!menu) { out.push(at + "no menu"); continue; }
			const gutter = parseFloat(getComputedStyle(menu).getPropertyValue("--parley-gutter")), box = menu.getBoundingClientRect();
			if (box.left < 0 || box.right > innerWidth) out.push(at + "from " + box.left + " to " + box.right);
			const foot = document.querySelector(".embed #app .foot")?.getBoundingClientRect();
			if (foot && box.bottom > foot.top) out.push(at + "lies over the foot of the frame");
			if (menu.scrollWidth > menu.clientWidth) out.push(at + "scrolls sideways");
			const room = innerWidth - 2 * gutter - (menu.offsetWidth - menu.clientWidth);
			for (const row of menu.querySelectorAll(":scope > :is(label, button, a):not(.find)")) {
				seen++;
				if (!tall(row)) continue;
				row.style.whiteSpace = "nowrap"; row.style.width = "max-content";
				if (row.getBoundingClientRect().width <= room) out.push(at + row.textContent + " takes two lines of " + menu.clientWidth + " px");
			}
			parley.do("close");
			await parley.idle();
		}
	}
	return [...out, seen].join("\n");
})()`

// Views with different menus or heights, and the lowest one.
const (
	allViews = `["timeline", "actors", "map", "table"]`
	oneView  = `["table"]`
)

// judge fails the test for each row that tallRows found, and if it saw too few.
func judge(t *testing.T, found string, least int) {
	t.Helper()
	lines := strings.Split(found, "\n")
	for _, line := range lines[:len(lines)-1] {
		t.Error(line)
	}
	seen := 0
	if fmt.Sscan(lines[len(lines)-1], &seen); seen < least {
		t.Errorf("%d rows seen, want %d: %q", seen, least, found)
	}
}

// TestRowsOfMenusTakeOneLine checks that a menu row takes one line unless its
// text is wider than the page, and that no menu extends beyond the page: at any
// width, in the page, in a frame and in Firefox.
func TestRowsOfMenusTakeOneLine(t *testing.T) {
	for name, c := range map[string]struct {
		path  string
		least int // rows of its menus in one view
	}{"page": {"", 20}, "frame": {"embed/?load=eager", 7}} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Open(t, e2e.Wide.Serve(t)+c.path+"#e="+e2e.Witkoff)
			p.Live()
			for _, wide := range []int{320, 390, 680, 768, 1100, 1440} {
				e2e.Protocol[struct{}](p, "Emulation.setDeviceMetricsOverride", map[string]any{"width": wide, "height": 900, "deviceScaleFactor": 1, "mobile": false})
				views, times := oneView, 1
				if wide == 1440 {
					views, times = allViews, 4
				}
				judge(t, e2e.Eval[string](p, fmt.Sprintf(tallRows, views)), c.least*times)
			}
		})
	}
	t.Run("Firefox", func(t *testing.T) {
		judge(t, inFirefox(t, e2e.Wide.Path(t), "#e="+e2e.Witkoff, fmt.Sprintf(tallRows, allViews)), 80)
	})
}

// inFirefox opens the first page of a site in Firefox, 1440 px wide, and
// returns the result of a JavaScript promise once the program is idle. The page
// reports to its server, so that no driver is needed.
func inFirefox(t *testing.T, dir, fragment, script string) string {
	t.Helper()
	said := make(chan string, 1)
	files := http.FileServer(http.Dir(dir))
	address := e2e.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/said":
			answer, _ := io.ReadAll(r.Body)
			said <- string(answer)
		case "/ask.js":
			w.Header().Set("Content-Type", "text/javascript")
			fmt.Fprintf(w, `(async () => {
	while (!document.documentElement.matches(".live, .failed")) await new Promise(done => setTimeout(done, 16));
	await parley.idle();
	return %s;
})().catch(String).then(body => fetch("/said", { method: "POST", body }));`, script)
		case "/":
			page, _ := os.ReadFile(filepath.Join(dir, "index.html"))
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, strings.Replace(string(page), "</head>", `<script defer src="ask.js"></script></head>`, 1))
		default:
			files.ServeHTTP(w, r)
		}
	}))
	ctx, stop := e2e.Patient(context.Background(), 3*time.Minute)
	defer stop()
	e2e.Firefox(t, t.TempDir(), address+fragment, "--width", "1440", "--height", "900")
	select {
	case <-ctx.Done():
		t.Fatal("Firefox has said nothing")
		return ""
	case answer := <-said:
		return answer
	}
}

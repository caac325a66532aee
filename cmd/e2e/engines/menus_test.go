package engines

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/cmd/e2e"
	"parley/data/testkit/tool"
)

// tallRows opens every menu in three views and lists the rows with words on more than
// one line that would have room on one. A menu may be as wide as the toolbar inside
// its gutters. It ends with how many rows it saw.
const tallRows = `(async () => {
	const out = [], frame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
	const words = row => { const all = [], walk = document.createTreeWalker(row, NodeFilter.SHOW_TEXT); while (walk.nextNode()) all.push(walk.currentNode); return all; };
	const tall = row => words(row).some(text => { const range = document.createRange(); range.selectNodeContents(text);
		return new Set([...range.getClientRects()].filter(r => r.width > 1).map(r => Math.round(r.top))).size > 1; });
	let seen = 0;
	for (const view of ["timeline", "actors", "map"]) {
		parley.do("view:" + view);
		await parley.idle();
		const menus = new Set([...document.querySelectorAll("#app .tools [id^=open-]")].map(e => e.id.slice(5)).concat("share", "download"));
		for (const name of menus) {
			parley.do("menu:" + name);
			await parley.idle();
			await frame();
			const menu = document.getElementById("menu-" + name);
			if (!menu) { out.push(view + ": no menu " + name); continue; }
			const gutter = parseFloat(getComputedStyle(document.querySelector("#app .tools")).getPropertyValue("--parley-gutter"));
			const room = document.querySelector("#app .tools").clientWidth - 2 * gutter - (menu.offsetWidth - menu.clientWidth);
			if (menu.scrollWidth > menu.clientWidth) out.push(view + ", " + name + ": scrolls sideways");
			for (const row of menu.querySelectorAll(":scope > :is(label, button, a):not(.find)")) {
				seen++;
				if (!tall(row)) continue;
				row.style.whiteSpace = "nowrap"; row.style.width = "max-content";
				if (row.getBoundingClientRect().width <= room) out.push(view + ", " + name + ": " + row.textContent + " takes two lines of " + menu.clientWidth + " px");
			}
			parley.do("close");
			await parley.idle();
		}
	}
	return [...out, seen].join("\n");
})()`

// leastRows is how many rows all menus have in three views together, at the least.
const leastRows = 60

// judge fails the test for each row that tallRows found.
func judge(t *testing.T, found string) {
	t.Helper()
	lines := strings.Split(found, "\n")
	for _, line := range lines[:len(lines)-1] {
		t.Error(line)
	}
	seen := 0
	if fmt.Sscan(lines[len(lines)-1], &seen); seen < leastRows {
		t.Errorf("%d rows seen, want %d: %q", seen, leastRows, found)
	}
}

// A row of a menu takes one line, unless its words are wider than the page.
func TestRowsOfMenusTakeOneLine(t *testing.T) {
	for name, set := range map[string]e2e.Setting{"1440 px": e2e.Viewport(1440, 900), "390 px": e2e.Phone} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Explorer(t, "#e="+e2e.Witkoff, set)
			judge(t, e2e.Eval[string](p, tallRows))
		})
	}
	t.Run("Firefox", func(t *testing.T) { judge(t, inFirefox(t, e2e.Wide.Path(t), "#e="+e2e.Witkoff, tallRows)) })
}

// inFirefox opens the first page of a site in Firefox, 1440 px wide, and gives what a
// JavaScript promise says once the program rests. The page reports to its server, so
// that no driver is needed.
func inFirefox(t *testing.T, dir, fragment, script string) string {
	t.Helper()
	firefox := tool.Path(t, "firefox-esr")
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
	profile := t.TempDir()
	ctx, stop := context.WithTimeout(context.Background(), 5*time.Minute)
	defer stop()
	c := exec.CommandContext(ctx, firefox, "--headless", "--no-remote", "--profile", profile, "--width", "1440", "--height", "900", address+fragment)
	c.Env = append(os.Environ(), "HOME="+profile)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { c.Process.Signal(os.Interrupt); c.Wait() }()
	select {
	case <-ctx.Done():
		t.Fatal("Firefox has said nothing")
		return ""
	case answer := <-said:
		return answer
	}
}

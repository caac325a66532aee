package embed

import (
	"fmt"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// The story in the frame of another page: its head and its picture come as they are
// written; the program comes when the reader asks for the explorer.

// asksForProgram fails if the page, or a frame of it, has asked for what only the program
// needs.
func asksForProgram(t *testing.T, p *e2e.Page) {
	t.Helper()
	for _, r := range p.Requests() {
		if strings.Contains(r, ".wasm") || strings.Contains(r, "boot.") || strings.Contains(r, "painter.") || strings.Contains(r, ".pack") {
			t.Errorf("the story asks for %s", r)
		}
	}
}

// told measures the story in a window: how many pictures are
// seen; whether the title is whole and in sight, the picture as wide as its place and begun
// in sight, the last line in sight, nothing wider than the window.
const told = `(() => {
	const box = s => document.querySelector(s).getBoundingClientRect(), svg = [...document.querySelectorAll("#story svg")].filter(e => e.checkVisibility());
	const h1 = document.querySelector("#story h1"), link = [...document.querySelectorAll("#story + .foot a")].at(-1).getBoundingClientRect();
	return [svg.length, h1.scrollWidth <= h1.clientWidth && box("#story h1").bottom < innerHeight, svg[0].getBoundingClientRect().right <= innerWidth,
		svg[0].getBoundingClientRect().top < innerHeight * .6, link.bottom <= innerHeight && link.right <= innerWidth && link.height > 0,
		document.documentElement.scrollWidth <= innerWidth].join(" ");
})()`

func TestEmbedOpensWithTheStory(t *testing.T) {
	at := story(t, nil)
	p := e2e.Open(t, at+"embed/?events=all", e2e.Viewport(600, 640))
	for _, wide := range []int{300, 390, 600, 700, 984} {
		e2e.Protocol[struct{}](p, "Emulation.setDeviceMetricsOverride", map[string]any{"width": wide, "height": 640, "deviceScaleFactor": 1, "mobile": false})
		if got := e2e.Eval[string](p, told); got != "1 true true true true true" {
			t.Errorf("%d px: one picture, title, width, top, last line, nothing wider: %s", wide, got)
		}
		p.Shot(fmt.Sprintf("embed-story-%d", wide))
	}
	asksForProgram(t, p)
	p.Click("#story + .foot [data-explore]")
	p.Live()
	p.Wants("view", "timeline")
	p.Click("#app .head h1 a")
	p.Until(`document.querySelector("#story")?.checkVisibility() && location.hash === ""`)
	p.Exec(`document.querySelector("#story h2 [data-explore]").click()`)
	p.Until(`document.documentElement.matches(".live")`)
	p.Idle()
	if got := e2e.Eval[string](p, "location.hash"); !strings.Contains(got, "t=") {
		t.Errorf("what the picture's title counts leads to %s", got)
	}

	host := newsroom(t, "", article(`<iframe title="Story" width="600" height="640" src="`+at+`embed/?theme=dark"></iframe>`))
	p = e2e.Open(t, host, e2e.Friend(at), e2e.Viewport(700, 900))
	p.Until(`heard("ready", d => d.what === "story") && heights.at(-1) >= 640 && heights.at(-1) <= 700`)
	asksForProgram(t, p)
	p.Exec(`document.querySelector("iframe").src = "` + at + `embed/?step=2&theme=dark"`)
	p.Until(`said.findLast(d => d.type === "resize")?.detail.title === "The flag moves"`)
	asksForProgram(t, p)
	p.Shot("embed-step")
}

package embed

import (
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// Ways in which hosts are known to listen for the height of a frame: the
// libraries from npm, and the flows of large publishers reimplemented briefly,
// each named after the listener on its pages.

var (
	pymJS = e2e.NPM{Name: "pym.js", Version: "1.3.2", File: "dist/pym.v1.min.js",
		Sum: "/fFzHFB4BTsJQP5id0wzUdYsDT4VPkfAxk+uENBE9/aP6YbvhAEpcuJHdjxqisqfXOCrcz7duTK1fbtF2rz8RQ=="}
	framesJS = e2e.NPM{Name: "@newswire/frames", Version: "1.0.0", File: "dist/frames.umd.js",
		Sum: "uEU3Gq5xlxbW03kViKvn9umj6ZBfB/CaMyS1I78xPI22ne1mCVSJi5Y9Ehi0/U+YRAqhSuxBB3PsQXsffK2AaA=="}
	sidechainJS = e2e.NPM{Name: "@nprapps/sidechain", Version: "1.1.5", File: "dist/sidechain.js",
		Sum: "jEux4VLfushUVssxnQHm+0WufgnfDSimdAokAvqPo3fW2UmllhUKVl4yF4t4C8EGm9P96mazc4bZrVZVLkvYlQ=="}
	resizerJS = e2e.NPM{Name: "iframe-resizer", Version: "4.4.5", File: "js/iframeResizer.min.js",
		Sum: "U8bCywf/Gh07O69RXo6dXAzTtODQrxaHGHRI7Nt4ipXsuq6EMxVsOP/jjaP43YtXz/ibESS0uSVDN3sOGCzSmw=="}
	openResizerJS = e2e.NPM{Name: "@open-iframe-resizer/core", Version: "2.1.0", File: "dist/index.js",
		Sum: "FKpcXXMgcdM86m+cF2TqU6cG05IQ6PEuTSvJfab5we78A4cXjdpb5MofdcCPz4f4hUr+zZyb3pUzZ834YVxtLg=="}
)

const plainFrame = `<iframe id="f" title="Story" width="680" height="150" src="SRC"></iframe>`

// listeners are the hosts: an optional library, the markup of the page, and the
// script that starts it. SRC is the frame's address. A host with a maximum
// height gives it in most.
var listeners = map[string]struct {
	library          e2e.NPM
	module           bool
	markup, run, src string
	most             int
}{
	"pym.js":              {library: pymJS, markup: `<div id="g"></div>`, run: `new pym.Parent("g", "SRC", { title: "Story" })`},
	"@newswire/frames":    {library: framesJS, markup: `<div data-frame-src="SRC" data-frame-attribute-title="Story"></div>`, run: `newswireFrames.autoInitFrames()`},
	"@nprapps/sidechain":  {library: sidechainJS, markup: `<side-chain src="SRC"></side-chain>`, run: `window.frame = () => document.querySelector("side-chain").iframe`},
	"iframe-resizer":      {library: resizerJS, markup: plainFrame, run: `iFrameResize({ checkOrigin: false, log: false }, "#f")`},
	"open-iframe-resizer": {library: openResizerJS, module: true, markup: plainFrame, run: `import("./library.js").then(m => m.initialize({ checkOrigin: false }, "#f"))`},
	"AMP":                 {markup: plainFrame, run: heard(`d.sentinel === "amp" && d.type === "embed-size"`, `d.height`)},
	"Guardian":            {markup: plainFrame, run: heard(`text && text.type === "set-height"`, `text.value`)},
	"Guardian atoms":      {markup: plainFrame, run: heard(`d.kind === "interactive:height"`, `d.height`)},
	"Medium":              {markup: plainFrame, run: heard(`text && text.context === "iframe.resize" && text.src`, `text.height`)},
	"Datawrapper":         {markup: plainFrame, run: heard(`d["datawrapper-height"]`, `Object.values(d["datawrapper-height"])[0]`)},
	"WordPress": {markup: `<blockquote><a href="SRC">Story</a></blockquote><iframe id="f" title="Story" sandbox="allow-scripts" security="restricted" width="600" height="338" src="SRC#?secret=Abc123Xyz9" data-secret="Abc123Xyz9"></iframe>`,
		run: heard(`d.secret === "Abc123Xyz9" && d.message === "height" && d.value`, `Math.min(1000, Math.max(200, parseInt(d.value, 10)))`), most: 1000},
}

// heard returns a host's listener: it sets a height from the messages of its
// own frame.
func heard(test, height string) string {
	return `addEventListener("message", e => {
		if (e.source !== frame().contentWindow || !e.data) return;
		const d = e.data;
		let text = null;
		try { text = JSON.parse(d); } catch {}
		if (` + test + `) frame().height = ` + height + `;
	});`
}

func TestEmbedGrowsAndShrinksInEveryHost(t *testing.T) {
	at := story(t, nil)
	for name, c := range listeners {
		t.Run(name, func(t *testing.T) {
			fill := func(s string) string { return strings.ReplaceAll(s, "SRC", at+"embed/?view=timeline&load=eager") }
			page := article(fill(c.markup))
			tags := ""
			page["frame.js"] = `window.frame = () => document.querySelector("iframe"); window.say = d => frame().contentWindow.postMessage({ parley: 1, ...d }, "*");`
			page["run.js"] = fill(c.run)
			if c.library.Name != "" {
				page["library.js"] = c.library.Fetch(t)
				kind := ""
				if c.module {
					kind = ` type="module"`
				}
				tags += `<script` + kind + ` src="library.js"></script>`
			}
			run := `<script defer src="run.js"></script>`
			if c.library.Name == "" {
				run = `<script src="run.js"></script>` // these hosts listen before the frame exists
			}
			page["index.html"] = strings.Replace(page["index.html"], "</head>", `<script src="frame.js"></script>`+tags+run+"</head>", 1)
			p := e2e.Open(t, newsroom(t, "", page), e2e.Friend(at), e2e.Viewport(800, 900))
			const height = `Math.round(frame().getBoundingClientRect().height)`
			p.Until(`heard("ready")`)
			p.Until(`Math.abs(` + height + ` - 640) <= 4`)
			p.Exec(`say({ do: "state", state: "v=list" })`)
			grown := "1500"
			if c.most > 0 {
				grown = "990"
			}
			p.Until(height + " > " + grown)
			p.Exec(`say({ do: "state", state: "v=timeline" })`)
			p.Until(`Math.abs(` + height + ` - 640) <= 4`)
		})
	}
}

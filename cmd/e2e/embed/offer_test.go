package embed

import (
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// The embed dialog: the code it gives works when pasted into a page.

func TestOfferIsAccessible(t *testing.T) {
	for name, s := range map[string][]e2e.Setting{"wide": nil, "phone dark": {e2e.Phone, e2e.Dark}} {
		t.Run(name, func(t *testing.T) {
			p := e2e.Explorer(t, "#e="+e2e.Witkoff, s...)
			p.Exec("parley.do('menu:share')")
			p.Idle()
			p.Click("#menu-share [data-do='menu:embed']")
			p.Until(`document.querySelector("#menu-embed")`)
			p.Idle()
			p.Shot("offer-" + strings.ReplaceAll(name, " ", "-"))
			p.Axe()
			p.Key("Escape")
			p.Idle()
			if p.Count("#menu-embed") != 0 {
				t.Error("Escape does not close the dialog")
			}
		})
	}
}

func TestOfferedSnippetsWork(t *testing.T) {
	at := story(t, nil)
	p := e2e.Open(t, at+"#v=list&e="+e2e.Witkoff)
	p.Live()
	p.Exec("parley.do('menu:embed')")
	p.Idle()
	for _, c := range []struct{ kind, what, theme, want string }{
		{"frame", "view", "dark", at + "embed/?theme=dark#v=list&e=" + e2e.Witkoff},
		{"frame", "step", "dark", at + "story/2/?theme=dark"},
		{"figure", "event", "light", at + "event/" + e2e.Witkoff + "/?theme=light"},
		{"element", "story", "dark", at + "embed/?theme=dark"},
		{"address", "event", "auto", ""},
	} {
		for _, choice := range []string{"kind=" + c.kind, "what=" + c.what, "step=2", "theme=" + c.theme, "width=390"} {
			p.Exec("parley.do('offer:" + choice + "')")
		}
		p.Idle()
		snippet := p.Texts("#snippet")
		if c.kind == "address" {
			if snippet != at+"event/"+e2e.Witkoff+"/" {
				t.Errorf("the address offered is %s", snippet)
			}
			continue
		}
		if got := e2e.Eval[string](p, `(f => f.src + " " + f.width)(document.querySelector(".trial iframe"))`); got != c.want+" 390" {
			t.Errorf("%s: on trial is %s, want %s", c.kind, got, c.want)
		}
		host := e2e.Open(t, newsroom(t, "", article(snippet)), e2e.Friend(at), e2e.Viewport(800, 900))
		const frame = `(e => (e.shadowRoot || document).querySelector("iframe"))(document.querySelector("parley-story") || document.body)`
		host.Until(frame + `?.src === "` + c.want + `"`)
		host.Until(`heard("resize")`)
		if c.what == "view" || c.what == "story" {
			host.Until(`heard("ready")`)
		}
		host.Axe()
	}
}

// TestShareKeepsAVersion checks that a link to the record as known now opens
// the view of that day, whatever is added later.
func TestShareKeepsAVersion(t *testing.T) {
	p := e2e.Explorer(t, "#v=list", e2e.Inject(`Object.defineProperty(navigator, "clipboard", { value: { writeText: t => { window.copied = t; return Promise.resolve(); } } })`))
	p.Exec("document.addEventListener('parley:share', e => { window.shared = e.detail })")
	p.Exec("parley.do('copy:pinned')")
	p.Idle()
	if got := e2e.Eval[string](p, "shared"); got != "pinned" {
		t.Errorf("the page around the program hears of %q", got)
	}
	if got := e2e.Eval[string](p, "copied"); !strings.HasSuffix(got, "#v=list&on=2026-03-05") {
		t.Errorf("copied %s", got)
	}
}

// TestShareInFrameWithoutClipboard checks that the address can be copied by
// hand if a frame may not write to the clipboard.
func TestShareInFrameWithoutClipboard(t *testing.T) {
	at := story(t, nil)
	p := e2e.Open(t, at+"embed/#e="+e2e.Witkoff, e2e.Viewport(680, 640), e2e.Inject(`Object.defineProperty(navigator, "clipboard", { value: undefined });
		document.execCommand = () => false`))
	p.Live()
	p.Exec("parley.do('copy:event')")
	p.Idle()
	if got := p.Texts(".foot b"); got != at+"event/"+e2e.Witkoff+"/" {
		t.Errorf("the last line says %q", got)
	}
}

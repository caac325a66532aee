package e2e

import (
	"strings"
	"testing"
)

// The dialog that offers the story to other pages: what it writes down works
// when it is pasted.

func TestOfferIsAccessible(t *testing.T) {
	for name, s := range map[string][]setting{"wide": nil, "phone dark": {phone, dark}} {
		t.Run(name, func(t *testing.T) {
			p := explorer(t, "#e="+witkoff, s...)
			p.exec("parley.do('menu:share')")
			p.idle()
			p.click("#menu-share [data-do='menu:embed']")
			p.until(`document.querySelector("#menu-embed")`)
			p.idle()
			p.shot("offer-" + strings.ReplaceAll(name, " ", "-"))
			p.axe()
			p.key("Escape")
			p.idle()
			if p.count("#menu-embed") != 0 {
				t.Error("Escape does not close the dialog")
			}
		})
	}
}

func TestOfferedSnippetsWork(t *testing.T) {
	at := story(t, nil)
	p := open(t, at+"#v=list&e="+witkoff)
	p.live()
	p.exec("parley.do('menu:embed')")
	p.idle()
	for kind, c := range map[string]struct{ what, theme, want string }{
		"frame":   {"view", "dark", at + "embed/?theme=dark#v=list&e=" + witkoff},
		"figure":  {"event", "light", at + "event/" + witkoff + "/?theme=light"},
		"element": {"story", "dark", at + "embed/?theme=dark"},
		"address": {"event", "auto", ""},
	} {
		for _, choice := range []string{"kind=" + kind, "what=" + c.what, "theme=" + c.theme, "width=390"} {
			p.exec("parley.do('offer:" + choice + "')")
		}
		p.idle()
		snippet := p.texts("#snippet")
		if kind == "address" {
			if snippet != at+"event/"+witkoff+"/" {
				t.Errorf("the address offered is %s", snippet)
			}
			continue
		}
		if got := eval[string](p, `(f => f.src + " " + f.width)(document.querySelector(".trial iframe"))`); got != c.want+" 390" {
			t.Errorf("%s: on trial is %s, want %s", kind, got, c.want)
		}
		host := open(t, newsroom(t, "", article(snippet)), friend(at), viewport(800, 900))
		const frame = `(e => (e.shadowRoot || document).querySelector("iframe"))(document.querySelector("parley-story") || document.body)`
		host.until(frame + `?.src === "` + c.want + `"`)
		host.until(`heard("resize")`)
		if c.what != "event" {
			host.until(`heard("ready")`)
		}
		host.axe()
	}
}

// TestShareKeepsAVersion: a link to the record as known now opens the view of
// that day, whatever is added later.
func TestShareKeepsAVersion(t *testing.T) {
	p := explorer(t, "#v=list", inject(`Object.defineProperty(navigator, "clipboard", { value: { writeText: t => { window.copied = t; return Promise.resolve(); } } })`))
	p.exec("document.addEventListener('parley:share', e => { window.shared = e.detail })")
	p.exec("parley.do('copy:pinned')")
	p.idle()
	if got := eval[string](p, "shared"); got != "pinned" {
		t.Errorf("the page around the program hears of %q", got)
	}
	if got := eval[string](p, "copied"); !strings.HasSuffix(got, "#v=list&on=2026-03-05") {
		t.Errorf("copied %s", got)
	}
}

// TestShareInFrameWithoutClipboard: where a frame may not copy, the address
// stands there to be taken by hand.
func TestShareInFrameWithoutClipboard(t *testing.T) {
	at := story(t, nil)
	p := open(t, at+"embed/#e="+witkoff, viewport(680, 640), inject(`Object.defineProperty(navigator, "clipboard", { value: undefined });
		document.execCommand = () => false`))
	p.live()
	p.exec("parley.do('copy:event')")
	p.idle()
	if got := p.texts(".foot b"); got != at+"event/"+witkoff+"/" {
		t.Errorf("the last line says %q", got)
	}
}

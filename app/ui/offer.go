package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
)

// embedHeight is the height in pixels of an embedded chart; child.js and the snippets reserve
// it.
const embedHeight = "640"

// offer is the state of the embed dialog: what is embedded, the form of the code, the theme and
// the width of the preview.
type offer struct{ what, kind, theme, width, step string }

// The choices of the dialog; the first of each holds at the start.
var offers = []struct {
	name    string
	choices []string
	of      func(*offer) *string
}{
	{"what", []string{"view", "event", "story", "step"}, func(o *offer) *string { return &o.what }},
	{"theme", []string{"auto", "light", "dark"}, func(o *offer) *string { return &o.theme }},
	{"kind", []string{"address", "frame", "figure", "element"}, func(o *offer) *string { return &o.kind }},
	{"width", []string{"680", "390", "320"}, func(o *offer) *string { return &o.width }},
}

// choose takes a choice of the dialog, such as "kind=frame".
func (p *Page) choose(arg string) bool {
	name, choice, _ := strings.Cut(arg, "=")
	if n, _ := strconv.Atoi(choice); name == "step" && n > 0 && n <= len(p.m.D.Steps) {
		p.offer.step = choice
		p.refresh()
		return true
	}
	for _, c := range offers {
		if c.name == name && slices.Contains(c.choices, choice) {
			*c.of(&p.offer) = choice
			p.refresh()
			return true
		}
	}
	return false
}

// settled returns the offer with its defaults filled in.
func (p *Page) settled() offer {
	o := p.offer
	for _, c := range offers {
		if f := c.of(&o); *f == "" {
			*f = c.choices[0]
		}
	}
	if !offered(o.what, p.m) {
		o.what = "view"
	}
	if o.step == "" {
		o.step = strconv.Itoa(max(p.m.State.Step, 1))
	}
	return o
}

// offered reports whether a model has what a choice of the dialog shows.
func offered(what string, m *view.Model) bool {
	return (what != "event" || m.Selected >= 0) && (what != "step" || m.State.Step <= len(m.D.Steps) && len(m.D.Steps) > 0)
}

// renderOffer draws the dialog: what to show elsewhere, four ways to write it
// down, and how it looks there.
func (p *Page) renderOffer() app.UI {
	o := p.settled()
	row := func(i int) app.UI {
		c := offers[i]
		name := p.w.Say("offer." + c.name)
		return h("p.offer", at{"role", "group", "aria-label", name}, append([]app.UI{h("span", nil, text(name))}, each(c.choices, func(_ int, choice string) app.UI {
			if !offered(choice, p.m) {
				return nil
			}
			return pick(c.name+"="+choice, p.w.Say("offer."+c.name+"."+choice), *c.of(&o) == choice)
		})...)...)
	}
	return h("aside.sheet-over", at{"data-do", "close", "aria-label", p.w.Say("offer.title")},
		h("div.dialog.offers", at{"role", "dialog", "aria-modal", "true", "aria-labelledby", "offer-title", "id", "menu-embed", "data-do", "menu-keep"},
			h("h2", at{"id", "offer-title"}, text(p.w.Say("offer.title"))),
			row(0), when(o.what == "step", func() app.UI { return o.renderSteps(p.w, len(p.m.D.Steps)) }), row(1), row(2),
			h("p.quiet", nil, text(p.w.Say("offer.help."+o.kind))),
			h("pre.cite", at{"id", "snippet", "tabindex", "0", "role", "region", "aria-label", p.w.Say("offer.snippet")}, text(p.snippet())),
			h("p.offer", nil, button("tb framed", "copy:embed", text(p.w.Say("offer.copy"))), button("tb", "close", text(p.w.Say("dialog.close"))),
				h("span", at{"role", "status"}, text(p.status))),
			renderPictures(p, o),
			h("h3", nil, text(p.w.Say("offer.trial"))),
			row(3),
			h("div.trial", at{"tabindex", "0", "role", "region", "aria-label", p.w.Say("offer.trial")},
				h("iframe", at{"src", p.frameAddress(o), "title", p.offerTitle(o), "width", o.width, "height", embedHeight, "loading", "lazy"}))))
}

// pick returns a button of the dialog.
func pick(choice, label string, set bool) app.UI {
	return h("button", at{"type", "button", "class", "tb framed", "data-do", "offer:" + choice, "aria-pressed", yes(set)}, text(label))
}

// renderSteps draws the choice of one of n steps of the story.
func (o *offer) renderSteps(w *words.Words, n int) app.UI {
	name := w.Say("offer.step")
	row := []app.UI{h("span", nil, text(name))}
	for i := range n {
		n := strconv.Itoa(i + 1)
		row = append(row, pick("step="+n, n, n == o.step))
	}
	return h("p.offer", at{"role", "group", "aria-label", name}, row...)
}

// renderPictures leads to the pictures that a link to what is offered shows.
func renderPictures(p *Page, o offer) app.UI {
	card, tall := browser.Find("meta[property='og:image']"), browser.Find("link[href='card-tall.png']")
	if !card.OK() {
		return nil
	}
	row := []app.UI{h("span", nil, text(p.w.Say("offer.picture")))}
	add := func(name, key string) {
		row = append(row, h("a", at{"class", "tb framed", "href", o.pictures(p) + name, "target", "_blank"}, text(p.w.Say(key))))
	}
	if add("card.png", "offer.picture.wide"); tall.OK() && o.what != "event" {
		add("card-tall.png", "offer.picture.tall")
	}
	return h("p.offer", nil, row...)
}

// pictures returns the folder of the pictures of what is offered.
func (o offer) pictures(p *Page) string {
	if o.what == "event" || o.what == "step" {
		return p.offerAddress(o)
	}
	return browser.Address()
}

// frameAddress returns the address that the frame shows.
func (p *Page) frameAddress(o offer) string {
	here := browser.Address()
	query := ""
	if o.theme != "auto" {
		query = "?theme=" + o.theme
	}
	switch o.what {
	case "event", "step":
		return p.offerAddress(o) + query
	case "story":
		return here + "embed/" + query
	}
	return here + "embed/" + query + "#" + asShown(p.m.State)
}

// asShown returns a view as an address has it: without what was typed, and never empty, which
// would be the story.
func asShown(s view.State) string {
	s.Theme, s.Query = "", ""
	return cmp.Or(s.Fragment(), "v=timeline")
}

// offerAddress returns the address that a reader is sent to.
func (p *Page) offerAddress(o offer) string {
	here := browser.Address()
	switch o.what {
	case "event":
		return here + "event/" + string(p.m.State.Event) + "/"
	case "step":
		return here + "story/" + o.step + "/"
	case "story":
		return here
	}
	return here + "#" + asShown(p.m.State)
}

func (p *Page) offerTitle(o offer) string {
	switch n, _ := strconv.Atoi(o.step); o.what {
	case "event":
		return p.m.Result.State(p.m.Selected).Title
	case "step":
		return cmp.Or(p.m.D.Steps[n-1].Title, p.m.D.Meta.Title)
	}
	return p.m.D.Meta.Title
}

// markup makes a text safe between quotes and between tags.
var markup = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// snippet is what an editor pastes.
func (p *Page) snippet() string {
	o := p.settled()
	address, title := markup.Replace(p.offerAddress(o)), markup.Replace(p.offerTitle(o))
	scheme, theme := "light dark", ""
	if o.theme != "auto" {
		scheme, theme = o.theme, o.theme
	}
	hold := ` style="display:block;min-height:` + embedHeight + `px"`
	script := "\n" + `<script async src="` + markup.Replace(browser.Address()) + `embed.js"></script>`
	switch o.kind {
	case "frame":
		return `<iframe src="` + markup.Replace(p.frameAddress(o)) + `" title="` + title + `" width="100%" height="` + embedHeight +
			`" loading="lazy" allow="fullscreen; clipboard-write" referrerpolicy="no-referrer" style="border:0;color-scheme:` + scheme + `"></iframe>`
	case "figure":
		inside := title
		if card := browser.Find("meta[property='og:image']"); card.OK() {
			inside = `<img src="` + markup.Replace(o.pictures(p)+"card.png") + `" alt="` + title + `" width="1200" height="630" style="width:100%;height:auto">`
		}
		return `<figure class="parley-embed"` + given("data-theme", theme) + `><a href="` + address + `"` + hold + `>` + inside + `</a><figcaption>` +
			title + `. ` + p.w.Count("count.sources", p.m.Ledger.SourceCount(p.m.On())) + `.</figcaption></figure>` + script
	case "element":
		return `<parley-story src="` + address + `"` + given("theme", theme) + hold + `><a href="` + address + `">` + title + `</a></parley-story>` + script
	}
	return p.offerAddress(o)
}

func given(name, value string) string {
	if value == "" {
		return ""
	}
	return " " + name + `="` + value + `"`
}

// pinned returns the address of the view as it is known now: what becomes known later
// does not change it.
func (p *Page) pinned() string {
	s := p.m.State
	s.On = dataset.SomeDay(p.m.AsOf())
	return p.link(s)
}

// pinLabel names the day that pinned keeps.
func (p *Page) pinLabel() string {
	return p.w.Say("share.pinned", p.w.For("share.pinned", 0).Date(edtf.FromDay(int64(p.m.AsOf()))))
}

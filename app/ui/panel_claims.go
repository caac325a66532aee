package ui

import (
	"cmp"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/chronicle"
	"parley/app/view"
	"parley/data/dataset"
)

// claims is according to whom: what the event rests on, the accounts that differ
// side by side, and the rail of all claims in order of saying.
func (n *panel) claims(e *chronicle.Entry) []app.UI {
	p := n.p
	only := func(s *view.State) { s.Event = e.ID }
	out := []app.UI{
		h("h3.h3", nil, text(p.w.Say("panel.whom")), h("span.n", at{"data-count", p.record("claims", only) + " " + p.record("sources", only)},
			text(p.w.Say("panel.counts", p.w.Count("count.claims", e.ClaimCount), p.w.Count("count.sources", e.SourceCount))))),
		h("p.standing", nil, glyph("gl", chronicle.StandingGlyph(e.Standing)), h("span", nil, h("b", nil, text(e.Evidence+". ")), text(e.Reason))),
	}
	for i := range e.Sides {
		out = append(out, n.side(&e.Sides[i]))
	}
	out = append(out, h("ol.claims", nil, each(e.Claims, func(_ int, c chronicle.Claim) app.UI { return n.claim(&c) })...))
	return out
}

// side lays the accounts of one part of the event beside one another, those for it
// left of the rule and those against it right.
func (n *panel) side(s *chronicle.Side) app.UI {
	p := n.p
	lists := []app.UI{n.voices(s.For, s.MoreFor)}
	class := "sides even"
	if len(s.Against) > 0 {
		class = "sides"
		lists = append(lists, n.voices(s.Against, s.MoreLess))
	}
	label := p.w.Say("side.name", s.Part)
	return h("div", at{"class", class, "role", "group", "aria-label", label}, append([]app.UI{h("h4", nil, text(label+" "), n.said(s.Said))}, lists...)...)
}

// said is when something was said, if that is known.
func (n *panel) said(w chronicle.When) app.UI {
	return when(w.Short != "", func() app.UI { return h("time.said", at{"datetime", w.Machine}, text(w.Short)) })
}

func (n *panel) voices(list []chronicle.Voice, more int) app.UI {
	rows := each(list, func(_ int, v chronicle.Voice) app.UI {
		class := ""
		if v.Plain {
			class = "sr" // the mark says it
		}
		return h("li", nil, glyph("gl", v.Glyph),
			n.name(v.Speaker, "b"), h("span", at{"class", class}, text(" "+v.Verb)), text(": "),
			when(v.Quote != "", func() app.UI { return h("q", at{"lang", cmp.Or(v.Lang, n.p.own), "dir", "auto"}, text(v.Quote)) }),
			when(v.Text != "", func() app.UI { return h("span", at{"dir", "auto", "lang", n.p.own}, text(v.Text)) }),
			text(" "), n.said(v.Said))
	})
	if more > 0 {
		rows = append(rows, h("li.quiet", nil, text(n.p.w.Count("side.more", more))))
	}
	return h("ul", nil, rows...)
}

func (n *panel) claim(c *chronicle.Claim) app.UI {
	class := ""
	if c.Against {
		class = "against"
	}
	said := h("time.said", at{"datetime", c.Said.Machine}, text(c.Said.Short))
	if c.SaidIn != "" {
		said = h("a.said", at{"href", pageEvent(c.SaidIn), "data-do", "event:" + string(c.SaidIn), "title", n.p.w.Say("event.said-in")}, said)
	}
	return h("li", at{"class", class},
		h("span.g", nil, glyph("gl", c.Glyph)),
		h("div.hd", nil, h("span", nil, append(n.speakers(c.Speakers), h("span.st", nil, text(" "+joined(c.Verb, c.For, c.To))))...), said),
		when(c.Quote != "", func() app.UI {
			return h("p", nil, h("q", at{"lang", cmp.Or(c.Lang, n.p.own), "dir", "auto"}, text(c.Quote)))
		}),
		when(c.Text != "", func() app.UI { return h("p.gist", at{"dir", "auto", "lang", n.p.own}, text(c.Text)) }),
		when(c.Note != "", func() app.UI { return h("p.quiet", nil, text(c.Note)) }),
		h("p.src", nil, n.readings(c)...),
	)
}

func joined(parts ...string) string { return dotted(" ", parts...) }

func (n *panel) speakers(names []chronicle.Name) []app.UI {
	var out []app.UI
	for i, a := range names {
		if i > 0 {
			out = append(out, text(", "))
		}
		out = append(out, n.name(a, "b"))
	}
	return out
}

// readings says how a claim reached us, where it was read, each with a link and
// an archived copy where there is one, and of which part of the event it speaks.
func (n *panel) readings(c *chronicle.Claim) []app.UI {
	w := n.p.w
	out := []app.UI{text(joined(c.Via, c.Chain))}
	for i, r := range c.Read {
		sep := ""
		if i > 0 {
			sep = "; "
		} else if c.Via != "" || c.Chain != "" {
			sep = " · "
		}
		if r.Origin != "" {
			sep += w.Say("panel.origin", r.Origin) + " "
		}
		out = append(out, text(sep), outward(r.URL, r.Name), text(locOf(r.Loc)))
		if chronicle.Outward(r.Copy) {
			out = append(out, text(" ("), outward(r.Copy, w.Say("source.copy")), text(")"))
		}
	}
	if c.Part != "" {
		out = append(out, text(" · "+w.Say("claim.part", c.Part)))
	}
	return out
}

func locOf(loc string) string {
	if loc == "" {
		return ""
	}
	return "\u00a0" + loc
}

// outward is a link to another site, or plain text where the record has no
// address. Only http and https addresses come through the reader and the pack.
func outward(url, name string) app.UI {
	if !chronicle.Outward(url) {
		return h("span", nil, text(name))
	}
	return h("a", at{"href", url, "target", "_blank", "rel", "noopener nofollow", "referrerpolicy", "no-referrer"}, text(name))
}

// course is the life of an event, from the first word of it to what came.
func (n *panel) course(e *chronicle.Entry) []app.UI {
	var out []app.UI
	if len(e.Course) > 0 {
		out = append(out, h("h3.h3", nil, text(n.p.w.Say("course.name"))), h("ol.claims", nil, each(e.Course, func(_ int, s chronicle.Stage) app.UI {
			return h("li", nil,
				h("span.g", nil, glyph("mk "+e.Class, s.Symbol)),
				h("div.hd", nil, h("b", nil, text(s.Words)), h("time.said", at{"datetime", s.Since.Machine}, text(s.Since.Short))),
				when(s.Text != "", func() app.UI { return h("p.gist", at{"dir", "auto", "lang", n.p.own}, text(s.Text)) }),
				h("p.src", nil, text(s.By+" "), n.eventLink(s.Event, s.Title)))
		})...))
	}
	return out
}

// entryChanges is what else the entry said before, and what was corrected in it.
func (n *panel) entryChanges(e *chronicle.Entry) []app.UI {
	if len(e.History)+len(e.Corrections) == 0 {
		return nil
	}
	var rows []app.UI
	for _, s := range e.History {
		rows = append(rows, h("li", nil, h("time.said", at{"datetime", s.When.Machine}, text(s.When.Short)), text(" "+s.Text+" "), n.eventLink(s.Event, s.Title)))
	}
	for _, c := range e.Corrections {
		rows = append(rows, h("li", nil, h("time.said", at{"datetime", c.When.Machine}, text(c.When.Short)),
			h("b", nil, text(n.p.w.Say("event.correction"))), text(c.Text+" "+c.Note), n.because(c.Source)))
	}
	return []app.UI{h("h3.h3", nil, text(n.p.w.Say("panel.history"))), h("ol.links.life", nil, rows...)}
}

// because links the source of a correction.
func (n *panel) because(s dataset.SourceRef) app.UI {
	if s < 0 {
		return nil
	}
	return h("span.src", nil, outward(n.p.m.D.Sources[s].URL, n.p.m.D.Publisher(s)))
}

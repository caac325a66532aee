package article

import (
	"parley/app/chronicle"
	"parley/app/doc"
	"parley/app/view"
)

// Whom is according to whom: what the event rests on, the accounts that differ side
// by side, and all claims in order of saying.
func (w *Writer) Whom(e *chronicle.Entry) *doc.Node {
	only := func(s *view.State) { s.Event = e.ID }
	counts := w.w.Say("panel.counts", w.w.Count("count.claims", e.ClaimCount), w.w.Count("count.sources", e.SourceCount))
	out := section("whom", doc.Head(1, w.w.Say("panel.whom")+" ", doc.Say(doc.Span, "n", counts).With("data-count", w.counted(only, "claims", "sources"))),
		w.Standing(e.Evidence, e.Reason, e.Standing))
	for i := range e.Sides {
		out.Add(w.side(&e.Sides[i]))
	}
	claims := doc.El(doc.Numbered, "claims")
	for i := range e.Claims {
		claims.Add(w.claim(&e.Claims[i]))
	}
	out.Add(claims)
	return out
}

// side lays the accounts of one part of the event beside one another, those for it
// first.
func (w *Writer) side(s *chronicle.Side) *doc.Node {
	label := w.w.Say("side.name", s.Part)
	out := doc.El(doc.Block, "sides even", doc.Head(2, label+" ", said(s.Said)), w.voices(s.For, s.MoreFor))
	if len(s.Against) > 0 {
		out.Class = "sides"
		out.Add(w.voices(s.Against, s.MoreLess))
	}
	return out.With("role", "group").Named(label)
}

func (w *Writer) voices(list []chronicle.Voice, more int) *doc.Node {
	out := doc.El(doc.Bullets, "")
	for _, v := range list {
		verb := doc.Say(doc.Span, "", " "+v.Verb)
		if v.Plain {
			verb.Class = "sr" // the mark says it
		}
		out.Add(doc.El(doc.Item, "", doc.To(doc.Mark, "gl", v.Glyph), w.name(v.Speaker), verb, doc.T(w.w.Colon()),
			w.quote(v.Quote, v.Lang), w.owned(doc.Say(doc.Span, "", v.Text)), doc.T(" "), said(v.Said)))
	}
	if more > 0 {
		out.Add(doc.Say(doc.Item, "quiet", w.w.Count("side.more", more)))
	}
	return out
}

// quote is somebody's own words in their language, "" for that of the record.
func (w *Writer) quote(text, lang string) *doc.Node {
	if lang != "" {
		return doc.Say(doc.Quote, "", text).In(w.w.Foreign(lang))
	}
	return w.owned(doc.Say(doc.Quote, "", text))
}

func (w *Writer) claim(c *chronicle.Claim) *doc.Node {
	who := doc.El(doc.Span, "", append(w.speakers(c), doc.T(" "), doc.Say(doc.Span, "st", c.Predicate()))...)
	li := doc.El(doc.Item, "", doc.To(doc.Mark, "gl g", c.Glyph), doc.El(doc.Block, "hd", who, said(c.Said)))
	if c.Against {
		li.Class = "against"
	}
	if c.Quote != "" {
		li.Add(doc.El(doc.Para, "", w.quote(c.Quote, c.Lang)))
	}
	li.Add(w.owned(doc.Say(doc.Para, "gist", c.Text)), w.owned(doc.Say(doc.Para, "quiet", c.Note)),
		w.Media(c.Media), doc.El(doc.Para, "src", w.readings(c)...))
	return li
}

func (w *Writer) speakers(c *chronicle.Claim) []*doc.Node {
	var out []*doc.Node
	for i, n := range c.Speakers {
		if i > 0 {
			out = append(out, doc.T(w.w.Comma()))
		}
		out = append(out, w.name(n))
	}
	return out
}

// readings says by which way a claim was made, where it was read, each with a link and
// an archived copy where there is one, in which event it was said and of which part it
// speaks.
func (w *Writer) readings(c *chronicle.Claim) []*doc.Node {
	out := w.read(c)
	if w.notes != nil {
		out = append(out, w.notes(c))
	}
	if c.SaidIn != "" {
		out = append(out, doc.T(" · "), doc.To(doc.Link, "", doc.Event(string(c.SaidIn)), doc.T(w.w.Say("event.said-in"))))
	}
	if c.Part != "" {
		out = append(out, doc.T(" · "+w.w.Say("claim.part", c.Part)))
	}
	return out
}

// read names where a claim was read.
func (w *Writer) read(c *chronicle.Claim) []*doc.Node {
	var out []*doc.Node
	before := ""
	if c.Via != "" {
		before = c.Via + " · "
	}
	for i, r := range c.Read {
		if i > 0 {
			before = w.w.Semicolon()
		}
		if r.Origin != "" {
			before += w.w.Say("panel.origin", r.Origin) + " "
		}
		out = append(out, doc.T(before), w.from(r.URL, r.Name))
		if r.Loc != "" {
			out = append(out, doc.T("\u00a0"+r.Loc))
		}
		if chronicle.Outward(r.Copy) {
			out = append(out, doc.T(" ("), outward(r.Copy, w.w.Say("source.copy")), doc.T(")"))
		}
	}
	return out
}

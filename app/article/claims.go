package article

import (
	"parley/app/chronicle"
	"parley/app/doc"
	"parley/app/view"
)

// Whom returns the section "according to whom": the standing of the event, the differing
// accounts side by side, then every other claim once: those about the event, and those made
// before it.
func (w *Writer) Whom(e *chronicle.Entry) *doc.Node {
	only := func(s *view.State) { s.Event = e.ID }
	counts := w.w.Say("panel.counts", w.w.Count("count.claims", e.ClaimCount), w.w.Count("count.sources", e.SourceCount))
	out := section("whom", doc.Head(1, w.w.Say("panel.whom")+" ", doc.Say(doc.Span, "n", counts).With("data-count", w.counted(only, "claims", "sources"))),
		w.Standing(e.Evidence, e.Reason, e.Standing))
	told := map[int]bool{} // claims that stand in full beside others
	for i := range e.Sides {
		out.Add(w.side(e, &e.Sides[i], told))
	}
	var lists [2][]*doc.Node
	for i := range e.Claims {
		if c := &e.Claims[i]; !c.Beside && c.Account {
			lists[0] = append(lists[0], w.claim(c))
		} else if !c.Beside {
			lists[1] = append(lists[1], w.claim(c))
		}
	}
	of := ""
	if len(lists[1]) > 0 {
		of = w.w.Say("whom.of")
	}
	out.Add(w.claims(of, lists[0], len(lists[0])), w.claims(w.w.Say("whom.before"), lists[1], mostBefore))
	return out
}

// mostBefore is the maximum number of claims made before an event that are open in a text that
// is not Whole; more are folded.
const mostBefore = 3

// claims returns claims under a heading, "" for none; more than most are folded. It is nil for
// an empty list.
func (w *Writer) claims(name string, list []*doc.Node, most int) *doc.Node {
	if len(list) == 0 {
		return nil
	}
	rows := doc.El(doc.Numbered, "claims", list...)
	if name == "" {
		return rows
	}
	return w.told(doc.Head(2, name), rows, len(list) <= most)
}

// told returns a list that folds below a heading, open if asked for or if the text is Whole.
func (w *Writer) told(head, list *doc.Node, open bool) *doc.Node {
	out := doc.El(doc.Fold, "told", doc.El(doc.FoldName, "", head), list)
	if open || w.Whole {
		out.With("open", "open")
	}
	return out
}

// side returns the accounts of one part of the event side by side, those for it first. told has
// the claims that are in an earlier pair.
func (w *Writer) side(e *chronicle.Entry, s *chronicle.Side, told map[int]bool) *doc.Node {
	key := "side.differ"
	if len(s.Against) == 0 {
		key = "side.name"
	}
	label := w.w.Say(key, s.Part)
	out := doc.El(doc.Block, "sides even", doc.Head(2, label+" ", said(s.Said)), w.voices(e, s.For, s.MoreFor, told))
	if len(s.Against) > 0 {
		out.Class = "sides"
		out.Add(w.voices(e, s.Against, s.MoreLess, told))
	}
	return out.With("role", "group").Named(label)
}

func (w *Writer) voices(e *chronicle.Entry, list []chronicle.Voice, more int, told map[int]bool) *doc.Node {
	out := doc.El(doc.Bullets, "")
	for _, v := range list {
		c := &e.Claims[v.Claim]
		verb := doc.Say(doc.Span, "", " "+c.Predicate())
		if v.Plain && c.Predicate() == c.Verb {
			verb.Class = "sr" // the mark says it
		}
		li := doc.El(doc.Item, "", doc.To(doc.Mark, "gl", v.Glyph), doc.El(doc.Para, "", append(w.names(v.Speakers), verb, doc.T(w.w.Colon()),
			w.quote(v.Quote, v.Lang), w.owned(doc.Say(doc.Span, "", v.Text)), doc.T(" "), said(v.Said))...))
		if !told[v.Claim] {
			told[v.Claim] = true
			if v.Quote != "" {
				li.Add(w.owned(doc.Say(doc.Para, "gist", c.Text)))
			}
			w.rest(li, c, false)
		}
		out.Add(li)
	}
	if more > 0 {
		out.Add(doc.Say(doc.Item, "quiet", w.w.Count("side.more", more)))
	}
	return out
}

// quote returns a quotation in its language, "" for that of the record.
func (w *Writer) quote(text, lang string) *doc.Node {
	if lang != "" {
		return doc.Say(doc.Quote, "", text).In(w.w.Foreign(lang))
	}
	return w.owned(doc.Say(doc.Quote, "", text))
}

// claim returns one line: who says what, then when and where that was read.
func (w *Writer) claim(c *chronicle.Claim) *doc.Node {
	says := doc.El(doc.Para, "", append(w.names(c.Speakers), doc.T(" "), doc.Say(doc.Span, "st", c.Predicate()))...)
	mark := w.w.Colon()
	if c.Bare {
		mark = " "
	}
	says.Add(doc.T(mark))
	li := doc.El(doc.Item, "", doc.To(doc.Mark, "gl g", c.Glyph), says)
	if c.Against {
		li.Class = "against"
	}
	if text := w.owned(doc.Say(doc.Span, "gist", c.Text)); c.Quote == "" {
		says.Add(text)
	} else {
		says.Add(w.quote(c.Quote, c.Lang))
		li.Add(w.owned(doc.Say(doc.Para, "gist", c.Text)))
	}
	w.rest(li, c, true)
	return li
}

// rest adds the lines below the words of a claim: remark, media, date if asked for, and
// sources; for a line that joins several claims, those of each.
func (w *Writer) rest(li *doc.Node, c *chronicle.Claim, dated bool) {
	li.With("id", c.Members[0].Anchor)
	li.Add(w.owned(doc.Say(doc.Para, "quiet", c.Note)), w.Media(c.Media))
	if c.Several() {
		li.Add(w.several(c))
		return
	}
	src := doc.El(doc.Para, "src")
	if day := said(c.Said); dated && day != nil {
		src.Add(day, doc.T(" · "))
	}
	for _, m := range c.Members[1:] {
		src.Add(doc.El(doc.Span, "").With("id", m.Anchor))
	}
	src.Add(w.readings(c)...)
	li.Add(src)
}

// several returns the claims that a line joins, each with its speaker, day and source: on
// request, unless the text is Whole.
func (w *Writer) several(c *chronicle.Claim) *doc.Node {
	out := doc.El(doc.Bullets, "src")
	for i, m := range c.Members {
		one := chronicle.Claim{Members: []chronicle.Member{m}, Read: []chronicle.Reading{m.Read}, Via: c.Via}
		li := doc.El(doc.Item, "", w.name(m.Speaker), doc.T(" "), said(m.Said), doc.T(" · "))
		li.Add(w.readings(&one)...)
		if i > 0 {
			li.With("id", m.Anchor)
		}
		out.Add(li)
	}
	fold := doc.El(doc.Fold, "src", doc.El(doc.FoldName, "", said(c.Said), doc.T(" · "+w.w.Count("claim.each", len(c.Members)))), out)
	if w.Whole {
		fold.With("open", "open")
	}
	return fold
}

func (w *Writer) names(list []chronicle.Name) []*doc.Node {
	var out []*doc.Node
	for i, n := range list {
		if i > 0 {
			out = append(out, doc.T(w.w.Comma()))
		}
		out = append(out, w.name(n))
	}
	return out
}

// readings returns the channel of a claim, its sources with links and archived copies, the
// event in which it was said and the part of the event that it is about.
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

// read names the sources in which a claim was read.
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

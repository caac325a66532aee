package article

import (
	"slices"

	"parley/app/chronicle"
	"parley/app/doc"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Actor returns the profile of an actor: kind, as-of day, name, office, description, other
// names and offices.
func (w *Writer) Actor(p *chronicle.Profile, asOf dataset.Day) []*doc.Node {
	kick := doc.El(doc.Para, "kick", doc.Say(doc.Span, "", p.Kind))
	for _, more := range [...]string{p.Country, w.w.Say("panel.as-of", w.w.For("panel.as-of", 0).Date(edtf.FromDay(int64(asOf))))} {
		if more != "" {
			kick.Add(doc.Say(doc.Span, "", "· "+more))
		}
	}
	out := []*doc.Node{kick, w.Portrait(p.Ref), w.owned(doc.Head(0, p.Text)), doc.Say(doc.Para, "when", p.Office)}
	if p.Description != "" {
		out = append(out, w.Paragraphs([]string{p.Description}))
	}
	return append(out, w.Media(p.Media), w.aka(p.Aka), w.offices(p.Offices))
}

func (w *Writer) aka(names []dataset.Alias) *doc.Node {
	if len(names) == 0 {
		return nil
	}
	out := doc.Say(doc.Para, "quiet", w.w.Say("actor.aka")+" ")
	for i, n := range names {
		if i > 0 {
			out.Add(doc.T(w.w.Comma()))
		}
		name := w.named(n.Name)
		if n.Lang != "" {
			name.Lang = w.w.Foreign(n.Lang)
		}
		out.Add(name)
	}
	return out
}

func (w *Writer) offices(list []chronicle.Tenure) *doc.Node {
	if len(list) == 0 {
		return nil
	}
	rows := doc.El(doc.Bullets, "links")
	for _, o := range list {
		rows.Add(doc.El(doc.Item, "", doc.Say(doc.Span, "told", o.Text), doc.T(before(w.w.Comma(), o.Held))))
	}
	return section("", doc.Head(1, w.w.Say("actor.offices")), rows)
}

// before returns a text after a mark, or nothing where there is no text.
func before(mark, s string) string {
	if s == "" {
		return ""
	}
	return mark + s
}

// mostMet is the maximum number of partners in a text that is not Whole.
const mostMet = 12

// Met lists the partners with whom an actor was in contact, most frequent first, with the
// counts of its other events and the definition of contact. It is nil for an actor without
// events of its own.
func (w *Writer) Met(a dataset.ActorID, met []chronicle.Partner, noContact string) *doc.Node {
	switch {
	case len(met) == 0 && noContact == "":
		return nil
	case len(met) == 0:
		return section("met", doc.Head(1, w.w.Say("contact.none")), doc.Say(doc.Para, "quiet", noContact), w.WhatCounts())
	}
	out := section("met", doc.Head(1, w.w.Say("panel.met")+" ",
		doc.Say(doc.Span, "n", w.w.Count("count.actors", len(met))).With("data-count", w.counted(func(s *view.State) { s.Actor = a }, "met"))))
	list := doc.El(doc.Bullets, "actors")
	for i := range met {
		if i == mostMet && !w.Whole && !w.All {
			break
		}
		list.Add(w.partner(a, &met[i]))
	}
	out.Add(filled(list))
	if left := len(met) - len(list.Kids); left > 0 {
		out.Add(doc.Say(doc.Para, "quiet", w.w.Say("list.others", w.w.Number(left))))
	}
	d := w.book.Dataset()
	if !d.Actors[d.ActorByID(a)].Kind.InPerson() && slices.ContainsFunc(met, func(m chronicle.Partner) bool { return m.Through != "" }) {
		out.Add(doc.Say(doc.Para, "quiet", w.w.Say("contact.through-people")))
	}
	out.Add(doc.Say(doc.Para, "quiet", noContact), w.WhatCounts())
	return out
}

func (w *Writer) partner(a dataset.ActorID, m *chronicle.Partner) *doc.Node {
	both := w.counted(func(s *view.State) { s.Actor, s.Other = a, m.ID }, "contacts")
	return doc.El(doc.Item, "", w.badge(m.Ref, m.Country),
		doc.El(doc.Span, "", w.name(m.Name).With("data-do", "with:"+string(m.ID)), doc.T(" "),
			doc.To(doc.Link, "off", doc.Event(string(m.LastID)), doc.T(joined(w.w.Comma(), m.Last, m.Through)))),
		doc.Say(doc.Span, "role", w.w.Count("count.times", m.Count)).With("data-count", both))
}

// WhatCounts explains what counts as contact.
func (w *Writer) WhatCounts() *doc.Node {
	list := doc.El(doc.Bullets, "quiet")
	for _, line := range w.book.WhatCounts() {
		list.Add(doc.Say(doc.Item, "", line))
	}
	return doc.El(doc.Fold, "", doc.Say(doc.FoldName, "", w.w.Say("contact.title")), list)
}

// Ties returns the standing relations of an actor.
func (w *Writer) Ties(list []chronicle.Tie) *doc.Node {
	if len(list) == 0 {
		return nil
	}
	rows := doc.El(doc.Bullets, "links")
	for _, t := range list {
		row := doc.Say(doc.Item, "", t.Words)
		if t.Other.Text != "" {
			row.Add(doc.T(" "), w.owned(doc.To(doc.Link, "", doc.Actor(string(t.Other.ID)), doc.T(t.Other.Text))))
		}
		more := joined(" ", joined(" ", t.Held, t.Standing), t.Text)
		row.Add(doc.T(before(" ", more)))
		rows.Add(row)
	}
	return section("", doc.Head(1, w.w.Say("panel.ties")), rows)
}

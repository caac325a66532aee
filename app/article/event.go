package article

import (
	"parley/app/chronicle"
	"parley/app/course"
	"parley/app/doc"
	"parley/app/scene"
	"parley/data/codebook"
)

// Kick returns the line above an event's title: its mark, type, mode and status.
func (w *Writer) Kick(e *chronicle.Entry) *doc.Node {
	p := doc.El(doc.Para, "kick", doc.To(doc.Mark, "mk "+e.Class, e.Symbol), doc.Say(doc.Span, "word "+e.Class, e.Type))
	state := w.w.Status(e.Status)
	if e.Type != "" {
		state = "· " + state
	}
	if e.Mode != "" {
		p.Add(doc.Say(doc.Span, "", "· "+e.Mode))
	}
	p.Add(doc.Say(doc.Span, "", state))
	return p
}

// Title returns an event's title with the line of when and where.
func (w *Writer) Title(e *chronicle.Entry) []*doc.Node {
	title := w.owned(doc.Head(0, e.Title))
	title.Class = mood(e.Status)
	return []*doc.Node{title, w.whenWhere(e)}
}

func (w *Writer) whenWhere(e *chronicle.Entry) *doc.Node {
	p := doc.El(doc.Para, "when", doc.El(doc.Strong, "", doc.To(doc.Time, "", e.When.Machine, doc.T(e.When.Words))))
	if e.Place != "" {
		p.Add(doc.T(" · "), w.owned(doc.Say(doc.Span, "", e.Place)))
	}
	return p
}

// Text returns the text of an event with its figures and its remark.
func (w *Writer) Text(e *chronicle.Entry) []*doc.Node {
	out := []*doc.Node{w.Paragraphs(e.Text)}
	for _, f := range e.Figures {
		out = append(out, doc.Say(doc.Para, "figure", f))
	}
	return append(out, w.owned(doc.Say(doc.Para, "quiet", e.Note)))
}

// Paragraphs returns a text of the record; nil without any.
func (w *Writer) Paragraphs(text []string) *doc.Node {
	sum := doc.El(doc.Block, "sum")
	for _, t := range text {
		sum.Add(w.owned(doc.Say(doc.Para, "", t)))
	}
	return filled(sum)
}

// filled returns a node, or nil where it holds nothing.
func filled(n *doc.Node) *doc.Node {
	if len(n.Kids) == 0 {
		return nil
	}
	return n
}

// People returns the actors of an event.
func (w *Writer) People(e *chronicle.Entry) *doc.Node {
	if len(e.Who) == 0 {
		return nil
	}
	list := doc.El(doc.Bullets, "actors")
	for _, a := range e.Who {
		who := doc.El(doc.Span, "", w.name(a.Name))
		for _, more := range [...]string{a.Office, a.For} {
			if more != "" {
				who.Add(doc.T(" "), doc.Say(doc.Span, "off", more))
			}
		}
		list.Add(doc.El(doc.Item, "", w.badge(a.Ref, a.Country), who, doc.El(doc.Span, "role", doc.T(a.Role))))
	}
	return doc.El(doc.Section, "", list).Named(w.w.Say("table.who"))
}

// Course returns the status history of an event, from its first claim to its outcome, as a
// picture and as a list.
func (w *Writer) Course(e *chronicle.Entry) *doc.Node {
	if len(e.Course) == 0 {
		return nil
	}
	list := doc.El(doc.Numbered, "claims")
	for i := range e.Course {
		list.Add(w.stage(e, &e.Course[i]))
	}
	out := section("course", doc.Head(1, w.w.Say("course.name")))
	if w.Whole {
		out.Add(w.drawn(e, "picture wide", courseWide))
	}
	small := w.drawn(e, "picture", courseSmall)
	out.Add(small, w.told(doc.Head(2, w.w.Say("course.by-whom")), list, small == nil))
	return out
}

// Widths of the drawn status history, in pixels.
const (
	courseWide  scene.Px = 1048
	courseSmall scene.Px = 310
)

// drawn returns the status history as a picture; nil where its days are not known.
func (w *Writer) drawn(e *chronicle.Entry, class string, width scene.Px) *doc.Node {
	out := &doc.Node{Kind: doc.Picture, Class: class, Scene: &scene.Scene{}}
	if !course.Build(e, w.w, scene.Widths{}, width, out.Scene) {
		return nil
	}
	return out
}

// stage returns one stage of the status history, with its cause.
func (w *Writer) stage(e *chronicle.Entry, s *chronicle.Stage) *doc.Node {
	by := doc.Say(doc.Para, "src", s.By)
	switch {
	case s.Event != "" && s.By != "":
		by.Add(doc.T(" "), w.eventLink(s.Event, s.Title))
	case s.Event != "":
		by = doc.El(doc.Para, "src", w.eventLink(s.Event, s.Title))
	}
	return doc.El(doc.Item, "", doc.To(doc.Mark, "mk "+e.Class+" g", s.Symbol),
		doc.El(doc.Block, "hd", doc.Say(doc.Strong, "", s.Words), said(s.Since)),
		w.owned(doc.Say(doc.Para, "gist", s.Text)), by)
}

// Links returns the ties of an event to others.
func (w *Writer) Links(e *chronicle.Entry) *doc.Node {
	if len(e.Links) == 0 {
		return nil
	}
	list := doc.El(doc.Bullets, "links")
	for _, l := range e.Links {
		list.Add(doc.El(doc.Item, "", doc.T(l.Words+" "), w.eventLink(l.ID, l.Title), doc.T(" "+joined(" · ", joined(w.w.Comma(), l.When, l.Note), l.Life))))
	}
	return section("links", doc.Head(1, w.w.Say("panel.links")), list)
}

// History returns the other changes of an event's entry, and its corrections.
func (w *Writer) History(e *chronicle.Entry) *doc.Node {
	if len(e.History)+len(e.Corrections) == 0 {
		return nil
	}
	list := doc.El(doc.Numbered, "links")
	for _, s := range e.History {
		row := doc.El(doc.Item, "", said(s.When), doc.T(" "+s.Text))
		if s.Event != "" {
			row.Add(doc.T(" "), w.eventLink(s.Event, s.Title))
		}
		list.Add(row)
	}
	for i := range e.Corrections {
		c := e.Corrections[i]
		c.Event = "" // the text is that event's
		list.Add(doc.El(doc.Item, "", append([]*doc.Node{doc.T(w.w.Say("event.correction") + " ")}, w.correction(&c)...)...))
	}
	return section("history", doc.Head(1, w.w.Say("panel.history")), list)
}

// Standing returns the standing of an event: a sign, a word and the reason.
func (w *Writer) Standing(evidence, reason string, st codebook.Standing) *doc.Node {
	if evidence == "" {
		return nil
	}
	return doc.El(doc.Para, "standing", doc.To(doc.Mark, "gl", chronicle.StandingGlyph(st)),
		doc.El(doc.Span, "", doc.Say(doc.Strong, "", evidence+"."), doc.T(" "+reason)))
}

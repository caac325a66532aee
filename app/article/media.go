package article

import (
	"strings"

	"parley/app/doc"
	"parley/data/dataset"
)

// Media shows pictures, sounds, films and documents, each with its caption and the credit
// that it must carry; nil for none.
func (w *Writer) Media(list []dataset.Media) *doc.Node {
	out := doc.El(doc.Block, "media")
	for i := range list {
		out.Add(w.medium(&list[i]))
	}
	return filled(out)
}

func (w *Writer) medium(m *dataset.Media) *doc.Node {
	return doc.El(doc.Figure, "medium "+m.Made.Kind, append(w.exhibit(m), w.about(m))...)
}

// about returns the caption of a medium and the credit that it must carry.
func (w *Writer) about(m *dataset.Media) *doc.Node {
	return doc.El(doc.Caption, "", w.owned(doc.Say(doc.Span, "", m.Caption)), w.owned(doc.Say(doc.Span, "credit", joined(" · ", m.Credit, m.License))))
}

// exhibit returns the elements that show a medium.
func (w *Writer) exhibit(m *dataset.Media) []*doc.Node {
	made := &m.Made
	note, said := w.w.Say("media.not"), w.owned(doc.Say(doc.Para, "", m.Alt))
	var leave *doc.Node
	switch made.Kind {
	case dataset.Picture:
		return []*doc.Node{w.zoomed(m, "zoom", "min(94vw, 712px, "+made.Width+"px)")}
	case dataset.Film, dataset.Sound:
		return w.played(m, said)
	case dataset.Document:
		return []*doc.Node{doc.To(doc.Link, "paper", made.Path, w.small(m, ""), doc.El(doc.Span, "", w.owned(doc.Say(doc.Strong, "", m.Alt)), doc.Say(doc.Span, "off", made.Label))).With("target", "_blank")}
	case dataset.Elsewhere:
		note = w.w.Say("media.asked", made.Label)
		leave = doc.To(doc.Outward, "go", m.Src, doc.T(w.w.Say("media.at", made.Label))).With("data-frame", made.Path).With("target", "_blank")
	}
	return []*doc.Node{doc.El(doc.Block, "away", w.small(m, ""), said, leave, doc.Say(doc.Para, "quiet", note))}
}

// zoomed returns a picture that leads to its largest file.
func (w *Writer) zoomed(m *dataset.Media, class, sizes string) *doc.Node {
	made := &m.Made
	img := doc.To(doc.Image, "", made.Path).With("srcset", made.Set).With("sizes", sizes).With("width", made.Width).With("height", made.Height).With("loading", "lazy").With("alt", w.alt(m))
	return doc.To(doc.Link, class, made.Large, img)
}

// alt returns the alternative text of a picture.
func (w *Writer) alt(m *dataset.Media) string {
	for _, s := range [...]string{m.Alt, m.Caption} {
		if s != "" {
			return s
		}
	}
	return w.w.Say("media.untold")
}

// played returns a sound or a film with its captions, also as text.
func (w *Writer) played(m *dataset.Media, about *doc.Node) []*doc.Node {
	made, kind, preload := &m.Made, doc.Film, "metadata"
	if made.Kind == dataset.Sound {
		kind = doc.Sound
	}
	if made.Poster != "" {
		preload = "none"
	}
	n := doc.To(kind, "", made.Path).With("width", made.Width).With("height", made.Height).With("poster", made.Poster).With("controls", "controls").With("preload", preload).Named(w.alt(m))
	if made.VTT != "" {
		n.Add(doc.To(doc.Track, "", made.VTT).With("kind", "captions").With("srclang", w.d.Meta.Language).With("label", w.w.Say("media.captions")))
		about = doc.El(doc.Fold, "", doc.Say(doc.FoldName, "", w.w.Say("media.said")))
		for _, line := range strings.Split(made.Label, "\n") {
			about.Add(w.owned(doc.Say(doc.Para, "", line)))
		}
	}
	return []*doc.Node{n, about}
}

// small returns a medium as a small picture beside what names it, nil for one without.
func (w *Writer) small(m *dataset.Media, class string) *doc.Node {
	if m.Made.Small == "" {
		return nil
	}
	return doc.To(doc.Image, class, m.Made.Small).With("loading", "lazy").With("role", "none")
}

// Thumb returns the first picture of a list, small, nil for none.
func (w *Writer) Thumb(list []dataset.Media) *doc.Node {
	for i := range list {
		if n := w.small(&list[i], "thumb"); n != nil {
			return n
		}
	}
	return nil
}

// Face returns the portrait of an actor: its picture, else the letters of its name, in the
// colour of its group. It says nothing that is not in the name beside it.
func (w *Writer) Face(ref dataset.ActorRef) *doc.Node {
	if ref < 0 {
		return nil
	}
	face := w.owned(doc.Say(doc.Span, w.disc(ref), w.book.Letters(ref))).With("aria-hidden", "true")
	if m := w.d.Actors[ref].Image; m != nil && m.Made.Small != "" {
		face.Text, face.Kids = "", []*doc.Node{w.small(m, "")}
	}
	return face
}

func (w *Writer) disc(ref dataset.ActorRef) string { return "disc side-" + w.book.Side(ref) }

// badge returns the face of an actor in a list, and its country where the face does not say it.
func (w *Writer) badge(ref dataset.ActorRef, country string) *doc.Node {
	face := w.Face(ref)
	switch {
	case face == nil:
		return doc.El(doc.Span, "cc", doc.T(country))
	case country == "" || face.Text == country:
		return doc.El(doc.Span, "cc", face)
	}
	return doc.El(doc.Span, "cc", face, doc.Say(doc.Span, "", country))
}

// Portrait returns the face of an actor, large, with the credit of its picture.
func (w *Writer) Portrait(ref dataset.ActorRef) *doc.Node {
	out := doc.El(doc.Figure, "portrait", w.Face(ref))
	if m := w.d.Actors[ref].Image; m != nil && m.Made.Kind == dataset.Picture {
		out.Kids = []*doc.Node{w.zoomed(m, "zoom "+w.disc(ref), "96px"), w.about(m)}
	}
	return out
}

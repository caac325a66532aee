package site

import (
	"html/template"

	"parley/app/chronicle"
	"parley/app/doc"
	"parley/data/dataset"
)

// rowMedia is what a chronology shows of an event: its first picture, small, that leads
// to its page. A page that is one file has no other place for the rest, and shows all.
func (s *Site) rowMedia(e *chronicle.Entry, up string) template.HTML {
	w := s.writer(nil)
	if s.o.OneFile {
		return s.html(up, w.Media(e.Media))
	}
	thumb := w.Thumb(e.Media)
	if thumb == nil {
		return ""
	}
	thumb.Class = ""
	link := doc.To(doc.Link, "thumb", doc.Event(string(e.ID)), thumb).With("tabindex", "-1").With("aria-hidden", "true")
	return s.html(up, link)
}

// headPicture returns the picture of the story, "" without one that is shown.
func (s *Site) headPicture(up string) template.HTML {
	m := s.d.Meta.Head.Picture
	if m == nil || m.Made.Kind != dataset.Picture {
		return ""
	}
	block := s.writer(nil).Media([]dataset.Media{*m})
	block.Class += " head-picture"
	return s.html(up, block)
}

// logo returns the logo of the publisher, "" without one that is shown.
func (s *Site) logo(up string) template.HTML {
	m := s.d.Meta.Head.Logo
	if m == nil || m.Made.Kind != dataset.Picture {
		return ""
	}
	img := doc.To(doc.Image, "logo", m.Made.Path).With("width", m.Made.Width).With("height", m.Made.Height).With("alt", m.Alt)
	return s.html(up, img)
}

// shownAt returns the address of a picture of the record for other sites: that of its copy on
// the site, else its own, "" for none.
func (s *Site) shownAt(m *dataset.Media) string {
	switch {
	case m == nil:
		return ""
	case m.Made.Kind == dataset.Picture && s.Absolute():
		return s.o.Base.Join(m.Made.Path)
	}
	return Safe(m.Src)
}

package site

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"image/color"
	"slices"
	"strconv"
	"strings"
	"sync"

	"parley/app/card"
	"parley/app/scene"
	"parley/app/scene/raster"
	"parley/app/scene/svg"
	"parley/data/dataset"
)

// cards draws the pictures that shared links show.
type cards struct {
	fonts   *raster.Fonts
	colour  raster.Palette
	ticks   []float32
	ground  string      // hash of what all cards share
	quiet   []card.Mark // of the events with the most weight, as the ground of others
	lacks   sync.Map    // of the pages asked for, by the folder of the page
	posters sync.Map    // scenes of the pages asked for, nil for none, by the path of the picture
}

func newCards(s *Site) *cards {
	c := &cards{fonts: s.o.Fonts, colour: raster.Palette{}, ticks: card.Ticks(s.m, dataset.LatestDay)}
	for _, name := range append(scene.Tokens(), "surface") {
		colour, ok := s.o.Theme.Colour(name, false)
		if !ok {
			colour = svg.Light(name)
		}
		c.colour[name] = hex(colour)
	}
	for _, ref := range s.weightiest(crowd) {
		if s.onStrip(ref) {
			m := s.cardMark(ref)
			m.Opt |= scene.Dim
			c.quiet = append(c.quiet, m)
		}
	}
	c.ground = hash(c.colour, c.ticks, c.quiet)
	return c
}

// hex returns a colour written as #rrggbb.
func hex(s string) color.RGBA {
	v, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 24)
	if err != nil {
		panic("site: a token of the look has the colour " + s)
	}
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}
}

// onStrip reports whether an event has a place in the time of the record.
func (s *Site) onStrip(ref dataset.EventRef) bool {
	_, ok := card.At(s.m, ref)
	return ok
}

// cardMark returns the mark of an event on a card.
func (s *Site) cardMark(ref dataset.EventRef) card.Mark {
	e := &s.d.Events[ref]
	return card.MarkOf(s.m, ref, e.Status, e.Standing)
}

// strip returns the time of the record with its ends.
func (s *Site) strip() card.Strip {
	x := s.m.Extent
	return card.Strip{Ticks: s.cards.ticks, From: s.w.Edge(x.From, x.From, x.To), To: s.w.Edge(x.To-1, x.From, x.To)}
}

// cardOf returns the card of a page; ok is false for a page that has none.
func (s *Site) cardOf(kind, id string) (c card.Card, ok bool) {
	switch kind {
	case "":
		return s.storyCard(), true
	case "story":
		if n := s.stepOf(id); n > 0 {
			return s.stepCard(n), true
		}
	case "event":
		if ref := s.x.Event(dataset.EventID(id)); ref >= 0 && string(s.d.Events[ref].ID) == id {
			return s.eventCard(ref), true
		}
	case "actor":
		if ref := s.x.Actor(dataset.ActorID(id)); ref >= 0 {
			return s.actorCard(ref), true
		}
	}
	return card.Card{}, false
}

func (s *Site) storyCard() card.Card {
	h := s.head()
	c := card.Card{Kind: h.Kicker, Title: h.Headline, Lines: []string{h.Finding}, Foot: joined(s.w.Comma(), s.makers()), Strip: s.strip(), RTL: s.w.RTL()}
	if !s.d.Meta.AsOf.IsZero() {
		c.Note = s.w.Say("page.as-known", s.w.For("page.as-known", 0).Date(s.d.Meta.AsOf))
	}
	for _, m := range s.cards.quiet {
		m.Opt &^= scene.Dim
		c.Strip.Marks = append(c.Strip.Marks, m)
	}
	return c
}

func (s *Site) eventCard(ref dataset.EventRef) card.Card {
	e, _ := s.book.Event(ref, dataset.LatestDay)
	m := s.cardMark(ref)
	m.Big = true
	c := card.Card{Mark: m, Kind: joined(" · ", e.Type, e.Life), Title: e.Title, Off: e.Off(), Foot: s.title(),
		Lines: []string{joined(" · ", e.When.Words, e.Place), s.book.Names(ref, 6, dataset.LatestDay)},
		Note:  joined(s.w.Comma(), e.Evidence, s.w.Count("count.claims", e.ClaimCount), s.w.Count("count.sources", e.SourceCount)), Strip: s.strip(), RTL: s.w.RTL()}
	c.Strip.Marks = s.cards.quiet
	if s.onStrip(ref) {
		c.Strip.Marks = append(slices.Clip(c.Strip.Marks), m)
	}
	return c
}

func (s *Site) actorCard(ref dataset.ActorRef) card.Card {
	p := s.book.Actor(ref, dataset.LatestDay)
	c := card.Card{Kind: p.Kind, Title: p.Text, Foot: s.title(), Note: s.w.Count("count.events", len(p.Events)), Strip: s.strip(), RTL: s.w.RTL()}
	if p.Office != "" {
		c.Lines = append(c.Lines, p.Office)
	}
	if p.Description != "" {
		c.Lines = append(c.Lines, p.Description)
	}
	var met []string
	for _, o := range p.Met[:min(len(p.Met), 4)] {
		met = append(met, o.Text)
	}
	if len(met) > 0 {
		c.Lines = append(c.Lines, s.w.Say("card.met", s.w.List(met)))
	}
	for i := range p.Events {
		if s.onStrip(p.Events[i].Ref) {
			c.Strip.Marks = append(c.Strip.Marks, s.cardMark(p.Events[i].Ref))
		}
	}
	return c
}

// lack is what keeps a page from having a picture: there is no card for it, or no
// font has a character that would stand on it.
type lack struct {
	card    bool
	missing rune
}

// lackOf is what a page lacks for a picture. It words the card once: a page, its
// picture, the feeds and the lists of files ask again.
func (s *Site) lackOf(kind, id string) lack {
	key := joined("/", kind, id)
	if l, ok := s.cards.lacks.Load(key); ok {
		return l.(lack)
	}
	l := lack{card: true}
	if s.drawn(kind, id, card.Landscape()) != nil {
		l.card = false
	} else if c, ok := s.cardOf(kind, id); ok {
		l.card = false
		l.missing, _ = s.o.Fonts.Missing(textsOf(&c))
	}
	s.cards.lacks.Store(key, l)
	return l
}

// hasCard reports whether a page gets a picture: the site has an address and fonts
// for every character that would stand on it.
func (s *Site) hasCard(kind, id string) bool {
	return s.cards != nil && s.lackOf(kind, id) == lack{}
}

// eachCard calls do for every page that a picture is drawn for, the page of the
// record first.
func (s *Site) eachCard(do func(kind, id string)) {
	if s.cards == nil {
		return
	}
	do("", "")
	for i := range s.d.Steps {
		do("story", strconv.Itoa(i+1))
	}
	for _, ref := range s.order {
		do("event", string(s.d.Events[ref].ID))
	}
	for i := range s.d.Actors {
		do("actor", string(s.d.Actors[i].ID))
	}
}

// Cardless is how many pages have no picture of their own since no font has a
// character that would stand on it, and the first such character.
func (s *Site) Cardless() (n int, first rune) {
	s.eachCard(func(kind, id string) {
		if r := s.lackOf(kind, id).missing; r != 0 {
			if n == 0 {
				first = r
			}
			n++
		}
	})
	return n, first
}

// textsOf returns all texts of a card.
func textsOf(c *card.Card) string {
	return strings.Join(append(c.Lines, c.Kind, c.Title, c.Foot, c.Note), "")
}

// cardPath is where the picture of a page lies.
func cardPath(kind, id string) string { return joined("/", kind, id, card.Landscape().Name) }

// cardURL returns the address of the picture of a page, "" where it has none of its
// own.
func (s *Site) cardURL(kind, id string) string {
	if !s.hasCard(kind, id) {
		return ""
	}
	return s.o.Base.Join(cardPath(kind, id))
}

// cardFile draws the picture at a path of the site, nil when there is none.
func (s *Site) cardFile(path string) []byte {
	kind, id, f, ok := s.pictured(path)
	if !ok {
		return nil
	}
	if sc := s.drawn(kind, id, f); sc != nil {
		return s.o.Fonts.Picture(sc, f.Scale, s.cards.colour)
	}
	var sc scene.Scene
	c, _ := s.cardOf(kind, id)
	card.Build(&c, s.o.Fonts, &sc)
	return s.o.Fonts.Picture(&sc, 2, s.cards.colour)
}

// pictured returns the page and the format of the picture at a path; ok is false where there is
// none.
func (s *Site) pictured(path string) (kind, id string, f card.Format, ok bool) {
	for _, f := range []card.Format{card.Landscape(), card.Portrait()} {
		if where, is := strings.CutSuffix(path, f.Name); is && (where == "" || strings.HasSuffix(where, "/")) {
			kind, id, _ := strings.Cut(strings.TrimSuffix(where, "/"), "/")
			return kind, id, f, s.hasCard(kind, id) && (f == card.Landscape() || s.hasTall(kind, id))
		}
	}
	return "", "", f, false
}

// CardKey returns a hash of all that the picture at a path shows, "" where there is none.
// Two pictures with one key are the same as long as fonts and program are.
func (s *Site) CardKey(path string) string {
	kind, id, f, ok := s.pictured(path)
	if !ok {
		return ""
	}
	if sc := s.drawn(kind, id, f); sc != nil {
		return hash(s.cards.colour, f, sc.Marks, sc.Pts)
	}
	c, _ := s.cardOf(kind, id)
	c.Strip.Ticks = nil // in ground, as are the marks of an event's
	if kind == "event" {
		c.Strip.Marks = c.Strip.Marks[len(s.cards.quiet):]
	}
	return hash(s.cards.ground, c)
}

// hash returns a hash of plain values.
func hash(values ...any) string {
	h := sha256.New()
	if err := json.NewEncoder(h).Encode(values); err != nil {
		panic("site: a card of plain values cannot be written: " + err.Error())
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// linkCard gives a page the picture that a link to it shows; one that cannot have
// its own shows that of the record.
func (s *Site) linkCard(p *Page, kind, id string) {
	if !s.hasCard(kind, id) {
		kind, id = "", ""
	}
	if !s.hasCard(kind, id) {
		return
	}
	c, _ := s.cardOf(kind, id)
	p.Card = &Card{URL: s.cardURL(kind, id), Alt: clip(joined(". ", append([]string{c.Kind, c.Title}, c.Lines...)...), 400)}
	if s.hasTall(kind, id) {
		p.Card.Tall = card.Portrait().Name
	}
}

// cardPaths lists the pictures.
func (s *Site) cardPaths() []string {
	var out []string
	s.eachCard(func(kind, id string) {
		if s.hasCard(kind, id) {
			out = append(out, cardPath(kind, id))
		}
		if s.hasTall(kind, id) {
			out = append(out, tallPath(kind, id))
		}
	})
	return out
}

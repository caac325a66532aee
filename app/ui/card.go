package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/card"
	"parley/app/chronicle"
	"parley/app/scene"
	"parley/app/scene/canvas"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
)

// mostQuotes is the maximum number of quotes that the menu offers as pictures.
const mostQuotes = 4

// cardMenu offers pictures of the selected event and of quotes about it.
func (p *Page) cardMenu() []app.UI {
	if p.m.Selected < 0 {
		return nil
	}
	e, ok := p.book.Event(p.m.Selected, p.m.On())
	if !ok {
		return nil
	}
	out := []app.UI{button("", "card:event", text(p.w.Say("share.card")))}
	for i := range e.Claims {
		if c := &e.Claims[i]; c.Quote != "" && len(out) <= mostQuotes {
			out = append(out, button("", "card:"+strconv.Itoa(i), text(p.w.Say("share.quote", c.Speakers[0].Text))))
		}
	}
	return out
}

// saveCard saves a picture of the selected event, or of a quote by the number of
// its claim. It reports false when no event is selected.
func (p *Page) saveCard(which string) bool {
	if p.m.Selected < 0 {
		return false
	}
	e, ok := p.book.Event(p.m.Selected, p.m.On())
	if !ok {
		return false
	}
	p.menu = ""
	c := p.card(&e)
	if i, err := strconv.Atoi(which); err == nil && i >= 0 && i < len(e.Claims) {
		quoted(p.w, c, &e, &e.Claims[i])
	}
	canvas.Setup() // before anything is measured
	var sc scene.Scene
	card.Build(c, canvas.NewMeasurer(), &sc)
	p.savePNG(&sc, string(e.ID)+".png")
	return true
}

// card returns the card of an event, as known on the day of the page.
func (p *Page) card(e *chronicle.Entry) *card.Card {
	x := p.m.Span()
	m := card.MarkOf(p.m, e.Ref, e.Status, e.Standing)
	m.Big = true
	c := &card.Card{
		Mark: m, Kind: dotted(" · ", e.Type, e.Life), Title: e.Title, Off: e.Off(), Foot: p.m.D.Meta.Title, Note: e.Evidence,
		Lines: []string{dotted(" · ", e.When.Words, e.Place), p.book.Names(e.Ref, 6, p.m.On())},
		Strip: card.Strip{Ticks: card.Ticks(p.m, p.m.On()), From: p.w.Edge(x.From, x.From, x.To), To: p.w.Edge(x.To-1, x.From, x.To)}, RTL: p.w.RTL(),
	}
	if p.m.On() != dataset.LatestDay {
		c.Note = p.w.Say("page.as-known", p.w.For("page.as-known", 0).Date(edtf.FromDay(int64(p.m.On()))))
	}
	if _, ok := card.At(p.m, e.Ref); ok {
		c.Strip.Marks = []card.Mark{m}
	}
	return c
}

// quoted turns the card of an event into that of words said of it.
func quoted(w *words.Words, c *card.Card, e *chronicle.Entry, q *chronicle.Claim) {
	c.Quote, c.Who = w.Say("change.quote", q.Quote), dotted(w.Comma(), q.Speakers[0].Text, q.Said.Short)
	c.Lines = []string{e.Title + w.Comma() + e.When.Short}
	if q.Text != "" && !q.Bare {
		c.Lines = []string{q.Text, c.Lines[0]}
	}
	if len(q.Read) > 0 {
		c.Note = q.Read[0].Name
	}
}

// dotted joins the nonempty parts with a sign.
func dotted(sign string, parts ...string) string {
	out := ""
	for _, p := range parts {
		if p != "" && out != "" {
			out += sign
		}
		out += p
	}
	return out
}

package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/chronicle"
	"parley/app/facts"
	"parley/app/story"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// fewBeside is how many events of each period are named.
const fewBeside = 8

// second is where the other period begins: the reader's day, else so that it ends
// where the window begins.
func (n *panel) second() edtf.Instant {
	m := n.p.m
	if s := m.State.Since; s != 0 {
		return edtf.FromDay(int64(s)).Earliest
	}
	return m.From - (m.To - m.From)
}

// compare lays the window beside another stretch of the same length, both on days
// since their beginning.
func (n *panel) compare() []app.UI {
	p := n.p
	periods := n.reader().Beside(p.m.From, p.m.To, n.second(), p.m.On())
	out := append(n.paneHead("compare"),
		h("p.sum", nil, text(p.w.Say("compare.how"))),
		h("p.path-ask", nil, h("label", nil, text(p.w.Say("compare.second")+" "),
			h("input", at{"type", "date", "data-do", "since", "value", edtf.FromDay(periods[1].From.Day()).String()}))))
	for i := range periods {
		q := &periods[i]
		out = append(out,
			h("h3.h3.rule", nil, text(p.w.Window(q.From, q.To)), h("span.n", nil, text(p.w.Count("count.events", len(q.Events))))),
			n.strip(q), n.classes(q), n.besideRows(q))
	}
	return out
}

// strip draws a period: a dot for each event on the days since it began, in a row
// for each class. The list below it says the same.
func (n *panel) strip(q *facts.Period) app.UI {
	const width, step = 300, 9
	days := max(1, int((q.To-q.From)/edtf.DaySeconds))
	high := codebook.QuadCount*step + 4
	marks := make([]app.UI, 0, len(q.Events)+1)
	marks = append(marks, app.Elem("path").XMLNS(svgNS).Attr("class", "thin").Attr("d", "M2 "+strconv.Itoa(high-1)+"H298"))
	for i, e := range q.Events {
		quad := n.p.m.D.Events[e].Type.Quad()
		x, y := 4+q.Days[i]*(width-8)/days, int(quad)*step+5
		marks = append(marks, app.Elem("circle").XMLNS(svgNS).Attr("class", "dot "+chronicle.Class(quad)).Attr("cx", strconv.Itoa(x)).Attr("cy", strconv.Itoa(y)).Attr("r", "3"))
	}
	return app.Elem("svg").XMLNS(svgNS).Attr("class", "slip").Attr("aria-hidden", "true").Attr("viewBox", "0 0 300 "+strconv.Itoa(high)).Body(marks...)
}

// classes counts a period by class.
func (n *panel) classes(q *facts.Period) app.UI {
	line := ""
	for k := range codebook.Quad(codebook.QuadCount) {
		if c := q.Quads[k]; c > 0 {
			if line != "" {
				line += ", "
			}
			line += n.p.w.Say("compare.class", n.p.w.Quad(k), n.p.w.Number(c))
		}
	}
	return h("p.src", nil, text(line))
}

// besideRows names the most telling events of a period with their days.
func (n *panel) besideRows(q *facts.Period) app.UI {
	p := n.p
	when := func(e dataset.EventRef) edtf.Date { return p.m.Result.When(e) }
	top := story.Digest(p.m.D, q.Events, when, q.From, q.To, fewBeside)
	var rows []app.UI
	for i, e := range q.Events {
		if len(rows) < len(top) && top[len(rows)] == e {
			rows = append(rows, h("li", nil, text(p.w.Say("compare.day", p.w.Number(q.Days[i]+1))+" "), n.eventLink(p.m.D.Events[e].ID, n.title(e))))
		}
	}
	return h("ol.links.contacts", nil, rows...)
}

// citations offers a citation of the event that was chosen, or of the view, in
// several styles, each with a button that copies it.
func (n *panel) citations() []app.UI {
	p := n.p
	out := append(n.paneHead("cite"), h("p.sum", nil, text(p.w.Say("cite.how"))))
	for _, style := range chronicle.Styles() {
		out = append(out, h("h3.h3", nil, text(p.w.Say("cite.style-"+style)), button("tb framed", "copy:cite-"+style, text(p.w.Say("cite.copy")))),
			h("p.src.cite", at{"dir", "auto"}, text(p.cite(style))))
	}
	return out
}

// cite is a citation of what is chosen, or was before the citations were opened.
func (p *Page) cite(style string) string {
	s := p.m.State
	ref := p.m.Selected
	if s.Panel == "cite" {
		s.Panel = ""
		if ref < 0 && p.panel.citing != "" {
			s.Event, ref = p.panel.citing, p.m.IDs.Event(p.panel.citing)
		}
	}
	if ref < 0 {
		ref = dataset.None
	}
	return p.book.Cite(style, ref, p.m.On(), p.link(s))
}

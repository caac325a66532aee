package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/network"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/edtf"
)

// chosenTie returns the tie of the actor map that is chosen, as its delegations, or
// nil.
func (n *panel) chosenTie() []int32 {
	if len(n.p.m.State.Tie) == 0 {
		return nil
	}
	return n.p.actors().chart.Boxes.Find(n.p.m.State.Tie)
}

// tie shows the events of a tie of the actor map in the window, in chronological order, each
// with its evidence and sources.
func (n *panel) tie(boxes []int32) []app.UI {
	p := n.p
	chart := p.actors().chart
	events := chart.Together(p.m, boxes)
	tally := p.graph().Count(events, &p.m.Result, p.m.From, p.m.To)
	out := []app.UI{
		n.kick(text(p.w.Say("tie.kick", p.windowWords()))),
		h("h2", at{"dir", "auto"}, text(chart.TieName(boxes))),
		h("p.sum", at{"data-count", p.tieCount(p.m.From, p.m.To, p.m.State.Tie)}, text(joined(p.w.Count("tie.events", tally.N), p.softly(&tally)))),
	}
	out = append(out, h("p.quiet", nil, text(p.classes(&tally))))
	return append(out, n.show(n.writer().Steps(events))...)
}

// tieCount is what the number of events of a tie counts.
func (p *Page) tieCount(from, to edtf.Instant, tie []string) string {
	return p.counted("tie", func(s *view.State) { s.From, s.To, s.Tie = from, to, tie })
}

// softly words how many events of a tally may lie outside the window, and how many have not
// happened.
func (p *Page) softly(t *network.Tally) string {
	out := ""
	if n := t.N - t.Surely; n > 0 {
		out = joined(out, p.w.Count("tie.possibly", n))
	}
	if t.Expected > 0 {
		out = joined(out, p.w.Count("tie.expected", t.Expected))
	}
	if t.Off > 0 {
		out = joined(out, p.w.Count("tie.off", t.Off))
	}
	return out
}

// classes lists the classes of a tally with their numbers.
func (p *Page) classes(t *network.Tally) string {
	var out []string
	for i := range t.Quads {
		if q := codebook.Quad((i + 1) % codebook.QuadCount); t.Quads[q] > 0 {
			out = append(out, p.w.Say("tie.class", p.w.Quad(q), p.w.Number(t.Quads[q])))
		}
	}
	return strings.Join(out, " · ")
}

package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/view"
	"parley/app/worldmap"
	"parley/data/dataset"
)

// offPane begins the names of the panes that list what has no place on the map.
const offPane = "off-"

// mostListed is the maximum number of events in a panel; the list view shows all.
const mostListed = 60

// place shows the selected place: its position, the precision of it, and its events of the
// window.
func (n *panel) place() []app.UI {
	p := n.p
	ref := p.m.Place
	pl := &p.m.D.Places[ref]
	var events []dataset.EventRef
	for e := range p.m.Result.InTime {
		if p.m.Result.InWindow(e, p.m.From, p.m.To) {
			events = append(events, e)
		}
	}
	out := []app.UI{
		n.kick(text(p.w.PlaceKind(pl.Kind))),
		h("h2", at{"dir", "auto", "lang", n.p.lang(pl.Name)}, text(pl.Name)),
		h("p.when", nil, text(p.lies(ref))),
		h("p.sum", at{"data-count", p.counted("events", nil)}, text(p.w.Say("map.in-window", p.windowWords(), p.w.Count("count.events", len(events))))),
	}
	if c := p.atlas().open(); pl.Kind.OnMap() && c.SiteOf(ref) < 0 {
		out = append(out, h("p.quiet", nil, text(p.w.Say("map.no-dot"))))
	} else if name := c.PlaceName(ref); name != pl.Name {
		out = append(out, h("p.quiet", nil, text(p.w.Say("map.soft-note"))))
	}
	if p.m.State.View != view.Map && pl.Kind.OnMap() {
		out = append(out, h("p", nil, button("tb framed", "view:map", text(p.w.Say("map.on-map")))))
	}
	return append(out, n.listed(events)...)
}

// lies words the position of a place: its enclosing place, country, coordinates and their
// source.
func (p *Page) lies(ref dataset.PlaceRef) string {
	pl := &p.m.D.Places[ref]
	var parts []string
	for up, hops := pl.Within, 0; up >= 0 && hops < 8; up, hops = p.m.D.Places[up].Within, hops+1 {
		parts = append(parts, p.m.D.Places[up].Name)
	}
	if pl.Country != "" {
		parts = append(parts, pl.Country)
	}
	if pl.Located && pl.Kind.OnMap() {
		at := p.w.Say("map.degrees", degrees(p, pl.Lat, "map.north", "map.south"), degrees(p, pl.Lon, "map.east", "map.west"))
		if pl.CoordsFrom != "" {
			at = p.w.Say("map.degrees-from", at, pl.CoordsFrom)
		}
		parts = append(parts, at)
	}
	return strings.Join(parts, " · ")
}

// degrees words a coordinate to a hundredth of a degree, about a kilometre.
func degrees(p *Page, v float64, over, under string) string {
	if v < 0 {
		return p.w.Say(under, p.w.Decimal(float64(int(-v*100+.5))/100))
	}
	return p.w.Say(over, p.w.Decimal(float64(int(v*100+.5))/100))
}

// listed lists events with a way to all of them.
func (n *panel) listed(events []dataset.EventRef) []app.UI {
	out := n.show(n.writer().Steps(events[:min(len(events), mostListed)]))
	if len(events) > mostListed {
		out = append(out, h("p", nil, button("link", "view:list", text(n.p.w.Say("map.all-in-list", n.p.w.Number(len(events)))))))
	}
	return out
}

// off lists the events of a tray.
func (n *panel) off(t worldmap.Tray) []app.UI {
	p := n.p
	events := p.atlas().open().Off(p.m, t)
	return append([]app.UI{
		n.kick(text(p.w.Say("map.off"))),
		h("h2", nil, text(p.w.Say("map.tray."+t.Code()))),
		h("p.sum", at{"data-count", p.counted("events", inPane(offPane+t.Code()))}, text(p.w.Say("map.in-window", p.windowWords(), p.w.Count("count.events", len(events))))),
	}, n.listed(events)...)
}

// places returns the map as a list: every place with events in the window, how exactly
// it is known, and what has no place.
func (n *panel) places() []app.UI {
	p := n.p
	c := p.atlas().open()
	rows, shown, of := c.Rows(p.m)
	row := func(do, country, name, more string, n int, counts string) app.UI {
		return h("li", nil, h("span.cc", nil, text(country)), h("span", nil, button("link", do, h("b", at{"dir", "auto", "lang", p.lang(name)}, text(name))), text(" "), h("span.off", nil, text(more))),
			h("span.role", at{"data-count", counts}, text(p.w.Count("count.events", n))))
	}
	out := []app.UI{
		n.kick(text(p.windowWords())),
		h("h2", nil, text(p.w.Say("map.places"))),
		h("p.sum", at{"data-count", p.placedCounts()}, text(p.w.Count("map.have-place", of, p.w.Number(shown)))),
		h("ul.actors.places", nil, each(rows, func(_ int, r worldmap.Row) app.UI {
			pl := &p.m.D.Places[r.Place]
			return row("place:"+string(pl.ID), pl.Country, pl.Name, joined(c.How(r.Kind), c.Classes(&r.Tally)), r.Tally.N,
				p.counted("at", func(s *view.State) { s.Place = pl.ID }))
		})...),
		h("h3.h3", nil, text(p.w.Say("map.off"))),
	}
	var trays []app.UI
	for t := worldmap.Tray(0); t < worldmap.TrayCount; t++ {
		if k := len(c.Off(p.m, t)); k > 0 {
			trays = append(trays, row("pane:"+offPane+t.Code(), "", p.w.Say("map.tray."+t.Code()), "", k, p.counted("events", inPane(offPane+t.Code()))))
		}
	}
	return append(out, h("ul.actors.places", nil, trays...))
}

// Package graphfile writes the network of a dataset as files for other programs: GEXF 1.3
// with dates (Gephi), GraphML (yEd, NetworkX, igraph), Kumu JSON, and CSV tables of nodes and
// ties. It is pure: the page writes what its window and filter show, the tool writes the
// whole record.
//
//	net := graphfile.Of(d, graphfile.Ask{})
//	os.WriteFile("network.gexf", net.GEXF(nil), 0o644)
//
// Every tie is one event, office or relation of the record, with its dates and sources, in
// one of three layers that are never summed. An event with three or more participants is a
// node with a tie to each, never a tie for each pair of them.
package graphfile

import (
	"slices"
	"strconv"
	"strings"

	"parley/app/network"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Ask selects the part of a dataset to write. The zero value is all of it, as known on its
// latest day.
type Ask struct {
	// Shown filters the events and gives their state; nil: all. query.Result implements it.
	Shown network.Shown
	// From and To bound the window; both zero: all time. Events that may lie in it are
	// included.
	From, To edtf.Instant
	// On is the knowledge day; none: the latest.
	On dataset.OptDay
	// Address is the URL prefix of an event's page, before its id; "" omits it.
	Address string
}

// Net is the network to write.
type Net struct {
	d     *dataset.Dataset
	nodes []node
	ties  []tie
	at    []int32 // per actor: its node, or -1
}

// node is an actor, or an event of three or more participants.
type node struct {
	id, label, kind, country, delegation, office string
	events                                       int
}

// tie is an event, office or relation between two nodes.
type tie struct {
	from, to int32
	directed bool
	layer    network.Layer
	id       string
	label    string
	cells    [len(tieColumns)]string
}

// nodeColumns and tieColumns are the attributes of every format, in order. start and end are
// the first and last possible day, inclusive, in any year, "" if open or unknown; date is the
// same as EDTF, with its qualifiers. sources are URLs, source_ids the ids of the same sources
// and of those without a URL; both are separated by spaces, which none of them contains.
var (
	nodeColumns = [...]string{"kind", "country", "delegation", "office", "events"}
	tieColumns  = [...]string{"start", "end", "layer", "class", "type", "role", "event", "status", "standing", "date", "sources", "source_ids", "address"}
)

// Indexes into tieColumns.
const (
	startAt = iota
	endAt
	layerAt
	classAt
	typeAt
	roleAt
	eventAt
	statusAt
	standingAt
	dateAt
	sourcesAt
	idsAt
	addressAt
)

var layerNames = [...]string{network.Together: "together", network.About: "about", network.Belongs: "belongs"}

// Of returns the network of a sealed dataset. Nodes are in the order of the actors, then of
// the events. With a window or a filter it includes only actors of the events shown, and the
// bodies they belong to.
func Of(d *dataset.Dataset, ask Ask) *Net {
	all := ask.Shown == nil && ask.From == ask.To
	if ask.Shown == nil {
		ask.Shown = record{d}
	}
	g := gatherer{n: &Net{d: d}, ask: ask, on: ask.On.Or(dataset.LatestDay), seen: make([]int, len(d.Actors))}
	events := g.events()
	g.actors(all)
	for _, e := range events {
		g.event(e)
	}
	for a := range d.Actors {
		g.belongs(dataset.ActorRef(a))
	}
	g.relations()
	return g.n
}

// record shows all events of a dataset with its own state.
type record struct{ d *dataset.Dataset }

func (r record) Has(dataset.EventRef) bool                     { return true }
func (r record) Against(e dataset.EventRef) bool               { return r.d.Events[e].Standing.Against() }
func (r record) Status(e dataset.EventRef) codebook.Status     { return r.d.Events[e].Status }
func (r record) When(e dataset.EventRef) edtf.Date             { return r.d.Events[e].When }
func (r record) Standing(e dataset.EventRef) codebook.Standing { return r.d.Events[e].Standing }

// gatherer fills a Net.
type gatherer struct {
	n    *Net
	ask  Ask
	on   dataset.Day // ask.On
	seen []int       // per actor: events it takes part in
	who  []dataset.ActorRef
}

// events lists the events shown, and counts them per actor. An actor that is only mentioned
// is included with no events.
func (g *gatherer) events() []dataset.EventRef {
	d := g.n.d
	g.n.at = make([]int32, len(d.Actors))
	for a := range g.n.at {
		g.n.at[a] = -1
	}
	var out []dataset.EventRef
	for i := range d.Events {
		e := dataset.EventRef(i)
		if !g.ask.Shown.Has(e) || !g.inWindow(g.ask.Shown.When(e)) {
			continue
		}
		out = append(out, e)
		for _, p := range d.Events[i].Who {
			g.n.at[p.Actor] = 0
		}
		g.who = network.Participants(g.who[:0], d.Events[i].Who)
		for _, a := range g.who {
			g.seen[a]++
		}
	}
	return out
}

func (g *gatherer) inWindow(when edtf.Date) bool {
	return g.ask.From == g.ask.To || when.Possibly(g.ask.From, g.ask.To)
}

// actors adds the nodes of the actors: all, or those of the events shown and the bodies they
// belong to.
func (g *gatherer) actors(all bool) {
	d := g.n.d
	for a := range d.Actors {
		if g.n.at[a] < 0 {
			continue
		}
		for b := d.Actors[a].PartOf; b >= 0 && g.n.at[b] < 0; b = d.Actors[b].PartOf {
			g.n.at[b] = 0
		}
		for i := range d.Actors[a].Roles {
			if o := &d.Actors[a].Roles[i]; o.Of >= 0 && g.n.at[o.Of] < 0 && g.held(o) {
				g.n.at[o.Of] = 0
			}
		}
	}
	for i := range d.Actors {
		if !all && g.n.at[i] < 0 {
			continue
		}
		a := &d.Actors[i]
		g.n.at[i] = int32(len(g.n.nodes))
		n := node{id: string(a.ID), label: a.Name, kind: a.Kind.Code(), country: a.Country, events: g.seen[i],
			delegation: string(d.Actors[d.Home(dataset.ActorRef(i))].ID)}
		if held := d.OfficeAt(dataset.ActorRef(i), g.day()); len(held) > 0 {
			n.office = held[0].Role
		}
		g.n.nodes = append(g.n.nodes, n)
	}
}

// day returns the day for which the file gives offices.
func (g *gatherer) day() dataset.Day {
	switch d := g.n.d; {
	case g.ask.From != g.ask.To && g.on == dataset.LatestDay:
		return dataset.DayOf(g.ask.To - 1)
	case g.on == dataset.LatestDay:
		return d.AsOfDay()
	}
	return g.on
}

// held reports whether an office may have been held in the window.
func (g *gatherer) held(o *dataset.Office) bool {
	if g.ask.From == g.ask.To {
		return true
	}
	from, to := officeBounds(o.Since, o.Until)
	return from < g.ask.To && to > g.ask.From
}

// officeBounds returns the longest possible interval of an office or relation.
func officeBounds(since, until edtf.Date) (from, to edtf.Instant) {
	from, to = edtf.Past, edtf.Future
	if !since.IsZero() {
		from = since.Earliest
	}
	if !until.IsZero() {
		to = until.Latest
	}
	return from, to
}

// event adds the ties of an event.
func (g *gatherer) event(e dataset.EventRef) {
	ev := &g.n.d.Events[e]
	g.who = network.Participants(g.who[:0], ev.Who)
	from := int32(-1)
	switch {
	case len(g.who) > 2:
		from = int32(len(g.n.nodes))
		g.n.nodes = append(g.n.nodes, node{id: "event:" + string(ev.ID), label: ev.Title, kind: "event", events: 1})
		for _, a := range g.who {
			g.tie(e, network.Together, g.n.at[a], from, role(ev, a), false)
		}
	case len(g.who) == 2:
		a, b := g.who[0], g.who[1]
		ra, rb := role(ev, a), role(ev, b)
		g.tie(e, network.Together, g.n.at[a], g.n.at[b], ra, ra == codebook.RoleActor && rb == codebook.RoleRecipient)
	}
	for k, p := range ev.Who {
		if p.Role.Takes() || dataset.Involves(ev.Who[:k], p.Actor) || slices.Contains(g.who, p.Actor) {
			continue
		}
		if from >= 0 {
			g.tie(e, network.About, from, g.n.at[p.Actor], p.Role, true)
			continue
		}
		for _, a := range g.who {
			g.tie(e, network.About, g.n.at[a], g.n.at[p.Actor], p.Role, true)
		}
	}
}

// tie adds a tie of an event.
func (g *gatherer) tie(e dataset.EventRef, layer network.Layer, from, to int32, r codebook.Role, directed bool) {
	ev, when := &g.n.d.Events[e], g.ask.Shown.When(e)
	t := tie{from: from, to: to, directed: directed, layer: layer, label: ev.Title, id: string(ev.ID) + ":" + strconv.Itoa(len(g.n.ties))}
	t.cells = [...]string{startAt: dataset.FirstISO(when), endAt: dataset.LastISO(when), layerAt: layerNames[layer], classAt: g.n.d.Quad(ev).Code(), typeAt: g.n.d.TypeCode(g.n.d.Type(ev)), roleAt: r.Code(), eventAt: string(ev.ID),
		statusAt: g.ask.Shown.Status(e).Code(), standingAt: g.standing(e).Code(), dateAt: when.String(), addressAt: ""}
	for s := range ev.SourcesOn(g.on) {
		g.source(&t, s)
	}
	if g.ask.Address != "" {
		t.cells[addressAt] = g.ask.Address + string(ev.ID) + "/"
	}
	g.n.ties = append(g.n.ties, t)
}

// standing returns the evidence of an event on the day.
func (g *gatherer) standing(e dataset.EventRef) codebook.Standing {
	if s, ok := g.ask.Shown.(interface {
		Standing(dataset.EventRef) codebook.Standing
	}); ok {
		return s.Standing(e)
	}
	return g.n.d.Events[e].Standing
}

// source adds a source to a tie.
func (g *gatherer) source(t *tie, s dataset.SourceRef) {
	if s >= 0 {
		x := &g.n.d.Sources[s]
		t.cells[sourcesAt] = join(t.cells[sourcesAt], strings.ReplaceAll(x.URL, " ", "%20"))
		t.cells[idsAt] = join(t.cells[idsAt], string(x.ID))
	}
}

func join(list, item string) string {
	if list == "" || item == "" {
		return list + item
	}
	return list + " " + item
}

// belongs adds the offices of an actor and the body it is part of.
func (g *gatherer) belongs(a dataset.ActorRef) {
	x := &g.n.d.Actors[a]
	if x.PartOf >= 0 {
		g.standingTie(a, x.PartOf, true, "part-of", "part of", edtf.Date{}, edtf.Date{}, edtf.Date{}, dataset.None)
	}
	for i := range x.Roles {
		if o := &x.Roles[i]; o.Of >= 0 && g.held(o) {
			g.standingTie(a, o.Of, true, "office", o.Role, o.Since, o.Until, o.AsOf, o.Source)
		}
	}
}

// relations adds the relations that may have lasted in the window.
func (g *gatherer) relations() {
	for i := range g.n.d.Relations {
		r := &g.n.d.Relations[i]
		from, to := officeBounds(r.Since, r.Until)
		if g.ask.From != g.ask.To && (from >= g.ask.To || to <= g.ask.From) {
			continue
		}
		label := r.Label
		if label == "" {
			label = r.Kind.Label()
		}
		g.standingTie(r.From, r.To, !r.Undirected, r.Kind.Code(), label, r.Since, r.Until, r.AsOf, r.Source)
	}
}

// standingTie adds a tie without an event, if both ends are in the network.
func (g *gatherer) standingTie(a, b dataset.ActorRef, directed bool, kind, label string, since, until, asOf edtf.Date, s dataset.SourceRef) {
	if g.n.at[a] < 0 || g.n.at[b] < 0 {
		return
	}
	t := tie{from: g.n.at[a], to: g.n.at[b], directed: directed, layer: network.Belongs, label: label, id: "tie:" + strconv.Itoa(len(g.n.ties))}
	t.cells = [...]string{startAt: dataset.FirstISO(since), endAt: dataset.LastISO(until), layerAt: layerNames[network.Belongs], typeAt: kind,
		dateAt: span(since, until, asOf), addressAt: ""}
	g.source(&t, s)
	g.n.ties = append(g.n.ties, t)
}

// span returns since and until as one EDTF interval, or the day on which the tie is known to
// have existed.
func span(since, until, asOf edtf.Date) string {
	if since.IsZero() && until.IsZero() {
		return asOf.String()
	}
	return since.String() + "/" + until.String()
}

// role returns the role of an actor in an event, the first if it has several.
func role(e *dataset.Event, a dataset.ActorRef) codebook.Role {
	for _, p := range e.Who {
		if p.Actor == a && p.Role.Takes() {
			return p.Role
		}
	}
	return 0
}

// Package graphml reads graphs in GraphML, as written by yEd, NetworkX and
// igraph: nodes become participants, edges become relations.
package graphml

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"

	"parley/data/format/assemble"
	"parley/data/format/items"
)

var columns = []items.Column{
	{Name: "node id", As: "id"}, {Name: "node name", As: "name"}, {Name: "node label", As: "name"}, {Name: "node kind", As: "kind"}, {Name: "node type", As: "kind"}, {Name: "node graphics", As: "name"}, {Name: "node country", As: "country"},
	{Name: "edge source", As: "from"}, {Name: "edge target", As: "to"}, {Name: "edge directed", As: "undirected"}, {Name: "edge label", As: "label"}, {Name: "edge type", As: "kind or label"},
	{Name: "edge start", As: "since"}, {Name: "edge end", As: "until"},
}

// Detect reports whether data is XML with a graphml root element.
func Detect(data []byte) bool {
	root, _ := items.Roots(data)
	return root == "graphml"
}

// Read adds nodes and edges to the draft. It returns an error if the file is
// not XML or has no nodes.
func Read(d *assemble.Draft, rep *assemble.Report, data []byte, _ assemble.Order) error {
	g := &graph{keys: map[string]key{}, directed: true}
	if err := g.parse(items.Decoder(data)); err != nil {
		return err
	}
	if len(g.nodes) == 0 {
		return errors.New("there is no node")
	}
	n := items.NewNetwork(rep.File)
	all := append(append(g.nodes, g.edges...), g.rest...)
	items.Read(d, rep, all, columns, func(r *items.Row) {
		switch r.Sort {
		case "node":
			if !n.Meeting(r, "node id", "node kind", "node label", "node events") {
				n.Node(r, items.Node{ID: "node id", Own: "node delegation", Names: []string{"node name", "node label", "node Label", "node graphics", "node id (2)"}, Kinds: []string{"node kind", "node type", "node Type"},
					Fields: map[string]string{"node country": "country", "node description": "description", "node wikidata": "wikidata"}})
			}
		case "edge":
			g.edge(r, n)
		case "file":
			r.Over(d)
		default:
			r.Reject("an edge of more than two ends has no place in the record", "edges of two ends, or an event in which all take part")
		}
	})
	return nil
}

type key struct{ name, of, fallback string }

type graph struct {
	keys               map[string]key
	directed           bool
	nodes, edges, rest []items.Item
	open               []*items.Item // open elements that may contain data
}

// mostDeep is the maximum nesting depth of elements.
const mostDeep = 1000

func (g *graph) parse(d *xml.Decoder) error {
	deep := 0
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			g.defaults()
			return nil
		}
		if err != nil {
			return items.FaultOfXML(d, err)
		}
		switch t := t.(type) {
		case xml.EndElement:
			deep--
			if n := t.Name.Local; (n == "node" || n == "edge" || n == "hyperedge") && len(g.open) > 0 {
				g.close()
			}
		case xml.StartElement:
			if deep++; deep > mostDeep {
				return items.FaultOfXML(d, errors.New("elements lie deeper than can be read"))
			}
			if done, err := g.element(d, t); err != nil {
				return items.FaultOfXML(d, err)
			} else if done {
				deep--
			}
		}
	}
}

func (g *graph) element(d *xml.Decoder, t xml.StartElement) (done bool, err error) {
	a := items.Attributes(t)
	switch t.Name.Local {
	case "graph":
		if v := a["edgedefault"]; v != "" && len(g.open) == 0 {
			g.directed = v == "directed"
		}
	case "key":
		g.keys[a["id"]], err = newKey(d, a)
		return true, err
	case "node", "edge", "hyperedge":
		g.begin(d, t.Name.Local, a)
	case "data":
		text, err := items.InnerText(d)
		g.data(a["key"], text)
		return true, err
	case "desc":
		text, err := items.InnerText(d)
		g.data("desc", text)
		return true, err
	}
	return false, nil
}

// newKey reads a key with its default. A key without a name is called graphics
// if yEd marks it as such, and otherwise by its id.
func newKey(d *xml.Decoder, a map[string]string) (key, error) {
	k := key{name: a["attr.name"], of: a["for"]}
	text, err := items.InnerText(d)
	k.fallback = text
	switch {
	case k.name == "" && a["yfiles.type"] != "":
		k.name = "graphics"
	case k.name == "":
		k.name = a["id"]
	}
	return k, err
}

func (g *graph) begin(d *xml.Decoder, sort string, a map[string]string) {
	line, _ := d.InputPos()
	it := items.Item{At: "line " + strconv.Itoa(line), Sort: sort, Cells: map[string]string{}}
	for name, s := range a {
		it.Cells[sort+" "+name] = s
	}
	if len(g.open) > 0 && sort == "node" && g.open[len(g.open)-1].Sort == "node" {
		it.Cells["node within"] = g.open[len(g.open)-1].Cells["node id"]
	}
	g.open = append(g.open, &it)
}

// close stores the element that ends.
func (g *graph) close() {
	it := g.open[len(g.open)-1]
	g.open = g.open[:len(g.open)-1]
	switch it.Sort {
	case "node":
		g.nodes = append(g.nodes, *it)
	case "edge":
		g.edges = append(g.edges, *it)
	default:
		g.rest = append(g.rest, *it)
	}
}

func (g *graph) data(id, text string) {
	if text == "" {
		return
	}
	name := id
	if k, ok := g.keys[id]; ok {
		name = k.name
	}
	if len(g.open) == 0 {
		g.rest = append(g.rest, items.Item{At: "file", Sort: "file", Cells: map[string]string{name: text}})
		return
	}
	it := g.open[len(g.open)-1]
	name = it.Sort + " " + name
	for it.Cells[name] != "" {
		name += " (2)"
	}
	it.Cells[name] = text
}

// defaults gives nodes and edges the default values of keys without data.
func (g *graph) defaults() {
	for _, k := range g.keys {
		if k.fallback == "" || k.name == "graphics" {
			continue
		}
		for _, set := range [...]struct {
			sort string
			list []items.Item
		}{{"node", g.nodes}, {"edge", g.edges}} {
			for i := range set.list {
				if name := set.sort + " " + k.name; (k.of == set.sort || k.of == "all") && set.list[i].Cells[name] == "" {
					set.list[i].Cells[name] = k.fallback
				}
			}
		}
	}
}

// truths are the spellings of true.
var truths = map[string]bool{"true": true, "True": true, "1": true, "TRUE": true}

func (g *graph) edge(r *items.Row, n *items.Network) {
	directed := g.directed
	if s := r.Text("edge directed"); s != "" {
		directed = truths[s]
	}
	if truths[r.Text("edge undirected")] {
		directed = false
	}
	if n.EventTie(r, "edge ", "edge source", "edge target", "edge label", directed) {
		r.Took("edge directed", "edge id")
		return
	}
	a, b, ok := n.Ends(r, "edge source", "edge target")
	if !ok {
		return
	}
	r.Took("edge directed", "edge undirected")
	n.Tie(r, assemble.Relation{From: a, To: b, Undirected: !directed},
		items.Tie{Labels: []string{"edge label", "edge Label", "edge relationship", "edge graphics", "edge name"}, Kinds: []string{"edge type", "edge kind", "edge relation"},
			Since: "edge start", Until: "edge end", Date: "edge date", Text: "edge text", Source: "edge sources"})
}

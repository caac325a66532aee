// Package gexf reads graphs in GEXF 1.1 to 1.3, as written by Gephi, NetworkX
// and others: nodes become participants, edges become relations.
package gexf

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/items"
)

var columns = []items.Column{
	{Name: "node id", As: "id"}, {Name: "node label", As: "name"}, {Name: "node kind", As: "kind"}, {Name: "node type", As: "kind"}, {Name: "node Type", As: "kind"}, {Name: "edge relation", As: "kind or label"}, {Name: "node country", As: "country"},
	{Name: "edge source", As: "from"}, {Name: "edge target", As: "to"}, {Name: "edge direction", As: "undirected"}, {Name: "edge label", As: "label"}, {Name: "edge type", As: "kind or label"}, {Name: "edge kind", As: "kind or label"},
	{Name: "edge start", As: "since"}, {Name: "edge end", As: "until"},
}

// Detect reports whether data is XML with a gexf root element.
func Detect(data []byte) bool {
	root, _ := items.Roots(data)
	return root == "gexf"
}

// Read adds nodes and edges to the draft. It returns an error if the file is
// not XML or has no nodes.
func Read(d *assemble.Draft, rep *assemble.Report, data []byte, _ assemble.Order) error {
	g := &graph{titles: map[string]string{}, directed: "undirected"}
	if err := g.parse(items.Decoder(data)); err != nil {
		return err
	}
	if len(g.nodes) == 0 {
		return errors.New("there is no node")
	}
	n := items.NewNetwork(rep.File)
	items.Read(d, rep, append(append(g.nodes, g.edges...), g.about()...), columns, func(r *items.Row) {
		switch r.Sort {
		case "node":
			if !n.Meeting(r, "node id", "node kind", "node label", "node events") {
				n.Node(r, items.Node{ID: "node id", Own: "node delegation", Names: []string{"node label", "node Label", "node name"}, Kinds: []string{"node kind", "node type", "node Type"},
					Fields: map[string]string{"node country": "country", "node description": "description", "node wikidata": "wikidata"}})
			}
		case "edge":
			g.edge(r, n)
		default:
			r.Over(d)
		}
	})
	return nil
}

// graph is the content of the file.
type graph struct {
	titles       map[string]string // attribute titles by class and id
	directed     string            // defaultedgetype
	nodes, edges []items.Item
	parents      []string
	meta         map[string]string
}

func (g *graph) about() []items.Item {
	if len(g.meta) == 0 {
		return nil
	}
	return []items.Item{{At: "file", Sort: "file", Cells: g.meta}}
}

func (g *graph) parse(d *xml.Decoder) error {
	class, deep := "", 0
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return items.FaultOfXML(d, err)
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == "node" && len(g.parents) > 0 {
				g.parents = g.parents[:len(g.parents)-1]
			}
			deep--
		case xml.StartElement:
			if deep++; deep > mostDeep {
				return items.FaultOfXML(d, errors.New("elements lie deeper than can be read"))
			}
			if t.Name.Local == "attributes" {
				class = items.Attributes(t)["class"]
			}
			if done, err := g.element(d, t, class); err != nil {
				return items.FaultOfXML(d, err)
			} else if done {
				deep--
			}
		}
	}
}

// mostDeep is the maximum nesting depth of nodes.
const mostDeep = 1000

// element reads an element. done reports whether it was read up to its end tag.
func (g *graph) element(d *xml.Decoder, t xml.StartElement, class string) (done bool, err error) {
	a := items.Attributes(t)
	line, _ := d.InputPos()
	at := "line " + strconv.Itoa(line)
	switch t.Name.Local {
	case "graph":
		if a["defaultedgetype"] != "" {
			g.directed = a["defaultedgetype"]
		}
	case "meta":
		g.meta = map[string]string{}
	case "creator", "description", "keywords":
		if g.meta != nil {
			g.meta[t.Name.Local], err = items.InnerText(d)
			return true, err
		}
	case "attribute":
		g.titles[class+" "+a["id"]] = a["title"]
	case "node":
		g.node(at, a)
	case "edge":
		g.edges = append(g.edges, items.Item{At: at, Sort: "edge", Cells: named("edge", a)})
	case "attvalue", "spell":
		g.value(t.Name.Local, a)
	case "color", "position", "size", "shape", "thickness":
		g.look(t.Name.Local, a)
	}
	return false, nil
}

func (g *graph) node(at string, a map[string]string) {
	it := items.Item{At: at, Sort: "node", Cells: named("node", a)}
	if len(g.parents) > 0 {
		it.Cells["node within"] = g.parents[len(g.parents)-1]
	}
	g.parents = append(g.parents, a["id"])
	g.nodes = append(g.nodes, it)
}

func named(sort string, a map[string]string) map[string]string {
	out := map[string]string{}
	for name, s := range a {
		if name == "type" {
			name = "direction" // a graph attribute may be named type
		}
		out[sort+" "+name] = s
	}
	return out
}

// current returns the node or edge that contains the attribute being read.
func (g *graph) current() (it *items.Item, sort string) {
	switch {
	case len(g.parents) > 0: // nodes may be nested
		for i := len(g.nodes) - 1; i >= 0; i-- {
			if g.nodes[i].Cells["node id"] == g.parents[len(g.parents)-1] {
				return &g.nodes[i], "node"
			}
		}
	case len(g.edges) > 0:
		return &g.edges[len(g.edges)-1], "edge"
	}
	return nil, ""
}

// value reads the value of an attribute with its time span, or a spell.
func (g *graph) value(element string, a map[string]string) {
	it, sort := g.current()
	if it == nil {
		return
	}
	span := strings.Trim(a["start"]+a["startopen"]+".."+a["end"]+a["endopen"], ".")
	if element == "spell" {
		for _, end := range [...]string{"start", "end"} {
			if s := a[end] + a[end+"open"]; s != "" && it.Cells[sort+" "+end] == "" {
				it.Cells[sort+" "+end] = s
				span = ""
			}
		}
		add(it.Cells, sort+" spells", span)
		return
	}
	name := g.titles[sort+" "+a["for"]+a["id"]]
	if name == "" {
		name = a["for"] + a["id"]
	}
	s := a["value"]
	if span != "" && s != "" {
		s += " (" + a["start"] + a["startopen"] + ".." + a["end"] + a["endopen"] + ")"
	}
	add(it.Cells, sort+" "+name, s)
}

// look keeps the visual attributes of an element.
func (g *graph) look(element string, a map[string]string) {
	it, sort := g.current()
	if it == nil {
		return
	}
	var parts []string
	for _, k := range [...]string{"value", "hex", "r", "g", "b", "a", "x", "y", "z"} {
		if a[k] != "" {
			parts = append(parts, k+"="+a[k])
		}
	}
	add(it.Cells, sort+" "+element, strings.Join(parts, " "))
}

func add(cells map[string]string, name, s string) {
	if s == "" {
		return
	}
	if cells[name] != "" && cells[name] != s {
		s = cells[name] + items.Join + s
	}
	cells[name] = s
}

func (g *graph) edge(r *items.Row, n *items.Network) {
	direction := r.Text("edge direction")
	if direction == "" {
		direction = g.directed
	}
	if n.EventTie(r, "edge ", "edge source", "edge target", "edge label", direction == "directed") {
		r.Took("edge direction", "edge id", "edge kind", "edge spells")
		return
	}
	a, b, ok := n.Ends(r, "edge source", "edge target")
	if !ok {
		return
	}
	if direction == "mutual" {
		r.Changed("edge direction", "undirected", "a tie that goes both ways is one without a direction")
		r.Warn("the tie goes both ways: it has no direction here", "two ties, if each way stands for something of its own")
	}
	r.Took("edge direction")
	n.Tie(r, assemble.Relation{From: a, To: b, Undirected: direction != "directed"},
		items.Tie{Labels: []string{"edge label", "edge relationship", "edge Label", "edge kind"}, Kinds: []string{"edge type", "edge relation", "edge kind"},
			Since: "edge start", Until: "edge end", Date: "edge date", Text: "edge text", Source: "edge sources"})
}

// Package littlesis reads the JSON of LittleSis and its Oligrapher: maps with
// nodes and edges, and entities and relationships from the site's API.
package littlesis

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/items"
)

var columns = []items.Column{
	{Name: "title", As: "title"}, {Name: "node id", As: "id"}, {Name: "node name", As: "name"}, {Name: "node primary_ext", As: "kind"}, {Name: "node blurb", As: "description"}, {Name: "node description", As: "description"}, {Name: "node summary", As: "description"},
	{Name: "edge node1_id", As: "from"}, {Name: "edge node2_id", As: "to"}, {Name: "edge arrow", As: "undirected"}, {Name: "edge label", As: "label"}, {Name: "edge category_id", As: "kind"},
	{Name: "edge start_date", As: "since"}, {Name: "edge end_date", As: "until"}, {Name: "edge description", As: "text"},
}

// content is the parsed content of a file.
type content struct {
	nodes, edges []items.Item
	rest         map[string]any
}

// parts parses a file: a map of Oligrapher, possibly nested in graph or data,
// or the data of the API.
func parts(v any) content {
	var c content
	o := items.Object(v)
	for _, key := range [...]string{"graph", "graph_data"} {
		if inner := items.Object(o[key]); inner["nodes"] != nil {
			c.rest = without(o, key)
			o = inner
		}
	}
	if nodes := items.Object(o["nodes"]); nodes != nil {
		c.nodes = byID("node", nodes)
		c.edges = byID("edge", items.Object(o["edges"]))
		if c.rest == nil {
			c.rest = map[string]any{}
		}
		maps.Copy(c.rest, without(o, "nodes", "edges"))
		return c
	}
	c.rest = without(o, "data", "included")
	for _, key := range [...]string{"data", "included"} {
		list := items.List(o[key])
		if one := items.Object(o[key]); one != nil {
			list = []any{one}
		}
		for _, e := range list {
			c.entity(items.Object(e))
		}
	}
	return c
}

func without(o map[string]any, keys ...string) map[string]any {
	out := maps.Clone(o)
	for _, k := range keys {
		delete(out, k)
	}
	return out
}

// byID returns the values of an object in the order of their ids, numerically
// if they are numbers.
func byID(sort string, all map[string]any) []items.Item {
	ids := slices.SortedFunc(maps.Keys(all), func(a, b string) int {
		x, errX := strconv.Atoi(a)
		y, errY := strconv.Atoi(b)
		if errX == nil && errY == nil && x != y {
			return x - y
		}
		return strings.Compare(a, b)
	})
	var out []items.Item
	for _, id := range ids {
		it := items.Item{At: sort + " " + id, Sort: sort, Cells: map[string]string{}}
		if items.Object(all[id]) == nil {
			it.Fault = "it is no object"
		}
		for name, s := range items.Cells(items.Object(all[id])) {
			it.Cells[sort+" "+strings.TrimPrefix(name, "display.")] = s
		}
		if sort == "node" && it.Cells["node id"] == "" {
			it.Cells["node id"] = id
		}
		out = append(out, it)
	}
	return out
}

// entity adds an entity or a relationship of the API.
func (c *content) entity(o map[string]any) {
	attributes := items.Object(o["attributes"])
	it := items.Item{Cells: map[string]string{}}
	rename := map[string]string{}
	switch {
	case attributes == nil:
		return
	case attributes["entity1_id"] != nil:
		it.Sort = "edge"
		rename = map[string]string{"entity1_id": "node1_id", "entity2_id": "node2_id", "description1": "label"}
	default:
		it.Sort = "node"
	}
	it.Cells[it.Sort+" id"] = items.Plain(o["id"])
	it.At = it.Sort + " " + items.Plain(o["id"])
	for name, s := range items.Cells(attributes) {
		if rename[name] != "" {
			name = rename[name]
		}
		it.Cells[it.Sort+" "+name] = s
	}
	if it.Sort == "edge" {
		c.edges = append(c.edges, it)
	} else {
		c.nodes = append(c.nodes, it)
	}
}

// Detect reports whether data is JSON with nodes by id and edges that name two
// of them, or with entities of the API.
func Detect(data []byte) bool {
	if !items.Looks(data) {
		return false
	}
	v, err := items.JSON(data)
	if err != nil {
		return false
	}
	c := parts(v)
	for _, e := range c.edges {
		if e.Cells["edge node1_id"] != "" {
			return true
		}
	}
	return len(c.edges) == 0 && len(c.nodes) > 0 && (c.nodes[0].Cells["node name"] != "" || c.nodes[0].Cells["node primary_ext"] != "")
}

// Read adds nodes and edges to the draft. It returns an error if the file is
// not JSON or has no nodes.
func Read(d *assemble.Draft, rep *assemble.Report, data []byte, _ assemble.Order) error {
	v, err := items.JSON(data)
	if err != nil {
		return err
	}
	c := parts(v)
	if len(c.nodes) == 0 {
		return errors.New("there are no nodes")
	}
	all := append(c.nodes, c.edges...)
	if cells := items.Cells(c.rest); len(cells) > 0 {
		all = append(all, items.Item{At: "file", Sort: "file", Cells: cells})
	}
	n := items.NewNetwork(rep.File)
	items.Read(d, rep, all, columns, func(r *items.Row) {
		switch r.Sort {
		case "node":
			n.Node(r, items.Node{ID: "node id", Names: []string{"node name"}, Kinds: []string{"node primary_ext", "node type"},
				Fields: map[string]string{"node blurb": "description", "node description": "description"}})
		case "edge":
			edge(r, n)
		default:
			if title := r.Text("title"); title != "" && d.Title == "" {
				d.Title = title
				r.Took("title")
			}
			r.Over(d)
		}
	})
	return nil
}

// categories maps the relationship categories of LittleSis to kinds of
// relation, or to labels if the codebook has no kind.
var categories = map[string]struct{ kind, label string }{
	"1": {"employed-by", ""}, "2": {"", "studied at"}, "3": {"member-of", ""}, "4": {"", "family"}, "5": {"", "gave to"}, "6": {"", "business with"},
	"7": {"", "lobbies"}, "8": {"", "friend of"}, "9": {"", "professional tie"}, "10": {"owns", ""}, "11": {"part-of", ""}, "12": {"", "tied to"},
}

func edge(r *items.Row, n *items.Network) {
	a, b, ok := n.Ends(r, "edge node1_id", "edge node2_id")
	if !ok {
		return
	}
	rel := assemble.Relation{From: a, To: b}
	switch arrow := r.Text("edge arrow"); arrow {
	case "", "false", "0", "both", "<->":
		rel.Undirected = r.Text("edge category_id") == "" || arrow == "both" || arrow == "<->"
		r.Took("edge arrow")
	case "2->1", "right-to-left":
		rel.From, rel.To = b, a
		r.Changed("edge arrow", "from the second to the first", "ties point from their first end to their second")
	default:
		r.Took("edge arrow")
	}
	c := categories[r.Text("edge category_id")]
	if c.kind != "" {
		rel.Kind = c.kind
		r.Changed("edge category_id", c.kind, "the category in the words of the codebook")
	} else if c.label != "" && r.Text("edge label") == "" {
		rel.Label = c.label
		r.Changed("edge category_id", c.label, "the category of LittleSis in words")
	}
	n.Tie(r, rel, items.Tie{Labels: []string{"edge label"}, Since: "edge start_date", Until: "edge end_date", Text: "edge description", Source: "edge url"})
}

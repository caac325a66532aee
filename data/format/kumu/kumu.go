// Package kumu reads maps of Kumu, as JSON: elements become participants,
// connections become relations.
package kumu

import (
	"errors"
	"strconv"
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/items"
)

var columns = []items.Column{
	{Name: "element id", As: "id"}, {Name: "element label", As: "name"}, {Name: "element type", As: "kind"}, {Name: "element description", As: "description"}, {Name: "element image", As: "x-image"},
	{Name: "connection from", As: "from"}, {Name: "connection to", As: "to"}, {Name: "connection direction", As: "undirected"}, {Name: "connection label", As: "label"},
	{Name: "connection type", As: "kind or label"}, {Name: "connection start", As: "since"}, {Name: "connection end", As: "until"},
}

func lists(v any) (elements, connections []any) {
	o := items.Object(v)
	return items.List(o["elements"]), items.List(o["connections"])
}

// Detect reports whether data is JSON with lists of elements and connections.
func Detect(data []byte) bool {
	if !items.Looks(data) {
		return false
	}
	v, err := items.JSON(data)
	elements, connections := lists(v)
	return err == nil && len(elements) > 0 && connections != nil
}

// Read adds elements and connections to the draft. It returns an error if the
// file is not JSON or has no elements.
func Read(d *assemble.Draft, rep *assemble.Report, data []byte, _ assemble.Order) error {
	v, err := items.JSON(data)
	if err != nil {
		return err
	}
	elements, connections := lists(v)
	if len(elements) == 0 {
		return errors.New("there are no elements")
	}
	rest := items.Object(v)
	delete(rest, "elements")
	delete(rest, "connections")
	all := byID(things("element", elements), things("connection", connections))
	if cells := items.Cells(rest); len(cells) > 0 {
		all = append(all, items.Item{At: "file", Sort: "file", Cells: cells})
	}
	n := items.NewNetwork(rep.File)
	items.Read(d, rep, all, columns, func(r *items.Row) {
		switch r.Sort {
		case "element":
			if !n.Meeting(r, "element id", "element type", "element label", "element events") {
				n.Node(r, items.Node{ID: "element id", Own: "element delegation", Names: []string{"element label"}, Kinds: []string{"element type"},
					Fields: map[string]string{"element description": "description", "element country": "country", "element wikidata": "wikidata"}})
			}
		case "connection":
			connection(r, n)
		default:
			r.Over(d)
		}
	})
	return nil
}

// things returns the elements or connections of a map. Kumu's own files nest
// the fields under attributes; an element without an id is identified by its
// label.
func things(sort string, list []any) []items.Item {
	var out []items.Item
	for i, v := range list {
		it := items.Item{At: sort + " " + strconv.Itoa(i+1), Sort: sort, Cells: map[string]string{}}
		if items.Object(v) == nil {
			it.Fault = "it is no object"
		}
		for name, s := range items.Cells(items.Object(v)) {
			name = strings.TrimPrefix(strings.TrimPrefix(name, "attributes."), "_")
			name = strings.TrimPrefix(strings.TrimPrefix(name, "element "), "connection ")
			if it.Cells[sort+" "+name] == "" {
				it.Cells[sort+" "+name] = s
			}
		}
		if label := it.Cells["element label"]; it.Cells["element id"] == "" && label != "" {
			it.Cells["element id"] = label
		}
		out = append(out, it)
	}
	return out
}

// byID replaces labels at the ends of connections by element ids.
func byID(elements, connections []items.Item) []items.Item {
	ids, labels := map[string]bool{}, map[string]string{}
	for _, e := range elements {
		ids[e.Cells["element id"]] = true
		labels[e.Cells["element label"]] = e.Cells["element id"]
	}
	for _, c := range connections {
		for _, end := range [...]string{"connection from", "connection to"} {
			if s := c.Cells[end]; s != "" && !ids[s] && labels[s] != "" {
				c.Cells[end] = labels[s]
			}
		}
	}
	return append(elements, connections...)
}

func connection(r *items.Row, n *items.Network) {
	direction := strings.ToLower(r.Text("connection direction"))
	if n.EventTie(r, "connection ", "connection from", "connection to", "connection label", direction == "directed") {
		r.Took("connection direction", "connection id")
		return
	}
	a, b, ok := n.Ends(r, "connection from", "connection to")
	if !ok {
		return
	}
	if direction == "mutual" {
		r.Warn("the tie goes both ways: it has no direction here", "two ties, if each way stands for something of its own")
	}
	r.Took("connection direction")
	n.Tie(r, assemble.Relation{From: a, To: b, Undirected: direction == "mutual" || direction == "undirected"},
		items.Tie{Labels: []string{"connection label", "connection type"}, Kinds: []string{"connection type"}, Since: "connection start", Until: "connection end",
			Date: "connection date", Text: "connection description", Source: "connection sources"})
}

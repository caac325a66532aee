package graphfile

import (
	"strconv"

	"parley/data/sheet"
)

// NodesCSV appends the nodes as CSV (RFC 4180) with the column names that Gephi expects, in
// UTF-8 with a byte order mark, which spreadsheets need.
func (n *Net) NodesCSV(dst []byte) []byte {
	dst = append(dst, "\ufeff"...)
	dst = sheet.AppendRow(dst, append([]string{"Id", "Label"}, nodeColumns[:]...))
	for i := range n.nodes {
		x := &n.nodes[i]
		cells := x.cells()
		dst = sheet.AppendRow(dst, append([]string{x.id, x.label}, cells[:]...))
	}
	return dst
}

// TiesCSV appends the ties in the same format.
func (n *Net) TiesCSV(dst []byte) []byte {
	dst = append(dst, "\ufeff"...)
	dst = sheet.AppendRow(dst, append([]string{"Source", "Target", "Type", "Id", "Label"}, tieColumns[:]...))
	for i := range n.ties {
		t := &n.ties[i]
		dst = sheet.AppendRow(dst, append([]string{n.nodes[t.from].id, n.nodes[t.to].id, t.direction(), t.id, t.label}, t.cells[:]...))
	}
	return dst
}

func (x *node) cells() [len(nodeColumns)]string {
	return [...]string{x.kind, x.country, x.delegation, x.office, strconv.Itoa(x.events)}
}

func (t *tie) direction() string {
	if t.directed {
		return "directed"
	}
	return "undirected"
}

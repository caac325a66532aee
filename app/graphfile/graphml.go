package graphfile

import "strconv"

// GraphML appends the network as GraphML with typed attributes. Every tie is written as
// directed, and undirected ones are marked by the attribute undirected: NetworkX rejects a
// file that mixes the two, and igraph, R and Graphviz silently lose all directions.
func (n *Net) GraphML(dst []byte) []byte {
	w := elements{dst}
	w.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">` + "\n")
	w.element("desc", joinSentences(n.d.Meta.Title, n.d.Meta.Description, n.d.Meta.License))
	w.keys("node", append([]string{"label"}, nodeColumns[:]...))
	w.keys("edge", append([]string{"label", "undirected"}, tieColumns[:]...))
	w.raw(`<graph id="G" edgedefault="directed">` + "\n")
	for i := range n.nodes {
		x := &n.nodes[i]
		w.raw("<node")
		w.attr("id", x.id)
		w.raw(">")
		w.data(keyID("node", "label"), x.label)
		for k, v := range x.cells() {
			w.data(keyID("node", nodeColumns[k]), v)
		}
		w.raw("</node>\n")
	}
	for i := range n.ties {
		t := &n.ties[i]
		w.raw("<edge")
		w.attr("id", t.id)
		w.attr("source", n.nodes[t.from].id)
		w.attr("target", n.nodes[t.to].id)
		w.raw(">")
		w.data(keyID("edge", "label"), t.label)
		w.data(keyID("edge", "undirected"), strconv.FormatBool(!t.directed))
		for k, v := range t.cells {
			w.data(keyID("edge", tieColumns[k]), v)
		}
		w.raw("</edge>\n")
	}
	w.raw("</graph>\n</graphml>\n")
	return w.b
}

// keyID returns the id of an attribute in GraphML: its name, which some readers display. The
// label of an edge differs, because ids must be unique.
func keyID(class, name string) string {
	if class == "edge" && name == "label" {
		return "edge-label"
	}
	return name
}

package graphfile

import (
	"strconv"
	"strings"

	"parley/app/network"
	"parley/data/dataset"
)

// GEXF appends the network as GEXF 1.3 with dates, for Gephi: a tie is directed or
// undirected as in the record, and has the period in which it may lie, from its first to
// its last possible day; an end that is open or unknown is omitted. The kind of a tie is its
// layer, numbered from the second tie between the same two actors on, because readers merge
// ties of one kind between the same nodes.
func (n *Net) GEXF(dst []byte) []byte {
	w := elements{dst}
	w.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + `<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">` + "\n<meta")
	if day := n.asOf(); day != "" {
		w.attr("lastmodifieddate", day)
	}
	w.raw(">\n")
	m := &n.d.Meta
	w.element("creator", n.creator())
	w.element("description", joinSentences(m.Title, m.Description, m.License))
	w.raw("</meta>\n" + `<graph mode="dynamic" defaultedgetype="undirected" timeformat="date" timerepresentation="interval">` + "\n")
	w.columns("node", nodeColumns[:])
	w.columns("edge", tieColumns[:])
	w.raw("<nodes>\n")
	for i := range n.nodes {
		x := &n.nodes[i]
		w.raw("<node")
		w.attr("id", x.id)
		w.attr("label", x.label)
		w.raw("><attvalues>")
		cells := x.cells()
		w.values(nodeColumns[:], cells[:])
		w.raw("</attvalues></node>\n")
	}
	w.raw("</nodes>\n<edges>\n")
	twins := map[twin]int{}
	for i := range n.ties {
		w.gexfTie(n, &n.ties[i], twins)
	}
	w.raw("</edges>\n</graph>\n</gexf>\n")
	return w.b
}

// twin identifies ties that a reader could merge: their layer, and their ends in any order.
type twin struct {
	low, high int32
	layer     network.Layer
}

// kind returns the kind of a tie in GEXF, unique among the ties between the same two nodes.
func (t *tie) kind(twins map[twin]int) string {
	at := twin{min(t.from, t.to), max(t.from, t.to), t.layer}
	twins[at]++
	if n := twins[at]; n > 1 {
		return layerNames[t.layer] + " " + strconv.Itoa(n)
	}
	return layerNames[t.layer]
}

func (w *elements) gexfTie(n *Net, t *tie, twins map[twin]int) {
	w.raw("<edge")
	w.attr("id", t.id)
	w.attr("source", n.nodes[t.from].id)
	w.attr("target", n.nodes[t.to].id)
	w.attr("type", t.direction())
	w.attr("kind", t.kind(twins))
	w.attr("label", t.label)
	w.raw("><attvalues>")
	w.values(tieColumns[:], t.cells[:])
	w.raw("</attvalues>")
	if from, to := spell(t.cells[startAt]), spell(t.cells[endAt]); from != "" || to != "" {
		w.raw("<spells><spell")
		w.some("start", from)
		w.some("end", to)
		w.raw("/></spells>")
	}
	w.raw("</edge>\n")
}

// spell returns a day if GEXF can represent it, otherwise "": it has no year 0, and for
// years of five digits its schema forbids the sign that Java, the language of Gephi,
// requires.
func spell(day string) string {
	if strings.HasPrefix(day, "0000") || strings.HasPrefix(day, "+") || len(day) > len("-0043-03-15") {
		return ""
	}
	return day
}

// asOf returns the day of the record's as-of date, or "" if that is not one day.
func (n *Net) asOf() string {
	day := dataset.FirstISO(n.d.Meta.AsOf)
	if day != dataset.LastISO(n.d.Meta.AsOf) || n.d.Meta.AsOf.Flags != 0 {
		return ""
	}
	return spell(day)
}

func (n *Net) creator() string {
	var names []string
	for _, c := range n.d.Meta.Creators {
		names = append(names, c.Name)
	}
	return strings.Join(append(names, "Parley"), ", ")
}

func joinSentences(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, strings.TrimSuffix(p, ".")+".")
		}
	}
	return strings.Join(kept, " ")
}

package graphfile

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"parley/data/edtf"
	"parley/data/sheet"
)

// GEXF appends the network as GEXF 1.3 with dates: each tie of an event carries
// the time in which it may lie, from its first possible day to the day after
// its last; an end that is open or unknown is left out. The kind of a tie is
// its layer, so that the layers stay apart where parallel ties are merged.
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
	for i := range n.ties {
		w.gexfTie(n, &n.ties[i])
	}
	w.raw("</edges>\n</graph>\n</gexf>\n")
	return w.b
}

func (w *elements) gexfTie(n *Net, t *tie) {
	w.raw("<edge")
	w.attr("id", t.id)
	w.attr("source", n.nodes[t.from].id)
	w.attr("target", n.nodes[t.to].id)
	w.attr("type", t.direction())
	w.attr("kind", layerNames[t.layer])
	w.attr("label", t.label)
	w.raw("><attvalues>")
	w.values(tieColumns[:], t.cells[:])
	w.raw("</attvalues>")
	if t.start != "" || t.end != "" {
		w.raw("<spells><spell")
		w.some("start", t.start)
		w.some("end", t.end)
		w.raw("/></spells>")
	}
	w.raw("</edge>\n")
}

// GraphML appends the network as GraphML with typed attributes.
func (n *Net) GraphML(dst []byte) []byte {
	w := elements{dst}
	w.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">` + "\n")
	w.element("desc", joinSentences(n.d.Meta.Title, n.d.Meta.Description, n.d.Meta.License))
	w.keys("node", "n-", append([]string{"label"}, nodeColumns[:]...))
	w.keys("edge", "e-", append([]string{"label", "start", "end"}, tieColumns[:]...))
	w.raw(`<graph id="G" edgedefault="undirected">` + "\n")
	for i := range n.nodes {
		x := &n.nodes[i]
		w.raw("<node")
		w.attr("id", x.id)
		w.raw(">")
		w.data("n-label", x.label)
		for k, v := range x.cells() {
			w.data("n-"+nodeColumns[k], v)
		}
		w.raw("</node>\n")
	}
	for i := range n.ties {
		t := &n.ties[i]
		w.raw("<edge")
		w.attr("id", t.id)
		w.attr("source", n.nodes[t.from].id)
		w.attr("target", n.nodes[t.to].id)
		w.attr("directed", strconv.FormatBool(t.directed))
		w.raw(">")
		w.data("e-label", t.label)
		w.data("e-start", t.start)
		w.data("e-end", t.end)
		for k, v := range t.cells {
			w.data("e-"+tieColumns[k], v)
		}
		w.raw("</edge>\n")
	}
	w.raw("</graph>\n</graphml>\n")
	return w.b
}

// NodesCSV appends the nodes as RFC 4180 with the column names that Gephi
// expects, in UTF-8 with a byte order mark, which spreadsheets need.
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

// TiesCSV appends the ties in the same way. Start is the first possible day,
// End the day after the last.
func (n *Net) TiesCSV(dst []byte) []byte {
	dst = append(dst, "\ufeff"...)
	dst = sheet.AppendRow(dst, append([]string{"Source", "Target", "Type", "Id", "Label", "Start", "End"}, tieColumns[:]...))
	for i := range n.ties {
		t := &n.ties[i]
		dst = sheet.AppendRow(dst, append([]string{n.nodes[t.from].id, n.nodes[t.to].id, t.direction(), t.id, t.label, t.start, t.end}, t.cells[:]...))
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

func (n *Net) asOf() string {
	if d := n.d.Meta.AsOf; !d.IsZero() && d.Earliest != edtf.Past {
		return dayOf(d.Earliest, false)
	}
	return ""
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

// elements writes XML; every text that comes from a record is escaped.
type elements struct{ b []byte }

func (w *elements) raw(s string) { w.b = append(w.b, s...) }

func (w *elements) attr(name, value string) {
	w.raw(" " + name + `="`)
	w.text(value)
	w.raw(`"`)
}

func (w *elements) some(name, value string) {
	if value != "" {
		w.attr(name, value)
	}
}

func (w *elements) element(name, text string) {
	w.raw("<" + name + ">")
	w.text(text)
	w.raw("</" + name + ">\n")
}

// columns declares the attributes of GEXF; all are texts but the number of
// events.
func (w *elements) columns(class string, names []string) {
	w.raw(`<attributes class="` + class + "\">\n")
	for _, name := range names {
		w.raw("<attribute")
		w.attr("id", name)
		w.attr("title", name)
		w.attr("type", typeName(name, "integer"))
		w.raw("/>\n")
	}
	w.raw("</attributes>\n")
}

func (w *elements) keys(class, prefix string, names []string) {
	for _, name := range names {
		w.raw("<key")
		w.attr("id", prefix+name)
		w.attr("for", class)
		w.attr("attr.name", name)
		w.attr("attr.type", typeName(name, "int"))
		w.raw("/>\n")
	}
}

func typeName(column, number string) string {
	if column == "events" {
		return number
	}
	return "string"
}

func (w *elements) values(names, cells []string) {
	for i, v := range cells {
		if v != "" {
			w.raw("<attvalue")
			w.attr("for", names[i])
			w.attr("value", v)
			w.raw("/>")
		}
	}
}

func (w *elements) data(key, value string) {
	if value != "" {
		w.raw("<data")
		w.attr("key", key)
		w.raw(">")
		w.text(value)
		w.raw("</data>")
	}
}

// text writes a text so that it is one in an element and in an attribute. What
// XML 1.0 cannot hold at all becomes the replacement character.
func (w *elements) text(s string) {
	for _, r := range s {
		switch {
		case r == '&':
			w.raw("&amp;")
		case r == '<':
			w.raw("&lt;")
		case r == '>':
			w.raw("&gt;")
		case r == '"':
			w.raw("&quot;")
		case r == '\n' || r == '\t' || r == '\r':
			w.raw("&#" + strconv.Itoa(int(r)) + ";")
		case r < ' ' || r == 0xfffe || r == 0xffff || r >= 0xd800 && r < 0xe000:
			w.b = utf8.AppendRune(w.b, utf8.RuneError)
		default:
			w.b = utf8.AppendRune(w.b, r)
		}
	}
}

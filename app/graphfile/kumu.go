package graphfile

import (
	"cmp"
	"strconv"
)

// Kumu appends the network as a Kumu map in JSON: an element per node, a connection per tie.
// Elements may have one label, so connections name their ends by id, as Kumu asks for where
// elements have ids.
func (n *Net) Kumu(dst []byte) []byte {
	w := jsonText{dst}
	w.raw("{\"elements\":[")
	for i := range n.nodes {
		x := &n.nodes[i]
		w.begin(i)
		w.member("id", x.id)
		w.member("label", cmp.Or(x.label, x.id))
		w.member("type", x.kind)
		cells := x.cells()
		for c, name := range nodeColumns {
			if name != "kind" {
				w.member(name, cells[c])
			}
		}
		w.raw("}")
	}
	w.raw("\n],\"connections\":[")
	for i := range n.ties {
		t := &n.ties[i]
		w.begin(i)
		w.member("from", n.nodes[t.from].id)
		w.member("to", n.nodes[t.to].id)
		w.member("direction", t.direction())
		w.member("label", t.label)
		for c, name := range tieColumns {
			w.member(name, t.cells[c])
		}
		w.raw("}")
	}
	w.raw("\n]}\n")
	return w.b
}

type jsonText struct{ b []byte }

func (w *jsonText) raw(s string) { w.b = append(w.b, s...) }

// begin begins object i of a list.
func (w *jsonText) begin(i int) {
	if i > 0 {
		w.raw(",")
	}
	w.raw("\n{\"")
}

// member writes a member, unless it is empty; the first member is never empty.
func (w *jsonText) member(name, s string) {
	if s == "" {
		return
	}
	if w.b[len(w.b)-1] != '"' || w.b[len(w.b)-2] != '{' {
		w.raw(",\"")
	}
	w.raw(name + "\":" + quoteJSON(s))
}

// quoteJSON returns s as a JSON string; strconv.Quote uses escapes that JSON does not have.
func quoteJSON(s string) string {
	b := []byte{'"'}
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r < ' ' || r == 0x2028 || r == 0x2029 || r == 0x7f:
			h := strconv.FormatInt(int64(r)|0x10000, 16)
			b = append(append(b, `\u`...), h[1:]...)
		default:
			b = append(b, string(r)...)
		}
	}
	return string(append(b, '"'))
}

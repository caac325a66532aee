package yaml

import (
	"go.yaml.in/yaml/v4"

	"parley/data/check"
)

// kind is what a node is.
type kind uint8

const (
	scalar   kind = iota
	sequence      // count nodes
	mapping       // count nodes, keys and values in turn
	alias         // of the value links[first]
	parts         // the values links[first] on, count of them, which together are one list or mapping
)

// node is a value in a file. Its kids follow each other in the grove.
type node struct {
	text         string // of a scalar, unquoted
	first, count uint32
	line, col    uint32 // from 1, in characters
	kind         kind
	null         bool // nothing, ~ or null
}

// grove holds the nodes of a file, or of a part of it that was read separately.
// It lives as long as one of its values does.
type grove struct {
	file  string
	nodes []node
	links []value
}

// value is a node in a grove, possibly reached through an alias. The zero value is
// none.
type value struct {
	in      *grove
	at      uint32
	aliased bool
}

func (v value) none() bool   { return v.in == nil }
func (v value) n() *node     { return &v.in.nodes[v.at] }
func (v value) text() string { return v.n().text }
func (v value) bare() bool   { return v.n().count == 0 }

func (v value) where() check.Where {
	n := v.n()
	return check.Where{File: v.in.file, Line: int(n.line), Col: int(n.col)}
}

// kind returns mapping or sequence for parts.
func (v value) kind() kind {
	n := v.n()
	if n.kind == parts {
		return v.in.links[n.first].n().kind
	}
	return n.kind
}

// target follows an alias.
func (v value) target() value {
	for hops := 0; v.n().kind == alias && hops < 8; hops++ {
		v = v.in.links[v.n().first]
		v.aliased = true
	}
	return v
}

// each calls f for each kid, until it returns false.
func (v value) each(f func(kid value) bool) {
	n := v.n()
	if n.kind != parts {
		for i := range n.count {
			if !f(value{v.in, n.first + i, v.aliased}) {
				return
			}
		}
		return
	}
	for _, part := range v.in.links[n.first : n.first+n.count] {
		m := part.n()
		for i := range m.count {
			if !f(value{part.in, m.first + i, v.aliased}) {
				return
			}
		}
	}
}

// planter makes groves of the trees of the YAML library, which take six times the
// memory. One planter serves one file, so that an alias finds its anchor in another
// part.
type planter struct {
	file    string
	anchors map[*yaml.Node]value
	words   map[string]string // the keys seen, each kept once
}

func newPlanter(file string) *planter {
	return &planter{file: file, anchors: map[*yaml.Node]value{}, words: map[string]string{}}
}

// plant copies a tree that begins after that many lines of the file.
func (p *planter) plant(root *yaml.Node, before int) value {
	g := &grove{file: p.file, nodes: make([]node, 1, size(root))}
	p.copy(g, 0, root, before)
	return value{in: g}
}

// size returns the number of nodes of a tree.
func size(n *yaml.Node) int {
	all := 1
	for _, c := range n.Content {
		all += size(c)
	}
	return all
}

func (p *planter) copy(g *grove, at uint32, n *yaml.Node, before int) {
	if n.Anchor != "" && n.Kind != yaml.AliasNode {
		p.anchors[n] = value{in: g, at: at}
	}
	to := node{line: uint32(n.Line + before), col: uint32(n.Column), first: uint32(len(g.nodes)), count: uint32(len(n.Content))}
	switch n.Kind {
	case yaml.SequenceNode:
		to.kind = sequence
	case yaml.MappingNode:
		to.kind = mapping
	case yaml.AliasNode:
		to.kind, to.first, to.count = alias, uint32(len(g.links)), 0
		g.links = append(g.links, p.anchors[n.Alias])
	default:
		to.text = n.Value
		to.null = n.ShortTag() == "!!null" && n.Value != "Null" && n.Value != "NULL"
	}
	g.nodes[at] = to
	g.nodes = append(g.nodes, make([]node, len(n.Content))...)
	for i, c := range n.Content {
		p.copy(g, to.first+uint32(i), c, before)
		if to.kind == mapping && i%2 == 0 {
			g.nodes[to.first+uint32(i)].text = p.word(g.nodes[to.first+uint32(i)].text)
		}
	}
}

// mostWords is how many keys are kept once: those of the format, and not the ids.
const mostWordsKept = 1 << 10

// word returns a text equal to s, the same one for all equal keys.
func (p *planter) word(s string) string {
	if w, ok := p.words[s]; ok || s == "" {
		return w
	}
	if len(p.words) < mostWordsKept {
		p.words[s] = s
	}
	return s
}

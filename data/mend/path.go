package mend

import (
	"strconv"

	"parley/data/value"
)

// PathAt returns the path of the innermost value, or its key, at a line and a column, both from
// 1, columns in characters. It is empty if there is none.
func (d *Doc) PathAt(line, col int) []string {
	s := scanner{text: d.text, lines: lineStarts(d.text)}
	return pathTo(d.root, s.offset(line, col))
}

func pathTo(s *span, at int) []string {
	if s == nil {
		return nil
	}
	for i, item := range s.items {
		name, from := strconv.Itoa(i), item.at
		if s.Kind == value.Map {
			name, from = s.keys[i].Text, s.keys[i].at
		}
		if at >= from && (at < s.stop(i) || at == from) {
			return append([]string{name}, pathTo(item, at)...)
		}
	}
	return nil
}

// below returns the span at a path of keys and indexes.
func (s *span) below(path []string) *span {
	for _, name := range path {
		i := s.find(name)
		if s.Kind == value.List {
			i, _ = strconv.Atoi(name)
		}
		s = s.items[i]
	}
	return s
}

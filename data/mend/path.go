package mend

import (
	"strconv"

	"parley/data/value"
)

// PathAt is the path to the value, or its key, that stands at a line and a column, which
// count from 1, columns in characters; of what stands within another the innermost. It is
// empty where nothing does.
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

// below is the span at a path of keys and places.
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

package mend

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// empty reports whether a text has only white space, comments and the start of a
// document.
func empty(text string) bool {
	for line := range strings.Lines(text) {
		if t := strings.TrimSpace(line); t != "" && t[0] != '#' && t != "---" {
			return false
		}
	}
	return true
}

// columnOf returns the number of bytes before a byte in its line.
func (s *scanner) columnOf(at int) int {
	return at - 1 - strings.LastIndexByte(s.text[:at], '\n')
}

// wordLen returns the length of the text up to white space or the end of a word in [ ] and { }.
func wordLen(text string) int {
	if n := strings.IndexAny(text, " \t\r\n,]}"); n >= 0 {
		return n
	}
	return len(text)
}

// properties returns the start of a value after its anchor and tag.
func (s *scanner) properties(at int) int {
	for at < len(s.text) && (s.text[at] == '&' || s.text[at] == '!') {
		at += wordLen(s.text[at:])
		at += len(s.text[at:]) - len(strings.TrimLeft(s.text[at:], " \t\r\n"))
	}
	return at
}

// closing returns the byte after the closing bracket of a list or map whose entries end at
// from.
func (s *scanner) closing(from int) int {
	for i := from; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == ']' || c == '}':
			return i + 1
		case c == '#' && i > 0 && strings.IndexByte(" \t\n", s.text[i-1]) >= 0:
			i += lineLen(s.text[i:])
		}
	}
	return len(s.text)
}

// lineLen returns the length of a line without its line end.
func lineLen(text string) int {
	if n := strings.IndexByte(text, '\n'); n >= 0 {
		return n
	}
	return len(text)
}

// scalarEnd returns the end of a scalar that starts at a byte.
func (s *scanner) scalarEnd(at int, n *yaml.Node, flow bool, indent int) int {
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return s.blockEnd(at, indent)
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return s.quotedEnd(at, '"')
	case n.Style&yaml.SingleQuotedStyle != 0:
		return s.quotedEnd(at, '\'')
	case n.Value == "":
		return at
	}
	return s.plainEnd(at, flow, indent)
}

// quotedEnd returns the byte after the closing quotation mark.
func (s *scanner) quotedEnd(at int, mark byte) int {
	for i := at + 1; i < len(s.text); i++ {
		switch {
		case s.text[i] == '\\' && mark == '"':
			i++
		case s.text[i] != mark:
		case mark == '\'' && i+1 < len(s.text) && s.text[i+1] == mark:
			i++
		default:
			return i + 1
		}
	}
	return len(s.text)
}

// blockEnd returns the end of the last non-empty line of a block scalar (| or >), whose lines
// are indented more than the key.
func (s *scanner) blockEnd(at, indent int) int {
	end := at + lineLen(s.text[at:])
	for from := end + 1; from < len(s.text); {
		line := s.text[from : from+lineLen(s.text[from:])]
		text := strings.TrimLeft(line, " ")
		if strings.TrimSpace(text) != "" {
			if len(line)-len(text) <= indent {
				break
			}
			end = from + len(line)
		}
		from += len(line) + 1
	}
	return trimmed(s.text, at, end)
}

// trimmed returns end without the white space before it.
func trimmed(text string, at, end int) int {
	return at + len(strings.TrimRight(text[at:end], " \t\r\n"))
}

// plainEnd returns the end of a plain scalar.
func (s *scanner) plainEnd(at int, flow bool, indent int) int {
	end := at
	for from := at; from < len(s.text); {
		line := s.text[from : from+lineLen(s.text[from:])]
		n, whole := plainLen(line, flow)
		if strings.TrimSpace(line[:n]) != "" {
			end = trimmed(s.text, at, from+n)
		}
		from += len(line) + 1
		if !whole || from >= len(s.text) || !s.goesOn(from, flow, indent) {
			break
		}
	}
	return end
}

// goesOn reports whether a plain scalar may continue in the line that starts at a byte.
func (s *scanner) goesOn(from int, flow bool, indent int) bool {
	for from < len(s.text) {
		line := s.text[from : from+lineLen(s.text[from:])]
		text := strings.TrimLeft(line, " \t")
		if t := strings.TrimSpace(text); t != "" {
			return t[0] != '#' && (flow || len(line)-len(text) > indent)
		}
		from += len(line) + 1
	}
	return false
}

// plainLen returns the length of the part of a line that belongs to a plain scalar. whole
// reports whether all of it does.
func plainLen(line string, flow bool) (n int, whole bool) {
	for i := range len(line) {
		switch c := line[i]; {
		case c == '#' && i > 0 && strings.IndexByte(" \t", line[i-1]) >= 0:
			return i, false
		case c == ':' && (i+1 == len(line) || strings.IndexByte(" \t\r", line[i+1]) >= 0 || flow && strings.IndexByte(",[]{}", line[i+1]) >= 0):
			return i, false
		case flow && strings.IndexByte(",[]{}", c) >= 0:
			return i, false
		}
	}
	return len(line), true
}

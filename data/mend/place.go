package mend

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"parley/data/value"
)

// lineStart and lineEnd return the bounds of the line of a byte, without the line end.
func lineStart(text string, at int) int { return strings.LastIndexByte(text[:at], '\n') + 1 }

func lineEnd(text string, at int) int {
	end := at + lineLen(text[at:])
	if end > at && text[end-1] == '\r' {
		end--
	}
	return end
}

// column returns the number of bytes before a byte in its line.
func (e *editor) column(at int) int { return at - lineStart(e.doc.text, at) }

// lastInLine reports whether only white space follows a byte in its line.
func (e *editor) lastInLine(at int) bool {
	return strings.TrimSpace(e.doc.text[at:lineEnd(e.doc.text, at)]) == ""
}

// text changes a text and keeps its quotation marks.
func (e *editor) text(parent *span, i int, s *span, to value.Value) {
	block := s.style&(yaml.FoldedStyle|yaml.LiteralStyle) != 0
	if block || parent != nil && !parent.flow && strings.Contains(to.Text, "\n") || e.doc.text[s.at] == '&' || e.doc.text[s.at] == '!' {
		e.replace(parent, i, s, to)
		return
	}
	e.splice(s.at, s.end, quoted(to.Text, s.style, parent != nil && parent.flow))
}

// replace writes a value in place of another, on its own lines if necessary.
func (e *editor) replace(parent *span, i int, s *span, to value.Value) {
	switch {
	case parent == nil:
		e.splice(s.at, s.end, "{}")
	case parent.flow:
		e.splice(e.valueStart(parent, i), s.end, e.gap(parent, i)+inline(to, true))
	case parent.Kind == value.List:
		e.splice(s.at, s.end, strings.TrimLeft(dashed(to, max(e.column(s.at)-2, 0)), " ")[2:])
	default:
		e.replaceBlock(parent, i, s, to)
	}
}

// valueStart returns the start of the value of a key, or of an entry of a list, including the
// white space before it.
func (e *editor) valueStart(parent *span, i int) int {
	if parent.Kind == value.List {
		return parent.items[i].at
	}
	at := parent.keys[i].end
	if n := strings.IndexByte(e.doc.text[at:max(parent.items[i].at, at)], ':'); n >= 0 {
		return at + n + 1
	}
	return max(parent.items[i].at, at)
}

// gap returns the white space before valueStart.
func (e *editor) gap(parent *span, i int) string {
	if parent.Kind == value.List {
		return ""
	}
	return " "
}

func (e *editor) replaceBlock(parent *span, i int, s *span, to value.Value) {
	from := e.valueStart(parent, i)
	used := utf8.RuneCountInString(e.doc.text[lineStart(e.doc.text, from):from]) + 1
	body := after(to, e.column(parent.keys[i].at), used)
	if folds := s.style & yaml.FoldedStyle; folds != 0 && to.Kind == value.Text && plainly(to.Text) {
		body = " >-" + folded(to.Text, e.column(parent.keys[i].at)+2)
	}
	if !e.lastInLine(s.end) && strings.Contains(body, "\n") {
		body = " " + inline(to, false)
	}
	e.splice(from, s.end, body)
}

// plainly reports whether a text of one line may be folded.
func plainly(text string) bool { return text != "" && folds(text, 0) }

// removeAll removes the entries for which stays is false.
func (e *editor) removeAll(s *span, stays func(i int) bool) {
	for i := 0; i < len(s.items); i++ {
		if stays(i) {
			continue
		}
		to := i + 1
		for to < len(s.items) && !stays(to) {
			to++
		}
		e.remove(s, i, to)
		i = to - 1
	}
}

// start returns the start of an entry: its key, or the value itself.
func (s *span) start(i int) int {
	if s.Kind == value.Map {
		return s.keys[i].at
	}
	return s.items[i].at
}

// stop returns the end of an entry. A key without a value ends after its colon.
func (s *span) stop(i int) int {
	if s.Kind == value.Map {
		return max(s.items[i].end, s.keys[i].end)
	}
	return s.items[i].end
}

// remove removes the entries from i to to, to excluded.
func (e *editor) remove(s *span, i, to int) {
	text := e.doc.text
	begin := lineStart(text, s.start(i))
	before := text[begin:s.start(i)]
	switch {
	case !s.flow && (strings.TrimSpace(before) == "" || s.Kind == value.List && strings.TrimSpace(before) == "-"):
		end := min(lineEnd(text, s.stop(to-1))+1, len(text))
		if end < len(text) && text[end-1] == '\r' {
			end++
		}
		e.splice(begin, end, "")
	case i > 0 && (to == len(s.items) || strings.TrimSpace(before) != "" || lineStart(text, s.start(to)) != begin):
		e.splice(s.stop(i-1), s.stop(to-1), "")
	case to < len(s.items):
		e.splice(s.start(i), s.start(to), "")
	default:
		e.splice(s.start(i), s.stop(to-1), "")
	}
}

// insert adds an entry after entry i, or as the first one if i is -1.
func (e *editor) insert(s *span, i int, key string, v value.Value) {
	if s.flow {
		e.insertFlow(s, i, key, v)
		return
	}
	text := e.doc.text
	col := e.column(s.at)
	if s.Kind == value.List {
		col = strings.IndexByte(text[lineStart(text, s.at):], '-')
	}
	entry := dashed(v, col)
	if s.Kind == value.Map {
		entry = likeOthers(s, key, v, col)
	}
	if i < 0 {
		e.splice(lineStart(text, s.start(0)), lineStart(text, s.start(0)), entry+"\n")
		return
	}
	at := lineEnd(text, s.stop(i))
	e.splice(at, at, "\n"+e.blank(s)+entry)
}

// likeOthers formats a key with its value in the style of its siblings: on its own lines or
// within braces.
func likeOthers(s *span, key string, v value.Value, col int) string {
	last := s.items[len(s.items)-1]
	if v.Kind != value.Map || last.Kind != value.Map || len(last.items) == 0 || len(v.Items) == 0 {
		return keyLines(key, v, col)
	}
	out := strings.Repeat(" ", col) + quoted(key, 0, false) + ":"
	if last.flow && !deep(v) {
		return out + " " + braced(v, utf8.RuneCountInString(out)+1)
	}
	return out + lines(v, col+2)
}

// blank returns an empty line if the entries are separated by one.
func (e *editor) blank(s *span) string {
	n := len(s.items)
	if n < 2 || !strings.Contains(strings.ReplaceAll(e.doc.text[s.stop(n-2):s.start(n-1)], "\r", ""), "\n\n") {
		return ""
	}
	return "\n"
}

func (e *editor) insertFlow(s *span, i int, key string, v value.Value) {
	entry := inline(v, true)
	if s.Kind == value.Map {
		entry = quoted(key, 0, true) + ": " + entry
	}
	if i < 0 {
		at := s.start(0)
		e.splice(at, at, entry+", ")
		return
	}
	at := s.stop(i)
	gap := ", "
	line := e.doc.text[lineStart(e.doc.text, at):lineEnd(e.doc.text, at)]
	if utf8.RuneCountInString(line)+2+utf8.RuneCountInString(entry) > width {
		gap = ",\n" + strings.Repeat(" ", e.column(s.at)+1)
	}
	e.splice(at, at, gap+entry)
}

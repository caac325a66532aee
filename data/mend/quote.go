package mend

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"parley/data/value"
)

// width is the maximum length in characters of a line that is written.
const width = 120

// number matches numbers in canonical form: 010 is a text.
var number = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// odd matches words that some YAML readers do not take for a text.
var odd = regexp.MustCompile(`^(?i:~|null|y|n|yes|no|on|off|[-+]?\.inf|\.nan|[-+0-9][0-9_,.:]*([eE][-+]?[0-9]+)?|0[xob][0-9a-f_]+)$`)

// needsMarks reports whether a text needs quotation marks. flow is true within [ ] or { }.
func needsMarks(text string, flow bool) bool {
	switch {
	case text == "", strings.TrimSpace(text) != text, strings.ContainsFunc(text, unprintable):
		return true
	case number.MatchString(text), isDay(text):
		return false
	case odd.MatchString(text), strings.IndexByte("-?:,[]{}#&*!|>'\"%@`", text[0]) >= 0, strings.HasPrefix(text, "---"), strings.HasPrefix(text, "..."), strings.HasPrefix(text, "<<"):
		return true
	case strings.Contains(text, ": "), strings.Contains(text, " #"), strings.HasSuffix(text, ":"), strings.Contains(text, "\t"):
		return true
	}
	return flow && (strings.ContainsAny(text, ",[]{}") || strings.Contains(text, ":") && !strings.Contains(text, "://") && !isClock(text))
}

// day and clock match dates, which the format writes without quotation marks.
var (
	day   = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`)
	clock = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+(Z|[-+][0-9:]+)?$`)
)

func isDay(text string) bool   { return day.MatchString(text) }
func isClock(text string) bool { return clock.MatchString(text) }

func unprintable(c rune) bool {
	return c == utf8.RuneError || c == '\ufeff' || c == '\u0085' || c == '\u2028' || c == '\u2029' || c != ' ' && c != '\t' && !unicode.IsPrint(c) && !unicode.Is(unicode.Zs, c) && !unicode.Is(unicode.Cf, c)
}

// quoted formats a text on one line, in the quotation marks of like or those it needs.
func quoted(text string, like yaml.Style, flow bool) string {
	switch {
	case like&yaml.SingleQuotedStyle != 0 && !strings.ContainsFunc(text, unprintable):
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	case like&yaml.DoubleQuotedStyle == 0 && !needsMarks(text, flow):
		return text
	}
	return inMarks(text)
}

// inMarks formats a text in double quotation marks.
func inMarks(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case unprintable(c) && c > 0xffff:
			b.WriteString(`\U` + hex(c, 8))
		case unprintable(c) || c == '\t':
			b.WriteString(`\u` + hex(c, 4))
		default:
			b.WriteRune(c)
		}
	}
	return b.String() + `"`
}

func hex(c rune, digits int) string {
	s := strconv.FormatInt(int64(c), 16)
	return strings.Repeat("0", max(digits-len(s), 0)) + s
}

// inline formats a value on one line.
func inline(v value.Value, flow bool) string {
	switch v.Kind {
	case value.Text:
		return quoted(v.Text, 0, flow)
	case value.List:
		return "[" + strings.Join(pieces(v), ", ") + "]"
	case value.Map:
		return "{" + strings.Join(pieces(v), ", ") + "}"
	}
	return "null"
}

// pieces formats the entries of a list or map, one line each.
func pieces(v value.Value) []string {
	out := make([]string, len(v.Items))
	for i, item := range v.Items {
		out[i] = inline(item, true)
		if v.Kind == value.Map {
			out[i] = quoted(v.Keys[i], 0, true) + ": " + out[i]
		}
	}
	return out
}

// braced formats a list or map in brackets, on as many lines as its width needs; col is the
// column of the bracket.
func braced(v value.Value, col int) string {
	marks := "[]"
	if v.Kind == value.Map {
		marks = "{}"
	}
	out, at := marks[:1], col+1
	for i, p := range pieces(v) {
		n := utf8.RuneCountInString(p)
		switch {
		case i == 0:
		case at+2+n+1 > width:
			out += ",\n" + strings.Repeat(" ", col+1)
			at = col + 1
		default:
			out += ", "
			at += 2
		}
		out += p
		at += n
	}
	return out + marks[1:]
}

// after formats a value for the place after the colon of a key at a column, or after a hyphen:
// on the same line or on those below.
func after(v value.Value, col, used int) string {
	room := width - used
	switch {
	case v.Kind == value.Text && folds(v.Text, room):
		return " >-" + folded(v.Text, col+2)
	case v.Kind == value.Text && strings.Contains(v.Text, "\n") && literal(v.Text):
		return " |-\n" + indented(v.Text, col+2)
	case v.Kind == value.List && deep(v):
		out := ""
		for _, item := range v.Items {
			out += "\n" + dashed(item, col+2)
		}
		return out
	case v.Kind == value.Map && len(v.Items) > 0 && (col == recordCol || deep(v) || utf8.RuneCountInString(inline(v, true)) > room):
		return lines(v, col+2)
	case v.Kind == value.List || v.Kind == value.Map:
		return " " + braced(v, used)
	}
	return " " + inline(v, false)
}

// recordCol is the column of the ids of records: a record is written key by key.
const recordCol = 2

// lines formats the keys of a map below one another, at a column.
func lines(v value.Value, col int) (out string) {
	for i, item := range v.Items {
		out += "\n" + keyLines(v.Keys[i], item, col)
	}
	return out
}

// deep reports whether a value is written on its own lines: it has maps within a list, or a
// list of such.
func deep(v value.Value) bool {
	for _, item := range v.Items {
		if item.Kind == value.Map || v.Kind == value.Map && deep(item) {
			return true
		}
	}
	return false
}

// dashed formats an entry of a list on its own lines, at a column.
func dashed(v value.Value, col int) string {
	out := strings.Repeat(" ", col) + "-"
	if v.Kind == value.Map || v.Kind == value.List {
		return out + " " + braced(v, col+2)
	}
	return out + " " + inline(v, false)
}

// keyLines formats a key with its value on its own lines, at a column.
func keyLines(key string, v value.Value, col int) string {
	out := strings.Repeat(" ", col) + quoted(key, 0, false) + ":"
	return out + after(v, col, utf8.RuneCountInString(out)+1)
}

// folds reports whether a text is written folded, over several lines.
func folds(text string, room int) bool {
	return utf8.RuneCountInString(text) > room && strings.TrimSpace(text) == text && !strings.Contains(text, "  ") && !strings.ContainsAny(text, "\n\t") && !strings.ContainsFunc(text, unprintable)
}

// literal reports whether a text may be written as a literal block.
func literal(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != line || strings.ContainsFunc(line, unprintable) {
			return false
		}
	}
	return strings.TrimSpace(text) == text
}

// folded formats a text as a folded block.
func folded(text string, col int) string {
	pad := "\n" + strings.Repeat(" ", col)
	out, at := "", width
	for _, w := range strings.Split(text, " ") {
		n := utf8.RuneCountInString(w)
		if at+1+n > width {
			out += pad + w
			at = col + n
		} else {
			out += " " + w
			at += 1 + n
		}
	}
	return out
}

// indented indents lines; empty ones stay empty.
func indented(text string, col int) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = strings.Repeat(" ", col) + line
		}
	}
	return strings.Join(lines, "\n")
}

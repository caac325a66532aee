// Package calendar reads the entries of an iCalendar file (RFC 5545). It has a
// parser of its own, as one bad line must not affect the others, and as lists
// and texts must be unescaped and split in one pass, which libraries do
// inconsistently.
package calendar

import (
	"strconv"
	"strings"

	"parley/data/format/grid"
	"parley/data/format/items"
)

// line is one property.
type line struct {
	number      int
	name, value string
	params      map[string]string // by upper-case name, without quotation marks
}

// lines unfolds a file into properties and skips anything else.
func lines(text string) []line {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	var out []line
	number, begun := 0, 0
	var folded strings.Builder
	flush := func() {
		if l, ok := property(folded.String()); ok {
			l.number = begun
			out = append(out, l)
		}
		folded.Reset()
	}
	for s := range strings.SplitSeq(text, "\n") {
		number++
		if len(s) > 0 && (s[0] == ' ' || s[0] == '\t') {
			folded.WriteString(s[1:])
			continue
		}
		flush()
		begun = number
		folded.WriteString(s)
	}
	flush()
	return out
}

// property splits NAME;PARAM=VALUE:text; quotation marks protect ; and : in a
// value.
func property(s string) (l line, ok bool) {
	quoted, from := false, 0
	var parts []string
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == ';':
			parts, from = append(parts, s[from:i]), i+1
		case c == ':':
			parts = append(parts, s[from:i])
			l.name, l.value = strings.ToUpper(strings.TrimSpace(parts[0])), s[i+1:]
			l.params = map[string]string{}
			for _, p := range parts[1:] {
				name, value, _ := strings.Cut(p, "=")
				l.params[strings.ToUpper(name)] = strings.Trim(value, `"`)
			}
			return l, l.name != "" && strings.Trim(l.name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == ""
		}
	}
	return line{}, false
}

// texts splits a value at unescaped commas and unescapes it in the same pass:
// \\n is a backslash and an n.
func texts(value string) []string {
	var out []string
	var b strings.Builder
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case c == '\\' && i+1 < len(value):
			i++
			if value[i] == 'n' || value[i] == 'N' {
				b.WriteByte('\n')
			} else {
				b.WriteByte(value[i])
			}
		case c == ',':
			out = append(out, tidy(b.String()))
			b.Reset()
		default:
			b.WriteByte(c)
		}
	}
	return append(out, tidy(b.String()))
}

func tidy(s string) string { return strings.TrimSpace(grid.Clean(s)) }

// lists are the properties with possibly several values.
var lists = map[string]bool{"CATEGORIES": true, "RESOURCES": true, "EXDATE": true, "RDATE": true}

// entries returns the entries of a calendar (VEVENT, VTODO, VJOURNAL) and its
// own properties as the last item. zones are the offsets of the time zones it
// defines.
func entries(all []line) (out []items.Item, zones map[string]string) {
	zones = map[string]string{}
	file := items.Item{At: "file", Sort: "file", Cells: map[string]string{}}
	var open []string
	var now *items.Item
	zone, offsets := "", map[string]bool{}
	for _, l := range all {
		switch {
		case l.name == "BEGIN":
			open = append(open, strings.ToUpper(strings.TrimSpace(l.value)))
			if k := open[len(open)-1]; now == nil && (k == "VEVENT" || k == "VTODO" || k == "VJOURNAL") {
				now = &items.Item{At: "line " + strconv.Itoa(l.number), Sort: k, Cells: map[string]string{}}
			}
		case l.name == "END":
			k := strings.ToUpper(strings.TrimSpace(l.value))
			if now != nil && k == now.Sort {
				out, now = append(out, *now), nil
			}
			if k == "VTIMEZONE" {
				if len(offsets) == 1 {
					for o := range offsets {
						zones[zone] = o
					}
				}
				zone, offsets = "", map[string]bool{}
			}
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		case now != nil && len(open) > 0 && open[len(open)-1] == now.Sort:
			put(now.Cells, l)
		case now != nil:
			put(now.Cells, line{name: open[len(open)-1] + " " + l.name, value: l.value})
		case len(open) > 0 && open[0] == "VCALENDAR" && len(open) == 1:
			put(file.Cells, l)
		case l.name == "TZID":
			zone = l.value
		case l.name == "TZOFFSETTO":
			offsets[l.value] = true
		}
	}
	if now != nil { // unclosed entry
		out = append(out, *now)
	}
	if len(file.Cells) > 0 {
		out = append(out, file)
	}
	return out, zones
}

// put adds a property as a cell. Several properties with one name become one
// cell with a line each.
func put(cells map[string]string, l line) {
	values := texts(l.value)
	text, between := strings.Join(values, ","), "\n"
	if lists[l.name] {
		text = strings.Join(values, "\n")
	}
	if l.name == "ATTENDEE" || l.name == "ORGANIZER" {
		text = person(l)
	}
	if l.name == "RRULE" || l.name == "GEO" || l.name == "URL" || strings.HasPrefix(l.name, "DT") {
		text = tidy(l.value)
	}
	if text == "" {
		return
	}
	if z := l.params["TZID"]; z != "" && cells[l.name+" TZID"] == "" {
		cells[l.name+" TZID"] = z
	}
	if cells[l.name] != "" {
		text = cells[l.name] + between + text
	}
	cells[l.name] = text
}

// person returns the name of an attendee, or else the address.
func person(l line) string {
	if cn := tidy(l.params["CN"]); cn != "" {
		return cn
	}
	address := tidy(l.value)
	if i := strings.IndexByte(address, ':'); i >= 0 && strings.EqualFold(address[:i], "mailto") {
		address = address[i+1:]
	}
	return address
}

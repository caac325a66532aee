// Package markwhen reads and writes Markwhen documents: for each event a line
// with a date, a colon and a title, followed by lines of text.
package markwhen

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"parley/data/format/assemble"
	"parley/data/format/grid"
	"parley/data/format/items"
)

var columns = append([]items.Column{{Name: "date", As: "when"}, {Name: "end", As: "when (its end)"}, {Name: "title", As: "title"}, {Name: "text", As: "text"}, {Name: "section", As: "tags"}}, items.OwnColumns()...)

// document is a parsed file.
type document struct {
	header map[string]string
	events []items.Item
	own    string // what Parley wrote about the record as a whole
	dates  assemble.Order
}

var (
	headLine = regexp.MustCompile(`^([A-Za-z#][\w#-]*): ?(.*)$`)
	section  = regexp.MustCompile(`^\s*(?:section|group)\s+(.*)$`)
	closing  = regexp.MustCompile(`^\s*(?:endSection|endGroup|end section|end group)\b`)
	hashed   = regexp.MustCompile(`(?:^|\s)#([\p{L}\d_-]+)`)
	link     = regexp.MustCompile(`\[([^\]]*)\]\((https?://[^)\s]+)\)`)
	bare     = regexp.MustCompile(`https?://[^\s)\]<>"]+`)
	location = regexp.MustCompile(`\[([^\]\n]+)\]\(location\)`)
	bullet   = regexp.MustCompile(`^\s*[-*] (?:\[[ xX]?\] )?`)
	comment  = regexp.MustCompile(`^\s*//`)
)

// parse parses a document. Its header precedes the first event.
func parse(text string) document {
	d := document{header: map[string]string{}, dates: assemble.MonthFirst}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if m := regexp.MustCompile(`(?m)^dateFormat:\s*["']?d`).FindString(text); m != "" {
		d.dates = assemble.DayFirst
	}
	var sections []string
	number := 0
	for l := range strings.SplitSeq(text, "\n") {
		number++
		date, title, ok := event(l, d.dates)
		switch {
		case strings.HasPrefix(l, wholeMark):
			d.own = strings.TrimPrefix(l, wholeMark)
		case strings.HasPrefix(l, eventMark):
			d.carried(strings.TrimPrefix(l, eventMark))
		case comment.MatchString(l):
		case section.MatchString(l):
			name := hashed.ReplaceAllString(section.FindStringSubmatch(l)[1], "")
			sections = append(sections, strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(name), ":")))
		case closing.MatchString(l):
			sections = sections[:max(0, len(sections)-1)]
		case ok:
			cells := map[string]string{"date": date, "title": clean(title)}
			if from, to, span := cut(date); span {
				cells["date"], cells["end"] = from, to
			}
			if s := strings.Join(sections, "\n"); strings.TrimSpace(s) != "" {
				cells["section"] = s
			}
			d.events = append(d.events, items.Item{At: "line " + strconv.Itoa(number), Cells: cells})
		case len(d.events) > 0:
			d.more(l)
		default:
			d.head(l)
		}
	}
	return d
}

func clean(s string) string { return strings.TrimSpace(grid.Clean(s)) }

// head parses a line of the header.
func (d *document) head(l string) {
	if m := headLine.FindStringSubmatch(l); m != nil && clean(m[2]) != "" {
		s := clean(m[2])
		if u, err := strconv.Unquote(s); err == nil {
			s = clean(u)
		}
		if s != "" {
			d.header[m[1]] = s
		}
	}
}

// more adds a line to the text of the last event.
func (d *document) more(l string) {
	cells := d.events[len(d.events)-1].Cells
	l = clean(strings.TrimPrefix(strings.TrimSpace(l), "> "))
	if text := strings.TrimSpace(cells["text"] + "\n" + l); text != "" {
		cells["text"] = text
	}
}

// carried reads a comment that Parley wrote about the last event.
func (d *document) carried(text string) {
	v, err := items.JSON([]byte(text))
	if err != nil || len(d.events) == 0 {
		return
	}
	for name, s := range items.Cells(map[string]any{items.Own: v}) {
		d.events[len(d.events)-1].Cells[name] = s
	}
}

// event splits a line into date and title, at the first colon that follows a
// date.
func event(l string, order assemble.Order) (date, title string, ok bool) {
	l = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(l), "- "))
	if l == "" || !strings.ContainsAny(l[:min(len(l), 40)], "0123456789") && !strings.HasPrefix(strings.ToLower(l), "now") {
		return "", "", false
	}
	for i := 0; i < min(len(l), 120); i++ {
		if l[i] != ':' || i+1 < len(l) && l[i+1] >= '0' && l[i+1] <= '9' {
			continue // of a clock time
		}
		if before := strings.TrimSpace(l[:i]); dated(before, order) {
			return before, l[i+1:], true
		}
		if i+1 == len(l) || l[i+1] == ' ' {
			return "", "", false
		}
	}
	return "", "", false
}

// dated reports whether a text is a date, two dates, or a date only Markwhen
// knows. A row of a table that begins with two dates is none.
func dated(s string, order assemble.Order) bool {
	from, to, span := cut(s)
	ends := !span || to == "" || reading(to, order).When != "" || relative.MatchString(to)
	return ends && reading(from, order).When != "" || relative.MatchString(s)
}

// relative matches dates that depend on the current day or on another event,
// and recurrence rules.
var relative = regexp.MustCompile(`(?i)^now\b|\bevery\b|^(?:after|before|by) |^\d+ (?:year|month|week|day|hour|minute|second|work|business)`)

// cut splits two dates at a slash as in EDTF, or at a dash between blanks.
func cut(s string) (from, to string, span bool) {
	if a, b, ok := strings.Cut(s, " - "); ok {
		return strings.TrimSpace(a), strings.TrimSpace(b), true
	}
	if a, b, ok := strings.Cut(s, "/"); ok && strings.Contains(a, "-") || ok && len(a) == 4 && !strings.Contains(b, "/") && len(b) >= 4 {
		return strings.TrimSpace(a), strings.TrimSpace(b), true
	}
	return s, "", false
}

func reading(s string, order assemble.Order) assemble.Reading {
	if assemble.OpenEnd(s) {
		return assemble.Reading{When: "..", Why: "it goes on: the end is open"}
	}
	if parts := strings.Split(s, "/"); len(parts) == 2 && order == assemble.MonthFirst && len(parts[1]) == 4 {
		if m, err := strconv.Atoi(parts[0]); err == nil && m >= 1 && m <= 12 { // 12/2012
			s = parts[1] + "-" + "0"[:max(0, 2-len(parts[0]))] + parts[0]
		}
	}
	return assemble.FindOrder(order, nil).Read(s)
}

// Detect reports whether data is text with an event in its first lines.
func Detect(data []byte) bool {
	if len(data) > 1<<14 {
		data = data[:1<<14]
		for len(data) > 0 && !utf8.RuneStart(data[len(data)-1]) {
			data = data[:len(data)-1]
		}
		data = data[:max(0, len(data)-1)]
	}
	if !utf8.Valid(data) || items.Looks(data) || strings.HasPrefix(strings.TrimSpace(string(data)), "<") {
		return false
	}
	return len(parse(strings.TrimPrefix(string(data), "\ufeff")).events) > 0
}

// Read adds the events to the draft. It returns an error if there are none.
func Read(d *assemble.Draft, rep *assemble.Report, data []byte, order assemble.Order) error {
	if !utf8.Valid(data) {
		return errors.New("it is not UTF-8; save it as UTF-8")
	}
	doc := parse(strings.TrimPrefix(string(data), "\ufeff"))
	if len(doc.events) == 0 {
		return errors.New("there is no event: a line with a date, a colon and a title")
	}
	if order != assemble.Unknown {
		doc.dates = order
	}
	if v, err := items.JSON([]byte(doc.own)); doc.own != "" && err == nil {
		items.CarriedFile(d, map[string]any{items.Own: v})
	}
	all := doc.events
	if len(doc.header) > 0 {
		all = append(all, items.Item{At: "header", Sort: "file", Cells: doc.header})
	}
	items.Read(d, rep, all, columns, doc.read)
	return nil
}

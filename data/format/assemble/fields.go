package assemble

import (
	"regexp"
	"strconv"
	"strings"

	"parley/data/codebook"
)

// nothing are the words that programs write for a missing value.
var nothing = map[string]bool{"na": true, "n/a": true, "none": true, "nan": true, "null": true, "nat": true, "<na>": true, "#n/a": true, "-": true, "–": true, "—": true}

// NoValue reports whether a text is one that spreadsheets, pandas and R write
// for a missing value.
func NoValue(s string) bool { return nothing[strings.ToLower(s)] }

// Sources parses a cell of sources: addresses separated by blanks, commas or
// semicolons, or a single text, which becomes the title of a source. why
// describes a change, or is "".
func Sources(cell string) (out []Source, why string) {
	parts := strings.FieldsFunc(cell, func(c rune) bool { return c == ' ' || c == '\n' || c == '\t' || c == ';' })
	for i, p := range parts {
		p = strings.Trim(p, "<>")
		if i < len(parts)-1 {
			p = strings.TrimSuffix(p, ",")
		}
		if _, ok := Address(p); ok {
			out = append(out, Source{URL: p})
			continue
		}
		if near := bareHost(p); near != "" {
			out, why = append(out, Source{URL: near}), "an address begins with https://"
			continue
		}
		return []Source{{Title: cell}}, ""
	}
	return out, why
}

var hostPath = regexp.MustCompile(`^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/\S*$|^www\.[a-z0-9.-]+\.[a-z]{2,}$`)

// bareHost returns the address meant by www.example.org or example.org/talks,
// or "".
func bareHost(s string) string {
	s = strings.TrimPrefix(s, "//")
	if !hostPath.MatchString(strings.ToLower(s)) {
		return ""
	}
	if _, ok := Address("https://" + s); !ok {
		return ""
	}
	return "https://" + s
}

// Type parses the type of an event: a code in any letter case, or a label.
func Type(cell string) (code string, ok bool) {
	if t, ok := codebook.ParseType(strings.ToUpper(cell)); ok {
		return t.Code(), true
	}
	for _, row := range codebook.Types() {
		if strings.EqualFold(row.Label, cell) {
			return row.Code, true
		}
	}
	return "", false
}

// Types returns the codes of all types, for messages.
func Types() string {
	var out []string
	for _, row := range codebook.Types() {
		out = append(out, row.Code)
	}
	return strings.Join(out, ", ")
}

// Importance parses 1 to 5, also written as 3.0.
func Importance(cell string) (string, bool) {
	n, err := strconv.ParseFloat(cell, 64)
	if err != nil || n < 1 || n > 5 || n != float64(int(n)) {
		return "", false
	}
	return strconv.Itoa(int(n)), true
}

// Names splits a cell of names at semicolons, bars and line breaks. As a comma
// may be part of a name, a cell is only split at commas if each part is in
// known, the folded names of other cells. ok is false if the commas remain
// ambiguous.
func Names(cell string, known map[string]bool) (names []string, ok bool) {
	names = divide(cell, ";|\n")
	if len(names) != 1 || !strings.Contains(cell, ",") || known[fold(cell)] {
		return names, true
	}
	parts := divide(cell, ",")
	for _, p := range parts {
		if !known[fold(p)] {
			return nil, false
		}
	}
	return parts, true
}

// KnownNames returns the folded names in cells without a comma.
func KnownNames(cells []string) map[string]bool {
	known := map[string]bool{}
	for _, c := range cells {
		for _, n := range divide(c, ";|\n") {
			if !strings.Contains(n, ",") {
				known[fold(n)] = true
			}
		}
	}
	return known
}

func divide(s, at string) []string {
	var out []string
	for _, p := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(at, c) }) {
		if p = strings.Join(strings.Fields(p), " "); p != "" && !NoValue(p) {
			out = append(out, p)
		}
	}
	return out
}

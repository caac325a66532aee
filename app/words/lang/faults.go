package lang

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"parley/app/words"
)

// optional are keys that a catalogue may have beside those of English and of CLDR: the first day
// of a month ("1er"), and whether dates begin with the year.
var optional = map[string]string{"date.first": "", "date.year-first": ""}

// Faults returns what is wrong in the catalogue of a language, a line each, in order: lines that
// are no message, keys that are there twice or unknown, parameters that are lost or too many,
// too few or too many plural forms, variants that nothing has.
func Faults(tag string) []string {
	c := &catalogue{english: english(), data: words.Read(text(English+".cldr") + own(tag))}
	c.lines(text(tag + ".words"))
	for _, k := range slices.Sorted(maps.Keys(c.own)) {
		if err := c.fault(k, c.own[k]); err != "" {
			c.faults = append(c.faults, k+": "+err)
		}
	}
	return c.faults
}

// catalogue is a catalogue under check.
type catalogue struct {
	english map[string]string
	data    map[string]string // what is known of the language, its own messages among them
	own     map[string]string
	faults  []string
}

// lines reads the lines of a file.
func (c *catalogue) lines(text string) {
	c.own = map[string]string{}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		key, message, ok := strings.Cut(line, " =")
		switch {
		case line == "" || line[0] == '#':
			continue
		case !ok:
			c.faults = append(c.faults, fmt.Sprintf("%q: write key = message, or # before a comment", line))
			continue
		}
		if _, twice := c.own[key]; twice {
			c.faults = append(c.faults, key+": is there twice")
		}
		c.own[key] = strings.TrimSpace(message)
	}
}

// fault says what is wrong in a message, "" if nothing is.
func (c *catalogue) fault(key, message string) string {
	want, known := c.english[base(key, c.english)]
	switch {
	case message == "":
		return "" // not translated yet
	case !known:
		if _, ok := optional[key]; ok || c.isData(key) {
			return ""
		}
		return "no such message in English"
	case strings.Contains(want, "{n}"):
		return c.plural(want, message)
	case strings.Count(want, "|") != strings.Count(message, "|"):
		return fmt.Sprintf("has %d parts split by |, English has %d", strings.Count(message, "|")+1, strings.Count(want, "|")+1)
	}
	return c.blanks(want, message)
}

// isData reports whether a key is one that CLDR fills, or a variant of one.
func (c *catalogue) isData(key string) bool {
	area, _, _ := strings.Cut(key, ".")
	return slices.Contains([]string{"months", "days", "number", "plural"}, area)
}

// plural checks the forms of a message with a number: as many as the language has categories, or
// one for all. Each has all parameters; the number may be left out where a form is for a single
// number.
func (c *catalogue) plural(want, message string) string {
	forms, names := strings.Split(message, "|"), strings.Fields(c.data["plural.names"])
	used := c.used()
	if len(forms) != 1 && len(forms) != len(names) && len(forms) != used {
		return fmt.Sprintf("has %d forms; write %s, split by |, or one form for all", len(forms), strings.Join(names[:used], ", "))
	}
	for i, f := range forms {
		without := strings.ReplaceAll(want, "{n}", "")
		if (len(forms) == 1 || !c.single(i)) && !strings.Contains(f, "{n}") {
			return fmt.Sprintf("the form %q stands for several numbers and lacks {n}", f)
		}
		if err := c.blanks(without, strings.ReplaceAll(f, "{n}", "")); err != "" {
			return err
		}
	}
	return ""
}

// used returns how many categories there are below a million.
func (c *catalogue) used() int {
	return int(slices.Max([]byte(c.data["plural.small"]+c.data["plural.rest"]))-'0') + 1
}

// single reports whether a category holds one number alone.
func (c *catalogue) single(i int) bool {
	digit := strconv.Itoa(i)
	return strings.Count(c.data["plural.small"], digit) == 1 && !strings.HasSuffix(c.data["plural.small"], digit) && !strings.Contains(c.data["plural.rest"]+c.data["plural.million"], digit)
}

var blank = regexp.MustCompile(`\{([0-9n])(:[a-z]+)?\}`)

// blanks compares the parameters of a message with those of English, and looks for the variants.
func (c *catalogue) blanks(want, message string) string {
	names := func(s string) (out []string) {
		for _, m := range blank.FindAllStringSubmatch(s, -1) {
			out = append(out, m[1])
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	if a, b := names(want), names(message); !slices.Equal(a, b) {
		return fmt.Sprintf("has the parameters %v, English has %v", b, a)
	}
	if rest := blank.ReplaceAllString(message, ""); strings.ContainsAny(rest, "{}") {
		return "has a brace that is no parameter"
	}
	for _, m := range blank.FindAllStringSubmatch(message, -1) {
		if v := strings.TrimPrefix(m[2], ":"); v != "" && !c.hasVariant(v) {
			return fmt.Sprintf("asks for the variant %q, which no message has", v)
		}
	}
	return ""
}

func (c *catalogue) hasVariant(v string) bool {
	for k := range c.data {
		if strings.HasSuffix(k, "."+v) {
			return true
		}
	}
	return false
}

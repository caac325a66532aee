// Package theme reads a newsroom's theme file and holds it to the contrast that
// readers need. A theme file is CSS with nothing but design tokens: it can change
// what a page looks like and nothing that it does.
//
//	:root { --parley-surface: #ffffff; --parley-font-text: Roboto, sans-serif; }
//	[data-theme="dark"] { --parley-surface: #10141a; }
//
// web/css/tokens.css lists the tokens.
package theme

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"parley/data/check"
	"parley/web"
)

// MaxFile is the size in bytes above which a theme file is refused.
const MaxFile = 256 << 10

// Theme is a theme file that was read without a finding. The zero Theme changes
// nothing.
type Theme struct {
	tokens []token
}

// token is one line of a theme file.
type token struct {
	name, value string // without "--parley-"
	dark        bool
	at          check.Where
}

// palette maps the names of tokens to values.
type palette map[string]string

// base are the tokens of the page's own two themes, read once; nobody changes them.
// It panics when the program was built without them.
var base = sync.OnceValues(func() (light, dark palette) {
	css, err := web.Files.ReadFile("css/tokens.css")
	if err != nil {
		panic("theme: the program was built without css/tokens.css: " + err.Error())
	}
	return block(string(css), ":root {"), block(string(css), `[data-theme="dark"] {`)
})

var declared = regexp.MustCompile(`--parley-([a-z0-9-]+):\s*([^;]+);`)

// block reads the tokens of the first rule that opens so.
func block(css, open string) palette {
	_, rest, _ := strings.Cut(css, open)
	inside, _, _ := strings.Cut(rest, "\n}")
	out := palette{}
	for _, m := range declared.FindAllStringSubmatch(inside, -1) {
		out[m[1]] = m[2]
	}
	return out
}

// kind is a kind of values: own fits one in the page's own theme, may one that a
// theme file may have.
type kind struct {
	own, may *regexp.Regexp
	say, fix string
}

// kinds says which values a token may have, by its value in the page's own
// theme: the first row whose pattern fits that holds.
var kinds = []kind{
	{regexp.MustCompile(`^#`), regexp.MustCompile(`^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`), "is no colour that can be checked", "write it as #rrggbb"},
	{regexp.MustCompile(`^[0-9.]+px$`), regexp.MustCompile(`^[0-9]{1,4}(\.[0-9]+)?px$`), "is no length", "write it in px, such as 14px"},
	{regexp.MustCompile(`^[0-9.]+m?s$`), regexp.MustCompile(`^[0-9]{1,4}(\.[0-9]+)?m?s$`), "is no time", "write it in ms, such as 120ms"},
	{regexp.MustCompile(`serif`), regexp.MustCompile(`^[A-Za-z0-9 ,'"_-]+$`), "is no list of fonts", `write names parted by commas, such as "Source Serif 4", serif`},
}

// least are the smallest lengths that a token may have, in pixels, by the
// beginning of its name.
var least = []struct {
	prefix string
	px     float64
	why    string
}{
	{"size-", 12, "text below 12px cannot be read by many"},
	{"target", 24, "a target below 24px cannot be hit by many"},
}

// Parse reads a theme file. name is what findings call it. Findings are errors:
// a line that is no token, a token that does not exist, a value of the wrong kind
// or too small, a contrast below WCAG 2.2 AA. The theme is nil when there is any.
// It takes time that grows with the length of the file.
func Parse(name string, css []byte) (*Theme, []check.Finding) {
	r := reader{name: name, text: string(css)}
	r.light, r.dark = base()
	r.read()
	t := &Theme{tokens: r.tokens}
	if len(r.found) == 0 {
		r.found = t.contrasts(r.light, r.dark)
	}
	if len(r.found) > 0 {
		return nil, r.found
	}
	return t, nil
}

// reader walks through a theme file.
type reader struct {
	name, text  string
	light, dark palette
	tokens      []token
	found       []check.Finding
	counted     int // bytes whose lines are counted
	lines       int // of those bytes
	begin       int // of the line after them
}

// The rules a theme file may have, and whether they are of the dark theme.
var rules = map[string]bool{":root": false, `[data-theme="dark"]`: true}

var (
	comment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	ink     = regexp.MustCompile(`[^\n]`)
	line    = regexp.MustCompile(`^\s*(?:--([a-zA-Z0-9-]+)\s*:\s*([^;]*)|([^;]*))$`)
)

func (r *reader) fail(offset int, say, fix string) {
	r.found = append(r.found, check.Finding{Where: r.where(offset), Rule: "theme", Severity: check.Error, Say: say, Suggest: fix})
}

// where returns the place of a byte. Places are asked for in order, so each line is
// counted once.
func (r *reader) where(offset int) check.Where {
	offset = min(offset, len(r.text))
	if offset < r.counted {
		r.counted, r.lines, r.begin = 0, 0, 0
	}
	since := r.text[r.counted:offset]
	r.lines += strings.Count(since, "\n")
	if i := strings.LastIndexByte(since, '\n'); i >= 0 {
		r.begin = r.counted + i + 1
	}
	r.counted = offset
	return check.Where{File: r.name, Line: 1 + r.lines, Col: 1 + offset - r.begin}
}

// read goes from rule to rule. Comments become blanks, so that places stay.
func (r *reader) read() {
	css := comment.ReplaceAllStringFunc(r.text, func(c string) string {
		return ink.ReplaceAllString(c, " ")
	})
	at := 0
	for {
		open := strings.IndexByte(css[at:], '{')
		if open < 0 {
			if rest := strings.TrimSpace(css[at:]); rest != "" {
				r.fail(at+strings.Index(css[at:], rest), "stands outside of a rule: "+short(rest), "put tokens between :root { and }")
			}
			return
		}
		selector := strings.TrimSpace(css[at : at+open])
		start := at + strings.Index(css[at:], selector)
		body := at + open + 1
		end := strings.IndexByte(css[body:], '}')
		if end < 0 {
			r.fail(start, "the rule "+short(selector)+" is never closed", "add a } at its end")
			return
		}
		dark, ok := rules[strings.ReplaceAll(selector, "'", `"`)]
		if !ok {
			r.fail(start, short(selector)+" is no rule of a theme file", `use :root for all themes and [data-theme="dark"] for the dark one; a theme file holds tokens only`)
		} else {
			r.rule(css, body, body+end, dark)
		}
		at = body + end + 1
	}
}

// rule reads the declarations between two places.
func (r *reader) rule(css string, from, to int, dark bool) {
	for _, part := range strings.SplitAfter(css[from:to], ";") {
		place := from + len(part) - len(strings.TrimLeft(part, " \t\n\r"))
		from += len(part)
		text := strings.TrimSpace(strings.TrimSuffix(part, ";"))
		if text == "" {
			continue
		}
		m := line.FindStringSubmatch(text)
		if m == nil || m[1] == "" {
			r.fail(place, short(text)+" is no token", "write --parley-NAME: VALUE; for one of the names in web/css/tokens.css")
			continue
		}
		r.token(place, strings.TrimPrefix(m[1], "parley-"), m[1], strings.TrimSpace(m[2]), dark)
	}
}

func (r *reader) token(place int, name, whole, value string, dark bool) {
	own, ok := r.light[name]
	if !ok || !strings.HasPrefix(whole, "parley-") {
		r.fail(place, "there is no token --"+whole, near(name, r.light))
		return
	}
	for _, k := range kinds {
		if !k.own.MatchString(own) {
			continue
		}
		if !k.may.MatchString(value) || strings.Count(value, `"`)%2+strings.Count(value, "'")%2 > 0 {
			r.fail(place, fmt.Sprintf("--parley-%s: %s %s", name, short(value), k.say), k.fix)
			return
		}
		break
	}
	for _, l := range least {
		if px, err := strconv.ParseFloat(strings.TrimSuffix(value, "px"), 64); err == nil && strings.HasPrefix(name, l.prefix) && px < l.px {
			r.fail(place, fmt.Sprintf("--parley-%s is %s; %s", name, value, l.why), fmt.Sprintf("make it %gpx or more", l.px))
			return
		}
	}
	r.tokens = append(r.tokens, token{name, long(value), dark, r.where(place)})
}

// long writes #abc as #aabbcc.
func long(value string) string {
	if len(value) == 4 && value[0] == '#' {
		return "#" + strings.Repeat(value[1:2], 2) + strings.Repeat(value[2:3], 2) + strings.Repeat(value[3:4], 2)
	}
	return value
}

func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 40 {
		s = strings.ToValidUTF8(s[:40], "") + "…"
	}
	return s
}

// near suggests the token whose name begins most like the one that was written.
func near(name string, all palette) string {
	best, most := "", 2
	names := make([]string, 0, len(all))
	for n := range all {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		k := 0
		for k < len(n) && k < len(name) && n[k] == name[k] {
			k++
		}
		if k > most {
			best, most = n, k
		}
	}
	if best == "" {
		return "web/css/tokens.css lists the tokens"
	}
	return "did you mean --parley-" + best + "? web/css/tokens.css lists the tokens"
}

// Package words is the message catalogue, with all text that a reader sees, and the only
// formatter of dates, durations and numbers. It is compiled into the browser program and
// needs neither language tables nor a template engine.
//
// Messages are in the files of the folder lang, keyed by area and name ("timeline.zoom-in").
// Parameters are written {0}, {1}; a message that depends on a number has a form for each plural
// category, separated by '|', with {n} for the number. A parameter {0:gen} takes the variant gen
// of what fills it: "count.events.gen" instead of "count.events".
package words

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Words is the catalogue of one language. It is read-only.
type Words struct {
	text   map[string]string
	back   *Words    // has what text lacks; nil for English
	plural [3]string // the index of the form, see formOf
	number [2]string // what separates thousands, and decimals
	// variant is the form in which a message asks for what fills it, "" for the plain one.
	variant string
	// home reports whether a clock time is on the clock of the page's time zone.
	home func(edtf.Date) bool
	zone string
	// own holds the messages that the record of the page replaces, see Of.
	own map[string]string
}

// At returns the catalogue for a page with a time zone, "" for none: home reports whether a
// clock time is on its clock. Short forms name the zone of other clock times.
func (w *Words) At(zone string, home func(edtf.Date) bool) *Words {
	out := *w
	out.zone, out.home = zone, home
	return &out
}

// Lang returns the language of the catalogue as a BCP 47 tag.
func (w *Words) Lang() string { return w.text["lang"] }

// RTL reports whether the language is written from right to left.
func (w *Words) RTL() bool { return w.text["dir"] == "rtl" }

// Foreign returns lang, a BCP 47 tag, or "" if it is empty or the language of the catalogue,
// in any region and script.
func (w *Words) Foreign(lang string) string {
	base, _, _ := strings.Cut(lang, "-")
	if own, _, _ := strings.Cut(w.Lang(), "-"); strings.EqualFold(base, own) {
		return ""
	}
	return lang
}

// lookup returns a message, in the variant of w if there is one, and the catalogue that has it;
// nil if there is none.
func (w *Words) lookup(key string) (string, *Words) {
	if s, ok := w.own[key]; ok {
		return s, w
	}
	for at := w; at != nil; at = at.back {
		if w.variant != "" {
			if s, ok := at.text[key+"."+w.variant]; ok {
				return s, at
			}
		}
		if s, ok := at.text[key]; ok {
			return s, at
		}
	}
	return "", nil
}

// Has reports whether the catalogue has a message.
func (w *Words) Has(key string) bool {
	_, at := w.lookup(key)
	return at != nil
}

// Say returns the message of a key with its parameters filled in. An unknown key is returned
// in brackets, so that tests and readers notice it.
func (w *Words) Say(key string, args ...string) string {
	s, at := w.lookup(key)
	if at == nil {
		return "[" + key + "]"
	}
	return fill(s, args)
}

// For returns the catalogue for what fills parameter i of a message: w, or w in the variant that
// the message asks for, as "since {0:gen}" does for the genitive.
func (w *Words) For(key string, i int) *Words {
	s, _ := w.lookup(key)
	if _, rest, ok := strings.Cut(s, "{"+strconv.Itoa(i)+":"); ok {
		variant, _, _ := strings.Cut(rest, "}")
		return w.as(variant)
	}
	return w
}

// as returns the catalogue in a variant.
func (w *Words) as(variant string) *Words {
	out := *w
	out.variant = variant
	return &out
}

// Inside returns the catalogue for labels within a sentence: "planned" instead of "Planned".
func (w *Words) Inside() *Words { return w.as("in") }

// Count returns the message of a key for a number, with its parameters filled in: "1 event",
// "1,204 events". An unknown key is returned in brackets.
func (w *Words) Count(key string, n int, args ...string) string {
	s, at := w.lookup(key)
	if at == nil {
		return "[" + key + "]"
	}
	return fill(strings.ReplaceAll(part(s, at.formOf(n)), "{n}", w.Number(n)), args)
}

// formOf returns the index of the plural form for a number. The tables have a digit for each
// number below 100, and for each remainder of greater ones divided by 100, and one for whole
// millions; the last digit of a table holds for the rest of it.
func (w *Words) formOf(n int) int {
	n = max(n, -n)
	t := w.plural[0]
	switch {
	case n >= 1e6 && n%1e6 == 0:
		t = w.plural[2]
	case n >= 100:
		t = w.plural[1]
	}
	if t == "" {
		return 0
	}
	return int(t[min(n%100, len(t)-1)] - '0')
}

// part returns the part i of a list separated by '|', its last part if it is shorter.
func part(list string, i int) string {
	for ; i > 0; i-- {
		_, rest, ok := strings.Cut(list, "|")
		if !ok {
			break
		}
		list = rest
	}
	list, _, _ = strings.Cut(list, "|")
	return list
}

// fill replaces the parameters {0} to {9}, or {0:variant}, by the arguments. Braces in arguments
// are not expanded.
func fill(s string, args []string) string {
	if len(args) == 0 || strings.IndexByte(s, '{') < 0 {
		return s
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		if n := int((name + "x")[0] - '0'); closed && n >= 0 && n < len(args) {
			b.WriteString(args[n])
			s = after
			continue
		}
		b.WriteByte('{')
		s = rest
	}
}

// Number formats an integer with thousands separators: "1,204".
func (w *Words) Number(n int) string {
	s := strconv.Itoa(n)
	neg := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	if len(s) > 4 || w.text["number.from"] == "" {
		for i := len(s) - 3; i > 0; i -= 3 {
			s = s[:i] + w.number[0] + s[i:]
		}
	}
	if neg {
		s = "−" + s
	}
	return w.digits(s)
}

// digits writes a number with the digits of the language.
func (w *Words) digits(s string) string {
	own := []rune(w.text["number.digits"])
	if len(own) < 10 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return own[r-'0']
		}
		return r
	}, s)
}

// Decimal formats a number with at most two decimals: "2.5", "1,204".
func (w *Words) Decimal(f float64) string {
	if f != f || f > 1e15 || f < -1e15 {
		return strconv.FormatFloat(f, 'g', 6, 64)
	}
	s := strconv.FormatFloat(f, 'f', 2, 64)
	whole, part, _ := strings.Cut(s, ".")
	n, _ := strconv.Atoi(whole)
	out := w.Number(n)
	if part = strings.TrimRight(part, "0"); part != "" {
		if n == 0 && f < 0 {
			out = w.digits("−0")
		}
		out += w.number[1] + w.digits(part)
	}
	return out
}

// List joins names: "A", "A and B", "A, B and C".
//
// Not inlined: each copy would add to the download.
//
//go:noinline
func (w *Words) List(names []string) string { return w.join(names, "list.and") }

// join is List with the key of the message that joins the last two names.
func (w *Words) join(names []string, by string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		return w.Say(by, w.Series(names[:n-1]), names[n-1])
	}
}

// Series joins names without a word before the last: "A, B, C".
func (w *Words) Series(names []string) string { return strings.Join(names, w.apart("list.series")) }

// apart returns what stands between the two parameters of a message.
func (w *Words) apart(key string) string {
	return strings.TrimSuffix(strings.TrimPrefix(w.Say(key), "{0}"), "{1}")
}

// Each calls visit for every message whose key begins with a prefix, in all variants, with the
// rest of the key. The order is open.
func (w *Words) Each(prefix string, visit func(rest, text string)) {
	for at := w; at != nil; at = at.back {
		for key, text := range at.text {
			if rest, ok := strings.CutPrefix(key, prefix); ok {
				visit(rest, text)
			}
		}
	}
}

// Colon returns the mark before what a part of a line says, with the spaces of the language.
func (w *Words) Colon() string { return w.apart("list.colon") }

// Comma returns the mark between parts of a line, with the spaces of the language.
func (w *Words) Comma() string { return w.apart("list.comma") }

// Semicolon returns the mark between parts that hold commas, with the spaces of the language.
func (w *Words) Semicolon() string { return w.apart("list.semicolon") }

// coded returns the message of a code, or the label of the codebook if there is none.
func (w *Words) coded(area, code, label string) string {
	if s, at := w.lookup(area + code); at != nil && code != "" {
		label = s
	}
	if w.variant == "in" {
		return w.Within(label)
	}
	return label
}

// Within returns a label of the record, such as an office, in the form used within a sentence:
// in lower case if the language has labels so, unless it begins with capitals.
func (w *Words) Within(label string) string {
	first, n := utf8.DecodeRuneInString(label)
	if second, _ := utf8.DecodeRuneInString(label[n:]); n == 0 || unicode.IsUpper(second) || w.Say("change.case") != "lower" {
		return label
	}
	return string(unicode.ToLower(first)) + label[n:]
}

// Type returns the name of an event type, "" for none.
func (w *Words) Type(t codebook.Type) string { return w.coded("type.", t.Code(), t.Label()) }

// Mode returns the name of a mode, "" for none.
func (w *Words) Mode(m codebook.Mode) string { return w.coded("mode.", m.Code(), m.Label()) }

// Quad returns the name of a quad class.
func (w *Words) Quad(q codebook.Quad) string { return w.coded("quad.", q.Code(), q.Label()) }

// Status returns the name of a status, "" for none.
func (w *Words) Status(s codebook.Status) string { return w.coded("status.", s.Code(), s.Label()) }

// Standing returns the name of a standing, "" for none.
func (w *Words) Standing(s codebook.Standing) string {
	return w.coded("standing.", s.Code(), s.Label())
}

// Via returns the name of the channel of a claim, "" for none.
func (w *Words) Via(v codebook.Via) string { return w.coded("via.", v.Code(), v.Label()) }

// Role returns the name of a role in an event of a type and mode; plain participants have
// none.
func (w *Words) Role(r codebook.Role, t codebook.Type, m codebook.Mode) string {
	row := r.In(t, m)
	return w.coded("role.", row.Code, row.Label)
}

// Link returns the name of a link, read from its source.
func (w *Words) Link(k codebook.LinkKind) string { return w.coded("link.", k.Code(), k.Label()) }

// LinkBack returns the name of a link, read from its target.
func (w *Words) LinkBack(k codebook.LinkKind) string {
	return w.coded("link.back.", k.Code(), k.Back())
}

// Relation returns the name of a relation, with a verb in the singular or plural: "buys from",
// "buy from".
func (w *Words) Relation(k codebook.RelationKind, several bool) string {
	one := w.coded("relation.", k.Code(), k.Label())
	if several {
		return w.coded("relations.", k.Code(), one)
	}
	return one
}

// Verb returns the verb of a claim: "doubts", "doubt". It is plural if several is set or the
// speaker is plural. Without a stance a claim asserts. A source that announces in no one's name
// what others are to do "reports in advance", see dataset.Dataset.Foretold.
func (w *Words) Verb(d *dataset.Dataset, c *dataset.Claim, several bool) string {
	return w.verb("stance.", "stances.", d, c, several)
}

// VerbAlone is Verb for a claim without a text or quote: "reports it".
func (w *Words) VerbAlone(d *dataset.Dataset, c *dataset.Claim, several bool) string {
	return w.verb("stance-it.", "stances-it.", d, c, several)
}

func (w *Words) verb(one, more string, d *dataset.Dataset, c *dataset.Claim, several bool) string {
	if several || d.Several(c) {
		one = more
	}
	if d.Foretold(c) {
		return w.Say(one + "ahead")
	}
	return w.Say(one + cmp.Or(c.Stance, codebook.Asserts).Code())
}

// ActorKind returns the name of a kind of actor.
func (w *Words) ActorKind(k codebook.ActorKind) string {
	return w.coded("actor-kind.", k.Code(), k.Label())
}

// SourceKind returns the name of a kind of source.
func (w *Words) SourceKind(k codebook.SourceKind) string {
	return w.coded("source-kind.", k.Code(), k.Label())
}

// PlaceKind returns the name of a kind of place.
func (w *Words) PlaceKind(k codebook.PlaceKind) string {
	return w.coded("place-kind.", k.Code(), k.Label())
}

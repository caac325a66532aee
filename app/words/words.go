// Package words is the message catalogue, with all text that a reader sees, and the only
// formatter of dates, durations and numbers. It is compiled into the browser program and
// needs neither language tables nor a template engine.
//
// Messages are in the files of the folder lang, keyed by area and name ("timeline.zoom-in").
// Parameters are written {0}, {1}; a message that depends on a number has a singular and a
// plural form, separated by '|', with {n} for the number.
package words

import (
	"cmp"
	"strconv"
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Words is the catalogue of one language. It is read-only.
type Words struct {
	lang   string // BCP 47
	text   map[string]string
	months [12]string
	short  [12]string
	days   [7]string // from Monday
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
func (w *Words) Lang() string { return w.lang }

// Foreign returns lang, a BCP 47 tag, or "" if it is empty or the language of the catalogue,
// in any region and script.
func (w *Words) Foreign(lang string) string {
	if base, _, _ := strings.Cut(lang, "-"); strings.EqualFold(base, w.lang) {
		return ""
	}
	return lang
}

func (w *Words) find(key string) (string, bool) {
	if s, ok := w.own[key]; ok {
		return s, true
	}
	s, ok := w.text[key]
	return s, ok
}

// Has reports whether the catalogue has a message.
func (w *Words) Has(key string) bool {
	_, ok := w.find(key)
	return ok
}

// Say returns the message of a key with its parameters filled in. An unknown key is returned
// in brackets, so that tests and readers notice it.
func (w *Words) Say(key string, args ...string) string {
	s, ok := w.find(key)
	if !ok {
		return "[" + key + "]"
	}
	return fill(s, args)
}

// Count returns the message of a key for a number, with its parameters filled in: "1 event",
// "1,204 events". An unknown key is returned in brackets.
func (w *Words) Count(key string, n int, args ...string) string {
	s, ok := w.find(key)
	if !ok {
		return "[" + key + "]"
	}
	if one, other, ok := strings.Cut(s, "|"); ok {
		s = other
		if n == 1 {
			s = one
		}
	}
	return fill(strings.ReplaceAll(s, "{n}", w.Number(n)), args)
}

// fill replaces the parameters {0} to {9} by the arguments. Braces in arguments are not
// expanded.
func fill(s string, args []string) string {
	if len(args) == 0 || strings.IndexByte(s, '{') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '{' && i+2 < len(s) && s[i+2] == '}' {
			if n := int(s[i+1] - '0'); n >= 0 && n < len(args) {
				b.WriteString(args[n])
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// Number formats an integer with thousands separators: "1,204".
func (w *Words) Number(n int) string {
	s := strconv.Itoa(n)
	neg := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	if neg {
		return "−" + s
	}
	return s
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
			out = "−0"
		}
		out += "." + part
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
		return w.Say(by, strings.Join(names[:n-1], ", "), names[n-1])
	}
}

// coded returns the message of a code, or the label of the codebook if there is none.
func (w *Words) coded(area, code, label string) string {
	if s, ok := w.find(area + code); ok && code != "" {
		return s
	}
	return label
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

// Stance returns the verb of a stance, in the singular or plural: "doubts", "doubt". Without a
// stance a claim asserts.
func (w *Words) Stance(s codebook.Stance, several bool) string {
	code := cmp.Or(s, codebook.Asserts).Code()
	if several {
		return w.Say("stances." + code)
	}
	return w.Say("stance." + code)
}

// Verb returns the verb of a claim: "doubts", "doubt". It is plural if several is set or the
// speaker is plural. A source that announces in no one's name what others are to do "reports in
// advance", see dataset.Dataset.Foretold.
func (w *Words) Verb(d *dataset.Dataset, c *dataset.Claim, several bool) string {
	several = several || d.Several(c)
	if d.Foretold(c) {
		return w.Say("claim.ahead", w.Stance(codebook.Reports, several))
	}
	return w.Stance(c.Stance, several)
}

// VerbAlone is Verb for a claim without a text or quote: "reports it".
func (w *Words) VerbAlone(d *dataset.Dataset, c *dataset.Claim, several bool) string {
	several = several || d.Several(c)
	if d.Foretold(c) {
		return w.Say("claim.ahead", w.Say("claim.it", w.Stance(codebook.Reports, several)))
	}
	return w.Say("claim.it", w.Stance(c.Stance, several))
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

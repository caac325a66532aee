// Package words holds every word a reader sees, in one catalogue, and the one
// formatter of dates, durations and numbers. It goes into the program of the
// browser: it needs no table of languages and no template engine.
//
// Messages are keyed by area and name ("timeline.zoom-in"). Blanks are written
// {0}, {1}; a message that depends on a number has a form for one and a form
// for others, split by '|', with {n} for the number. A second language is a
// second set of tables.
package words

import (
	"cmp"
	"strconv"
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Words is the catalogue of one language. It is made once and only read.
type Words struct {
	lang   string // BCP 47
	tables []map[string]string
	months [12]string
	short  [12]string
	days   [7]string // from Monday
	// home reports whether a clock time is one of the clock of the zone that the page
	// names.
	home func(edtf.Date) bool
	zone string
}

// At are the words of a page that names a time zone, "" for none: home reports
// whether a clock time is one of its clock. Short forms name the zones of the
// others.
func (w *Words) At(zone string, home func(edtf.Date) bool) *Words {
	out := *w
	out.zone, out.home = zone, home
	return &out
}

// English is the catalogue in English.
func English() *Words {
	return &Words{
		lang:   "en",
		tables: []map[string]string{enUI, enPage, enDates, enCode, enTimeline, enMap, enPane, enActors, enEmbed, enDevice, enCard, enContact},
		months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		short:  [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		days:   [7]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
	}
}

// Lang is the language of the catalogue, as BCP 47 has it.
func (w *Words) Lang() string { return w.lang }

// Foreign returns lang, a BCP 47 tag, or "" when it is the language of the
// catalogue, in any region and script, or not given.
func (w *Words) Foreign(lang string) string {
	if base, _, _ := strings.Cut(lang, "-"); strings.EqualFold(base, w.lang) {
		return ""
	}
	return lang
}

func (w *Words) find(key string) (string, bool) {
	for _, t := range w.tables {
		if s, ok := t[key]; ok {
			return s, true
		}
	}
	return "", false
}

// Has reports whether the catalogue has a message.
func (w *Words) Has(key string) bool {
	_, ok := w.find(key)
	return ok
}

// Say is the message of a key with its blanks filled. An unknown key comes back
// in brackets, so that tests and readers see that it is missing.
func (w *Words) Say(key string, args ...string) string {
	s, ok := w.find(key)
	if !ok {
		return "[" + key + "]"
	}
	return fill(s, args)
}

// Count is the message of a key for a number, with its blanks filled: "1 event",
// "1,204 events". An unknown key comes back in brackets.
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

// fill puts the arguments into the blanks {0} to {9}. Braces in arguments are
// left alone.
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

// Number is a whole number with its thousands parted: "1,204".
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

// Decimal is a number with at most two decimals: "2.5", "1,204".
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
func (w *Words) List(names []string) string { return w.join(names, "list.and") }

// join is List with the message that joins the last two.
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

// coded is the message of a code, or the codebook's own label.
func (w *Words) coded(area, code, label string) string {
	if s, ok := w.find(area + code); ok && code != "" {
		return s
	}
	return label
}

// Type is an event type in words, "" for none.
func (w *Words) Type(t codebook.Type) string { return w.coded("type.", t.Code(), t.Label()) }

// Mode is a mode in words, "" for none.
func (w *Words) Mode(m codebook.Mode) string { return w.coded("mode.", m.Code(), m.Label()) }

// Quad is a class of events in words.
func (w *Words) Quad(q codebook.Quad) string { return w.coded("quad.", q.Code(), q.Label()) }

// Status is a status in words, "" for none.
func (w *Words) Status(s codebook.Status) string { return w.coded("status.", s.Code(), s.Label()) }

// Standing is a standing in words, "" for none.
func (w *Words) Standing(s codebook.Standing) string {
	return w.coded("standing.", s.Code(), s.Label())
}

// Via is a way of saying in words, "" for none.
func (w *Words) Via(v codebook.Via) string { return w.coded("via.", v.Code(), v.Label()) }

// Role is a part in an event of a type and mode in words; plain participants have
// none.
func (w *Words) Role(r codebook.Role, t codebook.Type, m codebook.Mode) string {
	row := r.In(t, m)
	return w.coded("role.", row.Code, row.Label)
}

// Link is a link in words, read forwards.
func (w *Words) Link(k codebook.LinkKind) string { return w.coded("link.", k.Code(), k.Label()) }

// LinkBack is a link in words, read from its far end.
func (w *Words) LinkBack(k codebook.LinkKind) string {
	return w.coded("link.back.", k.Code(), k.Back())
}

// Relation is a standing tie in words, of one or of several: "buys from", "buy from".
func (w *Words) Relation(k codebook.RelationKind, several bool) string {
	one := w.coded("relation.", k.Code(), k.Label())
	if several {
		return w.coded("relations.", k.Code(), one)
	}
	return one
}

// Stance is what a claim does, with the verb of one speaker or of several: "doubts",
// "doubt". Without a stance it asserts.
func (w *Words) Stance(s codebook.Stance, several bool) string {
	code := cmp.Or(s, codebook.Asserts).Code()
	if several {
		return w.Say("stances." + code)
	}
	return w.Say("stance." + code)
}

// Verb is what the speaker of a claim does: "doubts", "doubt". A page that announces in
// nobody's name what others do reports it in advance.
func (w *Words) Verb(d *dataset.Dataset, c *dataset.Claim, several bool) string {
	several = several || d.Several(c)
	if d.Foretold(c) {
		return w.Say("claim.ahead", w.Stance(codebook.Reports, several))
	}
	return w.Stance(c.Stance, several)
}

// VerbAlone is the verb of a claim without words: "reports it".
func (w *Words) VerbAlone(d *dataset.Dataset, c *dataset.Claim, several bool) string {
	several = several || d.Several(c)
	if d.Foretold(c) {
		return w.Say("claim.ahead", w.Say("claim.it", w.Stance(codebook.Reports, several)))
	}
	return w.Say("claim.it", w.Stance(c.Stance, several))
}

// ActorKind is what an actor is, in words.
func (w *Words) ActorKind(k codebook.ActorKind) string {
	return w.coded("actor-kind.", k.Code(), k.Label())
}

// SourceKind is what a source is, in words.
func (w *Words) SourceKind(k codebook.SourceKind) string {
	return w.coded("source-kind.", k.Code(), k.Label())
}

// PlaceKind is what a place is, in words.
func (w *Words) PlaceKind(k codebook.PlaceKind) string {
	return w.coded("place-kind.", k.Code(), k.Label())
}

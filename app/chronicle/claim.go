package chronicle

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// Claim is one line of "according to whom". Claims that say the same are joined into one
// line with several speakers (see sameKey).
type Claim struct {
	Glyph    string // id of the stance's sign in the sprite
	Stance   codebook.Stance
	Against  bool     // speaks against the event
	Speakers []Name   // of more than three the first two, and how many others
	All      []Name   // every speaker
	Members  []Member // the claims of the line, in order of saying
	Verb     string   // "asserts", "report"
	For      string   // "for the White House", or ""
	To       string   // "to Reporters", or ""
	Said     When     // when it was said or published; may be zero
	Text     string   // in our words; where there are none, what the claim supports: "that it happened and when."
	Bare     bool     // there are no words but that, which read on from the verb
	Part     string   // the part of the event it speaks of: "the outcome"; "" where Text says it
	Quote    string   // verbatim
	Lang     string   // of the quote, BCP 47, or "" for that of the record
	Note     string
	SaidIn   dataset.EventID // the event in which it was said, or ""
	Read     []Reading       // where it was read, in the order of the speakers
	Chain    string          // how it reached us: "through The New York Times, then News.Az", or ""
	Via      string          // "Social post", or ""
	Media    []dataset.Media
	Account  bool // it tells of the event as it stands; false for what was said before it
	Beside   bool // it stands side by side with other accounts (see Side)
}

// Member is one of the claims that a line joins: its speaker, date and source.
type Member struct {
	Speaker Name
	Said    When
	Read    Reading
	Anchor  string // its id on the page of the event, "c-trump-2025-08-06": it stays when claims are added after it
	on      codebook.Facets
}

// Reading is a source in which a claim was read.
type Reading struct {
	Source dataset.SourceRef
	Name   string            // of the publisher
	URL    string            // as in the record, or ""
	Copy   string            // address of an archived copy, or ""
	Loc    string            // "¶11", "sec. 2(b)", or ""
	Cited  dataset.SourceRef // the source that this one cites, or None
	Origin string            // its publisher: "Truth Social", or ""
}

// known lists the claims of an event that were known on a day, in the order of their dates.
func (b *Book) known(e *dataset.Event, on dataset.Day) []*dataset.Claim {
	var out []*dataset.Claim
	for i := range e.Claims {
		if e.Claims[i].Known <= on {
			out = append(out, &e.Claims[i])
		}
	}
	sorts.Stable(out, func(a, c *dataset.Claim) int { return cmp.Compare(a.Known, c.Known) })
	return out
}

// claims words the known claims, joined where they say the same.
func (b *Book) claims(ref dataset.EventRef, known []*dataset.Claim, on dataset.Day) []Claim {
	var out []Claim
	e, accounts := &b.d.Events[ref], dataset.Accounts(b.d, ref, on)
	joined, anchors := map[sameKey]int{}, map[string]int{}
	for _, c := range known {
		m := b.member(c, on, anchors)
		key, plain := sameOf(c, accounts(c))
		if i, ok := joined[key]; ok && plain {
			b.join(&out[i], c, m, on)
			continue
		}
		if plain {
			joined[key] = len(out)
		}
		out = append(out, b.claim(e, c, on))
		last := &out[len(out)-1]
		last.Members, last.Account = []Member{m}, key.account
	}
	for i := range out {
		b.shorten(&out[i])
	}
	return out
}

// member returns the speaker, date and source of a claim; anchors counts the ids given.
func (b *Book) member(c *dataset.Claim, on dataset.Day, anchors map[string]int) Member {
	m := Member{Speaker: b.speaker(c), Said: b.when(b.SaidAt(c, on)), Read: b.reading(c), on: c.Facets()}
	m.Anchor = "c"
	switch {
	case m.Speaker.ID != "":
		m.Anchor += "-" + string(m.Speaker.ID)
	case c.Source >= 0:
		m.Anchor += "-" + string(b.d.Sources[c.Source].ID)
	}
	if m.Said.Machine != "" {
		m.Anchor += "-" + m.Said.Machine
	}
	if anchors[m.Anchor]++; anchors[m.Anchor] > 1 {
		m.Anchor += "-" + strconv.Itoa(anchors[m.Anchor])
	}
	return m
}

// Said lists the claims about an event that became known on one day.
func (b *Book) Said(ref dataset.EventRef, day dataset.Day) []Claim {
	e := &b.d.Events[ref]
	return b.claims(ref, slices.DeleteFunc(b.known(e, day), func(c *dataset.Claim) bool { return c.Known != day }), day)
}

// sameKey is what claims share that say the same: how certain they are, their words, and
// the parts of the event that they speak of. A figure, a date or a place that differs is in
// the words, and who denies the day does not deny the event. Of claims without words those
// that speak of the event itself have no parts.
type sameKey struct {
	stance            codebook.Stance
	parts             codebook.Facets
	via               codebook.Via
	text, quote, lang string
	account           bool // what was said before an event is no account of it
}

// sameOf returns the key of a claim, and whether it may be joined: it says nothing that its
// line would lose, such as for whom, to whom or through whom it speaks.
func sameOf(c *dataset.Claim, account bool) (key sameKey, plain bool) {
	key = sameKey{stance: c.Stance, parts: c.Facets(), via: c.Via, text: c.Text, quote: c.Quote, lang: c.QuoteLang, account: account}
	if c.Text == "" && c.Quote == "" && key.parts&codebook.OnHappened != 0 {
		key.parts = 0
	}
	return key, c.Note == "" && c.For < 0 && len(c.To) == 0 && len(c.Chain)+len(c.Media) == 0 && c.SaidIn < 0
}

// shorten names two of more than three speakers and counts the others.
func (b *Book) shorten(c *Claim) {
	const most, named = 3, 2
	c.All = c.Speakers
	if n := len(c.All); n > most {
		c.Speakers = append(slices.Clone(c.All[:named]), Name{Text: b.w.Count("claim.others", n-named), Ref: dataset.None})
	}
}

// Several reports whether a line joins claims that its own words do not tell apart: some
// of its speakers are only counted, or they spoke at different times.
func (c *Claim) Several() bool {
	return len(c.Speakers) < len(c.All) || slices.ContainsFunc(c.Members, func(m Member) bool { return m.Said != c.Members[0].Said })
}

// join adds a claim to a line that says the same. The date of the line spans those of all its
// claims.
func (b *Book) join(to *Claim, c *dataset.Claim, m Member, on dataset.Day) {
	to.Said = b.when(span(to.Said.Date, m.Said.Date))
	to.Members = append(to.Members, m)
	if !slices.ContainsFunc(to.Speakers, func(n Name) bool { return n.Text == m.Speaker.Text }) {
		to.Speakers = append(to.Speakers, m.Speaker)
	}
	if several := len(to.Speakers) > 1; to.Bare {
		b.bareWords(to, c, several)
	} else {
		to.Verb = b.w.Verb(b.d, c, several)
	}
	if !slices.ContainsFunc(to.Read, func(o Reading) bool { return o.Source == m.Read.Source && o.Loc == m.Read.Loc }) {
		to.Read = append(to.Read, m.Read)
	}
}

func (b *Book) claim(e *dataset.Event, c *dataset.Claim, on dataset.Day) Claim {
	out := Claim{
		Glyph: Glyph(c.Stance), Stance: c.Stance, Against: c.Stance.Against(), Speakers: []Name{b.speaker(c)}, Verb: b.w.Verb(b.d, c, false),
		Said: b.when(b.SaidAt(c, on)), Text: c.Text, Quote: c.Quote, Lang: c.QuoteLang, Note: c.Note, Read: []Reading{b.reading(c)}, Via: b.w.Via(c.Via), Media: c.Media,
	}
	if c.For >= 0 && c.For != c.By {
		out.For = b.w.Say("claim.for", b.d.Actors[c.For].Name)
	}
	out.All = out.Speakers
	to := slices.DeleteFunc(slices.Clone(c.To), func(a dataset.ActorRef) bool { return a == c.By }) // nobody tells himself
	if len(to) > 0 {
		if out.To = b.list(b.actorNames(to)); c.Stance != codebook.Threatens { // who threatens, threatens somebody
			out.To = b.w.Say("claim.to", out.To)
		}
	}
	if len(c.Chain) > 0 {
		out.Chain = b.chain(c)
	}
	if id, _ := b.Titled(c.SaidIn, on); id != e.ID {
		out.SaidIn = id
	}
	if out.Text == "" && out.Quote == "" {
		out.Bare = true
		b.bareWords(&out, c, false)
	} else if c.On != 0 {
		out.Part = b.parts(c.On)
	}
	return out
}

// chain words the chain by which a claim was passed on. The last link is left out if it is the
// publisher of the source, the first if the reading names it as its origin.
func (b *Book) chain(c *dataset.Claim) string {
	names := b.actorNames(c.Chain)
	if c.Source >= 0 && names[len(names)-1] == b.d.Publisher(c.Source) {
		names = names[:len(names)-1]
	}
	if c.CitedFrom >= 0 && len(names) > 0 && names[0] == b.d.Publisher(c.CitedFrom) {
		names = names[1:]
	}
	if len(names) == 0 {
		return ""
	}
	line := names[0]
	for _, n := range names[1:] {
		line = b.w.Say("claim.then", line, n)
	}
	return b.w.Say("claim.chain", line)
}

// stanceOf reads a claim without a stance as one that asserts.
func stanceOf(c *dataset.Claim) codebook.Stance {
	if c.Stance == codebook.NoStance {
		return codebook.Asserts
	}
	return c.Stance
}

// bareWords words a claim without words of its own, for one speaker or several: "report it", or
// for some parts of the event alone, "report" and "On the date."
func (b *Book) bareWords(to *Claim, c *dataset.Claim, several bool) {
	to.Verb, to.Text = b.w.VerbAlone(b.d, c, several), ""
	if on := c.Facets(); on&codebook.OnHappened == 0 {
		to.Verb, to.Text = b.w.Verb(b.d, c, several), b.w.Say("claim.on", b.parts(on))
	}
}

// Line returns the speakers and the stance of a claim in one line: "The Wire, The Daily report
// it".
func (b *Book) Line(c *Claim) string {
	names := make([]string, len(c.Speakers))
	for i, n := range c.Speakers {
		names[i] = n.Text
	}
	return b.w.Say("claim.said-by", b.w.Series(names), c.Verb)
}

// Predicate returns the stance of a claim, for whom and to whom, and who passed it on:
// "asserts, for the White House to Reporters, through The Wire".
func (c *Claim) Predicate() string {
	line := c.Verb
	for _, more := range [...]struct{ sep, text string }{{", ", c.For}, {" ", c.To}, {", ", c.Chain}} {
		if more.text != "" {
			line += more.sep + more.text
		}
	}
	return line
}

// Notes returns the sources that a claim rests on: where it was read; where that cites
// another source, that one, whose note says through which it is known.
func (c *Claim) Notes() []dataset.SourceRef {
	var out []dataset.SourceRef
	for _, r := range c.Read {
		ref := r.Source
		if r.Cited >= 0 {
			ref = r.Cited
		}
		out = append(out, ref)
	}
	return out
}

// SaidAt returns the date of a claim: its own, else that of the event in which it was said, as
// known on a day, else that of its source, else no date.
func (b *Book) SaidAt(c *dataset.Claim, on dataset.Day) edtf.Date {
	switch {
	case !c.SaidAt.IsZero():
		return c.SaidAt
	case c.SaidIn >= 0:
		if st, ok := b.state(c.SaidIn, on); ok {
			return st.When
		}
		return b.d.Events[c.SaidIn].When
	case c.CitedFrom >= 0 && !b.d.Sources[c.CitedFrom].Published.IsZero():
		return b.d.Sources[c.CitedFrom].Published
	case c.Source >= 0:
		return b.d.Sources[c.Source].Published
	}
	return edtf.Date{}
}

// speaker returns the speaker of a claim: an actor, or the publisher of its source.
func (b *Book) speaker(c *dataset.Claim) Name {
	if c.By >= 0 {
		return b.name(c.By)
	}
	if c.Source >= 0 && b.d.Sources[c.Source].Publisher >= 0 {
		return b.name(b.d.Sources[c.Source].Publisher)
	}
	return Name{Text: b.d.Speaker(c), Ref: dataset.None}
}

func (b *Book) actorNames(refs []dataset.ActorRef) []string {
	out := make([]string, len(refs))
	for i, r := range refs {
		out[i] = b.d.Actors[r].Name
	}
	return out
}

func (b *Book) reading(c *dataset.Claim) Reading {
	r := Reading{Source: c.Source, Loc: loc(c.Loc), Cited: c.CitedFrom}
	if c.Source >= 0 {
		s := &b.d.Sources[c.Source]
		r.Name, r.URL, r.Copy = b.d.Publisher(c.Source), s.URL, s.Archive
	}
	if c.CitedFrom >= 0 {
		r.Origin = b.d.Publisher(c.CitedFrom)
	}
	return r
}

// loc turns the short form of a paragraph, "p11", into "¶11".
func loc(s string) string {
	if n, ok := strings.CutPrefix(s, "p"); ok && n != "" && strings.Trim(n, "0123456789-–,") == "" {
		return "¶\u2060" + n
	}
	return s
}

// countSources counts the different sources in which claims were read.
func (b *Book) countSources(claims []*dataset.Claim) int {
	var seen []dataset.SourceRef
	for _, c := range claims {
		for _, s := range [...]dataset.SourceRef{c.Source, c.CitedFrom} {
			if s >= 0 && !slices.Contains(seen, s) {
				seen = append(seen, s)
			}
		}
	}
	return len(seen)
}

package chronicle

import (
	"slices"
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Entry describes one event, as known on a day. All texts are plain, without markup.
type Entry struct {
	Row
	Mode        string // "By phone", or ""
	Text        []string
	Who         []Person
	Reason      string // why the standing is what it is, one or two sentences
	Claims      []Claim
	Sides       []Side // accounts of one part that differ, side by side
	Course      []Stage
	ClaimCount  int // claims before those that say the same were joined
	SourceCount int // different sources of the claims
	Links       []Link
	History     []Step
	Corrections []Correction
	Figures     []string
	Media       []dataset.Media
	Note        string
	Tags        []string
	Aka         []dataset.EventID // former ids
}

// Row is an event in one line, for lists and tables.
type Row struct {
	Ref      dataset.EventRef
	ID       dataset.EventID
	Title    string
	Quad     codebook.Quad
	Symbol   string // id of the mark in the sprite
	Class    string // class name of its colour
	Type     string // "Talks", or ""
	Status   codebook.Status
	Life     string // the status in words where it is not plainly "Happened", else ""
	When     When
	Place    string // "Moscow", "Berlin to Kyiv", "By telephone or video", or ""
	PlaceID  dataset.PlaceID
	Standing codebook.Standing
	Evidence string // the standing in words, or ""
	Weight   uint8  // importance, 1 to 5
}

// Off reports whether the event did not take place; its title is then struck.
func (r *Row) Off() bool { return r.Status.Off() }

// When is the date of an event.
type When struct {
	Words   string // "Wed 6 August 2025", "on or before 8 August 2025"
	Short   string // "6 Aug 2025"
	EDTF    string // as written in the record
	Machine string // value of a datetime attribute, or ""
	Date    edtf.Date
}

// Person is an actor's part in an event.
type Person struct {
	Name
	Country string // ISO 3166-1 alpha-2, or ""
	Office  string // held on the date of the event, or ""
	For     string // on whose behalf, or ""
	Role    string // part in the event: "host", "recipient"; "" for plain participants
	Takes   bool   // takes part, as against being affected or only mentioned
}

// Name is the name of an actor, or of a publisher that is not an actor of the record.
type Name struct {
	Text    string
	ID      dataset.ActorID // "" when there is no such actor
	Ref     dataset.ActorRef
	Unnamed bool // a source that is not named: drawn with a dashed line
}

// Link is a tie to another event, in the words for reading it from this one.
type Link struct {
	Words string // "answers", "answered by"
	Kind  codebook.LinkKind
	In    bool // it points from there to here
	Ref   dataset.EventRef
	ID    dataset.EventID
	Title string
	When  string
	Life  string // status of the other in words where it is not plainly "Happened", else ""
	Note  string // a condition or a remark, or ""
}

// Step is one change of the entry.
type Step struct {
	When   When
	Text   string
	Source dataset.SourceRef
	Event  dataset.EventID // in which the change was said, or ""
	Title  string          // its title
	told   bool            // the course of the event tells it as well
}

// Correction is one entry of the corrections log.
type Correction struct {
	When   When
	Text   string
	Note   string
	Event  dataset.EventID // "" for the record as a whole
	Title  string
	Source dataset.SourceRef
}

// Row describes an event in one line. It reports false when the event was not
// known on the day.
func (b *Book) Row(ref dataset.EventRef, on dataset.Day) (Row, bool) {
	st, ok := b.state(ref, on)
	if !ok {
		return Row{}, false
	}
	return b.row(ref, st), true
}

func (b *Book) row(ref dataset.EventRef, st dataset.State) Row {
	e := &b.d.Events[ref]
	r := Row{
		Ref: ref, ID: e.ID, Title: st.Title, Quad: b.d.Quad(e), Symbol: Symbol(b.d, e, st.Status, st.Standing), Class: Class(b.d.Quad(e)),
		Type: b.w.TypeOf(b.d, b.d.Type(e)), Status: st.Status, Life: b.life(st.Status), When: b.when(st.When), Place: b.place(e, st.Where),
		Standing: st.Standing, Evidence: b.w.Standing(st.Standing), Weight: e.Weight(),
	}
	if st.Where >= 0 {
		r.PlaceID = b.d.Places[st.Where].ID
	}
	return r
}

// life returns a status in words, or "" for "Happened".
func (b *Book) life(s codebook.Status) string {
	if s == codebook.Happened || s == codebook.NoStatus {
		return ""
	}
	return b.w.Status(s)
}

// Event describes an event in full. It reports false when the event was not
// known on the day.
func (b *Book) Event(ref dataset.EventRef, on dataset.Day) (Entry, bool) {
	st, ok := b.state(ref, on)
	if !ok {
		return Entry{}, false
	}
	e := &b.d.Events[ref]
	rest := e.Rest()
	known := b.known(e, on)
	en := Entry{
		Row: b.row(ref, st), Mode: b.w.Mode(e.Mode), Who: b.who(ref, st.When, on), Links: b.links(ref, on), History: b.history(ref, on),
		Reason: b.reason(ref, on), Claims: b.claims(ref, known, on), Course: b.course(ref, on), ClaimCount: len(known), SourceCount: b.countSources(known),
		Tags: rest.Tags, Aka: rest.Aka,
	}
	en.Sides = b.sides(en.Claims)
	if len(en.Course) > 0 {
		en.History = slices.DeleteFunc(en.History, func(s Step) bool { return s.told })
	}
	for _, i := range b.fixes[ref] {
		if c := &b.d.Corrections[i]; b.isKnown(c.At, on) {
			en.Corrections = append(en.Corrections, b.correction(c, on))
		}
	}
	if Unseen(e, st, on) {
		en.Text, en.Note, en.Media = paragraphs(e.Text), rest.Note, rest.Media
		for _, f := range rest.Figures {
			en.Figures = append(en.Figures, b.figure(f))
		}
	}
	return en, true
}

// Lead returns the first paragraph of the text of an event, "" if it was written with hindsight
// of the day, and the reason of its standing.
func (b *Book) Lead(ref dataset.EventRef, st dataset.State, on dataset.Day) (text, reason string) {
	e := &b.d.Events[ref]
	if p := paragraphs(e.Text); len(p) > 0 && Unseen(e, st, on) {
		text = p[0]
	}
	return text, b.reason(ref, on)
}

// Unseen reports whether the texts and media of an event have no hindsight of a day.
func Unseen(e *dataset.Event, st dataset.State, on dataset.Day) bool {
	return st.Status == e.Status && e.WholeOn(on)
}

// paragraphs splits a text at its empty lines.
func paragraphs(text string) []string {
	var out []string
	for _, p := range strings.Split(text, "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// links lists the ties of an event, own ones first, to events known on the day.
func (b *Book) links(ref dataset.EventRef, on dataset.Day) []Link {
	var out []Link
	for _, l := range b.d.Events[ref].Links {
		out = b.addLink(out, l.To, &l, false, on)
	}
	for _, back := range b.x.Linked(ref) {
		out = b.addLink(out, back.From, &b.d.Events[back.From].Links[back.Link], true, on)
	}
	return out
}

func (b *Book) addLink(out []Link, far dataset.EventRef, l *dataset.Link, back bool, on dataset.Day) []Link {
	st, ok := b.state(far, on)
	if !ok {
		return out
	}
	words := b.w.Link(l.Kind)
	if back {
		words = b.w.LinkBack(l.Kind)
	}
	note := l.Note
	if l.If != 0 {
		note = strings.TrimSpace(b.w.Say(map[int8]string{1: "link.if", -1: "link.if-not"}[l.If]) + " " + note)
	}
	return append(out, Link{Words: words, Kind: l.Kind, In: back, Ref: far, ID: b.d.Events[far].ID, Title: st.Title,
		When: b.w.ShortDate(st.When), Life: b.life(st.Status), Note: note})
}

// figure puts a number and its range into words.
func (b *Book) figure(f dataset.Figure) string {
	s := b.w.Decimal(f.Best)
	switch {
	case f.RangeOnly():
		s = b.w.Decimal(f.Low) + "–" + b.w.Decimal(f.High)
	case f.HasRange:
		s = b.w.Say("figure.range", s, b.w.Decimal(f.Low), b.w.Decimal(f.High))
	}
	if f.Unit != "" {
		s += "\u00a0" + f.Unit
	}
	return b.w.Say("figure", f.What, s)
}

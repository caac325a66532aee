package yaml

import (
	"slices"
	"strconv"
	"strings"

	"parley/data/check"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/assemble"
)

// entry is an event while it is read: what it is, and what can be understood only
// when all of it is known.
type entry struct {
	dataset.Event
	more   dataset.More
	mode   *field
	source *field
}

var eventFields = map[string]handler[entry]{
	"title":            text(func(e *entry) *string { return &e.Title }),
	"when":             ignored[entry], // see eventDate
	"show":             date(func(e *entry) *edtf.Date { return &e.more.Show }),
	"where":            place(func(e *entry) *dataset.PlaceRef { return &e.Where }),
	"from_place":       place(func(e *entry) *dataset.PlaceRef { return &e.more.From }),
	"to_place":         place(func(e *entry) *dataset.PlaceRef { return &e.more.To }),
	"type":             readType,
	"mode":             func(_ *reader, f *field, _ string, e *entry) { e.mode = f },
	"context":          readContext,
	"cameo":            text(func(e *entry) *string { return &e.more.Cameo }),
	"status":           word("status", codebook.ParseStatus, codebook.Statuses, func(e *entry) *codebook.Status { return &e.Status }),
	"who":              readWho,
	"claims":           readClaims,
	"source":           func(_ *reader, f *field, _ string, e *entry) { e.source = f },
	"links":            readLinks,
	"history":          readHistory,
	"importance":       readImportance,
	"order":            wholeNumber("the event of the day with the least one comes first", func(e *entry) *int32 { return &e.more.Order }),
	"tags":             texts(func(e *entry) *[]string { return &e.more.Tags }),
	"text":             prose(func(e *entry) *string { return &e.Text }),
	"short":            text(func(e *entry) *string { return &e.more.Short }),
	"caption":          text(func(e *entry) *string { return &e.more.Caption }),
	"note":             prose(func(e *entry) *string { return &e.more.Note }),
	"media":            media(func(e *entry) *[]dataset.Media { return &e.more.Media }),
	"figures":          readFigures,
	"standing":         word("standing", codebook.ParseStanding, codebook.Standings, func(e *entry) *codebook.Standing { return &e.more.StandingGiven }),
	"standing_because": text(func(e *entry) *string { return &e.more.StandingReason }),
	"aka_ids":          readAkaIDs,
	ignoreKey:          ignoreRules[entry],
}

// eventDate reads the date of an event, without which it is left out.
func (r *reader) eventDate(rec *record) (edtf.Date, bool) {
	v, ok := rec.find("when")
	if !ok {
		r.report("missing-key", r.where(rec), "an event without when is left out", "when: a date, such as 2025-08-06")
		return edtf.Date{}, false
	}
	d, ok := r.date(v)
	if n := len(r.found); !ok && n > 0 {
		r.found[n-1].Say += "; until it is one, the event is left out"
	}
	return d, ok
}

func (r *reader) readEvent(rec *record, date edtf.Date) dataset.Event {
	e := &entry{more: dataset.More{From: dataset.None, To: dataset.None}}
	e.ID, e.When, e.Where = dataset.EventID(rec.id), date, dataset.None
	path := "events." + rec.id
	decode(r, rec, path, "an event", eventFields, e, "title")
	if e.Title == "" {
		e.Title = rec.id
	}
	if e.mode != nil {
		r.readMode(e)
	}
	if e.source != nil {
		r.readImplied(e, path)
	}
	if e.more.StandingGiven != codebook.NoStanding && e.more.StandingReason == "" {
		r.report("missing-key", rec.fields.find("standing").at(), "a standing set by hand without its reason", "standing_because: …")
	}
	if !emptyMore(&e.more) {
		more := e.more // alone, as e holds on to what was read
		e.More = &more
	}
	return e.Event
}

func emptyMore(m *dataset.More) bool {
	return m.Show.IsZero() && m.From < 0 && m.To < 0 && m.Cameo == "" && m.Short == "" && m.Caption == "" && m.Note == "" && m.StandingReason == "" && m.Order == 0 &&
		m.StandingGiven == codebook.NoStanding && len(m.Tags)+len(m.Figures)+len(m.Media)+len(m.Aka) == 0
}

// readMode reads the mode, of which the type says what it may be.
func (r *reader) readMode(e *entry) {
	s, ok := r.scalar(e.mode.last())
	if !ok {
		return
	}
	m, ok := codebook.ParseMode(e.Type, s)
	switch modes := codebook.Modes(e.Type); {
	case ok:
		e.Mode = m
	case e.Type == codebook.NoType:
		r.report("bad-value", e.mode.at(), "the mode "+quote(s)+" means nothing without a type", "type: CONSULT, or another")
	case len(modes) == 0:
		r.report("bad-value", e.mode.at(), e.Type.Code()+" takes no mode", "remove this line")
	default:
		r.badWord(e.mode.at(), "mode of "+e.Type.Code(), s, modes)
	}
}

// readImplied makes a claim of each source that an event names itself: its
// publisher reports that it happened, and when.
func (r *reader) readImplied(e *entry, path string) {
	for _, v := range r.items(e.source) {
		ref := r.source(v)
		if ref < 0 {
			continue
		}
		r.pos.Set(path+".claims."+itoa(len(e.Claims)), v.where())
		e.Claims = append(e.Claims, dataset.Claim{
			SaidIn: dataset.None, By: r.d.Sources[ref].Publisher, For: dataset.None, Source: ref, CitedFrom: dataset.None,
			On: codebook.OnHappened | codebook.OnWhen, Stance: codebook.Reports, Saying: &dataset.Saying{},
		})
	}
}

func readContext(r *reader, f *field, _ string, e *entry) {
	for _, v := range r.items(f) {
		s, ok := r.scalar(v)
		if !ok {
			continue
		}
		c, ok := codebook.ParseContext(s)
		if !ok {
			r.mend("bad-value", v.where(), quote(s)+" is not a PLOVER context", check.Nearest(s, codebook.ContextCodes()), s, check.Word(s, codebook.ContextCodes()))
		}
		e.Context |= c
	}
}

func readImportance(r *reader, f *field, _ string, e *entry) {
	s, ok := r.scalar(f.last())
	if !ok {
		return
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 5 {
		r.report("bad-value", f.at(), "importance must be 1 to 5, not "+quote(s), "")
		return
	}
	e.Importance = uint8(n)
}

// whoFields is the long form of a part.
var whoFields = map[string]handler[dataset.Part]{
	"id":  actor(func(p *dataset.Part) *dataset.ActorRef { return &p.Actor }),
	"for": actor(func(p *dataset.Part) *dataset.ActorRef { return &p.For }),
	"as":  text(func(p *dataset.Part) *string { return &p.As }),
}

func readWho(r *reader, f *field, path string, e *entry) {
	all := slices.Collect(r.pairs(f.last(), "who"))
	for _, p := range all {
		role, ok := codebook.ParseRole(p.key)
		if !ok {
			r.unknownKey(p, "who", codesOf(codebook.Roles()), hasKey(all))
			continue
		}
		at := path + "." + p.key
		r.pos.Set(at, p.val.where())
		for _, v := range r.items(&field{key: p.k, val: p.val}) {
			part := dataset.Part{Actor: dataset.None, Role: role, For: dataset.None}
			if v.target().bare() {
				part.Actor = dataset.ActorRef(r.ref(v, &r.actors))
			} else if rec := r.record(v); rec != nil {
				decode(r, rec, at+"."+itoa(count(e.Who, role)), "a part", whoFields, &part, "id")
				r.pos.Set(at, p.val.where())
			}
			if part.Actor >= 0 {
				e.Who = append(e.Who, part)
			}
		}
	}
}

// count returns how many have a role.
func count(who []dataset.Part, role codebook.Role) int {
	n := 0
	for i := range who {
		if who[i].Role == role {
			n++
		}
	}
	return n
}

func codesOf(rows []codebook.Row) []string {
	codes := make([]string, len(rows))
	for i := range rows {
		codes[i] = rows[i].Code
	}
	return codes
}

var linkFields = map[string]handler[dataset.Link]{
	"to":   event(func(l *dataset.Link) *dataset.EventRef { return &l.To }),
	"kind": word("kind of link", codebook.ParseLinkKind, codebook.LinkKinds, func(l *dataset.Link) *codebook.LinkKind { return &l.Kind }),
	"if":   readIf,
	"note": text(func(l *dataset.Link) *string { return &l.Note }),
}

func readLinks(r *reader, f *field, path string, e *entry) {
	for _, v := range r.items(f) {
		rec := r.record(v)
		if rec == nil {
			continue
		}
		l := dataset.Link{To: dataset.None}
		decode(r, rec, path+"."+itoa(len(e.Links)), "a link", linkFields, &l, "to", "kind")
		if l.To >= 0 && l.Kind != codebook.NoLink {
			e.Links = append(e.Links, l)
		}
	}
}

var conditions = []codebook.Row{{Code: "happened"}, {Code: "not-happened"}}

func readIf(r *reader, f *field, _ string, l *dataset.Link) {
	switch s, ok := r.scalar(f.last()); {
	case !ok:
	case s == "happened":
		l.If = 1
	case s == "not-happened":
		l.If = -1
	default:
		r.badWord(f.at(), "condition", s, conditions)
	}
}

var figureFields = map[string]handler[dataset.Figure]{
	"what": text(func(x *dataset.Figure) *string { return &x.What }),
	"unit": text(func(x *dataset.Figure) *string { return &x.Unit }),
	"low":  number(func(x *dataset.Figure) *float64 { return &x.Low }),
	"best": number(func(x *dataset.Figure) *float64 { return &x.Best }),
	"high": number(func(x *dataset.Figure) *float64 { return &x.High }),
}

func readFigures(r *reader, f *field, path string, e *entry) {
	for _, v := range r.items(f) {
		rec := r.record(v)
		if rec == nil {
			continue
		}
		x := dataset.Figure{}
		decode(r, rec, path+"."+itoa(len(e.more.Figures)), "a figure", figureFields, &x, "what")
		r.figureRange(rec, &x)
		e.more.Figures = append(e.more.Figures, x)
	}
}

// figureRange checks that the numbers are enough and in order.
func (r *reader) figureRange(rec *record, x *dataset.Figure) {
	low, best, high := rec.fields.has("low"), rec.fields.has("best"), rec.fields.has("high")
	x.HasRange = low && high
	switch {
	case low != high || !low && !best:
		r.report("missing-key", r.where(rec), "a figure needs best, or low and high, or all three", "best: …")
	case x.HasRange && (x.Low > x.High || best && x.RangeOnly()):
		r.report("bad-value", r.where(rec), "the numbers are not in order: low, best, high", "")
	case x.HasRange && !best:
		x.Best = x.Low - 1
	}
}

func readAkaIDs(r *reader, f *field, _ string, e *entry) {
	for _, v := range r.items(f) {
		if s, ok := r.scalar(v); ok {
			if !assemble.ValidID(s) {
				r.badID(v.where(), s)
				continue
			}
			e.more.Aka = append(e.more.Aka, dataset.EventID(strings.Clone(s)))
		}
	}
}

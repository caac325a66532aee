// Package picture draws the opening chart of a page: the time of the story, pressure above a
// line and talks below it, a few annotated moments, each date that a deadline had, and the
// events that were expected and did not happen. It fills a scene for any width and describes it
// in words.
package picture

import (
	"cmp"
	"slices"
	"strings"

	"parley/app/story"
	"parley/app/view"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// MostTold is the maximum number of annotated moments, mostMissed that of the rows in the band
// of expected events.
const (
	MostTold   = 11
	fewTold    = 7 // where the author chose none
	mostMissed = 7
	mostSet    = 5 // rows of deadlines
)

// zone is the side of the line on which an event is drawn.
type zone int8

const (
	below  zone = -1 // talks, agreement, aid
	onLine zone = 0  // statements and wishes to meet
	above  zone = 1  // demands, threats, sanctions, force
)

// Picture is the opening picture of a record as known on its latest day, or that of a
// step of its story.
type Picture struct {
	d        *dataset.Dataset
	w        *words.Words
	Window   view.Extent // the time that is shown
	marks    []mark
	told     []Moment
	settings []setting
	expected []wish
	awaited  int // how many events were expected, of which expected holds some
	step     bool
	brief    bool
	tight    bool             // no higher than it must be
	known    dataset.Day      // LatestDay where everything is known
	lit      dataset.EventRef // what a step is about, or None
}

// mark is an event on the line, above it or below it.
type mark struct {
	ref  dataset.EventRef
	at   edtf.Instant
	zone zone
	told int // number of its moment from 1, or 0
}

// Moment is an annotated moment.
type Moment struct {
	Event               dataset.EventRef
	Title, Text, Differ string // Text and Differ may be ""
	When                string
	at                  edtf.Instant
	zone                zone
	weight              int
}

// wish is an event that was expected, with its outcome.
type wish struct {
	ref      dataset.EventRef
	said     edtf.Instant // when it was first known; Past for always
	from, to edtf.Instant // when it was due; to may be Future
}

// setting is one date that a deadline had.
type setting struct {
	ref   dataset.EventRef
	first bool // of its deadline
	on    edtf.Instant
	until edtf.Instant // when the next date was given; Future for the last
	when  edtf.Date
}

// New returns the picture of a record; nil if its window has no events. The model must be in
// the zero state and is not changed.
func New(m *view.Model, w *words.Words) *Picture {
	p := &Picture{d: m.D, w: w, known: dataset.LatestDay, lit: dataset.None}
	stops := story.Authored(m.D)
	p.Window = windowOf(m, stops)
	p.gather(m)
	p.choose(stops)
	if p.empty() {
		return nil
	}
	return p
}

// windowOf returns the window of the first stop that has one, else the opening window of the
// program.
func windowOf(m *view.Model, stops []story.Stop) (x view.Extent) {
	for i := range stops {
		if stops[i].To > stops[i].From {
			return view.Extent{From: stops[i].From, To: stops[i].To}
		}
	}
	x.From, x.To = m.DefaultWindow()
	return x
}

func (p *Picture) empty() bool { return len(p.marks)+len(p.expected)+len(p.settings) == 0 }

// gather sorts the events of the window into marks, deadlines and expected events.
func (p *Picture) gather(m *view.Model) {
	for i := range p.d.Events {
		p.sort(m, dataset.EventRef(i))
	}
	p.order()
}

// sort adds an event of the window to the marks, the deadlines or the expected events.
func (p *Picture) sort(m *view.Model, ref dataset.EventRef) {
	e := &p.d.Events[ref]
	switch {
	case e.When.IsZero() || e.Type == codebook.Period:
	case e.Type == codebook.Deadline:
		p.set(m.Ledger.Life(ref), ref)
	case e.Status.Held():
		if at := place(e); p.Window.From <= at && at < p.Window.To {
			p.marks = append(p.marks, mark{ref: ref, at: at, zone: zoneOf(p.d, e)})
		}
	case e.When.Earliest < p.Window.To && e.When.Latest > p.Window.From && (e.Status.Off() || e.Status.Expected()):
		p.expected = append(p.expected, p.wish(ref, e))
	}
}

// order keeps the most important deadlines and expected events.
func (p *Picture) order() {
	slices.SortStableFunc(p.settings, func(a, b setting) int {
		return cmp.Or(cmp.Compare(p.d.Events[b.ref].Weight(), p.d.Events[a.ref].Weight()), cmp.Compare(a.ref, b.ref), cmp.Compare(a.on, b.on))
	})
	p.settings = p.settings[:min(len(p.settings), mostSet)]
	p.trim()
}

// trim keeps the most important expected events, in chronological order.
func (p *Picture) trim() {
	weight := func(x wish) int { return int(p.d.Events[x.ref].Weight()) }
	p.awaited = len(p.expected)
	slices.SortStableFunc(p.expected, func(a, b wish) int { return cmp.Compare(weight(b), weight(a)) })
	p.expected = p.expected[:min(len(p.expected), mostMissed)]
	slices.SortStableFunc(p.expected, func(a, b wish) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.ref, b.ref)) })
}

// set adds the dates that a deadline had, if one of them lies in the window.
func (p *Picture) set(life []dataset.State, ref dataset.EventRef) {
	var out []setting
	for _, st := range life {
		on := instant(st.From)
		if n := len(out); n > 0 && out[n-1].when == st.When {
			continue
		} else if n > 0 {
			out[n-1].until = on
		}
		out = append(out, setting{ref: ref, first: len(out) == 0, on: on, until: edtf.Future, when: st.When})
	}
	for _, s := range out {
		if s.when.Earliest < p.Window.To && s.when.Latest > p.Window.From {
			p.settings = append(p.settings, out...)
			return
		}
	}
}

func (p *Picture) wish(ref dataset.EventRef, e *dataset.Event) wish {
	from, to := e.When.Earliest, e.When.Latest
	if show := e.Rest().Show; !show.IsZero() && (from == edtf.Past || to == edtf.Future || show.Latest-show.Earliest <= edtf.DaySeconds) {
		from, to = show.Earliest, show.Latest
	}
	if from == edtf.Past {
		from = to - edtf.DaySeconds
	}
	return wish{ref: ref, said: instant(e.Known), from: from, to: to}
}

// instant returns noon of a day, Past for DayNone.
func instant(d dataset.Day) edtf.Instant {
	if d == dataset.DayNone {
		return edtf.Past
	}
	return edtf.Instant(d)*edtf.DaySeconds + edtf.DaySeconds/2
}

// place returns the instant at which an event that happened is drawn: the middle of its date if
// that is short, else the start.
func place(e *dataset.Event) edtf.Instant {
	if show := e.Rest().Show; !show.IsZero() {
		return show.Mid()
	}
	if from, to := e.When.Earliest, e.When.Latest; from.Finite() && to.Finite() && to-from > 3*edtf.DaySeconds && e.When.Shape == edtf.Interval {
		return from + edtf.DaySeconds/2
	}
	return e.When.Mid()
}

// zoneOf returns the side of an event: a wish to meet is no pressure, whatever its class.
func zoneOf(d *dataset.Dataset, e *dataset.Event) zone {
	if e.Type == codebook.Request && e.Mode.Code() == "meet" {
		return onLine
	}
	switch d.Quad(e) {
	case codebook.VerbalConflict, codebook.MaterialConflict:
		return above
	case codebook.VerbalCooperation, codebook.MaterialCooperation:
		return below
	}
	return onLine
}

// choose picks the moments to annotate: those of the author's steps and captions, else the most
// important. A later step replaces an earlier one of the same event.
func (p *Picture) choose(stops []story.Stop) {
	for i := range stops {
		if st := &stops[i]; st.Event >= 0 {
			p.tell(st.Event, p.d.Steps[i].Title, p.d.Steps[i].Caption, 10)
		}
	}
	for i := range p.marks {
		if e := &p.d.Events[p.marks[i].ref]; e.Rest().Caption != "" {
			p.tell(p.marks[i].ref, "", "", 0)
		}
	}
	if len(p.told) == 0 {
		p.digest()
	}
	slices.SortStableFunc(p.told, func(a, b Moment) int { return cmp.Compare(b.weight, a.weight) })
	p.told = p.told[:min(len(p.told), MostTold)]
	p.number()
}

// number sorts the moments by time and links them to their marks.
func (p *Picture) number() {
	slices.SortStableFunc(p.told, func(a, b Moment) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.Event, b.Event)) })
	for i := range p.marks {
		p.marks[i].told = 1 + slices.IndexFunc(p.told, func(t Moment) bool { return t.Event == p.marks[i].ref })
	}
}

// digest annotates the most important events.
func (p *Picture) digest() {
	refs := make([]dataset.EventRef, len(p.marks))
	for i := range p.marks {
		refs[i] = p.marks[i].ref
	}
	when := func(e dataset.EventRef) edtf.Date { return p.d.Events[e].When }
	for _, ref := range story.Digest(p.d, dataset.LatestDay, refs, when, p.Window.From, p.Window.To, fewTold) {
		p.tell(ref, "", "", 0)
	}
}

// tell annotates an event that has a mark or is a deadline in the picture.
func (p *Picture) tell(ref dataset.EventRef, title, text string, bonus int) {
	m, ok := p.spot(ref)
	if !ok {
		return
	}
	e, more := &p.d.Events[ref], p.d.Events[ref].Rest()
	m.Event, m.Title, m.Text = ref, cmp.Or(title, more.Short, e.Title), cmp.Or(text, more.Caption, sentence(e.Text))
	m.When, m.Differ, m.weight = p.w.DayMonth(e.When), p.differ(e), bonus+int(e.Weight())
	if i := slices.IndexFunc(p.told, func(t Moment) bool { return t.Event == ref }); i >= 0 {
		if bonus > 0 {
			p.told[i] = m
		}
		return
	}
	p.told = append(p.told, m)
}

// spot returns the moment of an event; ok is false if the event is not shown.
func (p *Picture) spot(ref dataset.EventRef) (m Moment, ok bool) {
	for i := range p.marks {
		if p.marks[i].ref == ref {
			return Moment{at: p.marks[i].at, zone: p.marks[i].zone}, true
		}
	}
	for i := range p.settings {
		if s := &p.settings[i]; s.ref == ref && s.until == edtf.Future {
			if at := s.when.Mid(); p.Window.From <= at && at < p.Window.To {
				return Moment{at: at, zone: above}, true
			}
		}
	}
	return m, false
}

// longestSentence is the maximum length of a sentence that replaces a missing caption.
const longestSentence = 110

// sentence returns the first sentence of a text, "" if it is too long for a caption.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if i := strings.Index(text, ". "); i >= 0 {
		text = text[:i+1]
	}
	if len(text) > longestSentence || strings.Contains(text, "\n") {
		return ""
	}
	return text
}

// differ names who contradicts whom on an event, on whether it happened or on its outcome; ""
// if nobody does.
func (p *Picture) differ(e *dataset.Event) string {
	disputed := e.Standing == codebook.Disputed || e.Standing == codebook.Denied
	for i := range e.Claims {
		no := &e.Claims[i]
		if no.Stance != codebook.Disputes && no.Stance != codebook.Denies || !disputed && no.On&codebook.OnOutcome == 0 {
			continue
		}
		if c := p.other(e, no); c != nil {
			return p.w.Say("opening.differ", p.facet(c.On&no.On), p.label(c), p.label(no))
		}
		return p.w.Say("opening.differ-one", p.facet(no.On), p.label(no))
	}
	return ""
}

// other returns the claim that a denial contradicts: one by a person, else the first.
func (p *Picture) other(e *dataset.Event, no *dataset.Claim) (out *dataset.Claim) {
	for i := range e.Claims {
		c := &e.Claims[i]
		if c.Stance.Against() || c.Stance.Ahead() || c.On&no.On == 0 || p.label(c) == p.label(no) {
			continue
		}
		if person := c.By >= 0 && p.d.Actors[c.By].Kind == codebook.Person; person {
			return c
		} else if out == nil {
			out = c
		}
	}
	return out
}

// facet names the first of some facets of an event.
func (p *Picture) facet(on codebook.Facets) string {
	for _, row := range codebook.FacetRows() {
		if f, ok := codebook.ParseFacet(row.Code); ok && on&f != 0 {
			return p.w.Say("part." + row.Code)
		}
	}
	return p.w.Say("part.happened")
}

// label returns the short name of the speaker of a claim.
func (p *Picture) label(c *dataset.Claim) string {
	if c.By >= 0 {
		return p.d.Actors[c.By].Label()
	}
	return p.d.Speaker(c)
}

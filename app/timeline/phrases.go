package timeline

import (
	"slices"

	"parley/app/lane"
	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// phrases caches formatted texts, so that a warm frame allocates no strings.
type phrases struct {
	*words.Words
	ticks   map[tickKey]string
	counts  map[counted]string // messages with a number
	bare    map[int]string     // numbers alone
	said    map[string]string  // messages without parameters
	fitted  map[string]string  // lane names, shortened to the gutter
	periods map[dataset.EventRef]string
	widths  map[inked]scene.Px // of short texts that recur
	members map[edtf.Date][]edtf.Date
}

// inked is a text in its style.
type inked struct {
	style scene.Style
	text  string
}

// counted is a message with a number.
type counted struct {
	key string
	n   int
}

type tickKey struct {
	at   edtf.Instant
	unit timescale.Unit
	form labelForm
}

// labelForm is the level of detail of an axis label.
type labelForm uint8

const (
	longest  labelForm = iota // "Wed 6 August 2025", "August 2025"
	middling                  // "Wed 6 Aug"
	shorter                   // "6 Aug"
	shortest                  // "6", "Aug"
)

// keptPhrases is the maximum size of each cache; a full one is emptied.
const keptPhrases = 4096

func newPhrases(w *words.Words) *phrases {
	return &phrases{w, map[tickKey]string{}, map[counted]string{}, map[int]string{},
		map[string]string{}, map[string]string{}, map[dataset.EventRef]string{}, map[inked]scene.Px{}, map[edtf.Date][]edtf.Date{}}
}

// remembered returns the cached value of a key, computing it if missing.
func remembered[K comparable, V any](m map[K]V, k K, make func(K) V) V {
	s, ok := m[k]
	if !ok {
		if len(m) >= keptPhrases {
			clear(m)
		}
		s = make(k)
		m[k] = s
	}
	return s
}

// tick returns the label of a fine tick.
func (p *phrases) tick(u timescale.Unit, t edtf.Instant) string { return p.coarse(u, t, shortest) }

// coarse returns the label of a tick in one of its forms.
func (p *phrases) coarse(u timescale.Unit, t edtf.Instant, form labelForm) string {
	k := tickKey{t, u, form}
	if s, ok := p.ticks[k]; ok {
		return s
	}
	return remembered(p.ticks, k, p.wordTick)
}

func (p *phrases) wordTick(k tickKey) string {
	switch {
	case k.unit == dateUnit:
		return p.DayMonth(edtf.FromDay(k.at.Day()))
	case k.unit == farUnit:
		if far := max(k.at, -k.at); far >= timescale.LogYear {
			return p.Duration(-far, 0)
		}
		return p.Count("span.days", int(max(k.at, -k.at)/edtf.DaySeconds))
	case k.unit == timescale.NoUnit && k.at > 0:
		return "+" + p.Number(int(k.at/edtf.DaySeconds))
	case k.unit == timescale.NoUnit && k.at < 0:
		return "−" + p.Number(int(-k.at/edtf.DaySeconds))
	case k.unit == timescale.NoUnit:
		return p.Number(0)
	case k.unit == timescale.Day && k.form == middling:
		return p.ShortDay(k.at)
	case k.unit == timescale.Day && k.form == shorter:
		return p.DayMonth(edtf.FromDay(k.at.Day()))
	}
	return p.Tick(k.unit, k.at, k.form == longest)
}

// count returns a message with a number.
func (p *phrases) count(key string, n int) string {
	k := counted{key, n}
	if s, ok := p.counts[k]; ok {
		return s
	}
	return remembered(p.counts, k, func(k counted) string { return p.Count(k.key, k.n) })
}

// events returns "25 events".
func (p *phrases) events(n int) string { return p.count("count.events", n) }

// number returns "25".
func (p *phrases) number(n int) string {
	if s, ok := p.bare[n]; ok {
		return s
	}
	return remembered(p.bare, n, p.Number)
}

// hazy returns "3 dated less closely", for events dated wider than the window.
func (p *phrases) hazy(n int) string { return p.count("timeline.hazy", n) }

// lost returns "3 undated", for events without a date.
func (p *phrases) lost(n int) string { return p.count("timeline.undated", n) }

// leftOut returns how long a gap is: "2 years left out".
func (p *phrases) leftOut(s timescale.Span) string {
	k := tickKey{s.From, timescale.NoUnit, labelForm(shortest + 1)}
	if said, ok := p.ticks[k]; ok {
		return said
	}
	return remembered(p.ticks, k, func(tickKey) string { return p.Say("scale.left-out", p.Duration(s.From, s.To)) })
}

// scaleNotes are the keys of the notes on scales that count from no day.
var scaleNotes = [...]string{view.Stretched: "scale.note-stretched", view.Broken: "scale.note-broken", view.InOrder: "scale.note-order"}

// scale returns the note on a scale that is not plain, which may count from a day.
func (p *phrases) scale(x view.Scale, zero edtf.Instant) string {
	if x != view.Relative && x != view.Logarithmic {
		return p.word(scaleNotes[x])
	}
	k := tickKey{zero, timescale.NoUnit, labelForm(shortest + 2 + labelForm(x))}
	if said, ok := p.ticks[k]; ok {
		return said
	}
	return remembered(p.ticks, k, func(tickKey) string {
		return p.Say("scale.note-"+x.Code(), p.DayMonth(edtf.FromDay(zero.Day())))
	})
}

// word returns a message without parameters.
func (p *phrases) word(key string) string {
	if s, ok := p.said[key]; ok {
		return s
	}
	return remembered(p.said, key, func(key string) string { return p.Say(key) })
}

// link returns the name of a link, as seen from its event.
func (p *phrases) link(l Link) string {
	if l.Back {
		return p.LinkBack(l.Kind)
	}
	return p.Link(l.Kind)
}

// lane returns the name of a lane.
func (p *phrases) lane(d *dataset.Dataset, l *laneSpec) string {
	switch l.kind {
	case wholeLane:
		return p.Say("lane.all")
	case boxLane:
		if l.actor >= 0 {
			return d.Actors[l.actor].Name
		}
		return p.Say("region." + l.key)
	case actorLane:
		return d.Actors[l.actor].Label()
	case pairLane:
		return p.Say("lane.pair", d.Actors[l.actor].Label(), d.Actors[l.with].Label())
	case typeLane:
		if l.typ == dataset.TypeRef(codebook.NoType) {
			return p.Say("lane.untyped")
		}
		return p.TypesOf(d, l.typ)
	}
	if l.kind == restLane {
		return p.Say("lane.rest") // names the events, not the other actors, who are in events of other lanes too
	}
	return p.Say("region.others")
}

// nameCut is a title shortened to kept bytes.
type nameCut struct {
	ref  dataset.EventRef
	kept int32
}

// names caches the titles of the current result: their widths and shortened forms.
type names struct {
	width  []scene.Px // per event in its current style; 0 if not measured yet
	cuts   map[nameCut]string
	breaks []nameBreak // of the titles that have been cut, concatenated
	first  []int32     // per event: index of its first break plus one; 0 if not computed
	last   []int32     // per event: index after its last break
}

// nameBreak is a position where a title may be cut.
type nameBreak struct {
	kept  int32    // bytes before it
	width scene.Px // width of these with an ellipsis
}

// keptBreaks is the maximum number of cached breaks.
const keptBreaks = 1 << 17

// forget drops what depends on the result.
func (n *names) forget() {
	clear(n.width)
	clear(n.cuts)
	n.forgetBreaks()
}

func (n *names) forgetBreaks() {
	clear(n.first)
	n.breaks = n.breaks[:0]
}

// breaks lists the positions where an event's title may be cut, from short to long, except
// those below leastCut pixels. Widths are summed word by word, because words recur and
// their measures are cached.
func (c *Chart) breaks(e dataset.EventRef) []nameBreak {
	n := &c.names
	if n.first == nil {
		n.first, n.last = make([]int32, len(c.d.Events)), make([]int32, len(c.d.Events))
	}
	if f := n.first[e]; f > 0 {
		return n.breaks[f-1 : n.last[e]]
	}
	if len(n.breaks) > keptBreaks {
		n.forgetBreaks()
	}
	t, st := c.label(e), c.labelStyle(e)
	from := len(n.breaks)
	for k := lane.PrevBreak(t, len(t)); k > 0; k = lane.PrevBreak(t, k) {
		n.breaks = append(n.breaks, nameBreak{kept: int32(k)})
	}
	slices.Reverse(n.breaks[from:])
	sum, at, keep := c.meas.Measure(st, lane.Ellipsis), 0, from
	for _, b := range n.breaks[from:] {
		sum += c.meas.Measure(st, t[at:b.kept])
		at = int(b.kept)
		if sum >= leastCut {
			n.breaks[keep] = nameBreak{b.kept, sum}
			keep++
		}
	}
	n.breaks = n.breaks[:keep]
	n.first[e], n.last[e] = int32(from)+1, int32(keep)
	return n.breaks[from:keep]
}

// width returns the cached width of a short text that recurs, such as an axis label.
func (c *Chart) width(st scene.Style, s string) scene.Px {
	k := inked{st, s}
	w, ok := c.say.widths[k]
	if !ok {
		if len(c.say.widths) >= keptPhrases {
			clear(c.say.widths)
		}
		w = c.meas.Measure(st, s)
		c.say.widths[k] = w
	}
	return w
}

// full returns the width of an event's title in its style.
func (c *Chart) full(e dataset.EventRef) scene.Px {
	if c.names.width == nil {
		c.names.width = make([]scene.Px, len(c.d.Events))
	}
	w := c.names.width[e]
	if w == 0 {
		w = c.meas.Measure(c.labelStyle(e), c.label(e))
		c.names.width[e] = w
	}
	return w
}

// cut returns an event's title shortened to kept bytes, with an ellipsis.
func (c *Chart) cut(e dataset.EventRef, kept int) string {
	t := c.label(e)
	if kept >= len(t) {
		return t
	}
	if c.names.cuts == nil {
		c.names.cuts = make(map[nameCut]string)
	}
	k := nameCut{e, int32(kept)}
	s, ok := c.names.cuts[k]
	if !ok {
		if len(c.names.cuts) >= keptPhrases {
			clear(c.names.cuts)
		}
		s = t[:kept] + lane.Ellipsis
		c.names.cuts[k] = s
	}
	return s
}

// labelStyle returns the text style of an event's name when it is not selected.
func (c *Chart) labelStyle(e dataset.EventRef) scene.Style {
	s := &c.shapes[e]
	switch {
	case s.opt&scene.Struck != 0:
		return scene.LabelOff
	case s.opt&scene.Open != 0:
		return scene.LabelSoon
	case s.weight == 5:
		return scene.LabelNote
	}
	return scene.Label
}

package picture

import (
	"slices"
	"strconv"
	"strings"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Part is a piece of the title. One that counts has the state of the page that holds
// what it counts.
type Part struct {
	Text    string
	Counted string // a unit, '?' and the address of a state, or ""
	State   string // that address, or ""
}

// Title describes the picture: how the first deadline moved and ended, the number of talks, the
// number of expected events that did not happen.
func (p *Picture) Title() []Part {
	var out []Part
	if move := p.move(); move != "" {
		out = append(out, Part{Text: move})
	}
	held := []string{codebook.Happened.Code(), codebook.Ongoing.Code()}
	talks := []string{codebook.VerbalCooperation.Code()}
	if n := p.count(talks, held); n > 0 {
		out = append(out, p.part("opening.talks", n, talks, held))
	}
	if types := p.missedTypes(); len(types) > 0 {
		off := []string{codebook.Cancelled.Code(), codebook.Lapsed.Code()}
		out = append(out, p.part("opening.missed", p.count(types, off), types, off))
	} else {
		force := []string{codebook.VerbalConflict.Code(), codebook.MaterialConflict.Code()}
		if n := p.count(force, held); n > 0 {
			out = append(out, p.part("opening.pressure", n, force, held))
		}
	}
	return out
}

func (p *Picture) part(key string, n int, types, statuses []string) Part {
	s := view.State{From: p.Window.From, To: p.Window.To, Types: types, Statuses: statuses}.Fragment()
	return Part{Text: p.w.Count(key, n), Counted: "events?" + s, State: s}
}

// count counts the events of the window with one of the classes or types and one of
// the statuses, as the program's filter does.
func (p *Picture) count(types, statuses []string) (n int) {
	for i := range p.d.Events {
		e := &p.d.Events[i]
		if e.When.Earliest < p.Window.To && e.When.Latest > p.Window.From && slices.Contains(statuses, e.Status.Code()) &&
			(slices.Contains(types, p.d.TypeCode(p.d.Type(e))) || slices.Contains(types, p.d.Quad(e).Code())) {
			n++
		}
	}
	return n
}

// missedTypes returns the types of the expected events that did not happen.
func (p *Picture) missedTypes() (out []string) {
	for i := range p.d.Events {
		e := &p.d.Events[i]
		in := e.When.Earliest < p.Window.To && e.When.Latest > p.Window.From && !e.When.IsZero()
		if code := p.d.TypeCode(p.d.Type(e)); in && e.Status.Off() && e.Type != codebook.Deadline && e.Type != codebook.Period && code != "" && !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	slices.Sort(out)
	return out
}

// move words how far the date of the first deadline moved, "" if it did not.
func (p *Picture) move() string {
	if len(p.settings) < 2 || p.settings[1].ref != p.settings[0].ref {
		return ""
	}
	last := p.settings[0]
	for _, s := range p.settings {
		if s.ref == last.ref {
			last = s
		}
	}
	a, b := dataset.LastDay(p.settings[0].when), dataset.LastDay(last.when)
	if a == dataset.LatestDay || b == dataset.LatestDay || a == b {
		return ""
	}
	key, days, name := "opening.later", int(b-a), p.title(last.ref)
	if b < a {
		key, days = "opening.nearer", int(a-b)
	}
	move := p.w.Count(key, days, name)
	if p.d.Events[last.ref].Status == codebook.Lapsed {
		return p.w.Say("opening.ran-out", move)
	}
	return move
}

// Sub names the time that the picture shows.
func (p *Picture) Sub() string {
	return p.w.Say("opening.sub", p.w.For("opening.sub", 0).Window(p.Window.From, p.Window.To))
}

// Name returns the accessible name of the picture.
func (p *Picture) Name() string {
	return p.w.Say("opening.name", p.w.For("opening.name", 0).Window(p.Window.From, p.Window.To))
}

// Told lists the annotated moments in chronological order, which is that of their numbers.
func (p *Picture) Told() []Moment { return p.told }

// Speak returns the label of a node, in the words and the order of the picture.
func (p *Picture) Speak(t scene.Target) string {
	if t.Kind != scene.EventTarget {
		return ""
	}
	e := &p.d.Events[t.Ref]
	for i := range p.told {
		if m := &p.told[i]; m.Event == dataset.EventRef(t.Ref) {
			return strings.TrimRight(strconv.Itoa(i+1)+". "+m.When+" "+m.Title+" "+m.Text+" "+m.Differ, " ")
		}
	}
	return p.title(dataset.EventRef(t.Ref)) + p.w.Comma() + p.w.Date(e.When) + p.w.Comma() + p.w.Status(e.Status)
}

// wished words the outcome of the expected events for the heading of the band.
func (p *Picture) wished() string {
	off := 0
	for i := range p.expected {
		if p.d.Events[p.expected[i].ref].Status.Off() {
			off++
		}
	}
	switch {
	case off == 0:
		return p.w.Say("opening.expected")
	case p.step && off < len(p.expected):
		return p.w.Say("opening.both")
	}
	return p.w.Say("opening.not-come")
}

// banded returns the heading of the band, with the number of rows if it does not show all.
func (p *Picture) banded() string {
	if p.awaited == len(p.expected) {
		return p.wished()
	}
	return p.w.Say("opening.some", p.wished(), p.w.Number(len(p.expected)), p.w.Number(p.awaited))
}

// title returns the title of an expected event.
func (p *Picture) title(ref dataset.EventRef) string {
	if short := p.d.Events[ref].Rest().Short; short != "" {
		return short
	}
	return p.d.Events[ref].Title
}

// settled words a date of a deadline and the day it was given on.
func (p *Picture) settled(s *setting) string {
	key := "opening.moved"
	switch {
	case s.first && p.given(s):
		key = "opening.set"
	case s.first:
		key = "opening.known"
	}
	if s.on == edtf.Past {
		return p.w.DayMonth(s.when)
	}
	return p.w.Say(key, p.w.DayMonth(edtf.FromDay(s.on.Day())), p.w.DayMonth(s.when))
}

// given reports whether the record says that a date was given on its day; else it is only known
// since then.
func (p *Picture) given(s *setting) bool {
	for _, c := range p.d.Events[s.ref].History {
		if instant(dataset.FirstDay(c.At)) == s.on {
			return true
		}
	}
	return false
}

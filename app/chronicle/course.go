package chronicle

import (
	"slices"
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Stage is one station of an event's life: possible, planned, moved, happened,
// with the day since which it stood so and who said so.
type Stage struct {
	Since  When   // may be zero: always
	Symbol string // id of the mark in the sprite
	Words  string // "Possible", "Planned", "Date changed", "Happened"
	Text   string // the date, place and title as given then, and remarks
	By     string // "according to Yuri Ushakov", "by the calendar"
	Event  dataset.EventID
	Title  string // of that event
	Off    bool   // it did not take place
}

// courseFields are the fields of a history that the course of an event tells.
var courseFields = []string{"status", "when", "where", "title"}

func inCourse(field string) bool { return slices.Contains(courseFields, field) }

// course is the life of an event up to a day. It is nil for an event that stood
// the same way from the first word of it on.
func (b *Book) course(ref dataset.EventRef, on dataset.Day) []Stage {
	var out []Stage
	var was dataset.State
	for _, st := range b.ledger.Life(ref) {
		if st.From > on {
			break
		}
		first := len(out) == 0
		if !first && st.Status == was.Status && st.When == was.When && st.Where == was.Where && st.Title == was.Title {
			was = st
			continue
		}
		out = append(out, b.stage(ref, st, was, first, on))
		was = st
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// stage words one state of an event and what brought it about.
func (b *Book) stage(ref dataset.EventRef, st, was dataset.State, first bool, on dataset.Day) Stage {
	e := &b.d.Events[ref]
	s := Stage{Symbol: Symbol(e.Type, st.Status, st.Standing), Words: b.w.Status(st.Status), Off: st.Status.Off()}
	if st.From != dataset.DayNone {
		s.Since = b.when(edtf.FromDay(int64(st.From)))
	}
	add := func(text string) {
		if text != "" && s.Text != "" {
			s.Text += " · "
		}
		s.Text += text
	}
	if first || st.When != was.When {
		add(b.w.Date(st.When))
	}
	if st.Where >= 0 && (first || st.Where != was.Where) {
		add(b.placeName(st.Where))
	}
	if !first && st.Title != was.Title {
		add(b.w.Say("course.title", st.Title))
	}
	if !first && st.Status == was.Status {
		s.Words = b.w.Say("course.changed")
		if st.When != was.When {
			s.Words = b.w.Say("course.moved")
		}
	}
	b.cause(&s, e, st, on)
	return s
}

// cause finds who or what brought a state about: the event that the history names,
// else who spoke of the event on that day, else the calendar.
func (b *Book) cause(s *Stage, e *dataset.Event, st dataset.State, on dataset.Day) {
	day := st.From
	for i := range e.History {
		c := &e.History[i]
		if !inCourse(c.Field) || dataset.PublicDay(c.At) != day {
			continue
		}
		if id, title := b.Titled(c.Claim, on); id != "" && id != e.ID {
			s.Event, s.Title = id, title
		}
		if c.Note != "" {
			s.Text = strings.TrimPrefix(s.Text+" · "+c.Note, " · ")
		}
		if s.By == "" && b.source(c.Source, on) >= 0 {
			s.By = b.w.Say("course.by", b.d.Publisher(c.Source))
		}
	}
	var names []string
	for i := range e.Claims {
		if c := &e.Claims[i]; c.Known == day && !c.Stance.Against() {
			if n := b.speaker(c).Text; !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
	}
	switch {
	case len(names) > 0:
		s.By = b.w.Say("course.by", b.list(names))
	case s.By != "" || s.Event != "":
	case e.Type == codebook.Deadline || s.Off || dataset.LastDay(st.When) <= day:
		s.By = b.w.Say("course.calendar")
	}
}

package chronicle

import (
	"slices"
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Stage is one stage of the status history of an event: possible, planned, moved, happened,
// with its first day and its cause.
type Stage struct {
	Since  When   // may be zero: always
	Symbol string // id of the mark in the sprite
	Words  string // "Possible", "Planned", "Date changed", "Happened"
	Text   string // the date, place and title as given then, and remarks
	By     string // "according to Yuri Ushakov", "by the calendar"
	Event  dataset.EventID
	Title  string      // of that event
	Off    bool        // it did not take place
	Day    dataset.Day // since which it stood so as the record is read, DayNone for always
	Status codebook.Status
	Values [4]string // what held then: status, date, place and title in short, "" where the record gives none
}

// courseFields are the fields of the status history.
var courseFields = []string{"status", "when", "where", "title"}

func inCourse(field string) bool { return slices.Contains(courseFields, field) }

// course returns the status history of an event up to a day. It is nil if nothing in it ever
// changed.
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

// stage words one state of an event and its cause.
func (b *Book) stage(ref dataset.EventRef, st, was dataset.State, first bool, on dataset.Day) Stage {
	e := &b.d.Events[ref]
	s := Stage{Day: st.From, Status: st.Status, Values: [4]string{b.w.Status(st.Status), b.w.ShortDate(st.When), b.placeOf(st.Where), st.Title}, Symbol: Symbol(b.d, e, st.Status, st.Standing), Words: b.w.Status(st.Status), Off: st.Status.Off()}
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

// cause finds the cause of a state: the event or the source that the history names, else the
// speakers of that day, else the calendar. An inexact day stays inexact.
func (b *Book) cause(s *Stage, e *dataset.Event, st dataset.State, on dataset.Day) {
	source, told := dataset.SourceRef(dataset.None), false
	for i := range e.History {
		c := &e.History[i]
		if !inCourse(c.Field) || dataset.PublicDay(c.At) != st.From {
			continue
		}
		id, title := b.Titled(c.Claim, on)
		if grounded := id != "" || b.source(c.Source, on) >= 0 || c.Note != ""; grounded || dataset.FirstDay(c.At) != dataset.LastDay(c.At) {
			told, s.Since = true, b.when(c.At)
		}
		if id != "" && id != e.ID {
			s.Event, s.Title = id, title
		}
		if c.Note != "" {
			s.Text = strings.TrimPrefix(s.Text+" · "+c.Note, " · ")
		}
		if source < 0 {
			source = b.source(c.Source, on)
		}
	}
	claims := b.bringing(e, st, source)
	if !told && len(claims) > 0 && st.From != dataset.DayNone {
		s.Since = b.when(b.sinceWhen(claims, st.From, on))
	}
	switch {
	case len(claims) > 0:
		var names []string
		for _, c := range claims {
			if n := b.speaker(c).Text; !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
		s.By = b.w.Say("course.by", b.list(names))
	case source >= 0:
		s.By = b.w.Say("course.by", b.d.Publisher(source))
	case s.Event != "" || told:
	case e.Type == codebook.Deadline || s.Off || dataset.LastDay(st.When) <= st.From:
		s.By = b.w.Say("course.calendar")
	}
}

// sinceWhen returns the day as the claims give it: exact if one of them is.
func (b *Book) sinceWhen(claims []*dataset.Claim, day, on dataset.Day) edtf.Date {
	exact := edtf.FromDay(int64(day))
	for _, c := range claims {
		if said := b.SaidAt(c, on); said.IsZero() || said.Flags == 0 && dataset.FirstDay(said) == day && dataset.LastDay(said) == day {
			return exact
		}
	}
	return b.SaidAt(claims[0], on)
}

// bringing lists the claims of the day that state the status of an event, those on the event
// itself before those on its outcome. If the history names a source, only its claims count.
func (b *Book) bringing(e *dataset.Event, st dataset.State, source dataset.SourceRef) (out []*dataset.Claim) {
	best := 1
	for i := range e.Claims {
		c := &e.Claims[i]
		if c.Known != st.From || c.Stance.Against() || source >= 0 && c.Source != source && c.CitedFrom != source {
			continue
		}
		rank := b.bears(e, c, st.Status)
		if rank > best {
			best, out = rank, nil
		}
		if rank == best {
			out = append(out, c)
		}
	}
	return out
}

// bears grades how far a claim supports a status: 2 if it is about the event itself, 1 if about
// its outcome, 0 if it says something else.
func (b *Book) bears(e *dataset.Event, c *dataset.Claim, s codebook.Status) int {
	itself := c.On&^(codebook.OnOutcome|codebook.OnFigure) != 0 || c.On == 0
	switch {
	case s.Held() && c.Stance.Ahead() && !b.d.Says(e, c):
		return 0
	case s == codebook.Planned || s == codebook.Confirmed:
		if said := c.Stance == codebook.Confirms || c.Stance == codebook.Announces || e.Type == codebook.Deadline; !said || !itself {
			return 0
		}
	}
	if itself || s.Off() || s == codebook.Postponed {
		return 2
	}
	return 1
}

// placeOf returns the name of a place, "" for none.
func (b *Book) placeOf(ref dataset.PlaceRef) string {
	if ref < 0 {
		return ""
	}
	return b.placeName(ref)
}

package dataset_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// slow computes the state of an event on a day directly from section 4.1 of the
// format: claim by claim and change by change, without any index of the
// package.
type slow struct {
	d    *dataset.Dataset
	asOf int64
}

// first and last are the days that bound a date, or far away if it is open.
func first(d edtf.Date) int64 {
	if !d.IsZero() && d.Earliest.Finite() {
		return d.Earliest.Day()
	}
	return -1 << 40
}

func last(d edtf.Date) int64 {
	if !d.IsZero() && d.Latest.Finite() {
		return (d.Latest - 1).Day()
	}
	return 1 << 40
}

// public returns the first possible day of a date, or the last if its start is
// open.
func public(d edtf.Date) int64 {
	if n := first(d); n > -1<<40 {
		return n
	}
	if n := last(d); n < 1<<40 {
		return n
	}
	return -1 << 40
}

// claimed returns the day from which a claim is known.
func (s slow) claimed(e *dataset.Event, c *dataset.Claim) int64 {
	if n := public(c.SaidAt); n > -1<<40 {
		return n
	}
	if c.SaidIn >= 0 {
		if n := public(s.d.Events[c.SaidIn].When); n > -1<<40 {
			return n
		}
	}
	best := int64(1 << 40)
	for _, src := range []dataset.SourceRef{c.Source, c.CitedFrom} {
		if src >= 0 {
			if n := public(s.d.Sources[src].Published); n > -1<<40 {
				best = min(best, n)
			}
		}
	}
	if best < 1<<40 {
		return best
	}
	return min(public(e.When), s.asOf)
}

func (s slow) field(e *dataset.Event, name, now string, on int64) string {
	for i := len(e.History) - 1; i >= 0; i-- {
		if c := e.History[i]; c.Field == name && public(c.At) > on {
			now = c.From
		}
	}
	return now
}

// when returns the date of an event as given on a day.
func (s slow) when(e *dataset.Event, on int64) edtf.Date {
	if text := s.field(e, "when", "", on); text != "" {
		if d, err := edtf.Parse(text); err == nil {
			return d
		}
	}
	return e.When
}

// who returns the participants of an event as given on a day; a former
// participant who has no part now gets the role actor.
func (s slow) who(e *dataset.Event, on int64) (out []dataset.Part) {
	ids := s.field(e, "who", "", on)
	if ids == "" {
		return e.Who
	}
	for _, id := range strings.Split(ids, ",") {
		a := s.d.ActorByID(dataset.ActorID(strings.TrimSpace(id)))
		parts := slices.DeleteFunc(slices.Clone(e.Who), func(p dataset.Part) bool { return p.Actor != a })
		if len(parts) == 0 {
			parts = []dataset.Part{{Actor: a, Role: codebook.RoleActor, For: dataset.None}}
		}
		out = append(out, parts...)
	}
	return out
}

func (s slow) place(e *dataset.Event) string {
	if e.Where < 0 {
		return ""
	}
	return string(s.d.Places[e.Where].ID)
}

// ahead reports whether a claim is about the future.
func ahead(st codebook.Stance) bool {
	return slices.Contains([]codebook.Stance{codebook.Announces, codebook.Promises, codebook.Threatens, codebook.Predicts}, st)
}

func against(st codebook.Stance) bool {
	return slices.Contains([]codebook.Stance{codebook.Doubts, codebook.Denies, codebook.Disputes, codebook.Retracts}, st)
}

func (s slow) status(e *dataset.Event, on int64, acts func(*dataset.Claim) bool) codebook.Status {
	st, when := e.Status, s.when(e, on)
	past := slices.Contains([]codebook.Status{codebook.Happened, codebook.Ongoing, codebook.Cancelled, codebook.Postponed, codebook.Lapsed}, e.Status)
	var steps []dataset.Change
	for _, c := range e.History {
		if _, ok := codebook.ParseStatus(c.To); ok && c.Field == "status" {
			steps = append(steps, c)
		}
	}
	expected := func() codebook.Status {
		for i := range e.Claims {
			c := &e.Claims[i]
			if s.claimed(e, c) > on || against(c.Stance) {
				continue
			}
			carries := c.On == 0 || c.On&(codebook.OnHappened|codebook.OnWhen|codebook.OnWhere|codebook.OnWho) != 0
			if e.Type == codebook.Deadline || carries && (c.Stance == codebook.Confirms || c.Stance == codebook.Announces) && acts(c) {
				return codebook.Planned
			}
		}
		return codebook.Possible
	}
	switch {
	case len(steps) > 0 && on < public(steps[0].At):
		from, ok := codebook.ParseStatus(steps[0].From)
		if !ok {
			return expected()
		}
		st = from
	case len(steps) > 0 && on < public(steps[len(steps)-1].At):
		for _, c := range steps {
			if public(c.At) <= on {
				st, _ = codebook.ParseStatus(c.To)
			}
		}
	case len(steps) > 0 && past && on < s.settled(e, when):
		st, _ = codebook.ParseStatus(steps[len(steps)-1].To)
	case len(steps) == 0 && past && on < s.settled(e, when):
		return expected()
	}
	if st == codebook.Happened && when.Shape == edtf.Interval && last(when) < 1<<40 && last(when) > on {
		st = codebook.Ongoing
	}
	return st
}

// saying is the table of section 4.1: the types of event that consist of a
// statement, with their stances.
var saying = map[codebook.Type]string{
	codebook.Statement: "announces promises threatens predicts doubts denies disputes",
	codebook.Accuse:    "announces doubts denies disputes",
	codebook.Reject:    "announces doubts denies disputes",
	codebook.Threaten:  "announces promises threatens",
	codebook.Request:   "announces threatens",
	codebook.Agree:     "announces promises",
	codebook.Support:   "announces promises",
	codebook.Concede:   "announces promises",
	codebook.Cooperate: "announces promises",
	codebook.Retreat:   "announces",
	codebook.Sanction:  "announces",
}

// says reports whether a claim is the statement that its event consists of: it
// is made by or for an acting side and is not against the event itself.
func (s slow) says(e *dataset.Event, c *dataset.Claim) bool {
	if held := e.Status == codebook.Happened || e.Status == codebook.Ongoing; !held || !slices.Contains(strings.Fields(saying[e.Type]), c.Stance.Code()) {
		return false
	}
	if against(c.Stance) && c.On&^(codebook.OnOutcome|codebook.OnFigure) != 0 || against(c.Stance) && c.On == 0 {
		return false
	}
	for _, p := range e.Who {
		side := slices.Contains([]string{"actor", "host", "mediator", "signatory", "speaker"}, p.Role.Code())
		side = side || p.Role == codebook.RoleRecipient && (e.Type == codebook.Agree || e.Type == codebook.Cooperate)
		if side && (p.Actor == c.By || p.Actor == c.For) {
			return true
		}
	}
	return speaksForItself(s.d, e, c)
}

// settled returns the first day on which a status about the past applies, if
// the event has the given date.
func (s slow) settled(e *dataset.Event, when edtf.Date) int64 {
	day := int64(1 << 40)
	for i := range e.Claims {
		c := &e.Claims[i]
		if n := s.claimed(e, c); n >= first(when) && (!ahead(c.Stance) && !against(c.Stance) || s.says(e, c)) {
			day = min(day, n)
		}
	}
	if end := last(when); end < 1<<40 {
		if e.Status == codebook.Lapsed {
			day = end + 1
		} else if e.Type == codebook.Deadline {
			day = min(day, end)
		}
	}
	return min(day, s.asOf)
}

// TestLedgerEqualsTheRules compares the ledger with the rules of the format on
// 50 random days, for every event of the wide set, of a generated record and of
// one with changed titles, dates, places, participants and statuses. Standings
// are computed from a record with only the claims known on that day.
func TestLedgerEqualsTheRules(t *testing.T) {
	for name, d := range map[string]*dataset.Dataset{"wide": bundled.Wide(t), "made up": testkit.Events(300, testkit.Options{}),
		"rewritten": testkit.Rewritten(testkit.Events(300, testkit.Options{Seed: 17}), 7)} {
		t.Run(name, func(t *testing.T) { equalsTheRules(t, d) })
	}
}

func equalsTheRules(t *testing.T, d *dataset.Dataset) {
	l := dataset.NewLedger(d)
	days := l.Changes()
	s := slow{d, last(d.Meta.AsOf)}
	rng := rand.New(rand.NewPCG(19, 50))
	for range testkit.Rounds(50) {
		day := days[0] - 2 + dataset.Day(rng.IntN(int(days[len(days)-1]-days[0])+5))
		if rng.IntN(2) == 0 {
			day = days[rng.IntN(len(days))]
		}
		on := int64(day)
		for i := range d.Events {
			e := &d.Events[i]
			only := *d
			only.Events = slices.Clone(d.Events)
			cut := &only.Events[i]
			cut.Claims = slices.DeleteFunc(slices.Clone(e.Claims), func(c dataset.Claim) bool { return s.claimed(e, &c) > on })
			st, known := l.At(dataset.EventRef(i), day)
			if known != (len(cut.Claims) > 0) {
				t.Fatalf("%s on %s: known %v with %d claims", e.ID, edtf.FromDay(on), known, len(cut.Claims))
			}
			if !known {
				continue
			}
			cut.Who = s.who(e, on)
			status := s.status(e, on, func(c *dataset.Claim) bool { return speaksForItself(d, cut, c) })
			cut.Status, cut.When = status, s.when(e, on)
			cut.History = slices.DeleteFunc(slices.Clone(e.History), func(c dataset.Change) bool { return public(c.At) > on })
			standing, _ := dataset.Standing(&only, dataset.EventRef(i), dataset.LatestDay)
			place := ""
			if st.Where >= 0 {
				place = string(d.Places[st.Where].ID)
			}
			if st.Status != status || st.Claims != len(cut.Claims) || st.Standing != standing || st.Title != s.field(e, "title", e.Title, on) ||
				st.When.String() != s.field(e, "when", e.When.String(), on) || place != s.field(e, "where", s.place(e), on) {
				t.Errorf("%s on %s: %+v, by the rules %s, %s with %d claims", e.ID, edtf.FromDay(on), st, status.Code(), standing.Code(), len(cut.Claims))
			}
		}
	}
}

// speaksForItself reports whether a claim alone would make its event official.
func speaksForItself(d *dataset.Dataset, e *dataset.Event, c *dataset.Claim) bool {
	only := *d
	alone := *e
	alone.Claims, alone.History, alone.More = []dataset.Claim{*c}, nil, nil
	alone.Claims[0].Stance = codebook.Asserts
	only.Events = []dataset.Event{alone}
	only.Events[0].Claims[0].SaidIn = dataset.None
	standing, _ := dataset.Standing(&only, 0, dataset.LatestDay)
	return standing == codebook.Official
}

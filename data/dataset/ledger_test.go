package dataset

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"parley/data/codebook"
	"parley/data/edtf"
)

// TestLife checks the states of a meeting: predicted, planned, moved, held.
func TestLife(t *testing.T) {
	e := event(t, "summit", "2025-08-15", codebook.Happened, trump, putin)
	e.Title = "Summit in Anchorage"
	e.Claims = []Claim{claim(wire, wireReport, codebook.Predicts), claim(trump, None, codebook.Announces), claim(paper, None, codebook.Reports)}
	e.Claims[1].SaidAt, e.Claims[2].Edit().SaidAt = when(t, "2025-08-08"), when(t, "2025-08-16")
	e.History = []Change{
		{At: when(t, "2025-08-08"), Field: "when", From: "[2025-08-11..]", To: "2025-08-15", Claim: None, Source: None},
		{At: when(t, "2025-08-08"), Field: "title", From: "Summit", To: "Summit in Anchorage", Claim: None, Source: None},
	}
	d := sealed(t, e)
	l := NewLedger(d)
	want := []struct {
		on, when, title string
		status          codebook.Status
	}{
		{"2025-08-06", "[2025-08-11..]", "Summit", codebook.Possible},
		{"2025-08-08", "2025-08-15", "Summit in Anchorage", codebook.Planned},
		{"2025-08-15", "2025-08-15", "Summit in Anchorage", codebook.Planned},
		{"2025-08-16", "2025-08-15", "Summit in Anchorage", codebook.Happened},
	}
	if _, known := l.At(0, day(t, "2025-08-05")); known {
		t.Error("known before anybody spoke of it")
	}
	for _, w := range want {
		s, _ := l.At(0, day(t, w.on))
		if s.Status != w.status || s.When.String() != w.when || s.Title != w.title {
			t.Errorf("on %s: %s %s %q, want %s %s %q", w.on, s.Status.Code(), s.When, s.Title, w.status.Code(), w.when, w.title)
		}
	}
	if got := len(l.Life(0)); got != 3 {
		t.Errorf("%d states, want 3", got)
	}
	text := AsKnownOn(d, day(t, "2025-08-09"))
	if text.Meta.AsOf.String() != "2025-08-09" || len(text.Events[0].Claims) != 2 {
		t.Errorf("as known on 9 August: as of %s, %d claims", text.Meta.AsOf, len(text.Events[0].Claims))
	}
}

func TestStatusOn(t *testing.T) {
	history := func(pairs ...string) (list []Change) {
		for i := 0; i < len(pairs); i += 2 {
			list = append(list, Change{At: when(t, pairs[i]), Field: "status", To: pairs[i+1], Claim: None, Source: None})
		}
		return list
	}
	moved := func(on, from, to string) []Change {
		return []Change{{At: when(t, on), Field: "when", From: from, To: to, Claim: None, Source: None}}
	}
	report := claim(wire, None, codebook.Reports)
	report.Edit().SaidAt = when(t, "2025-08-06")
	later := claim(wire, None, codebook.Reports)
	later.Edit().SaidAt = when(t, "2025-08-12")
	announce := claim(trump, None, codebook.Announces)
	announce.Edit().SaidAt = when(t, "2025-08-04")
	tests := []struct {
		name, date string
		status     codebook.Status
		typ        codebook.Type
		claims     []Claim
		history    []Change
		on         map[string]codebook.Status
	}{
		{"a report tells of it", "2025-08-06", codebook.Happened, codebook.Consult, []Claim{announce, report}, nil,
			map[string]codebook.Status{"2025-08-05": codebook.Planned, "2025-08-06": codebook.Happened}},
		{"only announced: the record tells", "2025-08-06", codebook.Happened, codebook.Consult, []Claim{announce}, nil,
			map[string]codebook.Status{"2025-08-07": codebook.Planned, "2025-08-31": codebook.Happened}},
		{"a report before the day does not", "2025-08-10", codebook.Happened, codebook.Consult, []Claim{report, later}, nil,
			map[string]codebook.Status{"2025-08-10": codebook.Possible, "2025-08-12": codebook.Happened}},
		{"a deadline comes by the calendar", "2025-08-08", codebook.Happened, codebook.Deadline, []Claim{report}, nil,
			map[string]codebook.Status{"2025-08-07": codebook.Planned, "2025-08-08": codebook.Happened}},
		{"due, lapsed", "[..2025-08-08]", codebook.Lapsed, codebook.Agree, []Claim{report}, nil,
			map[string]codebook.Status{"2025-08-08": codebook.Possible, "2025-08-09": codebook.Lapsed}},
		{"planned holds as written", "2025-08-27", codebook.Planned, codebook.Consult, []Claim{report}, nil,
			map[string]codebook.Status{"2025-08-06": codebook.Planned}},
		{"history", "2025-08-15", codebook.Cancelled, codebook.Consult, []Claim{report}, history("2025-08-06", "possible", "2025-08-08", "planned", "2025-08-13", "cancelled"),
			map[string]codebook.Status{"2025-08-07": codebook.Possible, "2025-08-12": codebook.Planned, "2025-08-13": codebook.Cancelled}},
		{"history without its end", "2025-08-11", codebook.Happened, codebook.Consult, []Claim{report, later}, history("2025-08-06", "possible"),
			map[string]codebook.Status{"2025-08-11": codebook.Possible, "2025-08-12": codebook.Happened}},
		{"lasting", "2025-08-06/2025-08-09", codebook.Happened, codebook.Consult, []Claim{report}, nil,
			map[string]codebook.Status{"2025-08-08": codebook.Ongoing, "2025-08-09": codebook.Happened}},
		{"put off after it was over", "2025-08-06/2025-08-14", codebook.Happened, codebook.Consult, []Claim{report}, moved("2025-08-11", "2025-08-06/2025-08-09", "2025-08-06/2025-08-14"),
			map[string]codebook.Status{"2025-08-08": codebook.Ongoing, "2025-08-09": codebook.Happened, "2025-08-11": codebook.Ongoing, "2025-08-14": codebook.Happened}},
		{"a deadline comes, then is extended", "2025-08-20", codebook.Happened, codebook.Deadline, []Claim{report}, moved("2025-08-10", "2025-08-08", "2025-08-20"),
			map[string]codebook.Status{"2025-08-07": codebook.Planned, "2025-08-08": codebook.Happened, "2025-08-10": codebook.Planned, "2025-08-20": codebook.Happened}},
		{"lapsed, then due later", "[..2025-08-20]", codebook.Lapsed, codebook.Agree, []Claim{report}, moved("2025-08-12", "[..2025-08-08]", "[..2025-08-20]"),
			map[string]codebook.Status{"2025-08-08": codebook.Possible, "2025-08-09": codebook.Lapsed, "2025-08-12": codebook.Possible, "2025-08-21": codebook.Lapsed}},
		{"given as later than the report", "2025-08-05", codebook.Happened, codebook.Consult, []Claim{report}, moved("2025-08-09", "2025-08-12", "2025-08-05"),
			map[string]codebook.Status{"2025-08-06": codebook.Possible, "2025-08-09": codebook.Happened}},
	}
	for _, tt := range tests {
		e := event(t, "e", tt.date, tt.status, trump, putin)
		e.Type, e.Claims, e.History = tt.typ, tt.claims, tt.history
		d := sealed(t, e)
		l := NewLedger(d)
		for on, want := range tt.on {
			s, _ := l.At(0, day(t, on))
			if s.Status != want {
				t.Errorf("%s, on %s: %s, want %s", tt.name, on, s.Status.Code(), want.Code())
			}
		}
		if s, _ := l.At(0, LatestDay); s.Status != tt.status {
			t.Errorf("%s: in the end %s, want %s as written", tt.name, s.Status.Code(), tt.status.Code())
		}
	}
}

// randomWorld adds n events to the world that use every field relevant to
// knowledge.
func randomWorld(t testing.TB, r *rand.Rand, n int) *Dataset {
	d := world(t)
	date := func() string {
		on := func() string { return fmt.Sprintf("2025-08-%02d", 1+r.IntN(28)) }
		switch r.IntN(9) {
		case 0:
			return "[.." + on() + "]"
		case 1:
			return "[" + on() + "..]"
		case 2:
			return on() + "/.."
		case 3:
			return "/" + on()
		case 4:
			return "2025-08"
		case 5:
			return "2025-08-01/" + on()
		}
		return on()
	}
	actor := func() ActorRef { return ActorRef(r.IntN(len(d.Actors)+1) - 1) }
	for i := range n {
		e := event(t, fmt.Sprintf("e%03d", i), date(), codebook.Status(r.IntN(codebook.StatusCount)))
		e.Type = codebook.Type(r.IntN(codebook.TypeCount))
		for range r.IntN(3) {
			e.Who = append(e.Who, Part{Actor: max(actor(), 0), Role: codebook.Role(1 + r.IntN(9)), For: None})
		}
		for range r.IntN(5) {
			c := claim(actor(), SourceRef(r.IntN(len(d.Sources))), codebook.Stance(1+r.IntN(11)))
			c.On, c.For = codebook.Facets(r.IntN(64)), actor()
			if r.IntN(3) == 0 {
				c.Edit().SaidAt = when(t, date())
			}
			if r.IntN(4) == 0 {
				c.SaidIn = EventRef(r.IntN(n))
			}
			if r.IntN(4) == 0 {
				c.Edit().Chain = []ActorRef{max(actor(), 0)}
			}
			e.Claims = append(e.Claims, c)
		}
		for range r.IntN(3) {
			field := []string{"status", "when", "title", "where", "importance"}[r.IntN(5)]
			h := Change{At: when(t, date()), Field: field, Claim: None, Source: None}
			switch field {
			case "status":
				h.To = codebook.Status(1 + r.IntN(9)).Code()
				if r.IntN(2) == 0 {
					h.From = codebook.Status(1 + r.IntN(9)).Code()
				}
			case "when":
				h.From = date()
			case "title":
				h.From = fmt.Sprint("title ", r.IntN(3))
			}
			e.History = append(e.History, h)
		}
		if r.IntN(2) == 0 {
			e.Links = []Link{{To: EventRef(r.IntN(n)), Kind: codebook.Follows}}
		}
		d.Events = append(d.Events, e)
	}
	Seal(d)
	return d
}

// TestLedgerAgreesWithAsKnownOn compares the ledger, the copy and a slow
// computation without breakpoints for every event on every day.
func TestLedgerAgreesWithAsKnownOn(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 40 {
		d := randomWorld(t, r, 30)
		l := NewLedger(d)
		for range 8 {
			on := day(t, "2025-07-30") + Day(r.IntN(40))
			if r.IntN(8) == 0 {
				on = LatestDay
			}
			known := AsKnownOn(d, on)
			byID := map[EventID]*Event{}
			for i := range known.Events {
				byID[known.Events[i].ID] = &known.Events[i]
			}
			for i := range d.Events {
				s, ok := l.At(EventRef(i), on)
				e := byID[d.Events[i].ID]
				if ok != (e != nil) || ok != slowKnown(&d.Events[i], on) {
					t.Fatalf("round %d, %s on %d: known to the ledger %v, to the copy %v", round, d.Events[i].ID, on, ok, e != nil)
				}
				if !ok {
					continue
				}
				status, standing, _ := l.Stood(EventRef(i), on)
				earliest, latest := l.Bounds(EventRef(i), on)
				if status != s.Status || standing != s.Standing || earliest != s.When.Earliest || latest != s.When.Latest {
					t.Fatalf("round %d, %s on %d: the short answers differ from %+v", round, e.ID, on, s)
				}
				if n, last := l.Entry(EventRef(i), on); n < 0 || last != (n == len(l.Life(EventRef(i)))-1) || l.Life(EventRef(i))[n] != s {
					t.Fatalf("round %d, %s on %d: entry %d is not %+v", round, e.ID, on, n, s)
				}
				if e.Status != s.Status || e.When != s.When || e.Title != s.Title || e.Standing != s.Standing || e.Where != s.Where || len(e.Claims) != s.Claims {
					t.Fatalf("round %d, %s on %d:\nledger %+v\ncopy   %s %s %s %d claims\n%+v", round, e.ID, on, s, e.Status.Code(), e.When, e.Standing.Code(), len(e.Claims), d.Events[i])
				}
				if slow := slowStatus(d, &d.Events[i], on); slow != s.Status {
					t.Fatalf("round %d, %s on %d: ledger %s, slow %s\n%+v", round, e.ID, on, s.Status.Code(), slow.Code(), d.Events[i])
				}
			}
			checkRefs(t, known)
		}
		if all := AsKnownOn(d, LatestDay); len(all.Events) != len(d.Events) {
			t.Fatalf("on the latest day %d of %d events are known", len(all.Events), len(d.Events))
		}
	}
}

func slowKnown(e *Event, on Day) bool {
	if len(e.Claims) == 0 {
		return e.Known <= on
	}
	for _, c := range e.Claims {
		if c.Known <= on {
			return true
		}
	}
	return false
}

// slowWhen replays the dates of an event backwards to the day.
func slowWhen(e *Event, on Day) edtf.Date {
	date := e.When
	for i := len(e.History) - 1; i >= 0 && PublicDay(e.History[i].At) > on; i-- {
		if was, err := edtf.Parse(e.History[i].From); err == nil && e.History[i].Field == "when" {
			date = was
		}
	}
	return date
}

// slowStatus goes day by day and applies the rules in the order of statusOn's
// comment.
func slowStatus(d *Dataset, e *Event, on Day) codebook.Status {
	asOf, date := LastDay(d.Meta.AsOf), slowWhen(e, on)
	lasting := func(s codebook.Status) codebook.Status {
		if s == codebook.Happened && date.Shape == edtf.Interval && LastDay(date) != LatestDay && LastDay(date) > on {
			return codebook.Ongoing
		}
		return s
	}
	cast := *e
	cast.Who = d.WhoOn(e, on)
	reported := false
	for _, c := range e.Claims {
		says := c.Stance < codebook.Announces // asserts, confirms, reports
		says = says || e.Status.Held() && d.Says(&cast, &c)
		reported = reported || says && c.Known <= on && c.Known >= FirstDay(date)
	}
	end := LastDay(date)
	switch {
	case e.Status == codebook.Lapsed && end != LatestDay:
		reported = on > end
	case e.Type == codebook.Deadline && end != LatestDay && on >= end:
		reported = true
	}
	reported = reported || on >= asOf
	past := map[codebook.Status]bool{codebook.Happened: true, codebook.Ongoing: true, codebook.Cancelled: true, codebook.Postponed: true, codebook.Lapsed: true}
	status := e.Status
	if past[e.Status] && !reported {
		status = codebook.Possible
		for _, c := range e.Claims {
			if c.Known > on || c.Stance >= codebook.Doubts {
				continue
			}
			party := d.ActsIn(e, &c) && (c.On == 0 || c.On&^(codebook.OnOutcome|codebook.OnFigure) != 0)
			if e.Type == codebook.Deadline || party && (c.Stance == codebook.Confirms || c.Stance == codebook.Announces) {
				status = codebook.Planned
			}
		}
	}
	var changes []Change
	for _, h := range e.History {
		if h.Field == "status" {
			changes = append(changes, h)
		}
	}
	switch {
	case len(changes) == 0:
	case on < PublicDay(changes[0].At):
		if s, ok := codebook.ParseStatus(changes[0].From); ok {
			return lasting(s)
		}
		if past[e.Status] && reported || !past[e.Status] {
			status = d.expected(e, on)
		}
		return status
	default:
		latest := codebook.NoStatus
		for i, h := range changes {
			if PublicDay(h.At) <= on {
				latest, _ = codebook.ParseStatus(h.To)
				if i == len(changes)-1 && (!past[e.Status] || reported) {
					latest = e.Status
				}
			}
		}
		status = latest
	}
	return lasting(status)
}

// checkRefs panics if a ref of the dataset is out of range.
func checkRefs(t *testing.T, d *Dataset) {
	t.Helper()
	for i := range d.Events {
		e := &d.Events[i]
		for _, l := range e.Links {
			_ = d.Events[l.To]
		}
		for k := range e.Claims {
			_ = d.Speaker(&e.Claims[k])
			if s := e.Claims[k].SaidIn; s >= 0 {
				_ = d.Events[s]
			}
		}
	}
	NewIndex(d)
	for _, s := range d.Sources {
		if s.CitedIn >= 0 {
			_ = d.Sources[s.CitedIn]
		}
	}
}

func TestTicks(t *testing.T) {
	e := event(t, "summit", "2025-08-15", codebook.Happened, trump, putin)
	e.Claims = []Claim{claim(wire, wireReport, codebook.Predicts), claim(paper, None, codebook.Reports)}
	e.Claims[1].Edit().SaidAt = when(t, "2025-08-16")
	l := NewLedger(sealed(t, e))
	want := []Tick{
		{Day: day(t, "2025-08-06"), Events: 1, Claims: 1, Sources: 3},
		{Day: day(t, "2025-08-07"), Sources: 2},
		{Day: day(t, "2025-08-08"), Sources: 1},
		{Day: day(t, "2025-08-16"), Claims: 1, Moves: 1},
	}
	if !reflect.DeepEqual(l.Ticks(), want) {
		t.Errorf("ticks\n%+v, want\n%+v", l.Ticks(), want)
	}
}

func TestAtDoesNotAllocate(t *testing.T) {
	d := randomWorld(t, rand.New(rand.NewPCG(3, 4)), 50)
	l := NewLedger(d)
	on := day(t, "2025-08-10")
	if n := testing.AllocsPerRun(10, func() {
		for i := range d.Events {
			l.At(EventRef(i), on)
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkNewLedger(b *testing.B) {
	d := randomWorld(b, rand.New(rand.NewPCG(5, 6)), 110_000)
	for b.Loop() {
		NewLedger(d)
	}
}

func BenchmarkAt(b *testing.B) {
	d := randomWorld(b, rand.New(rand.NewPCG(5, 6)), 110_000)
	l := NewLedger(d)
	on := day(b, "2025-08-10")
	for b.Loop() {
		for i := range d.Events {
			l.At(EventRef(i), on)
		}
	}
}

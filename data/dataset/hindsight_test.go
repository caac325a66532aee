package dataset_test

import (
	"math/rand/v2"
	"testing"

	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// TestCutHoldsNothingLater checks that the record as known on a day holds
// nothing dated later, except the expected dates of events, and everything
// known by then.
func TestCutHoldsNothingLater(t *testing.T) {
	sets := bundled.Records(t)
	sets["made"] = testkit.Events(400, testkit.Options{Seed: 6})
	sets["rewritten"] = testkit.Rewritten(testkit.Events(400, testkit.Options{Seed: 16}), 6)
	for name, d := range sets {
		t.Run(name, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(3, 8))
			days := dataset.NewLedger(d).Changes()
			for range testkit.Rounds(10) {
				day := days[rng.IntN(len(days))] + dataset.Day(rng.IntN(3))
				cut := dataset.AsKnownOn(d, day)
				audit{t, d, cut, day}.all()
			}
		})
	}
}

// TestSourcesKnownThroughAChain checks that a source passed on by an early
// source is known with it, through any number of others and in a cycle.
func TestSourcesKnownThroughAChain(t *testing.T) {
	const n = 200
	d := &dataset.Dataset{Sources: make([]dataset.Source, n)}
	for i := range d.Sources {
		s := &d.Sources[i]
		s.Published, s.CitedIn = edtf.FromDay(int64(100+(i*7)%n)), dataset.None
		s.Via = []dataset.SourceRef{dataset.SourceRef((i + 1) % n)}
	}
	d.Sources[50].Via = nil
	dataset.Seal(d)
	l := dataset.NewLedger(d)
	for i := range d.Sources { // of the chain 51, 52 … 199, 0, 1 … 50 each has the least day up to it
		want := dataset.Day(1 << 20)
		for k := 51; ; k++ {
			want = min(want, dataset.Day(100+(k%n*7)%n))
			if k%n == i {
				break
			}
		}
		if s := dataset.SourceRef(i); !l.SourceKnown(s, want) || l.SourceKnown(s, want-1) {
			t.Fatalf("source %d is not known from day %d on", i, want)
		}
	}
}

// audit finds what a record as known on a day wrongly contains or lacks.
type audit struct {
	t      *testing.T
	d, cut *dataset.Dataset
	day    dataset.Day
}

func (a audit) all() {
	a.later("the record", a.cut.Meta.AsOf)
	for i := range a.cut.Events {
		a.event(&a.cut.Events[i])
	}
	a.complete()
	for i := range a.cut.Actors {
		x := &a.cut.Actors[i]
		for _, o := range x.Roles {
			a.later(string(x.ID)+" office", o.Since, o.Until, o.AsOf)
		}
		for _, n := range x.Aka {
			a.later(string(x.ID)+" name", n.Since, n.Until)
		}
		a.later(string(x.ID)+" death", x.Died)
	}
	for _, r := range a.cut.Relations {
		a.later("relation", r.Since, r.Until, r.AsOf)
	}
	for _, c := range a.cut.Corrections {
		a.later("correction", c.At)
	}
	for _, s := range a.cut.Steps {
		if s.On > a.day {
			a.t.Errorf("%s: a step stands on %s", a.day.Text(), s.On.Text())
		}
	}
	a.sources()
}

// later reports dates that are certainly after the day.
func (a audit) later(what string, dates ...edtf.Date) {
	for _, d := range dates {
		if dataset.FirstDay(d) > a.day {
			a.t.Errorf("%s: %s is dated %s", a.day.Text(), what, d)
		}
	}
}

func (a audit) event(e *dataset.Event) {
	was := &a.d.Events[a.d.EventByID(e.ID)]
	if e.Known > a.day {
		a.t.Errorf("%s: %s is known from %s", a.day.Text(), e.ID, e.Known.Text())
	}
	for i := range e.Claims {
		if e.Claims[i].Known > a.day {
			a.t.Errorf("%s: %s has a claim of %s", a.day.Text(), e.ID, e.Claims[i].Known.Text())
		}
	}
	for _, h := range e.History {
		a.later(string(e.ID)+" history", h.At)
	}
	if len(e.Claims) < len(was.Claims) || len(e.History) < len(was.History) {
		if e.Text != "" || e.Rest().Note+e.Rest().Short+e.Rest().Caption != "" || len(e.Rest().Figures) > 0 {
			a.t.Errorf("%s: %s is told with hindsight", a.day.Text(), e.ID)
		}
	}
	if title := titleThen(was, a.day); e.Title != title {
		a.t.Errorf("%s: %s is called %q, was %q", a.day.Text(), e.ID, e.Title, title)
	}
}

// titleThen replays the titles of an event up to the day.
func titleThen(e *dataset.Event, day dataset.Day) string {
	title, replayed := e.Title, false
	for _, h := range e.History {
		if h.Field != "title" || h.From == "" {
			continue
		}
		if !replayed {
			title, replayed = h.From, true
		}
		if dataset.FirstDay(h.At) <= day {
			title = h.To
		}
	}
	if last := lastTitle(e); replayed && title == last {
		return e.Title
	}
	return title
}

// lastTitle returns the title after the last change of title, or "".
func lastTitle(e *dataset.Event) (to string) {
	for _, h := range e.History {
		if h.Field == "title" {
			to = h.To
		}
	}
	return to
}

// complete reports events and claims that were known and are missing.
func (a audit) complete() {
	for i := range a.d.Events {
		e, known := &a.d.Events[i], 0
		for k := range e.Claims {
			if e.Claims[k].Known <= a.day {
				known++
			}
		}
		ref := a.cut.EventByID(e.ID)
		if e.Known <= a.day && (ref < 0 || len(a.cut.Events[ref].Claims) != known) {
			a.t.Errorf("%s: %s or one of its %d known claims is missing", a.day.Text(), e.ID, known)
		}
	}
}

// sources reports a source that was published later and that no known claim
// cites, and a count of sources that differs from the ledger's.
func (a audit) sources() {
	used := map[dataset.SourceID]bool{}
	var use func(s dataset.SourceRef)
	use = func(s dataset.SourceRef) {
		if s < 0 || used[a.cut.Sources[s].ID] {
			return
		}
		used[a.cut.Sources[s].ID] = true
		use(a.cut.Sources[s].CitedIn)
		for _, v := range a.cut.Sources[s].Via {
			use(v)
		}
	}
	for i := range a.cut.Events {
		for k := range a.cut.Events[i].Claims {
			use(a.cut.Events[i].Claims[k].Source)
			use(a.cut.Events[i].Claims[k].CitedFrom)
		}
	}
	for i := range a.cut.Sources {
		if s := &a.cut.Sources[i]; dataset.FirstDay(s.Published) <= a.day {
			use(dataset.SourceRef(i))
		}
	}
	for i := range a.cut.Sources {
		if s := &a.cut.Sources[i]; !used[s.ID] && dataset.FirstDay(s.Published) > a.day {
			a.t.Errorf("%s: source %s was published on %s", a.day.Text(), s.ID, s.Published)
		}
	}
	if got := dataset.NewLedger(a.d).SourceCount(a.day); got != len(a.cut.Sources) {
		a.t.Errorf("%s: the ledger counts %d sources, the record cut then %d", a.day.Text(), got, len(a.cut.Sources))
	}
}

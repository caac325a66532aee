package network

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// all shows every event with the status and date of the record.
type all struct{ d *dataset.Dataset }

func (a all) Has(dataset.EventRef) bool                 { return true }
func (a all) Against(e dataset.EventRef) bool           { return a.d.Events[e].Standing.Against() }
func (a all) Status(e dataset.EventRef) codebook.Status { return a.d.Events[e].Status }
func (a all) When(e dataset.EventRef) edtf.Date         { return a.d.Events[e].When }

func day(s string) edtf.Date {
	d, err := edtf.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// event is a date, the actors that take part, and those it is about.
type event struct {
	when       string
	who, meant []dataset.ActorRef
}

// small returns a record of five actors, 0 to 4.
func small(events ...event) *dataset.Dataset {
	d := &dataset.Dataset{}
	for _, id := range []dataset.ActorID{"a", "b", "c", "d", "e"} {
		d.Actors = append(d.Actors, dataset.Actor{ID: id, Name: string(id), Kind: codebook.Person})
	}
	for i, e := range events {
		ev := dataset.Event{ID: dataset.EventID(rune('p' + i)), When: day(e.when), Status: codebook.Happened, Where: dataset.None}
		for _, a := range e.who {
			ev.Who = append(ev.Who, dataset.Part{Actor: a, Role: codebook.RoleActor})
		}
		for _, a := range e.meant {
			ev.Who = append(ev.Who, dataset.Part{Actor: a, Role: codebook.RoleAffected})
		}
		d.Events = append(d.Events, ev)
	}
	return d
}

type refs = []dataset.ActorRef

// TestLayersAreNeverSummed checks that a two-party event, a meeting and a mention of the
// same two actors go into three lists.
func TestLayersAreNeverSummed(t *testing.T) {
	g := New(small(
		event{"2025-01-01", refs{0, 1}, nil},
		event{"2025-01-02", refs{0, 1, 2}, nil},
		event{"2025-01-03", refs{0}, refs{1}},
		event{"2025-01-04", refs{0, 0, 1}, refs{1}}, // two parts in one event count once
	))
	p, ok := g.Between(1, 0)
	if !ok || !slices.Equal(p.Direct, []dataset.EventRef{0, 3}) || !slices.Equal(p.Shared, []dataset.EventRef{1}) || !slices.Equal(p.About, []dataset.EventRef{2}) {
		t.Errorf("a and b: %+v", p)
	}
	if _, ok := g.Between(3, 4); ok {
		t.Error("a tie without an event")
	}
}

// TestMeetingsCountOnce checks that an event of many is one meeting, however many pairs
// took part.
func TestMeetingsCountOnce(t *testing.T) {
	g := New(small(event{"2025-01-01", refs{0, 1, 2, 3, 4}, nil}, event{"2025-01-02", refs{0, 1}, nil}))
	if !slices.Equal(g.Meetings(), []dataset.EventRef{0}) {
		t.Errorf("meetings %v", g.Meetings())
	}
	direct := 0
	for _, p := range g.Pairs() {
		direct += len(p.Direct)
	}
	if direct != 1 {
		t.Errorf("%d direct ties", direct)
	}
}

// TestArticle compares counts with those made by hand from the article's record.
func TestArticle(t *testing.T) {
	d := bundled.Read(t, "august-2025")
	g := New(d)
	together := 0
	for _, p := range g.Pairs() {
		if len(p.Direct)+len(p.Shared) > 0 {
			together++
		}
		if len(p.Direct)+len(p.Shared)+len(p.About) == 0 || p.A >= p.B {
			t.Errorf("pair %+v", p)
		}
	}
	if len(d.Actors) != 24 || together != 15 || len(g.Meetings()) != 2 {
		t.Errorf("%d actors, %d pairs, %d meetings; there are 24, 15 and 2", len(d.Actors), together, len(g.Meetings()))
	}
}

// TestTally separates events surely in the window from those possibly in it.
func TestTally(t *testing.T) {
	d := small(event{"2025-01-01", refs{0, 1}, nil}, event{"2025-01", refs{0, 1}, nil}, event{"2026", refs{0, 1}, nil})
	d.Events[1].Status = codebook.Planned
	g := New(d)
	p, _ := g.Between(0, 1)
	from := day("2025-01-01").Earliest
	got := g.Count(p.Direct, all{d}, from, from+3*edtf.DaySeconds)
	if got.N != 2 || got.Surely != 1 || got.Happened != 1 || got.Expected != 1 {
		t.Errorf("%+v", got)
	}
}

// TestChains finds the shortest path first, and with Forward only paths that do not go
// back in time.
func TestChains(t *testing.T) {
	d := small(
		event{"2025-03-01", refs{0, 1}, nil},
		event{"2025-01-01", refs{1, 4}, nil}, // before a met b
		event{"2025-03-02", refs{1, 2}, nil},
		event{"2025-04-01", refs{2, 4}, nil},
		event{"2025-05-01", refs{0}, refs{4}}, // a mention, which is no contact
	)
	g := New(d)
	if c := g.Chains(all{d}, Ask{From: 0, To: 4}); len(c) == 0 || len(c[0]) != 2 {
		t.Errorf("shortest: %v", c)
	}
	c := g.Chains(all{d}, Ask{From: 0, To: 4, Forward: true})
	if len(c) != 1 || len(c[0]) != 3 {
		t.Fatalf("forward: %v", c)
	}
	if g.Chains(all{d}, Ask{From: 0, To: 3}) != nil || g.Chains(all{d}, Ask{From: 0, To: 0}) != nil {
		t.Error("a way to where none leads")
	}
	d.Events[2].Status = codebook.Cancelled
	if c := g.Chains(all{d}, Ask{From: 0, To: 4, Forward: true}); c != nil {
		t.Errorf("over a meeting that was called off: %v", c)
	}
}

// TestChainsGoForward checks many pairs of the wide record: hops connect, both ends took
// part, and no hop is surely before the previous one.
func TestChainsGoForward(t *testing.T) {
	d := bundled.Read(t, "ukraine-talks")
	g := New(d)
	found := 0
	for from := 0; from < len(d.Actors); from += 9 {
		for to := 1; to < len(d.Actors); to += 11 {
			ask := Ask{From: dataset.ActorRef(from), To: dataset.ActorRef(to), Forward: true}
			for _, c := range g.Chains(all{d}, ask) {
				found++
				checkChain(t, d, c, ask)
			}
		}
	}
	if found == 0 {
		t.Error("no chain found")
	}
}

func checkChain(t *testing.T, d *dataset.Dataset, c Chain, ask Ask) {
	t.Helper()
	at, when := ask.From, edtf.Past
	for _, h := range c {
		who := Participants(nil, d.Events[h.Event].Who)
		if h.From != at || !slices.Contains(who, h.From) || !slices.Contains(who, h.To) {
			t.Errorf("%v: hop %v does not join", c, h)
		}
		w := d.Events[h.Event].When
		if w.Latest <= when {
			t.Errorf("%v: hop %v goes back in time", c, h)
		}
		at, when = h.To, max(when, w.Earliest)
	}
	if at != ask.To || len(c) > 6 {
		t.Errorf("%v: ends at %d", c, at)
	}
}

// TestPartnersEqualSlowCount compares the contacts of every actor with a slow count by
// definition. Persons are listed instead of the bodies they act for, so some pairs are
// not listed.
func TestPartnersEqualSlowCount(t *testing.T) {
	for _, name := range bundled.Names(t) {
		d := bundled.Read(t, name)
		l := dataset.NewLedger(d)
		want := testkit.Contacts(d)
		all := NewMeetings(l, dataset.LatestDay)
		named := 0
		for a := range d.Actors {
			one := Partners(l, dataset.ActorRef(a), dataset.LatestDay)
			if len(one) != len(all[a]) {
				t.Errorf("%s, %s: %d partners asked alone, %d of all", name, d.Actors[a].ID, len(one), len(all[a]))
			}
			for i, m := range one {
				b := m.Actor
				events := slices.Clone(m.Events)
				slices.Sort(events)
				if got := want[[2]dataset.ActorRef{min(dataset.ActorRef(a), b), max(dataset.ActorRef(a), b)}]; !slices.Equal(events, got) || !slices.Equal(m.Events, all[a][i].Events) {
					t.Errorf("%s, %s and %s: %v, want %v", name, d.Actors[a].ID, d.Actors[b].ID, events, got)
				}
				named++
			}
		}
		if named == 0 || named > 2*len(want) {
			t.Errorf("%s: %d named of %d pairs", name, named, len(want))
		}
	}
}

// TestPartnersOfUkraine compares the contacts in a window with those found by hand.
func TestPartnersOfUkraine(t *testing.T) {
	d := bundled.Read(t, "ukraine-talks")
	l := dataset.NewLedger(d)
	from, to := edtf.FromCivil(2025, 7, 1), edtf.FromCivil(2025, 9, 1)
	show := func(e dataset.EventRef) bool { return d.Events[e].When.Surely(from, to) }
	for id, want := range map[dataset.ActorID]string{"ukraine": "russia 1", "trump": "putin 3"} {
		met := Within(Partners(l, d.ActorByID(id), dataset.LatestDay), show)
		i := slices.IndexFunc(met, func(m Met) bool { return strings.HasPrefix(want, string(d.Actors[m.Actor].ID)) })
		if i < 0 || fmt.Sprint(d.Actors[met[i].Actor].ID, " ", len(met[i].Events)) != want {
			t.Errorf("%s met %v, want %s", id, met, want)
		}
	}
}

// TestEveryActorHasOneBox checks that each actor is in exactly one box, and that Of
// names it.
func TestEveryActorHasOneBox(t *testing.T) {
	for _, d := range []*dataset.Dataset{bundled.Read(t, "ukraine-talks"), bundled.Read(t, "august-2025"), testkit.Actors(300, 900), small()} {
		b := NewBoxes(d)
		seen := make([]int, len(d.Actors))
		keys := map[string]bool{}
		for i, box := range b.List {
			if keys[box.Key] || len(box.Rows) == 0 {
				t.Errorf("box %q is empty or there twice", box.Key)
			}
			keys[box.Key] = true
			for _, a := range box.Rows {
				seen[a]++
				if b.Of[a] != int32(i) {
					t.Errorf("%s is in box %d, not %d", d.Actors[a].ID, i, b.Of[a])
				}
			}
		}
		for a, n := range seen {
			if n != 1 {
				t.Errorf("%s is in %d boxes", d.Actors[a].ID, n)
			}
		}
	}
}

package recount

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"parley/app/actormap"
	"parley/app/scene"
	"parley/app/view"
	"parley/app/words"
	"parley/app/worldmap"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// TestNumbersOfTheDrawings checks every number of the actor map against the
// record: drawn, spoken and on selectable elements, in every form, wide and on
// a phone, in the opening window and over the whole record, on the latest day
// and on an earlier one; and every number of the world map and its lists of
// unplaced events.
func TestNumbersOfTheDrawings(t *testing.T) {
	for _, name := range bundled.Names(t) {
		t.Run(name, func(t *testing.T) { t.Parallel(); drawings(t, bundled.Read(t, name)) })
	}
	for _, name := range bundled.Cases(t) {
		t.Run(name, func(t *testing.T) { t.Parallel(); drawings(t, bundled.Case(t, name)) })
	}
}

func drawings(t *testing.T, d *dataset.Dataset) {
	r, m := New(d), view.NewModel(d)
	days := dataset.NewLedger(d).Changes()
	for _, when := range []string{"", "from=..&to=.."} {
		for _, on := range []dataset.Day{dataset.LatestDay, days[len(days)/2]} {
			for _, rest := range []string{"f=delegations", "f=flat", "f=rows", "f=matrix", "f=delegations&who=" + busiest(d)} {
				for _, w := range []scene.Px{1392, 390} {
					s := view.ParseFragment(when + "&" + rest)
					s.View, s.On = view.Actors, view.KnownOn(on)
					m.Set(s)
					actorMap(t, r, m, w)
				}
			}
			s := view.ParseFragment(when)
			s.On = view.KnownOn(on)
			m.Set(s)
			worldMap(t, r, m)
		}
	}
}

// busiest returns the id of the actor with the most parts in events.
func busiest(d *dataset.Dataset) string {
	n, best := make([]int, len(d.Actors)+1), 0
	for i := range d.Events {
		for _, p := range d.Events[i].Who {
			if n[p.Actor]++; n[p.Actor] > n[best] {
				best = int(p.Actor)
			}
		}
	}
	if len(d.Actors) == 0 {
		return ""
	}
	return string(d.Actors[best].ID)
}

func actorMap(t *testing.T, r *Record, m *view.Model, w scene.Px) {
	c := actormap.New(m.D, words.English(), scene.Widths{})
	var s scene.Scene
	c.Build(m, w, &s)
	for i := range s.Nodes {
		k := s.Nodes[i].Target
		query := ""
		switch {
		case k.Kind == scene.ActorTarget && k.Other == 0:
			query = asked("took", m, func(s *view.State) { s.Actor = m.D.Actors[k.Ref].ID })
		case k.Kind == scene.PairTarget:
			query = asked("contacts", m, func(s *view.State) { s.Actor, s.Other = m.D.Actors[k.Ref].ID, m.D.Actors[k.Other].ID })
		case k.Kind == scene.TieTarget && k.Ref >= 0:
			query = asked("tie", m, func(s *view.State) { s.Tie = c.TieKeys(int(k.Ref)) })
		case k.Kind == scene.MoreTarget:
			if spoken := c.Speak(m, k); strings.HasPrefix(spoken, ":") || !says(spoken, int(k.Count)) {
				t.Errorf("#%s: «%s» is said of %d events", m.State.Fragment(), spoken, k.Count)
			}
			continue
		case k.Kind == scene.GroupTarget && k.Count == 0 && k.From == 0:
			query = asked("box", m, func(s *view.State) { s.Tie = c.Keys([]int32{k.Ref}) })
		default:
			continue
		}
		holds(t, r, m, &s, i, query, c.Speak(m, k))
	}
}

func worldMap(t *testing.T, r *Record, m *view.Model) {
	c := worldmap.New(m.D, words.English(), scene.Widths{})
	var s scene.Scene
	c.Build(m, c.Home(), worldmap.Size{W: 800, H: 400}, &s)
	for i := range s.Nodes {
		switch k := s.Nodes[i].Target; k.Kind {
		case scene.PlaceTarget:
			holds(t, r, m, &s, i, asked("at", m, func(s *view.State) { s.Place = m.D.Places[k.Ref].ID }), c.Speak(m, k))
		case scene.GroupTarget:
			n := 0
			for _, p := range c.Members(k) {
				at, err := r.Count(asked("at", m, func(s *view.State) { s.Place = m.D.Places[p].ID }))
				if err != nil {
					t.Fatal(err)
				}
				n += at
			}
			if n != int(k.Count) || !says(c.Speak(m, k), n) {
				t.Errorf("%s: a mark of several places counts %d, they hold %d: %s", m.State.Fragment(), k.Count, n, c.Speak(m, k))
			}
		}
	}
	for _, w := range []scene.Px{1392, 390} {
		c.BuildTray(m, w, &s)
		for i := range s.Nodes {
			if k := s.Nodes[i].Target; k.Kind == scene.LaneTarget {
				holds(t, r, m, &s, i, asked("events", m, func(s *view.State) { s.Panel = "off-" + worldmap.Tray(k.Ref).Code() }), c.Speak(m, k))
			}
		}
	}
}

// asked returns the query for a unit in the state of a model, after an edit.
func asked(unit string, m *view.Model, edit func(*view.State)) string {
	s := view.State{From: m.State.From, To: m.State.To, On: m.State.On}
	edit(&s)
	return unit + "?" + s.Fragment()
}

// holds compares the number that a node counts, draws and speaks with the
// result of a query.
func holds(t *testing.T, r *Record, m *view.Model, s *scene.Scene, i int, query, spoken string) {
	t.Helper()
	n, err := r.Count(query)
	if err != nil {
		t.Fatal(err)
	}
	node := &s.Nodes[i]
	if k := node.Target; k.Kind != scene.GroupTarget && int(k.Count) != n || !says(spoken, n) {
		t.Errorf("#%s: %s counts %d, the mark %d, and «%s» is said", m.State.Fragment(), query, n, k.Count, spoken)
	}
	for _, mark := range s.Marks[node.First:node.Last] {
		if drawn, err := strconv.Atoi(strings.ReplaceAll(mark.Str, ",", "")); err == nil && mark.Kind == scene.Text && mark.Str[0] != '0' && drawn != n {
			t.Errorf("#%s: %s counts %d, %d is drawn", m.State.Fragment(), query, n, drawn)
		}
	}
}

// says reports whether a text contains a number of events or contacts.
func says(text string, n int) bool {
	number := words.English().Number(n)
	return strings.Contains(text, fmt.Sprint(number, " event")) || strings.Contains(text, fmt.Sprint(number, " contact"))
}

package site

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parley/app/actormap"
	"parley/app/change"
	"parley/app/facts"
	"parley/app/promise"
	"parley/app/scene"
	"parley/app/story"
	"parley/app/timeline"
	"parley/app/view"
	"parley/app/words"
	"parley/app/worldmap"
	"parley/data/dataset"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// side is a record as known on a day: whole and looked at on that day, or cut there
// and looked at as it is.
type side struct {
	d    *dataset.Dataset
	on   dataset.Day // the day that is asked for
	day  dataset.Day // the day that the page speaks of
	m    *view.Model
	from dataset.Day // a day before it
}

func sideOf(d *dataset.Dataset, on, day, from dataset.Day) *side {
	s := &side{d: d, on: on, day: day, from: from, m: view.NewModel(d)}
	s.m.Set(view.State{On: view.KnownOn(on)})
	return s
}

// readings are what each part of the program tells of a side, as lines by a key that
// does not depend on the positions of events.
var readings = map[string]func(*side) map[string]string{
	"facts": (*side).facts, "promises": (*side).promises, "changes": (*side).changes, "story": (*side).story,
	"timeline": (*side).timeline, "actor map": (*side).actorMap, "world map": (*side).worldMap,
}

// As known on a day no part of the program tells anything that became known later:
// each tells what it tells of the record cut at that day.
func TestNothingIsToldWithHindsight(t *testing.T) {
	sets := bundled.Records(t)
	sets["made"] = testkit.Events(200, testkit.Options{Seed: 5})
	sets["rewritten"] = testkit.Rewritten(testkit.Events(200, testkit.Options{Seed: 15}), 5)
	for name, d := range sets {
		t.Run(name, func(t *testing.T) {
			days := dataset.NewLedger(d).Changes()
			rng := rand.New(rand.NewPCG(4, 8))
			for range 8 {
				i := rng.IntN(len(days))
				from := days[rng.IntN(i+1)]
				day := days[i]
				if asOf := dataset.LastDay(d.Meta.AsOf); asOf != dataset.DayNone && day > asOf {
					continue // the record says nothing of that day
				}
				whole, cut := sideOf(d, day, day, from), sideOf(dataset.AsKnownOn(d, day), dataset.LatestDay, day, from)
				for what, tell := range readings {
					got, want := tell(whole), tell(cut)
					for _, key := range slices.Sorted(maps.Keys(want)) {
						if got[key] != want[key] {
							t.Errorf("as known on %s, %s, %s:\n%s\nwant\n%s", day.Text(), what, key, got[key], want[key])
						}
					}
					if len(got) != len(want) {
						t.Errorf("as known on %s, %s: %d told, want %d", day.Text(), what, len(got), len(want))
					}
				}
			}
		})
	}
}

func (s *side) id(e dataset.EventRef) string {
	if e < 0 {
		return "none"
	}
	return string(s.d.Events[e].ID)
}

// known calls yield with each event known on the side.
func (s *side) known(yield func(dataset.EventRef) bool) {
	for i := range s.d.Events {
		if _, ok := s.m.Ledger.At(dataset.EventRef(i), s.on); ok && !yield(dataset.EventRef(i)) {
			return
		}
	}
}

func (s *side) factLines(list []facts.Fact) string {
	var b strings.Builder
	for _, f := range list {
		b.WriteString(f.Text + "\n")
	}
	return b.String()
}

func (s *side) facts() map[string]string {
	r := facts.New(s.d, s.m.Ledger, words.English())
	out := map[string]string{"window": s.factLines(r.Window(s.m.From, s.m.To, s.on))}
	for e := range s.known {
		out["event "+s.id(e)] = s.factLines(r.Event(e, s.on))
	}
	for a := range min(len(s.d.Actors), 30) {
		out["actor "+string(s.d.Actors[a].ID)] = s.factLines(r.Actor(dataset.ActorRef(a), s.on, s.day))
	}
	return out
}

func (s *side) promises() map[string]string {
	w, out := words.English(), map[string]string{}
	list := promise.List(s.d, s.m.Ledger, s.m.IDs, s.on, s.day)
	out["summary"] = promise.Summary(list, w)
	for i := range list {
		it := &list[i]
		out[s.id(it.Event)] += strings.Join([]string{it.Title, it.When.String(), it.Line(w), it.SetByWords(w), it.Time(w), it.Move(w), it.Said(s.d, w)}, " | ")
	}
	return out
}

func (s *side) changes() map[string]string {
	out := map[string]string{}
	for _, c := range change.Between(s.d, s.m.Ledger, s.from, s.day) {
		out[s.id(c.Event)] += c.Kind.Code() + " " + c.Day.Text() + " " + c.Line(s.d, words.English()) + "\n"
	}
	return out
}

func (s *side) story() map[string]string {
	var events []dataset.EventRef
	for e := range s.m.Result.InTime {
		events = append(events, e)
	}
	out := map[string]string{}
	for _, n := range []int{5, 15} {
		var ids []string
		for _, e := range story.Digest(s.d, s.on, events, s.m.Result.When, s.m.From, s.m.To, n) {
			ids = append(ids, s.id(e))
		}
		slices.Sort(ids)
		out[fmt.Sprint(n)] = strings.Join(ids, " ")
	}
	stops := story.Authored(s.d)
	for _, i := range story.Known(stops, s.day) {
		out["stop "+stops[i].Title] += s.id(stops[i].Event) + " " + stops[i].Text
	}
	return out
}

func (s *side) timeline() map[string]string {
	c := timeline.New(s.d, view.NoLanes, words.English(), scene.Widths{})
	out := map[string]string{}
	for e := range s.m.Result.All {
		target := scene.Target{Kind: scene.EventTarget, Ref: int32(e), Other: dataset.None}
		title, line := c.Tip(s.m, target)
		spoken := c.Speak(s.m, target)
		// Which of two events of one day comes first goes by links that may be known
		// later: the order of the record stays on every day.
		place := spoken[strings.LastIndex(spoken, ", "):]
		of := place[strings.LastIndex(place, " of "):]
		out[s.id(e)] = strings.TrimSuffix(spoken, place) + of + "\n" + title + "\n" + line
	}
	return out
}

func (s *side) actorMap() map[string]string {
	c := actormap.New(s.d, words.English(), scene.Widths{}).AsOf(s.m.Ledger, s.on)
	c.Counts(s.m)
	out := map[string]string{}
	for a := range s.d.Actors {
		out[string(s.d.Actors[a].ID)] = c.Speak(s.m, scene.Target{Kind: scene.ActorTarget, Ref: int32(a)})
	}
	for e := range s.m.Result.All {
		out["event "+s.id(e)] = c.Speak(s.m, scene.Target{Kind: scene.EventTarget, Ref: int32(e)})
	}
	return out
}

func (s *side) worldMap() map[string]string {
	c := worldmap.New(s.d, words.English(), scene.Widths{})
	var sc scene.Scene
	c.Build(s.m, c.Home(), worldmap.Size{W: 800, H: 400}, &sc)
	out := map[string]string{}
	left, right := c.Caption(s.m)
	out["caption"] = left + " " + right
	rows, _, _ := c.Rows(s.m)
	for _, r := range rows { // which dots are joined to one goes by the whole record, so that no day moves them
		t := scene.Target{Kind: scene.PlaceTarget, Ref: int32(r.Place), Count: int32(r.Tally.N)}
		out[string(s.d.Places[r.Place].ID)] = c.Speak(s.m, t)
	}
	for e := range s.m.Result.All {
		out["event "+s.id(e)] = c.Speak(s.m, scene.Target{Kind: scene.EventTarget, Ref: int32(e)})
	}
	return out
}

// Every piece of news that a feed of the record cut at a day has, the feed of the
// whole record has word for word: nothing that became known later is worked into it.
func TestFeedsAreWrittenWithoutHindsight(t *testing.T) {
	for _, name := range bundled.Names(t) {
		t.Run(name, func(t *testing.T) {
			d := bundled.Read(t, name)
			days := dataset.NewLedger(d).Changes()
			whole := feeding(t, d)
			rng := rand.New(rand.NewPCG(5, 8))
			for range 4 {
				day := min(days[rng.IntN(len(days))], dataset.LastDay(d.Meta.AsOf))
				cut := feeding(t, dataset.AsKnownOn(d, day))
				told := 0
				for i := range cut.d.Events {
					ref := whole.x.Event(cut.d.Events[i].ID)
					all := whole.appendWords(nil, ref)
					for _, w := range cut.appendWords(nil, dataset.EventRef(i)) {
						at := slices.IndexFunc(all, func(o word) bool { return o.day == w.day && o.first == w.first })
						if at < 0 {
							t.Errorf("cut at %s, %s: the news of %s is not in the feed of the whole record", day.Text(), cut.d.Events[i].ID, w.day.Text())
							continue
						}
						told++
						got, want := whole.item(all[at]), cut.item(w)
						if got.Title != want.Title || got.Summary != want.Summary || got.HTML != want.HTML {
							t.Errorf("cut at %s, %s, news of %s:\n%s | %s\n%s\nwant\n%s | %s\n%s", day.Text(), cut.d.Events[i].ID, w.day.Text(), got.Title, got.Summary, got.HTML, want.Title, want.Summary, want.HTML)
						}
					}
				}
				if told == 0 {
					t.Errorf("no news up to %s", day.Text())
				}
			}
		})
	}
}

func feeding(t *testing.T, d *dataset.Dataset) *Site {
	t.Helper()
	s, err := New(d, Options{Words: words.EnglishPages(), Assets: assets, Base: "https://example.org/r/"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

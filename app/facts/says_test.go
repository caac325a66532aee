package facts

import (
	"slices"
	"strings"
	"testing"

	"parley/app/words"
	"parley/data/dataset"
	"parley/data/format/yaml"
	"parley/data/testkit/bundled"
)

// said returns facts as text, with the quoted texts of the record.
func said(facts []Fact) []string {
	var out []string
	for _, f := range facts {
		line := f.Text
		for _, s := range f.Says {
			line += " | " + s.Who + ": " + s.Text
		}
		out = append(out, line)
	}
	return out
}

// TestFactsGiveWayToTheRecord checks that no ordinal is computed if a claim, the title or the
// text numbers a meeting differently: the count of the record and the text are shown instead.
// That also puts the numbers of later meetings in doubt.
func TestFactsGiveWayToTheRecord(t *testing.T) {
	d := bundled.Wide(t)
	r := New(d, dataset.NewLedger(d), words.English())
	x := dataset.NewIndex(d)
	for _, c := range []struct {
		event, want string
		not         []string
	}{
		{"2025-08-06-witkoff-putin-5", "This record holds 4 meetings of Steve Witkoff and Vladimir Putin in 2025 up to this one | EFE: Their fifth meeting of the year.", []string{"Fourth", "Fifth meeting", "First"}},
		{"2025-08-15-anchorage", "This record holds 5 meetings of Vladimir Putin and Steve Witkoff in 2025 up to this one | The text of this entry, of 11 April 2025: Witkoff and Putin spoke for more than four hours at the Presidential Library, their third meeting. | The title of this entry, of 25 April 2025: Witkoff meets Putin in Moscow for the fourth time | EFE, of 6 August 2025: Their fifth meeting of the year.", []string{"Fifth meeting of"}},
		{"2025-07-03-trump-putin-call", "Sixth call of Donald Trump and Vladimir Putin in 2025 in this record | TASS: Their sixth contact of the year. | The title of this entry: Sixth Trump–Putin call of 2025", nil},
		{"2025-02-18-riyadh", "No earlier meeting of Steve Witkoff and Sergey Lavrov is in this record | The text of this entry: Rubio and Lavrov led the first high-level US-Russia talks since the invasion, hosted by Saudi Arabia, without Ukraine.", []string{"First meeting of"}},
	} {
		got := said(r.Event(x.Event(dataset.EventID(c.event)), dataset.LatestDay))
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, c.want) }) {
			t.Errorf("%s: not among the facts: %s\n%s", c.event, c.want, strings.Join(got, "\n"))
		}
		for _, f := range r.Event(x.Event(dataset.EventID(c.event)), dataset.LatestDay) {
			for _, word := range c.not {
				if strings.HasPrefix(f.Text, word) {
					t.Errorf("%s: the record says otherwise, but: %s", c.event, f.Text)
				}
			}
		}
	}
}

// TestNoOrdinalAgainstTheRecord checks that no event of a bundled set has a computed ordinal
// that its claims, title or text contradict, and that none is computed without the texts.
func TestNoOrdinalAgainstTheRecord(t *testing.T) {
	for _, name := range bundled.Names(t) {
		d := bundled.Read(t, name)
		r := New(d, dataset.NewLedger(d), words.English())
		for i := range d.Events {
			for _, f := range r.Event(dataset.EventRef(i), dataset.LatestDay) {
				for n := 2; n <= mostSpelt; n++ {
					if !strings.HasPrefix(f.Text, r.ordinal(n)+" ") {
						continue
					}
					for _, s := range f.Says {
						if s.nth > 0 && s.nth != n {
							t.Errorf("%s: %q beside %q", d.Events[i].ID, f.Text, s.Text)
						}
					}
				}
			}
		}
		d.TextsMissing = true
		for i := range d.Events {
			for _, f := range r.Event(dataset.EventRef(i), dataset.LatestDay) {
				if strings.Contains(f.Text, "First") || strings.Contains(f.Text, "Second") || strings.Contains(f.Text, "longest") {
					t.Errorf("%s without texts: %s", d.Events[i].ID, f.Text)
				}
			}
		}
	}
}

// TestOpenStartsBoundNothing checks that an open start is used neither as the first nor as the
// last of some events, and that the number of open ones is stated.
func TestOpenStartsBoundNothing(t *testing.T) {
	d, _, found := yaml.Read([]yaml.File{{Name: "dataset.yaml", Data: []byte(`
schema: 1
dataset: {id: made-up, title: Made up, as_of: 2025-09-10}
actors:
  a: {name: A, kind: person}
  b: {name: B, kind: person}
events:
  sets: {title: Sets, when: "[..2025-08-06]", type: THREATEN, status: happened, who: {actor: [a]}}
  talks: {title: Talks, when: 2025-02-12, type: CONSULT, status: happened, who: {actor: [a, b]}}
  war: {title: War, when: 2022-02-24/.., type: PERIOD, status: ongoing, who: {actor: [a]}}
  met: {title: Met, when: 2025-08-15, type: CONSULT, status: happened, who: {actor: [a, b]}}
  early: {title: Early, when: "[..2025-09-01]", type: CONSULT, status: happened, who: {actor: [a, b]}}
`)}})
	if d == nil || len(d.Events) != 5 {
		t.Fatal(found)
	}
	r := New(d, dataset.NewLedger(d), words.English())
	a, b := d.ActorByID("a"), d.ActorByID("b")
	if got, want := r.Actor(a, dataset.LatestDay, dataset.LatestDay)[0].Text, "Takes part in 5 events in this record, from 24 February 2022 to 15 August 2025; of 3 the record gives no start or no end"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := r.Pair(a, b, dataset.LatestDay, dataset.LatestDay)[0].Text, "3 exchanges in this record of which it does not say where or how, from 12 February 2025 to 15 August 2025; of 1 the record gives no start or no end"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

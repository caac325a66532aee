package chronicle

import (
	"slices"
	"strings"
	"testing"

	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// What is said of one part for and against stands side by side, and so do several
// accounts of an outcome.
func TestSides(t *testing.T) {
	b := book(t)
	tell := func(list []Side) string {
		var out []string
		for _, s := range list {
			var voices [2][]string
			for i, side := range [2][]Voice{s.For, s.Against} {
				for _, v := range side {
					voices[i] = append(voices[i], v.Speakers[0].Text+" "+v.Verb+" "+v.Quote+v.Text)
				}
			}
			out = append(out, s.Part+" ("+s.Said.Short+"): "+strings.Join(voices[0], ", ")+" | "+strings.Join(voices[1], ", "))
		}
		return strings.Join(out, "\n")
	}
	at := ref(t, b, "meeting")
	e := &b.d.Events[at]
	if got := tell(b.sides(b.claims(at, b.known(e, dataset.LatestDay), dataset.LatestDay))); got != "" {
		t.Errorf("one account of the outcome and one of the figures stand side by side with nothing:\n%s", got)
	}
	add := func(by dataset.ActorRef, st codebook.Stance, on codebook.Facets, text string) {
		c := e.Claims[2]
		c.By, c.Stance, c.On, c.Edit().Text = by, st, on, text
		e.Claims = append(e.Claims, c)
	}
	add(aide, codebook.Asserts, codebook.OnOutcome, "Useful.")
	add(wire, codebook.Disputes, codebook.OnWhen, "It was the day before.")
	want := "the date (7 Aug 2025): Vladimir Leader confirms They met. | The Wire disputes It was the day before.\nthe outcome (): Steve Envoy asserts great progress, A senior aide asserts Useful. | "
	got := b.sides(b.claims(at, b.known(e, dataset.LatestDay), dataset.LatestDay))
	if tell(got) != want {
		t.Errorf("%s\nwant\n%s", tell(got), want)
	}
	if got[0].MoreFor != 2 || got[1].MoreFor != 0 {
		t.Errorf("%d and %d more", got[0].MoreFor, got[1].MoreFor)
	}
	add(wire, codebook.Disputes, codebook.OnOutcome, "Nothing of it is true.")
	if got := b.sides(b.claims(at, b.known(e, dataset.LatestDay), dataset.LatestDay)); len(got[1].For) != 1 || got[1].MoreFor != 1 || len(got[1].Against) != 1 {
		t.Errorf("one against two is not told in two lines: %+v", got[1])
	}
	add(wire, codebook.Doubts, codebook.OnOutcome, "It will not be useful.")
	e.Claims[len(e.Claims)-1].Known = dataset.FirstDay(e.When) - 1
	if got := b.sides(b.claims(at, b.known(e, dataset.LatestDay), dataset.LatestDay)); len(got[1].Against) != 1 || got[1].MoreLess != 0 {
		t.Errorf("a doubt of the day before stands beside the outcome: %+v", got[1])
	}
	if early := b.sides(b.claims(at, b.known(e, day(t, "2025-08-06")), day(t, "2025-08-06"))); tell(early) != "" {
		t.Errorf("what was said later stands there: %s", tell(early))
	}
}

// Every event of the bundled record on a part of which accounts oppose one another
// shows them side by side, those for it and those against: nineteen and more.
func TestContradictionsStandSideBySide(t *testing.T) {
	d := bundled.Wide(t)
	b := New(d, dataset.NewLedger(d), words.English())
	opposed := 0
	for i := range d.Events {
		want := map[string]bool{}
		for _, f := range codebook.FacetRows() {
			on, _ := codebook.ParseFacet(f.Code)
			var sides [2]bool
			for k := range d.Events[i].Claims {
				c := &d.Events[i].Claims[k]
				if c.On&on != 0 || c.On == 0 && on == codebook.OnHappened {
					sides[b2i(c.Stance.Against())] = true
				}
			}
			if sides[0] && sides[1] {
				want[b.w.Say("part."+f.Code)] = true
			}
		}
		e, _ := b.Event(dataset.EventRef(i), dataset.LatestDay)
		for _, s := range e.Sides {
			if (len(s.For) > 0 && len(s.Against) > 0) != want[s.Part] {
				t.Errorf("%s, %s: %d for it, %d against", e.ID, s.Part, len(s.For), len(s.Against))
			}
			delete(want, s.Part)
		}
		for part := range want {
			t.Errorf("%s: accounts of %s oppose one another and do not stand side by side", e.ID, part)
		}
		if slices.ContainsFunc(e.Sides, func(s Side) bool { return len(s.Against) > 0 }) {
			opposed++
		}
	}
	if opposed < 19 {
		t.Errorf("%d events of which accounts oppose one another", opposed)
	}
}

// Unnamed experts doubted before the summit that it would bring results: that is no
// account of what it brought.
func TestNobodyTellsTheOutcomeAhead(t *testing.T) {
	d := bundled.Wide(t)
	b := New(d, dataset.NewLedger(d), words.English())
	e, _ := b.Event(ref(t, b, "2025-08-15-anchorage"), dataset.LatestDay)
	for _, s := range e.Sides {
		for _, v := range slices.Concat(s.For, s.Against) {
			if v.Speakers[0].Text == "Diplomatic experts (unnamed)" {
				t.Errorf("%s: %s %s %s", s.Part, v.Speakers[0].Text, v.Verb, v.Text)
			}
		}
	}
	if len(e.Sides) == 0 {
		t.Error("nothing stands side by side")
	}
}

// A row of a list leads with the first paragraph and who says so. What was written
// with hindsight is left out on an earlier day.
func TestLead(t *testing.T) {
	d := bundled.Wide(t)
	b := New(d, dataset.NewLedger(d), words.English())
	at := ref(t, b, "2025-08-15-anchorage")
	lead := func(on dataset.Day) (string, string) {
		st, _ := b.state(at, on)
		return b.Lead(at, st, on)
	}
	text, why := lead(dataset.LatestDay)
	if !strings.HasPrefix(text, "Trump and Putin met at Joint Base") || !strings.HasPrefix(why, "Stated by those involved: Donald Trump.") {
		t.Errorf("%q; %q", text, why)
	}
	if text, why := lead(day(t, "2025-08-09")); text != "" || why == "" {
		t.Errorf("as known on 9 August: %q; %q", text, why)
	}
}

// A correction of no event names the record of which it speaks.
func TestCorrectionsOfOtherRecords(t *testing.T) {
	d := book(t).d
	w := words.English()
	for _, c := range []struct{ field, was, now, want string }{
		{"actors.envoy.roles.0.since", "2025-01-20", "2025-02-20", "Steve Envoy: Since changed from “2025-01-20” to “2025-02-20”."},
		{"actors.envoy", "", "", "Steve Envoy changed."},
		{"relations.0.kind", "allied-with", "at-war-with", "Relations: Kind changed from “allied-with” to “at-war-with”."},
		{"relations", "", "", "Relations changed."},
		{"", "", "", ""},
	} {
		d.Corrections = []dataset.Correction{{At: when(t, "2025-08-12"), Event: dataset.None, Field: c.field, Was: c.was, Now: c.now, Source: dataset.None}}
		if got := New(d, nil, w).Corrections(dataset.LatestDay)[0].Text; got != c.want {
			t.Errorf("%s: %q, want %q", c.field, got, c.want)
		}
	}
}

package dataset

import (
	"slices"
	"testing"

	"parley/data/codebook"
)

func TestStanding(t *testing.T) {
	with := func(c Claim, change func(*Claim)) Claim {
		change(&c)
		return c
	}
	forKremlin := func(c *Claim) { c.For = kremlin }
	forWhiteHouse := func(c *Claim) { c.For = whiteHouse }
	passedOn := func(c *Claim) { c.Edit().Chain = []ActorRef{paper, wire} }
	outcome := func(c *Claim) { c.On = codebook.OnOutcome }
	whole := func(c *Claim) { c.On = codebook.OnHappened | codebook.OnOutcome }
	late := func(c *Claim) { c.Edit().SaidAt = when(t, "2025-08-09") }
	tests := []struct {
		name   string
		claims []Claim
		want   codebook.Standing
		decide []int // of the claims
	}{
		{"nothing is said", nil, codebook.NoStanding, nil},
		{"one report", []Claim{claim(wire, wireReport, codebook.Reports)}, codebook.SingleSource, []int{0}},
		{"the publisher, unnamed in the claim", []Claim{claim(None, wireReport, codebook.Asserts)}, codebook.SingleSource, []int{0}},
		{"the actor himself", []Claim{claim(wire, wireReport, codebook.Reports), claim(trump, wireReport, codebook.Confirms)}, codebook.Official, []int{1}},
		{"a body of the same government", []Claim{claim(leavitt, wireReport, codebook.Asserts)}, codebook.Official, []int{0}},
		{"a state's own document", []Claim{claim(None, order, codebook.Announces)}, codebook.Official, []int{0}},
		{"parliament does not speak for the president", []Claim{claim(senator, wireReport, codebook.Asserts)}, codebook.SecondHand, []int{0}},
		{"unnamed, for nobody", []Claim{claim(aide, wireReport, codebook.Asserts)}, codebook.SecondHand, []int{0}},
		{"unnamed, for an acting side", []Claim{with(claim(aide, wireReport, codebook.Asserts), forKremlin)}, codebook.Official, []int{0}},
		{"one government for another", []Claim{with(claim(aide, wireReport, codebook.Asserts), forWhiteHouse)}, codebook.SecondHand, []int{0}},
		{"his words, passed on", []Claim{with(claim(trump, wireReport, codebook.Promises), passedOn)}, codebook.SecondHand, []int{0}},
		{"two papers", []Claim{claim(wire, wireReport, codebook.Reports), claim(paper, paperReport, codebook.Reports)}, codebook.Corroborated, []int{0, 1}},
		{"one paper passes on the other", []Claim{claim(wire, wireReport, codebook.Reports), claim(paper, paperCitesWire, codebook.Reports)}, codebook.SingleSource, []int{0}},
		{"three, tied by the third", []Claim{claim(wire, wireReport, codebook.Reports), claim(paper, paperReport, codebook.Reports), claim(paper, paperCitesWire, codebook.Reports)}, codebook.SingleSource, []int{0}},
		{"both pass on the same unnamed media", []Claim{claim(None, viaUnnamed1, codebook.Reports), claim(None, viaUnnamed2, codebook.Reports)}, codebook.SingleSource, []int{0}},
		{"denied by an acting side", []Claim{claim(wire, wireReport, codebook.Reports), claim(trump, wireReport, codebook.Denies)}, codebook.Denied, []int{0}},
		{"one side confirms, the other denies", []Claim{claim(trump, wireReport, codebook.Confirms), with(claim(aide, wireReport, codebook.Denies), forKremlin)}, codebook.Disputed, []int{0}},
		{"doubt on another part", []Claim{claim(wire, wireReport, codebook.Reports), with(claim(senator, paperReport, codebook.Doubts), outcome)}, codebook.SingleSource, []int{0}},
		{"dispute on the outcome alone", []Claim{with(claim(wire, wireReport, codebook.Reports), whole), with(claim(trump, wireReport, codebook.Asserts), outcome), with(claim(paper, paperReport, codebook.Disputes), outcome)}, codebook.Official, []int{1}},
		{"nothing but a disputed outcome", []Claim{with(claim(wire, wireReport, codebook.Reports), outcome), with(claim(paper, paperReport, codebook.Disputes), outcome)}, codebook.SingleSource, []int{0}},
		{"dispute on the same part", []Claim{claim(wire, wireReport, codebook.Reports), claim(paper, paperReport, codebook.Disputes)}, codebook.Disputed, []int{0}},
		{"only denial", []Claim{claim(senator, wireReport, codebook.Denies)}, codebook.Denied, nil},
		{"taken back", []Claim{claim(wire, wireReport, codebook.Reports), with(claim(wire, wireReport, codebook.Retracts), late)}, codebook.Retracted, nil},
		{"taken back by one of two", []Claim{claim(wire, wireReport, codebook.Reports), with(claim(wire, wireReport, codebook.Retracts), late), claim(paper, paperReport, codebook.Reports)}, codebook.SingleSource, []int{2}},
	}
	for _, tt := range tests {
		e := event(t, "talks", "2025-08-06", codebook.Happened, trump, putin)
		e.Claims = tt.claims
		d := sealed(t, e)
		got, why := Standing(d, 0, LatestDay)
		if got != tt.want || d.Events[0].Standing != got {
			t.Errorf("%s: %s, sealed as %s; want %s", tt.name, got.Code(), d.Events[0].Standing.Code(), tt.want.Code())
		}
		if !slices.Equal(why.Claims, tt.decide) {
			t.Errorf("%s: decided by claims %v, want %v", tt.name, why.Claims, tt.decide)
		}
	}
}

// TestRecipientActsOnlyInTalks checks that a recipient acts in talks, but not
// in a demand addressed to it.
func TestRecipientActsOnlyInTalks(t *testing.T) {
	e := event(t, "wish", "2025-08-06", codebook.Happened, russia)
	e.Who = append(e.Who, Part{Actor: trump, Role: codebook.RoleRecipient, For: None})
	e.Claims = []Claim{claim(leavitt, wireReport, codebook.Reports)}
	for typ, want := range map[codebook.Type]codebook.Standing{codebook.Consult: codebook.Official, codebook.Request: codebook.SecondHand} {
		e.Type = typ
		if d := sealed(t, e); d.Events[0].Standing != want {
			t.Errorf("%s: %s, want %s", typ.Code(), d.Events[0].Standing.Code(), want.Code())
		}
	}
}

func TestStandingGrows(t *testing.T) {
	e := event(t, "talks", "2025-08-06", codebook.Happened, trump, putin)
	e.Claims = []Claim{claim(wire, wireReport, codebook.Reports), claim(paper, paperReport, codebook.Reports), claim(trump, paperReport, codebook.Confirms)}
	e.Claims[2].Edit().SaidAt = when(t, "2025-08-09")
	d := sealed(t, e)
	for date, want := range map[string]codebook.Standing{"2025-08-05": codebook.NoStanding, "2025-08-06": codebook.SingleSource, "2025-08-08": codebook.Corroborated, "2025-08-09": codebook.Official} {
		if got, _ := Standing(d, 0, day(t, date)); got != want {
			t.Errorf("on %s: %s, want %s", date, got.Code(), want.Code())
		}
	}
}

func TestStandingGiven(t *testing.T) {
	e := event(t, "talks", "2025-08-06", codebook.Happened, trump)
	e.Claims = []Claim{claim(trump, wireReport, codebook.Confirms)}
	e.More = &More{From: None, To: None, StandingGiven: codebook.Disputed, StandingReason: "a court is deciding"}
	got, why := Standing(sealed(t, e), 0, LatestDay)
	if got != codebook.Disputed || why.Given != "a court is deciding" {
		t.Errorf("%s %q", got.Code(), why.Given)
	}
}

// TestStandingSurvivesCycles checks that cycles in part_of and via end.
func TestStandingSurvivesCycles(t *testing.T) {
	d := world(t)
	d.Actors[senate].PartOf, d.Actors[whiteHouse].PartOf = whiteHouse, senate
	e := event(t, "talks", "2025-08-06", codebook.Happened, trump)
	e.Claims = []Claim{claim(leavitt, wireReport, codebook.Confirms)}
	d.Sources[wireReport].Via = []SourceRef{paperCitesWire}
	d.Events = []Event{e}
	Seal(d)
	d.Home(leavitt)
}

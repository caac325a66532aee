package yaml

import (
	"testing"

	"parley/data/codebook"
	"parley/data/dataset"
)

// season is a record in the words of a football season.
const season = head + `
groups:
  home: {name: Home side, colour: blue, order: 1, members: [ada]}
  away: {name: Away side, part_of: club}
  north: {name: The north, countries: [NO]}
types:
  goal: {label: Goal, plural: Goals, class: material-cooperation, symbol: diamond}
  meeting: {label: Board meeting, like: CONSULT}
  SANCTION: Red card
classes:
  material-cooperation: Goals
actors:
  ada: {kind: person, name: Ada, part_of: club}
  club: {kind: company, name: Club}
  bo: {kind: person, name: Bo, roles: [{role: Goalkeeper, of: club}]}
  cy: {kind: person, name: Cy, country: NO}
  dee: {kind: person, name: Dee}
events:
  shot: {title: T, when: 2025-08-06, type: goal, source: 'http://a.b/'}
  board: {title: T, when: 2025-08-07, type: meeting, mode: phone, source: 'http://a.b/'}
  card: {title: T, when: 2025-08-08, type: SANCTION, source: 'http://a.b/'}
  call: {title: T, when: 2025-08-09, type: CONSULT, source: 'http://a.b/'}
`

// TestTypesOfTheRecord checks what an own type is, counts as and looks like.
func TestTypesOfTheRecord(t *testing.T) {
	d, _, found := readText(season)
	if len(found) > 0 {
		t.Fatalf("%+v", found)
	}
	for i, want := range []struct {
		code  string
		like  codebook.Type
		class codebook.Quad
		shape codebook.Shape
	}{
		{"goal", codebook.NoType, codebook.MaterialCooperation, codebook.Diamond},
		{"meeting", codebook.Consult, codebook.VerbalCooperation, codebook.Circle},
		{"SANCTION", codebook.Sanction, codebook.MaterialConflict, codebook.Diamond},
		{"CONSULT", codebook.Consult, codebook.VerbalCooperation, codebook.Circle},
	} {
		e := &d.Events[i]
		ref := d.Type(e)
		if back, ok := d.TypeByCode(want.code); d.TypeCode(ref) != want.code || back != ref || !ok {
			t.Errorf("event %d is of type %q, and %q is %d, %v", i, d.TypeCode(ref), want.code, back, ok)
		}
		if e.Type != want.like || d.Quad(e) != want.class || d.Sign(e) != (codebook.Sign{Class: want.class, Shape: want.shape}) {
			t.Errorf("%s: like %s, sign %+v", want.code, e.Type.Code(), d.Sign(e))
		}
	}
	if d.Events[1].Mode.Code() != "phone" {
		t.Error("a type like CONSULT takes no mode")
	}
}

// TestGroupsOfTheRecord checks to which group an actor belongs: the one that
// lists it, else the nearest body's, else that of its country.
func TestGroupsOfTheRecord(t *testing.T) {
	d, _, _ := readText(season)
	sides := d.Sides()
	for i, want := range []string{"home", "away", "away", "north", ""} {
		got := ""
		if at := sides[i]; at >= 0 {
			got = d.Scheme.Groups[at].ID
		}
		if got != want {
			t.Errorf("%s is in the group %q, want %q", d.Actors[i].ID, got, want)
		}
	}
	plain, _, _ := readText(head)
	if plain.Sides() != nil || (&dataset.Dataset{}).Scheme.Given() {
		t.Error("a record without groups has some")
	}
}

// TestFaultsOfAScheme checks that each is reported with the way out.
func TestFaultsOfAScheme(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"types":   {"\ntypes:\n  sanction: Card\n  a: {class: war}\n", "5:3 “sanction” is a type of the format, which is written in capitals; SANCTION\n6:3 a type without label; label: …\n6:14 unknown class “war”; one of plain, verbal-cooperation, material-cooperation, verbal-conflict, material-conflict"},
		"classes": {"\nclasses:\n  war: Fights\n", "5:3 unknown class “war”; one of plain, verbal-cooperation, material-cooperation, verbal-conflict, material-conflict"},
		"groups":  {"\ngroups:\n  a: {name: A, color: pink, colour: pink, countries: [ch, Switzerland], order: first, members: bob}\n", "5:16 “color” is not a key of a group; colour\n5:37 unknown colour “pink”; one of blue, rust, gold, green, rose\n5:55 “ch” is not a country code of ISO 3166-1 (two capital letters); CH\n5:59 “Switzerland” is not a country code of ISO 3166-1 (two capital letters)\n5:80 order must be a whole number, not “first”; the group with the least one comes first\n5:96 unknown actor “bob”"},
		"event":   {"\ntypes: {offer: Offer}\nevents:\n  e: {title: T, when: 2025, type: ofer, source: 'http://a.b/'}\n  f: {title: T, when: 2025, type: INVESTMENT, source: 'http://a.b/'}\n", "6:35 unknown type of event “ofer”; offer\n7:35 unknown type of event “INVESTMENT”; types are AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT, STATEMENT, DEADLINE, PERIOD, offer, or name your own under `types`"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := messages(head + c.text); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

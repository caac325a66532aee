package dataset_test

import (
	"fmt"
	"slices"
	"testing"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// between lists the contacts of two actors that start in a range of days, with
// the participants through whom they took place.
func between(d *dataset.Dataset, a, b dataset.ActorID, from, to string) []string {
	x := dataset.NewLedger(d).Contacts()
	i, k := d.ActorByID(a), d.ActorByID(b)
	var out []string
	for _, e := range x.Between(i, k, dataset.LatestDay) {
		when := d.Events[e].When.String()
		if when < from || when > to {
			continue
		}
		var m dataset.Encounter
		x.Read(e, dataset.LatestDay, &m)
		line := when + " " + m.Form.Code()
		for _, p := range append(m.Through(i, k), m.Through(k, i)...) {
			line += " " + string(d.Actors[p].ID)
		}
		out = append(out, line)
	}
	return out
}

// TestContactsOfSummer checks contacts in July and August 2025 against a list
// made by hand.
func TestContactsOfSummer(t *testing.T) {
	d := bundled.Read(t, "ukraine-talks")
	for _, c := range []struct {
		a, b dataset.ActorID
		want string
	}{
		{"ukraine", "russia", "[2025-07-23 meeting umerov kyslytsya medinsky galuzin]"},
		{"trump", "putin", "[2025-07-03 call 2025-08-15 meeting 2025-08-18 call]"},
	} {
		if got := fmt.Sprint(between(d, c.a, c.b, "2025-07-01", "2025-08-31")); got != c.want {
			t.Errorf("%s and %s: %s, want %s", c.a, c.b, got, c.want)
		}
	}
}

// TestContactsEqualSlowCount compares the contacts of all pairs with a
// brute-force count by the definition: in the bundled sets, the cases and a
// generated record, on the latest day and on earlier days.
func TestContactsEqualSlowCount(t *testing.T) {
	records := bundled.Records(t)
	records["made up"] = testkit.Events(300, testkit.Options{})
	crowd := bundled.Wide(t) // everybody at one table
	e := &crowd.Events[dataset.NewIndex(crowd).Event("2025-08-09-chevening")]
	for a := range crowd.Actors {
		e.Who = append(e.Who, dataset.Part{Actor: dataset.ActorRef(a), Role: codebook.RoleActor, For: dataset.None})
	}
	records["crowd"] = crowd
	total := 0
	for name, d := range records {
		l := dataset.NewLedger(d)
		x := l.Contacts()
		days := []dataset.Day{dataset.LatestDay}
		if changes := l.Changes(); len(changes) > 2 {
			days = append(days, changes[len(changes)/3], changes[len(changes)*2/3])
		}
		for _, day := range days[:testkit.Rounds(len(days))] {
			want := testkit.Contacts(dataset.AsKnownOn(d, day))
			total += len(want)
			for a := range d.Actors {
				for b := a + 1; b < len(d.Actors); b++ {
					pair := [2]dataset.ActorRef{dataset.ActorRef(a), dataset.ActorRef(b)}
					got := x.Between(pair[0], pair[1], day)
					slices.Sort(got)
					if len(got) != len(want[pair]) || day == dataset.LatestDay && !slices.Equal(got, want[pair]) {
						t.Errorf("%s on %s, %s and %s: %v, want %v", name, day.Text(), d.Actors[a].ID, d.Actors[b].ID, got, want[pair])
					}
				}
			}
		}
	}
	if total < 1000 {
		t.Errorf("only %d pairs met", total)
	}
}

// TestContactNeedsEvidenceAndOwnSide checks that an event that is denied or
// retracted is not a contact, nor one in which a person of one state acts for
// the other.
func TestContactNeedsEvidenceAndOwnSide(t *testing.T) {
	d := bundled.Read(t, "ukraine-talks")
	ref := dataset.NewIndex(d).Event("2025-07-23-istanbul-3")
	e := &d.Events[ref]
	count := func() int { return len(between(d, "ukraine", "russia", "2025-07-01", "2025-08-31")) }
	for standing, want := range map[codebook.Standing]int{codebook.Denied: 0, codebook.Retracted: 0, codebook.Disputed: 1, e.Standing: 1} {
		was := e.Standing
		e.Standing = standing
		if got := count(); got != want {
			t.Errorf("%s: %d contacts, want %d", standing.Code(), got, want)
		}
		e.Standing = was
	}
	for i := range e.Who {
		if e.Who[i].For == d.ActorByID("ukraine") {
			e.Who[i].For = d.ActorByID("eu")
		}
	}
	if got := count(); got != 0 {
		t.Errorf("for the EU: %d contacts of Ukraine, want none", got)
	}
}

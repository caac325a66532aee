package chronicle

import (
	"slices"
	"strings"
	"testing"

	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

// In every entry of the bundled sets and the cases nobody tells himself anything,
// who only report an event, or the same parts of it, do so in one line for each
// stance, and no participant is
// called by the words of the coding.
func TestEntriesReadAsPeopleSpeak(t *testing.T) {
	long := 0
	for name, d := range bundled.Records(t) {
		b := New(d, nil, words.English())
		for i := range d.Events {
			e, _ := b.Event(dataset.EventRef(i), dataset.LatestDay)
			var bare []string // stance and parts
			for _, c := range e.Claims {
				if slices.Contains(strings.Split(c.To, " "), c.All[0].Text) || c.To == "to "+c.All[0].Text {
					t.Errorf("%s, %s: %s %s", name, e.ID, b.Line(&c), c.To)
				}
				if c.Bare && c.Note+c.For+c.To+c.Chain+string(c.SaidIn) == "" {
					said := c.Stance.Code() + " " + c.Text
					if slices.Contains(bare, said) {
						t.Errorf("%s, %s: %s in two lines", name, e.ID, b.Line(&c))
					}
					bare = append(bare, said)
				}
				if len(c.All) > 3 {
					long++
					if want := ", and " + b.Words().Number(len(c.All)-2) + " other"; !strings.Contains(b.Line(&c), want) || len(c.Speakers) != 3 {
						t.Errorf("%s, %s: %s", name, e.ID, b.Line(&c))
					}
				}
			}
			for _, p := range e.Who {
				if p.Role == "recipient" || p.Role == "actor" {
					t.Errorf("%s, %s: %s is called %s", name, e.ID, p.Text, p.Role)
				}
			}
		}
		for i := range d.Events {
			for _, c := range d.Events[i].Claims {
				if c.SaidIn >= 0 && slices.Contains(c.To, c.By) && c.By >= 0 {
					t.Errorf("%s, %s: %s speaks to itself", name, d.Events[i].ID, d.Actors[c.By].ID)
				}
			}
		}
	}
	if long == 0 {
		t.Error("no event is reported by more than three")
	}
}

// The summit as a reader understands it: the guest came, the host received him, and
// the many reports are one line.
func TestSummitHostsAndGuests(t *testing.T) {
	d := bundled.Wide(t)
	b := New(d, nil, words.English())
	e, _ := b.Event(dataset.NewIndex(d).Event("2025-08-15-anchorage"), dataset.LatestDay)
	roles := map[dataset.ActorID]string{}
	for _, p := range e.Who {
		roles[p.ID] = p.Role
	}
	if roles["putin"] != "guest" || roles["trump"] != "host" {
		t.Errorf("%v", roles)
	}
	if i := slices.IndexFunc(e.Claims, func(c Claim) bool { return c.Bare }); i < 0 || !strings.HasSuffix(b.Line(&e.Claims[i]), " report it") {
		t.Errorf("claims: %+v", e.Claims)
	}
}

// Of two sources without words one denies the event and one its day alone: nobody is
// said to deny more than he does. The same holds for those who report.
func TestWhoDeniesTheDayDoesNotDenyTheEvent(t *testing.T) {
	d := bundled.Case(t, "washington")
	b := New(d, nil, words.English())
	e := &d.Events[0]
	plain := e.Claims[0]
	e.Claims = nil
	add := func(stance codebook.Stance, on codebook.Facets) {
		plain.Stance, plain.On = stance, on
		e.Claims = append(e.Claims, plain)
	}
	add(codebook.Denies, 0)
	add(codebook.Denies, codebook.OnWhen)
	add(codebook.Reports, codebook.OnWhen)
	add(codebook.Reports, codebook.OnHappened|codebook.OnWho)
	var got []string
	for _, c := range b.claims(0, b.known(e, dataset.LatestDay), dataset.LatestDay) {
		got = append(got, strings.TrimSpace(c.Verb+" "+c.Text))
	}
	if want := []string{"denies it", "denies On the date.", "reports On the date.", "reports it"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestSpan(t *testing.T) {
	for _, c := range [][3]string{
		{"2025-12-28", "2025-12-28", "2025-12-28"},
		{"2025-12-28", "2025-12-29~", "2025-12-28/2025-12-29~"},
		{"2025-12-29", "2025-12-28", "2025-12-28/2025-12-29"},
		{"2025-12-28?", "2025-12-28", "2025-12-28?"},
		{"[2022-03-29..2026-03-05]", "2022-11~", "[2022-03-29..2026-03-05]"},
		{"2025-12", "2025-12-31", "2025-12"},
		{"2025-12-30%", "2026-01", "2025-12-30%/2026-01-31"},
		{"2025-12-28", "", ""},
		{"2025-12-28", "../2025-12-30", "../2025-12-30"},
	} {
		a, b, want := parse(t, c[0]), parse(t, c[1]), parse(t, c[2])
		if ab, ba := span(a, b), span(b, a); ab != want || ba != want {
			t.Errorf("%s and %s: %s and %s, want %s", a, b, ab, ba, want)
		}
	}
}

func parse(t *testing.T, text string) edtf.Date {
	if text == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

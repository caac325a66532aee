package chronicle

import (
	"slices"
	"testing"

	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// The day of a line that joins several claims holds the day of each.
func TestJoinedClaimsKeepTheirDays(t *testing.T) {
	joined := 0
	for name, d := range bundled.Records(t) {
		b := New(d, nil, words.English())
		for i := range d.Events {
			e, _ := b.Event(dataset.EventRef(i), dataset.LatestDay)
			for _, line := range e.Claims {
				for _, m := range line.Members[1:] {
					joined++
					if said, at := line.Said.Date, m.Said.Date; !said.IsZero() && (at.IsZero() || at.Earliest < said.Earliest || at.Latest > said.Latest) {
						t.Errorf("%s, %s: %s %s, but %s on %s", name, e.ID, b.Line(&line), line.Said.Words, m.Speaker.Text, at)
					}
				}
			}
		}
	}
	if joined < 50 {
		t.Errorf("%d claims are joined", joined)
	}
}

// A line joins only claims of the same certainty and the same words; none is lost, none
// counts twice, and each has an id of its own.
func TestEveryClaimStandsInOneLine(t *testing.T) {
	for name, d := range bundled.Records(t) {
		b := New(d, nil, words.English())
		for i := range d.Events {
			e, _ := b.Event(dataset.EventRef(i), dataset.LatestDay)
			var anchors []string
			for _, line := range e.Claims {
				for _, m := range line.Members {
					anchors = append(anchors, m.Anchor)
				}
			}
			slices.Sort(anchors)
			if n := len(d.Events[i].Claims); len(slices.Compact(anchors)) != n {
				t.Errorf("%s, %s: %d claims have the ids %q", name, e.ID, n, anchors)
			}
			for k := range d.Events[i].Claims {
				c := &d.Events[i].Claims[k]
				stands := func(line Claim) bool {
					return line.Stance == c.Stance && line.Quote == c.Quote && (line.Text == c.Text || line.Bare && c.Text == "") && line.Note == c.Note &&
						slices.ContainsFunc(line.Members, func(m Member) bool {
							return m.Read.Source == c.Source && m.Speaker.Text == b.speaker(c).Text && m.on == c.Facets()
						})
				}
				if !slices.ContainsFunc(e.Claims, stands) {
					t.Errorf("%s, %s: no line says what %s says: %q", name, e.ID, b.speaker(c).Text, c.Text)
				}
			}
		}
	}
}

// Three outlets in the same words are one line. Another figure, another day, another
// certainty, another addressee or a remark is another line.
func TestWhatDiffersIsNotJoined(t *testing.T) {
	d := bundled.Wide(t)
	b := New(d, dataset.NewLedger(d), words.English())
	at := ref(t, b, "2025-08-15-anchorage")
	e := &d.Events[at]
	plain := e.Claims[0]
	for _, c := range []struct {
		name string
		edit func(*dataset.Claim)
		want int
	}{
		{"the same", func(*dataset.Claim) {}, 1},
		{"another source", func(c *dataset.Claim) { c.Source = dataset.None }, 1},
		{"another figure", func(c *dataset.Claim) { c.Edit().Text = "12 were killed." }, 2},
		{"another date", func(c *dataset.Claim) { c.Edit().Text = "11 were killed on 3 May." }, 2},
		{"less certain", func(c *dataset.Claim) { c.Stance = codebook.Doubts }, 2},
		{"another part", func(c *dataset.Claim) { c.On = codebook.OnOutcome }, 2},
		{"a quotation", func(c *dataset.Claim) { c.Edit().Quote = "Eleven." }, 2},
		{"another language", func(c *dataset.Claim) { c.Edit().QuoteLang = "fr" }, 2},
		{"for somebody", func(c *dataset.Claim) { c.For = 0 }, 2},
		{"to somebody", func(c *dataset.Claim) { c.Edit().To = []dataset.ActorRef{0} }, 2},
		{"passed on", func(c *dataset.Claim) { c.Edit().Chain = []dataset.ActorRef{0} }, 2},
		{"with a remark", func(c *dataset.Claim) { c.Edit().Note = "From memory." }, 2},
		{"another way", func(c *dataset.Claim) { c.Via = codebook.NoVia + 1 }, 2},
		{"said in an event", func(c *dataset.Claim) { c.SaidIn = at + 1 }, 2},
	} {
		first := plain
		first.Stance, first.For, first.SaidIn, first.Via = codebook.Reports, dataset.None, dataset.None, codebook.NoVia
		*first.Edit() = dataset.Saying{Text: "11 were killed."}
		second := first
		second.Edit()
		c.edit(&second)
		e.Claims = []dataset.Claim{first, second}
		got := b.claims(at, b.known(e, dataset.LatestDay), dataset.LatestDay)
		if len(got) != c.want || c.name == "the same" && got[0].Several() {
			t.Errorf("%s: %d lines, want %d: %+v", c.name, len(got), c.want, got)
		}
	}
}

// The id of a claim stays when others are added after it.
func TestAnchorsStay(t *testing.T) {
	d := bundled.Wide(t)
	b := New(d, dataset.NewLedger(d), words.English())
	at := ref(t, b, "2025-08-15-anchorage")
	e := &d.Events[at]
	anchors := func() (out []string) {
		for _, line := range b.claims(at, b.known(e, dataset.LatestDay), dataset.LatestDay) {
			for _, m := range line.Members {
				out = append(out, m.Anchor)
			}
		}
		return out
	}
	before := anchors()
	for _, want := range []string{"c-trump-2025-08-15", "c-trump-2025-08-06", "c-trump-2025-08-06-2", "c-tass-2025-08-16"} {
		if !slices.Contains(before, want) {
			t.Errorf("no claim has the id %s: %q", want, before)
		}
	}
	more := e.Claims[0]
	more.Known = 30000
	e.Claims = append(e.Claims, more)
	after := anchors()
	if len(after) != len(before)+1 || slices.ContainsFunc(before, func(a string) bool { return !slices.Contains(after, a) }) {
		t.Errorf("ids %q became %q", before, after)
	}
}

// A part that is disputed stands before one that is only told by several.
func TestDisputesComeFirst(t *testing.T) {
	mixed := 0
	for name, d := range bundled.Records(t) {
		b := New(d, nil, words.English())
		for i := range d.Events {
			e, _ := b.Event(dataset.EventRef(i), dataset.LatestDay)
			even := false
			for _, s := range e.Sides {
				if even && len(s.Against) > 0 {
					t.Errorf("%s, %s: %s stands after what nobody disputes", name, e.ID, s.Part)
				} else if even = even || len(s.Against) == 0; even && len(e.Sides) > 1 {
					mixed++
				}
			}
		}
	}
	if mixed == 0 {
		t.Error("no event has both")
	}
}

package dataset

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parley/data/codebook"
	"parley/data/edtf"
)

// ids returns the ids of the events of a dataset in order.
func ids(d *Dataset) string {
	var out []string
	for i := range d.Events {
		out = append(out, string(d.Events[i].ID))
	}
	return strings.Join(out, " ")
}

// dated returns events parsed from lines such as "b 2025-08-06T09:00 follows:a
// order:-1 weight:4", in a dataset whose clock has the turns.
func dated(t testing.TB, turns []Turn, lines ...string) *Dataset {
	t.Helper()
	d := &Dataset{Meta: Meta{Turns: turns}}
	at := map[string]EventRef{}
	for i, line := range lines {
		id, _, _ := strings.Cut(line, " ")
		at[id] = EventRef(i)
	}
	for _, line := range lines {
		words := strings.Fields(line)
		e := Event{ID: EventID(words[0]), When: when(t, words[1]), Where: None}
		for _, w := range words[2:] {
			key, value, _ := strings.Cut(w, ":")
			var n int32
			fmt.Sscan(value, &n)
			switch key {
			case "order":
				e.More = &More{From: None, To: None, Order: n}
			case "weight":
				e.Importance = uint8(n)
			default:
				kind, ok := codebook.ParseLinkKind(key)
				if !ok {
					t.Fatal(w)
				}
				e.Links = append(e.Links, Link{To: at[value], Kind: kind})
			}
		}
		d.Events = append(d.Events, e)
	}
	Seal(d)
	return d
}

// kyiv is the clock of Kyiv in summer 2025, UTC+3.
var kyiv = []Turn{{At: 0, Offset: 3 * 3600}}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		name  string
		turns []Turn
		lines []string
		want  string
	}{
		{"the day that is written", nil, []string{"noon 2025-08-07", "evening 2025-08-06T21:00:00-04:00"}, "evening noon"},
		{"clocks as written without a time zone", nil, []string{"a 2025-08-06T23:00-04:00", "b 2025-08-06T22:00Z", "c 2025-08-06T08:00+03:00"}, "c b a"},
		{"clocks in the world with one", kyiv, []string{"a 2025-08-06T23:00-04:00", "b 2025-08-06T22:00Z", "c 2025-08-06T09:30", "d 2025-08-06T08:00+01:00"}, "c d b a"},
		{"the day before the clock of the time zone", kyiv, []string{"c 2025-08-07T01:30+03:00", "d 2025-08-06T20:00-04:00"}, "d c"},
		{"no clock before a clock", nil, []string{"a 2025-08-06T00:00", "z 2025-08-06"}, "z a"},
		{"wide dates first", nil, []string{"d 2025-08-01", "c 2025-08", "b 2025-08-01/2025-08-04", "a 2025-08/2025-09", "e [2025-08-01..]", "f 2025-08-01/.."}, "e a c f b d"},
		{"an open start first", nil, []string{"a 1000-01-01", "b [..2025-08-01]", "c ../2025-08-01"}, "b c a"},
		{"links", nil, []string{"ceasefire 2025-08-06", "breach 2025-08-06 responds-to:zeal", "zeal 2025-08-06 follows:ceasefire"}, "ceasefire zeal breach"},
		{"causes and begins", nil, []string{"a 2025-08-06", "b 2025-08-06", "z 2025-08-06 causes:b begins:a"}, "z a b"},
		{"other links say nothing", nil, []string{"b 2025-08-06", "a 2025-08-06 comments-on:b"}, "a b"},
		{"no clock, but after a clock", nil, []string{"a 2025-08-06 follows:nine", "b 2025-08-06", "nine 2025-08-06T09:00", "ten 2025-08-06T10:00"}, "b nine a ten"},
		{"the clock before a link", nil, []string{"nine 2025-08-06T09:00 follows:ten", "ten 2025-08-06T10:00"}, "nine ten"},
		{"the clock before links by way of another", nil, []string{"nine 2025-08-06T09:00 follows:u", "ten 2025-08-06T10:00", "u 2025-08-06 follows:ten"}, "u nine ten"},
		{"links within a clock time", nil, []string{"a 2025-08-06T09:00 follows:b", "b 2025-08-06T09:00"}, "b a"},
		{"a circle loses nothing", nil, []string{"a 2025-08-06 follows:b", "b 2025-08-06 follows:c", "c 2025-08-06 follows:a", "d 2025-08-06 follows:c", "e 2025-08-06 follows:e"}, "e a c b d"},
		{"order", nil, []string{"a 2025-08-06 order:2", "b 2025-08-06", "c 2025-08-06 order:-1", "d 2025-08-06 order:1"}, "c b d a"},
		{"links before order", nil, []string{"a 2025-08-06 follows:b", "b 2025-08-06 order:9"}, "b a"},
		{"importance, then id", nil, []string{"a 2025-08-06 weight:1", "b 2025-08-06", "c 2025-08-06 weight:5", "d 2025-08-06 weight:2"}, "c b d a"},
		{"an interval after what it follows", nil, []string{"a 2025-08-06/2025-08-09 follows:b weight:5", "b 2025-08-06"}, "b a"},
		{"order before length", nil, []string{"a 2025-08-06/2025-08-09", "b 2025-08-06 order:-1", "c 2025-08-06 weight:5"}, "b a c"},
		{"order before importance", nil, []string{"a 2025-08-06 weight:5", "b 2025-08-06 order:-1"}, "b a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ids(dated(t, c.turns, c.lines...)); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

// someDay returns the lines of a random record of a few days with links.
func someDay(t testing.TB, r *rand.Rand) []string {
	dates := []string{"2025-08-06", "2025-08-06", "2025-08-06", "2025-08-07", "2025-08", "2025-08-06T%02d:00-04:00", "2025-08-06T%02d:00", "2025-08-07T%02d:30+14:00", "2025-08-06/2025-08-%02d"}
	lines := make([]string, 2+r.IntN(9))
	for i := range lines {
		date := dates[r.IntN(len(dates))]
		if strings.Contains(date, "%") {
			date = fmt.Sprintf(date, 7+r.IntN(5))
		}
		lines[i] = fmt.Sprintf("e%d %s order:%d weight:%d", i, date, r.IntN(3)-1, r.IntN(4))
		for range r.IntN(3) {
			lines[i] += fmt.Sprintf(" %s:e%d", []string{"follows", "responds-to", "causes", "begins", "part-of"}[r.IntN(5)], r.IntN(len(lines)))
		}
	}
	return lines
}

// TestOrderIsTotal shuffles records and checks that the order is always the
// same: by day, by clock within a day, along every link outside a cycle, and,
// without cycles, always the first event that may come next.
func TestOrderIsTotal(t *testing.T) {
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 7))
		turns := [][]Turn{nil, kyiv}[r.IntN(2)]
		lines := someDay(t, r)
		d := dated(t, turns, lines...)
		want := ids(d)
		if d.Meta.Turns != nil && len(d.Events) != len(lines) {
			t.Fatalf("%q: %s", lines, want)
		}
		r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		if again := ids(dated(t, turns, lines...)); again != want {
			t.Fatalf("%q: %s, shuffled %s", lines, want, again)
		}
		if Seal(d); ids(d) != want {
			t.Fatalf("%q: %s, sealed again %s", lines, want, ids(d))
		}
		if fault := misplaced(d); fault != "" {
			t.Fatalf("%q: %s: %s", lines, want, fault)
		}
	}
}

// misplaced describes what is wrong with the order of a sealed dataset, by
// comparing all pairs.
func misplaced(d *Dataset) string {
	n := len(d.Events)
	seats := make([]seat, n)
	for i := range seats {
		seats[i] = seatOf(d, EventRef(i), d.Events[i].When)
	}
	before := make([][]bool, n) // by clock or link
	for i := range before {
		before[i] = make([]bool, n)
	}
	for i := range n {
		for k := range n {
			a, b := &seats[i], &seats[k]
			if i < k && (a.day > b.day || a.day == b.day && a.wide < b.wide) {
				return fmt.Sprintf("%s of another day before %s", a.id, b.id)
			}
			if a.day == b.day && a.wide == b.wide && a.clock != edtf.Past && b.clock != edtf.Past && a.clock < b.clock {
				if i > k {
					return fmt.Sprintf("%s after %s by the clock", a.id, b.id)
				}
				before[i][k] = true
			}
		}
		for _, l := range d.Events[i].Links {
			first, then := int(l.To), i
			if sooner[l.Kind] < 0 {
				first, then = then, first
			}
			a, b := &seats[first], &seats[then]
			if sooner[l.Kind] != 0 && first != then && a.day == b.day && a.wide == b.wide && (a.clock == edtf.Past || b.clock == edtf.Past || a.clock <= b.clock) {
				before[first][then] = true
			}
		}
	}
	reach := make([][]bool, n)
	for i := range reach {
		reach[i] = slices.Clone(before[i])
	}
	for m := range n {
		for i := range n {
			for k := range n {
				reach[i][k] = reach[i][k] || reach[i][m] && reach[m][k]
			}
		}
	}
	circle := false
	for i := range n {
		circle = circle || reach[i][i]
		for k := range n {
			if before[i][k] && !reach[k][i] && i > k {
				return fmt.Sprintf("%s after %s in spite of a link", seats[i].id, seats[k].id)
			}
		}
	}
	for i := range n {
		for k := i + 1; k < n && !circle; k++ { // no later event that was possible at i sorts before the one there
			free := !slices.ContainsFunc(seats[i:], func(s seat) bool { return before[slices.Index(seats, s)][k] })
			if free && seats[k].compare(&seats[i]) < 0 {
				return fmt.Sprintf("%s might have come before %s", seats[k].id, seats[i].id)
			}
		}
	}
	return ""
}

// TestClockOfTheDataset checks the turns of a clock that changes from UTC+3 to
// UTC+2, at the dates of a record.
func TestClockOfTheDataset(t *testing.T) {
	d := &Dataset{}
	turn := when(t, "2025-10-26T01:00:00Z").Earliest
	add := func(w, was string) {
		e := Event{ID: EventID(w), When: when(t, w), Where: None}
		if was != "" {
			e.History = []Change{{Field: "when", From: was, Claim: None, Source: None}, {Field: "title", From: "2020-01-01T00:00Z", Claim: None, Source: None}}
		}
		d.Events = append(d.Events, e)
	}
	add("2025-12-01T10:00:00Z", "2024-08-01T10:00:00-04:00")
	add("2025-08-06T20:00:00-04:00/2025-11-01T00:00:00+03:00", "")
	add("2025-08-06", "")
	add("2025-08-06T08:00", "")
	d.SetClock(func(utc edtf.Instant) int32 {
		if utc < turn {
			return 3 * 3600
		}
		return 2 * 3600
	})
	Seal(d)
	if n := d.Meta.Turns; len(n) != 2 || n[0] != (Turn{when(t, "2024-08-01T14:00:00Z").Earliest, 10800}) || n[1] != (Turn{when(t, "2025-10-31T21:00:00Z").Earliest, 7200}) {
		t.Errorf("%+v", n)
	}
	for i, want := range [...][2]string{{"2025-08-06", "2025-08-07"}, {"2025-08-06T08:00", "2025-08-06T08:01"}, {"2025-08-07T03:00", "2025-10-31T23:00:01"}, {"2025-12-01T12:00", "2025-12-01T12:00:01"}} {
		from, to := d.Meta.OnClock(d.Events[i].When)
		if last := when(t, want[1]); from != when(t, want[0]).Earliest || to != last.Earliest || d.Meta.Elsewhere(d.Events[i].When) != (i > 1) {
			t.Errorf("%s lies at %d to %d on the clock, want %v", d.Events[i].When, from, to, want)
		}
	}
}

// TestInTime checks the order of a list in which one event has a date other
// than its present one.
func TestInTime(t *testing.T) {
	d := dated(t, nil, "u 2025-08-06 follows:nine", "v 2025-08-06", "nine 2025-08-06T09:00", "moved 2025-08-09", "seven 2025-08-07")
	for was, want := range map[string]string{"2025-08-09": "v nine u seven moved", "2025-08-06T08:00": "v moved nine u seven", "2025-08-06T10:00": "v nine u moved seven",
		"2025-08": "moved v nine u seven", "2025-08-06": "moved v nine u seven", "2024": "moved v nine u seven", "2026": "v nine u seven moved"} {
		refs := []EventRef{4, 2, 0, 3, 1}
		d.InTime(refs, func(e EventRef) edtf.Date {
			if d.Events[e].ID == "moved" {
				return when(t, was)
			}
			return d.Events[e].When
		})
		var got []string
		for _, e := range refs {
			got = append(got, string(d.Events[e].ID))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", was, s, want)
		}
	}
}

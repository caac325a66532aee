package lane

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"parley/data/edtf"
)

const testDay = edtf.DaySeconds

// randomItems returns n marks within the given years, a third of them ranges, a few
// of those very long.
func randomItems(r *rand.Rand, n int, years int64) Items {
	var it Items
	for range n {
		it.At = append(it.At, edtf.Instant(r.Int64N(years*365)*testDay+testDay/2))
	}
	slices.Sort(it.At)
	for _, at := range it.At {
		from, to := at-testDay/2, at+testDay/2
		switch r.IntN(6) {
		case 0:
			to += edtf.Instant(r.Int64N(40)) * testDay
		case 1:
			half := edtf.Instant(r.Int64N(20)) * testDay
			from, to = at-half, at+half
		}
		if r.IntN(200) == 0 {
			to += 2000 * testDay
		}
		it.From, it.To = append(it.From, from), append(it.To, to)
		it.Tier = append(it.Tier, uint8(1+min(r.IntN(6), r.IntN(6))))
	}
	return it
}

func needOf(k int) Need {
	n := Need{Mark: 8 << (k + 1)}
	for t := range n.Name {
		n.Name[t] = edtf.Instant(90+10*t) << (k + 1)
	}
	return n
}

// seatSpan returns the interval that a seat reserves for its item.
func seatSpan(it Items, i int, need Need, s Seat) span {
	from, to := min(it.From[i], it.At[i]-need.Mark), max(it.To[i], it.At[i]+need.Mark)
	if s.Side == Left {
		return span{min(from, it.At[i]-need.Name[it.Tier[i]]), to}
	}
	return span{from, max(to, it.At[i]+need.Name[it.Tier[i]])}
}

func TestNoTwoOverlapInARow(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var p Packer
	for range 60 {
		it := randomItems(r, 1+r.IntN(800), 1+r.Int64N(30))
		need, rows := needOf(8+r.IntN(12)), 1+r.IntN(30)
		seats := make([]Seat, it.Len())
		used := p.Assign(it, need, rows, seats)
		byRow := make([][]span, rows)
		for i, s := range seats {
			if s.Row >= 0 {
				byRow[s.Row] = append(byRow[s.Row], seatSpan(it, i, need, s))
			}
		}
		for row, spans := range byRow {
			if len(spans) > 0 && row >= used {
				t.Fatalf("row %d is in use, %d were reported", row, used)
			}
			slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
			for i := 1; i < len(spans); i++ {
				if spans[i].from < spans[i-1].to {
					t.Fatalf("row %d: %v overlaps %v", row, spans[i], spans[i-1])
				}
			}
		}
	}
}

// TestNothingIsLeftOverThatHadRoom tries every row for every item that got none.
func TestNothingIsLeftOverThatHadRoom(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	var p Packer
	for range 40 {
		it := randomItems(r, 300, 2)
		need, rows := needOf(12), 1+r.IntN(6)
		seats := make([]Seat, it.Len())
		p.Assign(it, need, rows, seats)
		for i, s := range seats {
			if s.Row >= 0 {
				continue
			}
			for row := range rows {
				own := seatSpan(it, i, need, Seat{Side: Right})
				if !slices.ContainsFunc(seated(it, need, seats, row), func(o span) bool { return o.from < own.to && own.from < o.to }) {
					t.Fatalf("item %d has room in row %d", i, row)
				}
			}
		}
	}
}

func seated(it Items, need Need, seats []Seat, row int) (spans []span) {
	for i, s := range seats {
		if int(s.Row) == row {
			spans = append(spans, seatSpan(it, i, need, s))
		}
	}
	return spans
}

func TestRowsDoNotDependOnTheRowsAbove(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	var p Packer
	it := randomItems(r, 2000, 3)
	few, many := make([]Seat, it.Len()), make([]Seat, it.Len())
	p.Assign(it, needOf(12), 5, few)
	p.Assign(it, needOf(12), 30, many)
	for i := range few {
		if many[i].Row < 5 && few[i] != many[i] {
			t.Fatalf("item %d: %v with 5 rows, %v with 30", i, few[i], many[i])
		}
	}
}

func TestImportantItemsGetRows(t *testing.T) {
	it := Items{}
	for i := range 40 {
		at := edtf.Instant(i) * 3600
		it.At, it.From, it.To = append(it.At, at), append(it.From, at), append(it.To, at)
		it.Tier = append(it.Tier, uint8(1+i%5))
	}
	seats := make([]Seat, it.Len())
	new(Packer).Assign(it, Need{Mark: testDay, Name: [Tiers]edtf.Instant{5: 9 * testDay}}, 8, seats)
	for i, s := range seats {
		if (it.Tier[i] == 5) != (s.Row >= 0) {
			t.Errorf("item %d of tier %d: row %d", i, it.Tier[i], s.Row)
		}
	}
}

func TestAssignDoesNotAllocateWhenWarm(t *testing.T) {
	it := randomItems(rand.New(rand.NewPCG(4, 4)), 5000, 10)
	seats := make([]Seat, it.Len())
	var p Packer
	p.Assign(it, needOf(14), 20, seats)
	if n := testing.AllocsPerRun(5, func() { p.Assign(it, needOf(14), 20, seats) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkAssign(b *testing.B) {
	it := randomItems(rand.New(rand.NewPCG(5, 5)), 100_000, 30)
	seats := make([]Seat, it.Len())
	for _, k := range []int{10, 12, 16, 20} {
		b.Run(string(rune('a'+k-10)), func(b *testing.B) {
			var p Packer
			for b.Loop() {
				p.Assign(it, needOf(k), 24, seats)
			}
		})
	}
}

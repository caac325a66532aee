package edtf

import (
	"testing"

	"parley/data/testkit/limit"
)

// FuzzParse checks for any text that Parse returns a date or an explanation and
// does not panic, that a date survives formatting and parsing, that bounds are
// in order, that members and ends are valid dates, that a suggestion is a valid
// date, and that the time is O(len(s)).
func FuzzParse(f *testing.F) {
	for _, v := range readVectors(f) {
		f.Add(v.input)
	}
	for _, s := range []string{"[1667, 1668]", "Y-17E7S2", "{..1984,1990~..}", "-000X-02-29", "2025-08-06T14:30+02/..", "c. 6 Aug 2025", "2025-8-6..", "XX12-02-29/2025-41?"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		limit.Time(t, len(s), func() { cost(s) })
		d, err := Parse(s)
		if err != nil {
			checkError(t, d, err)
			return
		}
		checkDate(t, d)
		for _, m := range d.Members() {
			checkDate(t, m)
			if d.Shape != Nowhere && (m.Earliest < d.Earliest || m.Latest > d.Latest) {
				t.Errorf("%v: member %v lies outside", d, m)
			}
		}
		if a, b := d.Ends(); d.Shape == Interval {
			checkEnds(t, d, a, b)
		}
	})
}

func checkError(t *testing.T, d Date, err error) {
	e := err.(*Error)
	if !d.IsZero() || e.Say == "" || e.Col < 1 || e.Col > len(e.Input)+1 {
		t.Errorf("%+v with %+v", d, e)
	}
	if e.Suggest == "" {
		return
	}
	if _, err := Parse(e.Suggest); err != nil {
		t.Errorf("%q: the offer is no date: %v", e.Input, err)
	}
}

func checkDate(t *testing.T, d Date) {
	again, err := Parse(d.String())
	if err != nil || again != d {
		t.Errorf("%v reads as %+v, %v, was %+v", d, again, err, d)
	}
	if d.Earliest > d.CoreStart || d.CoreStart > d.CoreEnd || d.CoreEnd > d.Latest || d.Earliest == d.Latest {
		t.Errorf("%v: bounds %d %d %d %d", d, d.Earliest, d.CoreStart, d.CoreEnd, d.Latest)
	}
	if m := d.Mid(); !m.Finite() || d.Shape != Nowhere && (m < d.Earliest || m > d.Latest) {
		t.Errorf("%v: middle %d", d, m)
	}
	if d.Surely(Past, Future) != (d.Shape != Nowhere) || d.Surely(d.Earliest, d.Latest) && !d.Possibly(d.Earliest, d.Latest) {
		t.Errorf("%v: not in its own window", d)
	}
}

func checkEnds(t *testing.T, d, a, b Date) {
	if a.IsZero() != (d.Is(OpenStart) || d.Is(UnknownStart)) || b.IsZero() != (d.Is(OpenEnd) || d.Is(UnknownEnd)) {
		t.Errorf("%v: ends %v and %v", d, a, b)
	}
	if !a.IsZero() && a.Earliest != d.Earliest || !b.IsZero() && b.Latest != d.Latest {
		t.Errorf("%v: ends %v and %v", d, a, b)
	}
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		if _, err := Parse("2025-08-06~/2025-08-09?"); err != nil {
			b.Fatal(err)
		}
	}
}

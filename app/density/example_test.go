package density_test

import (
	"fmt"

	"parley/app/density"
	"parley/app/timescale"
)

// A tree counts the events in each ten seconds and finds the most important of them.
func ExampleTree() {
	var t density.Tree
	t.Add(1, 2)
	t.Add(3, 5)
	t.Add(27, 1)
	t.Build()
	for i := 0; i < t.Len(); {
		b := t.Bin(i, 10)
		fmt.Printf("from %d: %d events, most important %d\n", b.From, b.Count(), t.Top(b.First, b.Last))
		i = b.Last
	}
	// Output:
	// from 0: 2 events, most important 1
	// from 20: 1 events, most important 2
}

// An interval that began before the window counts if it reaches into it.
func ExampleOverlaps_Count() {
	var o density.Overlaps
	o.Add(0, 100)
	o.Add(40, 45)
	o.Add(90, 95)
	o.Build()
	fmt.Println(o.Count(timescale.Span{From: 44, To: 50}))
	// Output: 2
}

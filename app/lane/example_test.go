package lane_test

import (
	"fmt"

	"parley/app/lane"
	"parley/data/edtf"
)

// Two events close together get different rows; a third, farther away, reuses the
// first row. Lengths are in seconds here; a chart passes the room of symbol and name
// at its zoom octave.
func ExamplePacker_Assign() {
	var items lane.Items
	for _, at := range []edtf.Instant{0, 5, 100} {
		items.Add(at, at, at, 0)
	}
	need := lane.Need{Mark: 2}
	need.Name[0] = 20
	seats := make([]lane.Seat, items.Len())
	var p lane.Packer
	used := p.Assign(items, need, 4, seats)
	fmt.Println(used, "rows:", seats[0].Row, seats[1].Row, seats[2].Row)
	// Output: 2 rows: 0 1 0
}

// A name is cut after a word.
func ExamplePrevBreak() {
	name := "Talks in Moscow"
	n := lane.PrevBreak(name, len(name))
	fmt.Println(name[:n] + lane.Ellipsis)
	// Output: Talks in…
}

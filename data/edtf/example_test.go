package edtf_test

import (
	"fmt"

	"parley/data/edtf"
)

// A date has a first and a last possible day. Latest is the first instant after
// the last one.
func ExampleParse() {
	for _, text := range []string{"2025-08-06", "2025-08", "2025-08~", "[2025-08-06..2025-08-08]"} {
		d, err := edtf.Parse(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		y, m, day := d.Earliest.Civil()
		fmt.Printf("%s: from %d-%02d-%02d, %d days, approximate %v\n", d, y, m, day, (d.Latest-d.Earliest)/edtf.DaySeconds, d.Is(edtf.Approximate))
	}
	// Output:
	// 2025-08-06: from 2025-08-06, 1 days, approximate false
	// 2025-08: from 2025-08-01, 31 days, approximate false
	// 2025-08~: from 2025-08-01, 31 days, approximate true
	// [2025-08-06..2025-08-08]: from 2025-08-06, 3 days, approximate false
}

// An Error holds the position of the fault and what to write instead.
func ExampleError() {
	_, err := edtf.Parse("6 August 2025")
	e := err.(*edtf.Error)
	fmt.Println(e.Col, e.Suggest)
	// Output: 2 2025-08-06
}

// Possibly and Surely report whether a date may or must lie in a window.
func ExampleDate_Possibly() {
	d, _ := edtf.Parse("2025-08")
	from, to := edtf.FromCivil(2025, 8, 10), edtf.FromCivil(2025, 8, 20)
	fmt.Println(d.Possibly(from, to), d.Surely(from, to))
	// Output: true false
}

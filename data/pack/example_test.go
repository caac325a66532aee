package pack_test

import (
	"fmt"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/pack"
)

// A pack has two parts: the core for the first picture and the long texts that
// follow.
func ExampleDecode() {
	when, _ := edtf.Parse("2025-08-06")
	d := &dataset.Dataset{Events: []dataset.Event{{ID: "moscow", Title: "Talks in Moscow", When: when, Where: dataset.None, Type: codebook.Consult, Text: "Three hours."}}}
	dataset.Seal(d)
	core, texts := pack.Encode(d)

	got, err := pack.Decode(core)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s, text %q, missing %v\n", got.Events[0].Title, got.Events[0].Text, got.TextsMissing)
	if err := pack.AddTexts(got, texts); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s, text %q, missing %v\n", got.Events[0].Title, got.Events[0].Text, got.TextsMissing)

	_, err = pack.Decode(core[:len(core)/2])
	fmt.Println(err != nil)
	// Output:
	// Talks in Moscow, text "", missing true
	// Talks in Moscow, text "Three hours.", missing false
	// true
}

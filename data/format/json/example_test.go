package json_test

import (
	"fmt"
	"os"

	"parley/data/format/json"
	"parley/data/format/yaml"
)

// Write returns the whole record, including everything that the reader filled
// in.
func ExampleWrite() {
	d, _, _ := yaml.Read([]yaml.File{{Name: "dataset.yaml", Data: []byte(`schema: 1
dataset: {id: talks, title: Talks, as_of: 2025-08-07, license: CC0-1.0}
actors:
  ann: {name: Ann, kind: person}
`)}})
	if _, err := os.Stdout.Write(json.Write(d)); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//  "schema": 1,
	//  "dataset": {
	//   "id": "talks",
	//   "title": "Talks",
	//   "language": "en",
	//   "as_of": "2025-08-07",
	//   "license": "CC0-1.0"
	//  },
	//  "actors": {
	//   "ann": {
	//    "name": "Ann",
	//    "kind": "person"
	//   }
	//  },
	//  "events": {}
	// }
}

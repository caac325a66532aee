package yaml_test

import (
	"fmt"

	"parley/data/format/yaml"
)

// Read keeps what is valid and reports the rest with file, line and fix.
func ExampleRead() {
	d, _, found := yaml.Read([]yaml.File{{Name: "dataset.yaml", Data: []byte(`schema: 1
dataset: {id: talks, title: Talks, as_of: 2025-08-07, license: CC0-1.0}
events:
  moscow:
    title: Talks in Moscow
    when: 2025-08-06
    importance: 9
    source: https://example.org/talks
`)}})
	fmt.Println(len(d.Events), d.Events[0].Title, d.Events[0].When)
	for _, f := range found {
		fmt.Printf("%s: %s [%s]\n", f.Where, f.Say, f.Rule)
	}
	// Output:
	// 1 Talks in Moscow 2025-08-06
	// dataset.yaml:7:17: importance must be 1 to 5, not “9” [bad-value]
}

package check_test

import (
	"fmt"
	"os"

	"parley/data/check"
	"parley/data/format/yaml"
)

// Dataset applies the rules to a record that was read; Text prints its findings
// and those of the reader.
func ExampleDataset() {
	d, pos, found := yaml.Read([]yaml.File{{Name: "dataset.yaml", Data: []byte(`schema: 1
dataset: {id: talks, title: Talks, as_of: 2025-08-07, license: CC0-1.0}
events:
  moscow:
    title: Talks in Moscow
    when: 2025-08-09
    status: happened
    source: https://example.org/talks
`)}})
	found = check.Sort(append(found, check.Dataset(d, pos)...))
	if err := check.Text(os.Stdout, found); err != nil {
		fmt.Println(err)
	}
	fmt.Println(check.Count(found, check.Error), "error")
	// Output:
	// dataset.yaml:6:11: error: “Talks in Moscow” happened, but is dated 2025-08-09, after the dataset's as_of 2025-08-07; fix: status: planned, or a later as_of [not-yet-happened]
	// 1 error
}

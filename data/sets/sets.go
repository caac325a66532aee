// Package sets holds the bundled datasets as an editor writes them, one folder
// each. It is for the tool only: the program of the browser never carries a
// dataset.
package sets

import "embed"

// Wide is the folder of the dataset that is shown when none is named.
const Wide = "ukraine-talks"

// Files holds the bundled datasets.
//
//go:embed */*.yaml */layout.json
var Files embed.FS

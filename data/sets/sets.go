// Package sets holds the bundled datasets as editors write them, one folder
// each. Only the tool imports it: the browser's program contains no dataset.
package sets

import "embed"

// Wide is the folder of the dataset that is used if none is named.
const Wide = "ukraine-talks"

// Files holds the bundled datasets.
//
//go:embed */*.yaml */layout.json */lang/*.yaml
var Files embed.FS

// Package spec holds the format of a dataset as an editor writes it: spec.md tells
// it, the JSON Schema lets editors complete and underline, and the samples in
// valid/ and invalid/ test readers of it.
package spec

import _ "embed"

// Schema is the JSON Schema (2020-12) of one file of a dataset.
//
//go:embed dataset.schema.json
var Schema []byte

// SchemaName is the name of the file that holds Schema.
const SchemaName = "dataset.schema.json"
